import { useSyncExternalStore } from "react";
import { leave } from "./leaving";

/** The tabs of a participant's screen. */
export const TABS = [
  "oversikt",
  "frister",
  "milepaeler",
  "hendelser",
  "timer",
  "arbeid",
  "rapporter",
  "vedlegg",
  "opplysninger",
  "personvern",
  "historikk",
] as const;
export type Tab = (typeof TABS)[number];

/** The parts of «Personvern». */
export const PRIVACY_PARTS = [
  "sletting",
  "sikkerhetskopi",
  "henvendelser",
  "overlevering",
  "endringslogg",
  "avvik",
  "dokumentasjon",
] as const;
export type PrivacyPart = (typeof PRIVACY_PARTS)[number];

/** Where the window is. Ids are random, so the address names no one. */
export type Route =
  | { screen: "today" }
  | { screen: "portfolio" }
  /** `sameAs` is a case of the person whose next one it is. */
  | { screen: "new-participant"; sameAs?: string }
  | { screen: "participant"; id: string; tab: Tab }
  | { screen: "reports" }
  | { screen: "report"; id: string }
  | { screen: "months" }
  /** One agreement's month, `YYYY-MM`. */
  | { screen: "month"; agreement: string; month: string }
  /** Results against targets; of the first agreement if not given. */
  | { screen: "targets"; agreement?: string }
  /** Year by year, without participants. */
  | { screen: "statistics" }
  /** An agreement's indicators over a period, first and last day; this month if not given. */
  | { screen: "indicators"; agreement: string; period?: [from: string, to: string] }
  | { screen: "privacy"; part: PrivacyPart }
  | { screen: "settings" };

/** A period in an address. */
const PERIOD = /^(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})$/;

export function parse(hash: string): Route {
  const [head = "", id = "", tab = ""] = hash.replace(/^#?\/?/, "").split("/");
  switch (head) {
    case "portefolje":
      return { screen: "portfolio" };
    case "ny-deltaker":
      return id === "" ? { screen: "new-participant" } : { screen: "new-participant", sameAs: id };
    case "deltaker":
      return { screen: "participant", id, tab: TABS.find((known) => known === tab) ?? "oversikt" };
    case "rapporter":
      return { screen: "reports" };
    case "rapport":
      return { screen: "report", id };
    case "manedsslutt":
      return id === "" ? { screen: "months" } : { screen: "month", agreement: id, month: tab };
    case "resultater-mot-mal":
      return id === "" ? { screen: "targets" } : { screen: "targets", agreement: id };
    case "statistikk":
      return { screen: "statistics" };
    case "indikatorer": {
      const [, from, to] = PERIOD.exec(tab) ?? [];
      const whole = from !== undefined && to !== undefined;
      return { screen: "indicators", agreement: id, ...(whole ? { period: [from, to] } : {}) };
    }
    case "personvern":
      return { screen: "privacy", part: PRIVACY_PARTS.find((known) => known === id) ?? "sletting" };
    case "innstillinger":
      return { screen: "settings" };
    default:
      return { screen: "today" };
  }
}

/** The address of a route, for links. */
export function href(route: Route): string {
  switch (route.screen) {
    case "today":
      return "#/";
    case "portfolio":
      return "#/portefolje";
    case "new-participant":
      return route.sameAs === undefined ? "#/ny-deltaker" : `#/ny-deltaker/${route.sameAs}`;
    case "participant":
      return `#/deltaker/${route.id}/${route.tab}`;
    case "reports":
      return "#/rapporter";
    case "report":
      return `#/rapport/${route.id}`;
    case "months":
      return "#/manedsslutt";
    case "month":
      return `#/manedsslutt/${route.agreement}/${route.month}`;
    case "targets":
      return route.agreement === undefined
        ? "#/resultater-mot-mal"
        : `#/resultater-mot-mal/${route.agreement}`;
    case "statistics":
      return "#/statistikk";
    case "indicators": {
      const period = route.period === undefined ? "" : `/${route.period.join("_")}`;
      return `#/indikatorer/${route.agreement}${period}`;
    }
    case "privacy":
      return `#/personvern/${route.part}`;
    case "settings":
      return "#/innstillinger";
  }
}

/** What the window shows. The address may be ahead of it, while it asks about what is not saved. */
let shown = window.location.hash;
/** How far into the window's own history that is. */
let shownAt: number = window.history.state?.at ?? 0;
const listeners = new Set<() => void>();

function show(hash: string, at: number) {
  shown = hash;
  shownAt = at;
  for (const changed of listeners) changed();
}

export function go(route: Route) {
  const hash = href(route);
  leave(() => {
    if (hash === shown) return;
    window.history.pushState({ at: shownAt + 1 }, "", hash);
    show(hash, shownAt + 1);
  });
}

/** Another tab of a participant's screen. */
export function goTab(id: string, tab: Tab) {
  switchTo({ screen: "participant", id, tab });
}

/** Another tab of the same screen: replaces the address, so that «back» leaves the screen. */
export function switchTo(route: Route) {
  const hash = href(route);
  leave(() => {
    window.history.replaceState({ at: shownAt }, "", hash);
    show(hash, shownAt);
  });
}

/** A link was followed, or the way back: the address has changed already. Whoever stays gets it back. */
function follow() {
  const { hash } = window.location;
  const at: number = window.history.state?.at ?? shownAt + 1;
  window.history.replaceState({ at }, "");
  const back = () => window.history.go(shownAt - at);
  if (hash !== shown) leave(() => show(hash, at), back);
}

window.history.replaceState({ at: shownAt }, "");
window.addEventListener("hashchange", follow);

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** Where the window is, for what is asked once and not followed. */
export function here(): Route {
  return parse(shown);
}

export function useRoute(): Route {
  return parse(useSyncExternalStore(subscribe, () => shown));
}
