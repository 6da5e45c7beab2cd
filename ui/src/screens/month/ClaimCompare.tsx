import { Button } from "@navikt/ds-react/Button";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { ClaimExplanation, ExplainedClaim, MonthClaim } from "../../api/types";
import { href } from "../../app/router";
import { Form } from "../../components/Form";
import { useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { inSentence, kroner } from "../../format";
import { host } from "../../host";

/** NAV's own amount, and why it may differ. */
export function ClaimCompare({ claim }: { claim: MonthClaim }) {
  const task = useTask();
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<ExplainedClaim | null>(null);
  const errors = errorsByName(task.error);
  const { agreement, month } = claim;

  async function submit() {
    setAnswer(null);
    setAnswer(await host.rpc("claim.explain", { agreement, month, nav_amount: text }));
  }

  return (
    <div className="claim__compare">
      <h3>Stemmer det med NAV?</h3>
      <p className="prose claim__how">
        Skriv beløpet uten merverdiavgift, så finner Tiltaksmappe ut hva en forskjell kan skyldes.
      </p>
      <Form task={task} submit={submit} fieldError={"nav_amount" in errors} fleeting className="claim__nav">
        <TextField
          size="small"
          className="price-field"
          label="Beløpet i NAVs portal"
          inputMode="decimal"
          data-place="nav"
          value={text}
          error={errors.nav_amount}
          onChange={(event) => {
            if (task.error) task.clear();
            setText(event.target.value);
            setAnswer(null);
          }}
        />
        <Button type="submit" size="small" variant="secondary" loading={task.busy}>
          Sammenlign
        </Button>
      </Form>
      <div aria-live="polite">{answer && <Explained answer={answer} />}</div>
    </div>
  );
}

function Explained({ answer }: { answer: ExplainedClaim }) {
  const ours = answer.ours ?? "0.00";
  if (answer.same) return <p>Beløpet er det samme: {kroner(answer.nav)}.</p>;
  const difference = `NAV har ${kroner(answer.nav)}. Her er det ${kroner(ours)}. Forskjellen er ${between(ours, answer.nav)}.`;
  if (answer.explanations.length === 0) {
    return (
      <div className="claim__explained">
        <p>{difference}</p>
        <p>Ingen av de vanlige årsakene gir akkurat dette beløpet. Sammenlign selv:</p>
        <ul>
          {answer.compare.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className="claim__explained">
      <p>{difference}</p>
      <p>
        {answer.explanations.length === 1
          ? "Dette forklarer hele forskjellen:"
          : "Hver av disse forklarer hele forskjellen. Se etter hvilken det er, den mest sannsynlige først:"}
      </p>
      <ul>
        {answer.explanations.map((one) => (
          <li key={one.causes.map(({ text }) => text).join(" ")}>
            <Causes of={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Causes({ of: { causes } }: { of: ClaimExplanation }) {
  const cases = [...new Set(causes.map((cause) => cause.case))].filter((id) => id !== null);
  const [first, second] = causes.map(({ text }) => text);
  return (
    <>
      {second === undefined ? first : `${first?.replace(/\.$/, "")}, og ${inSentence(second)}`}
      {cases.map((id) => (
        <span key={id}>
          {" "}
          <a
            data-place={`forklaring ${id}`}
            href={href({ screen: "participant", id, tab: "hendelser" })}
            aria-label={`Se deltakeren: ${causes.find((cause) => cause.case === id)?.text ?? ""}`}
          >
            Se deltakeren
          </a>
        </span>
      ))}
    </>
  );
}

/** How far two amounts are apart. */
function between(one: string, other: string): string {
  const ore = (amount: string) => Number(amount.replace(".", ""));
  const apart = Math.abs(ore(one) - ore(other));
  return kroner(`${Math.floor(apart / 100)}.${String(apart % 100).padStart(2, "0")}`);
}
