import { Button } from "@navikt/ds-react/Button";
import { Checkbox } from "@navikt/ds-react/Checkbox";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { DeletionPreview, PreviewOfCase } from "../../../api/types";
import { useAnnounce } from "../../../app/announce";
import { go } from "../../../app/router";
import { Answer } from "../../../components/Answer";
import { ErrorMessage } from "../../../components/ErrorMessage";
import { Cancel, Modal } from "../../../components/Modal";
import { useAnswer, useSend, useTask } from "../../../data/hooks";
import { counted, date, distance } from "../../../format";
import { tellDeleted } from "./just";
import { CANNOT_BE_UNDONE, kept, sentence, wayName, wayTo } from "./words";

/** What goes and what is missing, and then for good. The proof is shown under «Sletting» afterwards. */
export function DeleteDialog(props: { cases: string[]; onClose: () => void; onDeleted?: () => void }) {
  // What is on screen is what is deleted, even if others are chosen meanwhile.
  const [cases] = useState(props.cases);
  const preview = useAnswer("deletion.preview", { cases });
  const send = useSend();
  const client = useQueryClient();
  const announce = useAnnounce();
  const task = useTask();
  const [seen, setSeen] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const held = preview.data?.cases.some(({ row }) => kept(row) !== null) ?? true;
  const whom = counted(cases.length, "deltaker", "deltakere");

  const remove = () => {
    if (!seen) {
      setUnseen(true);
      box.current?.focus();
      return;
    }
    void task.run(async () => {
      const { deletions } = await send("case.delete", { cases });
      tellDeleted(deletions);
      go({ screen: "privacy", part: "sletting" });
      props.onDeleted?.();
      // What was asked about them earlier is not to stay in the window's memory.
      client.removeQueries({ type: "inactive" });
      announce(`Slettet: ${whom}`);
    });
  };

  return (
    <Modal
      title={cases.length === 1 ? "Slette deltakeren?" : `Slette ${whom}?`}
      width="medium"
      onClose={() => {
        if (!task.busy) props.onClose();
      }}
      footer={
        <>
          {preview.data && !held && (
            <Button type="button" size="small" data-color="danger" loading={task.busy} onClick={remove}>
              Slett for godt
            </Button>
          )}
          <Cancel>{held ? "Lukk" : "Avbryt"}</Cancel>
        </>
      }
    >
      <Answer of={preview}>
        {(answer) => (
          <div className="stack deletion-preview">
            {answer.cases.map((each) => (
              <OfCase key={each.row.case} preview={each} />
            ))}
            <Together preview={answer} />
            {!held && (
              <Checkbox
                ref={box}
                size="small"
                className="first-focus"
                checked={seen}
                error={unseen}
                onChange={(event) => {
                  setSeen(event.target.checked);
                  setUnseen(false);
                }}
              >
                {agreed(answer)}
              </Checkbox>
            )}
            {unseen && (
              <p role="alert" className="overdue">
                Kryss av for at du har sett hva som slettes.
              </p>
            )}
            <ErrorMessage error={task.error} />
          </div>
        )}
      </Answer>
    </Modal>
  );
}

function agreed({ cases }: DeletionPreview): string {
  const missing = cases.some(({ outstanding }) => outstanding.length > 0);
  return missing
    ? "Jeg har sett hva som slettes og hva som mangler, og vil slette likevel"
    : "Jeg har sett hva som slettes";
}

function OfCase({ preview }: { preview: PreviewOfCase }) {
  const { row, gone, files, outstanding } = preview;
  const left = files.filter(({ state }) => state === "changed" || state === "unreadable");
  const why = kept(row);
  return (
    <section className="stack deletion-preview__case" aria-label={row.participant}>
      <div>
        <h2 className="deletion-preview__who">{row.participant}</h2>
        <p className="subtle small">
          {row.agreement}
          {row.due !== null && ` · slettes senest ${date(row.due)}, ${distance(row.days ?? 0)}`}
        </p>
      </div>
      {why !== null && (
        <LocalAlert as="div" status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">Kan ikke slettes nå</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            {why}
            {row.hold !== null && " Opphev stansen først hvis opplysningene skal slettes."}
          </LocalAlert.Content>
        </LocalAlert>
      )}
      {outstanding.length > 0 && (
        <LocalAlert as="div" status="warning" size="small">
          <LocalAlert.Header>
            <LocalAlert.Title as="h3">Bør gjøres først</LocalAlert.Title>
          </LocalAlert.Header>
          <LocalAlert.Content>
            <p>Dette kan ikke gjøres etter slettingen.</p>
            <ul>
              {outstanding.map((each) => (
                <li key={each.text}>
                  {each.text} <a href={wayTo(row.case, each)}>{wayName(each)}</a>
                </li>
              ))}
            </ul>
          </LocalAlert.Content>
        </LocalAlert>
      )}
      <div>
        <h3>Dette slettes</h3>
        <p>{sentence(gone)}</p>
        {files.length > left.length && (
          <p>
            {counted(files.length - left.length, "eksportert fil", "eksporterte filer")} fjernes også fra
            disken.
          </p>
        )}
      </div>
      {left.length > 0 && (
        <div>
          <h3>Må slettes for hånd</h3>
          <p>Filene er endret eller ikke tilgjengelige, så appen lar dem ligge:</p>
          <ul className="deletion-preview__files">
            {left.map(({ path }) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Together({ preview }: { preview: DeletionPreview }) {
  const { contacts, backups } = preview;
  return (
    <div className="stack deletion-preview__together">
      {contacts.length > 0 && (
        <p>Fra kontaktene slettes også {contacts.join(", ")}, som ingen andre deltakere bruker.</p>
      )}
      <p>
        {CANNOT_BE_UNDONE} Opplysningene fjernes også fra historikken
        {backups > 0 ? ` og fra ${counted(backups, "sikkerhetskopi", "sikkerhetskopier")}` : ""}. Tallene i
        leverte måneder blir stående, uten navn. Du får en slettebekreftelse.
      </p>
    </div>
  );
}
