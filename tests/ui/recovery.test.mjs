// The second way in: a code that is printed and put away, used when the passphrase is forgotten, and renewed.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, fill, inspect, makeStore, OUT, PASSPHRASE, scratch, serve } from "./harness.mjs";

const NEW_PASSPHRASE = "grønn kajakk under vinduet";

async function started(t) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  const { page, faults } = await browse(t);
  return { server, page, faults };
}

/** A store with a code, locked, and the window before it. */
async function lockedOut(t) {
  const { server, page, faults } = await started(t);
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  await server.rpc("demo.load");
  const { code } = await server.rpc("recovery.create");
  await server.rpc("store.lock");
  await page.goto(server.url);
  await page.getByRole("button", { name: "Bruk gjenopprettingskode" }).click();
  return { server, page, faults, code };
}

const heading = (page, name) => page.getByRole("heading", { name, level: 1 });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const codeField = (page) => page.getByLabel("Gjenopprettingskode", { exact: true });
const codeShown = async (page) =>
  (await page.getByRole("list", { name: /^Gjenopprettingskode/ }).getByRole("listitem").allInnerTexts())
    .map((group) => group.match(/\w{5}$/)[0])
    .join("-");
const tail = (code) => code.slice(-11);

/** The same code with another sign at this place. */
function slip(code, at) {
  return code.slice(0, at) + (code[at] === "7" ? "8" : "7") + code.slice(at + 1);
}

/** The text of the selection in the focused field. */
const selected = (page) =>
  page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });

async function says(page, text) {
  await page.getByRole("status").filter({ hasText: text }).waitFor();
}

test("the first start says honestly how strong the passphrase is", async (t) => {
  const { server, page, faults } = await started(t);
  await page.goto(server.url);
  const field = page.getByLabel("Passordfrase", { exact: true });
  for (const [passphrase, judgement] of [
    ["kort", "Styrke: for kort (det trengs minst 12 tegn)"],
    ["a b c d e f g", "Styrke: for kort"],
    ["123456789 123456789", "Styrke: svak (bare tall og tegn)"],
    ["administrasjonssjef", "Styrke: svak (ett ord"],
    ["hest hest hest hest", "Styrke: svak (de samme tegnene om igjen)"],
    ["passord passord passord", "Styrke: svak (samme ord om igjen)"],
    ["korrekt hesteskokk", "Styrke: svak (bare to ord"],
    ["jeg elsker deg!!", "Styrke: svak (korte ord"],
    ["xK9!vQ2#pL7zR4", "Styrke: god (mange ulike slags tegn)"],
    ["en helt ny setning", "Styrke: svak (korte ord"],
    ["fjelltur kaffe sykkel", "Styrke: god (ulike ord"],
    [PASSPHRASE, "Styrke: sterk (lang, med flere ulike ord)"],
    ["Čáhppes beana ruoktot boahtá", "Styrke: sterk (lang, med flere ulike ord)"],
  ]) {
    await field.fill(passphrase);
    await says(page, judgement);
  }
  await field.fill("kort");
  await button(page, "Lag mappen").click();
  await page.getByText("Bruk minst").waitFor();
  assert.ok(await field.evaluate((it) => it === document.activeElement), "the cursor is at the fault");
  await fill(page, { Passordfrase: "abcabcabcabcabc", "Gjenta passordfrasen": "abcabcabcabcabc" });
  await button(page, "Lag mappen").click();
  await page.getByText("ikke bare noen få ulike").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  await field.fill("fjelltur kaffe sykkel");
  assert.equal(await page.getByText("ikke bare noen få ulike").count(), 0);
  assert.equal(await page.getByText("Bruk minst").count(), 0, "a fault that was mended is not left beside the hint");
  await inspect(page, "30-passordfrase");
  assert.deepEqual(faults, []);
});

