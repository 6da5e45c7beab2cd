import { Theme } from "@navikt/ds-react/Theme";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ErrorMessage } from "../components/ErrorMessage";
import { client } from "../data/client";
import { useAnswer } from "../data/hooks";
import { host } from "../host";
import { CreateStore } from "../screens/start/CreateStore";
import { ResetPassphrase } from "../screens/start/ResetPassphrase";
import { Unlock } from "../screens/start/Unlock";
import { Announcer } from "./announce";
import { useClosing } from "./closing";
import { useKeptFocus } from "./focus";
import { Shell } from "./Shell";
import { useTheme } from "./theme";

/** How often to look whether the store was locked by the timer, or a new day has begun. */
const LOOK_EVERY_MS = 30_000;

export function App() {
  const theme = useTheme();
  useKeptFocus();
  useClosing();
  return (
    <Theme theme={theme}>
      <QueryClientProvider client={client}>
        <Announcer>
          <Gate theme={theme} />
        </Announcer>
      </QueryClientProvider>
    </Theme>
  );
}

/** Shows what the store's state allows: make one, unlock it, or work. */
function Gate({ theme }: { theme: "light" | "dark" }) {
  const status = useAnswer("status", {}, { refetchInterval: LOOK_EVERY_MS, refetchOnWindowFocus: true });
  const today = status.data?.today;
  const seen = useRef(today);

  const known = status.data !== undefined || status.error !== null;
  useEffect(() => {
    if (known) host.ready(theme === "dark");
  }, [known, theme]);

  useEffect(() => {
    // Past midnight every «i dag» and «om 3 dager» on screen is wrong, and what is due by then goes by itself.
    if (seen.current !== undefined && today !== undefined && seen.current !== today) {
      void host
        .rpc("day.begin", {})
        .catch(() => {})
        .finally(() => void client.invalidateQueries());
    }
    seen.current = today;
  }, [today]);

  if (status.data === undefined) {
    return status.error ? (
      <main className="centred">
        <h1>Tiltaksmappe</h1>
        <ErrorMessage error={status.error} />
      </main>
    ) : null;
  }
  switch (status.data.state) {
    case "none":
      return <CreateStore status={status.data} />;
    case "locked":
      return <Unlock status={status.data} />;
    case "open":
      if (status.data.opened_by === "recovery-code") return <ResetPassphrase status={status.data} />;
      return <Shell status={status.data} />;
  }
}
