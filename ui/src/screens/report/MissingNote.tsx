import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { Missing } from "../../api/types";
import type { ApiError } from "../../host";
import { fieldElementId, focusField } from "./focus-field";

/** The fields that a refusal names, or else those that the screen knows are missing. */
export function missingOf(error: ApiError | null, known: Missing[]): Missing[] {
  const refused = error?.code === "incomplete" && Array.isArray(error.details);
  return refused ? (error.details as Missing[]) : known;
}

/** What must be filled in first; each item closes the dialog and leads to its field. */
export function MissingNote({ missing, onClose }: { missing: Missing[]; onClose: () => void }) {
  if (missing.length === 0) return null;
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">Rapporten er ikke ferdig</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <p>Malen skal fylles ut i sin helhet. Skriv tekst eller «Ikke aktuelt» i:</p>
        <ul>
          {missing.map((each) => (
            <li key={each.field}>
              <a
                href={`#${fieldElementId(each.field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  onClose();
                  // After the dialog has given the focus back.
                  setTimeout(() => focusField(each.field), 100);
                }}
              >
                {each.place && `${each.place}: `}
                {each.label.replace(/:$/, "")}
              </a>
            </li>
          ))}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
