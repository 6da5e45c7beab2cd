// REFINO from the order to the deletion date, through all that it pays for.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { journey } from "./five.mjs";

test("REFINO: kartlegging, ansettelse, jobbfastholdelse, krav med dokumentasjon og sletting", async (t) => {
  const w = await journey(t, "refino", "05.01.2026");
  const { page, dialog } = w;
  const panel = (name) => page.getByRole("article", { name, exact: true });

  // Ten working days after Monday 5 January: 6–9 are four, 12–16 are nine, the 19th is the tenth.
  await w.register("Resultatbasert finansiering av oppfølging (REFINO), NAV Tiltak Oslo", {
    ordered: "05.01.2026",
    more: (form) => form.getByLabel("Nedsatt arbeidsevne").check(),
  });
  await w.frister(["19.01.2026 Oppstart"], []);

  // From Monday 12 January: two months end on 11 March, twelve on 11 January 2027.
  await w.on("12.01.2026");
  assert.deepEqual(await w.event("Oppstart", "12.01.2026"), [
    "Innfrir: Oppstart, 7 dager før fristen",
    "Starter: Slutt på kartleggingen, forfaller 11.03.2026",
    "Starter: Varigheten utløper, forfaller 11.01.2027",
  ]);
  const started = "19.01.2026 Oppstart: 12.01.2026, i tide";
  await w.frister(["11.03.2026 Slutt på kartleggingen", "11.01.2027 Varigheten utløper"], [started]);

  // From Friday 27 February: + 1 week is 6 March, and the template's two weeks 13 March; + 2 months is 27 April; + 3
  // months is 27 May, August, November. The one of 27 February 2027 is within a year too, since the measure may be
  // extended.
  await w.on("27.02.2026");
  assert.deepEqual(await w.event("Kartlegging fullført", "27.02.2026"), [
    "Innfrir: Slutt på kartleggingen, 12 dager før fristen",
    "Starter: Plan eller sluttrapport etter kartleggingen, forfaller 06.03.2026",
    "Starter: Refusjonskrav for kartleggingen, forfaller 27.04.2026",
    "Starter: Statusrapport 1, forfaller 27.05.2026",
  ]);
  const mapped = [started, "11.03.2026 Slutt på kartleggingen: 27.02.2026, i tide"];
  const reports = ["27.08.2026 Statusrapport 2", "27.11.2026 Statusrapport 3"];
  const ahead = ["11.01.2027 Varigheten utløper", "27.02.2027 Statusrapport 4, innen 26.02.2027"];
  await w.frister(
    [
      "06.03.2026 Plan eller sluttrapport etter kartleggingen",
      "27.04.2026 Refusjonskrav for kartleggingen",
      "27.05.2026 Statusrapport 1",
      ...reports,
      ...ahead,
    ],
    mapped,
  );
  await page.getByText("gir 13.03.2026; den korteste fristen gjelder").waitFor();
  await w.picture("kartlagt");

  await w.on("05.03.2026");
  assert.deepEqual(await w.event("Plan levert", "05.03.2026"), [
    "Innfrir: Plan eller sluttrapport etter kartleggingen, 1 dag før fristen",
  ]);
  assert.deepEqual(await w.event("Refusjonskrav sendt", "05.03.2026", { "Kravet gjelder": "Kartlegging" }), [
    "Innfrir: Refusjonskrav for kartleggingen, 53 dager før fristen",
  ]);

  // A permanent job of 60 % from Monday 13 April meets the criterion that day: + 2 months is 13 June, a Saturday. Kept
  // for more than six months it is on 14 October; eight months are over on 13 December, a Sunday.
  await w.on("13.04.2026");
  await w.tab("milepaeler");
  await panel("Ansettelse").getByRole("button", { name: /^Legg inn en jobb/ }).click();
  await dialog.getByLabel("Arbeidsgiver", { exact: true }).fill("Kafé Solsiden");
  await dialog.getByLabel("Stillingsprosent").fill("60");
  await dialog.getByLabel("Ansatt fra").fill("13.04.2026");
  assert.deepEqual(await w.follows(), [
    "Starter: Refusjonskrav for ansettelse, forfaller 13.06.2026",
    "Starter: Refusjonskrav for jobbfastholdelse, forfaller 13.12.2026",
  ]);
  await w.picture("jobb");
  await dialog.getByRole("button", { name: "Lagre" }).click();
  await panel("Ansettelse").getByText("Oppfylt, dokumentasjon mangler").waitFor();
  const claimed = [
    started,
    "06.03.2026 Plan eller sluttrapport etter kartleggingen: 05.03.2026, i tide",
    "11.03.2026 Slutt på kartleggingen: 27.02.2026, i tide",
    "27.04.2026 Refusjonskrav for kartleggingen: 05.03.2026, i tide",
  ];
  const retained = "13.12.2026 Refusjonskrav for jobbfastholdelse, innen 11.12.2026";
  await w.frister(
    [
      "27.05.2026 Statusrapport 1",
      "13.06.2026 Refusjonskrav for ansettelse, innen 12.06.2026",
      ...reports,
      retained,
      ...ahead,
    ],
    claimed,
  );
  await page.getByText("tidligst 14.10.2026").waitFor();

  // Proof of the job, the claim, and NAV's approval.
  await w.tab("milepaeler");
  const file = join(w.folder, "avtale.png");
  writeFileSync(file, await page.screenshot());
  await panel("Ansettelse").getByRole("button", { name: /^Legg ved dokumentasjon/ }).first().click();
  await dialog.getByLabel("Fil", { exact: true }).fill(file);
  await dialog.getByLabel("Tittel (valgfritt)").fill("Arbeidsavtale");
  await dialog.getByRole("button", { name: "Legg til", exact: true }).click();
  await page.getByRole("dialog", { name: "Lagt til" }).getByRole("button", { name: "Lukk", exact: true }).last().click();
  await panel("Ansettelse").getByRole("button", { name: /^Registrer krav sendt/ }).click();
  assert.deepEqual(await w.follows(), ["Innfrir: Refusjonskrav for ansettelse, 61 dager før fristen"]);
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await panel("Ansettelse").getByText("Krav sendt, venter på NAV").waitFor();
  await panel("Ansettelse").getByRole("button", { name: /^Registrer NAVs godkjenning/ }).click();
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await panel("Ansettelse").getByText("Godkjent av NAV", { exact: true }).first().waitFor();

  // NAV is told of absence the same day.
  await w.on("18.05.2026");
  await w.tab("timer");
  const entry = page.getByRole("region", { name: "Før ny" });
  await entry.getByLabel("Hva slags").selectOption({ label: "Fravær" });
  await entry.getByRole("radio", { name: "Nei" }).check();
  assert.deepEqual(await w.follows(entry), ["Starter: Varsel til NAV om fravær, forfaller 18.05.2026"]);
  await entry.getByRole("button", { name: "Før" }).click();
  await w.says("Ført: Fravær 18.05.2026");
  await w.event("NAV varslet om fravær", "18.05.2026");

  await w.on("26.05.2026");
  await w.event("Statusrapport levert", "26.05.2026", { Nummer: "1" });
  await w.on("27.08.2026");
  await w.event("Statusrapport levert", "27.08.2026", { Nummer: "2" });
  const reported = [
    ...claimed,
    "18.05.2026 Varsel til NAV om fravær: 18.05.2026, i tide",
    "27.05.2026 Statusrapport 1: 26.05.2026, i tide",
    "13.06.2026 Refusjonskrav for ansettelse: 13.04.2026, i tide",
    "27.08.2026 Statusrapport 2: 27.08.2026, i tide",
  ];
  const further = "27.05.2027 Statusrapport 5";
  const farther = "27.08.2027 Statusrapport 6";
  await w.frister([reports[1], retained, ...ahead, further, farther], reported);

  // 36 months from 12 January 2026 end on 11 January 2029.
  await w.on("19.10.2026");
  const limit = "Siste dag kan ikke være senere enn 11.01.2029. Varigheten fra oppstart 12.01.2026 er";
  await w.refused("Forlengelse godkjent", "19.10.2026", { "Ny siste dag": "12.01.2029" }, limit);
  assert.deepEqual(await w.event("Forlengelse godkjent", "19.10.2026", { "Ny siste dag": "30.06.2027" }), [
    "Flytter: Varigheten utløper, fra 11.01.2027 til 30.06.2027",
  ]);
  await w.iDag([
    "Senere: 27.11.2026 Statusrapport 3",
    "Senere: 13.12.2026 Refusjonskrav for jobbfastholdelse",
    "Senere: 30.06.2027 Varigheten utløper",
  ]);

  // Friday 13 November + 2 weeks. The third report's period had not ended; the claim may still come.
  await w.on("13.11.2026");
  const ending = await w.event("Avsluttet", "13.11.2026");
  assert.ok(ending.includes("Starter: Sluttrapport, forfaller 27.11.2026"), ending.join("\n"));
  assert.ok(ending.includes("Faller bort: Statusrapport 3 og senere"), ending.join("\n"));
  await w.frister(
    ["27.11.2026 Sluttrapport", retained],
    [...reported, "30.06.2027 Varigheten utløper: 13.11.2026, i tide"],
  );

  // Twelve weeks after 20 November: 10 days left of it, 31, 31, and 12 February.
  await w.on("20.11.2026");
  assert.deepEqual(await w.event("Sluttrapport levert", "20.11.2026"), [
    "Innfrir: Sluttrapport, 7 dager før fristen",
    "Starter: Sletting av opplysningene, forfaller 12.02.2027",
  ]);
  await page.getByText("Slettes 12.02.2027").first().waitFor();

  // The last claim comes after the final report: twelve weeks after 1 December are 30 days left of it, 31, and 23 February.
  await w.on("01.12.2026");
  await w.tab("milepaeler");
  await panel("Jobbfastholdelse").getByText("Oppfylt").first().waitFor();
  await w.picture("fastholdt");
  await panel("Jobbfastholdelse").getByRole("button", { name: /^Registrer krav sendt/ }).click();
  assert.equal(await dialog.getByLabel("Kravet gjelder").inputValue(), "retained");
  assert.deepEqual(await w.follows(), [
    "Innfrir: Refusjonskrav for jobbfastholdelse, 12 dager før fristen",
    "Flytter: Sletting av opplysningene, fra 12.02.2027 til 23.02.2027",
  ]);
  await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await w.frister(
    ["23.02.2027 Sletting av opplysningene"],
    [
      ...reported,
      "27.11.2026 Sluttrapport: 20.11.2026, i tide",
      "13.12.2026 Refusjonskrav for jobbfastholdelse: 01.12.2026, i tide",
      "30.06.2027 Varigheten utløper: 13.11.2026, i tide",
    ],
  );
  await page.getByText("Slettes 23.02.2027").first().waitFor();
  await w.iDag(["Senere: 23.02.2027 Sletting av opplysningene"]);
  await w.tab("oversikt");
  await w.picture("ferdig");
});
