// Deleting a participant: the queue, what is missing, a hold that refuses, and the proof afterwards.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { begin, browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** Ended on 6 February 2026; the data must go twelve weeks after the final report. */
async function ended(server, first, last, reported) {
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: first, last_name: last },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const event = (type, date) => server.rpc("event.save", { case: id, event: { type, date } });
  await event("ended", "2026-02-06");
  await event("final-report-delivered", reported);
  return id;
}

async function office(t, width = 1280) {
  const folder = scratch(t);
  const out = join(folder, "ut");
  mkdirSync(out);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", {
    profile: { ...profile, counsellor: "Ingrid Veileder", provider: "Arrangør AS", place: "Drammen", export_folder: out },
  });
  const ase = await ended(server, "Åse", "Prøvesen", "2026-02-09");
  await ended(server, "Bjørn", "Øvrebø-Langnavnsen", "2026-02-13");
  await ended(server, "Cecilie", "Eksempel", "2026-03-05");
  await ended(server, "Dina", "Eksempel", "2026-05-01");
  await server.rpc("case.create", {
    agreement: "studie-med-stotte",
    person: { first_name: "Erik", last_name: "Eksempel" },
    ordered: "2026-01-05",
    started: "2026-02-01",
    case: { attributes: {} },
  });
  const { page, faults } = await browse(t, { width });
  await page.goto(server.url);
  return { server, page, faults, out, ase };
}

test("from the queue past what is missing and a hold to the proof", async (t) => {
  const { server, page, faults, out, ase } = await office(t);

  // «I dag» carries it once, with the reminder and the way to it.
  const row = page.getByRole("listitem").filter({ hasText: "Åse Prøvesen" }).filter({ hasText: "Sletting av" });
  await row.waitFor();
  assert.equal(await row.count(), 1, "said once");
  await row.getByText("Skal slettes i dag").waitFor();
  await inspect(page, "30-sletting-i-dag");
  await page.getByRole("link", { name: "Svar under Personvern" }).click();

  // Asked once, calmly.
  await page.getByRole("heading", { name: "Personvern", level: 1 }).waitFor();
  await page.getByText("Uten dato ennå: 1 deltaker").waitFor();
  await inspect(page, "30-sletting-koe");
  await page.getByRole("button", { name: "Nei, jeg sletter selv" }).click();
  await page.getByLabel("Slett av seg selv når fristen er ute").waitFor();

  // A hold, from the participant's own page.
  await page.getByRole("link", { name: "Åse Prøvesen" }).click();
  await page.getByRole("button", { name: "Stans slettingen …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Stans slettingen" }).click();
  await dialog.getByText("Skriv hvorfor slettingen skal stanses").waitFor();
  await dialog.getByLabel("Hvorfor skal slettingen stanses?").fill("Klage til NAV er ikke avgjort.");
  await dialog.getByRole("button", { name: "Stans slettingen" }).click();
  await page.getByRole("heading", { name: /Slettingen er stanset fra 04\.05\.2026/ }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Slett deltakeren …" }).count(), 0);
  await inspect(page, "31-sletting-stanset");
  const refused = await server.rpc("case.delete", { cases: [ase] }).catch((error) => error);
  assert.match(String(refused), /stanset/, "the door itself refuses");

  await page.getByRole("button", { name: "Endre eller opphev stansen …" }).click();
  await dialog.getByRole("button", { name: "Opphev stansen" }).click();
  await page.getByRole("button", { name: "Slett deltakeren …" }).waitFor();

  // Two in one go; what is missing is said before, and one has to say that it was seen.
  await page.getByRole("navigation", { name: "Hovedmeny" }).getByRole("link", { name: "Personvern" }).click();
  await page.getByRole("checkbox", { name: "Velg Åse Prøvesen" }).check();
  await page.getByRole("checkbox", { name: "Velg Bjørn Øvrebø-Langnavnsen" }).check();
  await page.getByRole("button", { name: "Slett 2 valgte deltakere …" }).click();
  await dialog.getByText("Resultatrapport").first().waitFor();
  await dialog.getByText("Dette kan ikke angres.", { exact: false }).waitFor();
  await inspect(page, "32-sletting-foer");
  await dialog.getByRole("button", { name: "Slett for godt" }).click();
  await dialog.getByText("Kryss av for at du har sett hva som slettes.").waitFor();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Slett for godt" }).click();

  const done = page.getByRole("region", { name: "2 deltakere er slettet" });
  await done.waitFor();
  await done.getByText("Ingenting venter.", { exact: false }).waitFor();
  await inspect(page, "33-sletting-ferdig");
  await done.getByRole("button", { name: /Lagre bekreftelsen/ }).first().click();
  const name = await dialog.locator("code").innerText();
  await dialog.getByRole("button", { name: "Lagre PDF" }).click();
  await dialog.getByText("PDF-en ligger her:").waitFor();
  assert.ok(existsSync(join(out, name)), name);
  await dialog.getByRole("button", { name: "Lukk", exact: true }).first().click();

  // Gone wherever one looks.
  assert.doesNotMatch(await page.locator("main").innerText(), /Prøvesen|Øvrebø/);
  const menu = page.getByRole("navigation", { name: "Hovedmeny" });
  for (const [link, heading] of [["I dag", "I dag"], ["Portefølje", "Portefølje"]]) {
    await menu.getByRole("link", { name: link }).click();
    await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
    await page.getByText("Cecilie Eksempel").first().waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /Prøvesen|Øvrebø/, link);
  }
  await page.keyboard.press("Control+k");
  await dialog.getByRole("combobox").or(dialog.getByRole("searchbox")).or(dialog.getByRole("textbox")).first().fill("Prøves");
  await dialog.getByText(/Ingen/).first().waitFor();
  await page.keyboard.press("Escape");

  // Before a holiday: what falls due meanwhile can go early.
  await menu.getByRole("link", { name: "Personvern" }).click();
  const away = page.getByRole("region", { name: "Før du blir borte" });
  await away.getByLabel("Jeg er borte fra").fill("18.05.2026");
  await away.getByLabel("til", { exact: true }).fill("12.06.2026");
  await away.getByRole("button", { name: "Se hva som forfaller" }).click();
  await away.getByText("Cecilie Eksempel, 28.05.2026").waitFor();
  await away.getByRole("button", { name: "Slett 1 deltaker nå …" }).waitFor();
  await inspect(page, "34-sletting-borte");
  assert.deepEqual(faults, []);
});

