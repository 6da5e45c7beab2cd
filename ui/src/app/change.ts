import { useCallback, useSyncExternalStore } from "react";
import { useSend } from "../data/hooks";
import { type Answer, host, type Method, type Request } from "../host";
import { useAnnounce } from "./announce";

/** How a change is told: «Endret: Plan levert 20.02.2026», and once undone «Angret endringen: Plan levert 20.02.2026». */
const TOLD = {
  registered: ["Registrert", "Angret"],
  entered: ["Ført", "Angret"],
  changed: ["Endret", "Angret endringen"],
  saved: ["Lagret", "Angret"],
  removed: ["Fjernet", "Angret fjerningen"],
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

/** Sends a change of a case and says so, with the offer to undo it. */
export function useChange(caseId: string) {
  const send = useSend();
  const undo = useUndo();
  const announce = useAnnounce();
  return useCallback(
    async <M extends Method>(
      method: M,
      params: Request<M>,
      [how, what]: [how: keyof typeof TOLD, what: string],
    ): Promise<Answer<M>> => {
      const [done, back] = TOLD[how];
      const sent = Date.now();
      const answer = await send(method, params);
      const takeBack = async (group: string) => {
        await undo(group);
        return `${back}: ${what}`;
      };
      const found = newest(caseId, method, sent);
      announce(
        `${done}: ${what}`,
        found.then((group) => (group === undefined ? undefined : () => takeBack(group))),
      );
      return answer;
    },
    [send, undo, announce, caseId],
  );
}

/**
 * What to undo. None when nothing was written, as when a form was saved without a change: the newest of its kind is then
 * an older one.
 */
async function newest(caseId: string, method: Method, sent: number): Promise<string | undefined> {
  try {
    const { changes } = await host.rpc("history", { id: caseId });
    const entry = changes.find((each) => each.operation === method);
    const may = entry && Date.parse(entry.at) >= sent && !entry.undone && entry.cannot_undo === null;
    return may ? entry.group : undefined;
  } catch {
    // The change itself is made; the history offers to undo it.
    return undefined;
  }
}
