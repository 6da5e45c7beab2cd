// The app's own advice below the deadlines, putting it aside, and how far an extension reaches.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** An open store with one participant of each sort that the app has something to say about. */
async function portfolio(t) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { rpc } = server;
  await rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await rpc("profile");
  await rpc("profile.save", { profile: { ...profile, counsellor: "Anne Eksempel", provider: "Arbeid og vekst AS" } });
  const create = async (agreement, first_name, last_name, started, attributes = {}) =>
    (
      await rpc("case.create", {
        agreement,
        person: { first_name, last_name },
        case: { attributes },
        ordered: "2025-09-01",
        started,
      })
    ).id;
  const event = (id, type, date, further = {}) =>
    rpc("event.save", { case: id, event: { type, date, ...further } });
  const hours = (id, date, activity, minutes) =>
    rpc("entry.save", { entry: { case: id, date, activity, minutes } });

  const kari = await create("jmo-vest-viken", "Kari", "Eksempel", "2026-01-12");
  for (const [date, minutes] of [
    ["2026-02-10", 1200],
    ["2026-03-10", 1080],
    ["2026-04-10", 1080],
    ["2026-05-04", 90],
  ]) {
    await hours(kari, date, "follow-up", minutes);
  }
  await hours(kari, "2026-04-14", "group", 60);
  const { id: employer } = await rpc("contact.save", { contact: { kind: "employer", name: "Lager AS (demo)" } });
  await rpc("practice.save", {
    practice: { case: kari, employer, from: "2026-03-02", planned_to: "2026-07-31", percent: null },
  });
  const bjorg = await create(
    "jmo-vest-viken",
    "Bjørg-Ågot Sæther-Østbø",
    "von Håkonsen-Lillevangen Prøvetestesen",
    "2025-11-10",
  );
  const per = await create("jmo-vest-viken", "Per", "Prøvesen", "2025-10-01");
  await event(per, "ended", "2026-04-20");
  const maret = await create("refino-jan201802", "Máret", "Gáppe-Testesen", "2025-09-15");
  await event(maret, "mapping-completed", "2025-11-10");
  await event(maret, "ended", "2026-04-01");
  await create("refino-jan201802", "Ola", "Demo", "2026-04-13");
  await create("jobb-forst", "Siri", "Testesen", "2026-04-13", { assistance_need: "extensive" });
  return { ...server, kari, bjorg };
}

