import { memo, useEffect, useRef, useState } from "react";
import { ErrorMessage } from "../../components/ErrorMessage";
import type { Shown } from "./usePreview";

/** The report's real pages, as they will be printed. */
export function PreviewPages({ shown, title }: { shown: Shown; title: string }) {
  const count = shown.pages.length;
  return (
    // A scrolling region must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys
    <section className="preview" aria-label={`Forhåndsvisning av ${title}`} tabIndex={0}>
      <ErrorMessage
        error={shown.error}
        text="Forhåndsvisningen kunne ikke oppdateres. Teksten din er trygg."
      />
      {shown.pages.map((svg, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their number
        <Page key={index} svg={svg} alt={`Side ${index + 1} av ${count}`} />
      ))}
    </section>
  );
}

/** One page. The next picture is decoded before it takes the old one's place, so that nothing blinks. */
const Page = memo(function Page({ svg, alt }: { svg: string; alt: string }) {
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
      {url && <img src={url} alt={alt} />}
      <figcaption aria-hidden>{alt}</figcaption>
    </figure>
  );
});
