import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { useRef } from "react";
import { useAnnounce } from "../../app/announce";
import { RecoveryCode } from "../../components/recovery/RecoveryCode";
import { useAnswer } from "../../data/hooks";

/** Whether there is a recovery code, and a new one. */
export function Recovery() {
  const has = useAnswer("status", {}).data?.has_recovery_code;
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="panel" aria-labelledby="recovery">
      <h2 id="recovery" ref={heading} tabIndex={-1} className="recovery-heading">
        Gjenopprettingskode
      </h2>
      <RecoveryCode
        size="small"
        make={has ? "Lag ny kode" : "Lag koden nå"}
        ask={has === true}
        check="Kontroller"
        onChecked={() => {
          announce("Gjenopprettingskoden er kontrollert");
          heading.current?.focus();
        }}
      >
        {has ? (
          <>
            <p className="settings__state">
              <CheckmarkCircleFillIcon aria-hidden fontSize="1.25rem" className="settings__good" />
              Mappen har en gjenopprettingskode.
            </p>
            <p className="subtle prose">
              Finner du ikke utskriften, eller kan andre ha sett den, lager du en ny. Da slutter den gamle å
              virke.
            </p>
          </>
        ) : (
          <>
            <p className="settings__state">
              <ExclamationmarkTriangleFillIcon aria-hidden fontSize="1.25rem" className="settings__lacking" />
              Mappen har ingen gjenopprettingskode.
            </p>
            <p className="subtle prose">
              Glemmer du passordfrasen, er opplysningene tapt. Koden er en reservenøkkel som du skriver ut og
              låser inn.
            </p>
          </>
        )}
      </RecoveryCode>
    </section>
  );
}