test("the first start makes a code, prints it and has its end typed back", async (t) => {
  const { server, page, faults } = await started(t);
  await page.addInitScript(() => {
    window.print = () => {
      window.printed = (window.printed ?? 0) + 1;
    };
  });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await makeStore(page, server.url);
  await inspect(page, "31-kode-intro");
  await button(page, "Lag koden nå").click();
  const made = page.getByRole("heading", { name: "Dette er koden" });
  await made.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "code-made");
  const code = await codeShown(page);
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
  await inspect(page, "32-kode-vist");

  await button(page, "Kopier").click();
  await says(page, "Kopiert");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);

  await button(page, "Skriv ut").click();
  assert.equal(await page.evaluate(() => window.printed), 1);
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator("body").innerText();
  await page.screenshot({ path: join(OUT, "33-kode-utskrift.png") });
  await page.emulateMedia({ media: "screen" });
  assert.match(paper, new RegExp(code), "the code");
  assert.match(paper, /Laget 04\.05\.2026/, "its day");
  assert.match(paper, /Koden åpner mappen når passordfrasen er glemt/, "what it is for");
  assert.doesNotMatch(paper, /Skriv ut|Kopier|Steg|Dine opplysninger/, "and nothing else");

  await button(page, "Jeg har tatt vare på koden").click();
  const field = page.getByLabel("De to siste gruppene i koden");
  await field.waitFor();
  assert.doesNotMatch(await page.getByRole("main").innerText(), new RegExp(tail(code)), "it is not there to be read off");
  assert.ok(await field.evaluate((it) => it === document.activeElement));
  await field.fill("ABC");
  await page.keyboard.press("Enter");
  await page.getByText("Skriv de to siste gruppene, ti tegn til sammen.").waitFor();
  await field.fill(slip(tail(code), 8));
  await page.keyboard.press("Enter");
  await page.getByText("Gruppe 7 i gjenopprettingskoden er skrevet feil").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  assert.equal(await selected(page), slip(tail(code), 8).slice(6), "the group with the slip is selected");
  await inspect(page, "34-kode-kontroll-feil");
  await field.fill(tail(code).toLowerCase().replace("-", " "));
  await button(page, "Kontroller og gå videre").click();
  await heading(page, "Hvem er du?").waitFor();
  await inspect(page, "35-hvem-er-du");
  assert.ok(!(await page.content()).includes(code), "the code is gone from the window");
  assert.equal((await server.rpc("status")).has_recovery_code, true);
  await button(page, "Gjør det senere").click();
  await heading(page, "I dag").waitFor();
  assert.deepEqual(faults, []);
});

test("without a code the way on is open, and Innstillinger tells what is missing", async (t) => {
  const { server, page, faults } = await started(t);
  await makeStore(page, server.url);
  await page.getByText("Uten kode er alt tapt hvis passordfrasen blir glemt").waitFor();
  await button(page, "Lag koden senere").click();
  await button(page, "Gjør det senere").click();
  await page.getByRole("link", { name: "Innstillinger" }).click();
  const panel = page.getByRole("region", { name: "Gjenopprettingskode" });
  await panel.getByText("Mappen har ingen gjenopprettingskode").waitFor();
  await panel.scrollIntoViewIfNeeded();
  await inspect(page, "36-innstillinger-uten-kode");

  await button(page, "Lås").click();
  await heading(page, "Lås opp").waitFor();
  await page.getByLabel("Passordfrase").fill("noe helt annet enn den");
  await page.keyboard.press("Enter");
  await page.getByText("ingen gjenopprettingskode, så bare passordfrasen åpner").waitFor();
  assert.equal(await button(page, "Bruk gjenopprettingskode").count(), 0, "no way that leads nowhere");
  await inspect(page, "37-las-opp-uten-kode");
  assert.deepEqual(faults, []);
});

test("a lock while the code is shown comes back to the step, and a new code can be made", async (t) => {
  const { server, page } = await started(t);
  await makeStore(page, server.url);
  await button(page, "Lag koden nå").click();
  await page.getByRole("heading", { name: "Dette er koden" }).waitFor();
  const first = await codeShown(page);
  await page.keyboard.press("Control+l");
  await heading(page, "Lås opp").waitFor();
  assert.ok(!(await page.content()).includes(first), "nothing is left on the screen");
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await heading(page, "Gjenopprettingskode").waitFor();
  await page.getByText("En kode er laget.").waitFor();
  await button(page, "Lag ny kode").click();
  await page.getByRole("heading", { name: "Dette er koden" }).waitFor();
  assert.notEqual(await codeShown(page), first);
});

