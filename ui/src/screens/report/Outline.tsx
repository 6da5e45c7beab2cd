import {
  CheckmarkCircleFillIcon,
  CheckmarkCircleIcon,
  ChevronDownIcon,
  CircleBrokenIcon,
  CircleIcon,
  ExclamationmarkTriangleFillIcon,
  MinusCircleIcon,
} from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { type ComponentType, useEffect, useMemo, useRef, useState } from "react";
import type { ReportCheck, ReportView } from "../../api/types";
import { counted } from "../../format";
import { fieldElementId, focusField } from "./focus-field";
import {
  allSlots,
  bare,
  foremost,
  instances,
  STATES,
  type State,
  stateOf,
  textOf,
  type Values,
} from "./slots";
import "./outline.css";

const SHAPES: Record<State, ComponentType<{ "aria-hidden": true; className?: string }>> = {
  missing: CircleIcon,
  wrong: ExclamationmarkTriangleFillIcon,
  empty: CircleBrokenIcon,
  prefilled: CheckmarkCircleIcon,
  written: CheckmarkCircleFillIcon,
  "not-applicable": MinusCircleIcon,
};

interface Item {
  /** The field that it leads to. */
  key: string;
  label: string;
  /** Which of several it is. */
  place: string | null;
  state: State;
  /** How many of a row's fields are missing, where it stands for several. */
  missing: number;
}

interface Group {
  heading: string | null;
  items: Item[];
}

interface Content {
  groups: Group[];
  missing: number;
  wrong: number;
  /** How many fields must have something. */
  required: number;
}

/** What the report consists of and how far each part has come. */
export function useOutline(view: ReportView, values: Values, check: ReportCheck): Content {
  const { template, report } = view;
  return useMemo(() => {
    const wrong = new Set([...check.undrawable, ...check.unfit].map((each) => each.field));
    const missing = new Set(check.missing.map((each) => each.field));
    const groups = template.sections.map((section) => {
      const items = instances(section, values).flatMap((instance) => {
        const each = instance.slots
          .filter((slot) => slot.field.kind !== "signature")
          .map((slot) => ({
            key: slot.key,
            label: bare(slot.field.label),
            place: slot.place,
            state: stateOf(slot, textOf(values, slot.key), report.filled[slot.key], wrong.has(slot.key)),
            missing: missing.has(slot.key) ? 1 : 0,
          }));
        // A row of a table is looked at as one.
        if (section.look === "form") return each;
        const states = each.map((item) => item.state);
        const state = foremost(states);
        const first = each.find((item) => item.state === state) ?? each[0];
        const label = instance.place ?? section.repeat?.name ?? section.heading ?? "Tabell";
        const sum = each.reduce((sum, item) => sum + item.missing, 0);
        return first ? [{ key: first.key, label, place: null, state, missing: sum }] : [];
      });
      return { heading: section.heading, items };
    });
    return {
      groups: groups.filter(({ items }) => items.length > 0),
      missing: missing.size,
      wrong: wrong.size,
      required: allSlots(template, values).filter((slot) => slot.field.required).length,
    };
  }, [template, report.filled, values, check]);
}

/** «3 av 18 mangler». */
function Sum({ missing, wrong, required }: Content) {
  if (missing + wrong === 0) {
    return (
      <span className="missing__done">
        <CheckmarkCircleFillIcon aria-hidden fontSize="1.25rem" />
        Alle felt er fylt ut
      </span>
    );
  }
  const parts = [
    missing > 0 && `${missing} av ${required} mangler`,
    wrong > 0 && counted(wrong, "må rettes", "må rettes"),
  ];
  return <span>{parts.filter(Boolean).join(", ")}</span>;
}

/** The outline at the left of a wide window. */
export function Outline({ content }: { content: Content }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys
    <nav className="outline outline--beside" aria-label="Innholdet i rapporten" tabIndex={0}>
      <p className="outline__sum">
        <Sum {...content} />
      </p>
      <List content={content} />
    </nav>
  );
}

/** The same in a narrow window: a line until it is opened. */
export function OutlineButton({ content }: { content: Content }) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list wherever the focus is in it
    <div
      className="missing"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        setOpen(false);
        frame.current?.querySelector("button")?.focus();
      }}
    >
      <Button
        type="button"
        size="small"
        variant="tertiary"
        data-color="neutral"
        aria-expanded={open}
        aria-controls="outline-list"
        icon={<ChevronDownIcon aria-hidden />}
        iconPosition="right"
        onClick={() => setOpen(!open)}
      >
        <Sum {...content} />
      </Button>
      <nav
        id="outline-list"
        className="outline missing__list"
        aria-label="Innholdet i rapporten"
        hidden={!open}
      >
        <List content={content} chosen={() => setOpen(false)} />
      </nav>
    </div>
  );
}

function List({ content, chosen }: { content: Content; chosen?: () => void }) {
  return content.groups.map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sections come in the template's fixed order
    <div key={index} className="outline__group">
      {group.heading && <h2 className="outline__heading">{group.heading}</h2>}
      <ul className="plain-list">
        {group.items.map((item) => (
          <li key={item.key}>
            <Entry item={item} chosen={chosen} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Entry({ item, chosen }: { item: Item; chosen: (() => void) | undefined }) {
  const Shape = SHAPES[item.state];
  const several = item.missing > 1 ? `${item.missing} ` : "";
  return (
    <a
      href={`#${fieldElementId(item.key)}`}
      className={`outline__item outline__item--${item.state}`}
      onClick={(event) => {
        event.preventDefault();
        chosen?.();
        focusField(item.key);
      }}
    >
      <Shape aria-hidden className="outline__shape" />
      <span className="outline__label" title={item.label}>
        {item.label}
      </span>
      <span className="outline__state">
        {item.place && `${item.place}: `}
        {several}
        {STATES[item.state]}
      </span>
    </a>
  );
}
