// Innstillinger → Avtaler: what each agreement leaves open, adjusted in plain words; further agreement files and newer
// versions; and every agreement's events, possible to register.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, fill, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** A small agreement in a version, with a plan so many weeks after the start. */
function agreement({ id = "fast-fotfeste", version = "1", weeks = 2, further = "" } = {}) {
  return `
id = "${id}"
version = "${version}"
title = "Fast fotfeste"
buyer = "NAV Oppdiktet"
counsellor_title = "jobbveileder"
events = ["order-received", "started", "plan-delivered", "extension-approved", "ended", "final-report-delivered"]
places = { from = 1, to = 5, source = "Bilag 1 pkt. 1" }
price = { model = "hours", about = "Pris per time.", source = "Bilag 3" }
personal_data = { permitted = ["name", "telephone", "fnr", "employment"], source = "Bilag 7" }
duration = { title = "Varigheten utløper", source = "Bilag 1 pkt. 3", base = [{ months = 6 }], maximum = [] }

[[rule]]
id = "plan"
title = "Plan"
source = "Bilag 1 pkt. 7"
anchor = { first = "started" }
due = [{ after = "${weeks} weeks" }]
met_by = { events = ["plan-delivered"] }
${further}`;
}

async function opened(t, files = {}, { restarts = false } = {}) {
  const folder = join(scratch(t), "store");
  mkdirSync(join(folder, "agreements"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "agreements", name), text);
  const server = await serve(folder);
  // Whoever starts it anew ends it.
  if (!restarts) t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { page, faults } = await browse(t);
  return { server, page, faults, folder };
}

async function settings(page, url) {
  await page.goto(url);
  await page.getByRole("link", { name: "Innstillinger" }).click();
  await page.getByRole("heading", { name: "Avtaler", level: 2 }).scrollIntoViewIfNeeded();
}

/** Opens an agreement's card and answers it. */
async function card(page, name) {
  const found = page.getByRole("region", { name, exact: true });
  await found.getByRole("button").first().click();
  await found.getByRole("heading", { name: "Tolkninger" }).waitFor();
  return found;
}

/** Kari under an agreement: started on 1 February, ended on 24 April, reported on 30 April. */
async function ended(server, agreement, further = {}) {
  const { id } = await server.rpc("case.create", {
    agreement,
    person: { first_name: "Kari Åsne", last_name: "Eksempel-Strømsnes" },
    ordered: "2026-01-05",
    started: "2026-02-01",
    ...further,
  });
  for (const [type, date] of [
    ["ended", "2026-04-24"],
    ["final-report-delivered", "2026-04-30"],
  ]) {
    await server.rpc("event.save", { case: id, event: { type, date } });
  }
  return id;
}

test("a reading is adjusted in plain words, after it is told whose deadlines change", async (t) => {
  const { server, page, faults } = await opened(t);
  const id = await ended(server, "jmo-vest-viken");
  await settings(page, server.url);
  const jmo = await card(page, "Jobbmestrende oppfølging, NAV Vest-Viken");
  await jmo.getByText("Sletting av opplysningene: 12 uker").waitFor();
  await jmo.getByText("lånt fra rammeavtale 20/598.", { exact: false }).first().waitFor();
  await jmo.scrollIntoViewIfNeeded();
  await inspect(page, "avtaler-avtale");

  await jmo.getByRole("button", { name: "Endre Sletting av opplysningene" }).click();
  const dialog = page.getByRole("dialog", { name: /^Tolkning: / });
  await dialog.getByText("Ingen deltakeres frister endres.").waitFor();
  await dialog.getByLabel("Antall").fill("ti");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Skriv et helt tall").waitFor();
  await dialog.getByLabel("Antall").fill("10");
  await dialog.getByText("Frister endres for 1 deltaker").waitFor();
  await dialog.getByText("Kari Åsne Eksempel-Strømsnes, 1 frist").waitFor();
  await inspect(page, "avtaler-tolkning");
  await page.setViewportSize({ width: 320, height: 640 });
  await inspect(page, "avtaler-tolkning");
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(await wide(), false, "nothing needs scrolling sideways");
  await page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("status").filter({ hasText: "Lagret: Sletting av opplysningene" }).waitFor();
  await jmo.getByText("Sletting av opplysningene: 10 uker").waitFor();
  await jmo.getByText("Standard er 12 uker.").waitFor();
  await page.setViewportSize({ width: 320, height: 640 });
  await jmo.getByText("Standard er 12 uker.").scrollIntoViewIfNeeded();
  await inspect(page, "avtaler-justert");
  assert.equal(await wide(), false, "nothing needs scrolling sideways");
  await page.setViewportSize({ width: 1280, height: 800 });
  const due = async () => {
    const { deletion } = await server.rpc("case", { id });
    return deletion;
  };
  assert.equal(await due(), "2026-07-09");

  // The button that led there has the focus again, and the way back is one press.
  const change = jmo.getByRole("button", { name: "Endre Sletting av opplysningene" });
  await change.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Tilbake til standard (12 uker)" }).click();
  await jmo.getByText("Sletting av opplysningene: 12 uker").waitFor();
  assert.equal(await due(), "2026-07-23");
  await page.getByRole("button", { name: "Angre" }).click();
  await jmo.getByText("Sletting av opplysningene: 10 uker").waitFor();
  assert.equal(await due(), "2026-07-09");
  assert.deepEqual(faults, []);
});

