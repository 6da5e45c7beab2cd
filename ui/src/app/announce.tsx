import { CheckmarkCircleIcon } from "@navikt/aksel-icons";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

const Announce = createContext<(text: string) => void>(() => {});

/** Says what was just done: «Registrert: Plan levert 20.02.2026». Read aloud, and shown for a while. */
export function useAnnounce() {
  return useContext(Announce);
}

const SHOWN_FOR_MS = 6000;

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ text: string; at: number } | null>(null);
  const announce = useCallback((text: string) => setSaid({ text, at: Date.now() }), []);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <Announce value={announce}>
      {children}
      {/* The region is always there: one that comes with its text is not read aloud everywhere. */}
      <div className="announcer" role="status" aria-live="polite">
        {said && (
          <div className="announcer__said" key={said.at}>
            <CheckmarkCircleIcon aria-hidden fontSize="1.5rem" />
            <span>{said.text}</span>
          </div>
        )}
      </div>
    </Announce>
  );
}
