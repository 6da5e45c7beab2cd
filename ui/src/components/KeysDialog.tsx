import { Fragment } from "react";
import { KEYS } from "../app/keys";
import "./keys-dialog.css";
import { Modal } from "./Modal";

/** «Hurtigtaster»: what the keys do. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Hurtigtaster" width="small" onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, what]) => (
          <Fragment key={keys}>
            <dt>
              {keys.split("+").map((key, i) => (
                <Fragment key={key}>
                  {i > 0 && "+"}
                  <kbd className="key">{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
