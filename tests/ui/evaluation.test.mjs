// The evaluation of a half-year: feedback under its heading, notes along the way, the team's notes, and the draft that
// begins with all of it.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const HALF_YEAR = ["2025-12-01", "2026-05-31"];
const EVALUATION = "jmo-vest-viken/evalueringsrapport";

/** A participant from January, who may have ended. */
async function participant(rpc, name, end) {
  const person = { first_name: name, last_name: "Eksempel" };
  const given = { agreement: "jmo-vest-viken", person, ordered: "2026-01-05", started: "2026-01-12" };
  const { id } = await rpc("case.create", given);
  if (end) {
    const event = { type: "ended", date: end[0] };
    await rpc("event.save", { case: id, event, end_status: end[1] });
  }
  return id;
}

/** Another counsellor's store, with an evaluation under way. */
async function colleague(t, leaderKey, folder) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { rpc } = server;
  await rpc("store.create", { passphrase: PASSPHRASE });
  await participant(rpc, "Siri");
  await rpc("team.save", { team: { member: "Bjørg Ødegård-Lillehammer", leader_key: leaderKey, members: [] } });
  const { id } = await rpc("report.begin", { template: EVALUATION, period: HALF_YEAR });
  const forslag = "Fast kontaktperson på NAV-kontoret ville spart tid.\nFærre skjemaer ved oppstart.";
  await rpc("report.save", { id, values: { forslag } });
  const sent = { report: id, approved: ["forslag"], looked_at: [], folder, file_name: "notater.age" };
  return (await rpc("contribution.notes", sent)).path;
}

/** Registers a month's results as delivered. */
async function monthDelivered(rpc, folder, period) {
  const { id } = await rpc("report.begin", { template: "jmo-vest-viken/resultatrapport", period });
  const { check } = await rpc("report", { id });
  const values = Object.fromEntries(check.missing.map(({ field }) => [field, "Ikke aktuelt"]));
  await rpc("report.save", { id, values });
  const { passages } = await rpc("report.privacy", { id });
  const looked_at = passages.map(({ digest }) => digest);
  await rpc("report.export", { id, folder, file_name: `${period[0]}.pdf`, looked_at });
  await rpc("report.deliver", { id, date: "2026-05-04", channel: "secure-post" });
}

