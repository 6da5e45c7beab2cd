import { useEffect, useSyncExternalStore } from "react";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(changed: () => void) {
  dark.addEventListener("change", changed);
  return () => dark.removeEventListener("change", changed);
}

/** Light or dark, as the system has it. */
export function useSystemTheme(): "light" | "dark" {
  const theme = useSyncExternalStore(subscribe, () => (dark.matches ? "dark" : "light"));
  useEffect(() => {
    // On the root element too, so that dialogs, scroll bars and the page behind everything follow.
    document.documentElement.classList.toggle("dark", theme === "dark");
    document.documentElement.classList.toggle("light", theme === "light");
  }, [theme]);
  return theme;
}
