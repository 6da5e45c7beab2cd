import { Button } from "@navikt/ds-react/Button";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { HandoverKind, HandoverRow, Handovers, HandoverTo } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { FolderField, ofFolder } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { NewPassphrase, useNewPassphrase } from "../../../components/NewPassphrase";
import { useAnswer, useSend, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { ChooseCases } from "./ChooseCases";
import { participants } from "./words";

interface Giving {
  answer: Handovers;
  today: string;
  /** The loan that goes back; otherwise one's own are chosen among. */
  back?: HandoverRow;
  onClose: () => void;
}

/** Writes cases into one sealed file: to a colleague, or back to their owner. */
export function Give(props: Giving) {
  const status = useAnswer("status", {});
  if (status.data === undefined) return null;
  return <GiveTo {...props} shortest={status.data.passphrase_min} />;
}

function GiveTo({ answer, today, back, onClose, shortest }: Giving & { shortest: number }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const passphrase = useNewPassphrase(shortest);
  const [chosen, setChosen] = useState<string[]>([]);
  const [kind, setKind] = useState<HandoverKind>("lend");
  const [colleague, setColleague] = useState("");
  const [by, setBy] = useState<"key" | "passphrase">("passphrase");
  const [key, setKey] = useState("");
  const [folder, setFolder] = useState(answer.folder);
  const [synced, setSynced] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const cases = back ? back.cases.map((each) => each.case) : chosen;
  const whom = back?.with ?? colleague.trim();

  async function submit() {
    if (by === "passphrase" && !passphrase.check()) return;
    const to: HandoverTo = by === "key" ? { key } : { passphrase: passphrase.typed.next };
    const sent = await send("handover.export", {
      cases,
      kind: back ? "return" : kind,
      with: whom,
      to,
      folder,
      known_synced: synced,
    });
    passphrase.clear();
    announce("Filen er skrevet");
    setPath(sent.path);
  }

  if (path !== null) {
    return <Written path={path} whom={whom} by={by} kind={back ? "return" : kind} onClose={onClose} />;
  }

  const errors = errorsByName(task.error);
  const fields = ["cases", "with", "key"].some((field) => field in errors);
  return (
    <Modal
      title={back ? `Lever tilbake til ${back.with}` : "Overlever til en kollega"}
      width="large"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="handover-form" loading={task.busy}>
            Skriv filen
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="handover-form"
        task={task}
        submit={submit}
        fieldError={fields || ofFolder(task.error) || task.error?.code === "weak-passphrase"}
      >
        {back ? (
          <p className="prose">
            {participants(back.cases.length)} går tilbake med alt som er gjort her. Kopien hos deg slettes når
            du har fått kvittering fra {back.with}; til da kan den bare leses.
          </p>
        ) : (
          <>
            <ChooseCases
              candidates={answer.candidates}
              today={today}
              chosen={chosen}
              error={errors.cases}
              change={(next) => {
                task.clear();
                setChosen(next);
              }}
            />
            <RadioGroup
              size="small"
              legend="For en tid eller for godt?"
              value={kind}
              onChange={(next: HandoverKind) => setKind(next)}
            >
              <Radio
                value="lend"
                description="Ved ferie eller sykdom. Du er fortsatt eier, og løpet kan bare leses her til det kommer tilbake."
              >
                Lån ut
              </Radio>
              <Radio
                value="permanent"
                description="Ved bytte av veileder. Når kollegaen har kvittert, slettes løpet her, med slettebekreftelse."
              >
                Overlever for godt
              </Radio>
            </RadioGroup>
            <TextField
              size="small"
              label="Kollegaens navn"
              className="handover-name"
              value={colleague}
              error={errors.with}
              onChange={(event) => {
                task.clear();
                setColleague(event.target.value);
              }}
            />
          </>
        )}
        <RadioGroup
          size="small"
          legend="Hva skal låse filen?"
          value={by}
          onChange={(next: "key" | "passphrase") => {
            task.clear();
            setBy(next);
          }}
        >
          <Radio
            value="passphrase"
            description="Fortell den på telefon eller ansikt til ansikt, aldri sammen med filen."
          >
            En passordfrase
          </Radio>
          <Radio
            value="key"
            description="Da kan bare kollegaen åpne filen, og dere trenger ingen passordfrase."
          >
            Kollegaens nøkkel
          </Radio>
        </RadioGroup>
        {by === "passphrase" ? (
          <NewPassphrase
            size="small"
            of={passphrase}
            labels={["Passordfrase for filen", "Gjenta passordfrasen"]}
            task={task}
          />
        ) : (
          <TextField
            size="small"
            label="Kollegaens nøkkel"
            description="Begynner med «age1». Kollegaen kopierer den fra Personvern, Overlevering."
            value={key}
            spellCheck={false}
            error={errors.key}
            onChange={(event) => {
              task.clear();
              setKey(event.target.value);
            }}
          />
        )}
        <FolderField
          folder={folder}
          error={task.error}
          synced={synced}
          changeSynced={setSynced}
          change={(next) => {
            task.clear();
            setFolder(next);
          }}
        />
      </Form>
    </Modal>
  );
}

function Written(props: {
  path: string;
  whom: string;
  by: "key" | "passphrase";
  kind: HandoverKind;
  onClose: () => void;
}) {
  const { path, whom, by, kind } = props;
  return (
    <Modal
      title="Filen er skrevet"
      onClose={props.onClose}
      footer={
        <Button type="button" size="small" className="first-focus" onClick={props.onClose}>
          Lukk
        </Button>
      }
    >
      <div className="stack">
        <p className="path">
          <code>{path}</code> <CopyButton size="xsmall" copyText={path} text="Kopier stien" />
        </p>
        <ol className="handover-steps">
          <li>
            Gi filen til {whom}, på en minnepinne eller gjennom en sikker kanal. Aldri på vanlig e-post.
          </li>
          {by === "passphrase" && (
            <li>Fortell passordfrasen på telefon eller ansikt til ansikt. Den er ikke lagret noe sted.</li>
          )}
          <li>
            {kind === "lend"
              ? `Når ${whom} leverer tilbake, tar du imot filen her under «Ta imot».`
              : `Be ${whom} om kvitteringen som vises når filen er tatt imot, og før den her under «Før kvittering».`}
          </li>
        </ol>
        <LocalAlert status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title>Ta vare på filen til kollegaen har tatt den imot</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>Kommer den bort, kan du ta deltakerne tilbake herfra.</LocalAlert.Content>
        </LocalAlert>
      </div>
    </Modal>
  );
}
