// One journey in the real window: from the first start through order, plan and reports to the deletion date, then a
// restart that finds everything.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openWindow, startDriver } from "./webdriver.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const app = process.env.TILTAKSMAPPE_APP ?? join(root, "target/debug/tiltaksmappe");
const out = join(root, "tests/out/window");
const PASSPHRASE = "fire ord paa rad";

/** `n` days from today, as it is typed. */
function day(n) {
  const date = new Date();
  date.setDate(date.getDate() + n);
  const two = (number) => String(number).padStart(2, "0");
  return `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;
}

test("from the first start to the deletion date, and a restart that finds everything", { timeout: 420_000 }, async (t) => {
  assert.ok(existsSync(app), `build the app first: cargo build -p tiltaksmappe (${app})`);
  mkdirSync(out, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), "tiltaksmappe-window-"));
  const exports = join(home, "Eksport æøå");
  mkdirSync(exports);
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const driver = await startDriver({
    ...process.env,
    HOME: home,
    XDG_DATA_HOME: join(home, "data"),
    TAURI_AUTOMATION: "true",
    TAURI_WEBVIEW_AUTOMATION: "true",
  });
  t.after(() => driver.stop());

  let window = await openWindow(driver.base, app);
  /** «Registrer hendelse», once the dialog tells what it settles. */
  const event = async (kind, date, settles) => {
    await window.button("Registrer hendelse");
    await window.choose("Hva skjedde?", kind);
    await window.type("Dato", date);
    await window.find(`//*[@role='dialog']//*[contains(normalize-space(), '${settles}')]`);
    await window.click("//*[@role='dialog']//button[normalize-space()='Registrer']");
  };
  const fillTheRest = async () => {
    for (;;) {
      const left = await window.script(
        "return [...document.querySelectorAll('main button')].filter((b) => b.textContent.trim().startsWith('Ikke aktuelt') && b.getAttribute('aria-pressed') !== 'true').length",
      );
      if (left === 0) break;
      await window.click("//main//button[starts-with(normalize-space(), 'Ikke aktuelt')][not(@aria-pressed='true')]");
    }
    await window.see("Alle felt er fylt ut");
    await window.see("Lagret kl.");
  };
  const exported = async () => {
    await window.button("Eksporter PDF");
    await window.type("Katalog", exports);
    await window.click("//*[@role='dialog']//label[starts-with(normalize-space(), 'Ja, og deltakeren er enig')]");
    await window.button("Eksporter");
    await window.see("Filen ligger her");
  };
  const delivered = async () => {
    await window.button("Registrer levert");
    await window.click("//*[@role='dialog']//label[starts-with(normalize-space(), 'Sikker digital post')]");
    await window.click("//*[@role='dialog']//button[normalize-space()='Registrer levert']");
    await window.see("Rapporten er levert og kan ikke endres.");
  };
  const shot = (name) => window.screenshot(join(out, `${name}.png`));
  try {
    assert.equal(await window.script("return document.title"), "Tiltaksmappe");

    await window.see("Kom i gang");
    assert.equal(await window.script("return document.visibilityState"), "visible", "the hidden window has shown itself");
    await window.type("Passordfrase", PASSPHRASE);
    await window.type("Gjenta passordfrasen", PASSPHRASE);
    await window.button("Lag mappen");
    await window.see("Uten kode er alt tapt");
    await window.button("Lag koden senere");
    await window.see("Hvem er du?");
    await window.type("Navn", "Jorunn Konsulent");
    await window.type("Tiltaksarrangør", "Eksempel Arbeid AS");
    await window.type("Sted der rapporter", "Drammen");
    await window.button("Lagre og gå videre");
    await window.see("Mappen er klar");
    await shot("1-tom");

    await window.button("Ny deltaker");
    await window.choose("Avtale", "Jobbmestrende oppfølging, NAV Vest-Viken");
    await window.type("Fornavn og mellomnavn", "Åse Máret");
    await window.type("Etternavn", "Prøve-Østby");
    await window.type("Fødselsnummer", "038791 40039");
    await window.type("Bestilling mottatt", day(-40));
    await window.type("Oppstart", day(-31));
    await window.type("Bestilling fra NAV", "Arbeid i butikk, 50 %.");
    await window.button("Legg til deltakeren");
    await window.find("//h1[normalize-space()='Åse Máret Prøve-Østby']");
    await shot("2-deltaker");

    // An event says what it settles before it is saved; Ctrl+Z takes it back.
    await event("Plan levert", day(-20), "Plan for tiltaket");
    await window.see(`Registrert: Plan levert ${day(-20)}`);
    // The way back follows a moment later.
    await window.find("//button[starts-with(normalize-space(), 'Angre')]");
    await window.keys("z", { ctrlKey: true });
    await window.see(`Angret: Plan levert ${day(-20)}`);
    await event("Plan levert", day(-20), "Plan for tiltaket");
    await window.see(`Registrert: Plan levert ${day(-20)}`);
    await window.button("I dag");
    await window.see("Statusrapport 1");
    await shot("3-i-dag");
    await window.button("Skriv rapport");
    await window.find("//h1[contains(normalize-space(), 'Statusrapport 1')]");
    assert.equal(await window.value("Navn:"), "Åse Máret Prøve-Østby");
    await window.find("//img[starts-with(@alt, 'Side 1 av')]");
    await window.type("Status og arbeidsrelatert progresjon", "Deltakeren er i gang og møter stabilt.");
    await fillTheRest();
    await shot("4-rapport");

    await exported();
    await shot("5-eksportert");
    const [file, ...others] = readdirSync(exports);
    assert.equal(others.length, 0, "one file, and nothing unfinished beside it");
    assert.doesNotMatch(file, /åse|máret|prøve|østby/i, "no one's name in the file name");
    const pdf = join(exports, file);
    assert.equal(readFileSync(pdf).subarray(0, 5).toString(), "%PDF-");
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
    assert.match(text, /Åse Máret Prøve-Østby[\s\S]*Deltakeren er i gang og møter stabilt\.[\s\S]*Veileders underskrift/);
    const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    assert.match(info, /Tagged:\s+yes/);

    await window.button("Lukk");
    await delivered();
    await window.button("Slett 1 fil fra disken");
    await window.see("Slettet fra disken: 1 fil");
    assert.deepEqual(readdirSync(exports), []);
    await shot("6-levert");

    await window.click("//a[contains(normalize-space(), 'Åse Máret Prøve-Østby')]");
    await window.find("//h1[normalize-space()='Åse Máret Prøve-Østby']");
    await event("Avsluttet", day(0), "Sluttrapport");
    await window.click("//*[@role='tab'][starts-with(normalize-space(), 'Rapporter')]");
    await window.button("Sluttrapport");
    await window.find("//h1[normalize-space()='Sluttrapport']");
    await fillTheRest();
    await exported();
    await window.button("Lukk");
    await delivered();
    // Twelve weeks after the final report.
    await window.see(`Opplysningene om deltakeren skal slettes senest ${day(84)}`);
    await shot("7-sletting");

    await window.button("Innstillinger");
    await window.type("Tittel", "ikke lagret");
    const close = () => window.script("window.dispatchEvent(new Event('shell:close'))");
    await close();
    await window.see("Forlate uten å lagre?");
    // Longer than the shell waits for a page that does not answer.
    await sleep(3_000);
    await window.button("Bli her");
    assert.equal(await window.value("Tittel"), "ikke lagret");
    await close();
    await window.see("Forlate uten å lagre?");
    await shot("8-forlate");
    await window.button("Forlat uten å lagre");
    await window.gone();
  } catch (error) {
    await shot("feil").catch(() => {});
    throw error;
  }

  // The same home, a new start.
  window = await openWindow(driver.base, app);
  try {
    await window.see("Lås opp");
    assert.doesNotMatch(await window.script("return document.body.textContent"), /Prøve-Østby/);
    await window.type("Passordfrase", PASSPHRASE);
    await window.button("Lås opp");
    // By a part of the name, without its accents: someone reported on is no longer in the list of those under way.
    await window.click("//button[starts-with(normalize-space(), 'Finn deltaker')]");
    await window.type("Navn, referanse eller fødselsnummer", "maret");
    await window.click("//*[@role='option'][contains(normalize-space(), 'Åse Máret Prøve-Østby')]");
    await window.find("//h1[normalize-space()='Åse Máret Prøve-Østby']");
    await window.click("//*[@role='tab'][starts-with(normalize-space(), 'Rapporter')]");
    await window.see("Statusrapport 1");
    await shot("9-etter-omstart");
  } catch (error) {
    await shot("feil").catch(() => {});
    throw error;
  }
  await window.close();
});
