// Files kept with a participant: taken in, looked at, exported, removed and brought back.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const says = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();

/** Adds what stands in the dialog, and closes it. */
async function add(dialog) {
  await dialog.getByRole("button", { name: "Legg til", exact: true }).click();
  await dialog.getByText("Originalen er ikke flyttet").waitFor();
  await closed(dialog);
}

async function closed(dialog) {
  await dialog.getByRole("button", { name: "Lukk" }).last().click();
  await dialog.waitFor({ state: "detached" });
}

const row = (page, text) => page.getByRole("row").filter({ hasText: text });

/** A PDF with as many pages as texts. */
function pdf(texts, instead = {}) {
  const kids = texts.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${texts.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  for (const [index, text] of texts.entries()) {
    const content = instead.content ?? `BT /F 28 Tf 72 740 Td (${text}) Tj ET 72 120 451 1 re f BT /F 14 Tf 72 100 Td (Underskrift) Tj ET`;
    const use = "/Resources << /Font << /F 3 0 R >> >>";
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${use} /Contents ${5 + 2 * index} 0 R >>`,
      `<< ${instead.filter ?? ""} /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const start = file.length;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** A green picture. */
function png(width, height) {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(3 * width, Buffer.from([0, 128, 64]))]);
  const content = deflateSync(Buffer.concat(Array(height).fill(row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const end = Buffer.alloc(0);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", content), chunk("IEND", end)]);
}

const NOBODY = {
  first_name: "Kari",
  last_name: "Eksempel",
  fnr: "",
  address: "",
  postal_code: "",
  city: "",
  phone: "",
  email: "",
  protected_address: "none",
};

/** The window at one participant's attachments, and a folder with files that someone might have. */
async function opened(t, size) {
  const seen = { faults: [] };
  const folder = scratch(t);
  const server = await serve(join(folder, "store"));
  // Before the server is gone, which a page would call a fault.
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: NOBODY,
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const files = join(folder, "nedlastet");
  const exports = join(folder, "ut");
  for (const each of [files, exports]) mkdirSync(each);
  const file = (name, bytes) => {
    writeFileSync(join(files, name), bytes);
    return join(files, name);
  };
  const { page, faults } = await browse(t, size);
  seen.faults = faults;
  await page.goto(`${server.url}/#/deltaker/${id}/vedlegg`);
  await page.getByRole("heading", { name: "Vedlegg", level: 2 }).waitFor();
  return { server, page, id, file, exports };
}

test("a form is attached, looked at, exported, removed and brought back", async (t) => {
  const { page, file, exports } = await opened(t);
  await page.getByText("Her kan du legge ved signerte skjema").waitFor();
  await inspect(page, "70-vedlegg-tom");
  const signed = pdf(["Taushetserkl\\346ring", "Side to", "Side tre"]);
  const path = file("kari eksempel signert.pdf", signed);

  await page.getByRole("button", { name: "Legg til vedlegg" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("PDF, PNG eller JPEG på inntil 10 MB. Det er plass til 100 MB til").waitFor();
  assert.equal(await dialog.getByLabel("Fil", { exact: true }).evaluate((e) => e === document.activeElement), true);
  await dialog.getByRole("button", { name: "Legg til" }).click();
  await dialog.getByText("Velg filen som skal legges ved.").waitFor();
  await dialog.getByText("Velg hva slags vedlegg det er.").waitFor();
  await dialog.getByLabel("Fil", { exact: true }).fill(file("brev.docx", Buffer.from("PK\u0003\u0004")));
  await dialog.getByLabel("Hva slags").selectOption({ label: "Taushetserklæring" });
  await dialog.getByRole("button", { name: "Legg til" }).click();
  await dialog.getByText("Lagre det som PDF, og legg ved den.").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  await inspect(page, "71-vedlegg-avvist");
  await dialog.getByLabel("Fil", { exact: true }).fill(path);
  await inspect(page, "72-vedlegg-legg-til");
  await page.keyboard.press("Enter");
  await dialog.getByText("Originalen er ikke flyttet").waitFor();
  assert.match(await dialog.innerText(), /kari eksempel signert\.pdf/, "where the original lies");
  await inspect(page, "73-vedlegg-lagt-til");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await says(page, "Lagret: vedlegget «Taushetserklæring»");

  const cells = await row(page, "Taushetserklæring").innerText();
  assert.match(cells, /PDF, 3 sider, 2 kB\s+04\.05\.2026/);
  assert.doesNotMatch(await page.getByRole("main").innerText(), /signert\.pdf/, "the file's name is not kept");
  await inspect(page, "74-vedlegg");

  await page.getByRole("button", { name: "Vis Taushetserklæring" }).click();
  const first = dialog.getByRole("img", { name: "Side 1 av 3" });
  await first.waitFor();
  assert.deepEqual(await first.evaluate((e) => [e.naturalWidth, e.naturalHeight]), [1400, 1981]);
  assert.equal(await dialog.getByRole("img", { name: "Side 3 av 3" }).count(), 0, "fetched when it comes into sight");
  await inspect(page, "75-vedlegg-vist");
  const region = dialog.getByRole("region", { name: "Innholdet i Taushetserklæring" });
  const before = await region.evaluate((e) => e.scrollHeight);
  await region.focus();
  await page.keyboard.press("End");
  await dialog.getByRole("img", { name: "Side 3 av 3" }).waitFor();
  assert.ok(Math.abs((await region.evaluate((e) => e.scrollHeight)) - before) < 20, "nothing jumps");
  const width = () => first.evaluate((e) => e.getBoundingClientRect().width);
  const fitting = await width();
  await dialog.getByRole("button", { name: "Forstørr" }).click();
  assert.ok((await width()) > fitting * 1.4);
  await inspect(page, "76-vedlegg-forstørret");
  await dialog.getByRole("button", { name: "Tilpass bredden" }).click();
  assert.ok(Math.abs((await width()) - fitting) < 2);

  await dialog.getByRole("button", { name: "Eksporter …" }).click();
  await dialog.getByLabel("Filnavn").waitFor();
  const name = await dialog.getByLabel("Filnavn").inputValue();
  assert.match(name, /^[2-9A-Z]{6}-vedlegg-taushetserklæring\.pdf$/);
  await dialog.getByLabel("Filnavn").fill("Kari.pdf");
  await dialog.getByLabel("Katalog").fill(exports);
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByText("Filnavnet inneholder navn eller fødselsnummer").waitFor();
  await inspect(page, "77-vedlegg-eksporter");
  await dialog.getByLabel("Filnavn").fill(name);
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByText("Filen ligger her").waitFor();
  assert.deepEqual(readFileSync(join(exports, name)), signed);
  await inspect(page, "78-vedlegg-eksportert");
  await closed(dialog);

  await page.getByRole("button", { name: "Fjern Taushetserklæring" }).click();
  await dialog.getByText("Fjerne vedlegget?").waitFor();
  await inspect(page, "79-vedlegg-fjern");
  await dialog.getByRole("button", { name: "Fjern vedlegget" }).click();
  await says(page, "Fjernet: vedlegget «Taushetserklæring»");
  await page.getByText("Her kan du legge ved signerte skjema").waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName !== "BODY");
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret fjerningen: vedlegget «Taushetserklæring»");
  await row(page, "Taushetserklæring").waitFor();

  await page.getByRole("tab", { name: "Historikk" }).click();
  await page.getByText("Vedlegg lagt til: Taushetserklæring").first().waitFor();
});

test("a proof of employment is linked to its job", async (t) => {
  const { server, page, id, file } = await opened(t);
  const path = file("avtale.png", png(60, 40));
  await page.getByRole("button", { name: "Legg til vedlegg" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva slags").selectOption({ label: "Dokumentasjon på ansettelse" });
  await dialog.getByText("Registrer jobben under «Arbeid»").waitFor();
  await dialog.getByLabel("Fil", { exact: true }).fill(path);
  await add(dialog);

  const contact = { kind: "employer", name: "Østre Ærfugl Lager AS", organisation: null, phone: "", email: "" };
  const employer = (await server.rpc("contact.save", { contact })).id;
  const employment = { case: id, employer, position: "Lagermedarbeider", percent: 50, terms: "permanent" };
  await server.rpc("employment.save", { employment });
  await page.reload();
  await page.getByRole("button", { name: "Endre Dokumentasjon på ansettelse" }).click();
  await dialog.getByLabel("Gjelder arbeidsforholdet").selectOption({ label: "Lagermedarbeider, Østre Ærfugl Lager AS" });
  assert.equal(await dialog.getByLabel("Tittel (valgfritt)").inputValue(), "", "the kind's name is no title of its own");
  await dialog.getByLabel("Tittel (valgfritt)").fill(`Arbeidsavtale ${"uten mellomrom".replaceAll(" ", "").repeat(6)}`);
  await inspect(page, "80-vedlegg-endre");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  await says(page, "Endret: vedlegget «Arbeidsavtale");
  await page.getByText("Lagermedarbeider, Østre Ærfugl Lager AS").waitFor();
  await inspect(page, "81-vedlegg-lang-tittel");
  await page.getByRole("button", { name: /^Vis Arbeidsavtale/ }).click();
  const picture = dialog.getByRole("img", { name: "Arbeidsavtale" });
  await picture.waitFor();
  assert.deepEqual(await picture.evaluate((e) => [e.naturalWidth, e.naturalHeight]), [60, 40]);
});

test("a damaged picture is refused, and a page that cannot be shown says so", async (t) => {
  const { page, file } = await opened(t, { width: 320, height: 700 });
  // Whole in its frame, but nothing can be unpacked.
  const broken = png(60, 40);
  broken.fill(0, 43, 50);
  await page.getByRole("button", { name: "Legg til vedlegg" }).click();
  const dialog = page.getByRole("dialog");
  const path = dialog.getByLabel("Fil", { exact: true });
  await path.fill(file("skadet.png", broken));
  await dialog.getByLabel("Hva slags").selectOption({ label: "Annet vedlegg" });
  await dialog.getByRole("button", { name: "Legg til", exact: true }).click();
  await dialog.getByText("Bildet er skadet eller ikke lagret ferdig").waitFor();
  await inspect(page, "82-vedlegg-smal");
  // Its only page unpacks to gigabytes.
  const repeating = Buffer.concat([Buffer.alloc(40_000, 0x81), Buffer.from([2, 0, 0x80, 0x80, 0x80])]);
  const filter = "/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode]";
  await path.fill(file("bombe.pdf", pdf([""], { filter, content: repeating.toString("latin1") })));
  await add(dialog);
  await page.getByRole("button", { name: "Vis Annet vedlegg" }).click();
  await dialog.getByText("Siden kan ikke vises her. Eksporter vedlegget for å se den.").waitFor();
  await inspect(page, "83-vedlegg-vises-ikke");
  await dialog.getByRole("button", { name: "Eksporter …" }).click();
  await dialog.getByLabel("Filnavn").waitFor();
});
