import { ClockIcon } from "@navikt/aksel-icons";
import "./locks-soon.css";

/** Said a minute ahead: what is half typed goes with the lock. The region is always there, so that it is read aloud. */
export function LocksSoon({ soon }: { soon: boolean }) {
  return (
    <div role="status" aria-live="polite" className="locks-soon">
      {soon && (
        <p>
          <ClockIcon aria-hidden fontSize="1.5rem" />
          Låser om ett minutt. Trykk en tast for å fortsette.
        </p>
      )}
    </div>
  );
}
