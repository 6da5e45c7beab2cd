// NAV's order, pasted or as a PDF: the counsellor confirms what was found beside its source, and only that is kept.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const FNR = "01819010001";

/** As it is copied from the page of NAV's Deltakeroversikt; the name and what reaches her stand without labels. */
const PAGE = `Kari Eksempel
${FNR}
998 87 766
kari@epost.example
Folkeregistrert adresse
Storgata 1 B, 0155 Oslo

Status:
Venter på oppstart
Dato:
01.06.2026 - 30.11.2026
Søkt inn på: Resultatbasert finansiering av oppfølging (REFINO)
Dato: 30.04.2026
Bestilling
Kari har vært sykmeldt fra jobben i barnehage siden januar.

Hun trenger hjelp til å finne nytt arbeid med lettere oppgaver.
NAV-kontor
Nav Grünerløkka
NAV-veileder
Per Veileder
223 34 455
per.veileder@nav.no
Arbeidsgiver: Barnehagen på hjørnet
`;

/** A PDF of one page, with lines of text in two columns. */
function pdf(lines, drawn = "") {
  const escaped = (text) => text.replace(/[()\\]/g, "\\$&");
  const show = ([x, y, text]) => `BT /F 10 Tf ${x} ${y} Td (${escaped(text)}) Tj ET`;
  const content = [...lines.map(show), drawn].join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let file = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const start = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

const FORM = pdf([
  [50, 790, "Tiltaksarrangør og tiltaksnummer: Arrangør AS"],
  [300, 790, "Dato: 30.04.2026"],
  [50, 770, "Innsøkende NAV-kontor:"],
  [50, 756, "NAV Frogner"],
  [300, 770, "NAV-veileder (Navn):"],
  [300, 756, "Per Veileder"],
  [50, 730, "Navn (Etternavn, Fornavn):"],
  [50, 716, "Eksempel, Kari Anne"],
  [300, 730, "Fødselsnummer (11 siffer)"],
  [300, 716, "018190 10001"],
  [50, 690, "Bestilling til tiltaksarrangør:"],
  [50, 676, "Hjelp til å søke jobb."],
]);

const SECRETS = ["998 87 766", "kari@epost.example", "barnehage", "Storgata"];

/** The window at «Ny deltaker», and a folder with files that someone might have. */
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
  const files = join(folder, "nedlastet");
  mkdirSync(files);
  const file = (name, bytes) => {
    writeFileSync(join(files, name), bytes);
    return join(files, name);
  };
  const { page, faults } = await browse(t, size);
  seen.faults = faults;
  await page.goto(`${server.url}/#/ny-deltaker`);
  await page.getByRole("heading", { name: "Ny deltaker", level: 1 }).waitFor();
  return { server, page, file };
}

const panel = (page) => page.getByRole("region", { name: "Har du bestillingen som tekst eller PDF?" });
const tick = (page, name) => panel(page).getByRole("checkbox", { name, exact: true });
const value = (page, name) => panel(page).getByLabel(`${name}, fra bestillingen`);
const focused = (page) => page.evaluate(() => document.activeElement?.outerHTML ?? "");

/** The participant on screen. */
const idOf = (page) => /#\/deltaker\/([^/]+)/.exec(page.url())[1];

async function paste(page, text) {
  await panel(page).getByRole("button", { name: "Lim inn tekst" }).click();
  await panel(page).getByLabel("Tekst fra bestillingen").fill(text);
  await panel(page).getByRole("button", { name: "Les teksten" }).click();
}