test("advice stands below the deadlines, is followed, put aside and brought back", async (t) => {
  const server = await portfolio(t);
  const { page, faults } = await browse(t);
  await page.goto(server.url);
  const panel = page.getByRole("region", { name: /^Råd fra appen/ });
  await panel.waitFor();
  const rows = panel.locator(".advice__row:not(.advice__row--aside)");
  assert.equal(await rows.count(), 4, "a long list is folded");
  await panel.scrollIntoViewIfNeeded();
  await inspect(page, "70-i-dag-rad");
  const more = panel.getByRole("button", { name: /^Vis alle \d+ råd/ });
  await more.click();
  const all = await rows.count();
  assert.ok(all > 4, `${all} in all`);
  assert.equal(await panel.getByRole("button", { name: "Vis færre råd" }).getAttribute("aria-expanded"), "true");
  await panel.scrollIntoViewIfNeeded();
  await inspect(page, "71-i-dag-alle-rad");

  // What only has to be looked at is done at once, with a way back.
  const checked = panel.getByRole("button", { name: /^Merk som kontrollert .*Per Prøvesen/ });
  await checked.click();
  await page.getByRole("status").filter({ hasText: "Fulgt: Se etter i NAVs Deltakeroversikt" }).waitFor();
  await checked.waitFor({ state: "detached" });
  // The focus goes to what takes its place.
  await page.waitForFunction(() => document.activeElement?.closest(".advice") !== null);
  await page.getByRole("button", { name: "Angre" }).click();
  await checked.waitFor();

  // Advice on the whole portfolio: who is approved stands in Innstillinger.
  const approval = panel.getByRole("listitem").filter({ hasText: "Er du godkjent av NAV?" });
  await approval.getByRole("button", { name: /^Sett til side/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Grunn (valgfritt)").fill("Venter på svar fra NAV.");
  await inspect(page, "72-sett-til-side");
  await dialog.getByRole("button", { name: "Sett til side" }).click();
  await dialog.waitFor({ state: "detached" });
  await approval.waitFor({ state: "detached" });
  await panel.getByRole("button", { name: "Satt til side (1)" }).click();
  await panel.getByText("Venter på svar fra NAV.").waitFor();
  await panel.getByText("hviler til og med 03.08.2026").scrollIntoViewIfNeeded();
  await inspect(page, "73-satt-til-side");
  await panel.getByRole("button", { name: /^Hent fram igjen/ }).click();
  await approval.waitFor();
  await approval.getByRole("button", { name: /^Åpne innstillinger/ }).click();
  await page.getByLabel("Rolle").selectOption("Teamleder");
  await page.getByLabel("Godkjent av NAV fra (valgfritt)").fill("15.1.2026");
  await inspect(page, "74-rolle-og-godkjenning");
  await page.getByRole("region", { name: "Dine opplysninger" }).getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("status").filter({ hasText: "Lagret: dine opplysninger" }).waitFor();
  await page.getByRole("link", { name: "I dag" }).click();
  await panel.waitFor();
  await panel.getByRole("button", { name: /^Vis alle/ }).click();
  // The list of before stands until the new one is there. Followed, it goes.
  await approval.waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
});

test("on the participant: hours above the estimate, and NAV contacted", async (t) => {
  const server = await portfolio(t);
  const { page, faults } = await browse(t);
  await page.goto(`${server.url}/#/deltaker/${server.kari}/oversikt`);
  const panel = page.getByRole("region", { name: /^Råd fra appen/ });
  const hours = panel.getByRole("listitem").filter({ hasText: "Timene ligger over anslaget" });
  await hours.waitFor();
  await panel.getByText("I snitt 19 t i måneden fra 01.02.2026 til 30.04.2026").waitFor();
  await panel.scrollIntoViewIfNeeded();
  await inspect(page, "75-deltaker-rad");
  await hours.getByRole("button", { name: /^Se timene/ }).click();
  await page.getByText("Snitt i måneden").waitFor();
  await inspect(page, "76-snitt");
  await page.getByRole("tab", { name: "Oversikt" }).click();

  await hours.getByRole("button", { name: /^NAV er kontaktet/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Når?").fill("5.5.2026");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Datoen ligger fram i tid.").waitFor();
  await inspect(page, "77-nav-kontaktet-avvist");
  await dialog.getByLabel("Når?").fill("30.4.2026");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  await hours.waitFor({ state: "detached" });
  await panel.getByRole("button", { name: "Satt til side (1)" }).click();
  await panel.getByText("NAV er kontaktet 30.04.2026 · hviler til og med 31.07.2026").waitFor();

  // Done what it says, it goes by itself.
  await panel.getByRole("button", { name: /^Registrer taushetserklæring signert/ }).click();
  await dialog.getByRole("button", { name: "Registrer" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal(await panel.getByText("Taushetserklæring før gruppeaktivitet").count(), 0);
  assert.deepEqual(faults, []);
});

test("an extension: how far it reaches, and the refusal at its field", async (t) => {
  const server = await portfolio(t);
  const { page, faults } = await browse(t);
  await page.goto(`${server.url}/#/deltaker/${server.bjorg}/oversikt`);
  await page.getByText(/^Kan forlenges til 09\.11\.2026\s+Varigheten er inntil 12 måneder; 36 med nedsatt/).waitFor();
  const panel = page.getByRole("region", { name: /^Råd fra appen/ });
  await panel.getByText("Varigheten utløper 09.05.2026, og tiltaket kan forlenges til og med 09.11.2026.").waitFor();
  await inspect(page, "78-forlengelse-rad");
  await panel.getByRole("button", { name: /^Registrer … \(Be om forlengelse/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Forlengelse godkjent" });
  await dialog.getByText("Siste mulige dag er 09.11.2026").waitFor();
  const until = dialog.getByLabel("Ny siste dag");
  await until.fill("10.11.2026");
  await dialog.getByRole("button", { name: "Registrer" }).click();
  await dialog.getByText("Siste dag kan ikke være senere enn 09.11.2026.").waitFor();
  assert.equal(await until.evaluate((input) => input === document.activeElement), true, "the cursor is where the fault is");
  await inspect(page, "79-forlengelse-for-lang");
  await until.fill("9.11.2026");
  await dialog.getByRole("button", { name: "Registrer" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(/^Kan ikke forlenges mer\s+Varigheten er inntil 12 måneder/).waitFor();
  assert.equal(await panel.getByText("Be om forlengelse").count(), 0);
  assert.deepEqual(faults, []);
});

test("advice is not cut off when zoomed in", async (t) => {
  const server = await portfolio(t);
  const { page } = await browse(t);
  await page.goto(server.url);
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 640 });
    for (const address of ["#/", `#/deltaker/${server.kari}/oversikt`]) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, address);
      const panel = page.getByRole("region", { name: /^Råd fra appen/ });
      await panel.waitFor();
      await panel.scrollIntoViewIfNeeded();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${over} pixels too wide at ${width}`);
      await inspect(page, `zoom-rad-${address.length > 2 ? "deltaker" : "i-dag"}`);
    }
  }
});
