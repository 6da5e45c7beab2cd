import { CheckmarkCircleFillIcon, ChevronDownIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { useEffect, useRef, useState } from "react";
import type { ReportCheck } from "../../api/types";
import { counted } from "../../format";
import { fieldElementId } from "./ReportField";

/** What is still missing or cannot be printed, one line until opened; each item leads to its field. */
export function MissingList({ check }: { check: ReportCheck }) {
  const { missing } = check;
  const undrawable = [...new Map(check.undrawable.map((each) => [each.field, each])).values()];
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

  if (missing.length + undrawable.length === 0) {
    return (
      <span className="missing__done">
        <CheckmarkCircleFillIcon aria-hidden fontSize="1.25rem" />
        Alle felt er fylt ut
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list wherever the focus is in it
    <div
      className="missing"
      ref={frame}
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpen(false);
      }}
    >
      <Button
        type="button"
        size="small"
        variant="tertiary"
        data-color="neutral"
        aria-expanded={open}
        aria-controls="missing-list"
        icon={<ChevronDownIcon aria-hidden />}
        iconPosition="right"
        onClick={() => setOpen(!open)}
      >
        {[
          missing.length > 0 && counted(missing.length, "felt mangler", "felt mangler"),
          undrawable.length > 0 && `${undrawable.length} med tegn som ikke kan skrives`,
        ]
          .filter(Boolean)
          .join(", ")}
      </Button>
      <ul id="missing-list" className="plain-list missing__list" hidden={!open}>
        {[...missing, ...undrawable].map((each) => (
          <li key={each.field}>
            <a
              href={`#${fieldElementId(each.field)}`}
              onClick={(event) => {
                event.preventDefault();
                setOpen(false);
                focusField(each.field);
              }}
            >
              {each.label.replace(/:$/, "")}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function focusField(field: string) {
  const element = document.getElementById(fieldElementId(field));
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}
