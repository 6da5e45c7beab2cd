import { Button } from "@navikt/ds-react/Button";
import { Chips } from "@navikt/ds-react/Chips";
import { useState } from "react";
import { DateField, useDateText } from "../../components/DateField";
import { choices } from "../../words";
import { KNOWN, known, type Period, same } from "./period";

/** This month, the last one, a quarter, or days of one's own. */
export function PeriodChooser(props: { period: Period; today: string; onChoose: (period: Period) => void }) {
  const { period, today } = props;
  const chosen = choices(KNOWN).find(([which]) => same(known(which, today), period))?.[0];
  const [own, setOwn] = useState(chosen === undefined);
  return (
    <section aria-label="Periode" className="stack">
      <Chips size="small" aria-label="Velg periode">
        {choices(KNOWN).map(([which, word]) => (
          <Chips.Toggle
            key={which}
            data-color="neutral"
            selected={!own && chosen === which}
            onClick={() => {
              setOwn(false);
              props.onChoose(known(which, today));
            }}
          >
            {word}
          </Chips.Toggle>
        ))}
        <Chips.Toggle data-color="neutral" selected={own} onClick={() => setOwn(true)}>
          Egen periode
        </Chips.Toggle>
      </Chips>
      {own && <Own key={period.join()} period={period} onChoose={props.onChoose} />}
    </section>
  );
}

function Own({ period, onChoose }: { period: Period; onChoose: (period: Period) => void }) {
  const [first, last] = [useDateText(period[0]), useDateText(period[1])];
  async function choose() {
    const [from, to] = [await first.require(), await last.require()];
    if (from === undefined || to === undefined) return;
    if (to < from) last.fail("Siste dag kan ikke være før første dag.");
    else onChoose([from, to]);
  }
  return (
    <form
      className="own-period"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void choose();
      }}
    >
      <DateField label="Fra og med" description={null} value={first} />
      <DateField label="Til og med" description={null} value={last} />
      <Button size="small" type="submit" variant="secondary">
        Vis
      </Button>
    </form>
  );
}
