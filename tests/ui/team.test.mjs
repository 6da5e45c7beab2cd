// A team of two: the leader's key, a sealed file with counts, the sum, who is missing; and a year's statistics.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const AGREEMENT = "jmo-vest-viken";

/** A counsellor with so many participants since February, of whom the first ended in April. */
async function counsellor(t, participants) {
  const folder = scratch(t);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const out = join(folder, "ut");
  mkdirSync(out);
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, export_folder: out } });
  for (let n = 0; n < participants; n++) {
    const { id } = await server.rpc("case.create", {
      agreement: AGREEMENT,
      person: { first_name: `Åse ${n}`, last_name: "Eksempel" },
      case: { attributes: {} },
      ordered: "2026-01-26",
      started: "2026-02-02",
    });
    if (n === 0) {
      const event = { type: "ended", date: "2026-04-17" };
      await server.rpc("event.save", { case: id, event, end_status: "in-work" });
    }
  }
  return { server, out };
}

test("two counsellors and one report", async (t) => {
  const leader = await counsellor(t, 2);
  const kari = await counsellor(t, 3);
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));
  const dialog = page.getByRole("dialog");
  const open = async ({ server }) => {
    await page.goto("about:blank");
    await page.goto(`${server.url}/#/manedsslutt/${AGREEMENT}/2026-04`);
    await page.getByRole("heading", { name: "Laget", level: 3 }).waitFor();
  };
  let key;

  await t.test("the leader names the others and gives them a key", async () => {
    await open(leader);
    await page.getByRole("button", { name: "Sett opp laget …" }).click();
    await dialog.getByLabel("Navnet ditt i laget").fill("Leder");
    await dialog.getByLabel("De andre i laget, ett navn per linje").fill("Kari\nPer Øystein");
    await dialog.getByRole("button", { name: "Lag nøkkelen din" }).click();
    key = await dialog.locator("code", { hasText: /^age1/ }).innerText();
    await inspect(page, "team-oppsett");
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await page.getByText("Mangler bidrag fra Kari og Per Øystein.").waitFor();
  });

  await t.test("a counsellor sees all that is sent before the file is written", async () => {
    await open(kari);
    await page.getByRole("button", { name: "Sett opp laget …" }).click();
    await dialog.getByLabel("Navnet ditt i laget").fill("Kari");
    await dialog.getByLabel("Lederens nøkkel").fill("age1feil");
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await dialog.getByText(/Dette er ikke lederens nøkkel/).waitFor();
    await dialog.getByLabel("Lederens nøkkel").fill(key);
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await page.getByText("Bidraget for måneden er ikke sendt.").waitFor();
    await page.getByRole("button", { name: "Send bidrag til lederen …" }).click();
    await dialog.getByText("Dette er alt som kommer til å stå i filen").waitFor();
    await inspect(page, "team-send");
    await dialog.getByRole("button", { name: "Skriv filen" }).click();
    await dialog.getByText("Filen er forseglet med lederens nøkkel").waitFor();
    await dialog.getByRole("button", { name: "Lukk" }).last().click();
    await page.getByText("Bidraget ble laget 04.05.2026.").waitFor();
  });

  await t.test("the leader reads it in, and the sum and who is missing follow", async () => {
    const path = join(kari.out, `bidrag-${AGREEMENT}-2026-04.age`);
    assert.doesNotMatch(readFileSync(path, "latin1"), /Eksempel/);
    await open(leader);
    await page.getByRole("button", { name: "Les inn bidrag …" }).click();
    await dialog.getByLabel("Fil", { exact: true }).fill(path);
    await dialog.getByRole("button", { name: "Les inn" }).click();
    await page.getByText("Mangler bidrag fra Per Øystein.").waitFor();
    const row = page.getByRole("row", { name: /Aktive i tiltaket ved utløpet av perioden/ });
    assert.deepEqual(await row.getByRole("cell").allInnerTexts(), ["1", "2", "3"]);
    await inspect(page, "team-sum");
    await page.setViewportSize({ width: 320, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `nothing is cut off at 320 px: ${wide}`);
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.getByRole("button", { name: "Les inn bidrag …" }).click();
    await dialog.getByLabel("Fil", { exact: true }).fill(path);
    await dialog.getByRole("button", { name: "Les inn" }).click();
    await dialog.getByText("Dette bidraget er alt lest inn.").waitFor();
    await dialog.getByRole("button", { name: "Avbryt" }).click();
  });

  await t.test("the year's statistics hide the few", async () => {
    const { rpc } = leader.server;
    const { id } = await rpc("report.begin", {
      template: `${AGREEMENT}/resultatrapport`,
      period: ["2026-04-01", "2026-04-30"],
    });
    const { check } = await rpc("report", { id });
    const values = Object.fromEntries(check.missing.map(({ field }) => [field, "Ikke aktuelt"]));
    await rpc("report.save", { id, values });
    await rpc("report.export", { id, folder: leader.out, file_name: "april.pdf" });
    await rpc("report.deliver", { id, date: "2026-05-04", channel: "secure-post" });

    await page.goto(`${leader.server.url}/#/manedsslutt`);
    await page.getByRole("button", { name: "Statistikk år for år" }).click();
    await page.getByRole("heading", { name: "Statistikk år for år", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Lag uttrekk for 2026" }).click();
    await page.getByText("Uttrekket ble laget 04.05.2026 av 1 levert måned.").waitFor();
    const ended = page.getByRole("row", { name: /Har avsluttet tiltaket i perioden/ });
    assert.deepEqual(await ended.getByRole("cell").allInnerTexts(), ["skjult"]);
    await inspect(page, "team-statistikk");
  });
});
