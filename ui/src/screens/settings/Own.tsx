import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Agreement, Profile } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { Answer } from "../../components/Answer";
import { useDateText } from "../../components/DateField";
import { Form } from "../../components/Form";
import { ProfileFields } from "../../components/ProfileFields";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { host } from "../../host";
import { RoleFields } from "./RoleFields";

/** The counsellor's and provider's own details, and where exports go. */
export function Own() {
  const agreements = useAnswer("agreements", {});
  return (
    <section className="panel" aria-labelledby="own">
      <h2 id="own">Dine opplysninger</h2>
      <Answer of={useAnswer("profile", {})}>
        {({ profile }) => (
          <Answer of={agreements}>
            {(known) => <Fields given={profile} agreements={known.agreements} />}
          </Answer>
        )}
      </Answer>
    </section>
  );
}

/** What was typed stays. The rest follows what is stored, which others change, too. */
function following(typed: Profile, before: Profile, now: Profile): Profile {
  const untouched = (field: string) => typed[field as keyof Profile] === before[field as keyof Profile];
  const fresh = Object.entries(now).filter(([field]) => untouched(field));
  return { ...typed, ...Object.fromEntries(fresh) };
}

function Fields({ given, agreements }: { given: Profile; agreements: Agreement[] }) {
  const send = useSend();
  const announce = useAnnounce();
  const task = useTask();
  const [profile, setProfile] = useState(given);
  const [stored, setStored] = useState(given);
  if (given !== stored) {
    setStored(given);
    setProfile(following(profile, stored, given));
  }
  const approved = useDateText(given.approved);
  const setFolder = (folder: string) => setProfile((before) => ({ ...before, export_folder: folder }));
  return (
    <Form
      task={task}
      submit={async () => {
        const day = await approved.read();
        if (day === undefined) return;
        await send("profile.save", { profile: { ...profile, approved: day } });
        announce("Lagret: dine opplysninger");
      }}
      buttons={
        <Button size="small" type="submit" loading={task.busy}>
          Lagre
        </Button>
      }
    >
      <ProfileFields profile={profile} change={setProfile} />
      <RoleFields agreements={agreements} profile={profile} change={setProfile} approved={approved} />
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
