import { type RefObject, useRef } from "react";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What stood in a form's fields when someone began on it, to know whether anything is typed. */
export function useFormText(form: RefObject<HTMLFormElement | null>) {
  const before = useRef(new Map<Field, string>());
  const note = () => {
    for (const field of fields(form.current)) {
      if (!before.current.has(field)) before.current.set(field, said(field));
    }
  };
  return {
    /** Before anything is changed: fields that came since are taken down too. */
    note,
    /** What stands there now, to be settled once it is saved: one may type on meanwhile. */
    taken: () => new Map(fields(form.current).map((field) => [field, said(field)])),
    settle(saved: Map<Field, string>) {
      before.current = saved;
    },
    changed: () => [...before.current].some(([field, was]) => field.isConnected && said(field) !== was),
  };
}

/** Without passphrases: a half-typed one is no loss. */
function fields(form: HTMLFormElement | null): Field[] {
  return [...(form?.elements ?? [])].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement && element.type !== "password") ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement,
  );
}

function said(field: Field): string {
  const ticked = field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type);
  return ticked ? String(field.checked) : field.value;
}
