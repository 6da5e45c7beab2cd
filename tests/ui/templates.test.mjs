// A form of every kind of field: chosen, ticked, counted, added to and taken from; and what was typed survives.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const TEMPLATE = `
id = "jmo-vest-viken/proveskjema"
agreement = "jmo-vest-viken"
version = 1
title = "Prøveskjema"
description = "Stedfortreder for NAVs eget skjema for utprøving. Bruk NAVs skjema når du har det."
stand_in = true
source = "Bilag 99"

[[section]]
heading = "Svar"
text = ["Deltakeren er orientert om at opplysningene deles med NAV.", "Samtykket kan trekkes."]
[[section.field]]
id = "enig"
label = "Er deltakeren enig?"
kind = "choice"
options = ["Ja", "Nei", "Delvis"]
[[section.field]]
id = "tiltak"
label = "Hva er prøvd:"
kind = "checks"
options = ["Arbeidspraksis", "Kurs", "Lønnstilskudd"]
[[section.field]]
id = "utgifter"
label = "Utgifter:"
kind = "number"
unit = "kr"
width = "half"
[[section.field]]
id = "mote"
label = "Møtet er:"
kind = "time"
width = "half"

[[section]]
heading = "Arbeidsgivere"
repeat = { name = "Arbeidsgiver", max = 3 }
[[section.field]]
id = "firma"
label = "Navn på arbeidsgiver:"
kind = "line"
[[section.field]]
id = "oppgaver"
label = "Oppgaver:"
kind = "text"

[[section]]
heading = "Status ved utgangen av perioden"
look = "table"
rows = [ { id = "helt", label = "Helt tilbake i arbeid" }, { id = "delvis", label = "Delvis tilbake, med gradert sykmelding" } ]
row_title = "Status"
total = "Sum"
[[section.field]]
id = "antall"
label = "Antall"
kind = "number"
sum = true
[[section.field]]
id = "merknad"
label = "Merknad"
kind = "line"
required = false

[[section]]
[[section.field]]
id = "underskrift"
label = "Deltakers underskrift:"
kind = "signature"
party = "participant"
`;

async function openForm(t, size) {
  const store = join(scratch(t), "store");
  mkdirSync(join(store, "reports"), { recursive: true });
  writeFileSync(join(store, "reports", "proveskjema.toml"), TEMPLATE);
  const server = await serve(store);
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { id: person } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Kari", last_name: "Eksempel", fnr: "03879140039" },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const { id } = await server.rpc("report.begin", { case: person, template: "jmo-vest-viken/proveskjema" });
  const { page, faults } = await browse(t, size);
  await page.goto(`${server.url}/#/rapport/${id}`);
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  return { server, page, faults, id };
}

const saved = async ({ server, id, page }) => {
  await page.getByText(/^Lagret kl\./).waitFor();
  return (await server.rpc("report", { id })).report.values;
};

