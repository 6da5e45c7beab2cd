import { Button } from "@navikt/ds-react/Button";
import { useState } from "react";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useTask } from "../../data/hooks";
import type { FieldProps } from "./ReportField";
import { slotLabel } from "./slots";

/** Where a field's text comes from, and how it follows. What was typed is never replaced unasked. */
export function SourceLine({ slot, value, prefill, filled, actions, cell }: FieldProps) {
  const task = useTask();
  const [comparing, setComparing] = useState(false);
  if (prefill === undefined) return null;
  const label = slotLabel(slot);
  const fetch = () =>
    task.run(async () => {
      await actions.refresh([slot.key], label);
      setComparing(false);
    });

  if (prefill.text === value) {
    return cell ? null : <span className="subtle small">Hentet {prefill.source}</span>;
  }
  const touched = value.trim() !== "" && value !== filled;
  if (!touched) {
    const does = value.trim() === "" ? "Hent" : "Oppdater";
    return (
      <>
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          loading={task.busy}
          onClick={() => void fetch()}
        >
          {cell ? does : `${does} ${prefill.source}`}
          <span className="sr-only"> til {label}</span>
        </Button>
        <ErrorMessage error={task.error} />
      </>
    );
  }
  const news = filled !== undefined && filled !== prefill.text;
  return (
    <>
      <Button
        type="button"
        size="xsmall"
        variant="tertiary"
        aria-expanded={comparing}
        onClick={() => setComparing(!comparing)}
      >
        {cell ? "Forslag" : news ? `Vis nytt forslag ${prefill.source}` : `Vis forslaget ${prefill.source}`}
        <span className="sr-only"> til {label}</span>
      </Button>
      {comparing && (
        <div className="suggestion">
          <p className="suggestion__head">Forslaget {prefill.source}</p>
          <p className="suggestion__text">{prefill.text}</p>
          <p className="suggestion__head">Det som står nå</p>
          <p className="suggestion__text">{value}</p>
          <div className="row">
            <Button type="button" size="xsmall" loading={task.busy} onClick={() => void fetch()}>
              Bruk forslaget
            </Button>
            {slot.field.kind === "text" && (
              <Button
                type="button"
                size="xsmall"
                variant="secondary"
                onClick={() => {
                  const text = `${value.trimEnd()}\n\n${prefill.text}`;
                  actions.apply({ [slot.key]: text }, `Forslaget er lagt til: ${label}`);
                  setComparing(false);
                }}
              >
                Legg forslaget til under
              </Button>
            )}
            <Button
              type="button"
              size="xsmall"
              variant="secondary"
              data-color="neutral"
              onClick={() => setComparing(false)}
            >
              Behold det som står
            </Button>
          </div>
          <ErrorMessage error={task.error} />
        </div>
      )}
    </>
  );
}
