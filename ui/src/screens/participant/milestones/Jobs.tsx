import { ExclamationmarkTriangleIcon, PaperclipIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Link } from "@navikt/ds-react/Link";
import type { CaseView, Employment, JobProof } from "../../../api/types";
import { useAnswer } from "../../../data/hooks";
import { date, listed } from "../../../format";
import { terms } from "../../../words";
import { jobName } from "../attachments/JobField";
import { percentText } from "../percent";
import type { Open } from "./Dialogs";
import { jobFacts } from "./job-facts";

const GONE = "Jobben er fjernet";

/** `Fast, 60 %, fra 01.02.2026`. */
function jobTerms(job: Employment): string {
  const days = [job.from && `fra ${date(job.from)}`, job.to && `til ${date(job.to)}`]
    .filter(Boolean)
    .join(" ");
  return [terms[job.terms], `${percentText(job.percent)} %`, days].filter(Boolean).join(", ");
}

/** The jobs that a milestone rests on, each with what documents it. */
export function Jobs(props: {
  view: CaseView;
  jobs: JobProof[];
  /** Whether proof is still asked for. */
  wanted: boolean;
  open: (open: Open) => void;
}) {
  const { view, jobs, wanted, open } = props;
  const kept = useAnswer("attachments", { id: view.id }).data?.attachments ?? [];
  return (
    <ul className="plain-list milestone__jobs">
      {jobs.map(({ job: id, attachments }) => {
        const job = view.employments[id];
        const name = jobName(view, id) ?? GONE;
        return (
          <li key={id}>
            <strong>{name}</strong>
            {job && (
              <Button
                type="button"
                size="xsmall"
                variant="tertiary"
                onClick={() => open({ what: "job", id })}
              >
                Endre<span className="sr-only"> jobben {name}</span>
              </Button>
            )}
            {job && (
              <span className="milestone__further">
                {[jobTerms(job), ...jobFacts(view.agreement, job)].join(" · ")}
              </span>
            )}
            {attachments.map((attachment) => (
              <span key={attachment} className="milestone__proof">
                <PaperclipIcon aria-hidden />
                <Link as="button" type="button" onClick={() => open({ what: "look", attachment })}>
                  <span className="sr-only">Vis </span>
                  {kept.find((each) => each.id === attachment)?.title ?? "Dokumentasjon"}
                </Link>
              </span>
            ))}
            {attachments.length === 0 && wanted && (
              <span className="milestone__proof">
                <ExclamationmarkTriangleIcon aria-hidden />
                Dokumentasjon mangler
                <Button
                  type="button"
                  size="xsmall"
                  variant="tertiary"
                  onClick={() => open({ what: "proof", job: id })}
                >
                  Legg ved<span className="sr-only"> dokumentasjon på {name}</span>
                </Button>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** `Servitør, Kafé Solsiden og Lager AS`. */
export function jobNames(view: CaseView, jobs: string[]): string {
  return listed(jobs.map((id) => jobName(view, id) ?? GONE));
}
