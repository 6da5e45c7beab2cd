import type { ReportView } from "../../api/types";
import { FrozenNote } from "../../components/Frozen";
import { Screen } from "../../components/Screen";
import { PreviewPages } from "./PreviewPages";
import { reportTitle, Whose } from "./ReportScreen";
import { usePreview } from "./usePreview";

const NO_CHANGES: Record<string, string> = {};

/** A report under way that cannot be written on, since the case is only to be read. */
export function FrozenReport({ view }: { view: ReportView }) {
  const shown = usePreview(view.id, NO_CHANGES, view.check);
  return (
    <Screen title={reportTitle(view)} full above={<Whose view={view} />}>
      <div className="report">
        <section className="report__form" aria-label="Hvorfor rapporten ikke kan skrives">
          <FrozenNote frozen={view.frozen} />
        </section>
        <PreviewPages shown={shown} title={reportTitle(view)} />
      </div>
    </Screen>
  );
}
