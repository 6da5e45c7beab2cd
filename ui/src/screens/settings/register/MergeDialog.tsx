import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { RegisterEntry } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useTask } from "../../../data/hooks";
import { candidates, nameOf } from "./twins";
import { usedBy } from "./used";

/** Makes one of two contacts that are the same: this one goes, and what refers to it then refers to the other. */
export function MergeDialog(props: { entries: RegisterEntry[]; from: RegisterEntry; onClose: () => void }) {
  const { entries, from, onClose } = props;
  const change = useChange(from.id);
  const task = useTask();
  const others = candidates(entries, from);
  const [into, setInto] = useState("");
  const [tried, setTried] = useState(false);
  const used = usedBy(from);
  const { name } = from.contact;

  async function submit() {
    setTried(true);
    if (into === "") return;
    await change("contact.merge", { from: from.id, into }, [
      "merged",
      `${name} med ${nameOf(entries, into)}`,
    ]);
    onClose();
  }

  return (
    <Modal
      title="Slå sammen to kontakter"
      onClose={onClose}
      footer={
        others.length === 0 ? (
          <Cancel>Lukk</Cancel>
        ) : (
          <>
            <Button size="small" type="submit" form="merge-form" loading={task.busy}>
              Slå sammen
            </Button>
            <Cancel />
          </>
        )
      }
    >
      {others.length === 0 ? (
        <p>Det finnes ingen annen kontakt av samme slag som «{name}» kan slås sammen med.</p>
      ) : (
        <Form id="merge-form" task={task} submit={submit}>
          <p>
            Er «{name}» ført to ganger, velger du her den som skal stå.
            {used !== "" && ` Det som i dag viser til «${name}» (${used}), viser deretter til den.`} Telefon
            og e-post som mangler der, tas med. «{name}» fjernes.
          </p>
          <Select
            size="small"
            label="Kontakten som skal stå"
            value={into}
            error={tried && into === "" ? "Velg hvilken kontakt som skal stå." : undefined}
            onChange={(event) => setInto(event.target.value)}
          >
            <option value="">Velg kontakt</option>
            {others.map((entry) => (
              <option key={entry.id} value={entry.id}>
                {[entry.contact.name, nameOf(entries, entry.contact.organisation ?? ""), entry.contact.phone]
                  .filter(Boolean)
                  .join(", ")}
              </option>
            ))}
          </Select>
        </Form>
      )}
    </Modal>
  );
}
