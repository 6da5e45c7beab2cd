// The look is there before the window's own script is: a dark window never begins white.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, scratch, serve } from "./harness.mjs";

test("the first paint has the chosen look, and without a choice the system's", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { page } = await browse(t);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [WHITE, DARK] = ["rgb(255, 255, 255)", "rgb(14, 21, 31)"];
  // The screen itself never comes: what is seen is what stands there before it.
  await page.route("**/assets/*.js", (route) => route.abort());
  for (const [system, chosen, seen] of [
    ["light", null, WHITE],
    ["dark", null, DARK],
    ["light", "dark", DARK],
    ["dark", "light", WHITE],
  ]) {
    await page.emulateMedia({ colorScheme: system });
    await page.goto(server.url);
    await page.evaluate((look) => (look ? localStorage.setItem("utseende", look) : localStorage.clear()), chosen);
    await page.reload();
    assert.equal(await background(), seen, `system ${system}, chosen ${chosen}`);
  }
});
