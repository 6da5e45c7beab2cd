// Indicators: what a meeting says of where it was, the numbers with the records behind them, and the form.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

test("the counsellor says where a meeting was, looks at the indicators, and writes the form", async (t) => {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { rpc, url } = server;
  await rpc("store.create", { passphrase: PASSPHRASE });
  await rpc("demo.load");
  const { cases } = await rpc("list");
  const thea = cases.find(({ participant }) => participant.startsWith("Thea"));
  const jmo = cases.find(({ agreement }) => agreement === "jmo-vest-viken");
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));

  await t.test("the place is asked for in meetings in person, where the agreement has the indicator", async () => {
    await page.goto(`${url}/#/deltaker/${jmo.case}/timer`);
    await page.getByRole("heading", { name: "Før ny" }).waitFor();
    assert.equal(await page.getByRole("radio", { name: "Utenfor kontoret" }).count(), 0);

    await page.goto(`${url}/#/deltaker/${thea.case}/timer`);
    const place = page.getByRole("radio", { name: "Utenfor kontoret" });
    await place.waitFor();
    await page.getByLabel("Form", { exact: true }).selectOption("Telefon");
    assert.equal(await place.count(), 0, "the telephone has no place");
    await page.getByLabel("Form", { exact: true }).selectOption("Fysisk møte");
    await page.getByLabel("Hva slags", { exact: true }).first().selectOption("Kontakt med arbeidsgiver");
    await page.getByLabel("Timer", { exact: true }).fill("1");
    await page.getByRole("radio", { name: "Utenfor kontoret" }).check();
    await inspect(page, "ind-sted-for-mote");
    await page.getByRole("button", { name: "Før", exact: true }).click();
    await page.getByText(/^7 ført i alt/).waitFor();
    await page.getByText("fysisk møte, utenfor kontoret").first().waitFor();
  });

  await t.test("a job says whether it is an ordinary one", async () => {
    await page.goto(`${url}/#/deltaker/${thea.case}/arbeid`);
    await page.getByRole("button", { name: "Nytt arbeidsforhold" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Arbeidsgiver" }).fill("Rema Eksempel");
    await dialog.getByLabel("Stilling (valgfritt)").fill("Butikkmedarbeider");
    await dialog.getByLabel("Stillingsprosent").fill("20");
    await dialog.getByRole("radio", { name: "Ja" }).check();
    await dialog.getByLabel(/^Helt eller delvis i arbeid fra/).fill("04.05.2026");
    await inspect(page, "ind-ordinaer-jobb");
    await dialog.getByRole("button", { name: "Lagre" }).click();
    // The dialog's own words are the same.
    await dialog.waitFor({ state: "detached" });
    await page.getByText(/ordinær jobb/).waitFor();
  });

  await t.test("each indicator stands by itself with its records", async () => {
    await page.goto(`${url}/#/rapporter`);
    await page.getByRole("link", { name: "Se indikatorene for Oppfølging – Jobb Først" }).click();
    await page.getByRole("heading", { name: "Indikatorer", level: 1 }).waitFor();
    await page.getByRole("heading", { name: "Mai 2026, til og med 04.05.2026" }).waitFor();
    await page.getByRole("button", { name: "Dette kvartalet" }).click();
    await page.getByRole("heading", { name: "2. kvartal 2026, til og med 04.05.2026" }).waitFor();
    assert.match(page.url(), /#\/indikatorer\/jobb-forst\/2026-04-01_2026-06-30$/);

    const contacts = page.getByRole("listitem", { name: "Arbeidsgiverkontakter i uken" });
    await contacts.getByText("4 kontakter med arbeidsgivere").waitFor();
    await contacts.getByText("merke: minst 6 i uken (utenfor)").waitFor();
    const ordinary = page.getByRole("listitem", { name: "Ordinære jobber" });
    await ordinary.getByText("100 %", { exact: true }).waitFor();
    const followed = page.getByRole("listitem", { name: "Fulgt opp de første fire ukene i jobb" });
    await followed.getByText("100 %", { exact: true }).waitFor();
    await inspect(page, "ind-indikatorer");

    await contacts.getByRole("button", { name: "Bak tallet (4)" }).click();
    await contacts.getByRole("button", { name: /^Slik er det regnet/ }).click();
    await contacts.getByText(/Merket er IPS-metodens/).waitFor();
    await contacts.scrollIntoViewIfNeeded();
    await inspect(page, "ind-bak-tallet");
    await contacts.getByRole("link", { name: "Thea Fjellskinn" }).first().click();
    await page.getByRole("heading", { name: "Før ny" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "2. kvartal 2026, til og med 04.05.2026" }).waitFor();
  });

  await t.test("days of one's own, and periods with nothing in them", async () => {
    await page.getByRole("button", { name: "Egen periode" }).click();
    await page.getByRole("textbox", { name: "Fra og med" }).fill("01.06.2026");
    await page.getByRole("textbox", { name: "Til og med" }).fill("01.05.2026");
    await page.getByRole("button", { name: "Vis", exact: true }).click();
    await page.getByText("Siste dag kan ikke være før første dag.").waitFor();
    await page.getByRole("textbox", { name: "Til og med" }).fill("30.06.2026");
    await page.getByRole("button", { name: "Vis", exact: true }).click();
    await page.getByText("Perioden har ikke begynt. Velg en annen.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Skriv styringsskjema" }).count(), 0);
    await page.goto(`${url}/#/indikatorer/studie-med-stotte`);
    await page.getByText("Avtalen har ingen indikatorer.").waitFor();
    await inspect(page, "ind-ingen-indikatorer");
  });

  await t.test("the form is filled with them", async () => {
    await page.goto(`${url}/#/indikatorer/jobb-forst/2026-04-01_2026-04-30`);
    await page.getByRole("button", { name: "Skriv styringsskjema" }).click();
    await page.getByRole("heading", { name: "Styringsskjema", level: 1 }).waitFor();
    await page.getByRole("img", { name: /^Side 1/ }).waitFor();
    await inspect(page, "ind-styringsskjema");
    await page.goBack();
    await page.getByText("Fortsett på styringsskjema").waitFor();
  });

  await t.test("it holds on a narrow screen", async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(`${url}/#/indikatorer/jobb-forst/2026-04-01_2026-06-30`);
    const outside = page.getByRole("listitem", { name: "Tid utenfor kontoret" });
    await outside.getByRole("button", { name: /^Bak tallet/ }).click();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${over} pixels too wide`);
    await inspect(page, "ind-indikatorer-smal");
  });
});