test("an evaluation is begun with figures, feedback and notes", async (t) => {
  const folder = scratch(t);
  const out = join(folder, "ut");
  mkdirSync(out);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  const { rpc, url } = server;
  await rpc("store.create", { passphrase: PASSPHRASE });
  const kari = await participant(rpc, "Kari");
  await participant(rpc, "Åse");
  await participant(rpc, "Ola", ["2026-04-20", "in-work"]);
  await participant(rpc, "Per", ["2026-02-20", "not-in-work"]);
  await monthDelivered(rpc, out, ["2026-02-01", "2026-02-28"]);
  await monthDelivered(rpc, out, ["2026-04-01", "2026-04-30"]);
  const { public_key: key } = await rpc("team.key", null);
  const team = { member: "Leder", leader_key: "", members: ["Bjørg Ødegård-Lillehammer", "Per"] };
  await rpc("team.save", { team: { ...team, leader_key: "" } });
  const notes = await colleague(t, key, out);
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));

  await t.test("feedback is put under a heading where it is registered", async () => {
    await page.goto(`${url}/#/deltaker/${kari}/hendelser`);
    await page.getByRole("tabpanel").getByRole("button", { name: "Registrer hendelse" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Hva skjedde?").selectOption("feedback-received");
    await dialog
      .getByLabel("Overskrift i evalueringsrapporten")
      .selectOption({ label: "Erfaringer knyttet til oppfølging av deltaker og arbeidsgiver etter ansettelse" });
    await dialog.getByLabel("Notat (valgfritt)").fill("Trygt at veilederen var med i møtet med sjefen.");
    await inspect(page, "eval-tilbakemelding");
    await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  });

  await t.test("a note along the way goes into the draft from «Rapporter»", async () => {
    await page.goto(`${url}/#/rapporter`);
    await page.getByRole("button", { name: /^Notat til evalueringen … .*Vest-Viken/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Legg til i utkastet" }).click();
    await dialog.getByText("Skriv notatet, eller åpne utkastet.").waitFor();
    await dialog.getByLabel("Under hvilken overskrift?").selectOption({ label: "Ev forslag til endringer eller forbedringer" });
    await dialog.getByLabel("Notat", { exact: true }).fill("Kortere svartid på forlengelser.");
    await inspect(page, "eval-notat");
    await dialog.getByRole("button", { name: "Legg til i utkastet" }).click();
    await page.getByText("Notatet står i utkastet til evalueringen").first().waitFor();
    await page.getByRole("button", { name: /^Notat til evalueringen … .*Vest-Viken/ }).click();
    await dialog.getByLabel("Under hvilken overskrift?").selectOption({ label: "Ev forslag til endringer eller forbedringer" });
    await dialog.getByRole("button", { name: "Åpne utkastet" }).click();
    await page.waitForFunction(() => document.activeElement?.id === "felt-forslag");
  });

  const proposals = page.getByLabel(/^Ev forslag til endringer/);
  await t.test("the draft has the figures, says which months it is without, and has the feedback", async () => {
    assert.equal(await proposals.inputValue(), "Kortere svartid på forlengelser.");
    await page.getByText("Tallene er uten måneder som ikke er levert:").waitFor();
    assert.equal(await page.getByRole("link", { name: "mars 2026" }).count(), 1);
    const feedback = page.getByLabel(/^Erfaringer knyttet til oppfølging av deltaker og arbeidsgiver/);
    assert.equal(await feedback.inputValue(), "Trygt at veilederen var med i møtet med sjefen.");
    await page.getByText("Hentet fra én tilbakemelding i perioden").waitFor();
    await page.getByLabel(/^Kommentarer til resultatmål/).scrollIntoViewIfNeeded();
    await inspect(page, "eval-utkast");
    await page.getByRole("heading", { name: "Vedlegg: tall for perioden" }).last().scrollIntoViewIfNeeded();
    await inspect(page, "eval-vedlegg");
  });

  await t.test("a leader reads in notes, sees who is missing, and puts them in", async () => {
    await page.getByText("Mangler notater fra Bjørg Ødegård-Lillehammer og Per.").waitFor();
    await page.getByRole("button", { name: "Les inn notater …" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Fil").fill(notes);
    await dialog.getByRole("button", { name: "Les inn" }).click();
    await page.getByText("Notater fra Bjørg Ødegård-Lillehammer står ved feltene. Mangler notater fra Per.").waitFor();
    await inspect(page, "eval-lag-topp");
    await page.getByRole("button", { name: /^Sett inn notatet fra Bjørg/ }).scrollIntoViewIfNeeded();
    await inspect(page, "eval-lag-notater");
    await page.getByRole("button", { name: /^Sett inn notatet fra Bjørg/ }).click();
    await page.getByText("Satt inn i teksten").waitFor();
    assert.match(await proposals.inputValue(), /^Kortere svartid på forlengelser\.\n\nFast kontaktperson/);
  });

  await t.test("a counsellor sends the notes that are approved, once looked at", async () => {
    await rpc("team.save", { team: { ...team, leader_key: key } });
    await page.reload();
    await page.getByRole("button", { name: "Send notater til lederen …" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Katalog").fill(out);
    await dialog.getByRole("button", { name: "Skriv filen" }).click();
    await dialog.getByText(/^Velg minst ett avsnitt/).waitFor();
    await dialog.getByRole("checkbox", { name: /^Ev forslag/ }).check();
    await inspect(page, "eval-send-notater");
    await dialog.getByRole("button", { name: /skriv filen/i }).click();
    await page.getByRole("heading", { name: "Notatene er skrevet" }).waitFor();
  });
});
