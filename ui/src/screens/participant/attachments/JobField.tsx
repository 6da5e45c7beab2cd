import { Select } from "@navikt/ds-react/Select";
import type { AttachmentKind, CaseView } from "../../../api/types";
import { records } from "../../../data/hooks";
import { contactName } from "../names";

/** A job by what it is and where; undefined when it is no longer registered. */
export function jobName(view: CaseView, id: string): string | undefined {
  const job = view.employments[id];
  if (job === undefined) return undefined;
  return [job.position.trim(), contactName(view, job.employer)].filter(Boolean).join(", ");
}

/** The job that an attachment of this kind documents; null when it is of a kind that documents none. */
export function jobFor(view: CaseView, kind: AttachmentKind | "", chosen: string): string | null {
  return kind === "contract" && view.employments[chosen] !== undefined ? chosen : null;
}

/** The only job there is, which is then most likely the one meant. */
export function onlyJob(view: CaseView): string {
  const jobs = records(view.employments);
  return jobs.length === 1 ? (jobs[0]?.[0] ?? "") : "";
}

/** Which job a proof of employment is about. */
export function JobField(props: {
  view: CaseView;
  kind: AttachmentKind | "";
  value: string;
  error: string | undefined;
  change: (job: string) => void;
}) {
  const jobs = records(props.view.employments);
  if (props.kind !== "contract") return null;
  if (jobs.length === 0) {
    return (
      <p className="subtle small">
        Registrer jobben under «Arbeid» for å knytte vedlegget til den. Da regnes det som dokumentasjon på
        den.
      </p>
    );
  }
  return (
    <Select
      size="small"
      label="Gjelder arbeidsforholdet"
      description="Vedlegget regnes som dokumentasjon på jobben du velger."
      value={props.value}
      error={props.error}
      onChange={(event) => props.change(event.target.value)}
    >
      <option value="">Ikke knyttet til noe arbeidsforhold</option>
      {jobs.map(([id]) => (
        <option key={id} value={id}>
          {jobName(props.view, id)}
        </option>
      ))}
    </Select>
  );
}
