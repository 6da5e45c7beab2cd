import { type ReactNode, type SubmitEvent, useRef } from "react";
import type { useTask } from "../data/hooks";
import { ErrorMessage } from "./ErrorMessage";

/**
 * A form that keeps what was typed when it is refused, says why, and puts the cursor where the fault is.
 * `fieldError` is true when the refusal already stands at a field.
 */
export function Form(props: {
  task: ReturnType<typeof useTask>;
  submit: () => Promise<void>;
  fieldError?: boolean;
  id?: string;
  children: ReactNode;
  buttons?: ReactNode;
  className?: string;
}) {
  const form = useRef<HTMLFormElement>(null);
  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (props.task.busy) return;
    await props.task.run(props.submit);
    // After React has drawn the errors.
    setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), 0);
  }
  return (
    <form
      ref={form}
      id={props.id}
      noValidate
      autoComplete="off"
      className={props.className ?? "stack"}
      onSubmit={(event) => void submit(event)}
    >
      {props.children}
      {!props.fieldError && <ErrorMessage error={props.task.error} />}
      {props.buttons && <div className="buttons">{props.buttons}</div>}
    </form>
  );
}
