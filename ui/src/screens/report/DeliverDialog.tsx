import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { useState } from "react";
import type { Channel, Missing, Proposed, ReportView } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { DateField, useDateText } from "../../components/DateField";
import { EffectsNote } from "../../components/EffectsNote";
import { Form } from "../../components/Form";
import { foresee, gist, readDay, useForeseen } from "../../components/foresee";
import { Cancel, Modal } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { errorsByName, errorText } from "../../errors";
import { date as shown } from "../../format";
import { channel as channels, choices, refusedChannel } from "../../words";
import { MissingNote, missingOf } from "./MissingNote";
import { PeriodNote } from "./PeriodNote";
import { reportTitle } from "./ReportScreen";
import { saverOf } from "./saving";

/** Registers that NAV got the report. From then on it does not change. */
export function DeliverDialog(props: {
  view: ReportView;
  today: string;
  missing: Missing[];
  onClose: () => void;
}) {
  const { view } = props;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const day = useDateText(props.today);
  const [channel, setChannel] = useState<Channel | keyof typeof refusedChannel | "">("");
  const [tried, setTried] = useState(false);
  const impossible = task.error?.code === "impossible-order";

  const { channel: refusal } = errorsByName(task.error);
  const proposed = (date: string): Proposed => ({ kind: "delivery", report: view.id, date });
  const effects = useForeseen(view.report.case ?? "", [day.text], async () => {
    // A report on a whole agreement settles nothing of a case.
    if (view.report.case === null) return null;
    const date = await readDay(day.text);
    return date ? proposed(date) : null;
  });

  async function submit() {
    setTried(true);
    const date = await day.require();
    if (date === undefined || channel === "") return;
    await saverOf(view.id).settle();
    const { case: caseId } = view.report;
    const follows = caseId === null ? undefined : gist(await foresee(caseId, proposed(date)));
    await send("report.deliver", { id: view.id, date, channel });
    const done = `Registrert: ${reportTitle(view)} levert ${shown(date)}`;
    announce(follows === undefined ? done : `${done}. ${follows}`, undefined, view.participant);
    props.onClose();
  }

  return (
    <Modal
      title="Registrer levert"
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="deliver-form" loading={task.busy}>
            Registrer levert
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="deliver-form"
        fleeting
        task={task}
        submit={submit}
        fieldError={impossible || refusal !== undefined}
      >
        <MissingNote missing={missingOf(task.error, props.missing)} onClose={props.onClose} />
        <PeriodNote
          report={view.report}
          today={props.today}
          follows="Registrerer du rapporten som levert nå, låses den før perioden er omme."
        />
        <p className="prose">
          Rapporten låses når du registrerer at NAV har fått den. Den kan fortsatt leses og eksporteres.
        </p>
        <DateField
          label="Dagen NAV fikk den"
          value={{
            ...day,
            error: day.error ?? (impossible && task.error ? errorText(task.error) : undefined),
          }}
        />
        <RadioGroup
          size="small"
          legend="Hvordan ble den levert?"
          value={channel}
          error={refusal ?? (tried && channel === "" ? "Velg hvordan rapporten ble levert." : undefined)}
          onChange={(next) => {
            task.clear();
            setChannel(next);
          }}
        >
          {choices({ ...channels, ...refusedChannel }).map(([id, word]) => (
            <Radio key={id} value={id}>
              {word}
            </Radio>
          ))}
        </RadioGroup>
        <EffectsNote effects={effects} room />
      </Form>
    </Modal>
  );
}
