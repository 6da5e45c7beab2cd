import { ExclamationmarkTriangleIcon, FilesIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useCopy } from "../../app/copy";
import { useUnsaved } from "../../app/leaving";
import { useAnswer, useSend, useTask } from "../../data/hooks";
import { ErrorMessage } from "../ErrorMessage";
import { Confirm } from "../Modal";
import { PrintedCode } from "./PrintedCode";
import "./recovery.css";
import { TypeBack } from "./TypeBack";

const ONLY_NOW =
  "Gjenopprettingskoden vises bare denne ene gangen. Har du ikke tatt vare på den, må du lage en ny.";

/**
 * Makes a recovery code: says what it is (`children`), shows it once to be kept, and has its end typed back. The code
 * lives in this component alone and is gone with it.
 */
export function RecoveryCode(props: {
  /** The button that makes it. */
  make: string;
  /** Whether to ask first, because it ends a code that someone may have put away. */
  ask?: boolean;
  /** The button that checks what was typed back. */
  check: string;
  /** The way on without a code, or without having typed it back. */
  leave?: { label: string; unchecked: string; go: () => void };
  size?: "small";
  onChecked: () => void;
  children: ReactNode;
}) {
  const send = useSend();
  const task = useTask();
  const today = useAnswer("status", {}).data?.today ?? "";
  const [code, setCode] = useState<string | null>(null);
  const [stage, setStage] = useState<"intro" | "asking" | "shown" | "checking">("intro");
  const size = props.size ?? "medium";
  useUnsaved(() => code !== null, ONLY_NOW);
  const leave = (label: string) =>
    props.leave && (
      <Button type="button" size={size} variant="tertiary" onClick={props.leave.go}>
        {label}
      </Button>
    );

  const make = () =>
    task.run(async () => {
      setCode((await send("recovery.create", {})).code);
      setStage("shown");
    });

  if (code === null) {
    return (
      <div className="stack">
        {props.children}
        <ErrorMessage error={task.error} />
        <div className="buttons">
          <Button
            type="button"
            size={size}
            variant={props.size ? "secondary" : "primary"}
            loading={task.busy}
            onClick={() => (props.ask ? setStage("asking") : void make())}
          >
            {props.make}
          </Button>
          {props.leave && leave(props.leave.label)}
        </div>
        {stage === "asking" && (
          <Confirm
            title="Lage ny kode?"
            action="Lag ny kode"
            busy={task.busy}
            onConfirm={() => void make()}
            onClose={() => setStage("intro")}
          >
            <p>Koden du har fra før, slutter å virke med én gang. Makuler utskriften av den.</p>
          </Confirm>
        )}
      </div>
    );
  }
  return (
    <div className="stack">
      <PrintedCode code={code} made={today} />
      {stage === "checking" ? (
        <TypeBack
          size={size}
          label={props.check}
          onChecked={() => {
            setCode(null);
            setStage("intro");
            props.onChecked();
          }}
          back={() => setStage("shown")}
          leave={props.leave && leave(props.leave.unchecked)}
        />
      ) : (
        <Shown
          code={code}
          size={size}
          kept={() => setStage("checking")}
          leave={props.leave && leave(props.leave.unchecked)}
        />
      )}
    </div>
  );
}

/** The code in its seven groups, and the ways to keep it. */
function Shown(props: { code: string; size: "small" | "medium"; kept: () => void; leave: ReactNode }) {
  const { code, size } = props;
  const copy = useCopy();
  const heading = useRef<HTMLHeadingElement>(null);
  const [notCopied, setNotCopied] = useState(false);
  // After a dialog that may have asked has given the focus back.
  useEffect(() => {
    const timer = setTimeout(() => heading.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, []);

  return (
    <section className="stack" aria-labelledby="code-made">
      <h2 id="code-made" ref={heading} tabIndex={-1} className="recovery-heading">
        Dette er koden
      </h2>
      <ol className="recovery-code" aria-label="Gjenopprettingskode, sju grupper">
        {code.split("-").map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other identity, and never move
          <li key={i}>{group}</li>
        ))}
      </ol>
      <p className="prose">
        Den gjelder fra nå av og vises bare denne ene gangen. Skriv den ut og lås arket inn et annet sted enn
        maskinen, eller legg den i et passordhvelv.
      </p>
      <div className="row">
        <Button
          type="button"
          size={size}
          variant="secondary"
          icon={<PrinterSmallIcon aria-hidden />}
          onClick={() => window.print()}
        >
          Skriv ut
        </Button>
        <Button
          type="button"
          size={size}
          variant="secondary"
          icon={<FilesIcon aria-hidden />}
          onClick={() => void copy(code).then((copied) => setNotCopied(!copied))}
        >
          Kopier
        </Button>
      </div>
      {notCopied && (
        <div role="alert">
          <InlineMessage status="warning">
            Maskinen lot oss ikke kopiere. Skriv koden ut eller av.
          </InlineMessage>
        </div>
      )}
      <p className="recovery-note small">
        <ExclamationmarkTriangleIcon aria-hidden fontSize="1.25rem" />
        Den som har både koden og maskinen, kan lese alt i mappen.
      </p>
      <div className="buttons">
        <Button type="button" size={size} onClick={props.kept}>
          Jeg har tatt vare på koden
        </Button>
        {props.leave}
      </div>
    </section>
  );
}