test("a forgotten passphrase: the code opens, a new passphrase is set, and the code is renewed", async (t) => {
  const { server, page, faults, code } = await lockedOut(t);
  await heading(page, "Lås opp med kode").waitFor();
  const field = codeField(page);
  assert.ok(await field.evaluate((it) => it === document.activeElement));
  await inspect(page, "38-las-opp-med-kode");

  await field.fill("ABCDE");
  await page.keyboard.press("Enter");
  await page.getByText("for få eller for mange tegn").waitFor();
  const mistyped = slip(code, 13);
  await field.fill(mistyped);
  await page.keyboard.press("Enter");
  await page.getByText("Gruppe 3 i gjenopprettingskoden er skrevet feil").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  assert.equal(await field.inputValue(), mistyped, "what was typed stays");
  assert.equal(await selected(page), mistyped.slice(12, 17), "the group with the slip is selected");
  await inspect(page, "39-las-opp-skrivefeil");

  await field.fill(` ${code.toLowerCase().replaceAll("-", "  ")} `);
  await page.keyboard.press("Enter");
  await heading(page, "Velg ny passordfrase").waitFor();
  assert.doesNotMatch(await page.content(), /Hovedmeny|Eksempel/, "nothing else before the new passphrase");
  await fill(page, { "Ny passordfrase": NEW_PASSPHRASE, "Gjenta den nye": "grønn kajakk over vinduet" });
  await button(page, "Lagre passordfrasen").click();
  await page.getByText("er ikke like").waitFor();
  await fill(page, { "Gjenta den nye": NEW_PASSPHRASE });
  await inspect(page, "40-ny-passordfrase");
  await page.reload();
  await heading(page, "Velg ny passordfrase").waitFor();
  await fill(page, { "Ny passordfrase": NEW_PASSPHRASE, "Gjenta den nye": NEW_PASSPHRASE });
  await button(page, "Lagre passordfrasen").click();

  await heading(page, "Forny gjenopprettingskoden").waitFor();
  await inspect(page, "41-forny-koden");
  await button(page, "Lag ny kode").click();
  await page.getByRole("heading", { name: "Dette er koden" }).waitFor();
  const renewed = await codeShown(page);
  await button(page, "Jeg har tatt vare på koden").click();
  await page.getByLabel("De to siste gruppene i koden").fill(tail(code));
  await page.keyboard.press("Enter");
  await page.getByText("Kan det være en eldre utskrift?").waitFor();
  await page.getByLabel("De to siste gruppene i koden").fill(tail(renewed));
  await page.keyboard.press("Enter");
  await heading(page, "I dag").waitFor();

  await button(page, "Lås").click();
  await page.getByLabel("Passordfrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByText("Passordfrasen er feil").waitFor();
  await button(page, "Bruk gjenopprettingskode").click();
  await codeField(page).fill(code);
  await page.keyboard.press("Enter");
  await page.getByText("Er koden laget på nytt, gjelder bare den nyeste").waitFor();
  await inspect(page, "42-las-opp-feil-kode");
  await button(page, "Bruk passordfrasen").click();
  await page.getByLabel("Passordfrase").fill(NEW_PASSPHRASE);
  await page.keyboard.press("Enter");
  await heading(page, "I dag").waitFor();
  assert.deepEqual(faults, []);
});

test("opened by the code, it can be locked again, and the code may be kept", async (t) => {
  const { page, code } = await lockedOut(t);
  await codeField(page).fill(code);
  await page.keyboard.press("Enter");
  await heading(page, "Velg ny passordfrase").waitFor();
  await button(page, "Lås igjen").click();
  await heading(page, "Lås opp").waitFor();
  await button(page, "Bruk gjenopprettingskode").click();
  await codeField(page).fill(code);
  await page.keyboard.press("Enter");
  await fill(page, { "Ny passordfrase": NEW_PASSPHRASE, "Gjenta den nye": NEW_PASSPHRASE });
  await page.keyboard.press("Enter");
  await button(page, "Behold koden").click();
  await heading(page, "I dag").waitFor();
});

test("a new code from Innstillinger ends the old one, and only after being asked", async (t) => {
  const { server, page, faults } = await started(t);
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { code } = await server.rpc("recovery.create");
  await page.goto(`${server.url}/#/innstillinger`);
  const panel = page.getByRole("region", { name: "Gjenopprettingskode", exact: true });
  await panel.getByText("Mappen har en gjenopprettingskode").waitFor();
  await button(panel, "Lag ny kode").click();
  const dialog = page.getByRole("dialog", { name: "Lage ny kode?" });
  await dialog.getByText("slutter å virke med én gang").waitFor();
  await inspect(page, "43-lage-ny-kode");
  await button(dialog, "Avbryt").click();
  await server.rpc("recovery.check", { code });

  await button(panel, "Lag ny kode").click();
  await button(dialog, "Lag ny kode").click();
  await panel.getByRole("heading", { name: "Dette er koden" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "code-made");
  await inspect(page, "44-innstillinger-kode");
  const renewed = await codeShown(page);
  await button(panel, "Jeg har tatt vare på koden").click();
  await button(panel, "Vis koden igjen").click();
  assert.equal(await codeShown(page), renewed);
  await button(panel, "Jeg har tatt vare på koden").click();
  await page.getByLabel("De to siste gruppene i koden").fill(tail(renewed));
  await button(panel, "Kontroller").click();
  await says(page, "Gjenopprettingskoden er kontrollert");
  await panel.getByText("Mappen har en gjenopprettingskode").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "recovery");

  await button(page, "Lås").click();
  await button(page, "Bruk gjenopprettingskode").click();
  await codeField(page).fill(code);
  await page.keyboard.press("Enter");
  await page.getByText("Gjenopprettingskoden gjelder ikke").waitFor();
  await codeField(page).fill(renewed);
  await page.keyboard.press("Enter");
  await heading(page, "Velg ny passordfrase").waitFor();
  assert.deepEqual(faults, []);
});
