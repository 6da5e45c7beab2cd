// «Personvern»: the change log, the log of incidents with the clock of a breach, and the yearly review of access.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, fill, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** A store with two participants, a hold with its reason, and who works there. */
async function office(t) {
  const folder = scratch(t);
  const store = join(folder, "store");
  const out = join(folder, "ut");
  mkdirSync(out);
  const server = await serve(store);
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const profile = { counsellor: "Vigdis Veileder", provider: "Arrangør AS", export_folder: out };
  await server.rpc("profile.save", { profile });
  const person = (first_name, last_name) =>
    server.rpc("case.create", {
      agreement: "jmo-vest-viken",
      person: { first_name, last_name },
      ordered: "2026-01-05",
      started: "2026-02-01",
    });
  const kari = await person("Kari", "Eksempel");
  const ola = await person("Ola", "Prøvesen-Ærlig");
  await server.rpc("hold.save", {
    case: kari.id,
    reason: "Tvist om faktura, avklares med NAV",
    since: "2026-05-04",
  });
  return { server, store, out, kari: kari.id, ola: ola.id };
}

test("the change log is read, filtered, opened and written without names", async (t) => {
  const { server, out } = await office(t);
  const { page, faults } = await browse(t);
  await server.rpc("store.lock");
  await server.rpc("store.unlock", { passphrase: PASSPHRASE });
  await page.goto(`${server.url}/#/personvern/endringslogg`);
  await page.getByRole("heading", { name: "Endringslogg", level: 2 }).waitFor();
  await page.getByText(/Kontrollert ved opplåsing kl\. \d\d\.\d\d: \d+ endringer, alt stemmer\./).waitFor();
  const rows = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /(Vis|Skjul) verdier/ }) });
  const hold = rows.filter({ hasText: "Stans i slettingen lagret" });
  await hold.getByText("Tvist om faktura, avklares med NAV").waitFor();
  await hold.getByText("Vigdis Veileder").waitFor();
  await inspect(page, "audit-logg");

  await page.getByLabel("Deltaker").selectOption({ label: await labelOf(page, "Ola Prøvesen-Ærlig") });
  await page.getByText("1 handling passer med valgene").waitFor();
  assert.equal(await hold.count(), 0);
  await page.getByRole("button", { name: "Nullstill" }).click();
  await page.getByLabel("Hva slags").selectOption({ label: "Sletting og stans i sletting" });
  await hold.waitFor();
  await page.getByText("1 handling passer med valgene").waitFor();
  await page.getByLabel("Fra og med").fill("1.1.2199");
  await page.getByText("Ingenting i loggen passer med det du har valgt.").waitFor();
  await page.getByRole("button", { name: "Vis hele loggen" }).click();
  await page.getByLabel("Fra og med").fill("");

  // Values show on asking, and nowhere before.
  const created = rows.filter({ hasText: "Deltaker registrert" }).first();
  await created.waitFor();
  assert.equal(await page.getByText("Fornavn").count(), 0);
  await created.getByRole("button", { name: /Vis verdier/ }).click();
  await created.getByText("Fornavn").waitFor();
  await inspect(page, "audit-verdier");

  await page.getByRole("button", { name: /Kontroller nå/ }).click();
  await page.getByText(/Kontrollert nå kl\. \d\d\.\d\d: \d+ endringer, alt stemmer\./).waitFor();

  await page.getByRole("button", { name: /Lagre uten personopplysninger/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Filnavn").waitFor();
  await inspect(page, "audit-lagre");
  await dialog.getByRole("button", { name: "Lagre", exact: true }).click();
  await dialog.getByText("Filen ligger her:").waitFor();
  await dialog.getByRole("button", { name: "Lukk", exact: true }).last().click();
  assert.deepEqual(readdirSync(out), ["endringslogg-2026-05-04.xlsx"]);
  await page.setViewportSize({ width: 320, height: 800 });
  await inspect(page, "audit-logg");
  assert.deepEqual(faults, []);
});

/** The option's own text, reference and all. */
async function labelOf(page, name) {
  const option = page.getByLabel("Deltaker").locator("option").filter({ hasText: name });
  await option.waitFor({ state: "attached" });
  return (await option.textContent()).trim();
}

