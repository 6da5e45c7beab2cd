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
    await page.getByRole("searchbox").fill("maret gappe");
    await page.getByRole("link", { name: "Máret Gáppe-Testesen" }).waitFor();
    await page.getByRole("searchbox").fill("");

    await page.getByRole("link", { name: "Kari Eksempel" }).click();
    for (const tab of ["Oversikt", "Frister", "Hendelser", "Timer og kontakter", "Arbeid", "Rapporter"]) {
      await page.getByRole("tab", { name: tab }).click();
      await inspect(page, `full-deltaker-${tab.split(" ")[0].toLowerCase()}`);
    }
    await page.getByRole("button", { name: /statusrapport/ }).click();
    await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
    await inspect(page, "full-rapport");

    await page.getByRole("link", { name: "Innstillinger" }).click();
    await page.getByRole("heading", { name: "Avtaler" }).waitFor();
    await page.getByRole("region", { name: /^Jobbmestrende oppfølging, NAV Vest-Viken/ }).getByRole("button").click();
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
  await page.getByRole("button", { name: "Hopp til innholdet" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "MAIN");
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

test("nothing is cut off when zoomed in", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  const { cases } = await server.rpc("list");
  const [{ case: id }] = cases;
  const [{ id: template }] = (await server.rpc("case", { id })).templates;
  const report = await server.rpc("report.begin", { case: id, template });
  const { page } = await browse(t);
  await page.goto(server.url);
  // 1280 pixels at 200 and at 400 per cent.
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 640 });
    const tabs = ["oversikt", "frister", "hendelser", "timer", "arbeid", "rapporter", "opplysninger"];
    const screens = ["", "portefolje", "ny-deltaker", "innstillinger", `rapport/${report.id}`];
    for (const address of [...screens, ...tabs.map((tab) => `deltaker/${id}/${tab}`)]) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `#/${address}`);
      await page.waitForTimeout(300);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${address || "i dag"} is ${over} pixels too wide at ${width}`);
      await inspect(page, `zoom-${(address || "i-dag").replaceAll("/", "-").replace(id, "").replace(report.id, "")}`);
    }
  }
});
