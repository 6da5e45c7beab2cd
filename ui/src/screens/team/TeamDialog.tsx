import { Button } from "@navikt/ds-react/Button";
import { CopyButton } from "@navikt/ds-react/CopyButton";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { TeamView } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { ErrorMessage } from "../../components/ErrorMessage";
import { Form } from "../../components/Form";
import { Cancel, Modal } from "../../components/Modal";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";

/** Who is in the team, and the keys that the files are sealed with. */
export function TeamDialog({ view, onClose }: { view: TeamView; onClose: () => void }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [member, setMember] = useState(view.team.member);
  const [leaderKey, setLeaderKey] = useState(view.team.leader_key);
  const [members, setMembers] = useState(view.team.members.join("\n"));

  async function submit() {
    const team = { member, leader_key: leaderKey, members: members.split("\n") };
    await send("team.save", { team });
    announce("Laget er lagret");
    onClose();
  }

  const errors = errorsByName(task.error);
  return (
    <Modal
      title="Laget"
      onClose={onClose}
      footer={
        <>
          <Button size="small" type="submit" form="team-form" loading={task.busy}>
            Lagre
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="team-form"
        task={task}
        submit={submit}
        fieldError={["member", "leader_key", "members"].some((field) => field in errors)}
      >
        <TextField
          size="small"
          label="Navnet ditt i laget"
          description="Slik lederen har deg i sin liste: fornavn, initialer eller nummer"
          value={member}
          error={errors.member}
          onChange={(event) => setMember(event.target.value)}
        />
        <TextField
          size="small"
          label="Lederens nøkkel"
          description="Begynner med «age1». Den er ikke hemmelig: den kan bare brukes til å forsegle filer til lederen."
          value={leaderKey}
          spellCheck={false}
          error={errors.leader_key}
          onChange={(event) => setLeaderKey(event.target.value)}
        />
        <fieldset className="team__leader">
          <legend>Leder du laget?</legend>
          <Textarea
            size="small"
            label="De andre i laget, ett navn per linje"
            description="Da ser du hvem som ikke har sendt"
            minRows={2}
            value={members}
            error={errors.members}
            onChange={(event) => setMembers(event.target.value)}
          />
          <OwnKey />
        </fieldset>
      </Form>
    </Modal>
  );
}

/** The key that others seal their files to. It can be made at any time, and stays. */
function OwnKey() {
  const view = useAnswer("team", {});
  const send = useSend();
  const task = useTask();
  const key = view.data?.public_key ?? null;
  if (key === null) {
    return (
      <div className="stack">
        <p className="prose">De andre forsegler bidragene med nøkkelen din, så bare du kan åpne dem.</p>
        <ErrorMessage error={task.error} />
        <Button
          type="button"
          size="small"
          variant="secondary"
          loading={task.busy}
          onClick={() => void task.run(async () => void (await send("team.key", {})))}
        >
          Lag nøkkelen din
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <p>Nøkkelen din, som de andre skal lime inn hos seg:</p>
      <p className="path">
        <code>{key}</code> <CopyButton size="xsmall" copyText={key} text="Kopier nøkkelen" />
      </p>
    </div>
  );
}
