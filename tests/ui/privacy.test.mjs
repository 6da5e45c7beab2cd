// Before a report leaves the house: what the privacy check points out, the way to it, and what is kept.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const STATUS = "jmo-vest-viken/statusrapport";
const TEXT =
  "Deltakeren møter stabilt.\nHun deler kontor med Bjørn Åsmund Øverland-Prøvesen og har det fint der. " +
  "Moren nås på 922 33 444. Sykmeldt med F32.1 siden mars.";

async function office(t, text) {
  const folder = scratch(t);
  const out = join(folder, "ut");
  mkdirSync(out);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent", export_folder: out } });
  const add = (first_name, last_name) =>
    server.rpc("case.create", {
      agreement: "jmo-vest-viken",
      person: { first_name, last_name },
      ordered: "2026-01-05",
      started: "2026-02-01",
    });
  const { id } = await add("Kari", "Eksempel");
  await add("Bjørn Åsmund", "Øverland-Prøvesen");
  const report = (await server.rpc("report.begin", { case: id, template: STATUS })).id;
  const { check } = await server.rpc("report", { id: report });
  const values = Object.fromEntries(check.missing.map(({ field }) => [field, "Ikke aktuelt"]));
  await server.rpc("report.save", { id: report, values: { ...values, status: text } });
  await server.rpc("report.standpoint", { id: report, standpoint: "agrees" });
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));
  await page.goto(`${server.url}/#/rapport/${report}`);
  await page.getByRole("button", { name: "Eksporter PDF" }).waitFor();
  return { server, page, report, out };
}

test("what the check finds is looked at, gone to, and kept; kept once, it is not asked again", async (t) => {
  const { server, page, report, out } = await office(t, TEXT);
  const open = () => page.getByRole("button", { name: "Eksporter PDF" }).click();
  await open();
  const dialog = page.getByRole("dialog", { name: "Eksporter PDF" });
  await dialog.getByText("Se over 3 steder før rapporten går ut").waitFor();
  assert.deepEqual(await dialog.locator("mark").allTextContents(), [
    "Bjørn Åsmund Øverland-Prøvesen",
    "922 33 444",
    "F32.1",
  ]);
  await dialog.getByText("Navnet på en annen deltaker.").waitFor();
  await inspect(page, "p0-personvern");
  await page.emulateMedia({ colorScheme: "dark" });
  await inspect(page, "p1-personvern-morkt");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 320, height: 640 });
  await inspect(page, "p2-personvern-320");
  await page.setViewportSize({ width: 1280, height: 800 });

  // To the words, selected, ready to be typed over.
  await dialog.getByRole("button", { name: /^Gå til feltet .*Bjørn/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.waitForFunction(() => String(document.activeElement?.id).startsWith("felt-status"));
  const selected = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(selected, "Bjørn Åsmund Øverland-Prøvesen");
  await page.keyboard.type("en annen");

  // Typed over, it is gone from what is asked; the rest is kept.
  await open();
  await dialog.getByText("Se over 2 steder før rapporten går ut").waitFor();
  await dialog.getByRole("button", { name: "Jeg har sett på dette – eksporter likevel" }).click();
  await page.getByRole("dialog", { name: "Eksportert" }).waitFor();
  assert.equal(readdirSync(out).length, 1);
  const { report: stored } = await server.rpc("report", { id: report });
  assert.deepEqual(
    stored.exported.privacy.map(({ kind }) => kind).sort(),
    ["contact-details", "diagnosis-code"],
  );
  // The digests are hexadecimal and may hold any short run of digits by chance.
  const kept = JSON.stringify(stored.exported).replaceAll(/[0-9a-f]{32,}/g, "");
  assert.doesNotMatch(kept, /922|F32/, "no text is kept with the decision");
  await page.getByRole("button", { name: "Lukk" }).first().click();

  await open();
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).waitFor();
  assert.equal(await dialog.locator("mark").count(), 0);
});

test("a report with nothing to look at is exported as before", async (t) => {
  const { page, out } = await office(t, "Deltakeren møter stabilt og øker til 50 %.");
  await page.getByRole("button", { name: "Eksporter PDF" }).click();
  const dialog = page.getByRole("dialog", { name: "Eksporter PDF" });
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await page.getByRole("dialog", { name: "Eksportert" }).waitFor();
  assert.ok(readdirSync(out).every((name) => existsSync(join(out, name))));
});

test("what comes to be found while the dialog stands open is shown instead of exported", async (t) => {
  const { server, page, out } = await office(t, "Snakket med Synne Prøvedatter om kantina.");
  await page.getByRole("button", { name: "Eksporter PDF" }).click();
  const dialog = page.getByRole("dialog", { name: "Eksporter PDF" });
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).waitFor();
  await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Synne", last_name: "Prøvedatter" },
    ordered: "2026-01-05",
  });
  await dialog.getByRole("button", { name: "Eksporter", exact: true }).click();
  await dialog.getByText("Se over 1 sted før rapporten går ut").waitFor();
  assert.equal(readdirSync(out).length, 0);
  await dialog.getByRole("button", { name: "Jeg har sett på dette – eksporter likevel" }).click();
  await page.getByRole("dialog", { name: "Eksportert" }).waitFor();
  assert.equal(readdirSync(out).length, 1);
});
