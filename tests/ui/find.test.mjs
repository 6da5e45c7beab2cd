// «Finn deltaker»: from any screen to a participant by a part of the name, by keyboard alone.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function opened(t, { demo = true } = {}) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  if (demo) await server.rpc("demo.load");
  const { page, faults } = await browse(t);
  await page.goto(server.url);
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  const dialog = page.getByRole("dialog", { name: "Finn deltaker" });
  const field = dialog.getByRole("combobox");
  return { server, page, faults, dialog, field };
}

test("a part of the name is enough, typed without accents, and Enter opens", async (t) => {
  const { page, faults, dialog, field } = await opened(t);
  await page.getByRole("link", { name: "Innstillinger" }).click();
  await page.keyboard.press("Control+k");
  await field.waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
  await inspect(page, "85-finn-deltaker");
  await page.keyboard.type("gap mar");
  const options = dialog.getByRole("option");
  await dialog.getByText("1 deltaker", { exact: true }).waitFor();
  assert.equal(await options.count(), 1);
  assert.match(await options.first().innerText(), /Máret Gáppe-Testesen\s+(I tiltak|Bestilt|Avsluttet)[\s\S]*Jobbmestrende/);
  await inspect(page, "86-finn-deltaker-treff");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Máret Gáppe-Testesen", level: 1 }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1", "the screen is read aloud from its top");
  assert.match(page.url(), /#\/deltaker\/[0-9a-f]{32}\/oversikt$/, "the address names no one");
  assert.equal(await page.title(), "Tiltaksmappe");
  assert.deepEqual(faults, []);
});

test("the arrows choose, the reader hears which, and Escape gives the focus back", async (t) => {
  const { page, dialog, field } = await opened(t);
  const opener = page.getByRole("button", { name: "Finn deltaker" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await field.waitFor();
  const options = dialog.getByRole("option");
  await options.nth(2).waitFor();
  const all = await options.count();
  assert.ok(all > 2, "nothing typed yet: everyone is there");
  const active = async () => {
    const id = await field.getAttribute("aria-activedescendant");
    const option = page.locator(`[id="${id}"]`);
    assert.equal(await option.getAttribute("aria-selected"), "true");
    return option.innerText();
  };
  const names = await options.allInnerTexts();
  assert.equal(await active(), names[0]);
  await page.keyboard.press("ArrowUp");
  assert.equal(await active(), names[all - 1], "round the end");
  assert.ok(await options.last().evaluate((option) => {
    const [mine, list] = [option.getBoundingClientRect(), option.parentElement.getBoundingClientRect()];
    return mine.bottom <= list.bottom + 1;
  }), "what is chosen is in view");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(), names[1]);
  await page.keyboard.type("zzz");
  await dialog.getByText("Ingen deltakere passer").waitFor();
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Enter");
  assert.equal(await dialog.count(), 1, "Enter on nothing does nothing");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await opener.evaluate((button) => button === document.activeElement), true);
});

test("names that begin with it come first, and the reference finds too", async (t) => {
  const { server, page, dialog, field } = await opened(t);
  const { cases } = await server.rpc("list");
  await page.keyboard.press("Control+k");
  await field.fill("te");
  const first = await dialog.getByRole("option").first().locator(".find__name").innerText();
  assert.match(first, /(^|[\s-])te/i, first);
  await field.fill(cases[0].reference.toLowerCase());
  assert.equal(await dialog.getByRole("option").count(), 1);
  assert.match(await dialog.getByRole("option").innerText(), new RegExp(cases[0].participant));
  await dialog.getByRole("option").click();
  await page.getByRole("heading", { name: cases[0].participant, level: 1 }).waitFor();
});

test("half-typed text is asked about on the way", async (t) => {
  const { page, field } = await opened(t);
  await page.getByRole("link", { name: "Ny deltaker" }).click();
  await page.getByLabel("Avtale", { exact: true }).selectOption("jmo-vest-viken");
  await page.getByLabel("Etternavn").fill("Prøve-Østby");
  await page.keyboard.press("Control+k");
  await field.fill("maret");
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Forlate uten å lagre?" });
  await question.getByRole("button", { name: "Bli her" }).click();
  await question.waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Etternavn").inputValue(), "Prøve-Østby");
  await page.keyboard.press("Control+k");
  await field.fill("maret");
  await page.keyboard.press("Enter");
  await question.getByRole("button", { name: "Forlat uten å lagre" }).click();
  await page.getByRole("heading", { name: "Máret Gáppe-Testesen", level: 1 }).waitFor();
});

test("an empty store says so", async (t) => {
  const { page, dialog } = await opened(t, { demo: false });
  await page.keyboard.press("Control+k");
  await dialog.getByText("Ingen deltakere er lagt inn ennå.").waitFor();
  await inspect(page, "87-finn-ingen");
});

test("a small window zoomed in holds it", async (t) => {
  const { page, field } = await opened(t);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.keyboard.press("Control+k");
  await field.waitFor();
  await inspect(page, "88-finn-smal");
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${over} pixels too wide`);
});
