import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { Select } from "@navikt/ds-react/Select";
import { Textarea } from "@navikt/ds-react/Textarea";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Composed, MessageKind } from "../../../api/types";
import { useCopy } from "../../../app/copy";
import { Answer } from "../../../components/Answer";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Cancel, Modal } from "../../../components/Modal";
import { relock } from "../../../data/client";
import { useAnswer, useSettled } from "../../../data/hooks";
import { month as monthName } from "../../../format";
import { type ApiError, host } from "../../../host";
import "./messages.css";

/** How many months back an attendance list may be for. */
const MONTHS = 4;

/** The text of a message, to change and to copy. What could tell who it is about stops the copying. */
export function Compose(props: { caseId: string; kind: MessageKind; today: string; onClose: () => void }) {
  const { caseId, kind } = props;
  const months = lastMonths(props.today);
  const [month, setMonth] = useState(months[0] ?? "");
  const written = useAnswer("message.compose", {
    case: caseId,
    kind: kind.id,
    month: kind.monthly ? month : null,
    text: null,
  });
  return (
    <Modal title={kind.title} onClose={props.onClose}>
      <div className="stack">
        {kind.monthly && (
          <Select size="small" label="Måned" value={month} onChange={(event) => setMonth(event.target.value)}>
            {months.map((each) => (
              <option key={each} value={each}>
                {monthName(`${each}-01`)}
              </option>
            ))}
          </Select>
        )}
        <Answer of={written}>
          {(message) => <Text key={message.text} caseId={caseId} kind={kind} message={message} />}
        </Answer>
      </div>
    </Modal>
  );
}

function Text({ caseId, kind, message }: { caseId: string; kind: MessageKind; message: Composed }) {
  const [text, setText] = useState(message.text);
  const settled = useSettled(text);
  const copy = useCopy();
  const [refused, setRefused] = useState(false);
  const checked = useQuery<Composed, ApiError>({
    queryKey: ["message.compose", { case: caseId, kind: kind.id, text: settled }],
    queryFn: () => host.rpc("message.compose", { case: caseId, kind: kind.id, text: settled }).catch(relock),
    placeholderData: keepPreviousData,
    // Text in which a name may stand is kept no longer than it is looked at.
    gcTime: 0,
  });
  const passages = checked.data?.passages ?? [];
  const current = checked.data?.text === text && !checked.isPlaceholderData;
  return (
    <>
      <Textarea
        size="small"
        label="Teksten"
        description={`Deltakeren omtales bare som ${message.pseudonym}.`}
        minRows={8}
        maxRows={18}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {passages.length > 0 && (
          <InlineMessage status="error" size="small">
            <p>Kan ikke kopieres. Ta bort det som kan vise hvem det gjelder:</p>
            <ul className="message-passages">
              {passages.map((passage) => (
                <li key={passage.start}>
                  <mark>{passage.words}</mark> {passage.reason}
                </li>
              ))}
            </ul>
          </InlineMessage>
        )}
        {passages.length === 0 && current && (
          <InlineMessage status="success" size="small">
            Programmet fant ikke noe som viser hvem det gjelder. Les gjennom selv også.
          </InlineMessage>
        )}
      </div>
      <ErrorMessage error={checked.error} />
      {refused && (
        <InlineMessage status="warning" size="small">
          Maskinen lot oss ikke kopiere. Merk teksten og kopier den selv.
        </InlineMessage>
      )}
      <div className="buttons">
        <Button
          type="button"
          size="small"
          disabled={passages.length > 0 || !current || text.trim() === ""}
          onClick={() => void copy(text).then((done) => setRefused(!done))}
        >
          Kopier
        </Button>
        <Cancel>Lukk</Cancel>
      </div>
    </>
  );
}

/** This month and some before it, as `2026-05`. */
function lastMonths(today: string): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: MONTHS }, (_, back) => {
    const all = year * 12 + month - 1 - back;
    return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, "0")}`;
  });
}
