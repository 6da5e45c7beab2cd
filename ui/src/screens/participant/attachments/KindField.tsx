import { Select } from "@navikt/ds-react/Select";
import { TextField } from "@navikt/ds-react/TextField";
import type { AttachmentKind, Attachments } from "../../../api/types";

/** What an attachment is to the case, and what to call it. */
export function KindField(props: {
  kept: Attachments;
  kind: AttachmentKind | "";
  change: (kind: AttachmentKind | "") => void;
  error: string | undefined;
}) {
  return (
    <Select
      size="small"
      label="Hva slags"
      value={props.kind}
      error={props.error}
      description={
        props.kind === "contract" ? "Arbeidsavtalen, eller en bekreftelse fra arbeidsgiver." : undefined
      }
      onChange={(event) => props.change(event.target.value as AttachmentKind | "")}
    >
      {props.kind === "" && <option value="">Velg hva slags</option>}
      {props.kept.kinds.map(({ kind, label }) => (
        <option key={kind} value={kind}>
          {label}
        </option>
      ))}
    </Select>
  );
}

/** The title; blank means the kind's name. */
export function TitleField(props: {
  kept: Attachments;
  kind: AttachmentKind | "";
  title: string;
  change: (title: string) => void;
  error: string | undefined;
}) {
  const label = props.kept.kinds.find(({ kind }) => kind === props.kind)?.label;
  return (
    <TextField
      size="small"
      label="Tittel (valgfritt)"
      description={`Står den tom, blir tittelen ${label === undefined ? "det du velger ovenfor" : `«${label}»`}.`}
      maxLength={props.kept.limits.title}
      value={props.title}
      error={props.error}
      onChange={(event) => props.change(event.target.value)}
    />
  );
}
