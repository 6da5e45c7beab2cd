import { Button } from "@navikt/ds-react/Button";
import { type ReactNode, useState } from "react";
import { useSend, useTask } from "../../data/hooks";
import type { ApiError } from "../../host";
import { Form } from "../Form";
import { aboutCode, CodeField, signs, slipIn } from "./CodeField";

const GROUPS = 7;
/** The two last groups. */
const TAIL_SIGNS = 10;

/** Shows that the code was kept: its two last groups, typed from the paper. */
export function TypeBack(props: {
  label: string;
  size: "small" | "medium";
  onChecked: () => void;
  back: () => void;
  /** The way on without it. */
  leave: ReactNode;
}) {
  const send = useSend();
  const task = useTask();
  const [typed, setTyped] = useState("");
  return (
    <Form
      task={task}
      fieldError={aboutCode(task.error)}
      submit={async () => {
        await send("recovery.check", { code: typed });
        props.onChecked();
      }}
      buttons={
        <>
          <Button type="submit" size={props.size} loading={task.busy}>
            {props.label}
          </Button>
          <Button type="button" size={props.size} variant="secondary" onClick={props.back}>
            Vis koden igjen
          </Button>
          {props.leave}
        </>
      }
    >
      <p className="prose">Nå er koden skjult. Finn fram det du tok vare på, så vi ser at det er riktig.</p>
      <CodeField
        label="De to siste gruppene i koden"
        description="Ti tegn. Store eller små bokstaver spiller ingen rolle."
        value={typed}
        error={task.error}
        errorText={refusal(task.error)}
        first={signs(typed) > TAIL_SIGNS ? 1 : GROUPS - 1}
        change={(text) => {
          task.clear();
          setTyped(text);
        }}
      />
    </Form>
  );
}

/** What the back end cannot know: that only the end was asked for, and that the code was just made. */
function refusal(error: ApiError | null): string | undefined {
  if (error?.code === "wrong-recovery-code") {
    return "Dette er ikke slutten på koden du nettopp laget. Kan det være en eldre utskrift?";
  }
  if (error?.code === "mistyped-recovery-code" && slipIn(error) === null) {
    return "Skriv de to siste gruppene, ti tegn til sammen.";
  }
  return undefined;
}
