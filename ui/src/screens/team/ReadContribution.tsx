import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { useAnnounce } from "../../app/announce";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useSend, useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { host } from "../../host";

/** Reads in what another counsellor has sent: a month's counts, or notes for an evaluation. */
export function ReadContribution(props: {
  agreement: string;
  /** First and last day of what it must be about. */
  period: [string, string];
  title: string;
  /** The button that makes such a file. */
  from: string;
  /** What is said when it is done. */
  done: (member: string) => string;
  onClose: () => void;
}) {
  const { agreement, period, onClose } = props;
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [path, setPath] = useState("");
  const [replace, setReplace] = useState(false);

  async function submit() {
    const read = await send("contribution.read", {
      path,
      agreement,
      from: period[0],
      to: period[1],
      replace,
    });
    announce(props.done(read.contents.member));
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
      title={props.title}
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
            description={`Filen en kollega har laget med «${props.from}»`}
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
