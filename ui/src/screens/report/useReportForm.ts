import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ReportView } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { useChange, useUndone } from "../../app/change";
import { ApiError, host } from "../../host";
import { saverOf } from "./saving";
import type { Values } from "./slots";

/** What may be done to the text of a report under way. Stays the same while it is open. */
export interface Actions {
  change(key: string, text: string | null): void;
  /** Several at once, or over what stood there: says what was done, with the way back. */
  apply(changes: Values, said: string): void;
  /** Takes the named fields from the case anew; all that nobody has worked on, if none is named. */
  refresh(fields: string[] | null, what: string): Promise<void>;
  /** Brings back a version, or some fields of it. */
  restore(version: string, fields: string[] | null, what: string): Promise<void>;
}

/** The text of a report under way, and everything that changes it. */
export function useReportForm(view: ReportView): { values: Values; actions: Actions } {
  const { id } = view;
  const saver = saverOf(id);
  const announce = useAnnounce();
  const send = useChange(view.report.case);
  const undone = useUndone();
  const [values, setValues] = useState<Values>(() => ({ ...view.report.values, ...saver.unsaved() }));
  const latest = useRef(values);
  latest.current = values;

  const put = useCallback(
    (changes: Values) => {
      latest.current = { ...latest.current, ...changes };
      setValues(latest.current);
      for (const [key, text] of Object.entries(changes)) saver.change(key, text);
    },
    [saver],
  );
  const change = useCallback((key: string, text: string | null) => put({ [key]: text }), [put]);

  const apply = useCallback(
    (changes: Values, said: string) => {
      const keys = Object.keys(changes);
      const of = (values: Values): Values =>
        Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
      const before = of(latest.current);
      put(changes);
      const after = of(latest.current);
      announce(
        said,
        Promise.resolve(async () => {
          const now = of(latest.current);
          if (keys.some((key) => now[key] !== after[key])) {
            throw new ApiError(
              "cannot-undo",
              "Teksten er endret siden. Se «Versjoner» for å hente tilbake det som sto.",
            );
          }
          put(before);
          return `Angret: ${said}`;
        }),
      );
    },
    [announce, put],
  );

  /** What the back end changed is taken over; what was typed meanwhile stays. */
  const reload = useCallback(async () => {
    await saver.flush();
    const fresh = await host.rpc("report", { id });
    latest.current = { ...fresh.report.values, ...saver.unsaved() };
    setValues(latest.current);
  }, [id, saver]);

  const refresh = useCallback(
    async (fields: string[] | null, what: string) => {
      await saver.settle();
      await send("report.refresh", { id, fields }, ["fetched", what]);
      await reload();
    },
    [id, saver, send, reload],
  );
  const restore = useCallback(
    async (version: string, fields: string[] | null, what: string) => {
      await saver.settle();
      await send("report.restore", { id, version, fields }, ["restored", what]);
      await reload();
    },
    [id, saver, send, reload],
  );

  const seen = useRef(undone);
  useEffect(() => {
    if (seen.current === undone) return;
    seen.current = undone;
    void reload().catch(() => {});
  }, [undone, reload]);
  useEffect(() => () => void saver.flush(), [saver]);

  const actions = useMemo(() => ({ change, apply, refresh, restore }), [change, apply, refresh, restore]);
  return { values, actions };
}
