import { skipToken, type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { type Answer, ApiError, host, type Method, type Request } from "../host";
import { relock } from "./client";

/** Asks and keeps asking: the answer follows every change made in the window. Null params: not asked yet. */
export function useAnswer<M extends Method>(
  method: M,
  params: Request<M> | null,
  options: { refetchInterval?: number; refetchOnWindowFocus?: boolean } = {},
): UseQueryResult<Answer<M>, ApiError> {
  return useQuery<Answer<M>, ApiError>({
    queryKey: [method, params],
    ...(params === null ? { queryFn: skipToken } : {}),
    ...options,
  });
}

/** Sends a change and has every answer on screen asked for again before it returns. */
export function useSend() {
  const client = useQueryClient();
  return useCallback(
    async <M extends Method>(method: M, params: Request<M>): Promise<Answer<M>> => {
      const answer = await host.rpc(method, params).catch(relock);
      await client.invalidateQueries();
      return answer;
    },
    [client],
  );
}

/** Runs one task at a time for a button or form, and keeps its error until the next try. */
export function useTask() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = useCallback(async (task: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await task();
    } catch (refusal) {
      setError(ApiError.from(refusal));
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, error, run, clear: useCallback(() => setError(null), []) };
}

/** The records of a map by id, without the holes that the generated type allows for. */
export function records<T>(map: { [id in string]?: T }): [id: string, record: T][] {
  return Object.entries(map).filter((entry): entry is [string, T] => entry[1] !== undefined);
}

/** How long a typist pauses between letters at most, or nearly. */
const PAUSE_MS = 150;

/** A text once it has stood for a moment: what is asked for at every letter would be asked in vain. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
