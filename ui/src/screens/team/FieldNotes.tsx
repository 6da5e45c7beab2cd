import { Button } from "@navikt/ds-react/Button";
import type { TeamNote } from "../../api/types";
import "./team.css";

/** What the others in the team have written under a heading, to be put into one's own text. */
export function FieldNotes(props: {
  notes: TeamNote[];
  /** The field's label, in a sentence. */
  label: string;
  value: string;
  put: (text: string, said: string) => void;
}) {
  const { notes, label, value, put } = props;
  return (
    <section className="team-notes" aria-label={`Notater fra laget til ${label}`}>
      <p className="team-notes__head">Notater fra laget</p>
      <ul className="plain-list">
        {notes.map(({ member, text }) => (
          <li key={member} className="team-notes__note">
            <p className="team-notes__member">{member}</p>
            <p className="team-notes__text">{text}</p>
            {value.includes(text.trim()) ? (
              <p className="subtle small">Satt inn i teksten</p>
            ) : (
              <Button
                type="button"
                size="xsmall"
                variant="secondary"
                onClick={() =>
                  put(
                    value.trim() === "" ? text : `${value.trimEnd()}\n\n${text}`,
                    `Satt inn notatet fra ${member}`,
                  )
                }
              >
                Sett inn
                <span className="sr-only">{` notatet fra ${member} i ${label}`}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
