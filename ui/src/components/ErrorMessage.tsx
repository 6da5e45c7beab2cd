import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { errorText } from "../errors";
import type { ApiError } from "../host";

/** A refusal in words, read aloud at once. */
export function ErrorMessage({ error, text }: { error: ApiError | null; text?: string | undefined }) {
  if (error === null) return null;
  return (
    <div role="alert">
      <InlineMessage status="error">{text ?? errorText(error)}</InlineMessage>
    </div>
  );
}
