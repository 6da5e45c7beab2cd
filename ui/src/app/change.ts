import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { useSend } from "../data/hooks";
import { type Answer, host, type Method, type Request } from "../host";
import { useAnnounce } from "./announce";
import { participantOf } from "./whom";

/** How a change is told: «Endret: Plan levert 20.02.2026», and once undone «Angret endringen: Plan levert 20.02.2026». */
const TOLD = {
  registered: ["Registrert", "Angret"],
  entered: ["Ført", "Angret"],
  changed: ["Endret", "Angret endringen"],
  saved: ["Lagret", "Angret"],
  added: ["Lagt til", "Angret registreringen"],
  "added-case": ["Nytt løp lagt til", "Angret nytt løp"],
  removed: ["Fjernet", "Angret fjerningen"],
  merged: ["Slått sammen", "Angret sammenslåingen"],
  aside: ["Satt til side", "Angret"],
  followed: ["Fulgt", "Angret"],
  back: ["Hentet fram igjen", "Angret"],
  fetched: ["Hentet", "Angret hentingen"],
  restored: ["Hentet tilbake", "Angret"],
} as const;

let undone = 0;
const listeners = new Set<() => void>();

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** How often something was undone since the window opened. Forms that hold a copy of what stands begin afresh by it. */
export function useUndone(): number {
  return useSyncExternalStore(subscribe, () => undone);
}

/** Undoes an operation by its group from the history. */
export function useUndo() {
  const send = useSend();
  return useCallback(
    async (group: string) => {
      await send("undo", { group });
      undone += 1;
      for (const changed of listeners) changed();
    },
    [send],
  );
}

/**
 * Sends a change of a case and says so, with the offer to undo it. What follows from it, `gist`, is said after it. What
 * is on no case is told of by its own record. `undone` follows once it was undone.
 */
export function useChange(caseId: string | null) {
  const send = useSend();
  const undo = useUndo();
  const announce = useAnnounce();
  const client = useQueryClient();
  return useCallback(
    async <M extends Method>(
      method: M,
      params: Request<M>,
      [how, what, gist]: [how: keyof typeof TOLD, what: string, gist?: string | undefined],
      undone?: (answer: Answer<M>) => void,
    ): Promise<Answer<M>> => {
      const [done, back] = TOLD[how];
      // Before it is sent: what is removed is shown no more.
      const whom = caseId === null ? undefined : participantOf(client, caseId);
      const { id = "" } = { ...params } as { id?: string };
      const before = await groups(caseId ?? id, method);
      const answer = await send(method, params);
      const takeBack = async (group: string) => {
        await undo(group);
        undone?.(answer);
        return `${back}: ${what}`;
      };
      const record = Object.assign({ id: "" }, params, answer).id ?? "";
      const found = newest(caseId ?? record, method, before);
      announce(
        gist === undefined ? `${done}: ${what}` : `${done}: ${what}. ${gist}`,
        found.then((group) => (group === undefined ? undefined : () => takeBack(group))),
        // The change may have masked the name.
        (caseId === null ? undefined : participantOf(client, caseId)) ?? whom,
      );
      return answer;
    },
    [send, undo, announce, client, caseId],
  );
}

/** Among so many is what was done just now. */
const NEWEST = 3;

/** The newest operations of a case or record, of this kind. */
async function latest(of: string, method: Method) {
  const { changes } = await host.rpc("history", { id: of, count: NEWEST });
  return changes.filter((each) => each.operation === method);
}

/** Which of them there were before; none on what is only being made, or cannot be asked of. */
async function groups(of: string, method: Method): Promise<string[]> {
  if (of === "") return [];
  const known = await latest(of, method).catch(() => []);
  return known.map((each) => each.group);
}

/**
 * What to undo. None when nothing was written, as when a form was saved without a change: the newest of its kind is then
 * an older one.
 */
async function newest(of: string, method: Method, before: string[]): Promise<string | undefined> {
  try {
    const [entry] = await latest(of, method);
    const may = entry && !before.includes(entry.group) && !entry.undone && entry.cannot_undo === null;
    return may ? entry.group : undefined;
  } catch {
    // The change itself is made; the history offers to undo it.
    return undefined;
  }
}
