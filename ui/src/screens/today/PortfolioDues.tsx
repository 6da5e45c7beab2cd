import { Button } from "@navikt/ds-react/Button";
import type { PortfolioRow } from "../../api/types";
import { href } from "../../app/router";
import { Badges } from "../../components/Badges";
import { DueDate } from "../../components/DueDate";
import { listed, span } from "../../format";
import { NO_FILTER, setFilter } from "../portfolio/kept";

/** The provider's own due dates: results and evaluation, for all participants together. */
export function PortfolioDues({ rows }: { rows: PortfolioRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="portfolio-dues">
      <h2 id="portfolio-dues" className="today__heading">
        For hele porteføljen <span className="today__count">{rows.length}</span>
      </h2>
      <p className="subtle small today__about">
        Lages og sendes utenfor appen. En frist står her til dagen er omme, også når rapporten er sendt.
      </p>
      <ul className="plain-list today__rows">
        {rows.map((row) => (
          <li className="today__row" key={`${row.agreement} ${row.rule} ${row.due}`}>
            <DueDate due={row} />
            <div className="today__what">
              <h3 className="today__title">
                {row.title} <Badges due={row} />
              </h3>
              <p>
                Lag rapporten for {span(row.period)}, og send den til {listed(row.recipients)}.
              </p>
              <p className="subtle">{row.agreement}</p>
            </div>
            <Button
              as="a"
              size="small"
              variant="secondary"
              href={href({ screen: "portfolio" })}
              onClick={() => setFilter({ ...NO_FILTER, agreements: [row.agreement_id], finished: true })}
            >
              Se deltakerne
              <span className="sr-only">{` (${row.title}, ${row.agreement})`}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
