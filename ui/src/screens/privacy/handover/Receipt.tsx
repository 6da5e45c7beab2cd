import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { HandoverRow } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useSend, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { participants } from "./words";

/** Takes down the colleague's receipt, upon which the cases are deleted here. */
export function Receipt({ row, onClose }: { row: HandoverRow; onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [receipt, setReceipt] = useState("");
  const [deletedToo, setDeletedToo] = useState(false);
  const deleting = row.state === "deleting";

  async function submit() {
    const { deleted, left_out } = await send("handover.receipt", {
      id: row.id,
      receipt,
      deleted_at_owner: deletedToo,
    });
    const kept = left_out > 0 ? `. ${participants(left_out)} ble ikke tatt imot, og er dine igjen` : "";
    announce(`Slettet her: ${participants(deleted)}${kept}`);
    onClose();
  }

  const { receipt: error, deleted_at_owner: unsaid } = errorsByName(task.error);
  return (
    <Modal
      title={deleting ? "Fullfør slettingen" : `Kvittering fra ${row.with}`}
      onClose={() => {
        if (!task.busy) onClose();
      }}
      footer={
        <>
          <Button size="small" type="submit" form="handover-receipt" data-color="danger" loading={task.busy}>
            {deleting ? "Slett her" : "Før kvittering og slett her"}
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="handover-receipt" task={task} submit={submit} fieldError={(error ?? unsaid) !== undefined}>
        <p className="prose">
          Kvitteringen viser at {row.with} har åpnet filen og har deltakerne. Derfor slettes{" "}
          {participants(row.cases.length)} her for godt, også i sikkerhetskopiene, og du får
          slettebekreftelse.
        </p>
        {!deleting && (
          <TextField
            size="small"
            label="Kvittering"
            description="For eksempel 7K3M-X04T-BQ2Z-91FA. Store og små bokstaver spiller ingen rolle."
            className="handover-name"
            value={receipt}
            spellCheck={false}
            error={error}
            onChange={(event) => {
              task.clear();
              setReceipt(event.target.value);
              setDeletedToo(false);
            }}
          />
        )}
        {(unsaid !== undefined || deletedToo) && (
          <CheckboxGroup
            size="small"
            legend="Eieren har slettet noen av deltakerne"
            value={deletedToo ? ["yes"] : []}
            error={unsaid}
            onChange={(next: string[]) => {
              task.clear();
              setDeletedToo(next.length > 0);
            }}
          >
            <Checkbox value="yes">Slett også dem som eieren har slettet</Checkbox>
          </CheckboxGroup>
        )}
      </Form>
    </Modal>
  );
}
