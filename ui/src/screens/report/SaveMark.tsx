import { errorText } from "../../errors";
import { clock } from "../../format";
import { useSaveState } from "./saving";

/** Whether the text is safe. A failure is read aloud; the steady saving is not. */
export function SaveMark({ id }: { id: string }) {
  const state = useSaveState(id);
  switch (state.kind) {
    case "untouched":
      return null;
    case "saving":
      return <span className="subtle small">Lagrer …</span>;
    case "saved":
      return <span className="subtle small">Lagret kl. {clock(state.at)}</span>;
    case "failed":
      return (
        <span className="save-failed" role="alert">
          Ikke lagret: {errorText(state.error)} Prøver igjen.
        </span>
      );
  }
}
