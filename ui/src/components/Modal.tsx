import { Button } from "@navikt/ds-react/Button";
import { Dialog } from "@navikt/ds-react/Dialog";
import type { ReactNode } from "react";

/** A dialog with a heading. It is mounted when opened, so that every opening begins afresh. */
export function Modal(props: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: "small" | "medium" | "large";
}) {
  return (
    <Dialog open size="small" onOpenChange={(open) => !open && props.onClose()}>
      {/* A stray click beside the dialog must not lose what was typed. */}
      <Dialog.Popup closeOnOutsideClick={false} width={props.width ?? "medium"} initialFocusTo={firstField}>
        <Dialog.Header>
          <Dialog.Title>{props.title}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body>{props.children}</Dialog.Body>
        {props.footer && <Dialog.Footer>{props.footer}</Dialog.Footer>}
      </Dialog.Popup>
    </Dialog>
  );
}

/** The field that asks for it, or else the first. */
function firstField(): HTMLElement | null {
  const field = (where: string) =>
    document.querySelector<HTMLElement>(`[role=dialog] form ${where}:is(input, select, textarea)`);
  return field(".first-focus ") ?? field("");
}

/** Asks before something is removed. */
export function Confirm(props: {
  title: string;
  children: ReactNode;
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Modal
      title={props.title}
      width="small"
      onClose={props.onClose}
      footer={
        <>
          <Button
            type="button"
            size="small"
            data-color="danger"
            loading={props.busy ?? false}
            onClick={props.onConfirm}
          >
            {props.action}
          </Button>
          <Button type="button" size="small" variant="secondary" onClick={props.onClose}>
            Avbryt
          </Button>
        </>
      }
    >
      {props.children}
    </Modal>
  );
}
