import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import type { HandoverCandidate } from "../../../api/types";
import { DateField, useDateText } from "../../../components/DateField";
import { date } from "../../../format";
import { phase } from "../../../words";
import { participants } from "./words";

/** Whom to hand over. A participant's cases go together; those with a due date in an absence are chosen in one go. */
export function ChooseCases(props: {
  candidates: HandoverCandidate[];
  today: string;
  chosen: string[];
  error: string | undefined;
  change: (chosen: string[]) => void;
}) {
  const { candidates, chosen, change } = props;
  const until = useDateText();
  const withSiblings = (ids: string[]) => {
    const persons = new Set(candidates.filter((each) => ids.includes(each.case)).map((each) => each.person));
    return candidates.filter((each) => persons.has(each.person)).map((each) => each.case);
  };
  const toggle = (next: string[]) => {
    const gone = chosen.filter((id) => !next.includes(id));
    const left = withSiblings(gone);
    change(withSiblings(next).filter((id) => !left.includes(id)));
  };
  const dueUntil = async () => {
    const day = await until.require();
    if (day === undefined) return;
    const due = candidates.filter((each) => each.next_due !== null && each.next_due <= day);
    change(withSiblings([...chosen, ...due.map((each) => each.case)]));
  };
  return (
    <div className="stack">
      <CheckboxGroup
        size="small"
        legend={`Hvem skal overleveres? ${chosen.length > 0 ? `${participants(chosen.length)} valgt` : ""}`}
        description="Alt følger med: opplysninger, timer, rapporter, vedlegg og historikk."
        value={chosen}
        error={props.error}
        onChange={(next: string[]) => toggle(next)}
      >
        <div className="handover-candidates">
          {candidates.map((each) => (
            <Checkbox
              key={each.case}
              value={each.case}
              description={[
                each.agreement,
                phase[each.phase].toLowerCase(),
                each.next_due === null ? "ingen frister" : `neste frist ${date(each.next_due)}`,
              ].join(" · ")}
            >
              {each.participant}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <div className="handover-until">
        <DateField label="Med frist til og med" value={until} />
        <Button type="button" size="small" variant="secondary" onClick={() => void dueUntil()}>
          Velg dem
        </Button>
        <Button
          type="button"
          size="small"
          variant="tertiary"
          onClick={() =>
            change(chosen.length === candidates.length ? [] : candidates.map((each) => each.case))
          }
        >
          {chosen.length === candidates.length ? "Velg ingen" : "Velg alle"}
        </Button>
      </div>
    </div>
  );
}
