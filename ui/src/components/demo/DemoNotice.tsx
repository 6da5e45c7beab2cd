import { InformationSquareIcon } from "@navikt/aksel-icons";
import { useAnswer } from "../../data/hooks";
import { RemoveDemo } from "./RemoveDemo";
import { participants } from "./words";
import "./demo.css";

/** Says which participants are nobody, as long as there are any, and offers to remove them. */
export function DemoNotice() {
  const demo = useAnswer("status", {}).data?.demo ?? null;
  if (demo === null) return null;
  return (
    <section className="demo-notice" aria-label="Eksempeldata">
      <p>
        <InformationSquareIcon aria-hidden fontSize="1.5rem" />
        <span>
          <strong>Eksempeldata:</strong> {demo > 0 ? participants(demo) : "bare kontakter er igjen"}
        </span>
      </p>
      <RemoveDemo demo={demo} />
    </section>
  );
}
