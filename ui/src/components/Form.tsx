import { type ReactNode, type SubmitEvent, useEffect, useRef } from "react";
import { useUnsaved } from "../app/leaving";
import type { useTask } from "../data/hooks";
import { standsAtField } from "../errors";
import { ErrorMessage } from "./ErrorMessage";
import { useFormText } from "./form-text";

/**
 * A form that keeps what was typed when it is refused, says why, and puts the cursor where the fault is. Whoever leaves
 * it half filled in is asked first. `fieldError` is true when the refusal already stands at a field.
 */
export function Form(props: {
  task: ReturnType<typeof useTask>;
  /** Calls `saved` before it leads elsewhere by itself. */
  submit: (saved: () => void) => Promise<void>;
  fieldError?: boolean;
  id?: string;
  /** Whether it may be left at once: nothing in it is worth a question. */
  fleeting?: boolean;
  children: ReactNode;
  buttons?: ReactNode;
  className?: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  const text = useFormText(form);
  const typedOn = useRef(false);
  const refused = useRef(false);
  useEffect(() => {
    refused.current = props.task.error !== null;
  });
  useUnsaved(() => !props.fleeting && text.changed());

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (props.task.busy) return;
    typedOn.current = false;
    const taken = text.taken();
    // Where nobody typed on, what differs was only tidied: a date is written out once it is read.
    const saved = () => text.settle(typedOn.current ? taken : text.taken());
    await props.task.run(() => props.submit(saved));
    // After React has drawn the errors.
    setTimeout(() => {
      const fault = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
      fault?.focus();
      if (!fault && !refused.current) saved();
    }, 0);
  }
  return (
    <form
      ref={form}
      id={props.id}
      noValidate
      autoComplete="off"
      className={props.className ?? "stack"}
      onFocusCapture={text.note}
      onPointerDownCapture={text.note}
      onInputCapture={() => {
        typedOn.current = true;
      }}
      onSubmit={(event) => void submit(event)}
    >
      {props.children}
      {!props.fieldError && !standsAtField(props.task.error) && <ErrorMessage error={props.task.error} />}
      {props.buttons && <div className="buttons">{props.buttons}</div>}
    </form>
  );
}
