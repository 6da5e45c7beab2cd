// A report follows: its preview the field, its repetitions the employers, its numbers the agreement's details; and a
// work practice that ends is told of in one place.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const LONG = "Kari møter presis, trives på lageret og øker arbeidstiden uke for uke. ".repeat(60);

async function open(t) {
  const folder = scratch(t);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", {
    profile: { ...profile, counsellor: "Åse Veileder", provider: "Arrangør AS", export_folder: folder },
  });
  const { id: person } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Kari", last_name: "Eksempel", fnr: "03879140039" },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const job = async (name, from) => {
    const { id: employer } = await server.rpc("contact.save", { contact: { kind: "employer", name } });
    const employment = { case: person, employer, percent: 50, terms: "temporary", from };
    await server.rpc("employment.save", { employment });
  };
  const { page, faults } = await browse(t);
  const at = (path) => page.goto(`${server.url}/#/${path}`);
  return { server, page, faults, person, job, at };
}

test("repetitions begin with the employers, and the preview follows the field", async (t) => {
  const { server, page, faults, person, job, at } = await open(t);
  await job("Østre Åsgårdstrand kafé og bakeri", "2026-02-10");
  await job("Varelager AS", "2026-03-02");
  const { id } = await server.rpc("report.begin", { case: person, template: "jmo-vest-viken/statusrapport" });
  await server.rpc("report.save", { id, values: { status: LONG } });
  await at(`rapport/${id}`);
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  const second = page.getByRole("region", { name: "Arbeidsgiver 2" });
  assert.equal(await second.getByLabel("Navnet på arbeidsgiver:").inputValue(), "Varelager AS");
  await second.getByText("Hentet fra arbeidsforholdet som begynte 02.03.2026").first().waitFor();

  // Someone comes later: the note counts the places of a repetition that is not there yet.
  await job("Hjørnebutikken", "2026-04-01");
  await page.reload();
  await page.getByRole("button", { name: /^Oppdater \d+ felt$/ }).click();
  const third = page.getByRole("region", { name: "Arbeidsgiver 3" });
  await third.waitFor();
  assert.equal(await third.getByLabel("Navnet på arbeidsgiver:").inputValue(), "Hjørnebutikken");

  const pane = page.getByRole("region", { name: /^Forhåndsvisning/ });
  const mark = page.locator(".preview__here");
  const scrolled = () => pane.evaluate((element) => element.scrollTop);
  const inView = async () => {
    await page.waitForTimeout(50);
    const [a, b] = [await pane.boundingBox(), await mark.boundingBox()];
    return b !== null && b.y >= a.y && b.y + b.height <= a.y + a.height;
  };
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByLabel("Navn:", { exact: true }).focus();
  assert.equal(await scrolled(), 0);
  assert.ok(await inView());
  const comment = page.getByLabel("Deltakers kommentar:");
  await comment.focus();
  assert.ok(await inView(), "the place came into view without a movement to wait for");
  const there = await scrolled();
  assert.ok(there > 0);

  // Whoever looks elsewhere meanwhile is left there.
  await pane.evaluate((element) => element.scrollTo({ top: 0 }));
  await comment.pressSequentially("Jeg er enig i det meste.");
  await page.waitForTimeout(500);
  assert.equal(await scrolled(), 0, "typing moves nothing");
  await third.getByLabel("Stillingsprosent:").focus();
  assert.ok(await inView());
  await inspect(page, "120-rapport-folger-feltet");
  assert.deepEqual(faults, []);
});

