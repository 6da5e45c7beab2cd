import type { PeriodMonth, PeriodView, TargetRow } from "../../api/types";
import { href } from "../../app/router";
import { type Bar, BarChart, PERCENT_TICKS } from "../../components/BarChart";
import { counted, month as monthName } from "../../format";
import { Mark } from "./Mark";
import { capital } from "./MonthNow";
import { percentOf, standsAgainst } from "./percent";

/** Each target over the period and month by month, and what the delivered months count together. */
export function TargetCharts({ view }: { view: PeriodView }) {
  const { months } = view;
  const delivered = months.filter((month) => month.delivered);
  const missing = months.filter((month) => month.over && !month.delivered);
  const counting = view.targets
    .map((target, index) => ({ target, index }))
    .filter(({ target }) => target.counted);
  const others = view.targets.filter((target) => !target.counted);
  return (
    <div className="stack stack--loose">
      <Ground view={view} delivered={delivered} missing={missing} />
      {delivered.length > 0 &&
        counting.map(({ target, index }) => (
          <section key={target.about} className="panel targets__chart">
            <BarChart
              title={target.about}
              level={2}
              max={100}
              ticks={PERCENT_TICKS}
              columns={["Periode", "Nådd"]}
              line={{ value: target.percent, text: `Mål ${target.percent} % (${target.source})` }}
              bars={[
                bar("all", delivered.length === 1 ? "Levert måned" : "Leverte måneder", target, true),
                ...months.map((month) => ofMonth(month, index)),
              ]}
            />
          </section>
        ))}
      {delivered.length > 0 && counting.length === 0 && (
        <p className="prose">Avtalen har ingen mål som kan regnes ut av sakene.</p>
      )}
      {others.length > 0 && (
        <section>
          <h2>Mål som ikke telles her</h2>
          <ul>
            {others.map((target) => (
              <li key={target.about}>
                {target.about}: {target.percent} %. Det kan ikke regnes ut av det som føres i appen.
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.figures.length > 0 && delivered.length > 0 && <Sums view={view} />}
    </div>
  );
}

/** What the numbers are built on. */
function Ground(props: { view: PeriodView; delivered: PeriodMonth[]; missing: PeriodMonth[] }) {
  const { view, delivered, missing } = props;
  const links = (
    <ul className="plain-list targets__missing">
      {missing.map(({ month }) => (
        <li key={month}>
          <a href={href({ screen: "month", agreement: view.agreement, month })}>
            {capital(monthName(month))}
          </a>
        </li>
      ))}
    </ul>
  );
  if (delivered.length === 0) {
    return (
      <div className="empty">
        <h2>Ingen måneder i perioden er levert</h2>
        <p>Resultatene bygger på det som er levert til NAV. Lever månedene, så står de her.</p>
        {missing.length > 0 && links}
      </div>
    );
  }
  if (missing.length === 0) {
    return (
      <p>
        <Mark shape="done">{`Bygger på ${counted(delivered.length, "levert måned", "leverte måneder")}. Ingen mangler.`}</Mark>
      </p>
    );
  }
  return (
    <div>
      <p>
        <Mark shape="missing">
          {`Bygger på ${delivered.length} av ${delivered.length + missing.length} måneder. Disse er ikke levert, og er ikke med:`}
        </Mark>
      </p>
      {links}
    </div>
  );
}

function ofMonth(month: PeriodMonth, index: number): Bar {
  const label = capital(monthName(month.month));
  const target = month.targets[index];
  if (target !== undefined && month.delivered) return bar(month.month, label, target, false);
  return { id: month.month, label, value: null, text: month.over ? "Ikke levert" : "Ikke over" };
}

function bar(id: string, label: string, target: TargetRow, strong: boolean): Bar {
  const { reached, of, share } = target;
  if (of === 0) return { id, label, value: null, text: "Ingen å telle", strong };
  const remark = { reached: "målet er nådd", below: "under målet", none: "" }[standsAgainst(target)];
  return {
    id,
    label,
    value: (reached / of) * 100,
    text: `${percentOf(share)} (${reached} av ${of})`,
    // One month says little alone.
    ...(strong ? { remark } : {}),
    strong,
  };
}

function Sums({ view }: { view: PeriodView }) {
  return (
    <section>
      <h2>Tallene i perioden</h2>
      <p className="subtle prose">
        Det som skjedde, er lagt sammen. Hvor mange som var i tiltaket eller ventet, er fra den siste leverte
        måneden.
      </p>
      <dl className="targets__sums">
        {view.figures.map((figure) => (
          <div key={figure.id}>
            <dt>
              {figure.title}
              {figure.stock && <span className="subtle"> (ved slutten)</span>}
            </dt>
            <dd className="number">{figure.count}</dd>
          </div>
        ))}
        {view.shares.map((share) => (
          <div key={share.id}>
            <dt>{share.title}</dt>
            <dd className="number">{percentOf(share.percent)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
