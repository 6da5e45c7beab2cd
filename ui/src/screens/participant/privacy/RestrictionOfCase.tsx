import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { useState } from "react";
import type { Restriction } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Answer } from "../../../components/Answer";
import { DateField, useDateText } from "../../../components/DateField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useAnswer, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { date } from "../../../format";
import type { TabProps } from "../Participant";

const MOST = 500;

/** Whether what is kept is only to be kept: set and lifted on NAV's word. */
export function RestrictionOfCase({ view, today }: TabProps) {
  const found = useAnswer("restriction", { id: view.id });
  const [open, setOpen] = useState(false);
  return (
    <section className="stack" aria-labelledby="restriction-of-case">
      <h2 id="restriction-of-case">Begrensning</h2>
      <Answer of={found}>
        {({ restriction }) => (
          <>
            {restriction === null ? (
              <p className="prose">
                Bestemmer NAV at opplysningene skal begrenses, kan de leses, men ikke endres, og de slettes
                ikke. Månedens tall teller deltakeren som før.
              </p>
            ) : (
              <p className="prose">
                Begrenset fra {date(restriction.since)}: {restriction.reason}
              </p>
            )}
            <div className="buttons">
              <Button type="button" size="small" variant="secondary" onClick={() => setOpen(true)}>
                {restriction === null ? "Begrens …" : "Endre eller opphev …"}
              </Button>
            </div>
            {open && (
              <RestrictionDialog
                caseId={view.id}
                today={today}
                restriction={restriction}
                onClose={() => setOpen(false)}
              />
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

function RestrictionDialog(props: {
  caseId: string;
  today: string;
  restriction: Restriction | null;
  onClose: () => void;
}) {
  const { caseId, restriction, onClose } = props;
  const change = useChange(caseId);
  const task = useTask();
  const lifting = useTask();
  const [reason, setReason] = useState(restriction?.reason ?? "");
  const since = useDateText(restriction?.since ?? props.today);
  const wrong = errorsByName(task.error);

  async function submit(saved: () => void) {
    const day = await since.require();
    if (day === undefined) return;
    const how = restriction === null ? "registered" : "changed";
    await change("restriction.save", { case: caseId, reason, since: day }, [how, "Begrensning"]);
    saved();
    onClose();
  }
  const lift = () =>
    lifting.run(async () => {
      await change("restriction.lift", { id: caseId }, ["removed", "Begrensning"]);
      onClose();
    });

  return (
    <Modal
      title={restriction === null ? "Begrens opplysningene" : "Begrensning"}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="restriction-form" loading={task.busy}>
            {restriction === null ? "Begrens" : "Lagre"}
          </Button>
          {restriction !== null && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              loading={lifting.busy}
              onClick={() => void lift()}
            >
              Opphev begrensningen
            </Button>
          )}
          <Cancel />
        </>
      }
    >
      <Form
        id="restriction-form"
        task={lifting.error === null ? task : lifting}
        submit={submit}
        fieldError={lifting.error === null && Object.keys(wrong).length > 0}
      >
        <p className="prose">
          Gjør det når NAV har bestemt det, og opphev den når NAV sier fra. NAV varsler deltakeren før en
          begrensning oppheves.
        </p>
        <Textarea
          size="small"
          label="Hvorfor, og hvem i NAV som har bestemt det"
          value={reason}
          maxLength={MOST}
          minRows={3}
          error={wrong.reason}
          onChange={(event) => {
            task.clear();
            setReason(event.target.value);
          }}
        />
        <DateField
          label="Fra og med"
          value={since.error === undefined && wrong.since ? { ...since, error: wrong.since } : since}
        />
      </Form>
    </Modal>
  );
}
