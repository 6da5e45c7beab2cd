import { useSyncExternalStore } from "react";

/** The tabs of a participant's screen. */
export const TABS = [
  "oversikt",
  "frister",
  "hendelser",
  "timer",
  "arbeid",
  "rapporter",
  "opplysninger",
  "historikk",
] as const;
export type Tab = (typeof TABS)[number];

/** Where the window is. Ids are random, so the address names no one. */
export type Route =
  | { screen: "today" }
  | { screen: "portfolio" }
  | { screen: "new-participant" }
  | { screen: "participant"; id: string; tab: Tab }
  | { screen: "report"; id: string }
  | { screen: "settings" };

export function parse(hash: string): Route {
  const [head = "", id = "", tab = ""] = hash.replace(/^#?\/?/, "").split("/");
  switch (head) {
    case "portefolje":
      return { screen: "portfolio" };
    case "ny-deltaker":
      return { screen: "new-participant" };
    case "deltaker":
      return { screen: "participant", id, tab: TABS.find((known) => known === tab) ?? "oversikt" };
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
      return "#/ny-deltaker";
    case "participant":
      return `#/deltaker/${route.id}/${route.tab}`;
    case "report":
      return `#/rapport/${route.id}`;
    case "settings":
      return "#/innstillinger";
  }
}

export function go(route: Route) {
  window.location.hash = href(route);
}

/** Another tab of the same screen: replaces the address, so that «back» leaves the screen. */
export function goTab(id: string, tab: Tab) {
  window.history.replaceState(null, "", href({ screen: "participant", id, tab }));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

function subscribe(changed: () => void) {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parse(hash);
}
