import { Button } from "@navikt/ds-react/Button";
import { Dialog } from "@navikt/ds-react/Dialog";
import { createContext, type ReactNode, useContext, useRef } from "react";
import { leave, useLeaving, Within } from "../app/leaving";

const Close = createContext(() => {});

/** Aksel's own widths are in pixels, and stay behind where letters grow. */
const WIDTHS = { small: "30rem", medium: "40rem", large: "50rem", window: "100%" };

/** A dialog with a heading. It is mounted when opened, so that every opening begins afresh. */
export function Modal(props: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: keyof typeof WIDTHS;
}) {
  const leaving = useLeaving();
  const popup = useRef<HTMLDivElement>(null);
  const opener = useRef(document.activeElement);
  const close = () => leave(props.onClose, undefined, leaving.scope);
  return (
    <Dialog open size="small" onOpenChange={(open) => !open && close()}>
      <Dialog.Popup
        ref={popup}
        // A stray click beside the dialog must not lose what was typed.
        closeOnOutsideClick={false}
        position={props.width === "window" ? "fullscreen" : "center"}
        width={WIDTHS[props.width ?? "medium"]}
        initialFocusTo={() => firstField(popup.current)}
        // Whatever had the focus earlier is no place to return to; when the opener went, its row's neighbour is found.
        returnFocusTo={() => connected(opener.current) ?? document.body}
      >
        <Within value={leaving.scope}>
          <Close value={close}>
            <Dialog.Header>
              <Dialog.Title>{props.title}</Dialog.Title>
            </Dialog.Header>
            <Dialog.Body>{props.children}</Dialog.Body>
            {props.footer && <Dialog.Footer>{props.footer}</Dialog.Footer>}
            <AskBeforeLeaving {...leaving} />
          </Close>
        </Within>
      </Dialog.Popup>
    </Dialog>
  );
}

/** The field or button that asks for it, or else the first field. */
function firstField(popup: HTMLElement | null): HTMLElement | null {
  const field = ":is(input, select, textarea)";
  const asking = popup?.querySelector<HTMLElement>(`.first-focus ${field}, button.first-focus`);
  return asking ?? popup?.querySelector<HTMLElement>(`form ${field}`) ?? null;
}

function connected(element: Element | null): HTMLElement | null {
  return element instanceof HTMLElement && element.isConnected ? element : null;
}

/** Closes the dialog that it stands in, and asks first when something in it is typed and not saved. */
export function Cancel({ children = "Avbryt" }: { children?: string }) {
  return (
    <Button type="button" size="small" variant="secondary" onClick={useContext(Close)}>
      {children}
    </Button>
  );
}

/** Asks before something is removed or lost. */
export function Confirm(props: {
  title: string;
  children: ReactNode;
  action: string;
  /** The way out. */
  cancel?: string;
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
          <Button
            type="button"
            size="small"
            variant="secondary"
            className="first-focus"
            onClick={props.onClose}
          >
            {props.cancel ?? "Avbryt"}
          </Button>
        </>
      }
    >
      {props.children}
    </Modal>
  );
}

/** The question of `useLeaving`, inside what would close. */
export function AskBeforeLeaving({ why, stay, go }: ReturnType<typeof useLeaving>) {
  if (why === undefined) return null;
  return (
    <Confirm
      title="Forlate uten å lagre?"
      action="Forlat uten å lagre"
      cancel="Bli her"
      onConfirm={go}
      onClose={stay}
    >
      <p>{why}</p>
    </Confirm>
  );
}
