import { Button } from "@navikt/ds-react/Button";
import { type ReactNode, useState } from "react";
import type { Agreement, AgreementDetails, ClosedDays, PriceFrom } from "../../../api/types";
import { useChange } from "../../../app/change";
import { Answer } from "../../../components/Answer";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Confirm } from "../../../components/Modal";
import { ClosedDialog } from "../../../components/prices/ClosedDialog";
import { closedSpan } from "../../../components/prices/closed";
import { PriceDialog } from "../../../components/prices/PriceDialog";
import { PRICE_FOR } from "../../../components/prices/words";
import { useAnswer, useTask } from "../../../data/hooks";
import { date, kroner } from "../../../format";

type Open =
  | { what: "price"; given?: PriceFrom }
  | { what: "closed"; given?: ClosedDays }
  | { what: "remove"; text: string; details: AgreementDetails };

/** What the provider is paid, and when the measure is closed: what claims are reckoned by. */
export function Prices({ agreement, name }: { agreement: Agreement; name: string }) {
  const details = useAnswer("agreement.details", { agreement: agreement.id });
  return (
    <section className="stack" aria-label={`Pris og stengte dager, ${name}`}>
      <div>
        <h4>Pris og stengte dager</h4>
        <p className="subtle">Etter disse regnes kravet ut under Månedsslutt.</p>
      </div>
      <Answer of={details}>{(given) => <Lists agreement={agreement} name={name} details={given} />}</Answer>
    </section>
  );
}

function Lists(props: { agreement: Agreement; name: string; details: AgreementDetails }) {
  const { agreement, name, details } = props;
  const { model } = agreement.price;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="stack">
      <List
        empty="Prisen er ikke lagt inn ennå."
        add="Legg inn pris"
        name={name}
        onAdd={() => setOpen({ what: "price" })}
      >
        {details.prices.map((price) => (
          <Item
            key={price.from}
            text={`${kroner(String(price.nok))} ${PRICE_FOR[model]} fra ${date(price.from)}`}
            onChange={() => setOpen({ what: "price", given: price })}
            onRemove={(text) =>
              setOpen({
                what: "remove",
                text: `pris ${text}`,
                details: { ...details, prices: details.prices.filter((each) => each !== price) },
              })
            }
          />
        ))}
      </List>
      {model === "place-month" && (
        <List
          empty="Ingen stengte dager er lagt inn."
          add="Legg inn stengte dager"
          name={name}
          onAdd={() => setOpen({ what: "closed" })}
        >
          {details.closed.map((days) => (
            <Item
              key={days.from}
              text={`Stengt ${closedSpan(days)}${days.reason === "" ? "" : `: ${days.reason}`}`}
              onChange={() => setOpen({ what: "closed", given: days })}
              onRemove={() =>
                setOpen({
                  what: "remove",
                  text: `stengt ${closedSpan(days)}`,
                  details: { ...details, closed: details.closed.filter((each) => each !== days) },
                })
              }
            />
          ))}
        </List>
      )}
      {open?.what === "price" && (
        <PriceDialog
          name={name}
          model={model}
          details={details}
          {...(open.given ? { given: open.given } : {})}
          onClose={close}
        />
      )}
      {open?.what === "closed" && (
        <ClosedDialog
          name={name}
          details={details}
          {...(open.given ? { given: open.given } : {})}
          onClose={close}
        />
      )}
      {open?.what === "remove" && <Remove text={open.text} details={open.details} onClose={close} />}
    </div>
  );
}

function List(props: { empty: string; add: string; name: string; onAdd: () => void; children: ReactNode[] }) {
  return (
    <div>
      {props.children.length === 0 ? <p>{props.empty}</p> : <ul className="plain-list">{props.children}</ul>}
      <div className="buttons">
        <Button type="button" size="small" variant="secondary" onClick={props.onAdd}>
          {props.add}
          <span className="sr-only">, {props.name}</span>
        </Button>
      </div>
    </div>
  );
}

function Item(props: { text: string; onChange: () => void; onRemove: (text: string) => void }) {
  const whose = <span className="sr-only"> {props.text}</span>;
  return (
    <li className="row">
      <span>{props.text}</span>
      <Button type="button" size="xsmall" variant="tertiary" onClick={props.onChange}>
        Endre{whose}
      </Button>
      <Button
        type="button"
        size="xsmall"
        variant="tertiary"
        data-color="danger"
        onClick={() => props.onRemove(props.text)}
      >
        Fjern{whose}
      </Button>
    </li>
  );
}

function Remove(props: { text: string; details: AgreementDetails; onClose: () => void }) {
  const change = useChange(null);
  const task = useTask();
  const remove = () =>
    task.run(async () => {
      await change("agreement.details.save", { details: props.details }, ["removed", props.text]);
      props.onClose();
    });
  return (
    <Confirm
      title="Fjerne fra avtalen?"
      action="Fjern"
      busy={task.busy}
      onConfirm={() => void remove()}
      onClose={props.onClose}
    >
      <p>{props.text.charAt(0).toUpperCase() + props.text.slice(1)}. Krav som alt er levert, endres ikke.</p>
      <ErrorMessage error={task.error} />
    </Confirm>
  );
}
