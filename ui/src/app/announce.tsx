import { ArrowUndoIcon, CheckmarkCircleIcon, ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useAnswer } from "../data/hooks";
import { errorText } from "../errors";
import { ApiError } from "../host";

/** Takes back what was done, and answers what is then to be said. */
export type TakeBack = () => Promise<string>;

/** Settled once it is known whether there is a way back. */
type Offer = Promise<TakeBack | undefined>;

const Announce = createContext<(text: string, offer?: Offer, whom?: string) => void>(() => {});

/**
 * Says what was just done: «Registrert: Plan levert 20.02.2026». Read aloud, and shown for a while, wherever one goes:
 * `whom` says whose it is. With an `offer` it can be undone as long as it is shown, by its button or by Ctrl+Z.
 */
export function useAnnounce() {
  return useContext(Announce);
}

const SHOWN_FOR_MS = 6_000;
/** Time to see that it was wrong, and to reach the button. The participant's history offers it afterwards too. */
const OFFERED_FOR_MS = 15_000;

interface Said {
  text: string;
  whom?: string | undefined;
  at: number;
  takeBack?: TakeBack | undefined;
  refused?: boolean;
}

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null);
  const [held, setHeld] = useState(false);
  const [busy, setBusy] = useState(false);
  const announce = useCallback((text: string, offer?: Offer, whom?: string) => {
    const mine: Said = { text, whom, at: Date.now() };
    setSaid(mine);
    // Said at once: the way back may take a while to find in a long history, and something else may be said by then.
    void offer?.then((takeBack) => setSaid((now) => (now === mine ? { ...mine, takeBack } : now)));
  }, []);
  // Where the focus was before it came to the button, which goes when it is pressed.
  const before = useRef<HTMLElement | null>(null);

  const takeBack = useCallback(async () => {
    if (busy || said?.takeBack === undefined) return;
    setBusy(true);
    try {
      const text = await said.takeBack();
      setSaid({ text, whom: said.whom, at: Date.now() });
    } catch (refusal) {
      const text = errorText(ApiError.from(refusal));
      setSaid({ text, whom: said.whom, at: Date.now(), refused: true });
    } finally {
      setBusy(false);
      setHeld(false);
      // After React has drawn what is left.
      setTimeout(() => keepFocus(before.current), 0);
    }
  }, [busy, said]);

  useEffect(() => {
    if (said === null || held || busy) return;
    const long = said.takeBack !== undefined || said.refused;
    const timer = setTimeout(() => setSaid(null), long ? OFFERED_FOR_MS : SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [said, held, busy]);

  // What was done to someone is not for a locked screen.
  const locked = useAnswer("status", {}).data?.state === "locked";
  useEffect(() => {
    if (locked) setSaid(null);
  }, [locked]);

  useUndoKey(said, takeBack);

  return (
    <Announce value={announce}>
      {children}
      <div className="announcer">
        {/* The region is always there: one that comes with its text is not read aloud everywhere. */}
        <div role="status" aria-live="polite">
          {said && (
            <div className="announcer__said" key={said.at}>
              {said.refused ? (
                <ExclamationmarkTriangleIcon aria-hidden fontSize="1.5rem" />
              ) : (
                <CheckmarkCircleIcon aria-hidden fontSize="1.5rem" />
              )}
              <span className="announcer__text">
                <span>{said.text}</span>
                {said.whom && (
                  <span className="announcer__whom">
                    <span className="sr-only">, </span>
                    {said.whom}
                  </span>
                )}
              </span>
              {said.takeBack && <span className="sr-only">. Angre med Ctrl+Z.</span>}
            </div>
          )}
        </div>
        {said?.takeBack && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            data-color="neutral"
            className="announcer__undo"
            icon={<ArrowUndoIcon aria-hidden />}
            aria-keyshortcuts="Control+Z"
            loading={busy}
            onClick={() => void takeBack()}
            onFocus={({ relatedTarget }) => {
              before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
              setHeld(true);
            }}
            onBlur={() => setHeld(false)}
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
          >
            Angre <kbd aria-hidden>Ctrl+Z</kbd>
          </Button>
        )}
      </div>
    </Announce>
  );
}

/** The focus goes back where it was, or to the screen's heading when that is gone. */
function keepFocus(before: HTMLElement | null) {
  if (document.activeElement !== document.body && document.activeElement !== null) return;
  const heading = document.querySelector<HTMLElement>("main h1");
  (before?.isConnected ? before : heading)?.focus({ preventScroll: true });
}

/** Ctrl+Z undoes the last that was done: what was announced, unless something was typed after it. */
function useUndoKey(said: Said | null, takeBack: () => Promise<void>) {
  const offered = said?.takeBack === undefined ? undefined : said.at;
  const typedAfter = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (offered === undefined) return;
    const type = () => {
      typedAfter.current = offered;
    };
    const press = (event: KeyboardEvent) => {
      const undoes = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
      if (!undoes || event.shiftKey || event.altKey || typedAfter.current === offered) return;
      // In a dialog it would change what the dialog stands on.
      if (document.querySelector("[role=dialog], dialog[open]")) return;
      event.preventDefault();
      void takeBack();
    };
    window.addEventListener("input", type, { capture: true });
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("input", type, { capture: true });
      window.removeEventListener("keydown", press);
    };
  }, [offered, takeBack]);
}
