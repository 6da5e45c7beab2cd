// The register of contacts in Innstillinger: found, added, changed, merged, removed; and slips told where they stand.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function office(t, { width } = {}) {
  const seen = { faults: [] };
  const server = await serve(join(scratch(t), "store"), { today: "2026-05-04" });
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const contact = (contact) => server.rpc("contact.save", { contact }).then(({ id }) => id);
  const nav = await contact({ kind: "nav-office", name: "NAV Drammen" });
  const twin = await contact({ kind: "nav-office", name: "Nav  drammen", phone: "55 55 33 33" });
  await contact({ kind: "nav-office", name: "NAV Lier" });
  const nina = await contact({ kind: "nav-counsellor", name: "Nina Navnesen", organisation: nav });
  await contact({ kind: "clinician", name: "Per Behandler", email: "per@klinikk.example" });
  await contact({ kind: "employer", name: "Lager og Logistikk AS (demo)" });
  for (const [first_name, office] of [
    ["Kari", nav],
    ["Ola", nav],
    ["Åse", twin],
  ]) {
    await server.rpc("case.create", {
      agreement: "jmo-vest-viken",
      person: { first_name, last_name: "Eksempel" },
      case: { nav_office: office, nav_counsellor: nina },
      ordered: "2026-04-01",
      started: null,
    });
  }
  const { page, faults } = await browse(t, width ? { width, height: 900 } : {});
  seen.faults = faults;
  await page.goto(`${server.url}/#/innstillinger`);
  const register = page.getByRole("region", { name: "Kontakter" });
  await register.getByRole("table").waitFor();
  return { server, page, register };
}

const says = (page, text) => page.getByRole("status").filter({ hasText: text }).first().waitFor();
const row = (register, name) => register.getByRole("row").filter({ has: register.page().getByRole("rowheader", { name }) });
const names = (register) => register.locator(".register__name").allTextContents();

