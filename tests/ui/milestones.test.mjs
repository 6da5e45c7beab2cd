// What an agreement pays by: the milestones of a participant, from a job to NAV's approval.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const TODAY = "2026-05-04";

/** The window at one participant of REFINO, in the measure from 5 January, with the mapping completed on 28 February. */
async function opened(t, { today = TODAY, attributes = {}, agreement = "refino-jan201802", mapped = agreement.startsWith("refino"), jobs = [] } = {}) {
  const seen = { faults: [] };
  const folder = scratch(t);
  const server = await serve(join(folder, "store"), { today });
  // Before the server is gone, which a page would call a fault.
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { id } = await server.rpc("case.create", {
    agreement,
    person: { ...NOBODY, first_name: "Åse Marie", last_name: "Øverbø-Eksempel" },
    case: { attributes },
    ordered: "2025-12-29",
    started: "2026-01-05",
  });
  const happened = (type, date, more = {}) =>
    server.rpc("event.save", { id: null, case: id, event: { type, date, ...more }, note: "" });
  if (mapped) await happened("mapping-completed", "2026-02-28");
  const hire = async ({ employer, ...job }) => {
    const contact = { ...CONTACT, name: employer };
    const made = await server.rpc("contact.save", { id: null, contact });
    const employment = { case: id, employer: made.id, percent: 60, terms: "permanent", ...job };
    return (await server.rpc("employment.save", { id: null, employment })).id;
  };
  const ids = [];
  for (const job of jobs) ids.push(await hire(job));
  const { page, faults } = await browse(t);
  seen.faults = faults;
  await page.goto(`${server.url}/#/deltaker/${id}/milepaeler`);
  await page.getByRole("heading", { name: "Åse Marie Øverbø-Eksempel", level: 1 }).waitFor();
  return { server, page, id, folder, happened, hire, jobs: ids };
}

const CONTACT = { kind: "employer", name: "", phone: "", email: "", organisation: null };
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

const panel = (page, name) => page.getByRole("article", { name, exact: true });
const says = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();

