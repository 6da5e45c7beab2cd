import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Select } from "@navikt/ds-react/Select";
import { useEffect, useRef, useState } from "react";
import type { Agreement, OrderReading } from "../../api/types";
import { ErrorMessage } from "../../components/ErrorMessage";
import { counted, listed } from "../../format";
import type { ApiError } from "../../host";
import { OrderRow } from "./OrderRow";
import { OrderSource } from "./OrderSource";
import { arranged, chosen, NO_CHOICES, type OrderValues, tick, tickAll } from "./order";

/** What was found, beside the source: the counsellor ticks what is right, and corrects it first where needed. */
export function OrderReview(props: {
  reading: OrderReading;
  agreements: Agreement[];
  agreementId: string;
  current: OrderValues;
  samePerson: boolean;
  isFile: boolean;
  error: ApiError | null;
  changeAgreement: (id: string) => void;
  use: (values: OrderValues) => void;
  cancel: () => void;
}) {
  const { reading } = props;
  const [choices, setChoices] = useState(NO_CHOICES);
  const [active, setActive] = useState<[first: number, last: number] | null>(null);
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const { rows, others } = arranged(reading, props.current, choices, props.samePerson);
  const marked = [...rows.map((row) => row.proposal), ...others];
  const ticked = rows.filter((row) => row.ticked).length;
  const agreementMissing = props.agreementId === "";

  const use = () => {
    setTried(true);
    if (agreementMissing) select.current?.focus();
    else if (ticked > 0) props.use(chosen(rows));
  };

  return (
    <>
      <div className="order__sides">
        <OrderSource lines={reading.lines} found={marked} active={active} />
        <div className="order__found stack">
          <div className="spread order__top">
            <h3 ref={heading} tabIndex={-1}>
              {rows.length === 0 ? "Fant ingenting til skjemaet" : "Forslag"}
            </h3>
            {rows.length > 1 && (
              <Button
                type="button"
                size="xsmall"
                variant="tertiary"
                onClick={() => setChoices(tickAll(rows, ticked === 0 || ticked < selectable(rows), choices))}
              >
                {ticked > 0 && ticked >= selectable(rows) ? "Velg ingen" : "Velg alle"}
              </Button>
            )}
          </div>
          <Select
            ref={select}
            size="small"
            label="Avtalen bestillingen gjelder"
            description={agreementMissing ? "Avtalen avgjør hvilke opplysninger du kan ta med." : undefined}
            value={props.agreementId}
            error={tried && agreementMissing ? "Velg hvilken avtale bestillingen gjelder." : undefined}
            onChange={(event) => props.changeAgreement(event.target.value)}
          >
            <option value="">Velg avtale</option>
            {props.agreements.map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}, {each.buyer}
              </option>
            ))}
          </Select>
          {rows.length === 0 && (
            <p className="prose">
              {reading.left_out.length > 0 && agreementMissing
                ? "Velg avtalen for å se det som ble funnet."
                : "Teksten har ingen ledetekster som kjennes igjen. Skriv inn opplysningene i skjemaet nedenfor."}
            </p>
          )}
          {rows.length > 0 && (
            <ul className="plain-list order__rows">
              {rows.map((row) => (
                <OrderRow
                  key={row.id}
                  row={row}
                  tick={(on) => setChoices(tick(rows, row, on, choices))}
                  change={(value) =>
                    setChoices({ ...choices, values: { ...choices.values, [row.id]: value } })
                  }
                  look={() => setActive([row.proposal.first_line, row.proposal.last_line])}
                />
              ))}
            </ul>
          )}
          {others.length > 0 && (
            <div className="order__others">
              <h4>Også funnet, uten felt i dette skjemaet</h4>
              <dl>
                {others.map((each) => (
                  <div key={`${each.field} ${each.first_line} ${each.value}`}>
                    <dt>{each.label}</dt>
                    <dd>
                      {each.value}
                      {each.ahead && <span className="subtle small"> {each.note}</span>}
                    </dd>
                  </div>
                ))}
              </dl>
              {others.some((each) => OF_JOB.has(each.field)) && (
                <p className="subtle small">
                  Arbeidsforholdet registrerer du på deltakeren når den er lagt til.
                </p>
              )}
            </div>
          )}
          {reading.left_out.length > 0 && (
            <p className="subtle small">
              {agreementMissing ? "Vises når avtalen er valgt: " : "Tas ikke med under denne avtalen: "}
              {listed(reading.left_out.map((label) => label.toLocaleLowerCase("nb")))}.
            </p>
          )}
        </div>
      </div>
      {props.isFile && (
        <InlineMessage status="info" size="small">
          PDF-en er ikke lagret. Den ligger fortsatt der den lå, ukryptert. Vil du beholde den her, legger du
          den ved på deltakeren etterpå.
        </InlineMessage>
      )}
      <ErrorMessage error={props.error} />
      {tried && ticked === 0 && !agreementMissing && rows.length > 0 && (
        <div role="alert">
          <InlineMessage status="error" size="small">
            Kryss av for det som skal brukes.
          </InlineMessage>
        </div>
      )}
      <div className="buttons">
        {rows.length > 0 && (
          <Button type="button" size="small" onClick={use}>
            Bruk valgte opplysninger
          </Button>
        )}
        <Button type="button" size="small" variant="tertiary" onClick={props.cancel}>
          Avbryt
        </Button>
        {rows.length > 0 && (
          <span className="subtle small order__count">
            {counted(ticked, "valgt", "valgte")} av {rows.length}
          </span>
        )}
      </div>
    </>
  );
}

const OF_JOB = new Set(["employer", "employer-contact", "position-percent"]);

/** How many rows can be ticked at once without taking anything's place. */
function selectable(rows: { target: string; instead: string | null; same: boolean }[]): number {
  return new Set(rows.filter((row) => row.instead === null && !row.same).map((row) => row.target)).size;
}