test("every kind of field is filled in and kept", async (t) => {
  const open = await openForm(t);
  const { page, faults } = open;
  await page.getByText("Stedfortreder for NAVs eget skjema").waitFor();
  await page.getByText("Samtykket kan trekkes.").waitFor();
  await page.getByText("Signeres av deltakeren").waitFor();
  await inspect(page, "90-skjema-tomt");

  await page.getByRole("radio", { name: "Delvis" }).check();
  await page.getByRole("checkbox", { name: "Lønnstilskudd" }).check();
  await page.getByRole("checkbox", { name: "Arbeidspraksis" }).check();
  await page.getByLabel("Utgifter (kr):").fill("tolv");
  const fault = page.getByText("Skriv et tall med siffer").first();
  assert.equal(await fault.count(), 0, "whoever is still typing has not got it wrong yet");
  await page.getByLabel("Møtet er:").fill("05.05.2026 kl. 10:30");
  await fault.waitFor();
  await page.getByLabel("Utgifter (kr):").fill("1 200,50");
  await page.getByLabel("Helt tilbake i arbeid: Antall").fill("3");
  await page.getByLabel("Delvis tilbake, med gradert sykmelding: Antall").fill("2");
  await fault.waitFor({ state: "detached" });
  const values = await saved(open);
  assert.equal(values.enig, "Delvis");
  assert.equal(values.tiltak, "Arbeidspraksis\nLønnstilskudd", "in the form's order");
  assert.equal(values.utgifter, "1 200,50");
  assert.equal(values.mote, "05.05.2026 kl. 10:30");
  assert.deepEqual([values["antall.helt"], values["antall.delvis"]], ["3", "2"]);
  await inspect(page, "91-skjema-utfylt");

  // «Ikke aktuelt» stands alone.
  const group = page.getByRole("group", { name: /^Hva er prøvd/ });
  await group.getByRole("checkbox", { name: "Ikke aktuelt" }).check();
  assert.equal(await group.getByRole("checkbox", { name: "Arbeidspraksis" }).isChecked(), false);
  await group.getByRole("checkbox", { name: "Kurs" }).check();
  assert.equal(await group.getByRole("checkbox", { name: "Ikke aktuelt" }).isChecked(), false);
  await page.getByRole("button", { name: "Fjern valget i Er deltakeren enig?" }).click();
  assert.equal(await page.getByRole("radio", { name: "Delvis" }).isChecked(), false);

  await saved(open);
  await page.reload();
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  assert.equal(await page.getByLabel("Utgifter (kr):").inputValue(), "1 200,50");
  assert.equal(await page.getByRole("checkbox", { name: "Kurs" }).isChecked(), true);
  assert.deepEqual(faults, []);
});

test("sections are added and taken away, without a gap and with a way back", async (t) => {
  const open = await openForm(t);
  const { page, faults } = open;
  const add = page.getByRole("button", { name: "Legg til arbeidsgiver" });
  const name = (n) => page.getByRole("region", { name: `Arbeidsgiver ${n}` }).getByLabel("Navn på arbeidsgiver:");
  await name(1).fill("Bakeriet");
  await add.click();
  await page.keyboard.type("Lageret");
  assert.equal(await name(2).inputValue(), "Lageret", "the cursor stands in what was added");
  await add.click();
  await page.keyboard.type("Snekkeriet");
  assert.equal(await add.isDisabled(), true);
  await page.getByText("Skjemaet har plass til 3.").waitFor();
  await inspect(page, "92-skjema-gjentatt");

  await page.getByRole("button", { name: "Fjern Arbeidsgiver 2" }).click();
  assert.equal(await name(2).inputValue(), "Snekkeriet", "what follows moves up");
  assert.equal(await page.getByRole("region", { name: "Arbeidsgiver 3" }).count(), 0);
  await page.waitForFunction(() => document.activeElement?.textContent?.includes("Legg til arbeidsgiver"));
  let values = await saved(open);
  assert.deepEqual([values["firma.2"], values["firma.3"]], ["Snekkeriet", undefined]);
  await page.getByRole("button", { name: /^Angre/ }).click();
  await page.getByText("Angret: Fjernet: Arbeidsgiver 2").waitFor();
  assert.equal(await name(2).inputValue(), "Lageret");
  assert.equal(await name(3).inputValue(), "Snekkeriet");

  // One without text is there all the same, and survives.
  await page.getByRole("button", { name: "Fjern Arbeidsgiver 3" }).click();
  assert.equal(await name(2).inputValue(), "Lageret", "the others are left alone");
  await name(2).fill("");
  values = await saved(open);
  await page.reload();
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  assert.equal(await name(2).inputValue(), "");
  assert.deepEqual(faults, []);
});

test("a narrow window cuts nothing off", async (t) => {
  const { page, faults } = await openForm(t, { width: 320, height: 800 });
  await inspect(page, "93-skjema-smalt");
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wider <= 0, `${wider} px wider than the window`);
  await page.getByRole("button", { name: /av 8 mangler/ }).click();
  await inspect(page, "94-skjema-smalt-innhold");
  await page.getByRole("link", { name: /^Helt tilbake i arbeid/ }).click();
  const label = await page.evaluate(() => document.activeElement?.id);
  assert.equal(label, "felt-antall.helt");
  await inspect(page, "95-skjema-smalt-tabell");
  assert.deepEqual(faults, []);
});
