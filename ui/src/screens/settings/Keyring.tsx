import { CheckmarkCircleFillIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useRef, useState } from "react";
import { useAnnounce } from "../../app/announce";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { errorText } from "../../errors";

/** Whether the machine's keyring may open the store: off unless the counsellor wants it. */
export function Keyring() {
  const answer = useAnswer("keyring", {}).data;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const heading = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  if (answer === undefined) return null;
  const { enabled, fault } = answer;

  const disable = () =>
    task.run(async () => {
      await send("keyring.disable", {});
      announce("Maskinens nøkkelring er slått av");
      heading.current?.focus();
    });

  return (
    <section className="panel" aria-labelledby="keyring">
      <h2 id="keyring" ref={heading} tabIndex={-1} className="recovery-heading">
        Maskinens nøkkelring
      </h2>
      <div className="stack">
        {enabled && (
          <p className="settings__state">
            <CheckmarkCircleFillIcon aria-hidden fontSize="1.25rem" className="settings__good" />
            Maskinens nøkkelring kan låse opp mappen.
          </p>
        )}
        {fault !== null && (
          <p>
            {enabled
              ? `${fault} Lås opp med passordfrasen så lenge.`
              : `${fault} Mappen låses opp med passordfrasen.`}
          </p>
        )}
        {(enabled || fault === null) && (
          <p className="subtle prose">
            {enabled ? "Mappen åpnes" : "Slår du den på, åpnes mappen"} med ett klikk, uten passordfrase. Det
            kan alle som sitter ved maskinen mens du er logget på, og programmer som kjører der. Lås skjermen
            når du går fra maskinen. Passordfrasen gjelder som før, og en sikkerhetskopi åpnes aldri av
            nøkkelringen.
          </p>
        )}
        <ErrorMessage error={task.error} />
        {enabled ? (
          <div className="buttons">
            <Button
              type="button"
              size="small"
              variant="secondary"
              loading={task.busy}
              onClick={() => void disable()}
            >
              Slå av
            </Button>
          </div>
        ) : (
          fault === null && (
            <div className="buttons">
              <Button type="button" size="small" variant="secondary" onClick={() => setAsking(true)}>
                Slå på nøkkelringen
              </Button>
            </div>
          )
        )}
      </div>
      {asking && (
        <Enable
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            announce("Maskinens nøkkelring kan nå låse opp mappen");
            // After the dialog has given the focus back to a button that is gone.
            setTimeout(() => heading.current?.focus(), 50);
          }}
        />
      )}
    </section>
  );
}

/** Whoever finds the window open must not be able to leave a way in behind. */
function Enable({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const send = useSend();
  const task = useTask();
  const [passphrase, setPassphrase] = useState("");
  const [missing, setMissing] = useState(false);
  const wrong = task.error?.code === "wrong-passphrase";
  return (
    <Modal
      title="Slå på nøkkelringen"
      width="small"
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form="enable-keyring" size="small" loading={task.busy}>
            Slå på
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="enable-keyring"
        task={task}
        fieldError={wrong}
        submit={async (saved) => {
          setMissing(passphrase === "");
          if (passphrase === "") return;
          await send("keyring.enable", { passphrase });
          saved();
          onDone();
        }}
      >
        <TextField
          size="small"
          type="password"
          label="Passordfrase"
          autoComplete="current-password"
          value={passphrase}
          error={
            wrong && task.error
              ? errorText(task.error)
              : missing
                ? "Skriv passordfrasen du bruker nå."
                : undefined
          }
          onChange={(event) => {
            task.clear();
            setMissing(false);
            setPassphrase(event.target.value);
          }}
        />
        <p role="status" className="subtle small">
          {task.busy && "Venter på nøkkelringen. Maskinen kan spørre om passordet til den."}
        </p>
      </Form>
    </Modal>
  );
}
