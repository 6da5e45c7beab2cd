import { ClipboardIcon, FilePdfIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Agreement, OrderReading } from "../../api/types";
import { useAnnounce } from "../../app/announce";
import { ErrorMessage } from "../../components/ErrorMessage";
import { relock } from "../../data/client";
import { useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { counted } from "../../format";
import { host } from "../../host";
import { OrderReview } from "./OrderReview";
import type { OrderValues } from "./order";
import "./order.css";

/** Where the order is taken from. */
type From = "text" | "file";

/**
 * Reads NAV's order, pasted or as a PDF, and puts into the form what the counsellor confirms. The text stands in this
 * component alone, and only until it is used or dismissed.
 */
export function OrderPanel(props: {
  agreements: Agreement[];
  agreementId: string;
  /** What stands in the form. */
  current: OrderValues;
  /** The participant is given, and not to be filled in. */
  samePerson: boolean;
  /** Fills the form, and moves the focus there. */
  use: (values: OrderValues, agreementId: string) => void;
}) {
  const announce = useAnnounce();
  const task = useTask();
  const [from, setFrom] = useState<From | null>(null);
  const [source, setSource] = useState("");
  const [reading, setReading] = useState<OrderReading | null>(null);
  const [agreementId, setAgreementId] = useState("");
  const first = useRef<HTMLButtonElement>(null);

  const clear = () => {
    setFrom(null);
    setSource("");
    setReading(null);
    task.clear();
  };
  const cancel = () => {
    clear();
    // After React has drawn the buttons again.
    setTimeout(() => first.current?.focus(), 0);
  };

  const read = (how: From, what: string, agreement: string) =>
    task.run(async () => {
      const asked = how === "text" ? { text: what } : { path: what };
      // Past the cache: nothing of an order may stay in it.
      const answer = await host.rpc("order.read", { ...asked, agreement: agreement || null }).catch(relock);
      setReading(answer);
      setAgreementId(answer.agreement ?? "");
      announce(`Fant ${counted(answer.found.length, "opplysning", "opplysninger")} i bestillingen`);
    });

  const choose = async () => {
    const path = await host.chooseFile();
    if (path === null) return;
    setFrom("file");
    setSource(path);
    await read("file", path, props.agreementId);
  };
  const openFile = () => {
    task.clear();
    setSource("");
    if (host.canChooseFolder) void choose();
    else setFrom("file");
  };

  const use = (values: OrderValues) => {
    const count = Object.keys(values).length;
    clear();
    props.use(values, agreementId);
    announce(`Fylte ut ${counted(count, "felt", "felter")}. Se over dem før du legger til deltakeren.`);
  };

  if (reading !== null && from !== null) {
    return (
      <Frame busy={task.busy}>
        <OrderReview
          reading={reading}
          agreements={props.agreements}
          agreementId={agreementId}
          current={props.current}
          samePerson={props.samePerson}
          isFile={from === "file"}
          error={task.error}
          changeAgreement={(id) => {
            setAgreementId(id);
            void read(from, source, id);
          }}
          use={use}
          cancel={cancel}
        />
      </Frame>
    );
  }

  const refused = errorsByName(task.error);
  return (
    <Frame busy={task.busy}>
      {from === null && (
        <>
          <p className="subtle small">
            Lim inn det du har kopiert fra NAVs Deltakeroversikt, eller åpne brevet fra NAV. Du ser hva som
            ble funnet, og velger hva som skal brukes.
          </p>
          <div className="buttons">
            <Button
              ref={first}
              type="button"
              size="small"
              variant="secondary"
              icon={<ClipboardIcon aria-hidden />}
              onClick={() => {
                task.clear();
                setFrom("text");
              }}
            >
              Lim inn tekst
            </Button>
            <Button
              type="button"
              size="small"
              variant="secondary"
              icon={<FilePdfIcon aria-hidden />}
              onClick={openFile}
            >
              Åpne PDF
            </Button>
          </div>
        </>
      )}
      {from === "text" && (
        <Begin>
          <Textarea
            size="small"
            label="Tekst fra bestillingen"
            description="Lim inn med Ctrl+V. Ingenting lagres før du legger til deltakeren."
            minRows={5}
            maxRows={14}
            spellCheck={false}
            value={source}
            error={refused.text}
            onChange={(event) => {
              if (task.error) task.clear();
              setSource(event.target.value);
            }}
          />
        </Begin>
      )}
      {from === "file" && (
        <Begin>
          <div className="folder-field">
            <TextField
              size="small"
              label="PDF med bestillingen"
              description="Filen leses, men kopieres ikke."
              spellCheck={false}
              value={source}
              error={refused.path}
              onKeyDown={(event) => {
                if (event.key === "Enter") void read("file", source, props.agreementId);
              }}
              onChange={(event) => {
                if (task.error) task.clear();
                setSource(event.target.value);
              }}
            />
            {host.canChooseFolder && (
              <Button type="button" size="small" variant="secondary" onClick={() => void choose()}>
                Velg fil …
              </Button>
            )}
          </div>
        </Begin>
      )}
      {from !== null && (
        <>
          {!(refused.text ?? refused.path) && <ErrorMessage error={task.error} />}
          <div className="buttons">
            <Button
              type="button"
              size="small"
              loading={task.busy}
              onClick={() => void read(from, source, props.agreementId)}
            >
              {from === "text" ? "Les teksten" : "Les filen"}
            </Button>
            <Button type="button" size="small" variant="tertiary" onClick={cancel}>
              Avbryt
            </Button>
          </div>
        </>
      )}
    </Frame>
  );
}

function Frame({ busy, children }: { busy: boolean; children: ReactNode }) {
  return (
    <section className="panel order stack" aria-labelledby="order-heading" aria-busy={busy} onKeyDown={keep}>
      <h2 id="order-heading" tabIndex={-1}>
        Har du bestillingen som tekst eller PDF?
      </h2>
      {children}
    </section>
  );
}

/** Enter in a field here is not meant for the form around it. */
function keep(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** The field that it begins with takes the focus. */
function Begin({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>("textarea, input")?.focus();
  }, []);
  return <div ref={box}>{children}</div>;
}
