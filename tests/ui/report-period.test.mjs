// A report on a period that is not over yet says so, calmly, while it is written and before it is delivered.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

test("a period that is not over is told of; one that is, is not", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { rpc, url } = server;
  await rpc("store.create", { passphrase: PASSPHRASE });
  const { id } = await rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Kari", last_name: "Eksempel" },
    ordered: "2026-01-05",
    started: "2026-02-01",
  });
  const begin = async (occurrence) =>
    (await rpc("report.begin", { case: id, template: "jmo-vest-viken/statusrapport", occurrence })).id;
  const [over, underWay] = [await begin(1), await begin(2)];
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));

  await page.goto(`${url}/#/rapport/${over}`);
  await page.getByRole("heading", { name: "Statusrapport 1", level: 1 }).waitFor();
  await page.getByRole("img", { name: /^Side 1/ }).waitFor();
  assert.equal(await page.getByText(/^Perioden varer til/).count(), 0);

  await page.goto(`${url}/#/rapport/${underWay}`);
  await page.getByRole("heading", { name: "Statusrapport 2", level: 1 }).waitFor();
  await page.getByText("Perioden varer til 31.07.2026. Det du fører fram til da, er ikke med ennå.").waitFor();
  await page.getByRole("img", { name: /^Side 1/ }).waitFor();
  await inspect(page, "30-rapport-periode");
  await page.getByRole("button", { name: "Registrer levert" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Perioden varer til 31.07.2026. Registrerer du").waitFor();
  await inspect(page, "31-levering-periode");
});
