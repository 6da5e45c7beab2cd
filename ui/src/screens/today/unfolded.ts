import { useSyncExternalStore } from "react";

// Kept while one looks at a participant; gone with the window.
let chosen: boolean | undefined;
const listeners = new Set<() => void>();

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Whether the deadlines far ahead are shown: as chosen since the window opened, and `otherwise` until then. */
export function useUnfolded(otherwise: boolean): [unfolded: boolean, choose: (unfolded: boolean) => void] {
  const unfolded = useSyncExternalStore(subscribe, () => chosen) ?? otherwise;
  return [unfolded, choose];
}

function choose(unfolded: boolean): void {
  chosen = unfolded;
  for (const changed of listeners) changed();
}