test("pasted text becomes a participant with what was confirmed, and nothing else", async (t) => {
  const { server, page } = await opened(t);
  await inspect(page, "orders-1-begin");
  await panel(page).getByRole("button", { name: "Lim inn tekst" }).click();
  assert.match(await focused(page), /textarea/, "the field takes the focus");
  await panel(page).getByRole("button", { name: "Les teksten" }).click();
  await panel(page).getByText("Lim inn teksten fra bestillingen først.").waitFor();
  await panel(page).getByLabel("Tekst fra bestillingen").fill(PAGE);
  await inspect(page, "orders-2-paste");
  await panel(page).getByRole("button", { name: "Les teksten" }).click();

  await panel(page).getByRole("heading", { name: "Forslag" }).waitFor();
  assert.match(await focused(page), /Forslag/, "the review takes the focus");
  await inspect(page, "orders-3-review");
  const agreement = panel(page).getByLabel("Avtalen bestillingen gjelder");
  assert.equal(await agreement.inputValue(), "refino-jan201802", "the order names it");
  // What a label says is ticked, what only looks like it is not.
  for (const [name, is] of [
    ["Etternavn", false],
    ["Fødselsnummer", false],
    ["Gateadresse", true],
    ["Bestilling mottatt", true],
    ["Veileder i NAV", true],
    ["Bestilling fra NAV", true],
  ]) {
    assert.equal(await tick(page, name).isChecked(), is, name);
  }
  // The day lies ahead: it is registered when it has come.
  assert.equal(await tick(page, "Oppstart").count(), 0);
  await panel(page).getByText("Registrer oppstarten når dagen er kommet").waitFor();
  await panel(page).getByText("Barnehagen på hjørnet").last().waitFor();

  await value(page, "Fornavn").fill("Kari Anne");
  for (const name of ["Etternavn", "Fornavn", "Fødselsnummer"]) await tick(page, name).check();
  await tick(page, "Gateadresse").uncheck();
  // The source shows where it was found.
  await value(page, "Fødselsnummer").focus();
  const looked = panel(page).locator(".order__line--looked");
  assert.equal(await looked.innerText(), FNR);
  await inspect(page, "orders-4-chosen");
  await panel(page).getByRole("button", { name: "Bruk valgte opplysninger" }).click();

  await page.getByRole("status").filter({ hasText: "Fylte ut 9 felter" }).waitFor();
  assert.match(await focused(page), /<input/, "the form takes the focus");
  assert.equal(await page.getByLabel("Fornavn og mellomnavn").inputValue(), "Kari Anne");
  assert.equal(await page.getByLabel("Gateadresse (valgfritt)").inputValue(), "", "was not confirmed");
  assert.equal(await page.getByLabel("Avtale", { exact: true }).inputValue(), "refino-jan201802");
  await inspect(page, "orders-5-filled");
  // What was not used stands nowhere any more.
  const text = await page.evaluate(() => [
    document.body.innerText,
    ...[...document.querySelectorAll("input, textarea")].map((field) => field.value),
    JSON.stringify({ ...localStorage, ...sessionStorage }),
  ].join("\n"));
  for (const gone of ["998 87 766", "kari@epost.example", "Storgata", "hjørnet"]) assert.ok(!text.includes(gone), gone);

  await page.getByRole("button", { name: "Legg til deltakeren" }).click();
  await page.getByRole("heading", { name: "Kari Anne Eksempel", level: 1 }).waitFor();
  const { cases } = await server.rpc("list");
  assert.equal(cases.length, 1);
  const id = idOf(page);
  const view = await server.rpc("case", { id });
  assert.deepEqual(
    { ...view.person },
    {
      first_name: "Kari Anne",
      last_name: "Eksempel",
      fnr: FNR,
      address: "",
      postal_code: "0155",
      city: "Oslo",
      phone: "",
      email: "",
      protected_address: "none",
    },
  );
  assert.match(view.case.order_text, /^Kari har vært sykmeldt[^]*lettere oppgaver\.$/);
  assert.deepEqual(
    view.facts.map((fact) => [fact.event.type, fact.event.date]),
    [["order-received", "2026-04-30"]],
  );
  const { contacts } = await server.rpc("contacts");
  const names = Object.values(contacts).map((contact) => [contact.kind, contact.name, contact.phone, contact.email]);
  assert.deepEqual(names.sort(), [
    ["nav-counsellor", "Per Veileder", "", ""],
    ["nav-office", "Nav Grünerløkka", "", ""],
  ]);
  const kept = JSON.stringify([view, contacts, await server.rpc("history", { id })]);
  for (const gone of ["998 87 766", "kari@epost.example", "Storgata", "hjørnet"]) assert.ok(!kept.includes(gone), gone);
});

test("what stands in the form is not overwritten without a word, and a dismissed order leaves nothing", async (t) => {
  const { page } = await opened(t);
  await page.getByLabel("Avtale", { exact: true }).selectOption("studie-med-stotte");
  await page.getByLabel("Etternavn").fill("Hansen");
  await page.getByLabel("Fornavn og mellomnavn").fill("Kari");
  await paste(page, PAGE);
  await panel(page).getByText("I skjemaet står «Hansen». Krysser du av, byttes det ut.").waitFor();
  await panel(page).getByText("Står allerede i skjemaet.").waitFor();
  await panel(page).getByText("Tas ikke med under denne avtalen: arbeidsgiver.").waitFor();
  assert.equal(await tick(page, "Etternavn").isChecked(), false);
  await panel(page).getByRole("button", { name: "Velg alle" }).click();
  assert.equal(await tick(page, "Etternavn").isChecked(), false, "all that takes nothing's place");
  assert.equal(await tick(page, "Fødselsnummer").isChecked(), true);
  await inspect(page, "orders-6-instead");
  await panel(page).getByRole("button", { name: "Velg ingen" }).click();
  await panel(page).getByRole("button", { name: "Bruk valgte opplysninger" }).click();
  await panel(page).getByText("Kryss av for det som skal brukes.").waitFor();
  await panel(page).getByRole("button", { name: "Avbryt" }).click();
  assert.match(await focused(page), /Lim inn tekst/, "the focus goes back where it began");
  const text = await page.evaluate(() => document.body.innerText);
  for (const secret of SECRETS) assert.ok(!text.includes(secret), secret);
  assert.equal(await page.getByLabel("Etternavn").inputValue(), "Hansen");
  // Not there when it is opened again either.
  await panel(page).getByRole("button", { name: "Lim inn tekst" }).click();
  assert.equal(await panel(page).getByLabel("Tekst fra bestillingen").inputValue(), "");
});

