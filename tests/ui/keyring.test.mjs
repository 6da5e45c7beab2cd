// The machine's keyring as a further way in, and what is copied: both leave the passphrase in charge.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function opened(t, { withKeyring = true } = {}) {
  const folder = scratch(t);
  const keyring = join(folder, "keyring");
  if (withKeyring) mkdirSync(keyring);
  const server = await serve(join(folder, "store"), { keyring });
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  const { page, faults } = await browse(t);
  await page.goto(server.url);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  return { server, page, faults, keyring };
}

const button = (scope, name) => scope.getByRole("button", { name, exact: true });
const panel = (page) => page.getByRole("region", { name: "Maskinens nøkkelring" });
const BY_KEYRING = "Lås opp med maskinens nøkkelring";

async function settings(page) {
  await page.getByRole("link", { name: "Innstillinger" }).click();
  await panel(page).scrollIntoViewIfNeeded();
}

async function locked(page) {
  await page.keyboard.press("Control+l");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
}

async function byPassphrase(page) {
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor({ state: "detached" });
}

test("the keyring is switched on with the passphrase, opens by a click, fails calmly and is switched off", async (t) => {
  const { page, faults, keyring } = await opened(t);
  await locked(page);
  assert.equal(await button(page, BY_KEYRING).count(), 0, "nobody has asked for it");
  await byPassphrase(page);

  await settings(page);
  await panel(page).getByText("alle som sitter ved maskinen mens du er logget på", { exact: false }).waitFor();
  await inspect(page, "60-nokkelring-av");
  await button(panel(page), "Slå på nøkkelringen").click();
  const dialog = page.getByRole("dialog", { name: "Slå på nøkkelringen" });
  await button(dialog, "Slå på").click();
  await dialog.getByText("Skriv passordfrasen du bruker nå.").waitFor();
  await dialog.getByLabel("Passordfrase").fill("en helt annen frase");
  await button(dialog, "Slå på").click();
  await dialog.getByText("Passordfrasen er feil", { exact: false }).waitFor();
  assert.deepEqual(readdirSync(keyring), [], "the keyring was not asked");
  await dialog.getByLabel("Passordfrase").fill(PASSPHRASE);
  await inspect(page, "61-nokkelring-dialog");
  await button(dialog, "Slå på").click();
  await dialog.waitFor({ state: "detached" });
  await panel(page).getByText("Maskinens nøkkelring kan låse opp mappen.").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "keyring");
  await inspect(page, "62-nokkelring-pa");

  await locked(page);
  await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "password");
  await inspect(page, "63-las-opp-med-nokkelring");
  await button(page, BY_KEYRING).click();
  await panel(page).waitFor();

  // The account's keyring was replaced by another, which knows nothing of it.
  await locked(page);
  for (const entry of readdirSync(keyring)) rmSync(join(keyring, entry));
  await button(page, BY_KEYRING).click();
  await page.getByRole("alert").filter({ hasText: "ikke lenger noen nøkkel" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("type") === "password");
  await inspect(page, "64-nokkelring-uten-nokkel");
  // Locked, it says that too, and typing takes the message away.
  writeFileSync(join(keyring, "locked"), "");
  await button(page, BY_KEYRING).click();
  await page.getByRole("alert").filter({ hasText: "Nøkkelringen er låst" }).waitFor();
  await byPassphrase(page);

  await settings(page);
  await button(panel(page), "Slå av").click();
  await button(panel(page), "Slå på nøkkelringen").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "keyring");
  await locked(page);
  assert.equal(await button(page, BY_KEYRING).count(), 0);
  await byPassphrase(page);
  assert.deepEqual(faults, []);
});

test("a machine without a keyring says so, and offers nothing", async (t) => {
  const { page, faults } = await opened(t, { withKeyring: false });
  await settings(page);
  await panel(page).getByText("Maskinen har ingen nøkkelring som svarer.", { exact: false }).waitFor();
  assert.equal(await panel(page).getByRole("button").count(), 0);
  await inspect(page, "65-nokkelring-finnes-ikke");
  assert.deepEqual(faults, []);
});

test("what was copied is cleared after half a minute and at locking, unless someone has copied something else", async (t) => {
  const { page, faults } = await opened(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.clock.install();
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  /** The clipboard answers when it will. */
  const becomes = async (text) => {
    for (let tries = 0; tries < 100 && (await pasted()) !== text; tries++) await new Promise((go) => setTimeout(go, 50));
    assert.equal(await pasted(), text);
  };
  await settings(page);
  await button(page, "Lag koden nå").click();
  const copy = async () => {
    await button(page, "Kopier").click();
    await page.getByRole("status").filter({ hasText: "Kopiert. Utklippstavlen tømmes om 30 sekunder." }).waitFor();
    assert.match(await pasted(), /^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/);
  };
  await copy();
  await page.clock.runFor("00:29");
  assert.notEqual(await pasted(), "");
  await page.clock.runFor("00:02");
  await becomes("");
  await copy();
  await page.evaluate(() => navigator.clipboard.writeText("handleliste"));
  await page.clock.runFor("00:31");
  await becomes("handleliste");
  await copy();
  await locked(page);
  await becomes("");
  assert.deepEqual(faults, []);
});
