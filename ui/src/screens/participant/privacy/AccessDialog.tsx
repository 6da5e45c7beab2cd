import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { useState } from "react";
import type { AccessFor, AccessMade, AccessOf } from "../../../api/types";
import { Answer } from "../../../components/Answer";
import { FolderField, ofFolder } from "../../../components/FolderField";
import { Form } from "../../../components/Form";
import { Cancel, Modal } from "../../../components/Modal";
import { useAnswer, useSend, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { counted, date } from "../../../format";

const MOST = 500;

/** A report just made, and for whom. */
type Result = AccessMade & { audience: AccessFor };

/** Makes the report, once it is known what it will hold. */
export function AccessDialog(props: { caseId: string; onClose: () => void }) {
  const { caseId, onClose } = props;
  const found = useAnswer("access", { id: caseId });
  const task = useTask();
  const [made, setMade] = useState<Result | null>(null);
  return (
    <Modal
      title={made === null ? "Lag innsynsrapport" : "Innsynsrapporten er laget"}
      onClose={onClose}
      footer={
        made === null ? (
          <>
            <Button
              size="small"
              type="submit"
              form="access-form"
              loading={task.busy}
              disabled={found.data === undefined}
            >
              Lag rapporten
            </Button>
            <Cancel />
          </>
        ) : (
          // The button that had the focus is gone.
          <Button type="button" size="small" ref={(button) => button?.focus()} onClick={onClose}>
            Lukk
          </Button>
        )
      }
    >
      {made === null ? (
        <Answer of={found}>
          {(access) => <Make caseId={caseId} found={access} task={task} done={setMade} />}
        </Answer>
      ) : (
        <Done made={made} />
      )}
    </Modal>
  );
}

/** For NAV, and for the participant only when NAV has said so. */
function Make(props: {
  caseId: string;
  found: AccessOf;
  task: ReturnType<typeof useTask>;
  done: (made: Result) => void;
}) {
  const { caseId, found: access, task } = props;
  const send = useSend();
  const asked = access.inquiries.filter(
    (row) => row.inquiry.closed === null || row.inquiry.kind === "access",
  );
  const [inquiry, setInquiry] = useState(asked[0]?.id ?? "");
  const [audience, setAudience] = useState<AccessFor>("nav");
  const [why, setWhy] = useState("");
  const [withFiles, setWithFiles] = useState(false);
  const [folder, setFolder] = useState(access.folder);
  const [synced, setSynced] = useState(false);
  const [replace, setReplace] = useState(false);
  const wrong = errorsByName(task.error);
  const exists = task.error?.code === "file-exists";
  const chosen = asked.find((row) => row.id === inquiry);
  const granted = chosen?.inquiry.decision?.granted === true;

  async function submit(saved: () => void) {
    const whom = granted ? audience : "nav";
    const made = await send("access.make", {
      case: caseId,
      audience: whom,
      why,
      inquiry: inquiry === "" ? null : inquiry,
      with_files: withFiles,
      folder,
      replace,
      synced,
    });
    saved();
    props.done({ ...made, audience: whom });
  }

  return (
    <Form
      id="access-form"
      task={task}
      submit={submit}
      fieldError={ofFolder(task.error) || Object.keys(wrong).length > 0}
    >
      <LocalAlert status="warning" size="small">
        <LocalAlert.Header>
          <LocalAlert.Title as="h2">Rapporten er til NAV</LocalAlert.Title>
        </LocalAlert.Header>
        <LocalAlert.Content>
          NAV avgjør hva deltakeren skal få. Gi den ikke til deltakeren eller andre før NAV har bestemt det.
        </LocalAlert.Content>
      </LocalAlert>
      <Holds access={access} />
      <Incomplete access={access} />
      <Others access={access} />
      {asked.length > 0 && (
        <Select
          size="small"
          label="Henvendelsen den hører til"
          value={inquiry}
          error={wrong.inquiry}
          onChange={(event) => setInquiry(event.target.value)}
        >
          {asked.map((row) => (
            <option key={row.id} value={row.id}>
              {row.title}, mottatt {date(row.inquiry.received)}
            </option>
          ))}
          <option value="">Ingen av disse</option>
        </Select>
      )}
      {granted ? (
        <RadioGroup size="small" legend="Hvem den er til" value={audience} onChange={setAudience}>
          <Radio value="nav">NAV</Radio>
          <Radio value="participant">
            Deltakeren: NAV har bestemt {date(chosen.inquiry.decision?.date ?? "")} at deltakeren skal få den
          </Radio>
        </RadioGroup>
      ) : (
        <p className="subtle small">
          En kopi merket for deltakeren kan lages når NAVs ja er ført på henvendelsen.
        </p>
      )}
      <Textarea
        size="small"
        label="Hvorfor rapporten lages"
        description="Står i rapporten og i endringsloggen."
        value={why}
        maxLength={MOST}
        minRows={2}
        error={wrong.why}
        onChange={(event) => {
          task.clear();
          setWhy(event.target.value);
        }}
      />
      {access.files > 0 && (
        <Checkbox size="small" checked={withFiles} onChange={(event) => setWithFiles(event.target.checked)}>
          Legg ved {counted(access.files, "fil", "filer")}: vedlegg og leverte rapporter
        </Checkbox>
      )}
      {withFiles && access.protected && (
        <InlineMessage status="warning" size="small">
          Deltakeren har adressesperre. Rapporten holder adressen ute, men vedleggene må du se gjennom selv.
        </InlineMessage>
      )}
      {(exists || replace) && (
        <Checkbox size="small" checked={replace} onChange={(event) => setReplace(event.target.checked)}>
          Erstatt filene som ligger der
        </Checkbox>
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
      <p className="subtle small">
        Det lages en PDF til å lese og en JSON-fil til å behandle videre. Filene er ikke kryptert: send dem i
        en sikker kanal, og slett dem etterpå.
      </p>
    </Form>
  );
}

/** All of it, in numbers. */
function Holds({ access }: { access: AccessOf }) {
  return (
    <p className="prose">
      Den samler alt som er lagret om deltakeren
      {access.cases > 1 && `, i ${access.cases} løp`}:{" "}
      {access.holds.map(({ label, count }) => `${label} (${count})`).join(", ")}.
    </p>
  );
}

/** What a colleague has, and is not in it. */
function Incomplete({ access }: { access: AccessOf }) {
  if (access.incomplete.length === 0) return null;
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">Ikke alt er med</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        {access.incomplete.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>Det står i rapporten. Be kollegaen om resten, eller vent til mappen er samlet.</p>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

/** Where another participant seems to be named. */
function Others({ access }: { access: AccessOf }) {
  if (access.others.length === 0) return null;
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">
          {counted(access.others.length, "sted", "steder")} kan gjelde en annen deltaker
        </LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <p>Teksten blir med som den er. Vurder om den skal rettes først, eller si fra til NAV.</p>
        <ul>
          {access.others.map(({ place, excerpt: [before, passage, after] }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places come in the order of the report
            <li key={index}>
              {place}: {before}
              <strong>{passage}</strong>
              {after}
            </li>
          ))}
        </ul>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

function Done({ made }: { made: Result }) {
  return (
    <div className="stack">
      <p>
        {counted(made.pages, "side", "sider")}.{" "}
        {made.audience === "nav"
          ? "Send den til NAV i en sikker kanal. Deltakeren får den først når NAV har bestemt det."
          : "Gi den til deltakeren på den måten NAV har bestemt."}
      </p>
      <ul className="access__files">
        {made.files.map((file) => (
          <li key={file}>{file}</li>
        ))}
      </ul>
      {made.not_found > 0 && (
        <p>
          {counted(made.not_found, "tekst", "tekster")} ble ikke funnet igjen i PDF-en. De står i sin helhet i
          JSON-filen.
        </p>
      )}
      <p className="subtle small">
        Filene er ikke kryptert. Appen husker hvor de ligger, og sletter dem sammen med deltakeren.
      </p>
    </div>
  );
}
