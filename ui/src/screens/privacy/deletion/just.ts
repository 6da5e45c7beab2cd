import { useSyncExternalStore } from "react";

/** The deletions that were done just now, by their records, for the place that tells of them. Ids alone. */
let done: string[] = [];
const listeners = new Set<() => void>();

export function tellDeleted(ids: string[]) {
  done = ids;
  for (const changed of listeners) changed();
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function useJustDeleted(): string[] {
  return useSyncExternalStore(subscribe, () => done);
}
