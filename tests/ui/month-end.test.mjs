// «Månedsslutt»: a month of all five agreements, from what is missing in a case to delivered reports, and what happens
// when a case is changed afterwards.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const OURS = "jmo-vest-viken";
const ASE = "Åse Marie Øverbø-Eksempel";
const LONG = "Máret Áŋŋá Gáppe-Testesen av Langenavn";

async function office(t, size) {
  const folder = scratch(t);
  const out = join(folder, "ut");
  mkdirSync(out);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent", export_folder: out } });
  const { page, faults } = await browse(t, size);
  t.after(() => assert.deepEqual(faults, []));
  return { ...server, page, out };
}

/** Someone under an agreement since January, with something logged in April, so that no month asks for it. */
async function participant(rpc, { id: agreement, attributes }, first_name, last_name) {
  const asked = attributes.some(({ required }) => required) ? { attributes: { assistance_need: "moderate" } } : {};
  const { id } = await rpc("case.create", {
    agreement,
    person: { first_name, last_name },
    case: asked,
    ordered: "2026-03-20",
    started: "2026-04-01",
  });
  await rpc("event.save", { case: id, event: { type: "plan-delivered", date: "2026-04-09" } });
  await rpc("entry.save", {
    entry: { case: id, date: "2026-04-10", activity: "follow-up", form: "in-person", minutes: 60, text: "" },
  });
  return id;
}

const ended = (rpc, id, date, end_status = null) =>
  rpc("event.save", { case: id, event: { type: "ended", date }, end_status });

/** Delivers April's results of an agreement past the window, with «Ikke aktuelt» where something must stand. */
async function deliver({ rpc, out }, agreement) {
  const { results, period } = await rpc("month", { agreement, month: "2026-04" });
  const { id } = await rpc("report.begin", { template: results.template, occurrence: null, period });
  const { check } = await rpc("report", { id });
  await rpc("report.save", { id, values: Object.fromEntries(check.missing.map(({ field }) => [field, "Ikke aktuelt"])) });
  await rpc("report.export", { id, folder: out, file_name: `${agreement}.pdf` });
  await rpc("report.deliver", { id, date: "2026-05-04", channel: "letter" });
}

async function says(page, text) {
  await page.getByRole("status").filter({ hasText: text }).first().waitFor();
}

