// What is set once and used everywhere: the passphrase, the export folder, the register of contacts.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, fill, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

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

test("the passphrase is changed, and only the new one opens", async (t) => {
  const { page } = await opened(t);
  await page.getByRole("link", { name: "Innstillinger" }).click();
  const form = page.getByRole("region", { name: "Bytt passordfrase" });
  await fill(form, {
    "Nåværende passordfrase": "ikke den rette frasen",
    "Ny passordfrase": "kort",
    "Gjenta den nye": "kort",
  });
  await form.getByRole("button").click();
  await form.getByText("Bruk minst").waitFor();
  await fill(form, { "Ny passordfrase": "en helt ny setning", "Gjenta den nye": "en helt annen setning" });
  await form.getByRole("button").click();
  await form.getByText("er ikke like").waitFor();
  await fill(form, { "Gjenta den nye": "en helt ny setning" });
  await form.getByRole("button").click();
  await form.getByText("Passordfrasen er feil").waitFor();
  await inspect(page, "23-bytt-passordfrase");
  await fill(form, { "Nåværende passordfrase": PASSPHRASE });
  await form.getByRole("button").click();
  await page.getByRole("status").filter({ hasText: "Passordfrasen er byttet" }).waitFor();

  await page.getByRole("button", { name: "Lås" }).click();
  await page.getByRole("heading", { name: "Lås opp" }).waitFor();
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByText("Passordfrasen er feil").waitFor();
  await page.getByLabel("Passordfrase").fill("en helt ny setning");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Innstillinger" }).waitFor();
});

test("the export folder is proposed in every report", async (t) => {
  const { page } = await opened(t);
  const folder = scratch(t);
  await page.getByRole("link", { name: "Innstillinger" }).click();
  await page.getByLabel("Katalog for eksport").fill(folder);
  await page.getByRole("region", { name: "Dine opplysninger" }).getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("status").filter({ hasText: "Lagret: dine opplysninger" }).waitFor();
  await page.getByRole("link", { name: "I dag" }).click();
  await page.getByRole("button", { name: /^Skriv rapport/ }).first().click();
  await page.getByRole("img", { name: /^Side 1 av/ }).waitFor();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Eksporter PDF" }).click();
  await dialog.getByText("Rapporten er ikke ferdig").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Eksporter" }).count(), 0, "nothing to press in vain");
  await dialog.getByRole("button", { name: "Lukk" }).last().click();
  const inapplicable = page.getByRole("button", { name: /^Ikke aktuelt/ });
  while ((await inapplicable.count()) > 0) await inapplicable.first().click();
  await page.getByText("Alle felt er fylt ut").waitFor();
  await page.getByRole("button", { name: "Eksporter PDF" }).click();
  assert.equal(await dialog.getByLabel("Katalog").inputValue(), folder);
});

test("a contact is chosen by keyboard, and its telephone mended once for all", async (t) => {
  const { page, faults } = await opened(t);
  await page.getByRole("link", { name: "Ny deltaker" }).click();
  await page.getByLabel("Avtale", { exact: true }).selectOption("jmo-vest-viken");
  const office = page.getByRole("combobox", { name: /NAV-kontor/ });
  await office.focus();
  await page.keyboard.type("nav");
  await page.getByRole("listbox", { name: /NAV-kontor/ }).waitFor();
  await inspect(page, "24-kontakt-forslag");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await office.inputValue(), /^NAV ./);
  await page.getByRole("button", { name: "Avbryt" }).click();
  await page.getByRole("button", { name: "Forlat uten å lagre" }).click();
  await page.getByRole("heading", { name: "Portefølje", level: 1 }).waitFor();

  await page.getByRole("link", { name: "Innstillinger" }).click();
  const register = page.getByRole("region", { name: "Kontakter" });
  await register.getByRole("button", { name: /^Endre/ }).first().click();
  await page.getByRole("dialog").getByLabel("Telefon").fill("99 88 77 66");
  await page.getByRole("dialog").getByRole("button", { name: "Lagre" }).click();
  await register.getByText("99 88 77 66").waitFor();
  assert.deepEqual(faults, []);
});