test("a breach is entered, its clock runs here and in «I dag», and the notice takes it over", async (t) => {
  const { server, kari } = await office(t);
  const { page, faults } = await browse(t);
  await page.clock.setFixedTime(new Date(2026, 4, 4, 10, 0));
  await page.goto(`${server.url}/#/personvern/avvik`);
  await page.getByText("Ingen hendelser er ført").waitFor();
  await inspect(page, "audit-avvik-tom");
  await page.getByRole("button", { name: "Ny hendelse" }).click();
  const dialog = page.getByRole("dialog");
  await fill(dialog, { "Kort om hva": "Rapport sendt på vanlig e-post", Klokken: "25.00" });
  await dialog.getByRole("button", { name: "Lagre", exact: true }).click();
  await dialog.getByText("Skriv klokkeslettet som tt.mm").waitFor();
  await dialog.getByLabel("Klokken", { exact: true }).fill("8.12");
  const { case: file } = await server.rpc("case", { id: kari });
  await dialog.getByLabel("Saker det gjelder (valgfritt)").selectOption(file.reference);
  await dialog.getByRole("button", { name: file.reference }).waitFor();
  await dialog.getByLabel("Hva som skjedde (valgfritt)").fill("Kari Eksempel sin rapport gikk til feil mottaker.");
  await dialog.getByLabel("Tiltak 1", { exact: true }).fill("Be mottakeren slette den");
  await dialog.getByLabel("Ansvarlig").fill("Vigdis");
  await dialog.getByRole("button", { name: "Lagre", exact: true }).click();
  await dialog.getByText(/ser ut til å nevne en person/).waitFor();
  await inspect(page, "audit-avvik-navn");
  await dialog.getByLabel("Hva som skjedde (valgfritt)").fill("En statusrapport gikk til feil mottaker.");
  await dialog.getByRole("button", { name: "Lagre", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const article = page.getByRole("article", { name: "Rapport sendt på vanlig e-post" });
  await article.getByText("Må være levert innen 05.05.2026 kl. 08.12: 22 t 12 min igjen.").waitFor();
  await article.getByRole("link", { name: file.reference }).waitFor();
  await inspect(page, "audit-avvik");

  await page.goto(`${server.url}/#/`);
  await page.getByRole("heading", { name: "NAV skal ha melding om brudd" }).waitFor();
  await page.getByText("22 t 12 min igjen").waitFor();
  await inspect(page, "audit-i-dag");
  await page.getByRole("link", { name: "Rapport sendt på vanlig e-post" }).click();
  await article.getByRole("button", { name: /Skriv melding til NAV/ }).click();
  await page.getByRole("heading", { name: /Melding om brudd/, level: 1 }).waitFor();
  await page.getByText("22 t 12 min igjen").waitFor();
  await page.getByText("En statusrapport gikk til feil mottaker.").first().waitFor();
  await page.goto(`${server.url}/#/personvern/avvik`);
  await article.getByText(/Fortsett på meldingen til NAV/).waitFor();
  await page.setViewportSize({ width: 320, height: 800 });
  await inspect(page, "audit-avvik");
  assert.deepEqual(faults, []);
});

test("who has access is gone through point by point", async (t) => {
  const { server, out } = await office(t);
  const { page, faults } = await browse(t);
  await page.goto(`${server.url}/#/personvern/avvik`);
  await page.getByRole("button", { name: /Gå gjennom nå/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Lagre gjennomgangen" }).click();
  await dialog.getByText("Velg om det er i orden.").first().waitFor();
  await inspect(page, "audit-tilgang-feil");
  for (const confirm of await dialog.getByLabel("Bekreftet, slik skal det være").all()) await confirm.check();
  const store = dialog.getByRole("region", { name: /Mappen og passordfrasen/ });
  await store.getByLabel("Noe må gjøres").check();
  await store.getByLabel("Hva som skal gjøres").fill("Bytt passordfrase");
  await dialog.getByRole("button", { name: "Lagre gjennomgangen" }).click();
  await dialog.waitFor({ state: "detached" });
  const review = page.getByRole("article", { name: "04.05.2026" });
  await review.getByText("1 tiltak gjenstår").waitFor();
  await page.getByText("Neste gjennomgang innen 04.05.2027.").waitFor();
  await inspect(page, "audit-tilgang");
  await review.getByRole("button", { name: /Merk som gjort/ }).click();
  await review.getByText("alt i orden").waitFor();
  await review.getByRole("button", { name: /Lagre PDF/ }).click();
  await dialog.getByRole("button", { name: "Lagre", exact: true }).click();
  await dialog.getByText("Filen ligger her:").waitFor();
  assert.deepEqual(readdirSync(out), ["tilgangsgjennomgang-2026-05-04.pdf"]);
  assert.deepEqual(faults, []);
});

test("a log that was altered is told at the door, with what to do", async (t) => {
  const { server, store } = await office(t);
  await server.rpc("store.lock");
  const anchor = readdirSync(store).find((name) => /^anchor-\d+\.json$/.test(name));
  const text = readFileSync(join(store, anchor), "utf8");
  writeFileSync(join(store, anchor), text.replace(/"sequence":(\d)/, (_, digit) => `"sequence":${(Number(digit) + 1) % 10}`));
  const { page, faults } = await browse(t);
  await page.goto(server.url);
  await page.getByLabel("Passordfrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Lås opp", exact: true }).click();
  await page.getByText("Endringsloggen stemmer ikke").waitFor();
  await page.getByRole("heading", { name: "Dette gjør du nå" }).waitFor();
  await page.getByRole("button", { name: "Hent fra en sikkerhetskopi" }).waitFor();
  await inspect(page, "audit-skadet");
  assert.deepEqual(faults, []);
});
