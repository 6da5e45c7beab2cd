import { QueryClient } from "@tanstack/react-query";
import { ApiError, host } from "../host";

/**
 * Answers are asked for again whenever a screen opens: everything comes from this machine, within milliseconds, and
 * conclusions change with the facts. The cache only keeps the screen from blinking.
 */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      // «Offline» means nothing here; the back end is in the same process.
      networkMode: "always",
      retry: false,
      staleTime: 0,
      refetchOnWindowFocus: false,
      queryFn: ({ queryKey: [method, params] }) =>
        host.rpc(method as "status", params as never).catch(relock),
    },
    mutations: { networkMode: "always", retry: false },
  },
});

/** A store that was locked behind our back (by the timer) shows itself as a refusal: look again where we stand. */
export function relock(refusal: unknown): never {
  const error = ApiError.from(refusal);
  if (error.code === "locked") lookAgain();
  throw error;
}

/** Asks where the store stands, and so shows the screen that fits. */
export function lookAgain() {
  void client.invalidateQueries({ queryKey: ["status"] });
}

/** Forgets every answer. After locking, nothing about anyone stays behind. */
export function forget() {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== "status" });
}