test("the register is searched, and says where each is used when asked", async (t) => {
  const { page, register } = await office(t);
  assert.equal((await names(register)).length, 6);
  await page.getByRole("heading", { name: "Kontakter" }).scrollIntoViewIfNeeded();
  await inspect(page, "85-register");
  // Under the pointer a button lies on its row's ground as well.
  for (const action of ["Endre NAV Drammen", "Fjern NAV Drammen"]) {
    await register.getByRole("button", { name: action, exact: true }).hover();
    await inspect(page, "85-register-peker");
  }
  assert.equal(await register.getByText("Mulig dobbel").count(), 2);
  await register.getByLabel("Søk på navn, sted, telefon eller e-post").fill("drammen");
  await register.getByText("Viser 3 av 6").waitFor();
  assert.deepEqual(await names(register), ["Nav  drammen", "NAV Drammen", "Nina Navnesen"]);
  await register.getByLabel("Hva slags").selectOption({ label: "NAV-kontor" });
  await register.getByText("Viser 2 av 6").waitFor();
  await register.getByLabel("Søk på navn, sted, telefon eller e-post").fill("finnes ikke");
  await register.getByText("Ingen kontakter passer.").waitFor();
  await register.getByLabel("Søk på navn, sted, telefon eller e-post").fill("");

  await register.getByRole("button", { name: "2 deltakere, 1 kontakt bruker NAV Drammen, vis hvem", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "NAV Drammen" });
  await dialog.getByRole("link", { name: "Kari Eksempel" }).waitFor();
  assert.deepEqual(await dialog.getByRole("listitem").allTextContents(), [
    "Kari Eksempel · Jobbmestrende oppfølging, NAV Vest-Viken",
    "Ola Eksempel · Jobbmestrende oppfølging, NAV Vest-Viken",
    "Nina Navnesen",
  ]);
  await inspect(page, "86-register-bruk");
  await dialog.getByRole("link", { name: "Ola Eksempel" }).click();
  await page.getByRole("heading", { name: "Ola Eksempel", level: 1 }).waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("two that are the same become one, and two again", async (t) => {
  const { server, page, register } = await office(t);
  await register.getByRole("button", { name: "Slå sammen NAV Drammen med en annen", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Slå sammen" }).click();
  await dialog.getByText("Velg hvilken kontakt som skal stå.").waitFor();
  const options = await dialog.getByLabel("Kontakten som skal stå").locator("option").allTextContents();
  assert.deepEqual(options, ["Velg kontakt", "Nav  drammen, 55 55 33 33", "NAV Lier"], "the likely one first");
  await dialog.getByLabel("Kontakten som skal stå").selectOption({ label: "Nav  drammen, 55 55 33 33" });
  await inspect(page, "87-register-slaa-sammen");
  await dialog.getByRole("button", { name: "Slå sammen" }).click();
  await says(page, "Slått sammen: NAV Drammen med Nav drammen");
  assert.equal((await names(register)).length, 5);
  await register.getByRole("button", { name: "3 deltakere, 1 kontakt bruker Nav drammen, vis hvem", exact: true }).waitFor();
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret sammenslåingen: NAV Drammen med Nav drammen");
  await register.getByRole("button", { name: "2 deltakere, 1 kontakt bruker NAV Drammen, vis hvem", exact: true }).waitFor();
  const { contacts } = await server.rpc("contacts");
  assert.equal(Object.keys(contacts).length, 6);
});

test("what is in use stays and says why; what is not goes and can come back", async (t) => {
  const { page, register } = await office(t);
  await register.getByRole("button", { name: "Fjern NAV Drammen", exact: true }).click();
  const used = page.getByRole("dialog", { name: "Kontakten er i bruk" });
  await used.getByRole("link", { name: "Kari Eksempel" }).waitFor();
  await inspect(page, "88-register-i-bruk");
  await used.getByRole("button", { name: "Lukk" }).first().click();

  await register.getByRole("button", { name: "Fjern NAV Lier", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Fjern" }).click();
  await says(page, "Fjernet: NAV Lier");
  await row(register, "NAV Lier").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.tagName !== "BODY");
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret fjerningen: NAV Lier");
  await row(register, "NAV Lier").waitFor();
});

test("a new contact is added, and a slip is named where it stands", async (t) => {
  const { page, register } = await office(t);
  await register.getByRole("button", { name: "Ny kontakt" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva slags").selectOption({ label: "Veileder i NAV" });
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Fyll inn navnet.").waitFor();
  await dialog.getByLabel("Navn").fill("Odd Oppdiktet");
  await dialog.getByLabel("NAV-kontor (valgfritt)").selectOption({ label: "NAV Lier" });
  await dialog.getByLabel("Telefon (valgfritt)").fill("9000001");
  await dialog.getByLabel("E-post (valgfritt)").fill("odd@nav");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Et telefonnummer har åtte siffer").waitFor();
  assert.equal(await dialog.getByLabel("Telefon (valgfritt)").getAttribute("aria-invalid"), "true");
  await page.waitForFunction(() => document.activeElement?.value === "9000001");
  assert.equal(await dialog.getByRole("alert").count(), 0, "said once, at the field");
  await inspect(page, "89-register-ny");
  await dialog.getByLabel("Telefon (valgfritt)").fill("900 00 001");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("E-postadressen skal være på formen").waitFor();
  await dialog.getByLabel("E-post (valgfritt)").fill("odd@nav.example");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await says(page, "Lagret: Odd Oppdiktet");
  await row(register, "Odd Oppdiktet").getByText("900 00 001").waitFor();
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret: Odd Oppdiktet");
  await row(register, "Odd Oppdiktet").waitFor({ state: "detached" });

  await register.getByRole("button", { name: "Endre Per Behandler" }).click();
  await dialog.getByLabel("Navn").fill("Per Olav Behandler");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await says(page, "Endret: Per Olav Behandler");
});

test("a slip at a contact does not stand at the participant, and nothing typed is lost", async (t) => {
  const { page } = await office(t);
  await page.getByRole("link", { name: "Ny deltaker" }).click();
  await page.getByLabel("Avtale", { exact: true }).selectOption({ label: "Jobbmestrende oppfølging, NAV Vest-Viken" });
  await page.getByLabel("Fornavn og mellomnavn").fill("Per");
  await page.getByLabel("Postnummer").fill("30");
  await page.getByLabel("Bestilling mottatt").fill("01.04.2026");
  await page.getByRole("combobox", { name: "Behandler (valgfritt)" }).fill("Bo Behandler");
  await page.getByLabel("Telefon, Bo Behandler").fill("12");
  await page.getByRole("button", { name: "Legg til deltakeren" }).click();
  const fields = page.getByRole("textbox", { name: "Telefon, Bo Behandler" });
  await page.waitForFunction(() => document.activeElement?.value === "12");
  assert.equal(await fields.getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel("Telefon (valgfritt)", { exact: true }).getAttribute("aria-invalid"), null);
  await page.getByLabel("Telefon, Bo Behandler").fill("12 34 56 78");
  await page.getByRole("button", { name: "Legg til deltakeren" }).click();
  await page.getByText("Et postnummer har fire siffer.").waitFor();
  await page.waitForFunction(() => document.activeElement?.value === "30");
  assert.equal(await page.getByLabel("Fornavn og mellomnavn").inputValue(), "Per");
  await page.getByLabel("Postnummer").fill("3001");
  await page.getByRole("button", { name: "Legg til deltakeren" }).click();
  await page.getByRole("heading", { name: "Per", level: 1 }).waitFor();
});

test("on a narrow window the register keeps within itself", async (t) => {
  const { page } = await office(t, { width: 320 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await page.getByRole("heading", { name: "Kontakter" }).scrollIntoViewIfNeeded();
  await inspect(page, "85-register");
});
