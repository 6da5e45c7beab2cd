import { TextField } from "@navikt/ds-react/TextField";
import type { Profile } from "../api/types";

/** What is typed as one line. */
type Line = { [K in keyof Profile]: Profile[K] extends string ? K : never }[keyof Profile];

/** The counsellor's and the provider's details. The export folder has its own place in Innstillinger. */
export function ProfileFields({ profile, change }: { profile: Profile; change: (profile: Profile) => void }) {
  const field = (name: Line, label: string) => (
    <TextField
      size="small"
      label={label}
      value={profile[name]}
      onChange={(event) => change({ ...profile, [name]: event.target.value })}
    />
  );
  return (
    <>
      <div className="half-fields">
        {field("counsellor", "Navn")}
        {field("title", "Tittel")}
        {field("phone", "Telefon")}
        {field("email", "E-post")}
      </div>
      <div className="half-fields">
        {field("provider", "Tiltaksarrangør")}
        {field("organisation_number", "Organisasjonsnummer")}
        {field("place", "Sted der rapporter skrives under")}
      </div>
    </>
  );
}
