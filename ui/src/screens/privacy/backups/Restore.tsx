import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { BackupContents, Restored } from "../../../api/types";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Form } from "../../../components/Form";
import { aboutCode, CodeField } from "../../../components/recovery/CodeField";
import { useSend, useTask } from "../../../data/hooks";
import { errorsByName } from "../../../errors";
import { type ApiError, host } from "../../../host";
import { Contents } from "./Contents";
import { told } from "./words";
import "./backups.css";

/** First a look at what a backup holds, and then it takes the store's place. */
export function Restore(props: { file?: string; cancel: () => void; done: (restored: Restored) => void }) {
  const send = useSend();
  const client = useQueryClient();
  const task = useTask();
  const [file, setFile] = useState(props.file ?? "");
  const [byCode, setByCode] = useState(false);
  const [contents, setContents] = useState<BackupContents | null>(null);
  // Whoever leaves has looked, and no more.
  useEffect(() => () => void host.rpc("backup.leave", {}).catch(() => {}), []);

  if (contents === null) {
    return (
      <Look
        file={file}
        changeFile={setFile}
        fixed={props.file !== undefined}
        byCode={byCode}
        changeWay={setByCode}
        cancel={props.cancel}
        show={setContents}
      />
    );
  }
  return (
    <div className="stack">
      <Contents contents={contents} />
      <ErrorMessage error={told(task.error)} />
      <div className="buttons">
        <Button
          type="button"
          size="small"
          {...(contents.replaces ? { "data-color": "danger" as const } : {})}
          loading={task.busy}
          onClick={() =>
            void task.run(async () => {
              const restored = await send("backup.restore", {});
              // What was asked of the store before is not to stay in the window's memory.
              client.removeQueries({ type: "inactive" });
              props.done(restored);
            })
          }
        >
          {contents.replaces ? "La denne ta mappens plass" : "Hent denne mappen"}
        </Button>
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={task.busy}
          onClick={() => {
            task.clear();
            setContents(null);
          }}
        >
          Tilbake
        </Button>
      </div>
    </div>
  );
}

const SECRETS = ["wrong-passphrase", "wrong-recovery-code", "mistyped-recovery-code"];

/** Which file, and what opens it. */
function Look(props: {
  file: string;
  changeFile: (file: string) => void;
  /** Which file it is, is settled. */
  fixed: boolean;
  byCode: boolean;
  changeWay: (byCode: boolean) => void;
  cancel: () => void;
  show: (contents: BackupContents) => void;
}) {
  const { file, byCode } = props;
  const task = useTask();
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const wrong = task.error?.code === "wrong-passphrase";
  useEffect(() => {
    if (wrong) field.current?.select();
  }, [wrong]);

  const choose = async () => {
    const chosen = await host.chooseBackup();
    if (chosen === null) return;
    task.clear();
    props.changeFile(chosen);
  };
  async function submit() {
    const secret = byCode ? { code } : { passphrase };
    props.show(await host.rpc("backup.look", { file, ...secret }));
  }
  const ofFile = fileFault(task.error);
  const atField = SECRETS.includes(task.error?.code ?? "") || ofFile !== undefined;

  return (
    <Form
      fleeting
      task={task}
      fieldError={atField}
      submit={submit}
      buttons={
        <>
          <Button type="submit" size="small" loading={task.busy}>
            Se hva den inneholder
          </Button>
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => {
              task.clear();
              props.changeWay(!byCode);
            }}
          >
            {byCode ? "Bruk passordfrasen" : "Bruk gjenopprettingskoden"}
          </Button>
          <Button type="button" size="small" variant="tertiary" onClick={props.cancel}>
            Avbryt
          </Button>
        </>
      }
    >
      <p className="prose">
        Først ser du hva kopien inneholder. Ingenting erstattes før du har sett det og sagt ja.
      </p>
      {props.fixed ? (
        <p className="path">
          <code>{file}</code>
        </p>
      ) : (
        <div className="folder-field">
          <TextField
            size="small"
            label="Sikkerhetskopi"
            description="En fil som heter «tiltaksmappe-…» og slutter på «.tmb»"
            value={file}
            spellCheck={false}
            autoComplete="off"
            error={ofFile}
            onChange={(event) => {
              task.clear();
              props.changeFile(event.target.value);
            }}
          />
          {host.canChooseFolder && (
            <Button type="button" size="small" variant="secondary" onClick={() => void choose()}>
              Velg fil …
            </Button>
          )}
        </div>
      )}
      {props.fixed && <ErrorMessage error={ofFile === undefined ? null : told(task.error)} />}
      {byCode ? (
        <CodeField
          label="Gjenopprettingskode"
          description="Den som gjaldt da kopien sist ble skrevet: sju grupper med fem tegn."
          value={code}
          error={aboutCode(task.error) ? task.error : null}
          errorText={aboutCode(task.error) ? task.error.message : undefined}
          first={1}
          change={(text) => {
            task.clear();
            setCode(text);
          }}
        />
      ) : (
        <TextField
          ref={field}
          size="small"
          label="Passordfrase"
          description="Den som gjaldt da kopien sist ble skrevet"
          type="password"
          autoComplete="off"
          value={passphrase}
          error={wrong && task.error ? task.error.message : undefined}
          onChange={(event) => {
            task.clear();
            setPassphrase(event.target.value);
          }}
        />
      )}
    </Form>
  );
}

const OF_FILE = ["not-found", "io", "damaged-store", "newer-store", "invalid-field"];

/** What is wrong with the file, as its field says it. */
function fileFault(error: ApiError | null): string | undefined {
  if (error === null) return undefined;
  if (OF_FILE.includes(error.code) || errorsByName(error).file !== undefined) return error.message;
  return undefined;
}
