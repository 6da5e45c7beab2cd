import type { AdviceKind, AdviceRow } from "../../api/types";
import { href, type Tab } from "../../app/router";

/** What the advice says was done, in a word; null where the facts themselves tell. */
export const done: Record<AdviceKind, string | null> = {
  "hours-above-estimate": "NAV er kontaktet",
  "practice-longer-than": null,
  "practice-without-insurance": null,
  "group-without-declaration": null,
  "extension-request": null,
  "listed-after-end": "Kontrollert",
  "claim-before-deletion": null,
  "places-in-use": null,
  caseload: null,
  "approved-counsellor": null,
  "access-review": null,
  "apart-from": null,
};

const TABS: Partial<Record<AdviceKind, [label: string, tab: Tab]>> = {
  "hours-above-estimate": ["Se timene", "timer"],
  "practice-longer-than": ["Åpne praksisen", "arbeid"],
  "practice-without-insurance": ["Åpne praksisen", "arbeid"],
  "claim-before-deletion": ["Se fristene", "frister"],
};

const SCREENS: Partial<Record<AdviceKind, [label: string, href: string]>> = {
  "places-in-use": ["Se porteføljen", href({ screen: "portfolio" })],
  caseload: ["Se porteføljen", href({ screen: "portfolio" })],
  "apart-from": ["Se porteføljen", href({ screen: "portfolio" })],
  "access-review": ["Gå gjennom nå", href({ screen: "privacy", part: "avvik" })],
  "approved-counsellor": ["Åpne innstillinger", href({ screen: "settings" })],
};

/** Where it is done, when registering an event does not do it. */
export function lead({ kind, case: id }: AdviceRow): { label: string; href: string } | undefined {
  const tab = id === null ? undefined : TABS[kind];
  if (tab && id !== null) return { label: tab[0], href: href({ screen: "participant", id, tab: tab[1] }) };
  const screen = SCREENS[kind];
  return screen && { label: screen[0], href: screen[1] };
}
