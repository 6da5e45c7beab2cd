import { Button } from "@navikt/ds-react/Button";
import { Select } from "@navikt/ds-react/Select";
import { useState } from "react";
import type { Profile } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { chooseLook, type Look, useLook } from "../../app/theme";
import { Answer } from "../../components/Answer";
import { ErrorMessage } from "../../components/ErrorMessage";
import { KeysDialog } from "../../components/KeysDialog";
import { useAnswer, useSend, useTask } from "../../data/hooks";

const MINUTES = [2, 5, 10, 15, 30, 60];

/** How the window looks, when it locks, and what its keys do. */
export function Window() {
  const look = useLook();
  const [keys, setKeys] = useState(false);
  return (
    <section className="panel" aria-labelledby="window">
      <h2 id="window">Vinduet</h2>
      <div className="half-fields">
        <Select
          size="small"
          label="Utseende"
          value={look}
          onChange={(event) => chooseLook(event.target.value as Look)}
        >
          <option value="system">Som på maskinen</option>
          <option value="light">Lyst</option>
          <option value="dark">Mørkt</option>
        </Select>
        <Answer of={useAnswer("profile", {})}>{({ profile }) => <LockAfter profile={profile} />}</Answer>
      </div>
      <div className="buttons">
        <Button
          type="button"
          size="small"
          variant="secondary"
          aria-keyshortcuts="F1"
          onClick={() => setKeys(true)}
        >
          Hurtigtaster (F1)
        </Button>
      </div>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </section>
  );
}

function LockAfter({ profile }: { profile: Profile }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const minutes = profile.lock_after_minutes;
  const choices = MINUTES.includes(minutes) ? MINUTES : [...MINUTES, minutes].sort((a, b) => a - b);
  const choose = (chosen: number) =>
    task.run(async () => {
      await send("profile.save", { profile: { ...profile, lock_after_minutes: chosen } });
      announce(`Lagret: låses etter ${chosen} minutter`);
    });
  return (
    <div>
      <Select
        size="small"
        label="Lås når ingen har rørt maskinen på"
        value={minutes}
        onChange={(event) => void choose(Number(event.target.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice} minutter
          </option>
        ))}
      </Select>
      {task.error && <ErrorMessage error={task.error} />}
    </div>
  );
}
