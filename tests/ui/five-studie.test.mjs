// Studie med støtte from the order to the deletion date, begun in the middle of a semester.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./five.mjs";

test("Studie med støtte: to rytmer av rapporter, timer, fravær, forlengelse og sletting", async (t) => {
  const w = await journey(t, "studie", "02.03.2026");
  const { page } = w;

  // Ten working days after Monday 2 March: 3–6 are four, 9–13 are nine, the 16th is the tenth.
  await w.register("Studie med støtte, NAV Agder", {
    ordered: "02.03.2026",
    more: (form) => form.getByLabel("Overgang fra skolegang til ordinært lønnet arbeid").check(),
  });
  await w.frister(["16.03.2026 Oppstart"], []);

  // From Monday 16 March: + 28 days is 13 April (15 + 13); + 3 months is 16 June, September, December and 16 March 2027,
  // the last within a year. Semesters end on 30 June and 31 December, + 14 days is 14 July and 14 January. The 36 months
  // end on 15 March 2029, further ahead than is listed.
  await w.on("16.03.2026");
  const begun = await w.event("Oppstart", "16.03.2026");
  assert.deepEqual(begun, [
    "Innfrir: Oppstart, på fristen",
    "Starter: Plan for tiltaket, forfaller 13.04.2026",
    "Starter: Statusrapport 1, forfaller 16.06.2026",
    "Starter: Statusrapport for semesteret 1, forfaller 14.07.2026",
    "Starter: Varigheten utløper, forfaller 15.03.2029",
  ]);
  const started = "16.03.2026 Oppstart: 16.03.2026, i tide";
  const reports = [
    "14.07.2026 Statusrapport for semesteret 1",
    "16.09.2026 Statusrapport 2",
    "16.12.2026 Statusrapport 3",
    "14.01.2027 Statusrapport for semesteret 2",
    "16.03.2027 Statusrapport 4",
  ];
  await w.frister(["13.04.2026 Plan for tiltaket", "16.06.2026 Statusrapport 1", ...reports], [started]);
  // The first semester's report is on the part that was left of it.
  await page.getByText("for 16.03.2026–30.06.2026").waitFor();
  await page.getByText("for 01.07.2026–31.12.2026").waitFor();
  await w.picture("startet");

  await w.on("10.04.2026");
  await w.event("Plan levert", "10.04.2026");
  await w.iDag([
    "Senere: 16.06.2026 Statusrapport 1",
    "Senere: 14.07.2026 Statusrapport for semesteret 1",
  ]);

  // Hours with the participant, and with an employer about them. Jobs may not be kept under this agreement.
  await w.tab("timer");
  const entry = page.getByRole("region", { name: "Før ny" });
  await page.getByText("Avtalen anslår 8 t i måneden (Bilag 1 pkt. 4).").waitFor();
  await entry.getByLabel("Timer").fill("1,5");
  await entry.getByRole("button", { name: "Før" }).click();
  await w.says("Ført: Oppfølging av deltaker 10.04.2026");
  await entry.getByLabel("Hva slags").selectOption({ label: "Kontakt med arbeidsgiver" });
  await entry.getByLabel("Minutter").fill("45");
  await entry.getByRole("button", { name: "Før" }).click();
  await w.says("Ført: Kontakt med arbeidsgiver 10.04.2026");
  await page.getByRole("region", { name: "Timer per måned" }).getByText("2,25 t").waitFor();
  await w.picture("timer");
  await w.tab("arbeid");
  await page.getByText("Avtalen tillater ikke å lagre arbeidsforhold.").waitFor();
  await w.picture("arbeid");

  // NAV is told when the absence has lasted four weeks: Monday 4 May + 28 days is 1 June.
  await w.on("04.05.2026");
  await w.tab("timer");
  await entry.getByLabel("Hva slags").selectOption({ label: "Fravær" });
  await entry.getByRole("radio", { name: "Nei" }).check();
  assert.deepEqual(await w.follows(entry), ["Starter: Varsel til NAV om fravær, forfaller 01.06.2026"]);
  await entry.getByRole("button", { name: "Før" }).click();
  await w.says("Ført: Fravær 04.05.2026");
  await w.on("28.05.2026");
  assert.deepEqual(await w.event("NAV varslet om fravær", "28.05.2026"), [
    "Innfrir: Varsel til NAV om fravær, 4 dager før fristen",
  ]);

  await w.on("15.06.2026");
  await w.event("Statusrapport levert", "15.06.2026", { Nummer: "1" });
  await w.on("10.07.2026");
  assert.deepEqual(await w.event("Semesterrapport levert", "10.07.2026", { Nummer: "1" }), [
    "Innfrir: Statusrapport for semesteret 1, 4 dager før fristen",
  ]);
  const summer = [
    started,
    "13.04.2026 Plan for tiltaket: 10.04.2026, i tide",
    "01.06.2026 Varsel til NAV om fravær: 28.05.2026, i tide",
    "16.06.2026 Statusrapport 1: 15.06.2026, i tide",
    "14.07.2026 Statusrapport for semesteret 1: 10.07.2026, i tide",
  ];
  // By July the fifth report is within a year, and the third semester's: 30 June 2027 + 14 days.
  await w.frister([...reports.slice(1), "16.06.2027 Statusrapport 5"], summer);

  // 42 months from 16 March 2026 end on 15 September 2029.
  await w.on("16.09.2026");
  // The number is the one after the last.
  await w.event("Statusrapport levert", "16.09.2026");
  const limit = "Siste dag kan ikke være senere enn 15.09.2029. Varigheten fra oppstart 16.03.2026 er";
  await w.refused("Forlengelse godkjent", "16.09.2026", { "Ny siste dag": "16.09.2029" }, limit);
  assert.deepEqual(await w.event("Forlengelse godkjent", "16.09.2026", { "Ny siste dag": "15.09.2029" }), [
    "Flytter: Varigheten utløper, fra 15.03.2029 til 15.09.2029",
  ]);
  await w.tab("oversikt");
  await page.getByText("15.09.2029").first().waitFor();

  // One report for both rhythms is registered as both.
  await w.on("08.01.2027");
  await w.iDag([
    "Forfalt: 16.12.2026 Statusrapport 3",
    "Neste 30 dager: 14.01.2027 Statusrapport for semesteret 2",
    "Senere: 16.03.2027 Statusrapport 4",
  ]);
  await w.tab("frister");
  await w.event("Semesterrapport levert", "08.01.2027");
  assert.deepEqual(await w.event("Statusrapport levert", "08.01.2027"), [
    "Innfrir: Statusrapport 3, 23 dager etter fristen",
  ]);

  // Friday 29 January + 7 days is 5 February. The fourth report's period had not ended; the third semester had not.
  await w.on("29.01.2027");
  const ending = await w.event("Avsluttet", "29.01.2027");
  assert.ok(ending.includes("Starter: Sluttrapport, forfaller 05.02.2027"), ending.join("\n"));
  assert.ok(ending.includes("Faller bort: Statusrapport 4 og senere"), ending.join("\n"));
  await w.iDag(["Neste 30 dager: 05.02.2027 Sluttrapport"]);

  // Twelve weeks after 3 February: 25 days left of it, 31, and 28 April.
  await w.on("03.02.2027");
  assert.deepEqual(await w.event("Sluttrapport levert", "03.02.2027"), [
    "Innfrir: Sluttrapport, 2 dager før fristen",
    "Starter: Sletting av opplysningene, forfaller 28.04.2027",
  ]);
  await w.frister(
    ["28.04.2027 Sletting av opplysningene"],
    [
      ...summer,
      "16.09.2026 Statusrapport 2: 16.09.2026, i tide",
      "16.12.2026 Statusrapport 3: 08.01.2027, etter fristen",
      "14.01.2027 Statusrapport for semesteret 2: 08.01.2027, i tide",
      "05.02.2027 Sluttrapport: 03.02.2027, i tide",
    ],
  );
  await page.getByText("Slettes 28.04.2027").first().waitFor();
  await w.iDag(["Senere: 28.04.2027 Sletting av opplysningene"]);
  await w.tab("oversikt");
  await w.picture("ferdig");
});