/** The address is taken for this participant's screen afresh. */
async function again(page) {
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

test("from nothing to a hiring, its proof, its claim and NAV's approval", async (t) => {
  const { page, folder } = await opened(t);
  const hired = panel(page, "Ansettelse");
  await hired.getByText("Ikke oppfylt", { exact: true }).waitFor();
  await hired.getByText("Ingen jobb som kan telle, er lagt inn.").waitFor();
  await panel(page, "Gjennomført kartlegging").getByText("Siste dag var 28.04.2026").waitFor();
  await page.getByText("Ansettelsesfase", { exact: true }).waitFor();
  await inspect(page, "70-milepaeler-uten-jobb");

  await hired.getByRole("button", { name: /^Legg inn en jobb/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Kafé Solsiden");
  await dialog.getByLabel("Stillingsprosent").fill("40");
  await dialog.getByLabel("Ansatt fra").fill("13.04.2026");
  await inspect(page, "71-milepaeler-ny-jobb");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  await hired.getByText("Stillingen er på 40 %; kravet er minst 50 %.").waitFor();

  // More hours from the start: corrected from where it is told.
  await hired.getByRole("button", { name: /^Endre jobben/ }).click();
  await dialog.getByLabel("Stillingsprosent").fill("60");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  await hired.getByText("Oppfylt, dokumentasjon mangler").waitFor();
  await hired.getByText("Fast ansettelse i minst 50 % stilling").first().waitFor();
  await page.getByText("Jobbfastholdelse", { exact: true }).first().waitFor();
  const retained = panel(page, "Jobbfastholdelse");
  // Six months and a day from 13 April; eight months are over on 13 December, a Sunday.
  await retained.getByText("14.10.2026 hvis jobben varer").waitFor();
  await retained.getByText(/Siste dag er 13\.12\.2026, om 223 dager \(gjør innen 11\.12\.2026\)/).waitFor();
  await inspect(page, "72-milepaeler-dokumentasjon-mangler");

  const file = join(folder, "avtale.png");
  writeFileSync(file, await page.screenshot());
  await hired.getByRole("button", { name: /^Legg ved dokumentasjon/ }).first().click();
  assert.equal(await dialog.getByLabel("Hva slags").inputValue(), "contract");
  await dialog.getByLabel("Fil", { exact: true }).fill(file);
  await dialog.getByLabel("Tittel (valgfritt)").fill("Arbeidsavtale 13.04.2026");
  await dialog.getByRole("button", { name: "Legg til", exact: true }).click();
  const added = page.getByRole("dialog", { name: "Lagt til" });
  await added.getByRole("button", { name: "Lukk", exact: true }).last().click();
  await dialog.waitFor({ state: "detached" });
  await hired.getByText("Oppfylt, krav kan sendes").waitFor();
  await hired.getByRole("button", { name: "Vis Arbeidsavtale 13.04.2026" }).click();
  await dialog.getByRole("heading", { name: "Arbeidsavtale 13.04.2026" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await inspect(page, "73-milepaeler-krav-kan-sendes");

  await hired.getByRole("button", { name: /^Registrer krav sendt/ }).click();
  assert.equal(await dialog.getByLabel("Kravet gjelder").inputValue(), "hired");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await hired.getByText("Krav sendt, venter på NAV").waitFor();

  await hired.getByRole("button", { name: /^Registrer NAVs godkjenning/ }).click();
  await dialog.getByLabel("Dato for godkjenningen").fill("01.06.2026");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.getByText("Datoen ligger fram i tid. Registrer godkjenningen når NAV har gitt den.").waitFor();
  await inspect(page, "74-milepaeler-godkjenning");
  await dialog.getByLabel("Dato for godkjenningen").fill("i dag");
  await dialog.getByLabel("Notat (valgfritt)").fill("Brev fra NAV Tiltak Oslo");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await says(page, "Registrert: NAVs godkjenning av ansettelse");
  await hired.getByText("Godkjent av NAV", { exact: true }).first().waitFor();
  await hired.getByText("Brev fra NAV Tiltak Oslo").waitFor();
  await inspect(page, "75-milepaeler-godkjent");

  await page.getByRole("button", { name: "Angre" }).click();
  await says(page, "Angret: NAVs godkjenning av ansettelse");
  await hired.getByText("Krav sendt, venter på NAV").waitFor();
});

test("a lost job, a later one that carries on, and a deadline that was missed", async (t) => {
  const { page, happened } = await opened(t, {
    today: "2026-09-07",
    jobs: [
      { employer: "Kafé Solsiden", from: "2026-02-02", to: "2026-05-31", position: "Servitør" },
      { employer: "Øst-Vest Lager og Logistikk, avdeling Nordre Åsane", from: "2026-07-01", percent: 80, position: "Lagermedarbeider" },
    ],
  });
  await happened("claim-sent", "2026-03-10", { milestone: "mapping" });
  await happened("claim-sent", "2026-04-20", { milestone: "hired" });
  await again(page);
  const hired = panel(page, "Ansettelse");
  await hired.getByText("Kafé Solsiden").first().waitFor();
  await hired.getByText("etter fristen").waitFor();
  const retained = panel(page, "Jobbfastholdelse");
  await retained.getByText("02.01.2027 hvis jobben varer").waitFor();
  await retained.getByText("Øst-Vest Lager").first().waitFor();
  await inspect(page, "76-milepaeler-senere-jobb");

  // The claims' deadlines follow from the jobs.
  await page.getByRole("tab", { name: "Frister" }).click();
  await page.getByRole("heading", { name: "Refusjonskrav for jobbfastholdelse" }).waitFor();
  await page.getByText("tidligst 02.01.2027").waitFor();
  await page.getByRole("tab", { name: "Hendelser" }).click();
  assert.equal(await page.getByRole("row").filter({ hasText: "Fra arbeidsforhold under Arbeid" }).count(), 2);
  await inspect(page, "77-milepaeler-hendelser");
});

test("someone sick-listed from a job is judged by fitness", async (t) => {
  const { page } = await opened(t, {
    attributes: { employed_at_referral: true },
    jobs: [{ employer: "Rema Grønland", at_referral: true, percent: 100 }],
  });
  const hired = panel(page, "Ansettelse");
  await hired.getByText("Det er ikke ført at deltakeren er 80 % friskmeldt med plan for resten.").waitFor();
  await hired.getByRole("button", { name: /^Endre jobben/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("80 % friskmeldt fra (valgfritt)").fill("16.03.2026");
  await dialog.getByLabel("Helt friskmeldt fra (valgfritt)").fill("13.04.2026");
  await dialog.getByLabel("Sykmeldt igjen fra (valgfritt)").waitFor();
  await dialog.getByLabel("Helt friskmeldt fra (valgfritt)").scrollIntoViewIfNeeded();
  await inspect(page, "78-milepaeler-friskmelding");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  await hired.getByText("16.03.2026").first().waitFor();
  await panel(page, "Jobbfastholdelse").getByText("14.10.2026 hvis deltakeren fortsatt er helt friskmeldt").waitFor();
  await inspect(page, "79-milepaeler-sykmeldt");
});

test("a disability pension asks by how much it falls, and only then", async (t) => {
  const { page, id } = await opened(t, { attributes: { disability_pension: true } });
  await panel(page, "Ansettelse").getByRole("button", { name: /^Legg inn en jobb/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Blomsterhjørnet");
  await dialog.getByLabel("Stillingsprosent").fill("37,5");
  await dialog.getByLabel("Ansatt fra").fill("02.03.2026");
  await dialog.getByLabel("Redusert med, i prosent (valgfritt)").fill("mye");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Skriv et tall fra 1 til 100", { exact: false }).waitFor();
  await dialog.getByLabel("Redusert med, i prosent (valgfritt)").fill("30");
  await dialog.getByLabel("Redusert fra (valgfritt)").fill("01.04.2026");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });
  await panel(page, "Ansettelse")
    .getByText("Uføretrygden er redusert med 30 %; den må reduseres tilsvarende stillingen (37,5 %).")
    .waitFor();
  await inspect(page, "80-milepaeler-ufore");
  await page.goto(`${page.url().split("#")[0]}#/deltaker/${id}/arbeid`);
  await page.getByText("Uføretrygden redusert med 30 % fra 01.04.2026").waitFor();
});

test("the mapping is concluded where its milestone stands", async (t) => {
  const { page } = await opened(t, { mapped: false });
  await page.getByText("Kartlegging · her nå").waitFor();
  const mapping = panel(page, "Gjennomført kartlegging");
  await mapping.getByText("«Kartlegging fullført» er ikke registrert.").waitFor();
  await mapping.getByRole("button", { name: "Registrer kartlegging fullført" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Dato").fill("30.04.2026");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await mapping.getByText("Oppfylt, krav kan sendes").waitFor();
  await page.getByText("Ansettelsesfase · her nå").waitFor();
  await inspect(page, "82-milepaeler-kartlagt");
});

test("an agreement without milestones shows none", async (t) => {
  const { page } = await opened(t, { agreement: "jmo-vest-viken" });
  // The address may be an old one.
  await page.getByRole("tab", { name: "Oversikt", selected: true }).waitFor();
  assert.equal(await page.getByRole("tab", { name: "Milepæler" }).count(), 0);
  await page.getByRole("tab", { name: "Arbeid", exact: true }).click();
  await page.getByRole("button", { name: "Nytt arbeidsforhold" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).waitFor();
  assert.equal(await dialog.getByLabel("Sluttet (valgfritt)").count(), 0);
});

test("it can be read on a narrow window", async (t) => {
  const { page } = await opened(t, {
    jobs: [
      { employer: "Øst-Vest Lager og Logistikk, avdeling Nordre Åsane", from: "2026-02-02", to: "2026-04-30", terms: "temporary" },
      { employer: "Øst-Vest Lager og Logistikk, avdeling Nordre Åsane", from: "2026-05-04", to: "2026-09-30", terms: "temporary" },
    ],
  });
  await page.setViewportSize({ width: 320, height: 800 });
  await panel(page, "Ansettelse").getByText("Mellom kontraktene er det bare helg").waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await inspect(page, "81-milepaeler-smal");
});

test("a claim before its first day is warned of, and can be registered all the same", async (t) => {
  const { page } = await opened(t, { jobs: [{ employer: "Kafé Solsiden", from: "2026-04-13" }] });
  await page.getByRole("tab", { name: "Frister" }).click();
  await page.getByRole("button", { name: "Registrer hendelse" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Refusjonskrav sendt" });
  await dialog.getByLabel("Kravet gjelder").selectOption({ label: "Jobbfastholdelse" });
  const note = dialog.getByRole("status");
  await note.getByText("Kravet kan tidligst sendes 14.10.2026.").waitFor();
  await note.getByText("Refusjonskrav for jobbfastholdelse, før første mulige dag, 14.10.2026").waitFor();
  await inspect(page, "77-krav-for-tidlig");
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await says(page, "Innfrir: Refusjonskrav for jobbfastholdelse, før første mulige dag, 14.10.2026.");
  const row = page.getByRole("row").filter({ hasText: "Refusjonskrav for jobbfastholdelse" });
  await row.getByText("04.05.2026, før første mulige dag 14.10.2026").waitFor();
  assert.deepEqual(await page.getByRole("columnheader").allTextContents(), ["Hva", "Frist", "Oppfylt"]);
});

test("beside a job stand the claims that rest on it, and the way to the rest", async (t) => {
  const { page, happened } = await opened(t, {
    jobs: [
      { employer: "Kafé Solsiden", from: "2026-04-13" },
      { employer: "Bokhandelen", from: "2026-04-13", percent: 20 },
    ],
  });
  await page.getByRole("tab", { name: "Arbeid", exact: true }).click();
  const job = page.getByRole("article").filter({ hasText: "Kafé Solsiden" });
  await job.getByText("Refusjonskrav for ansettelse: kan sendes nå, senest 13.06.2026").waitFor();
  await job.getByText("Refusjonskrav for jobbfastholdelse: kan sendes fra 14.10.2026 til og med 13.12.2026").waitFor();
  await inspect(page, "78-arbeid-krav");
  await happened("claim-sent", TODAY, { milestone: "hired" });
  await again(page);
  await job.getByText(/^Refusjonskrav for jobbfastholdelse/).waitFor();
  assert.equal(await job.getByText(/^Refusjonskrav for ansettelse/).count(), 0, "what is sent is settled");
  await job.getByRole("link", { name: "Se Milepæler" }).click();
  await panel(page, "Jobbfastholdelse").waitFor();
});
