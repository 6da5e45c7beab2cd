// What is typed into a report survives whatever happens around it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** Opens the first draft of a full portfolio's first status report. */
async function openReport(page, server) {
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  await page.goto(server.url);
  await page.getByRole("button", { name: /^Skriv rapport \(Statusrapport \d, Kari Eksempel\)/ }).first().click();
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  return page.getByLabel("Status og arbeidsrelatert progresjon", { exact: false });
}

test("text typed while the back end is away is saved when it is back", async (t) => {
  const store = join(scratch(t), "store");
  let server = await serve(store);
  t.after(() => server.kill());
  const { page } = await browse(t);
  const field = await openReport(page, server);

  await server.kill();
  await field.fill("Skrevet uten forbindelse");
  await page.getByRole("alert").filter({ hasText: "Ikke lagret" }).waitFor();
  assert.equal(await field.inputValue(), "Skrevet uten forbindelse");

  // The store comes back locked: the window asks for the passphrase and then saves what it kept.
  server = await serve(store, { port: new URL(page.url()).port });
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await field.waitFor();
  assert.equal(await field.inputValue(), "Skrevet uten forbindelse");
  await page.reload();
  await field.waitFor();
  assert.equal(await field.inputValue(), "Skrevet uten forbindelse");
});

test("leaving at once loses no key press", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { page } = await browse(t);
  const field = await openReport(page, server);
  const address = page.url();
  await field.fill("");
  await field.pressSequentially("Siste tegn teller");
  await page.getByRole("link", { name: "I dag" }).click();
  await page.goto(address);
  await field.waitFor();
  assert.equal(await field.inputValue(), "Siste tegn teller");
  await field.press("End");
  await page.keyboard.type(", også når det låses");
  await page.getByRole("button", { name: "Lås" }).click();
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await field.waitFor();
  assert.equal(await field.inputValue(), "Siste tegn teller, også når det låses");
});

test("a save starts soon, typing on or not, and only one at a time", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { page } = await browse(t);
  const field = await openReport(page, server);
  let underWay = 0;
  let most = 0;
  const saves = [];
  page.on("request", (request) => {
    if (request.postData()?.includes('"report.save"')) {
      underWay += 1;
      most = Math.max(most, underWay);
      saves.push(Date.now());
    }
  });
  page.on("requestfinished", (request) => {
    if (request.postData()?.includes('"report.save"')) underWay -= 1;
  });
  await field.pressSequentially("Kari kommer presis og trives godt i arbeidet.", { delay: 30 });
  const typed = Date.now();
  await page.getByText(/^Lagret kl\./).waitFor();
  // Typing on does not postpone it: the first save began while keys were still pressed.
  assert.ok(saves[0] < typed, "the first save waited for the last key");
  assert.ok(saves.length > 2, "typing on does not put saving off");
  assert.equal(most, 1, "one save at a time");
});
