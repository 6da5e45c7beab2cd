import { Select } from "@navikt/ds-react/Select";
import type { Agreement, Profile } from "../../api/types";
import { DateField, type DateText } from "../../components/DateField";
import { inSentence, listed } from "../../format";

/** The counsellor's role and NAV's approval, where an agreement asks for them. */
export function RoleFields(props: {
  agreements: Agreement[];
  profile: Profile;
  change: (profile: Profile) => void;
  approved: DateText;
}) {
  const { profile, change } = props;
  // Of several versions the newest speaks for its agreement.
  const agreements = props.agreements.filter((each) => each.newest);
  const normed = agreements.filter((each) => each.places.caseload.length > 0);
  const approving = agreements.filter((each) => each.advice.some(({ by }) => by === "approved-counsellor"));
  if (normed.length + approving.length === 0) return null;
  // What is kept stays a choice, also where its agreement is gone.
  const roles = new Set(normed.flatMap((each) => each.places.caseload.map(({ role }) => role)));
  if (profile.role !== "") roles.add(profile.role);
  const names = (of: typeof agreements) => listed(of.map((each) => `«${each.title}»`));
  return (
    <div className="half-fields">
      {roles.size > 0 && (
        <Select
          size="small"
          label="Rolle"
          description={`Avgjør normert antall deltakere i ${names(normed)}.`}
          value={profile.role}
          onChange={(event) => change({ ...profile, role: event.target.value })}
        >
          <option value="">Ikke valgt</option>
          {[...roles].map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
        </Select>
      )}
      {approving.length > 0 && (
        <DateField
          label="Godkjent av NAV fra"
          optional
          description={`Kreves i ${names(approving)} (${inSentence(sourceOf(approving))}).`}
          value={props.approved}
        />
      )}
    </div>
  );
}

function sourceOf(agreements: { advice: { by: unknown; source: string | null }[] }[]): string {
  const asks = agreements.flatMap((each) => each.advice).find(({ by }) => by === "approved-counsellor");
  return asks?.source ?? "avtalen";
}
