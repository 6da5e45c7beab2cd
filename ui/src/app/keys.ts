import { useEffect } from "react";
import { go, type Route } from "./router";

/** Alt and these digits lead to the main screens, in the order in which they came: a digit that one knows stays. */
export const SCREENS: Route[] = [
  { screen: "today" },
  { screen: "portfolio" },
  { screen: "reports" },
  { screen: "new-participant" },
  { screen: "settings" },
  { screen: "months" },
  { screen: "privacy", part: "sletting" },
];

/** What the keys do, as the overview tells it. Locking and undoing listen for their own. */
export const KEYS: [keys: string, what: string][] = [
  ["Ctrl+K", "Finn deltaker"],
  ["Alt+1", "I dag"],
  ["Alt+2", "Portefølje"],
  ["Alt+3", "Rapporter"],
  ["Alt+4", "Ny deltaker"],
  ["Alt+5", "Innstillinger"],
  ["Alt+6", "Månedsslutt"],
  ["Alt+7", "Personvern"],
  ["Ctrl+Z", "Angre det siste du gjorde, så lenge det tilbys nederst i vinduet"],
  ["Alt+I", "«Ikke aktuelt» i feltet du skriver i, av og på"],
  ["Alt+F", "Fraser i feltet du skriver i (også Ctrl+mellomrom)"],
  ["Ctrl+L", "Lås nå"],
  ["Esc", "Lukk en dialog, kalender eller liste"],
  ["F1", "Vis hurtigtastene"],
];

/**
 * The keys that work on every screen. None is a single letter or sign: whoever speaks to the machine would press them
 * by chance (WCAG 2.1.4).
 */
export function useKeys(open: (what: "find" | "keys") => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const does = meant(event, open);
      if (does === undefined) return;
      event.preventDefault();
      // An open dialog comes first: what it stands on must not change under it.
      if (document.querySelector("[role=dialog]") === null) does();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [open]);
}

function meant(event: KeyboardEvent, open: (what: "find" | "keys") => void): (() => void) | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (shiftKey) return undefined;
  const command = ctrlKey || metaKey;
  if (command && !altKey && event.key.toLowerCase() === "k") return () => open("find");
  if (!command && !altKey && event.key === "F1") return () => open("keys");
  // By place: with Alt some layouts give another sign. AltGr counts as Ctrl and Alt together.
  const digit = altKey && !command ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
  const route = SCREENS[Number(digit) - 1];
  return route && (() => go(route));
}