test("semesters end on other days, which are days", async (t) => {
  const { server, page, faults } = await opened(t);
  await server.rpc("case.create", {
    agreement: "studie-med-stotte",
    person: { first_name: "Ola", last_name: "Prøve" },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  await settings(page, server.url);
  const studie = await card(page, "Studie med støtte, NAV Agder");
  await studie.getByText("Semesterslutt: 30. juni og 31. desember").waitFor();
  await studie.getByRole("button", { name: "Endre Semesterslutt" }).click();
  const dialog = page.getByRole("dialog", { name: /^Tolkning: / });
  await dialog.getByLabel("Dag 1").fill("31");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Velg dager som finnes hvert år").waitFor();
  await dialog.getByLabel("Dag 1").fill("15");
  await dialog.getByText("Frister endres for 1 deltaker").waitFor();
  await dialog.getByRole("button", { name: "Legg til en dag" }).click();
  await dialog.getByLabel("Dag 3").fill("10");
  await dialog.getByLabel("Måned 3").selectOption("april");
  await inspect(page, "avtaler-semestre");
  await dialog.getByRole("button", { name: "Fjern dag 3" }).click();
  await dialog.getByLabel("Dag 2").and(page.locator(":focus")).waitFor();
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await studie.getByText("Semesterslutt: 15. juni og 31. desember").waitFor();
  const months = await card(page, "Resultatbasert finansiering av oppfølging (REFINO), NAV Tiltak Oslo");
  await months.getByRole("button", { name: "Endre Aktivitets- og resultatrapport for måneden" }).click();
  await dialog.getByLabel("Dag i måneden etter").fill("12");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await months.getByText("den 12. i måneden etter").waitFor();
  assert.deepEqual(faults, []);
});

test("files are told of: which count, which do not, and why", async (t) => {
  const { server, page, faults } = await opened(t, {
    "a.toml": agreement(),
    "b.toml": agreement({ weeks: 9 }),
    "c.toml": agreement({ id: "jmo-vest-viken" }),
    "d.toml": agreement({ id: "annen" }).replace("2 weeks", "2 fortnights"),
  });
  await settings(page, server.url);
  const alert = page.getByRole("region", { name: "Avtaler" });
  for (const told of [
    "b.toml, linje 2: avtalen «fast-fotfeste» versjon «1» finnes allerede i filen «a.toml», som gjelder",
    "c.toml, linje 2: avtalen «jmo-vest-viken» versjon «1» finnes allerede blant dem som følger med Tiltaksmappe",
    "d.toml, linje 18: «2 fortnights» er ikke et tidssteg",
  ]) {
    await alert.getByText(told).waitFor();
  }
  await page.getByText("Versjon 1, fra filen a.toml").waitFor();
  await page.getByRole("button", { name: "Legge til en avtale eller en ny versjon" }).click();
  await page.getByText("start Tiltaksmappe på nytt").waitFor();
  await page.getByRole("button", { name: "Legge til en avtale eller en ny versjon" }).scrollIntoViewIfNeeded();
  await inspect(page, "avtaler-avtalefiler");
  assert.deepEqual(faults, []);
});

test("a participant is moved to a newer version, after seeing what changes, and back", async (t) => {
  const first = await opened(t, { "a.toml": agreement() }, { restarts: true });
  const { id } = await first.server.rpc("case.create", {
    agreement: "fast-fotfeste",
    person: { first_name: "Kari", last_name: "Eksempel" },
    ordered: "2026-04-01",
    started: "2026-04-27",
  });
  await first.server.kill();
  const reports = `
[[rule]]
id = "status-report"
title = "Statusrapport"
source = "Bilag 1 pkt. 10"
anchor = { first = "started" }
every = { months = 1 }
due = [{ after = "1 month * n" }]
met_by = { events = ["status-report-delivered"], pairing = "occurrence" }
`;
  writeFileSync(join(first.folder, "agreements/b.toml"), agreement({ version: "2", weeks: 4, further: reports }));
  const server = await serve(first.folder);
  t.after(() => server.kill());
  await server.rpc("store.unlock", { passphrase: PASSPHRASE });
  const { page } = first;
  await page.goto(`${server.url}/#/deltaker/${id}/oversikt`);
  await page.getByText("Avtalen har en nyere versjon, 2. Denne deltakeren følger versjon 1.").waitFor();
  await page.getByText("11.05.2026", { exact: true }).first().waitFor();
  await inspect(page, "avtaler-nyere-versjon");
  await page.getByRole("button", { name: "Se hva som endres …" }).click();
  const dialog = page.getByRole("dialog", { name: "Flytte til versjon 2 av avtalen?" });
  await dialog.getByText("Plan, fra 11.05.2026 til 25.05.2026").waitFor();
  await dialog.getByText("Statusrapport 1, forfaller 27.05.2026").waitFor();
  await inspect(page, "avtaler-flytte");
  await dialog.getByRole("button", { name: "Flytt til versjon 2" }).click();
  await page.getByText("25.05.2026", { exact: true }).first().waitFor();
  await page.getByText("Avtalen har en nyere versjon").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Angre" }).click();
  await page.getByText("Avtalen har en nyere versjon").waitFor();
  await page.getByText("11.05.2026", { exact: true }).first().waitFor();
  assert.deepEqual(first.faults, []);
});

test("what is kept but not permitted stands in the way of moving", async (t) => {
  const first = await opened(t, { "a.toml": agreement() }, { restarts: true });
  const { id } = await first.server.rpc("case.create", {
    agreement: "fast-fotfeste",
    person: { first_name: "Kari", last_name: "Eksempel", phone: "400 00 001" },
    ordered: "2026-04-01",
  });
  await first.server.kill();
  const narrower = agreement({ version: "2" }).replace('"telephone", ', "");
  writeFileSync(join(first.folder, "agreements/b.toml"), narrower);
  const server = await serve(first.folder);
  t.after(() => server.kill());
  await server.rpc("store.unlock", { passphrase: PASSPHRASE });
  const { page } = first;
  await page.goto(`${server.url}/#/deltaker/${id}/oversikt`);
  await page.getByRole("button", { name: "Se hva som endres …" }).click();
  const dialog = page.getByRole("dialog", { name: "Flytte til versjon 2 av avtalen?" });
  await dialog.getByText("Deltakeren kan ikke flyttes ennå. Avtalen tillater ikke å lagre telefon").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Flytt til versjon 2" }).count(), 0);
  await inspect(page, "avtaler-flytte-hindret");
  await dialog.getByRole("button", { name: "Avbryt" }).click();
  assert.deepEqual(first.faults, []);
});

test("every agreement takes a participant, and every event that it offers", async (t) => {
  const { server, page, faults } = await opened(t);
  const { agreements } = await server.rpc("agreements");
  assert.equal(agreements.length, 5);
  for (const { id, title, buyer, attributes } of agreements) {
    await page.goto(`${server.url}/#/ny-deltaker`);
    await page.getByRole("heading", { name: "Ny deltaker", level: 1 }).waitFor();
    await page.getByRole("combobox", { name: "Avtale" }).selectOption({ label: `${title}, ${buyer}` });
    await page.getByLabel("Etternavn").waitFor();
    if (attributes.some(({ required }) => required)) await page.getByText("Moderat", { exact: true }).waitFor();
    const { id: made } = await server.rpc("case.create", {
      agreement: id,
      person: { first_name: "Kari", last_name: id },
      // With the transition every one of them can be extended to the end of July 2029.
      case: {
        attributes: {
          school_or_prison_transition: true,
          ...(attributes.some(({ required }) => required) ? { assistance_need: "moderate" } : {}),
        },
      },
      ordered: "2026-01-05",
      started: "2026-02-01",
    });
    const { events } = await server.rpc("events", { agreement: id });
    await page.goto(`${server.url}/#/deltaker/${made}/hendelser`);
    await page.getByRole("heading", { name: "Hendelser", level: 2 }).waitFor();
    for (const { event, label, fields } of events) {
      if (["order-received", "started"].includes(event)) continue;
      await page.getByRole("button", { name: "Registrer hendelse" }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Hva skjedde?").selectOption({ label });
      await fill(dialog, { "Dato": "03.05.2026" });
      if (fields.includes("until")) await fill(dialog, { "Ny siste dag": "30.06.2029" });
      if (fields.includes("milestone")) await dialog.getByLabel("Kravet gjelder").selectOption("mapping");
      await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
      await dialog.waitFor({ state: "hidden", timeout: 10_000 }).catch(async (late) => {
        throw new Error(`${id}, ${event}: ${(await dialog.allInnerTexts()).join(" ")}`, { cause: late });
      });
    }
    const { facts } = await server.rpc("case", { id: made });
    const registered = new Set(facts.map(({ event }) => event.type));
    for (const { event } of events) assert.ok(registered.has(event), `${id}: ${event}`);
  }
  assert.deepEqual(faults, []);
});
