// Nobody at the machine: the store is locked and the window cleared, but the place is kept.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function atAReport(t) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  const { page, faults } = await browse(t);
  await page.clock.install();
  await page.goto(server.url);
  await page.getByRole("button", { name: /^Skriv rapport/ }).first().click();
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  return { page, faults };
}

async function unlock(page) {
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
}

test("after ten quiet minutes it locks, and unlocking returns to the half-written report", async (t) => {
  const { page, faults } = await atAReport(t);
  const comment = page.getByLabel("Deltakers kommentar", { exact: false });
  await comment.fill("Deltakeren vil legge til noe.");
  await page.clock.runFor("09:00");
  await comment.press("End");
  await page.clock.runFor("09:30");
  assert.equal(await comment.inputValue(), "Deltakeren vil legge til noe.", "a key pressed starts the ten minutes anew");
  await page.clock.fastForward("01:00");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  assert.doesNotMatch(await page.content(), /Deltakeren vil legge til noe|Demo|Eksempel/, "nothing is left on the screen");
  await unlock(page);
  await page.getByRole("heading", { name: /rapport/, level: 1 }).waitFor();
  assert.equal(await comment.inputValue(), "Deltakeren vil legge til noe.");
  assert.deepEqual(faults, []);
});

test("a machine that slept for some minutes is locked when it wakes", async (t) => {
  const { page } = await atAReport(t);
  await page.clock.fastForward("02:00");
  await page.clock.runFor("00:10");
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  // No timer ran in the meantime, as when the lid was closed.
  await page.clock.fastForward("04:00");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
});

test("where the system tells that nobody is there any more, it locks at once", async (t) => {
  const { page } = await atAReport(t);
  const comment = page.getByLabel("Deltakers kommentar", { exact: false });
  await comment.fill("Deltakeren vil legge til noe.");
  await page.evaluate(() => window.dispatchEvent(new Event("shell:away")));
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  await unlock(page);
  await page.getByRole("heading", { name: /rapport/, level: 1 }).waitFor();
  assert.equal(await comment.inputValue(), "Deltakeren vil legge til noe.", "what was half typed was saved");
});

test("Ctrl+L locks at once", async (t) => {
  const { page } = await atAReport(t);
  await page.keyboard.press("Control+l");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
});

test("the look and the minutes are chosen in Innstillinger, and kept", async (t) => {
  const { page } = await atAReport(t);
  await page.getByRole("link", { name: "Innstillinger" }).click();
  const panel = page.getByRole("region", { name: "Vinduet" });
  await panel.getByLabel("Utseende").selectOption("dark");
  await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
  await inspect(page, "24-vinduet");
  await panel.getByLabel("Lås når ingen").selectOption("2");
  await page.getByRole("status").filter({ hasText: "låses etter 2 minutter" }).waitFor();
  await page.clock.fastForward("02:10");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.classList.contains("dark")), "the look is remembered");
});
