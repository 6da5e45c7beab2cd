// What was done, seen in the history and taken back; and dates as they are typed.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const TODAY = "2026-05-04";

/** The window at one participant, who is in the measure since February and lacks a plan. */
async function opened(t, tab = "oversikt") {
  const seen = { faults: [] };
  const server = await serve(join(scratch(t), "store"), { today: TODAY });
  // Before the server is gone, which a page would call a fault.
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { ...NOBODY, first_name: "Kari", last_name: "Eksempel" },
    case: {
      attributes: {
        employed_at_referral: false,
        needs_new_job: false,
        reduced_work_capacity: false,
        school_or_prison_transition: false,
        assistance_need: null,
      },
      nav_office: null,
      nav_counsellor: null,
      clinician: null,
      order_text: "",
      goal: "",
      expected_hours: "",
    },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const { page, faults } = await browse(t);
  seen.faults = faults;
  await page.goto(`${server.url}/#/deltaker/${id}/${tab}`);
  await page.getByRole("heading", { name: "Kari Eksempel", level: 1 }).waitFor();
  return { server, page, id };
}

const NOBODY = {
  first_name: "",
  last_name: "",
  fnr: "",
  address: "",
  postal_code: "",
  city: "",
  phone: "",
  email: "",
  protected_address: "none",
};

const says = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const entry = (page, text) => page.getByRole("listitem").filter({ hasText: text });
const plan = (page) => page.getByRole("button", { name: /^Skriv plan \(Plan for tiltaket, Kari Eksempel\)$/ });

