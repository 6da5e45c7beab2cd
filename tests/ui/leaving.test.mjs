// What is typed and not saved is not lost without a question; and the lock never waits for an answer.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const KARI = { first_name: "Kari", last_name: "Testesen", fnr: "", address: "", postal_code: "", city: "", phone: "", email: "", protected_address: "none" };

/** One participant who has started, and the window at the given address. */
async function at(t, address, { clock = false } = {}) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: KARI,
    case: {},
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const { page, faults } = await browse(t);
  if (clock) await page.clock.install();
  await page.goto(`${server.url}/#/${address.replace("ID", id)}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { server, page, faults, id };
}

const question = (page) => page.getByRole("dialog", { name: "Forlate uten å lagre?" });

async function stays(page) {
  await question(page).getByRole("button", { name: "Bli her" }).click();
  await question(page).waitFor({ state: "detached" });
}

async function leaves(page) {
  await question(page).getByRole("button", { name: "Forlat uten å lagre" }).click();
  await question(page).waitFor({ state: "detached" });
}

test("a half-filled new participant is not left without a question", async (t) => {
  const { page, faults } = await at(t, "ny-deltaker");
  const name = page.getByLabel("Etternavn");
  await page.getByLabel("Avtale", { exact: true }).selectOption("jmo-vest-viken");
  await name.fill("Prøve-Østby");

  await page.getByRole("link", { name: "Portefølje" }).click();
  await question(page).waitFor();
  assert.equal(
    await question(page).getByRole("button", { name: "Bli her" }).evaluate((button) => button === document.activeElement),
    true,
    "Enter keeps what is typed",
  );
  await inspect(page, "80-forlate");
  await stays(page);
  assert.equal(await name.inputValue(), "Prøve-Østby");
  assert.match(page.url(), /#\/ny-deltaker$/, "the address is back too");

  await page.getByRole("button", { name: "Avbryt" }).click();
  await stays(page);
  await page.keyboard.press("Alt+Digit1");
  await stays(page);

  await page.getByRole("link", { name: "I dag" }).click();
  await leaves(page);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  await page.getByRole("link", { name: "Portefølje" }).click();
  await page.getByRole("heading", { name: "Portefølje", level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  assert.deepEqual(faults, []);
});

test("the way back asks too, and staying keeps the way", async (t) => {
  const { page } = await at(t, "portefolje");
  await page.getByRole("link", { name: "Innstillinger" }).click();
  await page.getByLabel("Navn", { exact: true }).fill("Jorunn");
  await page.goBack();
  await question(page).waitFor();
  await stays(page);
  await page.waitForFunction(() => window.location.hash === "#/innstillinger");
  assert.equal(await page.getByLabel("Navn", { exact: true }).inputValue(), "Jorunn");
  await page.goBack();
  await leaves(page);
  await page.getByRole("heading", { name: "Portefølje", level: 1 }).waitFor();
});

test("saved, or back as it was, nothing is asked", async (t) => {
  const { page } = await at(t, "innstillinger");
  const name = page.getByLabel("Navn", { exact: true });
  await name.fill("Jorunn");
  await name.press("Enter");
  await page.getByRole("status").filter({ hasText: "Lagret: dine opplysninger" }).waitFor();
  await page.getByRole("link", { name: "I dag" }).click();
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();

  await page.getByRole("link", { name: "Innstillinger" }).click();
  await name.fill("Jorunn Konsulent");
  await name.fill("Jorunn");
  await page.getByRole("link", { name: "I dag" }).click();
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();

  // Saved by Enter, and typed on while it was being saved.
  await page.getByRole("link", { name: "Innstillinger" }).click();
  await name.press("End");
  await name.pressSequentially("a");
  await name.press("Enter");
  await name.pressSequentially("b");
  await page.getByRole("status").filter({ hasText: "Lagret: dine opplysninger" }).waitFor();
  await page.getByRole("link", { name: "I dag" }).click();
  await stays(page);
});

test("another tab is another place: hours under way and details under way are asked about", async (t) => {
  const { page } = await at(t, "deltaker/ID/timer");
  await page.getByRole("tab", { name: "Frister" }).click();
  await page.getByRole("heading", { name: "Gjenstår" }).waitFor();
  await page.getByRole("tab", { name: "Timer og kontakter" }).click();

  const text = page.getByLabel("Hva ble gjort (valgfritt)");
  await text.fill("Ringte bedriften.");
  await page.getByRole("tab", { name: "Frister" }).click();
  await question(page).waitFor();
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "detached" });
  assert.equal(await text.inputValue(), "Ringte bedriften.", "Escape is staying");
  await page.getByRole("button", { name: "Før", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "Ført: Oppfølging av deltaker 04.05.2026, uten tid" }).waitFor();

  await page.getByRole("tab", { name: "Personopplysninger" }).click();
  await page.getByLabel("Adressesperre").focus();
  await page.getByLabel("Adressesperre").selectOption({ label: "Kode 7, fortrolig adresse" });
  await page.getByRole("tab", { name: "Oversikt" }).click();
  await leaves(page);
  await page.getByRole("heading", { name: "Neste frister" }).waitFor();
  await page.getByRole("tab", { name: "Personopplysninger" }).click();
  assert.equal(await page.getByLabel("Adressesperre").inputValue(), "none");
});

test("a dialog asks only about what stands in it, and only when something does", async (t) => {
  const { page, faults } = await at(t, "deltaker/ID/timer");
  // A line under way beneath it is not the dialog's to lose.
  await page.getByLabel("Hva ble gjort (valgfritt)").fill("Ringte bedriften.");
  const dialog = page.getByRole("dialog", { name: "Registrer hendelse" });
  await page.getByRole("button", { name: "Registrer hendelse" }).first().click();
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Registrer hendelse" }).first().click();
  await dialog.getByLabel("Notat (valgfritt)").fill("Møtte i resepsjonen");
  await page.keyboard.press("Escape");
  await question(page).waitFor();
  await inspect(page, "81-lukke-dialog");
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "detached" });
  assert.equal(await dialog.getByLabel("Notat (valgfritt)").inputValue(), "Møtte i resepsjonen");
  assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)), "the focus is back in it");
  await dialog.getByRole("button", { name: "Avbryt" }).click();
  await leaves(page);
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Hva ble gjort (valgfritt)").inputValue(), "Ringte bedriften.");
  assert.deepEqual(faults, []);
});

test("a new recovery code is not left behind unseen", async (t) => {
  const { page } = await at(t, "innstillinger");
  await page.getByRole("button", { name: "Lag koden nå" }).click();
  await page.getByRole("heading", { name: "Dette er koden" }).waitFor();
  await page.getByRole("link", { name: "I dag" }).click();
  await question(page).getByText("vises bare denne ene gangen").waitFor();
  await stays(page);
  await page.getByRole("heading", { name: "Dette er koden" }).waitFor();
});

test("the window asks before it closes, and then does", async (t) => {
  const { page } = await at(t, "innstillinger");
  const close = () => page.evaluate(() => window.dispatchEvent(new Event("shell:close")));
  await close();
  assert.equal(await question(page).count(), 0);
  await page.getByLabel("Navn", { exact: true }).fill("Jorunn");
  await close();
  await question(page).waitFor();
  await close();
  assert.equal(await page.getByRole("dialog").count(), 1, "one question at a time");
  await stays(page);
});

test("the lock wins: by key over an open question, and by itself after a word of warning", async (t) => {
  const { page } = await at(t, "ny-deltaker", { clock: true });
  await page.getByLabel("Avtale", { exact: true }).selectOption("jmo-vest-viken");
  await page.getByLabel("Etternavn").fill("Prøve-Østby");
  await page.getByRole("link", { name: "I dag" }).click();
  await question(page).waitFor();
  await page.keyboard.press("Control+l");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  assert.doesNotMatch(await page.content(), /Prøve-Østby/);
  await page.waitForFunction(() => window.location.hash === "#/ny-deltaker", null, { polling: 50 });

  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ny deltaker", level: 1 }).waitFor();
  await page.getByLabel("Avtale", { exact: true }).selectOption("jmo-vest-viken");
  await page.getByLabel("Etternavn").fill("Prøve-Østby");
  const warning = page.getByText("Låser om ett minutt");
  await page.clock.runFor("08:50");
  assert.equal(await warning.count(), 0);
  await page.clock.fastForward("00:20");
  await warning.waitFor();
  await inspect(page, "82-laser-snart");
  await page.keyboard.press("Shift");
  await warning.waitFor({ state: "detached" });
  await page.clock.runFor("09:10");
  await warning.waitFor();
  await page.clock.fastForward("01:00");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  assert.equal(await warning.count(), 0);
});
