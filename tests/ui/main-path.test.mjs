// The main job from the first start to the deletion date, as a counsellor does it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { begin, browse, fill, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** The row of a list or table that holds this text. */
const row = (page, text) => page.getByRole("listitem").filter({ hasText: text });

async function says(page, text) {
  await page.getByRole("status").filter({ hasText: text }).waitFor();
}

test("from the first start to the deletion date", async (t) => {
  const folder = scratch(t);
  const exports = scratch(t);
  let server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  const { page, faults } = await browse(t);

  // Each step stands on the one before: after a failure the rest would only tell the same again.
  let broken = false;
  const step = (name, work) =>
    t.test(name, { skip: broken }, async () => {
      try {
        await work();
      } catch (fault) {
        broken = true;
        await inspect(page, "feil").catch(() => {});
        throw fault;
      }
    });

  await step("a store is made, and the counsellor says who they are", async () => {
    await page.goto(server.url);
    await page.getByRole("heading", { name: "Kom i gang" }).waitFor();
    await inspect(page, "01-kom-i-gang");
    await begin(page, server.url);
    await inspect(page, "02-hvem-er-du");
    await fill(page, {
      Navn: "Jorunn Konsulent",
      Tittel: "jobbkonsulent",
      Telefon: "32 00 00 01",
      "E-post": "jorunn@example.no",
      Tiltaksarrangør: "Eksempel Arbeid AS",
      "Sted der rapporter skrives under": "Drammen",
    });
    await page.getByRole("button", { name: "Lagre og gå videre" }).click();
    await page.getByRole("heading", { name: "Mappen er klar" }).waitFor();
    await inspect(page, "03-i-dag-tom");
  });

  await step("the first participant is entered", async () => {
    await page.getByRole("link", { name: "Ny deltaker" }).last().click();
    await page.getByRole("heading", { name: "Ny deltaker", level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1", "a new screen takes the focus");
    await page.getByLabel("Avtale", { exact: true }).selectOption("jmo-vest-viken");
    await fill(page, {
      "Fornavn og mellomnavn": "Kari",
      Etternavn: "Eksempel",
      "Fødselsnummer (valgfritt)": "010190 12345",
      "Bestilling mottatt": "5.1.26",
      "Oppstart (valgfritt)": "01.02.2026",
      "Innsøkende NAV-kontor (valgfritt)": "NAV Drammen",
      "Veileder i NAV (valgfritt)": "Berit Veileder",
      "Bestilling fra NAV (valgfritt)": "Deltaker ønsker bistand til å komme i arbeid innen mat og servering.",
    });
    await page.getByLabel("Telefon, Berit Veileder").fill("32 00 00 02");
    await page.getByRole("button", { name: "Legg til deltakeren" }).click();

    const fnr = page.getByLabel("Fødselsnummer (valgfritt)");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
    assert.equal(await fnr.inputValue(), "010190 12345", "what was typed stays");
    assert.equal(await fnr.evaluate((field) => field === document.activeElement), true, "the cursor is at the fault");
    await inspect(page, "04-ny-deltaker");
    await fnr.fill("");
    await page.getByRole("button", { name: "Legg til deltakeren" }).click();
    await page.getByRole("heading", { name: "Kari Eksempel", level: 1 }).waitFor();
    await says(page, "Lagt til: Kari Eksempel");
    await page.getByRole("button", { name: "Angre" }).waitFor();
    assert.match(await page.getByRole("main").innerText(), /NAV Drammen/);
    await inspect(page, "05-deltaker-oversikt");
  });

  await step("«I dag» shows what is due", async () => {
    await page.getByRole("link", { name: "I dag" }).click();
    const overdue = page.getByRole("region", { name: "Forfalt" });
    await overdue.waitFor();
    assert.match(await overdue.innerText(), /01\.03\.2026[\s\S]*64 dager over fristen[\s\S]*Plan for tiltaket/);
    const week = page.getByRole("region", { name: "Denne uken" });
    assert.match(await week.innerText(), /07\.05\.2026[\s\S]*om 3 dager[\s\S]*Statusrapport 1/);
    await inspect(page, "06-i-dag");
  });

  await step("an event that cannot be is refused, and the text stays", async () => {
    await row(page, "Første kontakt med arbeidsgiver").getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Hva skjedde?").selectOption({ label: "Helt eller delvis i arbeid" });
    await dialog.getByLabel("Dato").fill("15.01.2026");
    await dialog.getByLabel("Notat (valgfritt)").fill("Ringte bakeriet");
    await dialog.getByRole("button", { name: "Registrer" }).click();
    await dialog.getByText("kan ikke ligge før").waitFor();
    assert.equal(await dialog.getByLabel("Dato").inputValue(), "15.01.2026");
    assert.equal(await dialog.getByLabel("Notat (valgfritt)").inputValue(), "Ringte bakeriet");
    await inspect(page, "07-hendelse-umulig");

    await dialog.getByLabel("Dato").fill("31.02.2026");
    await dialog.getByRole("button", { name: "Registrer" }).click();
    await dialog.getByText("Skriv datoen som dd.mm.åååå").waitFor();
    assert.equal(await dialog.getByLabel("Dato").inputValue(), "31.02.2026");
    await page.keyboard.press("Escape");
    // What was typed is not lost by a key.
    await page.getByRole("button", { name: "Forlat uten å lagre" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  await step("a plan that was written elsewhere is registered as delivered", async () => {
    await row(page, "Plan for tiltaket").getByRole("button", { name: /^Skriv plan/ }).waitFor();
    await row(page, "Plan for tiltaket").getByRole("link", { name: "Kari Eksempel" }).click();
    await page.getByRole("button", { name: "Registrer hendelse" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Hva skjedde?").selectOption("plan-delivered");
    await dialog.getByLabel("Dato").fill("20.02.2026");
    await dialog.getByRole("button", { name: "Registrer" }).click();
    await says(page, "Registrert: Plan levert 20.02.2026");
    await row(page, "Plan for tiltaket").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "I dag" }).click();
  });

  await step("hours and absence are entered in a row", async () => {
    await page.getByRole("link", { name: "Kari Eksempel" }).first().click();
    await page.getByRole("tab", { name: "Timer og kontakter" }).click();
    const form = page.getByRole("region", { name: "Før ny" });
    await form.getByLabel("Dato").fill("03.03.2026");
    await fill(form, { Timer: "1,5", "Hva ble gjort (valgfritt)": "Gikk gjennom CV og ønsker for videre jobb." });
    await form.getByRole("button", { name: "Før" }).click();
    await says(page, "Ført: Oppfølging av deltaker 03.03.2026");
    await form.getByLabel("Hva slags").selectOption("absence");
    await form.getByLabel("Første dag").fill("17.03.2026");
    await form.getByRole("radio", { name: "Ja" }).check();
    await form.getByLabel("Årsak (valgfritt)").fill("Legetime");
    await form.getByRole("button", { name: "Før" }).click();
    await says(page, "Ført: Fravær 17.03.2026");
    await form.getByLabel("Dato").fill("09.04.2026");
    await form.getByLabel("Hva slags").selectOption("employer-contact");
    await fill(form, { Minutter: "45", "Hva ble gjort (valgfritt)": "Ringte Drammen Bakeri om ledige stillinger." });
    await form.getByRole("button", { name: "Før" }).click();
    await says(page, "Ført: Kontakt med arbeidsgiver 09.04.2026");
    assert.match(await page.getByRole("region", { name: "Timer per måned" }).innerText(), /mars 2026\s+1,5 t/);
    await inspect(page, "08-deltaker-timer");
  });

  await step("a job is entered with a new employer", async () => {
    await page.getByRole("tab", { name: "Arbeid" }).click();
    await page.getByRole("button", { name: "Nytt arbeidsforhold" }).click();
    const dialog = page.getByRole("dialog");
    await fill(dialog, { Arbeidsgiver: "Drammen Bakeri", "Stilling (valgfritt)": "Bakermedhjelper", Stillingsprosent: "500" });
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await dialog.getByText("fra 1 til 100").waitFor();
    await inspect(page, "09-arbeidsforhold");
    await fill(dialog, { Stillingsprosent: "50", "Helt eller delvis i arbeid fra (valgfritt)": "20.04.2026" });
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Bakermedhjelper, Drammen Bakeri" }).waitFor();
    await inspect(page, "10-deltaker-arbeid");
  });

  const pages = () => page.getByRole("img", { name: /^Side 1 av/ });

  await step("the status report is filled, shown and kept", async () => {
    await page.getByRole("link", { name: "I dag" }).click();
    await page.getByRole("button", { name: /^Skriv rapport \(Statusrapport 1/ }).click();
    await page.getByRole("heading", { name: "Statusrapport 1", level: 1 }).waitFor();
    assert.equal(await page.getByLabel("Navn:", { exact: true }).inputValue(), "Kari Eksempel", "taken from the case");
    assert.match(await page.getByLabel("Rapporteringsperiode:").inputValue(), /01\.02\.2026–30\.04\.2026/);
    await pages().waitFor();
    const before = await pages().getAttribute("src");

    const outline = page.getByRole("navigation", { name: "Innholdet i rapporten" });
    const count = async () => Number.parseInt(await outline.getByText(/ av \d+ mangler/).innerText(), 10);
    const atFirst = await count();
    const status = page.getByLabel("Status og arbeidsrelatert progresjon", { exact: false });
    await status.pressSequentially("Kari er i gang hos Drammen Bakeri. ☃");
    await page.waitForFunction((src) => document.querySelector("img")?.getAttribute("src") !== src, before);
    await page.getByText("Kan ikke skrives på rapporten: «☃»").waitFor();
    await inspect(page, "11-rapport-tegn");
    await status.press("Backspace");
    await page.getByText("Kan ikke skrives på rapporten").waitFor({ state: "detached" });
    assert.equal(await count(), atFirst - 1, "one field fewer is missing");

    await inspect(page, "12-rapport-mangler");
    await outline.getByRole("link", { name: "Begrunnelse for videre oppfølging" }).click();
    await page.keyboard.type("Trenger støtte til å øke stillingen.");
    assert.equal(await count(), atFirst - 2, "the outline's link leads to the field");
    await page.getByText(/^Lagret kl\. \d\d\.\d\d$/).waitFor();
  });

  await step("a reload and a lost back end lose nothing", async () => {
    const status = page.getByLabel("Status og arbeidsrelatert progresjon", { exact: false });
    await page.reload();
    await pages().waitFor();
    assert.match(await status.inputValue(), /Drammen Bakeri/);

    const address = page.url();
    await server.kill();
    server = await serve(join(folder, "store"));
    await page.goto(address.replace(/^http:\/\/[^/]+/, server.url));
    await page.getByRole("heading", { name: "Lås opp" }).waitFor();
    const passphrase = page.getByLabel("Passordfrase");
    await passphrase.fill("feil hest batteri");
    await page.keyboard.press("Enter");
    await page.getByText("Passordfrasen er feil").waitFor();
    assert.equal(await passphrase.inputValue(), "feil hest batteri", "a wrong passphrase stays to be mended");
    const selected = await passphrase.evaluate((field) => field.selectionEnd - field.selectionStart);
    assert.equal(selected, "feil hest batteri".length, "and is selected, to be typed over");
    await inspect(page, "13-las-opp-feil");
    await passphrase.fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await pages().waitFor();
    assert.match(await status.inputValue(), /Drammen Bakeri/);
  });

  await step("prefilled text can be fetched again", async () => {
    const hours = page.getByLabel("Antall oppfølgingstimer i rapporteringsperioden", { exact: false });
    // What the back end changes comes a moment after it is announced.
    const says = (text) =>
      page.waitForFunction((text) => document.getElementById("felt-oppfolgingstimer").value === text, text);
    const fetched = await hours.inputValue();
    assert.match(fetched, /\d/);
    await hours.fill("Noe annet");
    const suggestion = page.getByRole("button", { name: /^Vis forslaget .*oppfølgingstimer/ });
    await suggestion.click();
    await page.getByRole("button", { name: "Bruk forslaget" }).click();
    await suggestion.waitFor({ state: "detached" });
    await says(fetched);
    await page.getByRole("button", { name: /^Angre/ }).click();
    await page.getByText("Angret hentingen").waitFor();
    await says("Noe annet");
    await suggestion.click();
    await page.getByRole("button", { name: "Bruk forslaget" }).click();
    await suggestion.waitFor({ state: "detached" });
  });

  /** Says «Ikke aktuelt» wherever nothing stands yet. */
  async function fillTheRest() {
    const button = page.getByRole("button", { name: /^Ikke aktuelt/ });
    while ((await button.count()) > 0) await button.first().click();
    await page.getByText("Alle felt er fylt ut").waitFor();
  }

  await step("an unfinished report is not delivered", async () => {
    await page.getByRole("button", { name: "Registrer levert" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Faks" }).check();
    await dialog.getByRole("button", { name: "Registrer levert" }).click();
    await dialog.getByText("Faks er ikke kryptert").waitFor();
    await dialog.getByRole("radio", { name: "Sikker digital post" }).check();
    await dialog.getByRole("button", { name: "Registrer levert" }).click();
    await dialog.getByText("Rapporten er ikke ferdig").first().waitFor();
    await inspect(page, "14-levert-ufullstendig");
    await dialog.getByRole("button", { name: "Avbryt" }).click();
  });

  await step("it is exported without anyone's name in the file name", async () => {
    await fillTheRest();
    await inspect(page, "15-rapport-ferdig");
    await page.getByRole("button", { name: "Eksporter PDF" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ja, og deltakeren er enig").check();
    await dialog.getByLabel("Katalog").fill(join(exports, "finnes-ikke"));
    await dialog.getByRole("button", { name: "Eksporter" }).click();
    await dialog.getByText("Katalogen finnes ikke").waitFor();
    await inspect(page, "16-eksport");
    await dialog.getByLabel("Katalog").fill(exports);
    await dialog.getByRole("button", { name: "Eksporter" }).click();
    await dialog.getByText("Filen ligger her").waitFor();
    await inspect(page, "17-eksportert");
    const [file, ...others] = readdirSync(exports);
    assert.equal(others.length, 0);
    assert.doesNotMatch(file, /kari|eksempel/i);
    assert.equal(readFileSync(join(exports, file)).subarray(0, 5).toString(), "%PDF-");
  });

  await step("delivered, it is locked and its deadline met", async () => {
    // Straight on from what was exported.
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Registrer levert" }).click();
    await dialog.getByRole("heading", { name: "Registrer levert" }).waitFor();
    await dialog.getByRole("radio", { name: "Sikker digital post" }).check();
    await dialog.getByRole("button", { name: "Registrer levert" }).click();
    await says(page, "Registrert: Statusrapport 1 levert 04.05.2026");
    await page.getByText("Rapporten er levert og kan ikke endres.").waitFor();
    assert.equal(await page.getByRole("textbox").count(), 0, "nothing to type into");
    await pages().waitFor();
    await inspect(page, "18-rapport-levert");
    await page.getByRole("link", { name: "Kari Eksempel" }).click();
    await page.getByRole("tab", { name: "Frister" }).click();
    const met = page.getByRole("row").filter({ hasText: "Statusrapport 1" });
    assert.match(await met.innerText(), /04\.05\.2026, i tide/);
    await inspect(page, "19-deltaker-frister");
  });

  await step("the end of the measure leads to the final report and the deletion date", async () => {
    await page.getByRole("button", { name: "Registrer hendelse" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Hva skjedde?").selectOption("ended");
    await dialog.getByLabel("Dato").fill("04.05.2026");
    await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
    await says(page, "Registrert: Avsluttet 04.05.2026");
    await page.getByRole("tab", { name: "Rapporter" }).click();
    await inspect(page, "20-deltaker-rapporter");
    await page.getByRole("button", { name: "Sluttrapport", exact: true }).click();
    await page.getByRole("heading", { name: "Sluttrapport", level: 1 }).waitFor();
    await fillTheRest();
    await page.getByRole("button", { name: "Registrer levert" }).click();
    await page.getByRole("radio", { name: "NAVs egen løsning" }).check();
    const deliver = page.getByRole("dialog").getByRole("button", { name: "Registrer levert" });
    await deliver.click();
    await page.getByRole("dialog").getByText("ikke eksportert ennå").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Avbryt" }).click();

    await page.getByRole("button", { name: "Eksporter PDF" }).click();
    await page.getByRole("dialog").getByLabel("Ja, og deltakeren er enig").check();
    await page.getByRole("dialog").getByLabel("Katalog").fill(exports);
    await page.getByRole("dialog").getByRole("button", { name: "Eksporter" }).click();
    await page.getByRole("dialog").getByText("Filen ligger her").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Lukk" }).last().click();
    await page.getByRole("button", { name: "Registrer levert" }).click();
    await page.getByRole("radio", { name: "NAVs egen løsning" }).check();
    await deliver.click();
    // Twelve weeks after the final report.
    await page.getByText("Opplysningene om deltakeren skal slettes senest 27.07.2026.").waitFor();
    await page.getByRole("link", { name: "Kari Eksempel" }).click();
    await page.getByText("Slettes 27.07.2026").first().waitFor();
    await page.getByRole("tab", { name: "Hendelser" }).click();
    await inspect(page, "21-deltaker-hendelser");
    await page.getByRole("tab", { name: "Personopplysninger" }).click();
    await inspect(page, "22-deltaker-opplysninger");
  });

  await step("locking hides everything", async () => {
    await page.getByRole("button", { name: "Lås" }).click();
    await page.getByRole("heading", { name: "Lås opp" }).waitFor();
    assert.doesNotMatch(await page.content(), /Kari/);
  });

  assert.deepEqual(faults, [], "no fault in the page, and nothing asked of the network");
});
