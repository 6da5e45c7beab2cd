// The month's claim: from a missing price to an invoice basis, hours and milestones, and NAV's own amount.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const TODAY = "2026-05-04";
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

/** A store with these participants of an agreement: `[name, started, ended]`. */
async function opened(t, agreement, people) {
  const seen = { faults: [] };
  const server = await serve(join(scratch(t), "store"), { today: TODAY });
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const ids = [];
  for (const [name, started, ended] of people) {
    const [first, ...rest] = name.split(" ");
    const { id } = await server.rpc("case.create", {
      agreement,
      person: { ...NOBODY, first_name: first, last_name: rest.join(" ") },
      ordered: "2025-12-01",
      started,
    });
    ids.push(id);
    if (ended) await server.rpc("event.save", { case: id, event: { type: "ended", date: ended } });
  }
  const { page, faults } = await browse(t);
  seen.faults = faults;
  await page.goto(`${server.url}/#/manedsslutt/${agreement}/2026-04`);
  await page.getByRole("heading", { name: "April 2026", level: 1 }).waitFor();
  return { server, page, ids, part: page.locator("[data-part=krav]") };
}

const NBSP = "\u00a0";

test("a price is entered where it is missed, and the invoice basis begins with what the window says", async (t) => {
  const { page, part, server, ids } = await opened(t, "jmo-vest-viken", [
    ["Kari Eksempel", "2026-02-10", "2026-04-15"],
    ["Per-Ørjan Åsen-Øverli Brattbakkhaugen Eksempelsen", "2026-04-01", null],
  ]);
  await part.getByRole("heading", { name: "Hva er prisen?" }).waitFor();
  await inspect(page, "400-krav-uten-pris");
  await part.getByRole("button", { name: "Legg inn pris" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Pris per plass per måned").fill("tjue tusen");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Skriv prisen i hele kroner").waitFor();
  await dialog.getByLabel("Pris per plass per måned").fill("20 205 kr");
  await dialog.getByLabel("Gjelder fra og med").fill("01.01.2026");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.waitFor({ state: "detached" });

  // 11 of 22 weekdays, and a whole month.
  await part.getByText(`30${NBSP}308${NBSP}kr`).waitFor();
  const rows = part.getByRole("table").getByRole("row");
  assert.equal(await rows.count(), 3);
  assert.match(await rows.nth(1).innerText(), /Kari Eksempel[\s\S]*01\.04\.2026–15\.04\.2026[\s\S]*0,50000[\s\S]*11 av 22 ukedager/);
  // What the invoice lacks is named, and does not stop it.
  await part.getByText("«Deres referanse» skal stå på fakturaen, og er ikke lagt inn.").waitFor();

  // Closed days are the agreement's too.
  const details = await server.rpc("agreement.details", { agreement: "jmo-vest-viken" });
  const closed = [{ from: "2026-04-07", to: "2026-04-08", reason: "Planleggingsdager" }];
  await server.rpc("agreement.details.save", {
    details: { ...details, closed, your_reference: "XXX1400", agreement_number: "24-1234" },
  });
  await page.reload();
  await part.getByText(`26${NBSP}634${NBSP}kr`).first().waitFor();
  await inspect(page, "401-krav-plasser-topp");
  await part.scrollIntoViewIfNeeded();
  await page.getByRole("navigation", { name: "Delene av månedsslutten" }).getByRole("link", { name: /Krav/ }).click();
  await inspect(page, "402-krav-plasser");

  await part.getByLabel("Beløpet i NAVs portal").fill("mye");
  await part.getByRole("button", { name: "Sammenlign" }).click();
  await part.getByText("Skriv beløpet som i NAVs portal").waitFor();
  await part.getByLabel("Beløpet i NAVs portal").fill("36 736");
  await part.getByRole("button", { name: "Sammenlign" }).click();
  await part.getByText("NAV har ikke registrert at Kari Eksempel sluttet 15.04.2026, og har regnet med resten av måneden.").waitFor();
  await part.getByText(`Forskjellen er 10${NBSP}102${NBSP}kr.`).waitFor();
  await part.getByText("NAV har ikke registrert at Kari").scrollIntoViewIfNeeded();
  await inspect(page, "403-krav-forklart");
  await part.getByLabel("Beløpet i NAVs portal").fill("1");
  await part.getByRole("button", { name: "Sammenlign" }).click();
  await part.getByText("Ingen av de vanlige årsakene gir akkurat dette beløpet.").waitFor();
  await part.getByLabel("Beløpet i NAVs portal").fill("26634,00");
  await part.getByRole("button", { name: "Sammenlign" }).click();
  await part.getByText(`Beløpet er det samme: 26${NBSP}634${NBSP}kr.`).waitFor();

  await part.getByRole("button", { name: "Skriv fakturagrunnlag" }).click();
  await page.getByRole("heading", { name: "Fakturagrunnlag", level: 1 }).waitFor();
  assert.equal(await page.getByLabel("Sum å fakturere").inputValue(), "26634");
  assert.equal(await page.getByLabel("Deres referanse").inputValue(), "XXX1400");
  await page.goBack();
  await part.getByRole("button", { name: "Fortsett på utkastet" }).waitFor();

  // What a case leaves open stops the claim, and leads there.
  await server.rpc("event.save", { case: ids[1], event: { type: "end-planned", date: "2026-04-20" } });
  await page.reload();
  await part.getByRole("heading", { name: "Dette stopper kravet" }).waitFor();
  await part.getByText("Foreløpig sum").waitFor();
  await page.setViewportSize({ width: 320, height: 800 });
  await part.getByRole("heading", { name: "Dette stopper kravet" }).scrollIntoViewIfNeeded();
  await inspect(page, "404-krav-stoppet-smalt");
  await part.getByText("Se hendelsene").click();
  await page.getByRole("heading", { name: "Per-Ørjan Åsen-Øverli Brattbakkhaugen Eksempelsen", level: 1 }).waitFor();
});

test("hours are logged with the group's size, and billed with whom they were spent", async (t) => {
  const { page, part, server, ids } = await opened(t, "studie-med-stotte", [["Astrid Lærdal", "2026-01-12", null]]);
  const details = await server.rpc("agreement.details", { agreement: "studie-med-stotte" });
  await server.rpc("agreement.details.save", {
    details: { ...details, prices: [{ from: "2026-01-01", nok: 850 }] },
  });
  const entry = (more) =>
    server.rpc("entry.save", { entry: { case: ids[0], date: "2026-04-07", activity: "follow-up", minutes: 50, ...more } });
  await entry({});
  await entry({ date: "2026-04-08", activity: "employer-contact", minutes: 20 });

  await page.goto(`${server.url}/#/deltaker/${ids[0]}/timer`);
  const form = page.locator("form").first();
  await form.getByLabel("Hva slags").selectOption({ label: "Gruppeaktivitet" });
  await form.getByLabel(/^Dato/).fill("10.04.2026");
  await form.getByLabel("Timer", { exact: true }).fill("2");
  await form.getByLabel("Deltakere i gruppen (valgfritt)").fill("fem");
  await form.getByRole("button", { name: "Før" }).click();
  await form.getByText("Skriv et helt tall fra 1 til 99").waitFor();
  await form.getByLabel("Deltakere i gruppen (valgfritt)").fill("5");
  await inspect(page, "405-gruppe");
  await form.getByRole("button", { name: "Før" }).click();
  await page.getByText("fysisk møte, 5 deltakere").waitFor();

  await page.goto(`${server.url}/#/manedsslutt/studie-med-stotte/2026-04`);
  const row = part.getByRole("table").getByRole("row").nth(1);
  await part.getByRole("table").getByText(`1${NBSP}700${NBSP}kr`).waitFor();
  assert.deepEqual((await row.getByRole("cell").allInnerTexts()).map((text) => text.trim()), [
    "1,50",
    "0,50",
    "2,00",
    `850${NBSP}kr`,
    `1${NBSP}700${NBSP}kr`,
  ]);
  await page.getByRole("navigation", { name: "Delene av månedsslutten" }).getByRole("link", { name: /Krav/ }).click();
  await inspect(page, "406-krav-timer");
});

test("a milestone's claim is written from the month, and its delivery is the claim", async (t) => {
  const { page, part, server, ids } = await opened(t, "refino-jan201802", [["Åse Marie Øverbø", "2026-01-05", null]]);
  const details = await server.rpc("agreement.details", { agreement: "refino-jan201802" });
  await server.rpc("agreement.details.save", {
    details: { ...details, prices: [{ from: "2026-01-01", nok: 90001 }] },
  });
  await server.rpc("event.save", { case: ids[0], event: { type: "mapping-completed", date: "2026-03-20" } });
  await page.reload();
  await part.getByRole("heading", { name: "Krav å sende" }).waitFor();
  await part.getByText("Siste dag for kravet er 20.05.2026, om 16 dager.").waitFor();
  await page.getByRole("navigation", { name: "Delene av månedsslutten" }).getByRole("link", { name: /Krav/ }).click();
  await inspect(page, "407-krav-milepaeler");
  await part.getByRole("button", { name: /^Skriv refusjonskrav/ }).click();
  await page.getByRole("heading", { name: "Refusjonskrav med underbilag", level: 1 }).waitFor();
  assert.equal(await page.getByLabel("Beløp som kreves").inputValue(), "18000,20");
  await inspect(page, "408-refusjonskrav");
  await page.goBack();
  await part.getByRole("button", { name: /^Fortsett på kravet/ }).waitFor();

  // The claim is sent, and waits for NAV.
  await server.rpc("event.save", { case: ids[0], event: { type: "claim-sent", date: "2026-04-20", milestone: "mapping" } });
  await page.reload();
  await part.getByText("kravet ble sendt 20.04.2026, men NAVs godkjenning er ikke registrert").waitFor();
  await server.rpc("approval.save", { approval: { case: ids[0], milestone: "mapping", date: "2026-04-28" } });
  await page.reload();
  await part.getByText(`18${NBSP}000,20${NBSP}kr`).first().waitFor();
  await part.getByText("Ingen milepæler er nådd uten at kravet er sendt.").waitFor();
  await inspect(page, "409-krav-milepael-faktureres");
});

test("prices and closed days stand in the settings, one price from a day", async (t) => {
  const { page, server } = await opened(t, "jmo-vest-viken", [["Kari Eksempel", "2026-02-10", null]]);
  await page.goto(`${server.url}/#/innstillinger`);
  const name = "Jobbmestrende oppfølging, NAV Vest-Viken";
  const card = page.getByRole("region", { name: `Pris og stengte dager, ${name}` });
  const region = page.getByRole("region", { name, exact: true });
  if (!(await card.isVisible())) await region.getByRole("button").first().click();
  await card.getByRole("button", { name: /^Legg inn pris/ }).click();
  const dialog = page.getByRole("dialog");
  const put = async (nok, from) => {
    await dialog.getByLabel("Pris per plass per måned").fill(nok);
    await dialog.getByLabel("Gjelder fra og med").fill(from);
    await dialog.getByRole("button", { name: "Lagre" }).click();
  };
  await put("20205", "01.01.2026");
  await card.getByText(`20${NBSP}205${NBSP}kr per plass per måned fra 01.01.2026`).first().waitFor();
  await card.getByRole("button", { name: /^Legg inn pris/ }).click();
  await put("21000", "01.01.2026");
  await dialog.getByText("Det står alt en pris fra 01.01.2026. Endre den i stedet.").waitFor();
  await put("21000", "01.07.2026");
  await card.getByText(`21${NBSP}000${NBSP}kr per plass per måned fra 01.07.2026`).first().waitFor();
  await card.getByRole("button", { name: /^Legg inn stengte dager/ }).click();
  await dialog.getByLabel("Første dag").fill("24.12.2026");
  await dialog.getByLabel("Siste dag (valgfritt)").fill("20.12.2026");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await dialog.getByText("Siste dag kan ikke være før første dag.").waitFor();
  await dialog.getByLabel("Siste dag (valgfritt)").fill("31.12.2026");
  await dialog.getByLabel("Hvorfor (valgfritt)").fill("Romjul");
  await inspect(page, "410-stengte-dager");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await card.getByText("Stengt 24.12.2026–31.12.2026: Romjul").first().waitFor();
  await card.scrollIntoViewIfNeeded();
  await inspect(page, "411-innstillinger-pris");
  await card.getByRole("button", { name: /^Fjern Stengt/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Fjern", exact: true }).click();
  await card.getByText("Ingen stengte dager er lagt inn.").waitFor();
  await page.getByRole("button", { name: /^Angre/ }).click();
  await card.getByText("Stengt 24.12.2026–31.12.2026: Romjul").first().waitFor();
});
