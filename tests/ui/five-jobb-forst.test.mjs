// Oppfølging – Jobb Først from the order to the deletion date.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./five.mjs";

test("Jobb Først: bistandsbehov, praksis, jobb, forlengelse til grensen og sletting", async (t) => {
  const w = await journey(t, "jobb-forst", "02.02.2026");
  const { page, dialog } = w;

  // The need for assistance decides how long the measure lasts, and is asked for.
  await w.register("Oppfølging – Jobb Først, NAV", {
    ordered: "02.02.2026",
    more: async (form) => {
      await form.getByRole("button", { name: "Legg til deltakeren" }).click();
      await form.getByText("Velg ett av dem.").waitFor();
      await w.picture("bistandsbehov");
      await form.getByRole("radio", { name: "Moderat" }).check();
    },
  });
  // The annex gives no time limit for the start.
  await w.frister([], []);

  // From Monday 9 February: + 28 days is 9 March; + 3 months is 9 May, a Saturday, 9 August, a Sunday, 9 November;
  // twelve months end on 8 February 2027, before the fourth report.
  await w.on("09.02.2026");
  assert.deepEqual(await w.event("Oppstart", "09.02.2026"), [
    "Starter: Handlingsplan, forfaller 09.03.2026",
    "Starter: Statusrapport 1, forfaller 09.05.2026",
    "Starter: Varigheten utløper, forfaller 08.02.2027",
  ]);
  const later = ["09.08.2026 Statusrapport 2, innen 07.08.2026", "09.11.2026 Statusrapport 3"];
  await w.frister(
    [
      "09.03.2026 Handlingsplan",
      "09.05.2026 Statusrapport 1, innen 08.05.2026",
      ...later,
      "08.02.2027 Varigheten utløper",
    ],
    [],
  );
  await w.picture("startet");

  await w.on("09.03.2026");
  assert.deepEqual(await w.event("Plan levert", "09.03.2026"), ["Innfrir: Handlingsplan, på fristen"]);

  // Practice and a job are kept; this agreement hangs no deadline on them.
  await w.tab("arbeid");
  await page.getByRole("button", { name: "Ny arbeidspraksis" }).click();
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Åsane Sykkelverksted");
  await dialog.getByLabel("Første dag").fill("02.03.2026");
  await dialog.getByLabel("Avsluttet (valgfritt)").fill("06.03.2026");
  await dialog.getByLabel("Arbeidsgiver opplyst om yrkesskadeforsikring (valgfritt)").fill("27.02.2026");
  assert.deepEqual(await w.follows(), []);
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await w.says("arbeidspraksis hos Åsane Sykkelverksted");
  await page.getByRole("button", { name: "Nytt arbeidsforhold" }).click();
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Åsane Sykkelverksted");
  await dialog.getByLabel("Stilling (valgfritt)").fill("Mekaniker");
  await dialog.getByLabel("Stillingsprosent").fill("50");
  await dialog.getByLabel("Helt eller delvis i arbeid fra (valgfritt)").fill("09.03.2026");
  assert.deepEqual(await w.follows(), []);
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await page.getByRole("heading", { name: "Mekaniker, Åsane Sykkelverksted" }).waitFor();
  await w.picture("arbeid");

  await w.on("08.05.2026");
  await w.event("Statusrapport levert", "08.05.2026", { Nummer: "1" });
  await w.on("10.08.2026");
  await w.iDag([
    "Forfalt: 09.08.2026 Statusrapport 2",
    "Senere: 09.11.2026 Statusrapport 3",
    "Senere: 08.02.2027 Varigheten utløper",
  ]);
  await w.tab("frister");
  await w.event("Statusrapport levert", "10.08.2026", { Nummer: "2" });

  // Moderate need gives twelve months and no more; the transition from school gives 42: 9 August 2029 − 1 day.
  await w.on("05.10.2026");
  const at = (until) => ({ "Ny siste dag": until });
  const limit = (last) => `Siste dag kan ikke være senere enn ${last}. Varigheten fra oppstart 09.02.2026 er`;
  await w.refused("Forlengelse godkjent", "05.10.2026", at("09.02.2027"), limit("08.02.2027"));
  await w.tab("opplysninger");
  await page.getByLabel("Overgang fra skole eller soning i institusjon").check();
  await page.getByRole("button", { name: "Lagre" }).click();
  await w.says("Lagret: personopplysninger");
  await w.refused("Forlengelse godkjent", "05.10.2026", at("09.08.2029"), limit("08.08.2029"));
  assert.deepEqual(await w.event("Forlengelse godkjent", "05.10.2026", at("08.08.2029")), [
    "Flytter: Varigheten utløper, fra 08.02.2027 til 08.08.2029",
  ]);
  const met = [
    "09.03.2026 Handlingsplan: 09.03.2026, i tide",
    "09.05.2026 Statusrapport 1: 08.05.2026, i tide",
    "09.08.2026 Statusrapport 2: 10.08.2026, etter fristen",
  ];
  await w.frister(
    [
      "09.11.2026 Statusrapport 3",
      "09.02.2027 Statusrapport 4",
      "09.05.2027 Statusrapport 5, innen 07.05.2027",
      "09.08.2027 Statusrapport 6",
    ],
    met,
  );

  await w.on("09.11.2026");
  await w.event("Statusrapport levert", "09.11.2026", { Nummer: "3" });

  // Friday 20 November + 7 days, which is the provider's own reading: the annex names no limit.
  await w.on("20.11.2026");
  const ending = await w.event("Avsluttet", "20.11.2026");
  assert.ok(ending.includes("Starter: Sluttrapport, forfaller 27.11.2026"), ending.join("\n"));
  await w.frister(["27.11.2026 Sluttrapport"], [...met, "09.11.2026 Statusrapport 3: 09.11.2026, i tide"]);
  await page.locator(".due-list__row").getByText("Tolkning").waitFor();

  // Twelve weeks after 27 November: 3 days left of it, 31, 31, and 19 February.
  await w.on("27.11.2026");
  assert.deepEqual(await w.event("Sluttrapport levert", "27.11.2026"), [
    "Innfrir: Sluttrapport, på fristen",
    "Starter: Sletting av opplysningene, forfaller 19.02.2027",
  ]);
  await w.frister(
    ["19.02.2027 Sletting av opplysningene"],
    [...met, "09.11.2026 Statusrapport 3: 09.11.2026, i tide", "27.11.2026 Sluttrapport: 27.11.2026, i tide"],
  );
  await page.getByText("Slettes 19.02.2027").first().waitFor();
  await w.iDag(["Senere: 19.02.2027 Sletting av opplysningene"]);
  await w.tab("oversikt");
  await w.picture("ferdig");
});
