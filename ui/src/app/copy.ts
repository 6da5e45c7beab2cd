import { useCallback } from "react";
import { host } from "../host";
import { useAnnounce } from "./announce";

/**
 * Copies a text and says so quietly; answers whether the machine let us. What is personal, which is nearly everything
 * here, is on the clipboard for 30 seconds only.
 */
export function useCopy(): (text: string, personal?: boolean) => Promise<boolean> {
  const announce = useAnnounce();
  return useCallback(
    async (text, personal = true) => {
      try {
        await host.copy(text, personal);
      } catch {
        return false;
      }
      announce(personal ? "Kopiert. Utklippstavlen tømmes om 30 sekunder." : "Kopiert");
      return true;
    },
    [announce],
  );
}
