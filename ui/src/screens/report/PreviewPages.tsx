import { memo, useEffect, useRef, useState } from "react";
import { ErrorMessage } from "../../components/ErrorMessage";
import { useFollowing } from "./useFollowing";
import type { Shown } from "./usePreview";

/** The report's real pages, as they will be printed. They follow to the field that is being written in. */
export function PreviewPages({
  shown,
  title,
  here,
}: {
  shown: Shown;
  title: string;
  here?: string | undefined;
}) {
  const count = shown.pages.length;
  const pane = useFollowing(shown, here);
  const place = here === undefined ? undefined : shown.places[here];
  return (
    <section
      ref={pane}
      className="preview"
      aria-label={`Forhåndsvisning av ${title}`}
      // A scrolling region must be reachable by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys
      tabIndex={0}
    >
      <ErrorMessage
        error={shown.error}
        text="Forhåndsvisningen kunne ikke oppdateres. Teksten din er trygg."
      />
      {shown.pages.map((svg, index) => (
        <Page
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their number
          key={index}
          svg={svg}
          alt={`Side ${index + 1} av ${count}`}
          here={place?.page === index + 1 ? place.top : undefined}
        />
      ))}
    </section>
  );
}

/** One page. The next picture is decoded before it takes the old one's place, so that nothing blinks. */
const Page = memo(function Page({ svg, alt, here }: { svg: string; alt: string; here: number | undefined }) {
  const [url, setUrl] = useState<string>();
  const current = useRef<string>(undefined);

  useEffect(() => {
    let wanted = true;
    const next = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const picture = new Image();
    picture.src = next;
    const swap = () => {
      if (!wanted) {
        URL.revokeObjectURL(next);
        return;
      }
      if (current.current) URL.revokeObjectURL(current.current);
      current.current = next;
      setUrl(next);
    };
    picture.decode().then(swap, swap);
    return () => {
      wanted = false;
    };
  }, [svg]);

  useEffect(
    () => () => {
      if (current.current) URL.revokeObjectURL(current.current);
      current.current = undefined;
    },
    [],
  );

  return (
    <figure className="preview__page">
      <div className="preview__paper">
        {url && <img src={url} alt={alt} />}
        {here !== undefined && (
          <span aria-hidden className="preview__here" style={{ top: `${here * 100}%` }} />
        )}
      </div>
      <figcaption aria-hidden>{alt}</figcaption>
    </figure>
  );
});
