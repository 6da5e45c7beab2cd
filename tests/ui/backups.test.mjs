// Backups in the window: made by the schedule, looked into before they replace anything, and restored, also where there
// is no store at all.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** A store with participants, a drive beside it, and the window on the backups. */
async function office(t, { participants = ["Kari", "Bjørn Åsmund"], width, height } = {}) {
  const folder = scratch(t);
  const drive = join(folder, "Ekstern disk");
  mkdirSync(drive);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  for (const first_name of participants) {
    await server.rpc("case.create", {
      agreement: "jmo-vest-viken",
      person: { first_name, last_name: "Øverland-Eksempelsen" },
      ordered: "2026-01-05",
      started: "2026-02-01",
    });
  }
  const { page, faults } = await browse(t, { width, height });
  t.after(() => assert.deepEqual(faults, []));
  return { server, page, folder, drive };
}

async function toBackups(page, url) {
  await page.goto(`${url}/#/personvern/sikkerhetskopi`);
  await page.getByRole("heading", { name: "Faste sikkerhetskopier" }).waitFor();
}

test("a schedule is chosen, a backup is made and listed, and a drive that is not at hand is told of", async (t) => {
  const { server, page, drive } = await office(t);
  await toBackups(page, server.url);
  await page.getByRole("heading", { name: "Det finnes ingen sikkerhetskopi" }).waitFor();
  await inspect(page, "sk0-ingen");

  const schedule = page.getByRole("region", { name: "Faste sikkerhetskopier" });
  await schedule.getByLabel("Katalog").fill(join(drive, "finnes ikke"));
  await schedule.getByRole("button", { name: "Lagre" }).click();
  await schedule.getByText("Katalogen for sikkerhetskopier finnes ikke nå.").waitFor();
  await schedule.getByLabel("Katalog").fill(drive);
  await schedule.getByLabel("Beholdes i").selectOption("14");
  await schedule.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("heading", { name: "Siste sikkerhetskopi: 04.05.2026, i dag" }).waitFor();
  const known = page.getByRole("region", { name: "Kopier som finnes" });
  await known.getByText("Åpnet og kontrollert.").waitFor();
  await known.getByText("Slettes 18.05.2026.").waitFor();
  assert.equal(readdirSync(drive).length, 1);
  await inspect(page, "sk1-laget");

  // The drive is pulled out, and a participant is deleted: the copy waits, and says so.
  renameSync(drive, `${drive} trukket ut`);
  const [{ case: kari }] = (await server.rpc("deletion.queue")).rows;
  await server.rpc("case.delete", { cases: [kari] });
  await page.reload();
  await known.getByText("Ikke tilgjengelig nå").waitFor();
  await known.getByText("1 sletting venter her til disken er koblet til igjen").waitFor();
  await inspect(page, "sk2-venter");
  renameSync(`${drive} trukket ut`, drive);
  await server.rpc("day.begin");
  await page.reload();
  await known.getByText("Åpnet og kontrollert.").waitFor();
  assert.equal(await known.getByText("venter").count(), 0);
  await page.setViewportSize({ width: 320, height: 640 });
  await inspect(page, "sk3-320");
});

