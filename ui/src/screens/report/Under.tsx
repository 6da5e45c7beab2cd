import { Button } from "@navikt/ds-react/Button";
import { focusField } from "./focus-field";
import type { FieldProps } from "./ReportField";
import { SourceLine } from "./SourceLine";
import { NOT_APPLICABLE, slotLabel } from "./slots";

/** The line below a field: where its text comes from, and what can be put there. */
export function Under(props: FieldProps & { toggle: () => void; inapplicable: boolean; writes: boolean }) {
  const { slot, value, actions, earlier, inapplicable, writes } = props;
  const { field } = slot;
  const label = slotLabel(slot);
  const empty = value.trim() === "";
  const chosen = field.kind === "choice" && !empty;
  return (
    <div className="report-field__under">
      <SourceLine {...props} />
      <span className="report-field__tools">
        {earlier && !props.earlierShown && empty && field.kind === "text" && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            onClick={() => {
              // The offer to copy takes this one's place; the cursor goes where one writes.
              focusField(slot.key);
              props.showEarlier();
            }}
          >
            Se forrige<span className="sr-only"> til {label}</span>
          </Button>
        )}
        {earlier && props.earlierShown && writes && earlier.text !== value && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            className="report-field__copy"
            onClick={() =>
              actions.apply({ [slot.key]: earlier.text }, `Kopiert fra ${props.earlierTitle}: ${label}`)
            }
          >
            Kopier forrige hit<span className="sr-only"> til {label}</span>
          </Button>
        )}
        {field.kind === "text" && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            data-color="neutral"
            title="Alt+F eller Ctrl+mellomrom i feltet"
            onClick={() => props.phrases(slot)}
          >
            Fraser<span className="sr-only"> til {label}</span>
          </Button>
        )}
        {chosen && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            data-color="neutral"
            onClick={() => actions.change(slot.key, "")}
          >
            Fjern valget<span className="sr-only"> i {label}</span>
          </Button>
        )}
        {empty && field.required && !HAS_ITS_OWN.has(field.kind) && (
          <Button
            type="button"
            size="xsmall"
            variant="secondary"
            data-color="neutral"
            title="Alt+I i feltet"
            onClick={props.toggle}
          >
            {NOT_APPLICABLE}
            <span className="sr-only"> for {label}</span>
          </Button>
        )}
        {inapplicable && !HAS_ITS_OWN.has(field.kind) && (
          <Button
            type="button"
            size="xsmall"
            variant="tertiary"
            data-color="neutral"
            title="Alt+I i feltet"
            onClick={props.toggle}
          >
            Skriv likevel<span className="sr-only"> i {label}</span>
          </Button>
        )}
      </span>
    </div>
  );
}

/** These have «Ikke aktuelt» among what they can be. */
const HAS_ITS_OWN = new Set(["choice", "checks"]);
