import { useAnnounce } from "../../app/announce";
import { RecoveryCode } from "../../components/recovery/RecoveryCode";
import { setAhead } from "./ahead";
import { Card } from "./Card";

/** After the recovery code was used: it has been out of its drawer, and should be renewed. */
export function RenewCode() {
  const announce = useAnnounce();
  const onward = () => setAhead(null);
  return (
    <Card title="Forny gjenopprettingskoden" wide>
      <RecoveryCode
        make="Lag ny kode"
        check="Kontroller og gå videre"
        leave={{ label: "Behold koden", unchecked: "Gå videre uten kontroll", go: onward }}
        onChecked={() => {
          announce("Den nye gjenopprettingskoden er kontrollert");
          onward();
        }}
      >
        <p className="prose">
          Den nye passordfrasen gjelder fra nå av. Koden du brukte, åpner fortsatt mappen. Den har vært
          framme, og andre kan ha sett den.
        </p>
        <p className="prose">
          Vi råder deg til å lage en ny kode nå. Da slutter den gamle å virke, og du kan makulere utskriften.
        </p>
      </RecoveryCode>
    </Card>
  );
}
