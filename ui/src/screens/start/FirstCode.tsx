import { ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { InfoCard } from "@navikt/ds-react/InfoCard";
import type { Status } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { RecoveryCode } from "../../components/recovery/RecoveryCode";
import { setAhead } from "./ahead";
import { Card } from "./Card";

/** The second step of the first start: a recovery code, or the choice to do without for now. */
export function FirstCode({ status }: { status: Status }) {
  const announce = useAnnounce();
  // Made before a lock came in between: it counts, but nobody has shown that they have it.
  const made = status.has_recovery_code === true;
  const onward = () => setAhead("details");
  return (
    <Card title="Gjenopprettingskode" step={2}>
      <RecoveryCode
        make={made ? "Lag ny kode" : "Lag koden nå"}
        check="Kontroller og gå videre"
        leave={{
          label: made ? "Gå videre" : "Lag koden senere",
          unchecked: "Gå videre uten kontroll",
          go: onward,
        }}
        onChecked={() => {
          announce("Gjenopprettingskoden er kontrollert");
          onward();
        }}
      >
        <p className="prose">
          Koden er en reservenøkkel: sju grupper med fem tegn, til å skrive ut og låse inn. Glemmer du
          passordfrasen, åpner koden mappen, og du velger en ny passordfrase.
        </p>
        {made ? (
          <p className="prose">
            En kode er laget. Har du den ikke trygt på papir, så lag en ny; da slutter den første å virke.
          </p>
        ) : (
          <InfoCard data-color="warning" size="small" as="section" aria-label="Viktig om koden">
            <InfoCard.Message icon={<ExclamationmarkTriangleIcon aria-hidden />}>
              <strong>Uten kode er alt tapt hvis passordfrasen blir glemt.</strong> Utsetter du det, lager du
              koden under Innstillinger. Gjør det gjerne før du legger inn den første deltakeren.
            </InfoCard.Message>
          </InfoCard>
        )}
      </RecoveryCode>
    </Card>
  );
}
