// Help with the writing: what is missing, the earlier report, text that follows the case, versions and phrases.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const STATUS = "jmo-vest-viken/statusrapport";

/** Kari's first status report delivered, her second begun and open. */
async function openSecond(t, size) {
  const folder = scratch(t);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const profile = (await server.rpc("profile")).profile;
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Åse Veileder", provider: "Arrangør" } });
  const { id: person } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Kari", last_name: "Eksempel", fnr: "03879140039" },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const begin = () => server.rpc("report.begin", { case: person, template: STATUS });
  const { id: first } = await begin();
  const { check } = await server.rpc("report", { id: first });
  const values = Object.fromEntries(check.missing.map(({ field }) => [field, "Ikke aktuelt"]));
  values.status = "Kari møter presis og trives på lageret.";
  await server.rpc("report.save", { id: first, values });
  await server.rpc("report.standpoint", { id: first, standpoint: "agrees" });
  await server.rpc("report.export", { id: first, folder, file_name: "a.pdf", looked_at: true }).catch(() =>
    server.rpc("report.export", { id: first, folder, file_name: "a.pdf" }),
  );
  await server.rpc("report.deliver", { id: first, date: "2026-05-04", channel: "letter" });
  const { id } = await begin();
  const { page, faults } = await browse(t, size);
  await page.goto(`${server.url}/#/rapport/${id}`);
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  return { server, page, faults, id, person };
}

/** Waits until a field says this: what the back end changes comes a moment after it is announced. */
async function says(field, text) {
  const until = Date.now() + 10_000;
  while ((await field.inputValue()) !== text && Date.now() < until) await field.page().waitForTimeout(50);
  assert.equal(await field.inputValue(), text);
}

const STATE = "Status og arbeidsrelatert progresjon inkl. ev. avvik fra tidligere plan:";

test("the outline tells what is missing and leads there", async (t) => {
  const { page, faults } = await openSecond(t);
  const outline = page.getByRole("navigation", { name: "Innholdet i rapporten" });
  const sum = async () => (await outline.getByText(/ av \d+ mangler/).innerText()).match(/\d+/g).map(Number);
  const [missing, all] = await sum();
  await outline.getByRole("link", { name: "Navn forhåndsutfylt", exact: true }).waitFor();
  const status = outline.getByRole("link", { name: /^Status og arbeidsrelatert/ });
  assert.match(await status.innerText(), /mangler/);
  await status.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Går fram.");
  await outline.getByRole("link", { name: /^Status og arbeidsrelatert.*skrevet/ }).waitFor();
  await outline.getByText(`${missing - 1} av ${all} `).waitFor();
  await inspect(page, "100-rapport-innhold");

  // One key, on and off, and what stood there comes back.
  await page.keyboard.press("Alt+i");
  assert.equal(await page.getByLabel(STATE).inputValue(), "Ikke aktuelt");
  await outline.getByRole("link", { name: /^Status og arbeidsrelatert.*ikke aktuelt/ }).waitFor();
  await page.keyboard.press("Alt+i");
  assert.equal(await page.getByLabel(STATE).inputValue(), "Går fram.");
  await page.getByRole("button", { name: "Ikke aktuelt for Begrunnelse for videre oppfølging" }).click();
  await page.getByRole("button", { name: /^Angre/ }).click();
  assert.equal(await page.getByLabel("Begrunnelse for videre oppfølging:").inputValue(), "");
  await page.keyboard.press("F1");
  await page.getByRole("dialog").getByText("«Ikke aktuelt» i feltet").waitFor();
  assert.deepEqual(faults, []);
});

