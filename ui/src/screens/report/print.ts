/** While it prints: the pages alone, each on its own sheet, which has its margins already. */
const STYLE = `
@page { size: A4; margin: 0; }
@media screen { .print-pages { display: none; } }
@media print {
  body > *:not(.print-pages) { display: none !important; }
  .print-pages img { display: block; width: 100%; break-after: page; }
  .print-pages img:last-of-type { break-after: auto; }
}`;

/** Prints finished pages, and nothing else of the window. They are gone again when the dialog has closed. */
export async function printPages(pages: string[]): Promise<void> {
  const sheet = document.createElement("div");
  sheet.className = "print-pages";
  sheet.setAttribute("aria-hidden", "true");
  // A sheet made here: the content security policy permits no style element.
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  const urls = pages.map((svg) => URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })));
  const decoded = urls.map((url) => {
    const picture = new Image();
    picture.alt = "";
    picture.src = url;
    sheet.append(picture);
    return picture.decode();
  });
  document.body.append(sheet);
  document.adoptedStyleSheets.push(style);
  try {
    await Promise.all(decoded);
    window.print();
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== style);
    sheet.remove();
    for (const url of urls) URL.revokeObjectURL(url);
  }
}