test("a month of all five agreements, from what is missing to what is delivered, and what changes later", async (t) => {
  const w = await office(t);
  const { page, rpc, url } = w;
  const agreements = (await rpc("agreements")).agreements.filter(({ newest }) => newest);
  assert.equal(agreements.length, 5);
  for (const agreement of agreements) {
    const stays = await participant(rpc, agreement, "Kari", "Prøvesen");
    assert.ok(stays);
    const leaves = await participant(rpc, agreement, "Åse Marie", "Øverbø-Eksempel");
    // All but ours say how the participant stood in the end.
    await ended(rpc, leaves, "2026-04-22", agreement.id === OURS ? null : agreement.end_statuses[0].id);
  }
  await participant(rpc, agreements.find(({ id }) => id === OURS), "Máret Áŋŋá", "Gáppe-Testesen av Langenavn");
  const ours = agreements.find(({ id }) => id === OURS);
  const name = `${ours.title}, ${ours.buyer}`;

  // The overview, by its key.
  await page.goto(url);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  await page.keyboard.press("Alt+Digit6");
  await page.getByRole("heading", { name: "Månedsslutt", level: 1 }).waitFor();
  const now = page.getByRole("region", { name: /^April 2026/ });
  await now.getByText("Gjør nå, frist 07.05.2026").waitFor();
  assert.equal(await now.getByRole("listitem").count(), 5);
  await inspect(page, "m0-maneder");

  // What is missing is mended where it is told.
  await now.getByRole("button", { name: `Gjør ferdig (april 2026, ${name})` }).click();
  await page.getByRole("heading", { name: "April 2026", level: 1 }).waitFor();
  const missing = page.getByRole("region", { name: "Mangler i sakene" });
  await missing.getByText("Avsluttet 22.04.2026 uten status på arbeidsmarkedet.").waitFor();
  await missing.getByText("Må rettes", { exact: true }).waitFor();
  await inspect(page, "m1-mangler");
  const mend = missing.getByRole("button", { name: `Velg status (${ASE})` });
  await mend.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Status på arbeidsmarkedet").selectOption({ label: "Helt eller delvis tilbake i arbeid" });
  await inspect(page, "m2-status");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await says(page, "Endret: Avsluttet 22.04.2026");
  await mend.waitFor({ state: "detached" });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => document.activeElement !== document.body), true, "the focus is not lost");

  // Who is behind a number, and back to the same place.
  const results = page.getByRole("region", { name: "Resultater" });
  const figure = results.getByRole("button", { name: /^Har avsluttet tiltaket i perioden ?: 1$/ });
  await figure.press("Enter");
  await results.getByText("Stemmer: Statusene til sammen er de som har avsluttet tiltaket.").waitFor();
  await figure.scrollIntoViewIfNeeded();
  await inspect(page, "m3-resultater");
  const who = results.getByRole("link", { name: ASE });
  await page.evaluate(() => window.scrollTo(0, 180));
  const before = await page.evaluate(() => window.scrollY);
  assert.ok(before > 0, "the page is long enough to lose one's place on");
  await who.press("Enter");
  await page.getByRole("heading", { name: ASE, level: 1 }).waitFor();
  await page.goBack();
  await who.waitFor();
  await page.waitForTimeout(100);
  assert.equal(await who.evaluate((link) => link === document.activeElement), true);
  assert.ok(Math.abs((await page.evaluate(() => window.scrollY)) - before) < 2, "and where it was on the screen");

  // Locking forgets nobody's place.
  await page.keyboard.press("Control+l");
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await who.waitFor();

  // The report is begun, filled and delivered.
  const delivery = page.getByRole("region", { name: "Levering" });
  await delivery.getByRole("button", { name: "Begynn på rapporten" }).click();
  await page.getByRole("heading", { name: "Resultatrapport", level: 1 }).waitFor();
  await page.getByLabel("Leverandør og tiltaksnummer:").fill("Eksempel Arbeid AS, 123456");
  await page.getByLabel("Kommentar:").fill("Én deltaker kom i arbeid.");
  await page.getByText("Alle felt er fylt ut").first().waitFor();
  await page.getByText(/^Lagret kl\./).waitFor();
  await page.goBack();
  await delivery.getByText("Utkast, ferdig utfylt").waitFor();
  await delivery.getByRole("button", { name: "Eksporter …" }).click();
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByRole("button", { name: "Registrer levert" }).click();
  await dialog.getByLabel("Brev").check();
  await dialog.getByRole("button", { name: "Registrer levert" }).click();
  await says(page, "Resultatrapport levert 04.05.2026");
  await delivery.getByText("Levert 04.05.2026").waitFor();
  await dialog.waitFor({ state: "detached" });
  await delivery.scrollIntoViewIfNeeded();
  await inspect(page, "m4-levert");

  // The other four; the overview and «I dag» say so.
  for (const { id } of agreements.filter((each) => each.id !== OURS)) await deliver(w, id);
  await page.goto(`${url}/#/manedsslutt`);
  await now.getByText("Alt er levert").waitFor();
  await page.goto(`${url}/#/`);
  const dues = page.getByRole("region", { name: /^For hele porteføljen/ });
  await dues.getByText("April 2026 er levert 04.05.2026").nth(4).waitFor();
  await dues.scrollIntoViewIfNeeded();
  await inspect(page, "m5-i-dag");

  // The case is found to have ended in May: the delivered month says otherwise, until it is corrected.
  const { cases } = await rpc("list");
  const ase = cases.find((row) => row.agreement === OURS && row.participant === ASE).case;
  const { facts } = await rpc("case", { id: ase });
  const { record } = facts.find(({ event }) => event.type === "ended");
  await rpc("event.save", { id: record, case: ase, event: { type: "ended", date: "2026-05-02" }, end_status: "in-work" });
  await page.goto(`${url}/#/manedsslutt`);
  await now.getByText("Endret siden levering").waitFor();
  await now.getByRole("button", { name: `Gjør ferdig (april 2026, ${name})` }).click();
  await results.getByText("Endret siden levering 04.05.2026: 1 deltaker").waitFor();
  await results.getByText("regnes nå med i «Aktive i tiltaket ved utløpet av perioden», og ikke lenger i").waitFor();
  await inspect(page, "m6-endret");
  await results.getByRole("button", { name: "Skriv korrigert rapport" }).click();
  await page.getByRole("heading", { name: "Resultatrapport", level: 1 }).waitFor();
  await page.goBack();
  await delivery.getByText(/^Korrigert utkast/).waitFor();
  await results.getByRole("button", { name: "Fortsett på korrigert rapport" }).waitFor();

  // The delivered month against the target, as bars and as a table.
  await results.getByRole("link", { name: "Se resultatene mot målene over tid" }).click();
  await page.getByRole("heading", { name: "Resultater mot mål", level: 1 }).waitFor();
  await page.getByText("100 % (1 av 1)").first().waitFor();
  await inspect(page, "m7-mal");
  await page.getByRole("button", { name: /^Vis som tabell/ }).first().click();
  await page.getByRole("row", { name: "April 2026 100 % (1 av 1)" }).waitFor();
  await inspect(page, "m8-mal-tabell");
  await page.getByRole("button", { name: "Egen periode" }).click();
  await page.getByLabel("Fra og med").selectOption({ label: "April 2026" });
  await page.getByLabel("Til og med").selectOption({ label: "Mars 2026" });
  await page.getByText("Velg en måned som ikke er før den første.").waitFor();
  // What is still asked for must not outlive the server, which the page would call a fault.
  await page.goto("about:blank");
});

