import { Button } from "@navikt/ds-react/Button";
import { Radio, RadioGroup } from "@navikt/ds-react/Radio";
import { useState } from "react";
import type { Profile } from "../../api/types";
import { go } from "../../app/router";
import { Answer } from "../../components/Answer";
import { Form } from "../../components/Form";
import { ProfileFields } from "../../components/ProfileFields";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { setAhead } from "./ahead";
import { Card } from "./Card";

/** After the first start: the counsellor's and provider's details, which stand on every report. */
export function FirstDetails() {
  return <Answer of={useAnswer("profile", {})}>{({ profile }) => <Details given={profile} />}</Answer>;
}

function Details({ given }: { given: Profile }) {
  const send = useSend();
  const task = useTask();
  // The strictest choice stands there at first: what must go, goes.
  const [profile, setProfile] = useState({ ...given, delete_automatically: true });

  function done() {
    go({ screen: "today" });
    setAhead(null);
  }

  return (
    <Card title="Hvem er du?" step={3}>
      <Form
        task={task}
        submit={async () => {
          await send("profile.save", { profile: { ...profile, asked_to_delete: true } });
          done();
        }}
        buttons={
          <>
            <Button type="submit" loading={task.busy}>
              Lagre og gå videre
            </Button>
            <Button type="button" variant="tertiary" onClick={done}>
              Gjør det senere
            </Button>
          </>
        }
      >
        <p className="prose">
          Dette står på rapportene du sender til NAV. Du kan endre det under Innstillinger når du vil.
        </p>
        <ProfileFields profile={profile} change={setProfile} />
        <RadioGroup
          size="small"
          legend="Når fristen for å slette en deltaker er ute"
          description="Avtalene ber om sletting 12 uker etter sluttrapporten. Du får påminnelser i fire uker før, kan stanse slettingen av hver enkelt, og kan endre dette under Personvern."
          value={profile.delete_automatically ? "app" : "self"}
          onChange={(value: string) => setProfile({ ...profile, delete_automatically: value === "app" })}
        >
          <Radio value="app">Appen sletter av seg selv</Radio>
          <Radio value="self">Jeg sletter selv</Radio>
        </RadioGroup>
      </Form>
    </Card>
  );
}
