// The keys that work on every screen, and their overview.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function opened(t) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  const { page, faults } = await browse(t);
  await page.goto(server.url);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  return { page, faults };
}

test("Alt and a digit lead to the main screens", async (t) => {
  const { page, faults } = await opened(t);
  for (const [digit, title] of [[2, "Portefølje"], [3, "Rapporter"], [4, "Ny deltaker"], [5, "Innstillinger"], [6, "Månedsslutt"], [1, "I dag"]]) {
    await page.keyboard.press(`Alt+Digit${digit}`);
    await page.getByRole("heading", { name: title, level: 1 }).waitFor();
    const link = page.getByRole("navigation").getByRole("link", { name: title });
    assert.equal(await link.getAttribute("aria-keyshortcuts"), `Alt+${digit}`);
    assert.equal(await link.getAttribute("aria-current"), "page");
  }
  assert.deepEqual(faults, []);
});

test("F1 lists them, also from Innstillinger, and an open dialog comes first", async (t) => {
  const { page } = await opened(t);
  const overview = page.getByRole("dialog", { name: "Hurtigtaster" });
  await page.keyboard.press("F1");
  await overview.waitFor();
  for (const what of ["Finn deltaker", "Lås nå", "Portefølje", "Angre"]) {
    assert.ok((await overview.getByText(what).count()) > 0, what);
  }
  await inspect(page, "89-hurtigtaster");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Alt+Digit2");
  assert.equal(await page.getByRole("dialog").count(), 1);
  assert.match(page.url(), /\/(#\/)?$/);
  await page.keyboard.press("Escape");
  await overview.waitFor({ state: "detached" });
  await page.keyboard.press("Alt+Digit5");
  await page.getByRole("button", { name: "Hurtigtaster (F1)" }).click();
  await overview.waitFor();
});

test("no single letter or sign is a key: they are for typing", async (t) => {
  const { page } = await opened(t);
  for (const key of ["/", "?", "k", "l", "1"]) await page.keyboard.press(key);
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
});

test("nothing of it works on a locked window", async (t) => {
  const { page } = await opened(t);
  await page.keyboard.press("Control+l");
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.press("F1");
  await page.keyboard.press("Alt+Digit2");
  await page.waitForTimeout(200);
  assert.equal(await page.getByRole("dialog").count(), 0);
});
