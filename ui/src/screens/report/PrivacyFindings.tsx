import { Button } from "@navikt/ds-react/Button";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { useQuery } from "@tanstack/react-query";
import type { Passage } from "../../api/types";
import { relock } from "../../data/client";
import { counted } from "../../format";
import { ApiError, host } from "../../host";
import { fieldElementId, focusField } from "./focus-field";
import { saverOf } from "./saving";
import "./privacy.css";

/** What the privacy check has found in a report, as it is saved now, and nobody has decided on yet. */
export function usePrivacy(id: string) {
  const check = useQuery<Passage[], ApiError>({
    queryKey: ["report.privacy", { id }],
    queryFn: async () => {
      await saverOf(id).flush();
      const { passages } = await host.rpc("report.privacy", { id }).catch(relock);
      return passages.filter((passage) => !passage.kept);
    },
    gcTime: 0,
  });
  const passages = check.data ?? [];
  return {
    waiting: check.isPending,
    passages,
    digests: passages.map(({ digest }) => digest),
    /** Sends what may be refused because something new is found, and then shows that. */
    guard: async <T,>(send: () => Promise<T>): Promise<T> => {
      try {
        return await send();
      } catch (refusal) {
        if (ApiError.from(refusal).code === "not-looked-at") await check.refetch();
        throw refusal;
      }
    },
  };
}

/** The passages to look at before the report leaves the house, each with the way to its field. */
export function PrivacyFindings({ passages, onClose }: { passages: Passage[]; onClose: () => void }) {
  if (passages.length === 0) return null;
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">
          Se over {counted(passages.length, "sted", "steder")} før rapporten går ut
        </LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <ul className="privacy">
          {passages.map((passage, index) => (
            <Found
              key={`${passage.field} ${passage.start} ${passage.digest}`}
              passage={passage}
              first={index === 0}
              onClose={onClose}
            />
          ))}
        </ul>
        <p className="small">
          Det er du som avgjør. Det du beholder, blir du ikke spurt om igjen i denne rapporten.
        </p>
      </LocalAlert.Content>
    </LocalAlert>
  );
}

function Found({ passage, first, onClose }: { passage: Passage; first: boolean; onClose: () => void }) {
  const [before, words, after] = passage.excerpt;
  return (
    <li>
      <p className="privacy__excerpt">
        {before}
        <mark>{words}</mark>
        {after}
      </p>
      <p>{passage.reason}</p>
      <p className="privacy__place">
        <span className="subtle small">{passage.label}</span>
        <Button
          type="button"
          size="xsmall"
          variant="secondary"
          {...(first && { className: "first-focus" })}
          onClick={() => {
            onClose();
            // After the dialog has given the focus back.
            setTimeout(() => select(passage), 100);
          }}
        >
          Gå til feltet
          <span className="sr-only">{` ${passage.label}: ${words}`}</span>
        </Button>
      </p>
    </li>
  );
}

/** Puts the cursor into the field with the words selected. */
function select({ field, start, end }: Passage) {
  focusField(field);
  const element = document.getElementById(fieldElementId(field));
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    element.setSelectionRange(start, end);
  }
}
