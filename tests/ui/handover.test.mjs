// Two counsellors: participants are lent, worked on and come back; and one changes hands for good.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const SPOKEN = "fire ord sagt på telefonen";

async function counsellor(t, name) {
  const folder = scratch(t);
  const server = await serve(join(folder, "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const out = join(folder, "ut");
  mkdirSync(out);
  const { profile } = await server.rpc("profile");
  const details = { counsellor: name, provider: "Eksempel Tiltak AS", export_folder: out };
  await server.rpc("profile.save", { profile: { ...profile, ...details, asked_to_delete: true } });
  return { server, files: () => readdirSync(out).map((each) => join(out, each)) };
}

const PEOPLE = [
  ["Åse", "Østby-Åsen", "2026-02-02"],
  ["Bjørn-Håkon Emanuel", "Kristoffersen-Vestergård Løvenskiold av Øvre Eiker", "2026-03-02"],
  ["Celine", "Dahl", "2026-04-20"],
];

async function participants({ server }) {
  for (const [first_name, last_name, started] of PEOPLE) {
    const { id } = await server.rpc("case.create", {
      agreement: "jmo-vest-viken",
      person: { first_name, last_name },
      case: { attributes: {} },
      ordered: started,
      started,
    });
    const entry = { case: id, date: "2026-05-04", activity: "follow-up", minutes: 60, text: "Samtale" };
    await server.rpc("entry.save", { entry });
  }
}

test("a case is lent, comes back, and another changes hands", async (t) => {
  const kari = await counsellor(t, "Kari Nes");
  const per = await counsellor(t, "Per Ås");
  await participants(kari);
  const { page, faults } = await browse(t);
  t.after(() => assert.deepEqual(faults, []));
  const dialog = page.getByRole("dialog");
  const open = async ({ server }, path = "personvern/overlevering") => {
    await page.goto("about:blank");
    await page.goto(`${server.url}/#/${path}`);
  };
  const part = async (whose) => {
    await open(whose);
    await page.getByRole("button", { name: "Ta imot …" }).waitFor();
  };
  /** Opens a file in the window, as far as its contents. */
  const look = async (whose, file, passphrase) => {
    await part(whose);
    await page.getByRole("button", { name: "Ta imot …" }).click();
    await dialog.getByLabel("Fil", { exact: true }).fill(file);
    await dialog.getByRole("button", { name: "Vis hva filen inneholder" }).click();
    if (passphrase === undefined) return;
    await dialog.getByLabel("Passordfrase for filen").fill(passphrase);
    await dialog.getByRole("button", { name: "Vis hva filen inneholder" }).click();
  };
  const close = () => dialog.getByRole("button", { name: "Lukk" }).last().click();

  await t.test("a colleague without participants makes a key", async () => {
    await part(per);
    await page.getByText("Du har ingen deltakere ennå.").waitFor();
    await inspect(page, "overlevering-tom");
    await page.getByRole("button", { name: "Lag nøkkelen din" }).click();
    await page.locator("code", { hasText: /^age1/ }).waitFor();
  });

  await t.test("the owner lends those with a due date in the absence", async () => {
    const key = (await per.server.rpc("team")).public_key;
    await part(kari);
    await page.getByText("Alle deltakerne dine er her hos deg").waitFor();
    await page.getByRole("button", { name: "Overlever …" }).click();
    await dialog.getByRole("button", { name: "Skriv filen" }).click();
    await dialog.getByText("Bruk minst 12 tegn").waitFor();
    await dialog.getByRole("radio", { name: "Kollegaens nøkkel" }).click();
    await dialog.getByRole("button", { name: "Skriv filen" }).click();
    await dialog.getByText("Velg minst én deltaker.").waitFor();
    await dialog.getByLabel("Med frist til og med").fill("31.12.2026");
    await dialog.getByRole("button", { name: "Velg dem" }).click();
    await dialog.getByText("3 deltakere valgt").waitFor();
    await dialog.getByRole("checkbox", { name: "Celine Dahl" }).uncheck();
    await dialog.getByText("2 deltakere valgt").waitFor();
    await dialog.getByLabel("Kollegaens navn").fill("Per Ås");
    await dialog.getByRole("textbox", { name: "Kollegaens nøkkel" }).fill(key);
    await inspect(page, "overlevering-velg");
    await dialog.getByRole("button", { name: "Skriv filen" }).click();
    await dialog.getByText("Ta vare på filen til kollegaen har tatt den imot").waitFor();
    await inspect(page, "overlevering-skrevet");
    await close();
    await page.getByRole("heading", { name: "Lånt ut", exact: true }).waitFor();
    await page.getByRole("heading", { name: "Lånt ut til Per Ås 04.05.2026" }).waitFor();
    await inspect(page, "overlevering-utlaant");
    await open(kari, "portefolje");
    await page.getByText("Lånt ut til Per Ås").first().waitFor();
    await inspect(page, "overlevering-portefolje");
    await open(kari, "i-dag");
    await page.getByText("Lånt ut til Per Ås").first().waitFor();
    await inspect(page, "overlevering-i-dag");
  });

  await t.test("the colleague sees what comes before taking it in", async () => {
    const [file] = kari.files();
    await look(per, `${file}x`);
    await dialog.getByText("Filen finnes ikke der.").waitFor();
    await dialog.getByLabel("Fil", { exact: true }).fill(file);
    await dialog.getByRole("button", { name: "Vis hva filen inneholder" }).click();
    await dialog.getByRole("heading", { name: "Utlån fra Kari Nes" }).waitFor();
    await dialog.getByText("Åse Østby-Åsen").waitFor();
    await inspect(page, "overlevering-innhold");
    await dialog.getByRole("button", { name: "Ta imot", exact: true }).click();
    await dialog.getByText("2 deltakere fra Kari Nes").waitFor();
    await close();
    await page.getByRole("heading", { name: "Lånt inn", exact: true }).waitFor();
    await page.getByRole("link", { name: "Åse Østby-Åsen" }).click();
    await page.getByText("Deltakeren er kollegaens").waitFor();
    await inspect(page, "overlevering-deltaker");
  });

  await t.test("what was done comes back, and the copy goes on the receipt", async () => {
    const { cases } = await per.server.rpc("list");
    const case_ = cases.find(({ participant }) => participant.startsWith("Åse")).case;
    const entry = { case: case_, date: "2026-05-03", activity: "follow-up", minutes: 45, text: "Hos Per" };
    await per.server.rpc("entry.save", { entry });
    await kari.server.rpc("team.key");
    const key = (await kari.server.rpc("team")).public_key;
    await part(per);
    await page.getByRole("button", { name: "Lever tilbake …" }).click();
    await dialog.getByRole("radio", { name: "Kollegaens nøkkel" }).click();
    await dialog.getByRole("textbox", { name: "Kollegaens nøkkel" }).fill(key);
    await dialog.getByRole("button", { name: "Skriv filen" }).click();
    await dialog.getByText("Be Kari Nes om kvitteringen").waitFor();
    await close();
    await page.getByRole("heading", { name: "Venter på kvittering" }).waitFor();

    await look(kari, per.files()[0]);
    await dialog.getByRole("button", { name: "Ta imot og avslutt lånet" }).click();
    await dialog.getByRole("heading", { name: "Lånet er kommet tilbake" }).waitFor();
    const receipt = await dialog.locator("code").innerText();
    await inspect(page, "overlevering-kvittering");
    await close();
    await page.getByText("Alle deltakerne dine er her hos deg").waitFor();
    await open(kari, `deltaker/${case_}/historikk`);
    await page.getByText("Per Ås").first().waitFor();

    await part(per);
    await page.getByRole("button", { name: "Før kvittering …" }).click();
    await dialog.getByLabel("Kvittering", { exact: true }).fill("0000-0000-0000-0000");
    await dialog.getByRole("button", { name: "Før kvittering og slett her" }).click();
    await dialog.getByText("Kvitteringen stemmer ikke").waitFor();
    await dialog.getByLabel("Kvittering", { exact: true }).fill(receipt.toLowerCase());
    await dialog.getByRole("button", { name: "Før kvittering og slett her" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Du har ingen deltakere ennå.").waitFor();
    assert.deepEqual(per.files(), [], "the file went with the copy");
  });

  await t.test("one changes hands for good, by a passphrase; and is taken back in time", async () => {
    const earlier = kari.files();
    await part(kari);
    await page.getByRole("button", { name: "Overlever …" }).click();
    await dialog.getByRole("checkbox", { name: "Celine Dahl" }).check();
    await dialog.getByRole("radio", { name: "Overlever for godt" }).click();
    await dialog.getByLabel("Kollegaens navn").fill("Per Ås");
    await dialog.getByLabel("Passordfrase for filen").fill(SPOKEN);
    await dialog.getByLabel("Gjenta passordfrasen").fill(SPOKEN);
    await dialog.getByRole("button", { name: "Skriv filen" }).click();
    await dialog.getByText("Fortell passordfrasen på telefon").waitFor({ timeout: 60_000 });
    await close();
    const file = kari.files().find((each) => !earlier.includes(each));
    // Taking it back removes the file; this one has left already.
    const sent = file.replace(/\.age$/, "-sendt.age");
    copyFileSync(file, sent);
    await page.getByRole("button", { name: "Ta tilbake uten fil …" }).click();
    await dialog.getByRole("button", { name: "Ta tilbake", exact: true }).click();
    await dialog.getByText("Skriv hvorfor du tar det tilbake.").waitFor();
    await inspect(page, "overlevering-ta-tilbake");
    await dialog.getByLabel("Hvorfor tar du det tilbake?").fill("Minnepinnen er borte");
    await dialog.getByRole("button", { name: "Ta tilbake", exact: true }).click();
    await page.getByText("Tatt tilbake 04.05.2026").waitFor();

    assert.equal(existsSync(file), false);
    await look(per, sent, "feil passordfrase her");
    await dialog.getByText("Passordfrasen åpner ikke denne filen.").waitFor({ timeout: 60_000 });
    await dialog.getByRole("button", { name: "Avbryt" }).click();
    await page.setViewportSize({ width: 320, height: 800 });
    await part(kari);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `nothing is cut off at 320 px: ${wide}`);
    await inspect(page, "overlevering-smal");
    await page.getByRole("button", { name: "Overlever …" }).click();
    await dialog.getByRole("checkbox", { name: "Celine Dahl" }).waitFor();
    await inspect(page, "overlevering-velg-smal");
  });
});
