import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import { errorText } from "../errors";
import type { ApiError } from "../host";
import "./new-passphrase.css";
import { strength, visible } from "./strength";

const BLANK = { next: "", repeated: "" };

/** A passphrase to be, typed twice. `check` shows what is wrong at the fields and says whether all is well. */
export function useNewPassphrase(shortest: number) {
  const [typed, setTyped] = useState(BLANK);
  const [faults, setFaults] = useState<Partial<typeof BLANK>>({});
  return {
    shortest,
    typed,
    faults,
    change(name: keyof typeof BLANK, text: string) {
      // A fault that was mended must not contradict the hint beside it.
      setFaults({});
      setTyped((before) => ({ ...before, [name]: text }));
    },
    clear: () => setTyped(BLANK),
    check() {
      const found: typeof faults = {};
      if (visible(typed.next).length < shortest)
        found.next = `Bruk minst ${shortest} tegn, mellomrom ikke medregnet.`;
      else if (typed.next !== typed.repeated) found.repeated = "De to passordfrasene er ikke like.";
      setFaults(found);
      return Object.keys(found).length === 0;
    },
  };
}

/** Whether the back end refused the passphrase that was chosen; told at its field. */
export function tooWeak(error: ApiError | null): error is ApiError {
  return error?.code === "weak-passphrase";
}

/** The two fields of `useNewPassphrase`, with a hint in words of how strong it is. */
export function NewPassphrase(props: {
  of: ReturnType<typeof useNewPassphrase>;
  labels: [first: string, again: string];
  task: { error: ApiError | null; clear: () => void };
  size?: "small" | "medium";
}) {
  const { typed, faults, change, shortest } = props.of;
  const { error, clear } = props.task;
  const field = (name: keyof typeof BLANK, label: string, description?: string) => (
    <TextField
      size={props.size ?? "medium"}
      label={label}
      type="password"
      description={description}
      autoComplete="new-password"
      value={typed[name]}
      error={faults[name] ?? (name === "next" && tooWeak(error) ? errorText(error) : undefined)}
      onChange={(event) => {
        clear();
        change(name, event.target.value);
      }}
    />
  );
  return (
    <div className="new-passphrase">
      {field("next", props.labels[0], `Minst ${shortest} tegn, mellomrom ikke medregnet.`)}
      <Hint passphrase={typed.next} shortest={shortest} />
      {field("repeated", props.labels[1])}
    </div>
  );
}

/** Read aloud when the judgement changes, not at every key. */
function Hint({ passphrase, shortest }: { passphrase: string; shortest: number }) {
  const found = passphrase === "" ? null : strength(passphrase, shortest);
  return (
    <div className="strength small">
      <span className="strength__bars" data-level={found?.level ?? 0} aria-hidden>
        <span />
        <span />
        <span />
      </span>
      <span role="status">
        {found ? (
          <>
            Styrke: <strong>{found.word}</strong> ({found.why})
          </>
        ) : (
          <span className="subtle">Fire eller fem tilfeldige ord er lett å huske og vanskelig å gjette.</span>
        )}
      </span>
    </div>
  );
}
