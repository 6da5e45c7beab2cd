import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { useQuery } from "@tanstack/react-query";
import type { ReportView } from "../../api/types";
import { href } from "../../app/router";
import { Answer } from "../../components/Answer";
import { MaskedName } from "../../components/MaskedName";
import { Screen } from "../../components/Screen";
import { relock } from "../../data/client";
import { span } from "../../format";
import { type ApiError, host } from "../../host";
import { Delivered } from "./Delivered";
import { Draft } from "./Draft";
import { FrozenReport } from "./FrozenReport";
import { saverOf } from "./saving";
import "./report.css";

/** A report: its form beside its real pages. */
export function ReportScreen({ id, today }: { id: string; today: string }) {
  const report = useQuery<ReportView, ApiError>({
    queryKey: ["report", { id }],
    // Text on its way in goes first, so that what comes back holds it; and nothing older is ever shown again.
    queryFn: async () => {
      await saverOf(id).flush();
      return host.rpc("report", { id }).catch(relock);
    },
    gcTime: 0,
  });
  return (
    <Answer of={report}>
      {(view) =>
        view.masked && view.report.case !== null ? (
          <Masked view={view} caseId={view.report.case} />
        ) : view.report.delivered === null && view.frozen !== null ? (
          <FrozenReport view={view} />
        ) : view.report.delivered === null ? (
          <Draft key="draft" view={view} today={today} />
        ) : (
          <Delivered key="delivered" view={view} delivery={view.report.delivered} />
        )
      }
    </Answer>
  );
}

/** The pages carry the name, which is opened on purpose. */
function Masked({ view, caseId }: { view: ReportView; caseId: string }) {
  return (
    <Screen title={reportTitle(view)} above={<Whose view={view} />} narrow>
      <MaskedName caseId={caseId} />
    </Screen>
  );
}

export function reportTitle(view: ReportView): string {
  const { occurrence } = view.report;
  return occurrence === null ? view.template.title : `${view.template.title} ${occurrence}`;
}

/** Who and when, above and below the title. */
export function Whose({ view }: { view: ReportView }) {
  return (
    <p className="report-top__whose">
      <a
        href={href(
          view.report.case === null
            ? { screen: "reports" }
            : { screen: "participant", id: view.report.case, tab: "rapporter" },
        )}
      >
        <ArrowLeftIcon aria-hidden />
        {view.participant}
      </a>
      {view.report.period && <span className="subtle">{span(view.report.period)}</span>}
    </p>
  );
}
