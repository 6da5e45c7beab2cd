// «Rapporter»: what is under way for everyone, sent in one go; what the participant says; corrections; files on disk.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const STATUS = "jmo-vest-viken/statusrapport";
const FIRST = ["Åse", "Kari", "Bjørn Åsmund", "Máret", "Øystein", "Zahra"];
const LAST = ["Eksempel", "Østby-Testesen", "Åmot", "Prøvesen", "Demodatter av Langenavn"];

async function office(t, participants, { ready = participants } = {}) {
  const folder = scratch(t);
  const out = join(folder, "ut");
  mkdirSync(out);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent", export_folder: out } });
  const cases = [];
  for (let n = 0; n < participants; n++) {
    const { id } = await server.rpc("case.create", {
      agreement: "jmo-vest-viken",
      person: { first_name: FIRST[n % FIRST.length], last_name: `${LAST[n % LAST.length]} ${n + 1}` },
      ordered: "2026-01-05",
      started: `2026-01-${String(10 + (n % 20))}`,
    });
    const report = (await server.rpc("report.begin", { case: id, template: STATUS })).id;
    cases.push({ id, report });
    if (n >= ready) continue;
    const { check } = await server.rpc("report", { id: report });
    const values = Object.fromEntries(check.missing.map(({ field }) => [field, "Ikke aktuelt"]));
    await server.rpc("report.save", { id: report, values });
    await server.rpc("report.standpoint", { id: report, standpoint: "agrees" });
  }
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));
  return { server, page, cases, out };
}

async function says(page, text) {
  await page.getByRole("status").filter({ hasText: text }).first().waitFor();
}

test("the reports of 60 participants are exported in one go, stopped, and finished", async (t) => {
  const { page, server, out } = await office(t, 60, { ready: 58 });
  await page.goto(`${server.url}/#/rapporter`);
  await page.getByText("60 rapporter under arbeid").waitFor();
  assert.equal(await page.getByText("Mangler").count(), 2, "two are not finished");
  await inspect(page, "a0-rapporter-60");

  await page.getByRole("button", { name: "Eksporter 58 rapporter …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Katalog").waitFor();
  assert.equal(await dialog.getByLabel("Katalog").inputValue(), out);
  await inspect(page, "a1-eksporter-flere");
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByRole("progressbar", { name: "Eksporterte rapporter" }).waitFor();
  await dialog.getByText(/^[3-9] av 58 rapporter er skrevet$/).waitFor();
  await dialog.getByRole("button", { name: "Stopp" }).click();
  const stopped = page.getByRole("dialog", { name: "Stoppet" });
  await stopped.waitFor();
  const written = readdirSync(out).length;
  assert.ok(written >= 3 && written < 58, `${written} were written`);
  await stopped.getByText(`${written} av 58 rapporter er skrevet til katalogen.`).waitFor();
  await inspect(page, "a2-stoppet");
  await stopped.getByRole("button", { name: "Lukk" }).first().click();

  await page.getByRole("button", { name: "Eksporter 58 rapporter …" }).click();
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await page.getByRole("dialog", { name: "Eksportert" }).waitFor({ timeout: 120_000 });
  await page.getByText("58 av 58 rapporter er skrevet til katalogen.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Lukk" }).first().click();
  const files = readdirSync(out);
  assert.equal(files.length, 58);
  for (const name of files) {
    assert.match(name, /^statusrapport-1-[0-9A-Z]+-\d{4}-\d\d-\d\d\.pdf$/, "names no one");
  }

  // Three of them are sent.
  const all = page.getByLabel("Velg alle som er klare");
  await all.uncheck();
  for (const name of ["Zahra Eksempel 6", "Kari Østby-Testesen 2"]) {
    await page.getByLabel(`Velg Statusrapport 1, ${name}`).check();
  }
  await page.getByRole("button", { name: "Registrer 2 levert …" }).click();
  const deliver = page.getByRole("dialog", { name: "Registrer 2 rapporter levert" });
  await deliver.getByLabel("Vanlig e-post").check();
  await deliver.getByRole("button", { name: "Registrer levert" }).click();
  await deliver.getByText("Vanlig e-post er ikke kryptert").waitFor();
  await inspect(page, "a3-epost-avvist");
  await deliver.getByLabel("Sikker digital post").check();
  await deliver.getByRole("button", { name: "Registrer levert" }).click();
  await says(page, "Registrert levert: 2 rapporter");
  await page.getByText("58 rapporter under arbeid").waitFor();

  await page.getByRole("button", { name: "Slett 2 filer som er levert …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Slett 2 filer" }).click();
  await says(page, "Slettet fra disken: 2 filer");
  assert.equal(readdirSync(out).length, 56);
});

