import { createContext, useContext, useEffect, useRef, useState } from "react";

/** Why one should think again before leaving. */
const NOT_SAVED = "Det du har skrevet, er ikke lagret.";

/** What is to happen when the counsellor leaves all the same, and when they stay. */
interface Question {
  why: string;
  then: () => void;
  otherwise: (() => void) | undefined;
}

/** What closes as a whole: the open shell, or a dialog in it. */
export interface Scope {
  /** Each answers why one should stay, as it stands now. */
  held: Set<() => string | undefined>;
  asks: Question | null;
  ask: (question: Question) => void;
}

/** The open ones, the outermost first. A locked window has none: the lock always wins. */
const scopes: Scope[] = [];

/** What text under way belongs to; nothing outside the open shell. */
export const Within = createContext<Scope | null>(null);

/**
 * Holds whoever would leave while something is unsaved: for another screen or tab, by closing the dialog that it
 * stands in, or the window. `dirty` is asked when it matters.
 */
export function useUnsaved(dirty: () => boolean, why = NOT_SAVED): void {
  const scope = useContext(Within);
  const latest = useRef(dirty);
  useEffect(() => {
    latest.current = dirty;
  });
  useEffect(() => {
    if (scope === null) return;
    const hold = () => (latest.current() ? why : undefined);
    scope.held.add(hold);
    return () => {
      scope.held.delete(hold);
    };
  }, [scope, why]);
}

/**
 * Does it at once when nothing unsaved would go, and answers whether it did; otherwise asks first. `from` is what would
 * close, with all that is opened inside it: the whole window when not given.
 */
export function leave(
  then: () => void,
  otherwise?: () => void,
  from: Scope | undefined = scopes[0],
): boolean {
  const closing = from === undefined ? [] : scopes.slice(scopes.indexOf(from));
  const why = closing.flatMap(({ held }) => [...held].map((hold) => hold())).find((reason) => reason);
  if (why === undefined) {
    then();
    return true;
  }
  // One question at a time; whoever asks meanwhile stays.
  if (scopes.some((scope) => scope.asks !== null)) otherwise?.();
  else scopes.at(-1)?.ask({ why, then, otherwise });
  return false;
}

/** A scope, and the question that is asked in it. */
export function useLeaving() {
  const [question, setQuestion] = useState<Question | null>(null);
  const [scope] = useState<Scope>(() => ({
    held: new Set(),
    asks: null,
    ask(asked) {
      this.asks = asked;
      setQuestion(asked);
    },
  }));
  const answered = () => {
    const was = scope.asks;
    scope.asks = null;
    setQuestion(null);
    return was;
  };
  useEffect(() => {
    scopes.push(scope);
    return () => {
      scopes.splice(scopes.indexOf(scope), 1);
      // Gone with the screen, as when the window locks itself.
      scope.asks?.otherwise?.();
      scope.asks = null;
    };
  }, [scope]);
  return {
    scope,
    why: question?.why,
    stay: () => answered()?.otherwise?.(),
    go: () => answered()?.then(),
  };
}
