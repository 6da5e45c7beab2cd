import { Button } from "@navikt/ds-react/Button";
import { Checkbox, CheckboxGroup } from "@navikt/ds-react/Checkbox";
import { LocalAlert } from "@navikt/ds-react/LocalAlert";
import { Textarea } from "@navikt/ds-react/Textarea";
import { TextField } from "@navikt/ds-react/TextField";
import { useState } from "react";
import type { Phrase, Suggested } from "../../api/types";
import { useChange } from "../../app/change";
import { useTask } from "../../data/hooks";
import { errorsByName } from "../../errors";
import { listed } from "../../format";
import { host } from "../../host";
import { Form } from "../Form";
import { Cancel, Modal } from "../Modal";
import "./phrases.css";

/** Writes a phrase, new or known. Whom it names is told before it is kept, since it outlives the participant. */
export function PhraseForm(props: {
  id?: string;
  phrase: Phrase;
  /** The case from whose report the text is. */
  caseId?: string;
  /** The label of the field that it is from. */
  field?: string;
  placeholders: string[];
  onClose: () => void;
}) {
  const change = useChange(null);
  const task = useTask();
  const [title, setTitle] = useState(props.phrase.title);
  const [text, setText] = useState(props.phrase.text);
  const [fields, setFields] = useState(props.phrase.fields);
  const [names, setNames] = useState<Suggested | null>(null);
  const [asTyped, setAsTyped] = useState("");
  const errors = errorsByName(task.error);
  const offered = [...new Set([...props.phrase.fields, ...(props.field ? [props.field] : [])])];

  async function submit(saved: () => void) {
    if (asTyped !== text) {
      const found = await host.rpc("phrase.suggest", { case: props.caseId ?? null, text });
      if (found.replaced.length > 0) {
        setNames(found);
        return;
      }
    }
    const phrase = { title, text, fields };
    await change("phrase.save", { id: props.id ?? null, phrase }, [
      props.id === undefined ? "saved" : "changed",
      `frasen «${title.trim()}»`,
    ]);
    saved();
    props.onClose();
  }

  return (
    <Modal
      title={props.id === undefined ? "Ny frase" : "Endre frase"}
      onClose={props.onClose}
      footer={
        <>
          <Button type="submit" size="small" form="phrase-form" loading={task.busy}>
            Lagre frasen
          </Button>
          <Cancel />
        </>
      }
    >
      <Form
        id="phrase-form"
        task={task}
        submit={submit}
        fieldError={errors.title !== undefined || errors.text !== undefined}
      >
        <TextField
          size="small"
          label="Navn på frasen"
          description="Det du finner den igjen på"
          value={title}
          error={errors.title}
          onChange={(event) => {
            task.clear();
            setTitle(event.target.value);
          }}
        />
        <Textarea
          size="small"
          label="Tekst"
          description={`Dette fylles ut når du setter den inn: ${listed(props.placeholders.map((name) => `{${name}}`))}.`}
          minRows={4}
          value={text}
          error={errors.text}
          onChange={(event) => {
            task.clear();
            setNames(null);
            setText(event.target.value);
          }}
        />
        {names && (
          <Names
            found={names}
            replace={() => {
              setText(names.text);
              setNames(null);
            }}
            keep={() => {
              setAsTyped(text);
              setNames(null);
            }}
          />
        )}
        {offered.length > 0 && (
          <CheckboxGroup
            size="small"
            legend="Vis den først i"
            value={fields}
            onChange={(chosen: string[]) => setFields(chosen)}
          >
            {offered.map((label) => (
              <Checkbox key={label} value={label}>
                {label.replace(/:$/, "")}
              </Checkbox>
            ))}
          </CheckboxGroup>
        )}
      </Form>
    </Modal>
  );
}

/** What names a participant in the text, and what to do about it. */
function Names({ found, replace, keep }: { found: Suggested; replace: () => void; keep: () => void }) {
  const words = found.replaced.map(({ found, placeholder }) =>
    placeholder === null ? `«${found}», som tas bort` : `«${found}», som blir {${placeholder}}`,
  );
  return (
    <LocalAlert status="warning" size="small">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">Teksten nevner en deltaker</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <div className="stack">
          <p>
            En frase blir liggende når deltakeren er slettet, og kan bli satt inn hos andre. Fant{" "}
            {listed(words)}.
          </p>
          <div className="row">
            <Button type="button" size="small" className="first-focus" onClick={replace}>
              Bytt ut
            </Button>
            <Button type="button" size="small" variant="secondary" data-color="neutral" onClick={keep}>
              Det er ikke et navn, behold
            </Button>
          </div>
        </div>
      </LocalAlert.Content>
    </LocalAlert>
  );
}