test("the earlier report stands beside, and is copied only on request", async (t) => {
  const { page, faults } = await openSecond(t);
  const field = page.getByLabel(STATE);
  assert.equal(await field.inputValue(), "");
  await page.getByRole("button", { name: /^Se forrige til Status/ }).click();
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);
  const beside = page.getByRole("region", { name: "Forrige rapport: Statusrapport 1" });
  await beside.getByText("Kari møter presis").waitFor();
  await field.click();
  await inspect(page, "101-forrige-rapport");
  await page.getByRole("button", { name: /^Kopier forrige hit til Status/ }).click();
  assert.equal(await field.inputValue(), "Kari møter presis og trives på lageret.");
  await page.getByRole("button", { name: /^Angre/ }).click();
  assert.equal(await field.inputValue(), "");
  await beside.getByRole("button", { name: /^Kopier hit til Status/ }).click();
  assert.equal(await field.inputValue(), "Kari møter presis og trives på lageret.");
  // Typed on since: undoing it would lose that.
  await field.press("End");
  await page.keyboard.type(" Mer.");
  await page.getByRole("button", { name: /^Angre/ }).click();
  await page.getByText("Teksten er endret siden").waitFor();
  assert.match(await field.inputValue(), /Mer\.$/);
  await page.setViewportSize({ width: 320, height: 800 });
  await field.scrollIntoViewIfNeeded();
  await inspect(page, "102-forrige-rapport-smalt");
  assert.deepEqual(faults, []);
});

test("filled in text follows the case on request, and typed text only by choice", async (t) => {
  const { server, page, faults, person } = await openSecond(t);
  const name = page.getByLabel("Navn:", { exact: true });
  const needs = page.getByLabel("Bestilling fra NAV:");
  await needs.fill("Egne ord");
  await page.getByText(/^Lagret kl\./).waitFor();
  const { case: facts, person: who } = await server.rpc("case", { id: person });
  await server.rpc("case.update", {
    id: person,
    person: { ...who, last_name: "Ny-Eksempel", fnr: "03879140039" },
    case: { ...input(facts), order_text: "Avklare arbeidsevne." },
  });
  await page.reload();
  await page.getByRole("button", { name: "Oppdater 1 felt" }).waitFor();
  await inspect(page, "103-oppdater");
  await page.getByRole("button", { name: "Oppdater 1 felt" }).click();
  await page.getByText(/^Hentet: nye opplysninger/).waitFor();
  await says(name, "Kari Ny-Eksempel");
  assert.equal(await needs.inputValue(), "Egne ord", "what was typed stays");

  const suggestion = page.getByRole("button", { name: /^Vis forslaget .*Bestilling fra NAV|^Vis nytt forslag .*Bestilling fra NAV/ });
  await suggestion.click();
  await page.getByText("Avklare arbeidsevne.").first().waitFor();
  await inspect(page, "104-nytt-forslag");
  await page.getByRole("button", { name: "Behold det som står" }).click();
  assert.equal(await needs.inputValue(), "Egne ord");
  await suggestion.click();
  await page.getByRole("button", { name: "Bruk forslaget" }).click();
  await suggestion.waitFor({ state: "detached" });
  await says(needs, "Avklare arbeidsevne.");
  await page.keyboard.press("Control+z");
  await page.getByText("Angret hentingen: Bestilling fra NAV").waitFor();
  await says(needs, "Egne ord");
  assert.deepEqual(faults, []);
});

/** What `case.update` takes of a case. */
function input(facts) {
  const { nav_office, nav_counsellor, clinician, attributes, goal, expected_hours } = facts;
  return { nav_office, nav_counsellor, clinician, attributes, goal, expected_hours };
}

