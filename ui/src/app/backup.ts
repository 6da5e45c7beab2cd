import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { host } from "../host";
import { useAnnounce } from "./announce";

/** So long after unlocking the first screen stands, and nobody waits for a disk. */
const AFTER_MS = 2_000;

/** Has the backup made that is due, once the store is open and at every new day. That it fails is told and no more. */
export function useDueBackup(today: string) {
  const announce = useAnnounce();
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: at a new day, too
  useEffect(() => {
    const timer = setTimeout(() => {
      host
        .rpc("backup.run-due", {})
        .then(async ({ made, failed }) => {
          if (made === null && failed === null) return;
          await client.invalidateQueries();
          announce(
            made === null
              ? `Ingen sikkerhetskopi i dag. ${failed}`
              : "Sikkerhetskopien er laget og kontrollert",
          );
        })
        // Locked meanwhile: the next unlocking asks again.
        .catch(() => {});
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [today]);
}
