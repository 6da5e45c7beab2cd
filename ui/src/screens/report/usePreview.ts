import { useEffect, useRef, useState } from "react";
import type { Place, ReportCheck } from "../../api/types";
import { ApiError, host } from "../../host";
import type { Values } from "./slots";

export interface Shown {
  pages: string[];
  /** Where each field is printed, by the key of its value. */
  places: Record<string, Place | undefined>;
  check: ReportCheck;
  error: ApiError | null;
}

/**
 * The pages for the text as it stands, asked for at every change with one request under way at a time: while it runs,
 * only the latest text waits. The old pages stay until new ones come.
 */
export function usePreview(id: string, values: Values, first: ReportCheck): Shown {
  const [shown, setShown] = useState<Shown>({ pages: [], places: {}, check: first, error: null });
  const wanted = useRef<Values | null>(null);
  const busy = useRef(false);

  useEffect(() => {
    wanted.current = values;
    if (busy.current) return;
    busy.current = true;
    void (async () => {
      while (wanted.current !== null) {
        const now = wanted.current;
        wanted.current = null;
        try {
          const { pages, places, check } = await host.rpc("report.preview", { id, values: now });
          setShown({ pages, places, check, error: null });
        } catch (refusal) {
          setShown((before) => ({ ...before, error: ApiError.from(refusal) }));
        }
      }
      busy.current = false;
    })();
  }, [id, values]);

  return shown;
}
