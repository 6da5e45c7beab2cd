import { Answer } from "../../components/Answer";
import { Screen } from "../../components/Screen";
import { useAnswer } from "../../data/hooks";
import { counted } from "../../format";
import { CommonReports } from "./CommonReports";
import { CopyList } from "./CopyList";
import { DraftList } from "./DraftList";
import "./reports.css";

/** «Rapporter»: what is under way for all participants, sent in one go; and what lies in the clear outside the store. */
export function ReportsScreen({ today }: { today: string }) {
  const drafts = useAnswer("drafts", {});
  const count = drafts.data?.drafts.length;
  const below = count !== undefined && (
    <p className="subtle">
      {count === 0
        ? "Ingen rapporter er under arbeid"
        : `${counted(count, "rapport", "rapporter")} under arbeid`}
    </p>
  );
  return (
    <Screen title="Rapporter" below={below}>
      <div className="stack stack--loose">
        <Answer of={drafts}>{(answer) => <DraftList answer={answer} today={today} />}</Answer>
        {drafts.data && <CommonReports answer={drafts.data} />}
        <CopyList />
      </div>
    </Screen>
  );
}
