// Which end statuses count as a transition to work, under Innstillinger.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

async function opened(t, title) {
  const seen = { faults: [] };
  const server = await serve(join(scratch(t), "store"));
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const { page, faults } = await browse(t);
  seen.faults = faults;
  await page.goto(server.url);
  await page.getByRole("link", { name: "Innstillinger" }).click();
  const card = page.getByRole("region", { name: title, exact: true });
  await card.getByRole("button").first().click();
  const statuses = page.getByRole("region", { name: `Overgang til arbeid, ${title}` });
  await statuses.getByRole("checkbox").first().waitFor();
  await statuses.scrollIntoViewIfNeeded();
  return { server, page, statuses };
}

const says = (page, text) => page.getByRole("status").filter({ hasText: text }).first().waitFor();

test("the provider says what counts, takes it back, and sets it to the standard again", async (t) => {
  const { server, page, statuses } = await opened(t, "Jobbmestrende oppfølging 20/598, NAV Vest-Viken");
  const status = (label) => statuses.getByRole("checkbox", { name: label });
  const counts = async () => {
    const { end_statuses } = await server.rpc("readings", { agreement: "jmo-20-598" });
    return end_statuses.filter((each) => each.to_work).map((each) => each.id);
  };
  assert.deepEqual(await counts(), ["in-work", "partly-in-work"]);
  assert.equal(await statuses.getByText("Justert").count(), 0);
  assert.equal(await statuses.getByRole("button", { name: "Tilbake til standard" }).count(), 0);

  await status("Delvis i arbeid").uncheck();
  await says(page, "Lagret: «Delvis i arbeid» regnes ikke som overgang til arbeid");
  await statuses.getByText("Justert, standard er ja").waitFor();
  assert.deepEqual(await counts(), ["in-work"]);
  await page.getByRole("button", { name: "Angre" }).click();
  await statuses.getByText("Justert").waitFor({ state: "detached" });
  assert.equal(await status("Delvis i arbeid").isChecked(), true);
  assert.deepEqual(await counts(), ["in-work", "partly-in-work"]);

  // By keyboard, one after the other.
  await status("Kan ikke gå direkte tilbake til arbeid").focus();
  await page.keyboard.press("Space");
  await status("Tilbake i arbeid").focus();
  await page.keyboard.press("Space");
  await statuses.getByText("Justert, standard er nei").waitFor();
  await statuses.getByText("Justert, standard er ja").waitFor();
  await says(page, "Lagret: «Tilbake i arbeid» regnes ikke som overgang til arbeid");
  assert.deepEqual(await counts(), ["partly-in-work", "not-directly-to-work"]);
  await inspect(page, "sluttstatus");
  await statuses.getByRole("button", { name: "Tilbake til standard" }).click();
  await says(page, "Lagret: overgang til arbeid, satt tilbake til standard");
  await statuses.getByText("Justert").first().waitFor({ state: "detached" });
  await statuses.locator("input:focus").waitFor();
  assert.deepEqual(await counts(), ["in-work", "partly-in-work"]);
});

test("REFINO's statuses stand by phase, and long ones fit a narrow window", async (t) => {
  const { page, statuses } = await opened(t, "Resultatbasert finansiering av oppfølging (REFINO), NAV Tiltak Oslo");
  const phase = (name) => statuses.getByRole("group", { name: `Regnes som overgang til arbeid: ${name}` });
  // «Utdanning» ends both phases; each counts for itself.
  await phase("jobbfastholdelse").getByRole("checkbox", { name: "Utdanning" }).check();
  await says(page, "Lagret: «Utdanning» regnes som overgang til arbeid");
  assert.equal(await phase("ansettelsesfase").getByRole("checkbox", { name: "Utdanning" }).isChecked(), false);
  await page.setViewportSize({ width: 320, height: 640 });
  await statuses.scrollIntoViewIfNeeded();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, "nothing needs scrolling sideways");
  await inspect(page, "sluttstatus-smal");
});
