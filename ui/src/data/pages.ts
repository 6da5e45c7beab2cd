import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Answer, ApiError, Request } from "../host";

/** So many rows are asked for at a time. */
const PAGE = 100;
/** What is only scrolled past is not asked for. */
const PASSED_BY_MS = 60;

/** A method that answers a part of a list. */
type InParts = "entries" | "history" | "change-log";
/** What to ask for, but not which part of it. */
type Asked<M extends InParts> = Omit<Request<M>, "from" | "count">;

/** How to read the parts of a list. The same object at every call. */
export interface Reading<M extends InParts, R> {
  rows: (answer: Answer<M>) => R[];
  key: (row: R) => string;
}

/** A list of which only what is in sight is asked for. */
export interface Pages<M extends InParts, R> {
  /** The first part at hand, for what it tells of the whole; none before there is one. */
  answer: Answer<M> | undefined;
  /** A row, or none while it is on its way. */
  at: (index: number) => R | undefined;
  keyOf: (index: number) => string;
  /** To be told which rows are drawn. */
  onSeen: (drawn: number[]) => void;
  error: ApiError | null;
  refetch: () => void;
}

/**
 * Asks for a list part by part as it comes in sight, and again after every change. While another list is on its way the
 * former one stays, so that nothing blinks while one types what to look for.
 */
export function usePages<M extends InParts, R>(
  method: M,
  asked: Asked<M>,
  reading: Reading<M, R>,
): Pages<M, R> {
  const list = JSON.stringify(asked);
  const [place, setPlace] = useState({ list, pages: [0] });
  // Another list begins at its beginning.
  const pages = place.list === list ? place.pages : FIRST;
  const parts = useQueries({
    queries: pages.map((page) => ({
      queryKey: [method, { ...asked, from: page * PAGE, count: PAGE }],
      // A part that is out of sight while something changes would not fit the others any more.
      gcTime: 0,
    })),
    combine: gather<Answer<M>>,
  });

  const { answers, waiting } = parts;
  const current = useMemo(() => {
    const [answer] = answers;
    // All at once: a row that moves from one part to the next must not be seen in both, or in neither.
    if (waiting || answer === undefined || answers.includes(undefined)) return undefined;
    const at = new Map(answers.map((part, n) => [pages[n], part ? reading.rows(part) : []]));
    return { answer, at };
  }, [pages, answers, waiting, reading]);
  const [former, setFormer] = useState(current);
  if (current !== undefined && current !== former) setFormer(current);
  const shown = current ?? former;

  const [seen, setSeen] = useState("");
  const onSeen = useCallback((drawn: number[]) => {
    setSeen([...new Set(drawn.map((index) => Math.floor(index / PAGE)))].sort((a, b) => a - b).join());
  }, []);
  const asking = pages.join();
  useEffect(() => {
    // One answer at a time: of what was asked for while one scrolled on, only the last is of use.
    if (seen === "" || seen === asking || waiting) return;
    const timer = window.setTimeout(
      () => setPlace({ list, pages: seen.split(",").map(Number) }),
      PASSED_BY_MS,
    );
    return () => window.clearTimeout(timer);
  }, [list, seen, asking, waiting]);

  const at = useCallback((index: number) => shown?.at.get(Math.floor(index / PAGE))?.[index % PAGE], [shown]);
  return {
    answer: shown?.answer,
    at,
    keyOf: useCallback(
      (index: number) => {
        const row = at(index);
        return row === undefined ? `${index}` : reading.key(row);
      },
      [at, reading],
    ),
    onSeen,
    error: parts.error,
    refetch: parts.refetch,
  };
}

const FIRST = [0];

function gather<A>(parts: UseQueryResult<unknown, unknown>[]) {
  const failed = parts.find((part) => part.error !== null && part.data === undefined);
  return {
    answers: parts.map((part) => part.data as A | undefined),
    waiting: parts.some((part) => part.isFetching),
    error: (failed?.error ?? null) as ApiError | null,
    refetch: () => {
      for (const part of parts) void part.refetch();
    },
  };
}