test("a full disk or a missing folder stops all at the field, and nothing is lost", async (t) => {
  const { page, server, out } = await office(t, 2);
  await page.goto(`${server.url}/#/rapporter`);
  await page.getByRole("button", { name: "Eksporter 2 rapporter …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Katalog").fill(join(out, "finnes-ikke"));
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByText("Katalogen finnes ikke.").waitFor();
  const synced = join(out, "OneDrive - Eksempel AS");
  mkdirSync(synced);
  await dialog.getByLabel("Katalog").fill(synced);
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByText("ser ut til å bli synkronisert").waitFor();
  await inspect(page, "a4-synkronisert");
  await dialog.getByLabel("Jeg vet at katalogen synkroniseres").check();
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await page.getByText("2 av 2 rapporter er skrevet til katalogen.").waitFor();
  assert.equal(readdirSync(synced).length, 2);
});

test("the participant's word is asked for, the copy removed, and a fault corrected", async (t) => {
  const { page, server, cases, out } = await office(t, 1);
  const [{ report }] = cases;
  await server.rpc("report.standpoint", { id: report, standpoint: null });
  await page.goto(`${server.url}/#/rapporter`);
  await page.getByText("Ikke gjennomgått med deltakeren").waitFor();
  await page.getByRole("link", { name: "Statusrapport 1" }).click();
  await page.getByRole("button", { name: "Eksporter PDF" }).click();
  let dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByText("Si om den er gjennomgått med deltakeren").waitFor();
  await dialog.getByLabel("Ja, og det deltakeren ikke er enig i, står i kommentaren").check();
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByText("Deltakeren er ikke enig i alt. Skriv hva i «Deltakers kommentar»").waitFor();
  await inspect(page, "a5-uenig");
  await dialog.getByLabel("Ja, og deltakeren er enig").check();
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await page.getByRole("dialog", { name: "Eksportert" }).getByRole("button", { name: "Lukk" }).last().click();
  const [file] = readdirSync(out);

  await page.getByRole("button", { name: "Registrer levert" }).click();
  dialog = page.getByRole("dialog");
  await dialog.getByLabel("Brev").check();
  await dialog.getByRole("button", { name: "Registrer levert" }).click();
  await page.getByRole("heading", { name: "Slette filen som er sendt?" }).waitFor();
  await page.getByText("Gjennomgått med deltakeren, som er enig.").waitFor();
  await inspect(page, "a6-slette-filen");
  await page.getByRole("button", { name: "Slett 1 fil fra disken" }).click();
  await says(page, "Slettet fra disken: 1 fil");
  assert.equal(existsSync(join(out, file)), false);

  await page.getByRole("button", { name: "Rett rapporten" }).click();
  await page.getByRole("button", { name: "Registrer levert" }).waitFor();
  const id = page.url().split("/").at(-1);
  assert.notEqual(id, report);
  const { pages } = await server.rpc("report.preview", { id, values: {} });
  assert.ok(pages.length > 0);
  await page.getByRole("link", { name: "Åse Eksempel 1" }).first().click();
  await page.getByRole("link", { name: "Statusrapport 1, rettelse" }).waitFor();
  await page.getByText(", rettet siden").waitFor();
  await inspect(page, "a7-rettelse");
});

test("a file that became another stays, and the list says so", async (t) => {
  const { page, server, cases, out } = await office(t, 1);
  const [{ report }] = cases;
  await server.rpc("report.export", { id: report, folder: out, file_name: "a.pdf" });
  await server.rpc("report.export", { id: report, folder: out, file_name: "b.pdf" });
  writeFileSync(join(out, "b.pdf"), "noe annet");
  await page.goto(`${server.url}/#/rapporter`);
  await page.getByRole("heading", { name: "Eksporterte filer" }).waitFor();
  await page.getByText("Er endret, eller en annen fil ligger der").waitFor();
  await inspect(page, "a8-eksporterte-filer");
  await page.getByRole("button", { name: "Ta ut av listen (Statusrapport)" }).click();
  await page.getByText("Er endret, eller en annen fil ligger der").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Slett filen Statusrapport" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Slett 1 fil" }).click();
  await says(page, "Slettet fra disken: 1 fil");
  assert.deepEqual(readdirSync(out), ["b.pdf"]);
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
});

