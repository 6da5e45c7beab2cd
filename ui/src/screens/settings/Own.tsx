import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Profile } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { Answer } from "../../components/Answer";
import { Form } from "../../components/Form";
import { ProfileFields } from "../../components/ProfileFields";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { host } from "../../host";

/** The counsellor's and provider's own details, and where exports go. */
export function Own() {
  return (
    <section className="panel" aria-labelledby="own">
      <h2 id="own">Dine opplysninger</h2>
      <Answer of={useAnswer("profile", {})}>{({ profile }) => <Fields given={profile} />}</Answer>
    </section>
  );
}

function Fields({ given }: { given: Profile }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [profile, setProfile] = useState(given);
  const setFolder = (folder: string) => setProfile((before) => ({ ...before, export_folder: folder }));
  return (
    <Form
      task={task}
      submit={async () => {
        await send("profile.save", { profile });
        announce("Lagret: dine opplysninger");
      }}
      buttons={
        <Button size="small" type="submit" loading={task.busy}>
          Lagre
        </Button>
      }
    >
      <ProfileFields profile={profile} change={setProfile} />
      <div className="folder-field">
        <TextField
          size="small"
          label="Katalog for eksport"
          description="Foreslås når du eksporterer. Velg en på denne maskinen, ikke en som deles eller synkroniseres."
          value={profile.export_folder}
          onChange={(event) => setFolder(event.target.value)}
        />
        {host.canChooseFolder && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => void host.chooseFolder().then((chosen) => chosen && setFolder(chosen))}
          >
            Velg katalog …
          </Button>
        )}
      </div>
    </Form>
  );
}
