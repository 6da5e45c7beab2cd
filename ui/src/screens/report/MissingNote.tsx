import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import type { Missing } from "../../api/types";
import type { ApiError } from "../../host";
import { focusField } from "./MissingList";

/** The fields that a refusal names, or those the screen knows are missing. */
function missingOf(error: ApiError | null, known: Missing[]): Missing[] {
  return Array.isArray(error?.details) ? (error.details as Missing[]) : known;
}

/** What must be filled in first; each item closes the dialog and leads to its field. */
export function MissingNote(props: { error: ApiError | null; known?: Missing[]; onClose: () => void }) {
  const missing = missingOf(props.error, props.known ?? []);
  return (
    <div role="alert">
      <LocalAlert status="error" size="small">
        <LocalAlert.Header>
          <LocalAlert.Title as="h2">Rapporten er ikke ferdig</LocalAlert.Title>
        </LocalAlert.Header>
        <LocalAlert.Content>
          <p>Malen skal fylles ut i sin helhet. Skriv tekst eller «Ikke aktuelt» i:</p>
          <ul>
            {missing.map((each) => (
              <li key={each.field}>
                <a
                  href={`#felt-${each.field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    props.onClose();
                    // After the dialog has given the focus back.
                    setTimeout(() => focusField(each.field), 100);
                  }}
                >
                  {each.label.replace(/:$/, "")}
                </a>
              </li>
            ))}
          </ul>
        </LocalAlert.Content>
      </LocalAlert>
    </div>
  );
}
