// Jobbmestrende oppfølging 20/598 from the order to the deletion date.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./five.mjs";

test("20/598: bekreftelse, plan, praksis, forlengelse, felles plan og sletting", async (t) => {
  const w = await journey(t, "20-598", "08.01.2026");
  const { page, dialog } = w;

  // Two days after Thursday 8 January is Saturday the 10th; the working day before it is Friday.
  await w.register("Jobbmestrende oppfølging 20/598, NAV Vest-Viken", { ordered: "08.01.2026" });
  await w.frister(["10.01.2026 Bekreft bestillingen, innen 09.01.2026"], []);
  await w.iDag(["Denne uken: 10.01.2026 Bekreft bestillingen"]);
  await w.picture("bestilt");

  // Ten working days after Friday 9 January: 12–16 are five, 19–23 are ten.
  await w.on("09.01.2026");
  assert.deepEqual(await w.event("Bestilling bekreftet", "09.01.2026"), [
    "Innfrir: Bekreft bestillingen, 1 dag før fristen",
    "Starter: Oppstart, forfaller 23.01.2026",
  ]);
  await w.frister(["23.01.2026 Oppstart"], ["10.01.2026 Bekreft bestillingen: 09.01.2026, i tide"]);

  // From Monday 19 January: + 21 days is 9 February; + 70 days is 30 March (12 + 28 + 30); + 3 months is 19 April, a
  // Sunday; six months end on 18 July, a Saturday. With all extensions it may last to 18 January 2027, so that the
  // reports of 19 July and 19 October may come too; that of 19 January may not.
  await w.on("19.01.2026");
  await w.event("Oppstart", "19.01.2026");
  const begun = ["10.01.2026 Bekreft bestillingen: 09.01.2026, i tide", "23.01.2026 Oppstart: 19.01.2026, i tide"];
  const later = ["19.07.2026 Statusrapport 2, innen 17.07.2026", "19.10.2026 Statusrapport 3"];
  await w.frister(
    [
      "09.02.2026 Plan for tiltaket",
      "30.03.2026 I arbeid eller arbeidspraksis",
      "19.04.2026 Statusrapport 1, innen 17.04.2026",
      "18.07.2026 Varigheten utløper, innen 17.07.2026",
      ...later,
    ],
    begun,
  );
  await w.picture("startet");

  // Three weeks after the start a plan is on time; a day later it would not be.
  await w.on("09.02.2026");
  await w.iDag([
    "I dag: 09.02.2026 Plan for tiltaket",
    "Senere: 30.03.2026 I arbeid eller arbeidspraksis",
    "Senere: 19.04.2026 Statusrapport 1",
    "Senere: 18.07.2026 Varigheten utløper",
  ]);
  await w.tab("frister");
  assert.deepEqual(await w.event("Plan levert", "09.02.2026"), ["Innfrir: Plan for tiltaket, på fristen"]);

  // Practice with an employer settles «i arbeid eller utprøving»: 16 March is fourteen days before the 30th.
  await w.on("16.03.2026");
  await w.tab("arbeid");
  await page.getByRole("button", { name: "Ny arbeidspraksis" }).click();
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Øvre Eiker Bakeri");
  await dialog.getByLabel("Første dag").fill("16.03.2026");
  await dialog.getByLabel("Planlagt siste dag (valgfritt)").fill("30.06.2026");
  await dialog.getByLabel("Arbeidsgiver opplyst om yrkesskadeforsikring (valgfritt)").fill("13.03.2026");
  assert.deepEqual(await w.follows(), ["Innfrir: I arbeid eller arbeidspraksis, 14 dager før fristen"]);
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await w.says("arbeidspraksis hos Øvre Eiker Bakeri");
  await w.picture("praksis");

  await w.on("17.04.2026");
  await w.event("Statusrapport levert", "17.04.2026", { Nummer: "1" });
  const first = [
    ...begun,
    "09.02.2026 Plan for tiltaket: 09.02.2026, i tide",
    "30.03.2026 I arbeid eller arbeidspraksis: 16.03.2026, i tide",
    "19.04.2026 Statusrapport 1: 17.04.2026, i tide",
  ];
  await w.frister(["18.07.2026 Varigheten utløper, innen 17.07.2026", ...later], first);

  // Absence without valid reason: NAV is told the same day.
  await w.on("11.05.2026");
  await w.tab("timer");
  const entry = page.getByRole("region", { name: "Før ny" });
  await entry.getByLabel("Hva slags").selectOption({ label: "Fravær" });
  await entry.getByLabel("Første dag").fill("11.05.2026");
  await entry.getByRole("radio", { name: "Nei" }).check();
  assert.deepEqual(await w.follows(entry), ["Starter: Varsel til NAV om fravær, forfaller 11.05.2026"]);
  await entry.getByRole("button", { name: "Før" }).click();
  await w.says("Ført: Fravær 11.05.2026");
  await w.iDag([
    "I dag: 11.05.2026 Varsel til NAV om fravær",
    "Senere: 18.07.2026 Varigheten utløper",
    "Senere: 19.07.2026 Statusrapport 2",
  ]);
  await w.picture("fravaer");
  await w.tab("frister");
  assert.deepEqual(await w.event("NAV varslet om fravær", "11.05.2026"), [
    "Innfrir: Varsel til NAV om fravær, på fristen",
  ]);
  const absent = [...first, "11.05.2026 Varsel til NAV om fravær: 11.05.2026, i tide"];

  // Twelve months from 19 January 2026 end on 18 January 2027.
  await w.on("15.06.2026");
  const limit = "Siste dag kan ikke være senere enn 18.01.2027. Varigheten fra oppstart 19.01.2026 er";
  await w.refused("Forlengelse godkjent", "15.06.2026", { "Ny siste dag": "19.01.2027" }, limit);
  assert.deepEqual(await w.event("Forlengelse godkjent", "15.06.2026", { "Ny siste dag": "18.01.2027" }), [
    "Flytter: Varigheten utløper, fra 18.07.2026 til 18.01.2027",
  ]);
  await w.frister([...later, "18.01.2027 Varigheten utløper"], absent);

  // The practice ends, which this agreement sets no limit for.
  await w.on("30.06.2026");
  await w.tab("arbeid");
  await page.getByRole("button", { name: "Endre Øvre Eiker Bakeri" }).click();
  await dialog.getByLabel("Avsluttet (valgfritt)").fill("30.06.2026");
  assert.deepEqual(await w.follows(), []);
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await w.says("Endret: arbeidspraksis hos Øvre Eiker Bakeri");
  await page.getByText("16.03.2026–30.06.2026").waitFor();

  // The third report comes a day late.
  await w.on("17.07.2026");
  // The number is the one after the last.
  assert.deepEqual(await w.event("Statusrapport levert", "17.07.2026"), [
    "Innfrir: Statusrapport 2, 2 dager før fristen",
  ]);
  await w.on("20.10.2026");
  await w.iDag(["Forfalt: 19.10.2026 Statusrapport 3", "Senere: 18.01.2027 Varigheten utløper"]);
  await w.tab("frister");
  assert.deepEqual(await w.event("Statusrapport levert", "20.10.2026", { Nummer: "3" }), [
    "Innfrir: Statusrapport 3, 1 dag etter fristen",
  ]);

  // The joint plan is made before the day that the end is planned for.
  await w.on("01.12.2026");
  assert.deepEqual(await w.event("Planlagt avslutning", "15.12.2026"), [
    "Starter: Felles plan før avslutning, forfaller 15.12.2026",
  ]);
  await w.on("14.12.2026");
  assert.deepEqual(await w.event("Felles plan laget", "14.12.2026"), [
    "Innfrir: Felles plan før avslutning, 1 dag før fristen",
  ]);

  // Friday 18 December + 7 days is Christmas Day; the working day before it is the 24th.
  await w.on("18.12.2026");
  const ending = await w.event("Avsluttet", "18.12.2026");
  assert.ok(ending.includes("Starter: Sluttrapport, forfaller 25.12.2026"), ending.join("\n"));
  const done = [
    ...absent,
    "19.07.2026 Statusrapport 2: 17.07.2026, i tide",
    "19.10.2026 Statusrapport 3: 20.10.2026, etter fristen",
    "18.12.2026 Felles plan før avslutning: 14.12.2026, i tide",
  ];
  const over = "18.01.2027 Varigheten utløper: 18.12.2026, i tide";
  await w.frister(["25.12.2026 Sluttrapport, innen 24.12.2026"], [...done, over]);
  // Christmas Day is in the week after.
  await w.iDag(["Neste 30 dager: 25.12.2026 Sluttrapport"]);

  // Twelve weeks after 22 December: 9 days left of it, 31, 28, and 16 March.
  await w.on("22.12.2026");
  assert.deepEqual(await w.event("Sluttrapport levert", "22.12.2026"), [
    "Innfrir: Sluttrapport, 3 dager før fristen",
    "Starter: Sletting av opplysningene, forfaller 16.03.2027",
  ]);
  await w.frister(["16.03.2027 Sletting av opplysningene"], [
    ...done,
    "25.12.2026 Sluttrapport: 22.12.2026, i tide",
    over,
  ]);
  await page.getByText("Slettes 16.03.2027").first().waitFor();
  const row = page.locator(".due-list__row");
  assert.equal(await row.getByRole("button", { name: /^Registrer/ }).count(), 0, "deleting is not registering");
  await w.iDag(["Senere: 16.03.2027 Sletting av opplysningene"]);
  await w.tab("oversikt");
  await w.picture("ferdig");
});
