import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import type { Template } from "../../api/types";

/** What the form is for, and whether it stands in for one of NAV's own. Not printed. */
export function TemplateNote({ template }: { template: Template }) {
  if (template.description === null) return null;
  if (!template.stand_in) return <p className="prose">{template.description}</p>;
  return (
    <InlineMessage status="warning" size="small">
      {template.description}
    </InlineMessage>
  );
}
