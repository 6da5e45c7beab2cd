import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { TextField } from "@navikt/ds-react/TextField";
import { errorText } from "../errors";
import { type ApiError, host } from "../host";

/** Refusals that are about the folder. */
const OF_FOLDER = ["folder-missing", "not-writable", "disk-full", "synced-folder"];

/** Whether a refusal stands at the folder's field. */
export function ofFolder(error: ApiError | null): boolean {
  return OF_FOLDER.includes(error?.code ?? "");
}

/** Where files are written, in the clear. A folder that is synchronised is asked about once more. */
export function FolderField(props: {
  folder: string;
  change: (folder: string) => void;
  error: ApiError | null;
  synced: boolean;
  changeSynced: (synced: boolean) => void;
  /** Says more of the refusal than its code does. */
  fault?: string | undefined;
}) {
  const { error, change, synced } = props;
  const isSynced = error?.code === "synced-folder";
  return (
    <>
      <div className="folder-field">
        <TextField
          size="small"
          label="Katalog"
          value={props.folder}
          // Its own words: that a store may not lie there is something else.
          error={
            props.fault ??
            (error && ofFolder(error) ? (isSynced ? error.message : errorText(error)) : undefined)
          }
          onChange={(event) => change(event.target.value)}
        />
        {host.canChooseFolder && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => void host.chooseFolder().then((chosen) => chosen && change(chosen))}
          >
            Velg katalog …
          </Button>
        )}
      </div>
      {(isSynced || synced) && (
        <Checkbox
          size="small"
          checked={synced}
          onChange={(event) => props.changeSynced(event.target.checked)}
        >
          Jeg vet at katalogen synkroniseres, og legger filen der likevel
        </Checkbox>
      )}
    </>
  );
}