test("a month that is not over shows its numbers, and says when it can be delivered", async (t) => {
  const { page, rpc, url } = await office(t);
  await page.goto(`${url}/#/manedsslutt`);
  await page.getByRole("heading", { name: "Ingen måneder ennå" }).waitFor();
  await inspect(page, "m9-ingen");
  await rpc("case.create", {
    agreement: OURS,
    person: { first_name: "Máret Áŋŋá", last_name: "Gáppe-Testesen av Langenavn" },
    ordered: "2026-05-01",
    started: "2026-05-04",
  });
  await page.reload();
  await page.getByRole("heading", { name: "Ingen måned er over ennå" }).waitFor();
  await inspect(page, "n0-ikke-over");
  await page.getByRole("link", { name: /^Ikke over \(mai 2026/ }).click();
  const results = page.getByRole("region", { name: "Resultater" });
  await results.getByText("Tallene så langt i måneden.").waitFor();
  await results.getByRole("button", { name: /^Har startet i perioden ?: 1$/ }).press("Enter");
  await results.getByRole("link", { name: LONG }).waitFor();
  await page.getByText("Rapporten lages fra og med 01.06.2026; da fylles tallene inn av seg selv.").waitFor();
  await inspect(page, "n1-maned-ikke-over");
  await page.goto(`${url}/#/resultater-mot-mal`);
  await page.getByRole("heading", { name: "Ingen måneder i perioden er levert" }).waitFor();
  // What is still asked for must not outlive the server, which the page would call a fault.
  await page.goto("about:blank");
});

test("«Månedsslutt» at 320 px", async (t) => {
  const { page, rpc, url } = await office(t, { width: 320, height: 640 });
  await rpc("demo.load");
  const fits = async (what) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${what}: ${over} pixels too wide`);
  };
  await page.goto(`${url}/#/manedsslutt`);
  await page.getByText(/^Gjør nå, frist/).waitFor();
  await fits("the overview");
  await inspect(page, "n2-smal");
  await page.getByRole("link", { name: /REFINO/ }).first().click();
  const results = page.getByRole("region", { name: "Resultater" });
  await results.getByRole("button", { expanded: false }).first().click();
  await fits("the month");
  await inspect(page, "n3-smal-maned");
});
