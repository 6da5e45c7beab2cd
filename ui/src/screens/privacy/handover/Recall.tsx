import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { Textarea } from "@navikt/ds-react/Textarea";
import { useState } from "react";
import type { HandoverRow } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Form } from "../../../components/Form";
import { Cancel, Confirm, Modal } from "../../../components/Modal";
import { useSend, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { participants } from "./words";

/** Takes cases back that no file will bring, or calls a return off. */
export function Recall({ row, onClose }: { row: HandoverRow; onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [reason, setReason] = useState("");
  const [left, setLeft] = useState<string | null>(null);

  async function submit() {
    const { file_left } = await send("handover.recall", { id: row.id, reason });
    announce(
      row.kind === "return" ? "Returen er avbrutt" : `Tatt tilbake: ${participants(row.cases.length)}`,
    );
    if (file_left === null) onClose();
    else setLeft(file_left);
  }

  if (left !== null) {
    return (
      <Modal
        title="Slett filen selv"
        onClose={onClose}
        footer={
          <Button type="button" size="small" className="first-focus" onClick={onClose}>
            Lukk
          </Button>
        }
      >
        <div className="stack">
          <p>
            Overleveringen gjelder ikke lenger, men den krypterte filen er endret eller ikke tilgjengelig, og
            kunne ikke slettes herfra. Slett filen selv, så ingen tar den imot:
          </p>
          <p className="path">
            <code>{left}</code>
          </p>
        </div>
      </Modal>
    );
  }

  if (row.kind === "return") {
    return (
      <Confirm
        title="Avbryte returen?"
        action="Avbryt returen"
        cancel="La den stå"
        busy={task.busy}
        onConfirm={() => void task.run(submit)}
        onClose={onClose}
      >
        <div className="stack">
          <p>
            Har {row.with} ikke tatt imot filen ennå, kan du arbeide videre og levere tilbake på nytt. Er den
            alt tatt imot, er det for sent: da skal kvitteringen føres her.
          </p>
          <ErrorMessage error={task.error} />
        </div>
      </Confirm>
    );
  }

  const error = errorsByName(task.error).reason;
  return (
    <Modal
      title={`Ta tilbake fra ${row.with}?`}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="handover-recall" data-color="danger" loading={task.busy}>
            Ta tilbake
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="handover-recall" task={task} submit={submit} fieldError={error !== undefined}>
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title>Bare når filen er borte eller aldri ble åpnet</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            {row.kind === "lend"
              ? `Det ${row.with} har gjort, kommer ikke med: en tilbakelevering kan ikke tas imot etterpå. ${row.with} må slette sin kopi.`
              : `Har ${row.with} tatt imot, finnes deltakerne etterpå hos dere begge. Kvitteringen gjelder ikke lenger.`}
          </LocalAlert.Content>
        </LocalAlert>
        <Textarea
          size="small"
          label="Hvorfor tar du det tilbake?"
          description="Står i historikken og endringsloggen."
          minRows={2}
          value={reason}
          error={error}
          onChange={(event) => {
            task.clear();
            setReason(event.target.value);
          }}
        />
      </Form>
    </Modal>
  );
}
