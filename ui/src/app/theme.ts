import { useEffect, useSyncExternalStore } from "react";

/** The counsellor's choice of look. It says nothing of anyone, so the web view may remember it. */
export type Look = "system" | "light" | "dark";

/** Read by `public/look.js` too, before this is loaded. */
const KEY = "utseende";
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function subscribe(changed: () => void) {
  listeners.add(changed);
  dark.addEventListener("change", changed);
  return () => {
    listeners.delete(changed);
    dark.removeEventListener("change", changed);
  };
}

function chosen(): Look {
  const look = localStorage.getItem(KEY);
  return look === "light" || look === "dark" ? look : "system";
}

export function chooseLook(look: Look): void {
  localStorage.setItem(KEY, look);
  for (const changed of listeners) changed();
}

export function useLook(): Look {
  return useSyncExternalStore(subscribe, chosen);
}

/** Light or dark, as chosen or else as the system has it. */
export function useTheme(): "light" | "dark" {
  const look = useLook();
  const system = useSyncExternalStore(subscribe, () => (dark.matches ? "dark" : "light"));
  const theme = look === "system" ? system : look;
  useEffect(() => {
    // On the root element too, so that dialogs, scroll bars and the page behind everything follow.
    document.documentElement.classList.toggle("dark", theme === "dark");
    document.documentElement.classList.toggle("light", theme === "light");
  }, [theme]);
  return theme;
}
