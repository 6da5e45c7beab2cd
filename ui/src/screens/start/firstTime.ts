import { useSyncExternalStore } from "react";

/** Whether the store was made just now, and the counsellor's own details come next. */
let first = false;
const listeners = new Set<() => void>();

export function setFirstTime(value: boolean) {
  first = value;
  for (const changed of listeners) changed();
}

export function useFirstTime(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => first,
  );
}
