// The pictures in the README: the demo data on a fixed day, in the light. Run by `make pictures` when the look changes.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browse, PASSPHRASE, serve } from "./harness.mjs";

const TODAY = "2026-05-04";
const WHO = "Kari Eksempel";
/** A reader on a slow line should not wait for them. */
const MOST_BYTES = 250_000;
const out = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

const undo = [];
try {
  const folder = mkdtempSync(join(tmpdir(), "tiltaksmappe-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const server = await serve(join(folder, "store"), { today: TODAY });
  undo.push(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  const { page, faults } = await browse({ after: (work) => undo.push(work) });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  mkdirSync(out, { recursive: true });

  async function picture(name) {
    await page.evaluate(() => document.activeElement?.blur());
    await page.mouse.move(0, 0);
    await page.waitForTimeout(500);
    const path = join(out, `${name}.png`);
    await page.screenshot({ path });
    const { size } = statSync(path);
    assert.ok(size < MOST_BYTES, `${name}.png has ${size} bytes`);
    console.log(`docs/pictures/${name}.png, ${Math.round(size / 1000)} kB`);
  }

  await page.goto(server.url);
  await page.getByRole("main").getByRole("listitem").first().waitFor();
  await picture("i-dag");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(WHO);
  await page.getByRole("option", { name: WHO }).click();
  await page.getByRole("heading", { name: WHO, level: 1 }).waitFor();
  await picture("deltaker");

  await page.getByRole("button", { name: /^Skriv rapport/ }).first().click();
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  await picture("rapport");
  assert.deepEqual(faults, []);
} finally {
  for (const work of undo.reverse()) await work();
}
