import { PlusIcon, TrashIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import type { Section, Template } from "../../api/types";
import { inSentence } from "../../format";
import { focusField } from "./focus-field";
import { type FieldFacts, ReportField } from "./ReportField";
import {
  added,
  bare,
  type Instance,
  instances,
  removed,
  repetitions,
  type Slot,
  textOf,
  type Values,
} from "./slots";
import type { Actions } from "./useReportForm";

interface Common {
  values: Values;
  actions: Actions;
  /** What there is to know of a field beside its text. */
  factsOf: (key: string) => Omit<FieldFacts, "value">;
  phrases: (slot: Slot) => void;
  showEarlier: () => void;
}

/** The form: every section of the template, with what can be added and taken away. */
export function Sections({ template, ...common }: Common & { template: Template }) {
  return template.sections.map((section, index) => (
    <section
      // biome-ignore lint/suspicious/noArrayIndexKey: sections come in the template's fixed order
      key={index}
      className="report__section"
      aria-label={section.heading ?? `Del ${index + 1}`}
    >
      {section.heading && <h2>{section.heading}</h2>}
      {section.text.map((paragraph) => (
        <p key={paragraph} className="report__text">
          {paragraph}
        </p>
      ))}
      {section.rows.length > 0 ? (
        <Rows section={section} {...common} />
      ) : (
        <Repetitions section={section} {...common} />
      )}
    </section>
  ));
}

function Fields({ slots, ...common }: Common & { slots: Slot[] }) {
  return (
    <div className="report__fields">
      {slots.map((slot) => (
        <ReportField
          key={slot.key}
          slot={slot}
          value={textOf(common.values, slot.key)}
          actions={common.actions}
          phrases={common.phrases}
          showEarlier={common.showEarlier}
          {...common.factsOf(slot.key)}
        />
      ))}
    </div>
  );
}

function Repetitions({ section, ...common }: Common & { section: Section }) {
  const { values, actions } = common;
  const all = instances(section, values);
  const { repeat } = section;
  if (repeat === null) return <Fields slots={all[0]?.slots ?? []} {...common} />;
  const full = all.length >= repeat.max;

  function add() {
    const changes = added(section, values);
    const [key] = Object.keys(changes);
    for (const [each, text] of Object.entries(changes)) actions.change(each, text);
    // After React has drawn it.
    if (key) setTimeout(() => focusField(key), 0);
  }
  const remove = ({ number, place }: Instance) => {
    actions.apply(removed(section, values, number), `Fjernet: ${place}`);
    setTimeout(() => document.getElementById(adderId(section))?.focus(), 0);
  };
  return (
    <div className="repetitions">
      {all.map((instance) => (
        <section
          key={instance.number}
          className="repetition"
          aria-label={instance.place ?? `${repeat.name} ${instance.number}`}
        >
          <div className="spread">
            <h3>{`${repeat.name} ${instance.number}`}</h3>
            {all.length > 1 && (
              <Button
                type="button"
                size="xsmall"
                variant="tertiary"
                data-color="neutral"
                icon={<TrashIcon aria-hidden />}
                onClick={() => remove(instance)}
              >
                Fjern<span className="sr-only"> {instance.place}</span>
              </Button>
            )}
          </div>
          <Fields slots={instance.slots} {...common} />
        </section>
      ))}
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          id={adderId(section)}
          icon={<PlusIcon aria-hidden />}
          disabled={full}
          onClick={add}
        >
          Legg til {inSentence(repeat.name)}
        </Button>
        {full && <p className="subtle small">Skjemaet har plass til {repetitions(section, values)}.</p>}
      </div>
    </div>
  );
}

function adderId(section: Section): string {
  return `legg-til-${section.fields[0]?.id}`;
}

/** A table with fixed rows: each row by its heading, each cell by row and column. */
function Rows({ section, ...common }: Common & { section: Section }) {
  const columns = section.fields.filter((field) => field.kind !== "signature");
  return (
    // A scrolling region must be reachable by keyboard, which its fields see to.
    <div className="report-table__frame">
      <table className="report-table">
        {section.heading && <caption className="sr-only">{section.heading}</caption>}
        <thead>
          <tr>
            <th scope="col">{section.row_title ?? <span className="sr-only">Rad</span>}</th>
            {columns.map((field) => (
              <th scope="col" key={field.id}>
                {bare(field.label)}
                {field.hint && <span className="report-field__hint">{field.hint}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {instances(section, common.values).map((instance) => (
            <tr key={instance.number}>
              <th scope="row">{instance.place}</th>
              {instance.slots
                .filter((slot) => slot.field.kind !== "signature")
                .map((slot) => (
                  <td key={slot.key}>
                    <ReportField
                      cell
                      slot={slot}
                      value={textOf(common.values, slot.key)}
                      actions={common.actions}
                      phrases={common.phrases}
                      showEarlier={common.showEarlier}
                      {...common.factsOf(slot.key)}
                    />
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
      {section.total && <p className="subtle small">«{bare(section.total)}» regnes ut og står på siden.</p>}
    </div>
  );
}
