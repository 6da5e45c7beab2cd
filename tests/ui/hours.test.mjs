// Hours as counsellors know them: a call that nobody answered, more than the agreement estimates, half a per cent.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, fill, PASSPHRASE, scratch, serve } from "./harness.mjs";

const KARI = { first_name: "Kari", last_name: "Testesen", fnr: "", address: "", postal_code: "", city: "", phone: "", email: "", protected_address: "none" };

async function at(t, tab) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const created = { agreement: "jmo-vest-viken", person: KARI, case: {}, ordered: "2026-01-05", started: "2026-02-01" };
  const { id } = await server.rpc("case.create", created);
  const { page, faults } = await browse(t);
  await page.goto(`${server.url}/#/deltaker/${id}/${tab}`);
  await page.getByRole("heading", { name: "Kari Testesen", level: 1 }).waitFor();
  return { server, page, faults };
}

test("a contact without time is entered as it was, and says so", async (t) => {
  const { page, faults } = await at(t, "timer");
  const form = page.getByRole("region", { name: "Før ny" });
  await form.getByLabel("Form", { exact: true }).selectOption("phone");
  await form.getByLabel("Hva ble gjort (valgfritt)").fill("Ringte, ikke svar.");
  await form.getByRole("button", { name: "Før" }).click();
  await page.getByRole("status").filter({ hasText: "Ført: Oppfølging av deltaker 04.05.2026, uten tid" }).waitFor();
  const row = page.getByRole("row").filter({ hasText: "Ringte, ikke svar." });
  assert.match(await row.innerText(), /uten tid/);
  assert.deepEqual(faults, []);
});

test("more hours than the agreement estimates are told in words", async (t) => {
  const { page } = await at(t, "timer");
  const form = page.getByRole("region", { name: "Før ny" });
  for (const hours of ["10", "6,5"]) {
    await form.getByLabel("Timer").fill(hours);
    await form.getByRole("button", { name: "Før" }).click();
    await page.getByRole("row").filter({ hasText: `${hours.split(",")[0]} t` }).first().waitFor();
  }
  await page.getByText(/16,5 t av 15 t denne måneden, 1,5 t over anslaget/).waitFor();
});

test("a position of 37,5 per cent is kept and shown as typed; more decimals are refused", async (t) => {
  const { page, faults } = await at(t, "arbeid");
  await page.getByRole("button", { name: "Nytt arbeidsforhold" }).click();
  const dialog = page.getByRole("dialog");
  await fill(dialog, { Arbeidsgiver: "Drammen Bakeri", Stillingsprosent: "37,555" });
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("høyst to desimaler").waitFor();
  await fill(dialog, { Stillingsprosent: "37.5 %" });
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Fast, 37,5 %").waitFor();
  await page.getByRole("button", { name: "Endre Drammen Bakeri" }).click();
  assert.equal(await dialog.getByLabel("Stillingsprosent").inputValue(), "37,5");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
});
