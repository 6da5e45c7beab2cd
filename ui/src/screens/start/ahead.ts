import { useSyncExternalStore } from "react";

/**
 * What the open store asks for before the work goes on: the rest of the first start (`code`, then `details`), or a
 * new recovery code after the old one was used (`renewal`). Survives a lock, but not a restart.
 */
export type Ahead = "code" | "details" | "renewal";

let ahead: Ahead | null = null;
const listeners = new Set<() => void>();

export function setAhead(value: Ahead | null) {
  ahead = value;
  for (const changed of listeners) changed();
}

export function useAhead(): Ahead | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => ahead,
  );
}

/** Does what opens the way to `next`, which is set first: the answer already draws the screen that comes. */
export async function leadTo(next: Ahead, work: () => Promise<unknown>) {
  setAhead(next);
  try {
    await work();
  } catch (refusal) {
    setAhead(null);
    throw refusal;
  }
}
