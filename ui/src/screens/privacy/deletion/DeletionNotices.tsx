import { CheckmarkCircleIcon, InformationSquareIcon } from "@navikt/aksel-icons";
import { InfoCard } from "@navikt/ds-react/InfoCard";
import type { ProofRow, Today } from "../../../api/types";
import { href } from "../../../app/router";
import { useAnswer } from "../../../data/hooks";
import { counted } from "../../../format";

/** On «I dag»: what went by itself today, and the question whether it is to. */
export function DeletionNotices({ today }: { today: Today }) {
  return (
    <>
      <WentByItself today={today.today} />
      <Ask today={today} />
    </>
  );
}

/** Nobody pressed a button: it is said where one looks first. Gone the next day. */
function WentByItself({ today }: { today: string }) {
  const proofs = useAnswer("deletion.proofs", {}).data?.rows ?? [];
  const of = (which: ProofRow["how"]) =>
    proofs.filter(({ how, done }) => done === today && how === which).length;
  const [due, again] = [of("automatic"), of("replayed")];
  if (due + again === 0) return null;
  return (
    <InfoCard data-color="success" size="small" as="section" aria-label="Slettet i dag">
      <InfoCard.Message icon={<CheckmarkCircleIcon aria-hidden />}>
        {due > 0 &&
          `Appen har slettet ${counted(due, "deltaker", "deltakere")} i dag, fordi fristen var ute. `}
        {again > 0 &&
          `${counted(again, "slettet deltaker", "slettede deltakere")} fantes i en eldre kopi, og er slettet på nytt. `}
        <a href={href({ screen: "privacy", part: "sletting" })}>Se bekreftelsene</a>
      </InfoCard.Message>
    </InfoCard>
  );
}

/** In a store from before it was asked, once a deletion is near: whether the app is to do it. Gone with the answer. */
function Ask({ today }: { today: Today }) {
  const profile = useAnswer("profile", {}).data?.profile;
  const near = today.rows.some(({ due }) => due.deletion !== null && due.deletion.stage !== "coming");
  if (profile === undefined || profile.asked_to_delete || !near) return null;
  return (
    <InfoCard data-color="info" size="small" as="section" aria-label="Automatisk sletting">
      <InfoCard.Message icon={<InformationSquareIcon aria-hidden />}>
        Noen skal snart slettes. Skal appen gjøre det av seg selv når fristen er ute?{" "}
        <a href={href({ screen: "privacy", part: "sletting" })}>Svar under Personvern</a>
      </InfoCard.Message>
    </InfoCard>
  );
}
