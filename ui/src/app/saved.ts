import { useCallback, useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/**
 * A choice of how things look, which the web view remembers. It must say nothing of anyone: it lies in the open, and stays
 * when the store is locked. `read` makes sense of what is remembered, whatever stands there; null when nothing does, or
 * when it is no JSON. Saving null forgets it.
 */
export function useSaved<T>(
  key: string,
  read: (value: unknown) => T,
): [value: T, save: (value: T | null) => void] {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const value = useMemo(() => read(parsed(text)), [text, read]);
  const save = useCallback(
    (value: T | null) => {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
      for (const changed of listeners) changed();
    },
    [key],
  );
  return [value, save];
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
