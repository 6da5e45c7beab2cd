import { useCallback, useEffect, useState } from "react";
import { forget } from "../data/client";
import { useAnswer, useSend } from "../data/hooks";
import { host } from "../host";
import { flushReports } from "../screens/report/saving";

/** What shows that someone is at the machine. */
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
/** How often to look at the clock. A sleeping machine stops timers but not the clock. */
const LOOK_EVERY_MS = 5_000;
/**
 * A timer that comes so late has slept, with the machine: nobody is told of its sleep everywhere. A window in the
 * background may be looked at once a minute only.
 */
const SLEPT_MS = 3 * 60_000;
/** So long before it locks it says so. What is half typed goes with the lock. */
const WARN_MS = 60_000;

/** Saves what is unsaved, lets go of the key, and clears the window. The address stays, and so the place. */
export function useLock(): () => Promise<void> {
  const send = useSend();
  return useCallback(async () => {
    await flushReports();
    await host.clearCopied();
    await send("store.lock", {}).catch(() => {});
    forget();
  }, [send]);
}

/**
 * Locks after the minutes chosen without a sign of anyone, when the machine sleeps or its screen is locked, and at once
 * by Ctrl+L. Answers whether it is about to.
 */
export function useAutomaticLock(lock: () => Promise<void>): boolean {
  const minutes = useAnswer("profile", {}).data?.profile.lock_after_minutes;
  const [soon, setSoon] = useState(false);

  useEffect(() => {
    if (minutes === undefined) return;
    let last = Date.now();
    let looked = last;
    const seen = () => {
      last = Date.now();
      setSoon(false);
    };
    const look = () => {
      const now = Date.now();
      const left = minutes * 60_000 - (now - last);
      const slept = now - looked > SLEPT_MS;
      looked = now;
      if (left <= 0 || slept) void lock();
      else setSoon(left <= WARN_MS && minutes > 1);
    };
    for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    return () => {
      window.clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
    };
  }, [minutes, lock]);

  useEffect(() => host.onAway(() => void lock()), [lock]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== "l" ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      void lock();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [lock]);

  return soon;
}
