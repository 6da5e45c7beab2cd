import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { useState } from "react";
import type { DeletionRow } from "../../../api/types";
import { useChange } from "../../../app/change";
import { DateField, useDateText } from "../../../components/DateField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useAnswer, useTask } from "../../../data/hooks";
import { errorText } from "../../../errors";
import { localDay } from "../../../format";

const MOST = 500;

/** Holds a deletion back with a reason, changes the reason, or lets the deletion go on. */
export function HoldDialog({ row, onClose }: { row: DeletionRow; onClose: () => void }) {
  const { hold } = row;
  const change = useChange(row.case);
  const task = useTask();
  const lifting = useTask();
  const today = useAnswer("status", {}).data?.today ?? localDay(new Date());
  const [reason, setReason] = useState(hold?.reason ?? "");
  const since = useDateText(hold?.since ?? today);
  const ofReason = task.error?.code === "missing-field";

  async function submit(saved: () => void) {
    const day = await since.require();
    if (day === undefined) return;
    const how = hold === null ? "registered" : "changed";
    await change("hold.save", { case: row.case, reason, since: day }, [how, "Stans i slettingen"]);
    saved();
    onClose();
  }
  const lift = () =>
    lifting.run(async () => {
      await change("hold.lift", { case: row.case }, ["removed", "Stans i slettingen"]);
      onClose();
    });

  return (
    <Modal
      title={hold === null ? "Stans slettingen" : "Stans i slettingen"}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="hold-form" loading={task.busy}>
            {hold === null ? "Stans slettingen" : "Lagre"}
          </Button>
          {hold !== null && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              loading={lifting.busy}
              onClick={() => void lift()}
            >
              Opphev stansen
            </Button>
          )}
          <Cancel />
        </>
      }
    >
      <Form
        id="hold-form"
        task={lifting.error === null ? task : lifting}
        submit={submit}
        fieldError={ofReason}
      >
        <p className="prose">
          {row.participant} slettes da verken for hånd eller av seg selv før stansen er opphevet. Bruk den når
          opplysningene trengs i en tvist, en klage eller et krav, og bare så lenge.
        </p>
        <Textarea
          size="small"
          label="Hvorfor skal slettingen stanses?"
          description="Står i køen, hos deltakeren og i historikken."
          value={reason}
          maxLength={MOST}
          minRows={3}
          error={ofReason && task.error ? errorText(task.error) : undefined}
          onChange={(event) => {
            task.clear();
            setReason(event.target.value);
          }}
        />
        <DateField label="Fra og med" value={since} />
      </Form>
    </Modal>
  );
}
