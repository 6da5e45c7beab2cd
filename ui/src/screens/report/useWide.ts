import { useSyncExternalStore } from "react";

/** Room for the outline beside the form and its pages. The style sheet has the same. */
const WIDE = window.matchMedia("(min-width: 75rem)");

function subscribe(changed: () => void) {
  WIDE.addEventListener("change", changed);
  return () => WIDE.removeEventListener("change", changed);
}

/** Whether the outline stands beside the form. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => WIDE.matches);
}
