// What a change does to the deadlines, said while it is being typed and once it is made.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function opened(t, { tab = "oversikt", started = "2026-02-01" } = {}) {
  const seen = { faults: [] };
  const server = await serve(join(scratch(t), "store"), { today: "2026-05-04" });
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Kari", last_name: "Eksempel" },
    ordered: started ? "2026-01-05" : "2026-04-20",
    started,
  });
  const { page, faults } = await browse(t);
  seen.faults = faults;
  await page.goto(`${server.url}/#/deltaker/${id}/${tab}`);
  await page.getByRole("heading", { name: "Kari Eksempel", level: 1 }).waitFor();
  return { server, page, id };
}

const says = (page, text) => page.getByRole("status").filter({ hasText: text }).first().waitFor();
/** The note in a dialog or form, line by line. */
const note = (scope) => scope.locator(".effects");
const lines = async (scope) =>
  note(scope)
    .locator(".effects__line")
    .evaluateAll((all) =>
      all.map((line) => [
        line.querySelector("dt").textContent,
        ...[...line.querySelectorAll("li")].map((each) => each.textContent),
      ]),
    );

test("the start says what it settles and what it starts, as the date is typed", async (t) => {
  const { page } = await opened(t, { started: null });
  await page.getByRole("button", { name: "Registrer hendelse" }).click();
  const dialog = page.getByRole("dialog");
  assert.equal(await note(dialog).count(), 0, "nothing is said before there is something to say it of");
  await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Oppstart" });
  await note(dialog).getByText("Innfrir").waitFor();
  assert.deepEqual(await lines(dialog), [
    ["Innfrir", "Oppstart, 1 dag før fristen"],
    [
      "Starter",
      "Plan for tiltaket, forfaller 01.06.2026",
      "Første kontakt med arbeidsgiver, forfaller 13.07.2026",
      "Statusrapport 1, forfaller 10.08.2026",
      "Varigheten utløper, forfaller 03.11.2026",
    ],
  ]);
  assert.equal(await note(dialog).getAttribute("role"), "status");
  await inspect(page, "80-virkning-oppstart");

  const top = async () => (await dialog.getByLabel("Dato").boundingBox()).y;
  const before = await top();
  await dialog.getByLabel("Dato").fill("30.04.");
  await note(dialog).getByText("Oppstart, 5 dager før fristen").waitFor();
  assert.equal(await top(), before, "the field stays where one types");
  await dialog.getByLabel("Dato").fill("3x");
  await note(dialog).locator("dl").waitFor({ state: "detached" });
  assert.equal(await dialog.getByText("Skriv datoen som").count(), 0, "half a date is no error while it is typed");
  await dialog.getByLabel("Dato").fill("30.04.2026");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await says(page, "Registrert: Oppstart 30.04.2026. Innfrir: Oppstart, 5 dager før fristen.");
});

test("what would be refused is silent until it is tried", async (t) => {
  const { page } = await opened(t);
  await page.getByRole("button", { name: "Registrer hendelse" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Avsluttet" });
  await note(dialog).getByText("Faller bort").waitFor();
  await dialog.getByLabel("Dato").fill("05.01.2026");
  await note(dialog).locator("dl").waitFor({ state: "detached" });
  assert.equal(await dialog.getByRole("alert").count(), 0);
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.getByText("«Avsluttet» kan ikke ligge før «Oppstart»").waitFor();
  await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Tilbakemelding fra deltaker" });
  await dialog.getByLabel("Dato").fill("i dag");
  await note(dialog).getByText("Ingen frister endres.").waitFor();
});

test("the menu is grouped", async (t) => {
  const { page } = await opened(t);
  await page.getByRole("button", { name: "Registrer hendelse" }).click();
  const groups = await page.getByLabel("Hva skjedde?").locator("optgroup").evaluateAll((all) => all.map((g) => g.label));
  assert.deepEqual(groups, ["Oppstart", "Underveis", "Levert til NAV", "Arbeid og praksis", "Fravær og varsel", "Avslutning"]);
});

test("removing says what opens again", async (t) => {
  const { server, page, id } = await opened(t, { tab: "hendelser" });
  await server.rpc("event.save", { case: id, event: { type: "plan-delivered", date: "2026-02-20" } });
  await page.reload();
  await page.getByRole("button", { name: "Fjern Plan levert" }).click();
  const dialog = page.getByRole("dialog");
  await note(dialog).getByText("Åpner igjen").waitFor();
  assert.deepEqual(await lines(dialog), [["Åpner igjen", "Plan for tiltaket, forfalt 01.03.2026"]]);
  await inspect(page, "81-virkning-fjerning");
  await dialog.getByRole("button", { name: "Fjern" }).click();
  await says(page, "Fjernet: Plan levert 20.02.2026. Åpner igjen: Plan for tiltaket, forfalt 01.03.2026.");
});

test("practice, jobs, absences and answers say it too", async (t) => {
  const { page } = await opened(t, { tab: "arbeid" });
  await page.getByRole("button", { name: "Ny arbeidspraksis" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Første dag").fill("01.05.2026");
  await note(dialog).getByText("Slutt på arbeidspraksis, forfaller 21.08.2026").waitFor();
  assert.ok(await note(dialog).isVisible(), "it stands by the buttons, where the fields do not hide it");
  await inspect(page, "82-virkning-praksis");
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Kantina AS");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await says(page, "arbeidspraksis hos Kantina AS. Ny frist: Slutt på arbeidspraksis, forfaller 21.08.2026.");

  await page.getByRole("button", { name: "Nytt arbeidsforhold" }).click();
  await dialog.getByLabel("Stillingsprosent").fill("50");
  await dialog.getByLabel("Helt eller delvis i arbeid fra (valgfritt)").fill("02.03.2026");
  await note(dialog).getByText("Første kontakt med arbeidsgiver, 41 dager før fristen").waitFor();
  await dialog.getByRole("button", { name: "Avbryt" }).click();
  await page.getByRole("button", { name: "Forlat uten å lagre" }).click();

  await page.getByRole("tab", { name: "Timer og kontakter" }).click();
  const form = page.getByRole("region", { name: "Før ny" });
  await form.getByLabel("Hva slags").selectOption({ label: "Fravær" });
  await form.getByRole("radio", { name: "Nei" }).check();
  await note(form).getByText("Varsel til NAV om fravær, forfaller 04.05.2026").waitFor();
  await inspect(page, "83-virkning-fravaer");
  await form.getByRole("radio", { name: "Ja" }).check();
  await note(form).locator("dl").waitFor({ state: "detached" });

  await page.getByRole("tab", { name: "Personopplysninger" }).click();
  const leave = page.getByRole("button", { name: "Forlat uten å lagre" });
  if (await leave.isVisible()) await leave.click();
  await page.getByLabel("Har arbeidsforhold ved innsøking").check();
  await page.locator(".effects__line").first().waitFor();
  assert.deepEqual(await lines(page.locator("form")), [
    ["Starter", "Helt eller delvis i arbeid, forfalt 26.04.2026"],
    ["Faller bort", "Første kontakt med arbeidsgiver"],
  ]);
  await page.getByRole("button", { name: "Lagre" }).click();
  await says(page, "Lagret: personopplysninger. Ny frist: Helt eller delvis i arbeid, forfalt 26.04.2026.");
  await page.locator(".effects dl").waitFor({ state: "detached" });
});
