// Adressesperre: what is masked until it is opened on purpose; messages by pseudonym; and the provider's paperwork.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const FNR = "03879140039";

async function office(t, person, agreement = "studie-med-stotte") {
  const folder = scratch(t);
  const out = join(folder, "ut");
  mkdirSync(out);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  const own = { counsellor: "Jorunn Konsulent", provider: "Eksempel Arbeid AS", export_folder: out };
  await server.rpc("profile.save", { profile: { ...profile, ...own } });
  const { id } = await server.rpc("case.create", { agreement, person, ordered: "2026-01-05", started: "2026-02-01" });
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));
  return { server, page, id, out };
}

/** Every width and both colours. */
async function looked(page, name) {
  await inspect(page, name);
  await page.setViewportSize({ width: 320, height: 640 });
  await inspect(page, name);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("kode 6 is set in the form, hides name and address everywhere, and the name is opened on purpose", async (t) => {
  const person = { first_name: "Åse Máret", last_name: "Prøve-Østby", fnr: FNR, address: "Fiktivgata 1", city: "Grimstad" };
  const { server, page, id } = await office(t, person);
  await page.goto(`${server.url}/#/deltaker/${id}/opplysninger`);
  await page.getByLabel("Gateadresse (valgfritt)").waitFor();
  await page.getByLabel("Adressesperre").selectOption({ label: "Kode 6, strengt fortrolig adresse" });
  await page.getByText("Adressen skal ikke stå her").waitFor();
  assert.equal(await page.getByLabel("Gateadresse (valgfritt)").count(), 0);
  await looked(page, "q0-adressesperre-skjema");
  await page.getByRole("button", { name: "Lagre", exact: true }).click();
  const masked = page.getByRole("heading", { name: /^Skjermet deltaker · [2-9A-Z]{6}$/, level: 1 });
  await masked.waitFor();
  await page.getByText("Åpne navnet øverst på siden for å se og rette opplysningene.").waitFor();
  await looked(page, "q1-skjermet");

  // Neither in lists nor in the finder; the whole number finds all the same.
  await page.goto(`${server.url}/#/portefolje`);
  await page.getByText(/Skjermet deltaker · /).first().waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /Prøve-Østby|Máret/);
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Finn deltaker" });
  const field = dialog.getByRole("combobox");
  await field.waitFor();
  await dialog.getByText("1 deltaker", { exact: true }).waitFor();
  await field.fill("Østby");
  await dialog.getByText("Ingen deltakere passer med det.").waitFor();
  await field.fill("038791 40039");
  await dialog.getByText("1 deltaker", { exact: true }).waitFor();
  await field.press("Enter");
  await masked.waitFor();

  // A report is no way round.
  const { id: report } = await server.rpc("report.begin", { case: id, template: "studie-med-stotte/plan" });
  await page.goto(`${server.url}/#/rapport/${report}`);
  await page.getByText("Deltakeren har adressesperre.").waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), /Prøve-Østby|Máret/);
  await inspect(page, "q2-skjermet-rapport");
  await page.getByRole("button", { name: "Åpne navnet" }).click();
  const ask = page.getByRole("dialog", { name: "Åpne navnet" });
  await ask.getByLabel("Hvorfor (valgfritt)").fill("Skrive planen");
  await looked(page, "q3-aapne-navnet");
  await ask.getByRole("button", { name: "Åpne", exact: true }).click();
  await page.getByRole("link", { name: "Åse Máret Prøve-Østby" }).click();
  await page.getByRole("heading", { name: "Åse Máret Prøve-Østby", level: 1 }).waitFor();
  await page.getByRole("tab", { name: "Historikk" }).click();
  await page.getByText("Skjermet navn åpnet: Skrive planen").waitFor();
  await inspect(page, "q4-historikk");
  assert.doesNotMatch(await page.locator("body").innerText(), /Fiktivgata/);
});

test("a message is written with the pseudonym, and is not copied while a name stands in it", async (t) => {
  const { server, page, id } = await office(t, { first_name: "Åse Máret", last_name: "Prøve-Østby", fnr: FNR });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${server.url}/#/deltaker/${id}/rapporter`);
  await page.getByRole("heading", { name: "Melding med pseudonym" }).waitFor();
  await page.getByRole("radio", { name: "Melding om oppstart i tiltak" }).check();
  await looked(page, "q5-meldinger");
  await page.getByRole("button", { name: "Skriv meldingen" }).click();
  const dialog = page.getByRole("dialog", { name: "Melding om oppstart i tiltak" });
  const text = dialog.getByRole("textbox", { name: "Teksten" });
  await text.waitFor();
  assert.equal(await text.inputValue(), "Melding om oppstart i Studie med støtte\n\nPÅM 030791 startet i tiltaket 01.02.2026.");
  await text.fill("Åse (PÅM 030791) startet 01.02.2026.");
  await dialog.getByText("Deltakerens navn. Pseudonymet er nok.").waitFor();
  const copy = dialog.getByRole("button", { name: "Kopier" });
  assert.equal(await copy.isDisabled(), true);
  await looked(page, "q6-melding-stoppet");
  await text.fill("PÅM 030791 startet 01.02.2026.");
  await dialog.getByText("Programmet fant ikke noe").waitFor();
  await copy.click();
  await page.getByText("Kopiert. Utklippstavlen tømmes om 30 sekunder.").first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "PÅM 030791 startet 01.02.2026.");
  await looked(page, "q7-melding");
});

test("other agreements offer no messages", async (t) => {
  const { server, page, id } = await office(t, { first_name: "Kari", last_name: "Eksempel" }, "jmo-vest-viken");
  await page.goto(`${server.url}/#/deltaker/${id}/rapporter`);
  await page.getByRole("button", { name: "Sluttrapport" }).waitFor();
  assert.equal(await page.getByText("pseudonym").count(), 0);
});

test("the provider's paperwork is read, copied and saved", async (t) => {
  const { server, page, out } = await office(t, { first_name: "Kari", last_name: "Eksempel" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${server.url}/#/personvern/dokumentasjon`);
  await page.getByRole("heading", { name: "Krypteringstiltak" }).waitFor();
  await looked(page, "q8-dokumentasjon");
  await page.getByRole("button", { name: "Kopier alt" }).click();
  await page.getByText("Kopiert").first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Pseudonymiseringstiltak\n\n/);
  await page.getByRole("button", { name: /^Lagre som PDF.*Studie med støtte/ }).click();
  const dialog = page.getByRole("dialog", { name: "Lagre protokollen" });
  await dialog.getByLabel("Personvernombud hos dere (valgfritt)").fill("Petra Ombud");
  await looked(page, "q9-protokoll");
  await dialog.getByRole("button", { name: "Lagre PDF" }).click();
  await page.getByText("PDF-en ligger her:").waitFor();
  assert.deepEqual(readdirSync(out), ["protokoll-studie-med-stotte-2026-05-04.pdf"]);
});