async function register(page, label, typed) {
  await page.getByRole("button", { name: "Registrer hendelse" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva skjedde?").selectOption({ label });
  await dialog.getByLabel("Dato").fill(typed);
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("undoing an event brings its deadline back, and the history does it again", async (t) => {
  const { page } = await opened(t, "frister");
  await plan(page).waitFor();
  await register(page, "Plan levert", "20.02.2026");
  await says(page, "Registrert: Plan levert 20.02.2026");
  assert.equal(await plan(page).count(), 0, "the deadline is settled");
  await inspect(page, "50-angre-tilbys");

  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret: Plan levert 20.02.2026");
  await plan(page).waitFor();
  // The focus is not lost with the button.
  await page.waitForFunction(() => document.activeElement?.tagName !== "BODY");

  await page.getByRole("tab", { name: "Historikk" }).click();
  const undone = entry(page, "Hendelse registrert: Plan levert 20.02.2026").last();
  await undone.getByText("Angret", { exact: true }).waitFor();
  assert.equal(await undone.getByRole("button", { name: /^Angre/ }).count(), 0, "what is undone is not undone again");
  await inspect(page, "51-historikk-angret");

  await entry(page, "Angret: Hendelse registrert").getByRole("button", { name: /^Gjør om igjen/ }).click();
  await says(page, "Gjort om igjen: Hendelse registrert: Plan levert 20.02.2026");
  await page.waitForFunction(() => document.activeElement?.textContent?.includes("Gjort om igjen"));
  await page.getByRole("tab", { name: "Frister" }).click();
  await page.getByRole("heading", { name: "Oppfylt" }).waitFor();
  assert.equal(await plan(page).count(), 0, "the deadline is settled again");
});

test("the offer to undo names the participant, also on the screen of another one", async (t) => {
  const { server, page } = await opened(t, "frister");
  const other = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Ola", last_name: "Annen" },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  await register(page, "Plan levert", "20.02.2026");
  await says(page, "Kari Eksempel");
  await page.goto(`${server.url}/#/deltaker/${other.id}/oversikt`);
  await page.getByRole("heading", { name: "Ola Annen", level: 1 }).waitFor();
  await says(page, "Kari Eksempel");
  await inspect(page, "52-angre-hos-en-annen");
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret: Plan levert 20.02.2026");
  await says(page, "Kari Eksempel");

  // On «I dag», too, where many participants stand.
  await page.getByRole("link", { name: "I dag" }).click();
  await page.getByRole("button", { name: /^Registrer … .*Første kontakt med arbeidsgiver, Ola Annen/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva skjedde?").selectOption("employer-contact");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await says(page, "Ola Annen");
});

test("Ctrl+Z undoes what was announced, but not what one types", async (t) => {
  const { page } = await opened(t, "timer");
  const form = page.getByRole("region", { name: "Før ny" });
  await form.getByLabel("Timer").fill("2");
  await page.keyboard.press("Enter");
  await says(page, "Ført: Oppfølging av deltaker 04.05.2026");
  await page.getByRole("button", { name: "Angre" }).waitFor();
  await page.keyboard.press("Control+z");
  await says(page, "Angret: Oppfølging av deltaker 04.05.2026");
  await page.getByText("Ingenting er ført ennå.").waitFor();

  await form.getByLabel("Timer").fill("3");
  await page.keyboard.press("Enter");
  await says(page, "Ført: Oppfølging av deltaker 04.05.2026");
  await page.getByRole("button", { name: "Angre" }).waitFor();
  await form.getByLabel("Minutter").pressSequentially("30");
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(300);
  await says(page, "Ført: Oppfølging av deltaker 04.05.2026");
});

test("details go back to what they were, on the form too", async (t) => {
  const { page } = await opened(t, "opplysninger");
  await page.getByLabel("Etternavn").fill("Feilskrevet");
  await page.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("heading", { name: "Kari Feilskrevet", level: 1 }).waitFor();
  await says(page, "Lagret: personopplysninger");
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret: personopplysninger");
  await page.getByRole("heading", { name: "Kari Eksempel", level: 1 }).waitFor();
  assert.equal(await page.getByLabel("Etternavn").inputValue(), "Eksempel");

  // Saved once more without a change, there is nothing to undo.
  await page.getByRole("button", { name: "Lagre" }).click();
  await says(page, "Lagret: personopplysninger");
  assert.equal(await page.getByRole("button", { name: "Angre" }).count(), 0);
});

test("what cannot be undone says why", async (t) => {
  const { server, page, id } = await opened(t);
  await register(page, "Plan levert", "20.02.2026");
  await says(page, "Registrert: Plan levert");
  const { facts } = await server.rpc("case", { id });
  const { record } = facts.find((fact) => fact.event.type === "plan-delivered");
  const event = { type: "plan-delivered", date: "2026-02-21" };
  await server.rpc("event.save", { id: record, case: id, event, note: "" });
  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Det samme er endret igjen senere. Angre den senere endringen først.");
  await inspect(page, "52-angre-avvist");

  await page.getByRole("tab", { name: "Historikk" }).click();
  const first = entry(page, "Hendelse registrert: Plan levert 20.02.2026");
  await first.getByText("Kan ikke angres: det samme er endret igjen senere").waitFor();
  assert.equal(await first.getByRole("button", { name: /^Angre/ }).count(), 0);
  const changed = entry(page, "Hendelse endret: Plan levert 21.02.2026");
  assert.match(await changed.innerText(), /Dato\s+fra\s+20\.02\.2026\s+→\s+til\s+21\.02\.2026/);
  await inspect(page, "53-historikk");
});

test("of a long history what is in sight is drawn, and savings of a text are one", async (t) => {
  const { server, page, id } = await opened(t);
  for (let n = 0; n < 120; n++) {
    const given = { date: "2026-03-03", activity: "follow-up", form: "phone", minutes: n + 1, until: null, valid: null };
    await server.rpc("entry.save", { id: null, entry: { ...given, case: id, text: "" } });
  }
  const { templates } = await server.rpc("case", { id });
  const template = templates.find((each) => each.periodic).id;
  const report = await server.rpc("report.begin", { case: id, template, occurrence: null });
  const { check } = await server.rpc("report", { id: report.id });
  const { field } = check.missing.at(-1);
  for (const text of ["K", "Ka", "Kari trives."]) {
    await server.rpc("report.save", { id: report.id, values: { [field]: text } });
  }
  await page.getByRole("tab", { name: "Historikk" }).click();
  const text = entry(page, "Rapporttekst endret");
  await text.getByText(/^3 lagringer fra \d\d\.\d\d$/).waitFor();
  await text.getByRole("button", { name: /^Angre siste lagring/ }).waitFor();
  await inspect(page, "54-historikk-lagringer");
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await entry(page, "Deltaker registrert").waitFor();
  assert.ok((await page.getByRole("listitem").count()) < 100);
  await inspect(page, "54-historikk-lang");
});

test("a participant who was just added can be taken back at once, and the screen goes", async (t) => {
  const { server, page } = await opened(t);
  await page.getByRole("link", { name: "Ny deltaker" }).click();
  await page.getByText("Felt uten «valgfritt» må fylles ut. Har deltakeren bare ett navn, er det nok.").waitFor();
  await page.getByLabel("Avtale", { exact: true }).selectOption("jmo-vest-viken");
  await page.getByLabel("Etternavn").fill("Feilregistrert");
  await page.getByLabel("Bestilling mottatt").fill("01.04.2026");
  await inspect(page, "53-ny-deltaker");
  await page.getByRole("button", { name: "Legg til deltakeren" }).click();
  await page.getByRole("heading", { name: "Feilregistrert", level: 1 }).waitFor();
  await says(page, "Lagt til: Feilregistrert");
  await page.getByRole("button", { name: "Angre" }).click();
  await page.getByRole("heading", { name: "Portefølje", level: 1 }).waitFor();
  await says(page, "Angret registreringen: Feilregistrert");
  const { cases } = await server.rpc("list");
  assert.deepEqual(cases.map(({ participant }) => participant), ["Kari Eksempel"]);
});

test("the registration of a participant is taken back only after being asked", async (t) => {
  const { page } = await opened(t, "historikk");
  await entry(page, "Deltaker registrert").getByRole("button", { name: /^Angre/ }).click();
  await inspect(page, "57-angre-deltaker");
  await page.getByRole("dialog").getByRole("button", { name: "Angre registreringen" }).click();
  await page.getByRole("heading", { name: "Portefølje", level: 1 }).waitFor();
  await says(page, "Angret: Deltaker registrert");
  assert.equal(await page.getByText("Kari Eksempel").count(), 0);
});

test("the calendar outside a dialog lets one go on to another field", async (t) => {
  const { page } = await opened(t, "timer");
  const form = page.getByRole("region", { name: "Før ny" });
  await form.getByRole("button", { name: "Åpne kalender" }).click();
  const calendar = page.getByRole("dialog");
  await calendar.getByText("mai 2026").waitFor();
  await inspect(page, "58-kalender-timer");
  await form.getByLabel("Minutter").click();
  await calendar.waitFor({ state: "detached" });
  assert.equal(await form.getByLabel("Minutter").evaluate((field) => field === document.activeElement), true);
  await form.getByRole("button", { name: "Åpne kalender" }).click();
  await calendar.getByRole("button", { name: "fredag 1", exact: true }).click();
  await calendar.waitFor({ state: "detached" });
  assert.equal(await form.getByLabel("Dato").inputValue(), "01.05.2026");
  assert.equal(await form.getByLabel("Dato").evaluate((field) => field === document.activeElement), true);
});

test("dates are typed as one says them", async (t) => {
  const { page } = await opened(t, "hendelser");
  await page.getByRole("button", { name: "Registrer hendelse" }).first().click();
  const dialog = page.getByRole("dialog");
  const day = dialog.getByLabel("Dato");
  for (const [typed, shown] of [
    ["i dag", "04.05.2026"],
    ["i går", "03.05.2026"],
    ["+3", "07.05.2026"],
    ["1.2", "01.02.2026"],
    ["010226", "01.02.2026"],
  ]) {
    await day.fill(typed);
    await day.blur();
    await page.waitForFunction(
      ([label, text]) => [...document.querySelectorAll("[role=dialog] input")].some((field) => field.value === text && label),
      ["Dato", shown],
    );
    assert.equal(await day.inputValue(), shown, typed);
  }
  await day.fill("+3");
  await day.blur();
  await inspect(page, "55-dato-i-dialog");

  // From the calendar, by keyboard.
  await day.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const calendar = page.getByRole("dialog", { name: "Kalender" });
  await calendar.getByText("mai 2026").waitFor();
  await inspect(page, "56-kalender");
  await page.keyboard.press("Escape");
  await calendar.waitFor({ state: "detached" });
  await dialog.waitFor();
  assert.equal(await day.evaluate((field) => field === document.activeElement), true, "the focus is at the field");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await calendar.getByRole("button", { name: "onsdag 20" }).click();
  await calendar.waitFor({ state: "detached" });
  assert.equal(await day.inputValue(), "20.05.2026");

  await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Plan levert" });
  await day.fill("i dag");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await says(page, "Registrert: Plan levert 04.05.2026");
});
