import type { EarlierText } from "../../api/types";
import type { FieldProps } from "./ReportField";

/** What an earlier report said here, where there is no room for it beside the form. */
export function EarlierQuote({ earlier, earlierTitle }: FieldProps & { earlier: EarlierText }) {
  return (
    <figure className="earlier-quote">
      <figcaption className="subtle small">{earlierTitle}</figcaption>
      <blockquote>{earlier.text}</blockquote>
    </figure>
  );
}
