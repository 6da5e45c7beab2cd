// Looking around with demo data, and being rid of it again.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function opened(t, size) {
  const server = await serve(join(scratch(t), "store"));
  const seen = { faults: [] };
  // Before the server is gone, which a page would call a fault.
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { page, faults } = await browse(t, size);
  seen.faults = faults;
  await page.goto(server.url);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  return { server, page };
}

const says = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const notice = (page) => page.getByRole("region", { name: "Eksempeldata" });
const focused = (page, name) =>
  page.waitForFunction((text) => document.activeElement?.textContent === text, name, { timeout: 5_000 });

test("an empty folder offers two ways, and the demo data goes as it came", async (t) => {
  const { server, page } = await opened(t);
  await page.getByRole("heading", { name: "Mappen er klar" }).waitFor();
  await page.getByRole("button", { name: "Legg inn den første deltakeren" }).waitFor();
  await inspect(page, "60-tom-i-dag");

  await page.getByRole("button", { name: "Se deg rundt med eksempeldata" }).focus();
  await page.keyboard.press("Enter");
  await notice(page).waitFor();
  const { demo } = await server.rpc("status");
  assert.ok(demo > 5, `${demo} participants`);
  await says(page, `Lagt inn: ${demo} oppdiktede deltakere`);
  await focused(page, "I dag");
  await notice(page).getByText(`${demo} oppdiktede deltakere`).waitFor();
  await inspect(page, "61-eksempeldata-i-dag");

  await page.getByRole("link", { name: "Portefølje" }).click();
  await page.getByRole("row").nth(3).waitFor();
  await page.getByRole("link", { name: "I dag" }).click();
  await notice(page).getByRole("button", { name: "Fjern eksempeldata" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Fjerne eksempeldataene?" });
  await dialog.getByText("kan ikke angres").waitFor();
  await dialog.getByText("blir stående").waitFor();
  await inspect(page, "62-fjern-eksempeldata");
  // Thought better of, nothing has happened, and one is where one was.
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await focused(page, "Fjern eksempeldata");
  assert.equal((await server.rpc("status")).demo, demo);

  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Fjern eksempeldata" }).focus();
  await page.keyboard.press("Enter");
  await says(page, "Eksempeldataene er fjernet");
  await page.getByRole("heading", { name: "Mappen er klar" }).waitFor();
  await dialog.waitFor({ state: "detached" });
  await focused(page, "I dag");
  assert.equal(await notice(page).count(), 0);
  assert.deepEqual((await server.rpc("verify")).records, {});
  await inspect(page, "63-eksempeldata-fjernet");
});

test("the portfolio offers the same, and the settings remove it beside one's own", async (t) => {
  const { server, page } = await opened(t);
  await page.getByRole("link", { name: "Portefølje" }).click();
  await page.getByRole("heading", { name: "Ingen deltakere ennå" }).waitFor();
  await inspect(page, "64-tom-portefolje");
  await page.getByRole("button", { name: "Se deg rundt med eksempeldata" }).click();
  await page.getByRole("row").nth(3).waitFor();
  await focused(page, "Portefølje");

  const person = { first_name: "Tuva", last_name: "Ekte" };
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person,
    ordered: "2026-04-20",
  });
  await page.getByRole("link", { name: "Innstillinger" }).click();
  const own = page.getByRole("region", { name: "Dine opplysninger" });
  await own.getByLabel("Navn", { exact: true }).waitFor();
  assert.notEqual(await own.getByLabel("Navn", { exact: true }).inputValue(), "");
  // Typed and not saved yet.
  await own.getByLabel("Tittel").fill("karriereveileder");
  const panel = page.getByRole("region", { name: "Eksempeldata" });
  await panel.scrollIntoViewIfNeeded();
  await inspect(page, "65-eksempeldata-innstillinger");
  await panel.getByRole("button", { name: "Fjern eksempeldata" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Fjern eksempeldata" }).click();
  await says(page, "Eksempeldataene er fjernet");
  await focused(page, "Innstillinger");
  assert.equal(await panel.count(), 0);
  assert.equal(await own.getByLabel("Tittel").inputValue(), "karriereveileder", "what was typed is kept");
  await own.getByRole("button", { name: "Lagre" }).click();
  await says(page, "Lagret: dine opplysninger");
  const { profile } = await server.rpc("profile");
  assert.deepEqual([profile.title, profile.counsellor, profile.provider], ["karriereveileder", "", ""]);

  await page.getByRole("link", { name: "Portefølje" }).click();
  await page.getByRole("link", { name: "Tuva Ekte" }).waitFor();
  assert.equal((await server.rpc("list")).cases.length, 1);
  assert.equal((await server.rpc("list")).cases[0].case, id);
});

test("at the width of a telephone and magnified, notice and choices stay whole", async (t) => {
  const { page } = await opened(t, { width: 320, height: 640 });
  await page.getByRole("button", { name: "Se deg rundt med eksempeldata" }).waitFor();
  await inspect(page, "66-tom-smal");
  await page.getByRole("button", { name: "Se deg rundt med eksempeldata" }).click();
  await notice(page).waitFor();
  await inspect(page, "67-eksempeldata-smal");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, "nothing is pushed out of sight");
});

test("a refused removal says why, and the demo data stays", async (t) => {
  const { server, page } = await opened(t);
  await server.rpc("demo.load");
  await page.reload();
  await notice(page).getByRole("button", { name: "Fjern eksempeldata" }).click();
  const dialog = page.getByRole("dialog");
  let asked = 0;
  await page.route("**/rpc", async (route) => {
    if (!route.request().postData()?.includes('"demo.remove"')) return route.fallback();
    asked += 1;
    await page.waitForTimeout(400);
    const refused = { code: "disk-full", message: "Disken er full." };
    return route.fulfill({ status: 400, contentType: "application/json", body: JSON.stringify({ error: refused }) });
  });
  await dialog.getByRole("button", { name: "Fjern eksempeldata" }).click();
  // Busy: neither a second press nor a change of mind comes in between.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await dialog.getByRole("alert").filter({ hasText: "Disken er full" }).waitFor();
  assert.equal(asked, 1);
  await inspect(page, "68-fjerning-nektet");
  await dialog.getByRole("button", { name: "Avbryt" }).click();
  await notice(page).waitFor();
});
