import { Button } from "@navikt/ds-react/Button";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Tag } from "@navikt/ds-react/Tag";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { HandoverLook, Received } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useSend, useTask } from "../../../data/hooks";
import { date } from "../../../format";
import { host } from "../../../host";
import { fileError, KIND, participants } from "./words";

/** Shows what a colleague's file holds, and takes it in when that is wanted. */
export function Receive({ onClose }: { onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const taking = useTask();
  const [path, setPath] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [asked, setAsked] = useState(false);
  const [look, setLook] = useState<HandoverLook | null>(null);
  const [received, setReceived] = useState<Received | null>(null);
  const request = { path, ...(asked ? { passphrase } : {}) };

  async function open() {
    setLook(await host.rpc("handover.look", request));
  }
  const take = () =>
    taking.run(async () => {
      const answer = await send("handover.receive", request);
      setPassphrase("");
      announce(`Tatt imot: ${participants(answer.cases.length)}`);
      setReceived(answer);
    });
  const choose = async () => {
    const chosen = await host.chooseSealed();
    if (chosen === null) return;
    task.clear();
    setPath(chosen);
  };

  if (received !== null) return <Done received={received} onClose={onClose} />;
  if (look !== null) {
    return (
      <Modal
        title={`${KIND[look.kind]} fra ${look.from}`}
        onClose={onClose}
        footer={
          <>
            {look.refusal === null && (
              <Button
                type="button"
                size="small"
                className="first-focus"
                loading={taking.busy}
                onClick={() => void take()}
              >
                {look.kind === "return" ? "Ta imot og avslutt lånet" : "Ta imot"}
              </Button>
            )}
            <Cancel>{look.refusal === null ? "Avbryt" : "Lukk"}</Cancel>
          </>
        }
      >
        <Contents look={look} />
        <ErrorMessage error={taking.error} text={fileError(taking.error)} />
      </Modal>
    );
  }

  const needsPassphrase = Array.isArray(task.error?.details) && task.error.details.includes("passphrase");
  if (needsPassphrase && !asked) setAsked(true);
  const error = fileError(task.error);
  return (
    <Modal
      title="Ta imot fra en kollega"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="handover-look" loading={task.busy}>
            Vis hva filen inneholder
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="handover-look" fleeting task={task} submit={open} fieldError={task.error !== null}>
        <div className="folder-field">
          <TextField
            size="small"
            label="Fil"
            description="Filen kollegaen har laget; navnet slutter på «.age»"
            value={path}
            spellCheck={false}
            error={needsPassphrase ? undefined : error}
            onChange={(event) => {
              task.clear();
              setPath(event.target.value);
            }}
          />
          {host.canChooseFolder && (
            <Button
              type="button"
              size="small"
              variant="secondary"
              className="first-focus"
              onClick={() => void choose()}
            >
              Velg fil …
            </Button>
          )}
        </div>
        {asked && (
          <TextField
            size="small"
            type="password"
            label="Passordfrase for filen"
            description="Den kollegaen har fortalt deg"
            autoComplete="off"
            value={passphrase}
            error={needsPassphrase ? error : undefined}
            onChange={(event) => {
              task.clear();
              setPassphrase(event.target.value);
            }}
          />
        )}
      </Form>
    </Modal>
  );
}

function Contents({ look }: { look: HandoverLook }) {
  return (
    <div className="stack">
      <dl className="facts">
        <dt>Fra</dt>
        <dd>{look.provider === "" ? look.from : `${look.from}, ${look.provider}`}</dd>
        <dt>Til</dt>
        <dd>{look.to}</dd>
        <dt>Laget</dt>
        <dd>{date(look.made)}</dd>
      </dl>
      <p className="prose">
        {look.kind === "lend" &&
          "Du låner disse: du kan gjøre alt unntatt å overlevere dem videre, og leverer dem tilbake til eieren."}
        {look.kind === "permanent" &&
          "Du blir eier av disse. Avsenderen sletter sine når du har gitt kvittering."}
        {look.kind === "return" &&
          "Det kollegaen har lagt til, endret og fjernet, føres inn hos deg. Opplysningene om deltakeren blir som hos kollegaen."}
      </p>
      <ul className="plain-list handover-contents">
        {look.cases.map((each) => (
          <li key={each.reference}>
            <p>
              <strong>{each.participant}</strong> <span className="subtle">{each.agreement}</span>{" "}
              {!each.agreement_known && (
                <Tag size="xsmall" variant="outline" data-color="info">
                  Avtaleversjonen følger med
                </Tag>
              )}
            </p>
            <p className="subtle small">{each.contents.map(({ text }) => text).join(", ")}</p>
            {each.left_out !== null && <InlineMessage status="warning">{each.left_out}</InlineMessage>}
          </li>
        ))}
      </ul>
      {look.refusal !== null && <InlineMessage status="error">{look.refusal}</InlineMessage>}
    </div>
  );
}

/** What was taken in, and the receipt where the sender waits for one. */
function Done({ received, onClose }: { received: Received; onClose: () => void }) {
  const { receipt, from } = received;
  const back = received.kind === "return";
  return (
    <Modal
      title={back ? "Lånet er kommet tilbake" : "Tatt imot"}
      onClose={onClose}
      footer={
        <Button type="button" size="small" className="first-focus" onClick={onClose}>
          Lukk
        </Button>
      }
    >
      <div className="stack">
        <p className="prose">
          {participants(received.cases.length)} fra {from}
          {received.left_out > 0 &&
            `; ${participants(received.left_out)} ble utelatt, fordi de er slettet her tidligere`}
          .
        </p>
        {receipt === null ? (
          <p className="prose">De ligger i porteføljen, merket «Lånt av {from}».</p>
        ) : (
          <>
            <p className="prose">
              Gi denne kvitteringen til {from}, så kopien der blir slettet. Den er ikke hemmelig, og du finner
              den igjen her under «Tidligere».
            </p>
            <p className="handover-receipt">
              <code>{receipt}</code> <CopyButton size="small" copyText={receipt} text="Kopier kvitteringen" />
            </p>
          </>
        )}
        <p className="subtle small">Slett filen når du er ferdig med den.</p>
      </div>
    </Modal>
  );
}
