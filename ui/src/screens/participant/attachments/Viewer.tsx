import { MinusIcon, PlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react/Button";
import { InlineMessage } from "@navikt/ds-react/InlineMessage";
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { AttachmentPage, AttachmentRow } from "../../../api/types";
import { Modal } from "../../../components/Modal";
import { errorText } from "../../../errors";
import { ApiError, host } from "../../../host";
import { fileText } from "./AttachmentsTab";

/** In per cent of a comfortable width; less where the window is narrower. */
const ZOOMS = [50, 75, 100, 150, 200, 300];
const FITTING = 100;

const UNSEEN = "Bildet kan ikke vises her. Eksporter vedlegget for å se det.";

/** An attachment's pages, one below another. They are fetched as they come into sight, and gone when it closes. */
export function Viewer(props: { row: AttachmentRow; onExport: () => void; onClose: () => void }) {
  const { row } = props;
  const [zoom, setZoom] = useState(FITTING);
  // Pages are most often of one size: until they have come, they take the first one's place.
  const [ratio, setRatio] = useState<number>();
  const scroller = useRef<HTMLElement>(null);
  const count = row.pages ?? 1;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const beside = (step: number) => ZOOMS[ZOOMS.indexOf(zoom) + step];
  return (
    <Modal title={row.title} width="window" onClose={props.onClose}>
      <div className="viewer">
        <div className="spread">
          <p className="subtle">
            {row.title === row.label ? "" : `${row.label} · `}
            {fileText(row)}
          </p>
          <div className="row">
            <Zoom to={beside(-1)} word="Forminsk" icon={<MinusIcon aria-hidden />} set={setZoom} />
            <span aria-live="polite" className="viewer__zoom">
              {zoom} %
            </span>
            <Zoom to={beside(1)} word="Forstørr" icon={<PlusIcon aria-hidden />} set={setZoom} />
            <Button type="button" size="small" variant="tertiary" onClick={() => setZoom(FITTING)}>
              Tilpass bredden
            </Button>
            <Button type="button" size="small" variant="secondary" onClick={props.onExport}>
              Eksporter …
            </Button>
          </div>
        </div>
        <section
          ref={scroller}
          className="viewer__pages"
          aria-label={`Innholdet i ${row.title}`}
          // A scrolling region must be reachable by keyboard.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys
          tabIndex={0}
        >
          {numbers.map((number) => (
            <Page
              key={number}
              row={row}
              number={number}
              count={count}
              zoom={zoom}
              ratio={ratio}
              measured={setRatio}
              scroller={scroller}
            />
          ))}
        </section>
      </div>
    </Modal>
  );
}

/** Stays a button at the end of the scale: one that is disabled would let go of the focus. */
function Zoom(props: { to: number | undefined; word: string; icon: ReactNode; set: (zoom: number) => void }) {
  const { to } = props;
  return (
    <Button
      type="button"
      size="small"
      variant="tertiary"
      icon={props.icon}
      title={props.word}
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && props.set(to)}
    />
  );
}

function Page(props: {
  row: AttachmentRow;
  number: number;
  count: number;
  zoom: number;
  ratio: number | undefined;
  measured: (ratio: number) => void;
  scroller: RefObject<HTMLElement | null>;
}) {
  const { row, number, count, scroller } = props;
  const figure = useRef<HTMLElement>(null);
  const [page, setPage] = useState<AttachmentPage>();
  const [failed, setFailed] = useState<string>();
  const near = useNear(figure, scroller);
  const { measured } = props;

  useEffect(() => {
    if (!near) return;
    let wanted = true;
    host.rpc("attachment.page", { id: row.id, page: number }).then(
      (answer) => {
        if (!wanted) return;
        setPage(answer);
        const size = answer.picture?.size;
        if (size && number === 1) measured(size[1] / size[0]);
      },
      (refusal) => wanted && setFailed(errorText(ApiError.from(refusal))),
    );
    return () => {
      wanted = false;
    };
  }, [near, row.id, number, measured]);

  const picture = failed === undefined ? page?.picture : undefined;
  const note = failed ?? page?.note;
  const size = picture?.size;
  const alt = count === 1 ? row.title : `Side ${number} av ${count}`;
  return (
    <figure
      ref={figure}
      className="viewer__page"
      style={{ "--zoom": props.zoom / 100 } as CSSProperties}
      aria-busy={!page && !failed}
    >
      {note && <InlineMessage status="warning">{note}</InlineMessage>}
      {picture ? (
        <img
          src={`data:${picture.mime};base64,${picture.data}`}
          alt={alt}
          width={size?.[0]}
          height={size?.[1]}
          onError={() => setFailed(UNSEEN)}
        />
      ) : (
        // A picture's shape is not known before it has come.
        !note &&
        row.pages !== null && (
          <div className="viewer__blank" style={{ aspectRatio: 1 / (props.ratio ?? Math.SQRT2) }} />
        )
      )}
      {count > 1 && (
        <figcaption aria-hidden={picture !== undefined}>{`Side ${number} av ${count}`}</figcaption>
      )}
    </figure>
  );
}

/** Whether something has come near what is seen of a scroller; it stays so. */
function useNear(of: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || of.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { root: scroller.current, rootMargin: "50% 0px" },
    );
    observer.observe(of.current);
    return () => observer.disconnect();
  }, [near, of, scroller]);
  return near;
}