test("narrow, and before anyone is there", async (t) => {
  const { page, faults } = await office(t, 320);
  await page.goto(`${page.url().split("#")[0]}#/personvern/sletting`);
  await page.getByText("Uten dato ennå: 1 deltaker").waitFor();
  await inspect(page, "35-sletting-smal");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.ok(!wide, "nothing is cut off at 320 pixels");
  await page.getByRole("button", { name: "Slett … Åse Prøvesen" }).click();
  await page.getByRole("dialog").getByText("Bør gjøres først").waitFor();
  await inspect(page, "36-sletting-smal-dialog");
  assert.deepEqual(faults, []);
});

test("the first start asks, with the strictest answer chosen", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { page, faults } = await browse(t);
  await begin(page, server.url);
  const strict = page.getByRole("radio", { name: "Appen sletter av seg selv" });
  await strict.waitFor();
  assert.ok(await strict.isChecked());
  await inspect(page, "37-sletting-oppstart");
  await page.getByRole("button", { name: "Lagre og gå videre" }).click();
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  const queue = await server.rpc("deletion.queue");
  assert.deepEqual([queue.asked, queue.automatic], [true, true]);
  await page.goto(`${page.url().split("#")[0]}#/personvern/sletting`);
  await page.getByText("Ingen deltakere ennå.", { exact: false }).waitFor();
  await page.getByText("Ingen er slettet ennå.", { exact: false }).waitFor();
  await inspect(page, "38-sletting-tom");
  assert.deepEqual(faults, []);
});

test("what is due goes by itself at unlocking, and «I dag» says so", async (t) => {
  const folder = join(scratch(t), "store");
  const before = await serve(folder);
  await before.rpc("store.create", { passphrase: PASSPHRASE });
  await ended(before, "Bjørn", "Øvrebø", "2026-02-13");
  await ended(before, "Cecilie", "Eksempel", "2026-03-05");
  await before.rpc("deletion.automatic", { on: true });
  await before.kill();
  const server = await serve(folder, { today: "2026-05-08" });
  t.after(() => server.kill());
  const { page, faults } = await browse(t);
  await page.goto(server.url);
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  const said = page.getByRole("region", { name: "Slettet i dag" });
  await said.getByText("Appen har slettet 1 deltaker i dag, fordi fristen var ute.").waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /Øvrebø/);
  await inspect(page, "39-sletting-av-seg-selv");
  await said.getByRole("link", { name: "Se bekreftelsene" }).click();
  await page.getByText("automatisk", { exact: false }).first().waitFor();
  assert.deepEqual(faults, []);
});
