import { Tabs } from "@navikt/ds-react/Tabs";
import { type PrivacyPart, switchTo } from "../../app/router";
import { Screen } from "../../components/Screen";
import { AuditPart } from "./audit/AuditPart";
import { BackupsPart } from "./backups/BackupsPart";
import { DeletionPart } from "./deletion/DeletionPart";
import { HandoverPart } from "./handover/HandoverPart";
import { IncidentsPart } from "./incidents/IncidentsPart";
import { PaperworkPart } from "./paperwork/PaperworkPart";
import { RequestsPart } from "./requests/RequestsPart";

/** What every part is given. */
export interface PartProps {
  today: string;
}

/** «Personvern»: what the data processing agreements ask of the provider, one part per duty. */
export function PrivacyScreen({ part, today }: { part: PrivacyPart; today: string }) {
  return (
    <Screen title="Personvern">
      <Tabs
        value={part}
        onChange={(next) => switchTo({ screen: "privacy", part: next as PrivacyPart })}
        size="small"
      >
        <Tabs.List>
          <Tabs.Tab value="sletting" label="Sletting" />
          <Tabs.Tab value="sikkerhetskopi" label="Sikkerhetskopier" />
          <Tabs.Tab value="henvendelser" label="Innsyn og krav" />
          <Tabs.Tab value="overlevering" label="Overlevering" />
          <Tabs.Tab value="endringslogg" label="Endringslogg" />
          <Tabs.Tab value="avvik" label="Avvik og tilgang" />
          <Tabs.Tab value="dokumentasjon" label="Dokumentasjon" />
        </Tabs.List>
        <Tabs.Panel value={part} className="tab-panel">
          <Part part={part} today={today} />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
}

function Part({ part, today }: { part: PrivacyPart; today: string }) {
  switch (part) {
    case "sletting":
      return <DeletionPart today={today} />;
    case "sikkerhetskopi":
      return <BackupsPart today={today} />;
    case "henvendelser":
      return <RequestsPart today={today} />;
    case "overlevering":
      return <HandoverPart today={today} />;
    case "endringslogg":
      return <AuditPart today={today} />;
    case "avvik":
      return <IncidentsPart today={today} />;
    case "dokumentasjon":
      return <PaperworkPart today={today} />;
  }
}
