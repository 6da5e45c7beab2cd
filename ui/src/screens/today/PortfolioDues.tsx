import type { PortfolioRow } from "../../api/types";
import { Badges } from "../../components/Badges";
import { DueDate } from "../../components/DueDate";
import { listed, span } from "../../format";

/** The provider's own due dates: results and evaluation, for all participants together. */
export function PortfolioDues({ rows }: { rows: PortfolioRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="portfolio-dues">
      <h2 id="portfolio-dues" className="today__heading">
        For hele porteføljen
      </h2>
      <ul className="plain-list today__rows">
        {rows.map((row) => (
          <li className="today__row" key={`${row.agreement} ${row.rule} ${row.due}`}>
            <DueDate due={row} />
            <div className="today__what">
              <h3 className="today__title">
                {row.title} <Badges due={row} />
              </h3>
              <p className="subtle">
                {row.agreement} · {span(row.period)} · til {listed(row.recipients)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