test("by keyboard alone, on a narrow screen, with an agreement that the text does not name", async (t) => {
  const { page } = await opened(t, { width: 320, height: 640 });
  await panel(page).getByRole("button", { name: "Lim inn tekst" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("Navn: Eksempel, Kari\nFødselsnummer: 01819010002\nSøkt inn: 30.04.2026");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await panel(page).getByText("Avtalen avgjør hvilke opplysninger du kan ta med.").waitFor();
  await panel(page).getByText("Vises når avtalen er valgt: etternavn, fornavn og fødselsnummer.").waitFor();
  await panel(page).getByRole("button", { name: "Bruk valgte opplysninger" }).press("Enter");
  await panel(page).getByText("Velg hvilken avtale bestillingen gjelder.").waitFor();
  assert.match(await focused(page), /<select/);
  await panel(page).getByLabel("Avtalen bestillingen gjelder").selectOption("jmo-vest-viken");
  await panel(page).getByText("Kontrollsifrene stemmer ikke.").waitFor();
  assert.equal(await tick(page, "Fødselsnummer").isChecked(), false);
  await inspect(page, "orders-7-narrow");
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(fits, "nothing runs off the side");
  // Enter in a value does not send the form around it.
  await value(page, "Fornavn").press("Enter");
  await panel(page).getByRole("button", { name: "Bruk valgte opplysninger" }).press("Enter");
  assert.equal(await page.getByLabel("Etternavn").inputValue(), "Eksempel");
  assert.equal(await page.getByLabel("Fødselsnummer (valgfritt)").inputValue(), "");
  assert.equal(await page.getByLabel("Bestilling mottatt").inputValue(), "30.04.2026");
});

test("a letter as PDF is read in its columns; a scan and what is no PDF say so", async (t) => {
  const { server, page, file } = await opened(t);
  await page.getByLabel("Avtale", { exact: true }).selectOption("refino-jan201802");
  await panel(page).getByRole("button", { name: "Åpne PDF" }).click();
  const path = panel(page).getByLabel("PDF med bestillingen");
  for (const [name, bytes, said] of [
    ["skannet.pdf", pdf([], "0 0 300 300 re f"), "Filen er et bilde uten tekst. Skriv inn opplysningene selv."],
    ["brev.txt", Buffer.from("Navn: Kari"), "Filen er ikke en PDF."],
    ["halv.pdf", FORM.subarray(0, 300), "PDF-en er skadet"],
  ]) {
    await path.fill(file(name, bytes));
    await path.press("Enter");
    await panel(page).getByText(said).waitFor();
  }
  await inspect(page, "orders-8-refused");
  await path.fill(file("kari eksempel.pdf", FORM));
  await path.press("Enter");
  await panel(page).getByRole("heading", { name: "Forslag" }).waitFor();
  await panel(page).getByText("PDF-en er ikke lagret.").waitFor();
  await inspect(page, "orders-9-pdf");
  assert.equal(await value(page, "Etternavn").inputValue(), "Eksempel");
  assert.equal(await value(page, "Innsøkende NAV-kontor").inputValue(), "NAV Frogner");
  assert.equal(await value(page, "Veileder i NAV").inputValue(), "Per Veileder");
  await panel(page).getByRole("button", { name: "Bruk valgte opplysninger" }).click();
  await page.getByRole("status").filter({ hasText: "Fylte ut 7 felter" }).waitFor();
  await page.getByRole("button", { name: "Legg til deltakeren" }).click();
  await page.getByRole("heading", { name: "Kari Anne Eksempel", level: 1 }).waitFor();
  const view = await server.rpc("case", { id: idOf(page) });
  assert.equal(view.person.fnr, FNR);
  assert.equal(view.case.order_text, "Hjelp til å søke jobb.");
});

test("half-read text holds whoever would leave, and goes when the window locks", async (t) => {
  const { page } = await opened(t);
  await panel(page).getByRole("button", { name: "Lim inn tekst" }).click();
  await panel(page).getByLabel("Tekst fra bestillingen").fill(PAGE);
  await page.getByRole("link", { name: "I dag" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+l");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  const text = await page.evaluate(() => document.documentElement.outerHTML);
  for (const secret of SECRETS) assert.ok(!text.includes(secret), secret);
});
