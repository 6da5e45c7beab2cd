import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { useState } from "react";
import type { Channel, Draft } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { DateField, useDateText } from "../../components/DateField";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { errorsByName, errorText } from "../../errors";
import { counted } from "../../format";
import { ApiError, host } from "../../host";
import { channel as channels, choices, refusedChannel } from "../../words";
import { draftTitle } from "./DraftList";

/** Registers that NAV got the chosen reports on one day, the same way. */
export function DeliverMany(props: { drafts: Draft[]; today: string; onClose: () => void }) {
  const [drafts] = useState(props.drafts);
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const day = useDateText(props.today);
  const [channel, setChannel] = useState<Channel | keyof typeof refusedChannel | "">("");
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const left = drafts.filter((draft) => !done.has(draft.id));
  const { channel: refusal, date: wrongDay } = errorsByName(task.error);

  async function submit() {
    setTried(true);
    const date = await day.require();
    if (date === undefined || channel === "") return;
    const registered = new Set(done);
    try {
      for (const draft of left) {
        try {
          await host.rpc("report.deliver", { id: draft.id, date, channel });
        } catch (refused) {
          const error = ApiError.from(refused);
          // What is wrong with the day or the channel is so for all of them.
          if (Array.isArray(error.details)) throw error;
          throw new ApiError(error.code, `${draft.participant}, ${draftTitle(draft)}: ${errorText(error)}`);
        }
        registered.add(draft.id);
      }
    } finally {
      setDone(registered);
      await send("drafts", {});
    }
    announce(`Registrert levert: ${counted(drafts.length, "rapport", "rapporter")}`);
    props.onClose();
  }

  return (
    <Modal
      title={`Registrer ${counted(left.length, "rapport", "rapporter")} levert`}
      onClose={props.onClose}
      footer={
        <>
          <Button size="small" type="submit" form="deliver-many" loading={task.busy}>
            Registrer levert
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="deliver-many"
        fleeting
        task={task}
        submit={submit}
        fieldError={refusal !== undefined || wrongDay !== undefined}
      >
        <p className="prose">Rapportene låses når du registrerer at NAV har fått dem:</p>
        <ul className="plain-list draft-names">
          {left.map((draft) => (
            <li key={draft.id}>
              {draft.participant}, {draftTitle(draft)}
            </li>
          ))}
        </ul>
        <DateField label="Dagen NAV fikk dem" value={{ ...day, error: day.error ?? wrongDay }} />
        <RadioGroup
          size="small"
          legend="Hvordan ble de levert?"
          value={channel}
          error={refusal ?? (tried && channel === "" ? "Velg hvordan rapportene ble levert." : undefined)}
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
      </Form>
    </Modal>
  );
}
