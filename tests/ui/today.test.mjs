// «I dag» with many participants: what is far ahead is folded, the advice is one step away, and the whole portfolio's
// deadlines say what to do and lead straight to it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function office(t, size) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { page, faults } = await browse(t, size);
  t.after(() => assert.deepEqual(faults, []));
  return { ...server, page };
}

test("what is far ahead is folded with its number, and stays as chosen until the window closes", async (t) => {
  const { url, rpc, page } = await office(t);
  await rpc("demo.load");
  const later = (await rpc("today")).rows.filter(({ due }) => due.nearness === "later").length;
  assert.ok(later > 10, "long enough to be in the way");
  await page.goto(url);
  const fold = page.getByRole("heading", { level: 2 }).getByRole("button", { name: `Senere ${later}` });
  await fold.waitFor();
  assert.equal(await fold.getAttribute("aria-expanded"), "false");
  const section = page.getByRole("region", { name: /^Senere/ });
  assert.equal(await section.getByRole("listitem").count(), 0);
  await fold.scrollIntoViewIfNeeded();
  await inspect(page, "60-i-dag-senere");
  await fold.press("Enter");
  assert.equal(await fold.getAttribute("aria-expanded"), "true");
  assert.equal(await section.getByRole("listitem").count(), later);
  await fold.scrollIntoViewIfNeeded();
  await inspect(page, "61-i-dag-senere-apnet");

  await section.getByRole("link").first().click();
  await page.getByRole("tab", { name: "Oversikt" }).waitFor();
  await page.getByRole("link", { name: "I dag" }).click();
  assert.equal(await fold.getAttribute("aria-expanded"), "true", "whoever comes back finds it as it was");
  await page.reload();
  await fold.waitFor();
  assert.equal(await fold.getAttribute("aria-expanded"), "false");
});

test("where nothing is nearer, what is far ahead is shown", async (t) => {
  const { url, rpc, page } = await office(t);
  const { id } = await rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Kari", last_name: "Eksempel" },
    ordered: "2026-03-20",
    started: "2026-04-01",
  });
  await rpc("event.save", { case: id, event: { type: "plan-delivered", date: "2026-04-15" } });
  await page.goto(url);
  await page.getByRole("link", { name: "Kari Eksempel" }).first().waitFor();
  const { rows } = await rpc("today");
  const nearer = rows.filter(({ due }) => due.nearness !== "later");
  assert.deepEqual(nearer, [], "the test needs nothing nearer");
  assert.equal(await page.getByRole("button", { name: /^Senere/ }).getAttribute("aria-expanded"), "true");
});

test("the advice is one step from the top", async (t) => {
  const { url, rpc, page } = await office(t);
  await rpc("demo.load");
  const given = (await rpc("today")).advice.filter(({ aside }) => aside === null).length;
  await page.goto(url);
  await page.getByRole("button", { name: `${given} råd fra appen` }).click();
  const heading = page.getByRole("heading", { name: /^Råd fra appen/ });
  assert.equal(await heading.evaluate((one) => one === document.activeElement), true);
  const { y } = await heading.boundingBox();
  assert.ok(y > 56 && y < 800, `in sight below the window's header, at ${y}`);
  await inspect(page, "62-i-dag-til-rad");
});

test("what is due for the whole portfolio says what to do, and leads straight to it", async (t) => {
  const { url, rpc, page } = await office(t);
  await rpc("demo.load");
  await page.goto(url);
  const section = page.getByRole("region", { name: /^For hele porteføljen/ });
  const rows = section.getByRole("listitem").filter({ hasText: "REFINO" });
  const month = rows.filter({ hasText: "Aktivitets- og resultatrapport" });
  const told = "Gå gjennom april 2026: det som mangler i sakene, tallene og rapporten til NAV Tiltak Oslo.";
  await month.getByText(told).waitFor();
  assert.equal(await section.getByText("utenfor appen").count(), 0);
  await month.scrollIntoViewIfNeeded();
  await inspect(page, "63-i-dag-portefolje");
  await month.getByRole("button", { name: /^Gjør månedsslutt/ }).click();
  await page.getByRole("heading", { name: "April 2026", level: 1 }).waitFor();
  await page.getByRole("heading", { name: "Levering" }).waitFor();
  await page.goBack();

  const evaluation = rows.filter({ hasText: "Evalueringsrapport for halvåret" });
  await evaluation.getByRole("button", { name: /^Skriv rapport/ }).click();
  await page.getByRole("heading", { name: "Evaluering av tiltaket", level: 1 }).waitFor();
  await page.getByText("01.04.2026–30.09.2026").first().waitFor();
  await page.goBack();
  await evaluation.getByRole("button", { name: /^Fortsett på utkast/ }).waitFor();
  // What is still asked for must not outlive the server, which the page would call a fault.
  await page.goto("about:blank");
});

test("«I dag» at 320 px", async (t) => {
  const { url, rpc, page } = await office(t, { width: 320, height: 640 });
  await rpc("demo.load");
  await page.goto(url);
  await page.getByRole("button", { name: /^Senere/ }).click();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${over} pixels too wide`);
  await inspect(page, "64-i-dag-smal");
});