test("what a backup holds is shown before it takes the store's place, and the store can be had back", async (t) => {
  const { server, page, drive } = await office(t, { participants: ["Kari"] });
  await server.rpc("backup.settings", { folder: drive, every_days: 7, keep_days: 28 });
  await server.rpc("backup.make", {});
  await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Senere", last_name: "Kommet" },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  await toBackups(page, server.url);
  await page.getByRole("button", { name: /^Hent fra kopien fra/ }).click();
  const dialog = page.getByRole("dialog", { name: "Hent fra en sikkerhetskopi" });
  await dialog.getByLabel("Passordfrase").fill("feil hest batteri stift");
  await dialog.getByRole("button", { name: "Se hva den inneholder" }).click();
  await dialog.getByText("Passordfrasen åpner ikke denne sikkerhetskopien.").waitFor();
  await inspect(page, "sk4-feil-passordfrase");
  await dialog.getByLabel("Passordfrase").fill(PASSPHRASE);
  await dialog.getByLabel("Passordfrase").press("Enter");
  await dialog.getByText("Den tar plassen til mappen som ligger her nå").waitFor();
  await dialog.getByText("1 deltaker", { exact: true }).waitFor();
  await dialog.getByText("og har 2 deltakere").waitFor();
  await inspect(page, "sk5-innhold");
  await dialog.getByRole("button", { name: "La denne ta mappens plass" }).click();
  await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
  await page.getByText("Hentet fra sikkerhetskopien: 1 deltaker").waitFor();
  assert.equal((await server.rpc("list")).cases.length, 1);

  await toBackups(page, server.url);
  await page.getByText("Mappen fra før en gjenoppretting").waitFor();
  await inspect(page, "sk6-lagt-til-side");
  const aside = page.getByRole("listitem").filter({ hasText: "Mappen fra før en gjenoppretting" });
  await aside.getByRole("button", { name: /^Hent fra kopien fra/ }).click();
  await dialog.getByLabel("Passordfrase").fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Se hva den inneholder" }).click();
  await dialog.getByText("2 deltakere", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "La denne ta mappens plass" }).click();
  await page.getByText("Hentet fra sikkerhetskopien: 2 deltakere").waitFor();
  assert.equal((await server.rpc("list")).cases.length, 2);
  // What the window still asks is answered before the server goes.
  await page.waitForLoadState("networkidle");
});

test("on a new machine the first screen leads back from a backup, by the recovery code as well", async (t) => {
  const { server, drive, folder, page } = await office(t);
  const { code } = await server.rpc("recovery.create");
  await server.rpc("backup.make", { folder: drive });
  const [name] = readdirSync(drive);
  await server.kill();

  const fresh = await serve(join(folder, "ny maskin"));
  t.after(() => fresh.kill());
  await page.goto(fresh.url);
  await page.getByRole("button", { name: "Hent fra en sikkerhetskopi" }).click();
  await page.getByRole("heading", { name: "Hent fra en sikkerhetskopi", level: 1 }).waitFor();
  await page.getByLabel("Sikkerhetskopi", { exact: true }).fill(join(drive, "borte.tmb"));
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Se hva den inneholder" }).click();
  await page.getByText("Filen finnes ikke. Er disken koblet til?").waitFor();
  await page.getByLabel("Sikkerhetskopi", { exact: true }).fill(join(drive, name));
  await page.getByRole("button", { name: "Bruk gjenopprettingskoden" }).click();
  await page.getByLabel("Gjenopprettingskode").fill(code);
  await inspect(page, "sk7-start");
  await page.getByRole("button", { name: "Se hva den inneholder" }).click();
  await page.getByText("2 deltakere", { exact: true }).waitFor();
  await inspect(page, "sk8-start-innhold");
  await page.getByRole("button", { name: "Hent denne mappen" }).click();
  // Opened by its code: a new passphrase comes before anything else.
  await page.getByRole("heading", { name: "Velg ny passordfrase" }).waitFor();
  assert.equal((await fresh.rpc("list")).cases.length, 2);
});

test("«I dag» says when the newest is old, and lets it rest", async (t) => {
  const { server, folder, drive } = await office(t);
  await server.rpc("backup.make", { folder: drive });
  await server.kill();
  const later = await serve(join(folder, "store"), { today: "2026-05-20" });
  t.after(() => later.kill());
  await later.rpc("store.unlock", { passphrase: PASSPHRASE });
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));
  await page.goto(later.url);
  const note = page.getByRole("region", { name: "Siste sikkerhetskopi er 16 dager gammel" });
  await note.getByText("Råd fra appen").waitFor();
  await note.scrollIntoViewIfNeeded();
  await inspect(page, "sk9-i-dag");
  await note.getByRole("button", { name: "Ikke nå" }).click();
  await note.waitFor({ state: "detached" });
});
