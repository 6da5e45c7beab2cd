import { useEffect, useRef, useState } from "react";
import type { Effect, Effects, Proposed } from "../api/types";
import { counted, date } from "../format";
import { host } from "../host";
import { doneTooEarly, dueTitle } from "./due";

/** Long enough that half a date is not read, short enough to seem at once. */
const PAUSE_MS = 300;

/** A date as typed: its day, null when blank, `undefined` while it is none. Half a date is no error here. */
export async function readDay(text: string): Promise<string | null | undefined> {
  if (text.trim() === "") return null;
  return host.rpc("date.parse", { text }).then(
    (parsed) => parsed.date,
    () => undefined,
  );
}

/** What a change would do; undefined where it would be refused, which saving then says. */
export async function foresee(caseId: string, change: Proposed): Promise<Effects | undefined> {
  return host.rpc("case.effects", { case: caseId, change }).catch(() => undefined);
}

/**
 * What the form as it stands would do, once there is a pause in the typing. `form` is all that the answer rests on;
 * `propose` reads it, and answers null while it is incomplete.
 */
export function useForeseen(
  caseId: string,
  form: unknown[],
  propose: () => Promise<Proposed | null>,
): Effects | undefined {
  const [effects, setEffects] = useState<Effects>();
  const latest = useRef(propose);
  latest.current = propose;
  const key = JSON.stringify(form);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form's key stands for what `propose` reads
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const change = await latest.current().catch(() => null);
      const told = change === null ? undefined : await foresee(caseId, change);
      // What stood there stays until there is something newer, so that nothing blinks.
      if (current) setEffects(told);
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [caseId, key]);
  return effects;
}

/** So many deadlines are named in a line. */
const NAMED = 4;

/** The effects in words: what happens, and to which deadlines. Empty when none is concerned. */
export function told(effects: Effects): [what: string, to: string[]][] {
  const lines: [string, string[]][] = [
    ["Innfrir", effects.settled.map((each) => `${title(each)}, ${lateness(each)}`)],
    ["Åpner igjen", effects.opened.map((each) => `${title(each)}, ${due(each)}`)],
    ["Starter", effects.started.map((each) => `${dueTitle(each)}, ${due(each)}`)],
    ["Flytter", effects.moved.map((each) => `${title(each)}, ${move(each)}`)],
    ["Faller bort", effects.dropped.map(title)],
  ];
  return lines
    .filter(([, to]) => to.length > 0)
    .map(([what, to]) => [
      what,
      to.length > NAMED + 1 ? [...to.slice(0, NAMED), `og ${to.length - NAMED} til`] : to,
    ]);
}

/** What to mind before saving: nothing that is refused. */
export function warnings({ settled }: Effects): string[] {
  // Of all deadlines only claims have a first day.
  const first = settled.map(doneTooEarly).filter((day) => day !== undefined);
  return [...new Set(first)].map((day) => `Kravet kan tidligst sendes ${date(day)}.`);
}

/** The one thing worth saying after the change is made, as a sentence. */
export function gist(effects: Effects | undefined): string | undefined {
  if (effects === undefined) return undefined;
  const { settled, opened, moved, started, dropped } = effects;
  const say = (list: Effect[], sentence: (first: Effect) => string, too: string) => {
    const [first] = list;
    if (first === undefined) return undefined;
    const more = list.length > 1 ? ` ${counted(list.length - 1, "frist", "frister")} til ${too}.` : "";
    return `${sentence(first)}.${more}`;
  };
  return (
    say(opened, (first) => `Åpner igjen: ${title(first)}, ${due(first)}`, "åpner igjen") ??
    say(settled, (first) => `Innfrir: ${title(first)}, ${lateness(first)}`, "innfris") ??
    say(moved, (first) => `Flytter: ${title(first)}, ${move(first)}`, "flytter seg") ??
    say(started, (first) => `Ny frist: ${dueTitle(first)}, ${due(first)}`, "starter") ??
    say(dropped, (first) => `Faller bort: ${title(first)}`, "faller bort")
  );
}

function title(effect: Effect): string {
  return effect.and_later ? `${dueTitle(effect)} og senere` : dueTitle(effect);
}

function lateness(effect: Effect): string {
  const first = doneTooEarly(effect);
  if (first !== undefined) return `før første mulige dag, ${date(first)}`;
  const { late_by } = effect;
  if (late_by === null || late_by === 0) return "på fristen";
  const days = counted(Math.abs(late_by), "dag", "dager");
  return late_by < 0 ? `${days} før fristen` : `${days} etter fristen`;
}

function due({ state, due }: Effect): string {
  return `${state === "overdue" ? "forfalt" : "forfaller"} ${date(due)}`;
}

function move(effect: Effect): string {
  return effect.was_due === null ? due(effect) : `fra ${date(effect.was_due)} til ${date(effect.due)}`;
}