test("an earlier version comes back, whole or a field, and that is undone", async (t) => {
  const { server, page, faults, id } = await openSecond(t);
  const field = page.getByLabel(STATE);
  await field.fill("Møter presis hver dag.");
  await page.getByText(/^Lagret kl\./).waitFor();
  // Exporting marks a version; here taking text anew does, without waiting for a pause.
  await server.rpc("report.refresh", { id, fields: ["navn"] });
  const { versions } = await server.rpc("report.versions", { id });
  await server.rpc("report.restore", { id, version: versions.at(-1).version });
  await page.reload();
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  await says(field, "");
  await field.fill("Møter ofte hver dag.");
  await page.getByRole("button", { name: "Versjoner" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Skrevet/ }).click();
  await dialog.locator("del", { hasText: "presis" }).waitFor();
  await dialog.locator("ins", { hasText: "ofte" }).waitFor();
  await inspect(page, "105-versjoner");
  await dialog.getByRole("button", { name: /^Hent tilbake feltet Status/ }).click();
  await dialog.getByText("Denne versjonen er lik den som står nå.").waitFor();
  await dialog.getByRole("button", { name: "Lukk" }).first().click();
  await says(field, "Møter presis hver dag.");
  await page.getByRole("button", { name: /^Angre/ }).click();
  await page.getByText(/^Angret: Status/).waitFor();
  await says(field, "Møter ofte hver dag.");
  await page.getByRole("button", { name: "Versjoner" }).click();
  await dialog.getByRole("button", { name: /Påbegynt/ }).click();
  await dialog.getByRole("button", { name: "Hent tilbake denne versjonen" }).click();
  await dialog.waitFor({ state: "detached" });
  await says(field, "");
  assert.deepEqual(faults, []);
});

test("a phrase is kept without the name, found by keyboard and put at the cursor", async (t) => {
  const { page, faults } = await openSecond(t);
  const field = page.getByLabel(STATE);
  await field.fill("Kari møter presis til avtalene.");
  await field.selectText();
  await page.keyboard.press("Alt+f");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Du har ingen fraser ennå").waitFor();
  await inspect(page, "106-fraser-ingen");
  await dialog.getByRole("button", { name: "Lagre markert tekst som frase …" }).click();
  await dialog.getByLabel("Navn på frasen").fill("Oppmøte");
  await dialog.getByRole("button", { name: "Lagre frasen" }).click();
  await dialog.getByText("Teksten nevner en deltaker").waitFor();
  await inspect(page, "107-frase-navn");
  await dialog.getByRole("button", { name: "Bytt ut" }).click();
  assert.equal(await dialog.getByLabel("Tekst", { exact: true }).inputValue(), "{fornavn} møter presis til avtalene.");
  await dialog.getByLabel("Tekst", { exact: true }).fill("{fornavn} møter presis hos {arbeidsgiver}, {etternavn}.");
  await dialog.getByRole("button", { name: "Lagre frasen" }).click();
  await dialog.getByText("«{etternavn}» er ikke noe programmet kan fylle ut").waitFor();
  await dialog.getByLabel("Tekst", { exact: true }).fill("{fornavn} møter presis hos {arbeidsgiver}.");
  await dialog.getByRole("button", { name: "Lagre frasen" }).click();
  await dialog.waitFor({ state: "detached" });

  await field.fill("Først. Sist.");
  await field.evaluate((element) => element.setSelectionRange(7, 7));
  await field.press("Control+Space");
  await dialog.getByRole("option", { name: /Oppmøte.*til dette feltet/ }).waitFor();
  await page.keyboard.type("oppm");
  await inspect(page, "108-fraser");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await field.inputValue(), "Først. Kari møter presis hos [arbeidsgiver]. Sist.");
  await page.waitForFunction(() => window.getSelection().toString() === "[arbeidsgiver]" ||
    document.activeElement.value?.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd) === "[arbeidsgiver]");
  await page.getByRole("button", { name: /^Angre/ }).click();
  assert.equal(await field.inputValue(), "Først. Sist.");

  await page.getByRole("link", { name: "Innstillinger" }).click();
  const panel = page.getByRole("region", { name: "Fraser" });
  await panel.getByText("{fornavn} møter presis hos {arbeidsgiver}.").waitFor();
  await panel.scrollIntoViewIfNeeded();
  await inspect(page, "109-innstillinger-fraser");
  await panel.getByRole("button", { name: "Fjern frasen Oppmøte" }).click();
  await page.getByText("Fjernet: frasen «Oppmøte»").waitFor();
  await panel.getByText("Setninger du bruker ofte").waitFor();
  await page.getByRole("button", { name: /^Angre/ }).click();
  await panel.getByRole("heading", { name: "Oppmøte" }).waitFor();
  assert.deepEqual(faults, []);
});