test("a report on the whole agreement belongs to «Rapporter», and its spreadsheet is a click away", async (t) => {
  const { server, page, faults, person, at } = await open(t);
  const current = page.getByRole("navigation", { name: "Hovedmeny" }).locator("[aria-current]");
  const { id } = await server.rpc("report.begin", { template: "jmo-vest-viken/resultatrapport" });
  await at(`rapport/${id}`);
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  assert.deepEqual(await current.allInnerTexts(), ["Rapporter"]);
  await page.getByRole("button", { name: "Lagre som regneark" }).click();
  const missing = page.getByRole("dialog", { name: "Lagre som regneark" });
  await missing.getByText("Malen skal fylles ut i sin helhet.", { exact: false }).waitFor();
  await missing.getByRole("button", { name: "Lukk" }).last().click();

  const { check } = await server.rpc("report", { id });
  const values = Object.fromEntries(check.missing.map(({ field }) => [field, "Ikke aktuelt"]));
  await server.rpc("report.save", { id, values });
  await page.reload();
  await page.getByRole("button", { name: "Lagre som regneark" }).click();
  const dialog = page.getByRole("dialog", { name: "Lagre som regneark" });
  assert.match(await dialog.getByLabel("Filnavn").inputValue(), /^resultatrapport-.*\.xlsx$/);
  await inspect(page, "121-regneark");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await page.getByText("Rapporten er lagret som regneark.").waitFor();

  const { id: own } = await server.rpc("report.begin", { case: person, template: "jmo-vest-viken/plan" });
  await at(`rapport/${own}`);
  await page.getByRole("heading", { level: 1, name: "Plan for tiltaket" }).waitFor();
  assert.deepEqual(await current.allInnerTexts(), ["Portefølje"]);
  assert.deepEqual(faults, []);
});

test("an agreement's details are kept once, and stand in the forms", async (t) => {
  const { server, page, faults, at } = await open(t);
  await at("innstillinger");
  const card = page.getByRole("region", { name: "Jobbmestrende oppfølging, NAV Vest-Viken", exact: true });
  await card.getByRole("button").first().click();
  await card.getByRole("button", { name: /^Endre avtaleopplysninger/ }).click();
  const dialog = page.getByRole("dialog", { name: "Avtaleopplysninger" });
  await dialog.getByLabel("Tiltaksnummer").fill("123456");
  await dialog.getByLabel("Avtalenummer").fill("241234");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Avtalenummeret skrives XX-XXXX").waitFor();
  await inspect(page, "122-avtaleopplysninger");
  await dialog.getByLabel("Avtalenummer").fill("24-1234");
  await dialog.getByLabel("Deres referanse").fill("xxx1400");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  const section = card.getByRole("region", { name: /^Avtaleopplysninger/ });
  await section.getByText("XXX1400").waitFor();
  await section.scrollIntoViewIfNeeded();
  await inspect(page, "123-avtaleopplysninger-kort");

  const { id } = await server.rpc("report.begin", { template: "jmo-vest-viken/evalueringsrapport" });
  await at(`rapport/${id}`);
  const number = page.getByLabel("Leverandør og tiltaksnummer:");
  await number.waitFor();
  assert.equal(await number.inputValue(), "Arrangør AS, 123456");
  await page.getByText("Hentet fra profilen og avtaleopplysningene").waitFor();
  assert.deepEqual(faults, []);
});

test("a work practice that ends gets its last day, and no event of its own", async (t) => {
  const { server, page, faults, person, at } = await open(t);
  const { id: employer } = await server.rpc("contact.save", {
    contact: { kind: "employer", name: "Hjørnebutikken" },
  });
  await server.rpc("practice.save", { practice: { case: person, employer, from: "2026-03-02" } });
  await at(`deltaker/${person}/hendelser`);
  await page.getByRole("tabpanel").getByRole("button", { name: "Registrer hendelse" }).click();
  const dialog = page.getByRole("dialog", { name: "Registrer hendelse" });
  await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Arbeidspraksis avsluttet" });
  await dialog.getByText("Datoen føres som siste dag i arbeidspraksisen hos Hjørnebutikken, fra 02.03.2026.").waitFor();
  await dialog.getByLabel("Dato").fill("17.04.2026");
  await inspect(page, "124-praksis-avsluttet");
  await dialog.getByRole("button", { name: "Registrer" }).click();
  await dialog.waitFor({ state: "detached" });
  const view = await server.rpc("case", { id: person });
  assert.deepEqual(Object.values(view.practices).map(({ ended }) => ended), ["2026-04-17"]);
  const ends = view.facts.filter(({ event }) => event.type === "practice-ended");
  assert.deepEqual(ends.map(({ recorded, event }) => [recorded, event.date]), [[false, "2026-04-17"]]);
  assert.deepEqual(faults, []);
});
