import { Tag } from "@navikt/ds-react/Tag";
import type { Due } from "../api/types";
import { StageTag } from "./StageTag";

/** What kind of demand a deadline is: the provider's reading, or advice rather than demand; and how near a deletion is. */
export function Badges({ due }: { due: Pick<Due, "reading"> & Partial<Pick<Due, "advised" | "deletion">> }) {
  return (
    <>
      {due.deletion && <StageTag stage={due.deletion.stage} held={due.deletion.hold !== null} />}
      {due.reading && (
        <Tag size="xsmall" variant="outline" data-color="meta-purple" title="Avtalen lar dette stå åpent">
          Tolkning
        </Tag>
      )}
      {due.advised && (
        <Tag
          size="xsmall"
          variant="outline"
          data-color="neutral"
          title={
            due.advised === "should"
              ? "Avtalen sier at det bør skje"
              : "Avtalen sier at det skal skje som hovedregel"
          }
        >
          {due.advised === "should" ? "Bør" : "Hovedregel"}
        </Tag>
      )}
    </>
  );
}
