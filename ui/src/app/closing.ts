import { useEffect } from "react";
import { host } from "../host";
import { leave } from "./leaving";

/** Answers the shell when the window is to close: at once, or after asking about what is not saved. */
export function useClosing(): void {
  useEffect(
    () =>
      host.onClose(() => {
        const closes = leave(() => host.close());
        if (!closes) host.wait();
      }),
    [],
  );
}
