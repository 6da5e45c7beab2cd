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
  "historikk",
] as const;
export type Tab = (typeof TABS)[number];

/** Where the window is. Ids are random, so the address names no one. */
export type Route =
  | { screen: "today" }
  | { screen: "portfolio" }
  /** `sameAs` is a case of the person whose next one it is. */
  | { screen: "new-participant"; sameAs?: string }
  | { screen: "participant"; id: string; tab: Tab }
  | { screen: "reports" }
  | { screen: "report"; id: string }
  | { screen: "settings" };

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

/** Another tab of the same screen: replaces the address, so that «back» leaves the screen. */
export function goTab(id: string, tab: Tab) {
  const hash = href({ screen: "participant", id, tab });
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
