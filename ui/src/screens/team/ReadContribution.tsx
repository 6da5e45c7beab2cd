import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { useAnnounce } from "../../app/announce";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { month as monthName } from "../../format";
import { host } from "../../host";

/** The last day of a month given as `YYYY-MM`. */
function lastDay(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

/** Reads another counsellor's counts of the month into the sum. */
export function ReadContribution(props: { agreement: string; month: string; onClose: () => void }) {
  const { agreement, month, onClose } = props;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [path, setPath] = useState("");
  const [replace, setReplace] = useState(false);

  async function submit() {
    const read = await send("contribution.read", {
      path,
      agreement,
      from: `${month}-01`,
      to: lastDay(month),
      replace,
    });
    announce(`Bidraget fra ${read.contents.member} er lest inn`);
    onClose();
  }

  const choose = async () => {
    const chosen = await host.chooseSealed();
    if (chosen === null) return;
    task.clear();
    setPath(chosen);
  };
  const twice = task.error?.code === "file-exists";
  const error = errorsByName(task.error).path;
  return (
    <Modal
      title={`Les inn bidrag for ${monthName(`${month}-01`)}`}
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="read-contribution" loading={task.busy}>
            Les inn
          </Button>
          <Cancel />
        </>
      }
    >
      <Form id="read-contribution" fleeting task={task} submit={submit} fieldError={error !== undefined}>
        <div className="folder-field">
          <TextField
            size="small"
            label="Fil"
            description="Filen en kollega har laget med «Send bidrag til lederen»"
            value={path}
            spellCheck={false}
            error={error}
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
        {(twice || replace) && (
          <Checkbox size="small" checked={replace} onChange={(event) => setReplace(event.target.checked)}>
            La det nye bidraget erstatte det som er lest inn
          </Checkbox>
        )}
      </Form>
    </Modal>
  );
}
