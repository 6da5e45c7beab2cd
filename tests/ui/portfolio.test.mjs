// The screens with a full portfolio, in both window sizes that counsellors have.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

for (const [width, height] of [
  [1280, 800],
  [1920, 1080],
]) {
  test(`a full portfolio, ${width} × ${height}`, async (t) => {
    const server = await serve(join(scratch(t), "store"));
    t.after(() => server.kill());
    await server.rpc("store.create", { passphrase: PASSPHRASE });
    await server.rpc("demo.load");
    const { page, faults } = await browse(t, { width, height });
    await page.goto(server.url);
    await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
    await inspect(page, "full-i-dag");

    await page.getByRole("link", { name: "Portefølje" }).click();
    const rows = page.getByRole("row");
    await rows.nth(1).waitFor();
    const all = await rows.count();
    await inspect(page, "full-portefolje");
    const name = await rows.nth(1).getByRole("link").innerText();
    await page.getByRole("searchbox").fill(name.toUpperCase());
    await page.getByRole("status").filter({ hasText: "Viser" }).waitFor();
    assert.ok((await rows.count()) < all, "the list narrows while typing");
    await page.getByRole("searchbox").fill("");

    await rows.nth(1).getByRole("link").click();
    for (const tab of ["Oversikt", "Frister", "Hendelser", "Timer og kontakter", "Arbeid", "Rapporter"]) {
      await page.getByRole("tab", { name: tab }).click();
      await inspect(page, `full-deltaker-${tab.split(" ")[0].toLowerCase()}`);
    }
    await page.getByRole("button", { name: /statusrapport/ }).click();
    await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
    await inspect(page, "full-rapport");

    await page.getByRole("link", { name: "Innstillinger" }).click();
    await page.getByRole("heading", { name: "Avtaler" }).waitFor();
    await page.getByRole("button", { name: /Jobbmestrende/ }).first().click();
    await inspect(page, "full-innstillinger");
    assert.deepEqual(faults, []);
  });
}

test("by keyboard alone", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  const { page } = await browse(t);
  await page.goto(server.url);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), "Hopp til innholdet");
  await page.keyboard.press("Enter");
  const open = page.getByRole("button", { name: /^Registrer/ }).first();
  await open.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    const inside = await dialog.evaluate((element) => element.contains(document.activeElement));
    assert.ok(inside, "the dialog keeps the focus");
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await open.evaluate((button) => button === document.activeElement), true, "the focus goes back");
});
