import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import type { ReportView } from "../api/types";
import type { Route } from "./router";

/**
 * Whether the report on screen is about one participant; undefined where none is, or while it is fetched. The report's
 * own screen asks for it; here the answer is only looked at.
 */
export function useReportOfCase(route: Route): boolean | undefined {
  const cache = useQueryClient().getQueryCache();
  const id = route.screen === "report" ? route.id : null;
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => {
      if (id === null) return undefined;
      const view = cache.find<ReportView>({ queryKey: ["report", { id }] })?.state.data;
      return view && view.report.case !== null;
    },
  );
}
