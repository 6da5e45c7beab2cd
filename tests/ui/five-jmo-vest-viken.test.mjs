// Jobbmestrende oppfølging Vest-Viken from the order to the deletion date, for someone with a job; main-path.test.mjs is
// the way of someone without, with the reports as PDF.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./five.mjs";

test("Vest-Viken: arbeidsforhold, praksis, taushetserklæring, forlengelse og sletting", async (t) => {
  const w = await journey(t, "vest-viken", "05.01.2026");
  const { page, dialog } = w;

  // Ten working days after Monday 5 January: the 19th.
  await w.register("Jobbmestrende oppfølging, NAV Vest-Viken", {
    ordered: "05.01.2026",
    more: (form) => form.getByLabel("Har arbeidsforhold ved innsøking").check(),
  });
  await w.frister(["19.01.2026 Oppstart"], []);

  // From Monday 26 January: + 28 days is 23 February; + 84 days is 20 April (5 + 28 + 31 + 20); three months end on 25
  // April, + 7 days is 2 May, a Saturday after a holiday on the Friday; six end on 25 July, a Saturday, + 7 days is 1
  // August; nine on 25 October, + 7 days is Sunday 1 November; twelve on 25 January 2027, the last possible day, whose
  // report would be due after it.
  await w.on("26.01.2026");
  assert.deepEqual(await w.event("Oppstart", "26.01.2026"), [
    "Innfrir: Oppstart, 7 dager etter fristen",
    "Starter: Plan for tiltaket, forfaller 23.02.2026",
    "Starter: Helt eller delvis i arbeid, forfaller 20.04.2026",
    "Starter: Statusrapport 1, forfaller 02.05.2026",
    "Starter: Varigheten utløper, forfaller 25.07.2026",
  ]);
  await w.frister(
    [
      "23.02.2026 Plan for tiltaket",
      "20.04.2026 Helt eller delvis i arbeid",
      "02.05.2026 Statusrapport 1, innen 30.04.2026",
      "25.07.2026 Varigheten utløper, innen 24.07.2026",
      "01.08.2026 Statusrapport 2, innen 31.07.2026",
      "01.11.2026 Statusrapport 3, innen 30.10.2026",
    ],
    ["19.01.2026 Oppstart: 26.01.2026, etter fristen"],
  );
  await w.picture("startet");

  await w.on("23.02.2026");
  await w.event("Plan levert", "23.02.2026");
  await w.event("Taushetserklæring signert", "09.02.2026");

  // Practice from Monday 2 March + 112 days: 29 left of it, 30, 31, and 22 June.
  await w.on("02.03.2026");
  await w.tab("arbeid");
  await page.getByRole("button", { name: "Ny arbeidspraksis" }).click();
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Rørlegger Østby");
  await dialog.getByLabel("Første dag").fill("02.03.2026");
  assert.deepEqual(await w.follows(), ["Starter: Slutt på arbeidspraksis, forfaller 22.06.2026"]);
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await w.says("arbeidspraksis hos Rørlegger Østby");

  // Practice is not work: that comes two days late.
  await w.on("22.04.2026");
  assert.deepEqual(await w.event("Helt eller delvis i arbeid", "22.04.2026"), [
    "Innfrir: Helt eller delvis i arbeid, 2 dager etter fristen",
  ]);
  // The practice is kept once: the event ends it.
  await w.event("Arbeidspraksis avsluttet", "21.04.2026", {}, "Endret: arbeidspraksis hos Rørlegger Østby");
  await w.on("29.04.2026");
  await w.event("Statusrapport levert", "29.04.2026", { Nummer: "1" });

  // Twelve months from 26 January 2026 end on 25 January 2027.
  const limit = "Siste dag kan ikke være senere enn 25.01.2027. Varigheten fra oppstart 26.01.2026 er";
  await w.refused("Forlengelse godkjent", "29.04.2026", { "Ny siste dag": "26.01.2027" }, limit);
  assert.deepEqual(await w.event("Forlengelse godkjent", "29.04.2026", { "Ny siste dag": "25.01.2027" }), [
    "Flytter: Varigheten utløper, fra 25.07.2026 til 25.01.2027",
  ]);

  // Friday 12 June + 7 days is the 19th; + 84 days is 4 September (18 + 31 + 31 + 4). The joint plan was due that day.
  await w.on("12.06.2026");
  await w.event("Felles plan laget", "12.06.2026");
  await w.event("Avsluttet", "12.06.2026");
  const met = [
    "19.01.2026 Oppstart: 26.01.2026, etter fristen",
    "23.02.2026 Plan for tiltaket: 23.02.2026, i tide",
    "20.04.2026 Helt eller delvis i arbeid: 22.04.2026, etter fristen",
    "02.05.2026 Statusrapport 1: 29.04.2026, i tide",
    "12.06.2026 Felles plan før avslutning: 12.06.2026, i tide",
    "22.06.2026 Slutt på arbeidspraksis: 21.04.2026, i tide",
  ];
  const over = "25.01.2027 Varigheten utløper: 12.06.2026, i tide";
  await w.frister(["19.06.2026 Sluttrapport", "04.09.2026 Sletting av taushetserklæringen"], [...met, over]);

  // Twelve weeks after 18 June: 12 days left of it, 31, 31, and 10 September.
  await w.on("18.06.2026");
  assert.deepEqual(await w.event("Sluttrapport levert", "18.06.2026"), [
    "Innfrir: Sluttrapport, 1 dag før fristen",
    "Starter: Sletting av opplysningene, forfaller 10.09.2026",
  ]);
  await w.event("Taushetserklæring slettet", "18.06.2026");
  await w.frister(["10.09.2026 Sletting av opplysningene"], [
    ...met.slice(0, 5),
    "19.06.2026 Sluttrapport: 18.06.2026, i tide",
    met[5],
    "04.09.2026 Sletting av taushetserklæringen: 18.06.2026, i tide",
    over,
  ]);
  await page.getByText("Slettes 10.09.2026").first().waitFor();
  await w.iDag(["Senere: 10.09.2026 Sletting av opplysningene"]);
  await w.tab("oversikt");
  await w.picture("ferdig");
});