test("with nothing under way it says where reports begin", async (t) => {
  const { page, server } = await office(t, 0);
  await page.goto(`${server.url}/#/rapporter`);
  await page.getByRole("heading", { name: "Ingen rapporter under arbeid" }).waitFor();
  await inspect(page, "a9-ingen-rapporter");
});

test("a breach is told of within a day, and a month's report is begun from its period", async (t) => {
  const { page, server } = await office(t, 1, { ready: 0 });
  await page.goto(`${server.url}/#/rapporter`);
  await page.getByRole("heading", { name: "For hele avtalen" }).waitFor();
  await inspect(page, "b0-for-hele-avtalen");
  await page.getByRole("button", { name: /^Melding om brudd på personopplysningssikkerheten/ }).click();
  await page.getByRole("heading", { name: "Melding om brudd på personopplysningssikkerheten", level: 1 }).waitFor();
  await page.getByText("Fristen er 24 timer.").waitFor();
  // The browser's own clock, two hours back.
  const two = (number) => String(number).padStart(2, "0");
  const now = await page.evaluate(() => Date.now());
  const typed = (hours) => {
    const at = new Date(now - hours * 3_600_000);
    const day = `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`;
    return `${day} kl. ${two(at.getHours())}:${two(at.getMinutes())}`;
  };
  const discovered = page.getByLabel("Oppdaget", { exact: true });
  await discovered.fill(typed(2));
  await page.getByText(/^Må være levert innen .*: 2[12] t \d+ min igjen\.$/).waitFor();
  await inspect(page, "b1-bruddmelding");
  await discovered.fill(typed(30));
  await page.getByText(/: [56] t \d+ min over fristen\.$/).waitFor();
  await page.getByText(/^Lagret kl\./).waitFor();
  await page.getByRole("link", { name: "Jobbmestrende oppfølging, NAV Vest-Viken" }).click();
  await page.getByText("2 rapporter under arbeid").waitFor();

  await page.getByRole("button", { name: /^Resultatrapport/ }).click();
  const dialog = page.getByRole("dialog", { name: "Resultatrapport" });
  await dialog.getByLabel("Fra og med (valgfritt)").fill("01.04.2026");
  await dialog.getByRole("button", { name: "Begynn" }).click();
  await dialog.getByText("Fyll inn begge datoene, eller ingen av dem.").waitFor();
  await dialog.getByLabel("Til og med (valgfritt)").fill("31.03.2026");
  await dialog.getByRole("button", { name: "Begynn" }).click();
  await dialog.getByText("Perioden slutter før den begynner.").waitFor();
  await inspect(page, "b2-periode");
  await dialog.getByLabel("Til og med (valgfritt)").fill("30.04.2026");
  await dialog.getByRole("button", { name: "Begynn" }).click();
  await page.getByRole("heading", { name: "Resultatrapport", level: 1 }).waitFor();
  await page.getByText("01.04.2026–30.04.2026").first().waitFor();
});
