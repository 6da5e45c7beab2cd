import type { RegisterEntry } from "../../../api/types";
import { href } from "../../../app/router";
import { Answer } from "../../../components/Answer";
import { Cancel, Modal } from "../../../components/Modal";
import { useAnswer } from "../../../data/hooks";

/** Who uses a contact. Names of participants are asked for here alone. */
export function UsesDialog({ entry, onClose }: { entry: RegisterEntry; onClose: () => void }) {
  return (
    <Modal title={entry.contact.name} onClose={onClose} footer={<Cancel>Lukk</Cancel>}>
      <Uses entry={entry} />
    </Modal>
  );
}

/** The cases that refer to a contact, and the contacts that belong to it. */
export function Uses({ entry }: { entry: RegisterEntry }) {
  return (
    <Answer of={useAnswer("contact.uses", { id: entry.id })}>
      {({ cases, members }) => (
        <div className="stack">
          {cases.length > 0 && (
            <div>
              <h2 className="register__part">Brukes hos</h2>
              <ul className="register__uses">
                {cases.map((use) => (
                  <li key={use.case}>
                    <a href={href({ screen: "participant", id: use.case, tab: "oversikt" })}>
                      {use.participant}
                    </a>
                    <span className="subtle"> · {use.agreement}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {members.length > 0 && (
            <div>
              <h2 className="register__part">Hører til</h2>
              <ul className="register__uses">
                {members.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </Answer>
  );
}
