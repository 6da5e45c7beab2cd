import { ChevronDownIcon } from "@navikt/aksel-icons";
import { ActionMenu } from "@navikt/ds-react/ActionMenu";
import { Button } from "@navikt/ds-react/Button";
import { Chips } from "@navikt/ds-react/Chips";
import { Search } from "@navikt/ds-react/Search";
import type { ReactNode } from "react";
import type { CaseRow } from "../../api/types";
import { choices, phase } from "../../words";
import { type Filter, setFilter } from "./kept";

/** What to show of the portfolio: words, statuses, agreements, and what is overdue. */
export function Filters(props: { cases: CaseRow[]; filter: Filter; children: ReactNode }) {
  const { cases, filter } = props;
  const count = (fits: (row: CaseRow) => boolean) => cases.filter(fits).length;
  const overdue = count((row) => row.overdue > 0);
  const toggled = <T,>(all: T[], one: T) =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  return (
    <div className="portfolio__filters">
      <div className="portfolio__tools">
        <Search
          size="small"
          label="Søk etter navn, status, avtale, NAV-kontor eller referanse"
          hideLabel={false}
          variant="simple"
          value={filter.text}
          onChange={(text) => setFilter({ text })}
        />
        {props.children}
      </div>
      <Chips size="small" aria-label="Vis bare">
        {choices(phase)
          .map(([id, word]) => ({ id, word, here: count((row) => row.phase === id) }))
          .filter(({ id, here }) => here > 0 || filter.phases.includes(id))
          .map(({ id, word, here }) => (
            <Chips.Toggle
              key={id}
              data-color="neutral"
              selected={filter.phases.includes(id)}
              onClick={() => setFilter({ phases: toggled(filter.phases, id) })}
            >
              {`${word} (${here})`}
            </Chips.Toggle>
          ))}
        {(overdue > 0 || filter.overdue) && (
          <Chips.Toggle
            selected={filter.overdue}
            onClick={() => setFilter({ overdue: !filter.overdue })}
            data-color="danger"
          >
            {`Bare forfalt (${overdue})`}
          </Chips.Toggle>
        )}
      </Chips>
    </div>
  );
}

/** Which agreements to show, where more than one is in use. */
export function AgreementMenu({ cases, filter }: { cases: CaseRow[]; filter: Filter }) {
  const agreements = new Map(cases.map((row) => [row.agreement, listedName(row)]));
  if (agreements.size < 2) return null;
  const chosen = filter.agreements.filter((id) => agreements.has(id));
  const [only] = chosen;
  const name =
    chosen.length === 0
      ? "alle"
      : chosen.length === 1 && only !== undefined
        ? agreements.get(only)
        : `${chosen.length} valgt`;
  return (
    <ActionMenu rootElement={document.getElementById("innhold")}>
      <ActionMenu.Trigger>
        <Button
          type="button"
          size="small"
          variant="secondary"
          data-color="neutral"
          icon={<ChevronDownIcon aria-hidden />}
          iconPosition="right"
        >
          {`Avtale: ${name}`}
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content>
        <ActionMenu.Group label="Vis deltakere under">
          {[...agreements]
            .sort(([, a], [, b]) => a.localeCompare(b, "nb"))
            .map(([id, title]) => (
              <ActionMenu.CheckboxItem
                key={id}
                checked={chosen.includes(id)}
                onCheckedChange={(wanted) =>
                  setFilter({
                    agreements: wanted === true ? [...chosen, id] : chosen.filter((other) => other !== id),
                  })
                }
              >
                {title}
              </ActionMenu.CheckboxItem>
            ))}
        </ActionMenu.Group>
      </ActionMenu.Content>
    </ActionMenu>
  );
}

function listedName(row: CaseRow): string {
  return row.buyer === "" ? row.agreement_title : `${row.agreement_title}, ${row.buyer}`;
}
