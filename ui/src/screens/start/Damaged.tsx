import { ErrorMessage } from "../../components/ErrorMessage";
import { useAnswer } from "../../data/hooks";
import type { ApiError } from "../../host";

/** Refusals by which the store is not what it was when it was last saved. */
const DAMAGED = ["log-altered", "damaged-store", "damaged-keys", "missing-store-file"];

/** Whether a refusal is told by `Damaged`. */
export function isDamaged(error: ApiError | null): boolean {
  return error !== null && DAMAGED.includes(error.code);
}

/** That a store has been altered or damaged, and what to do: keep what there is, and fetch a backup. */
export function Damaged({ error }: { error: ApiError | null }) {
  const folder = useAnswer("status", {}).data?.folder;
  if (!isDamaged(error)) return null;
  return (
    <>
      <ErrorMessage error={error} />
      <section aria-labelledby="damaged" className="damaged">
        <h2 id="damaged" className="damaged__title">
          Dette gjør du nå
        </h2>
        <ol className="damaged__steps">
          <li>Ikke slett eller flytt noe. Filene kan vise hva som har skjedd.</li>
          <li>
            Be den som har ansvar for maskinen, ta vare på en kopi av katalogen
            {folder === undefined ? "." : ` ${folder}.`}
          </li>
          <li>
            Velg «Hent fra en sikkerhetskopi» nederst. Du ser hva den holder før noe byttes ut, og mappen som
            ligger her nå, blir tatt vare på.
          </li>
          <li>
            Kan noen ha lest eller endret opplysninger, er det et brudd: før det under Personvern når mappen
            er åpen igjen. NAV skal ha melding innen 24 timer.
          </li>
        </ol>
      </section>
    </>
  );
}
