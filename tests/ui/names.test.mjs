// People as they are called: long names, letters of all our languages, one name alone; and several cases of one person.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

const LONG = ["Áŋŋá-Đávvet Ingebjørg Margrethe Elisabeth", "Øverland-Skjærvøy-Ægidius-Åsmundsen Čáhcesuolu"];
const UNBROKEN = ["", "Tšaappaanvuorelaisværingsaasenkirkebygdeneidsvågøyhalvørsen-ŋŋŋ"];
const PEOPLE = [LONG, UNBROKEN, ["Prøve", ""], ["Kari", "Eksempel"]];
const FNR = "03879140039";

async function office(t, { width = 1280 } = {}) {
  const seen = { faults: [] };
  const server = await serve(join(scratch(t), "store"), { today: "2026-05-04" });
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const { page, faults } = await browse(t, { width, height: 900 });
  seen.faults = faults;
  return { server, page };
}

/** Nothing is wider than the window, and no text is cut off without saying whole what it says. */
async function whole(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${where}: ${wide} px too wide`);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((each) => {
        const style = getComputedStyle(each);
        const hides = /hidden|clip/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1;
        const seen = style.clip === "auto" && each.clientWidth > 1 && each.textContent.trim() !== "";
        // The titles held in sight move along with the table that they stand over.
        return hides && seen && !each.closest("[title], [inert]");
      })
      .map((each) => `${each.className}: ${each.textContent.slice(0, 60)}`),
  );
  assert.deepEqual(cut, [], where);
}

for (const width of [1280, 320]) {
  test(`names of every kind stand whole at ${width} px`, async (t) => {
    const { server, page } = await office(t, { width });
    const ids = [];
    for (const [first_name, last_name] of PEOPLE) {
      const { id } = await server.rpc("case.create", {
        agreement: "jmo-vest-viken",
        person: { first_name, last_name },
        case: { order_text: "Ønsker arbeid." },
        ordered: "2026-01-05",
        started: "2026-02-01",
      });
      ids.push(id);
    }
    const [long, unbroken] = ids;
    assert.ok(LONG.join(" ").length > 80 && UNBROKEN[1].length > 60, "long enough to be a test");

    await page.goto(`${server.url}/#/`);
    await page.getByRole("link", { name: LONG.join(" ") }).first().waitFor();
    await page.getByRole("link", { name: "Prøve", exact: true }).first().waitFor();
    await whole(page, "I dag");
    await inspect(page, "90-navn-i-dag");

    await page.goto(`${server.url}/#/portefolje`);
    await page.getByRole("link", { name: UNBROKEN[1] }).waitFor();
    await whole(page, "Portefølje");
    await inspect(page, "91-navn-portefolje");

    for (const [name, id, person] of [
      ["lang", long, LONG.join(" ")],
      ["ett", unbroken, UNBROKEN[1]],
    ]) {
      await page.goto(`${server.url}/#/deltaker/${id}/oversikt`);
      await page.getByRole("heading", { name: person, level: 1 }).waitFor();
      await page.getByRole("heading", { name: "Tidslinje" }).waitFor();
      await whole(page, "Deltaker");
      await inspect(page, `92-navn-deltaker-${name}`);
      await page.getByRole("button", { name: "Registrer hendelse" }).click();
      await page.getByRole("dialog").getByText(person).waitFor();
      await whole(page, "dialogen");
      await inspect(page, `93-navn-dialog-${name}`);
      await page.getByRole("button", { name: "Avbryt" }).click();
      const report = await server.rpc("report.begin", { case: id, template: "jmo-vest-viken/statusrapport" });
      await page.goto(`${server.url}/#/rapport/${report.id}`);
      await page.getByText(person).first().waitFor();
      await whole(page, "rapporten");
      await inspect(page, `94-navn-rapport-${name}`);
    }
  });
}

test("the next case of someone is theirs, without a number, and the two lead to one another", async (t) => {
  const { server, page } = await office(t);
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Åse", last_name: "Øvre-Prøvesen", phone: "900 00 001" },
    ordered: "2025-01-05",
    started: "2025-02-01",
  });
  await server.rpc("event.save", { case: id, event: { type: "ended", date: "2025-06-30" } });
  await page.goto(`${server.url}/#/deltaker/${id}/oversikt`);
  await page.getByRole("link", { name: "Nytt løp for samme deltaker" }).click();
  await page.getByRole("heading", { name: "Nytt løp for samme deltaker", level: 1 }).waitFor();
  const person = page.getByRole("region", { name: "Deltaker" });
  await person.getByText("Åse Øvre-Prøvesen").waitFor();
  await person.getByText("Jobbmestrende oppfølging, NAV Vest-Viken, 01.02.2025–30.06.2025").waitFor();
  assert.equal(await page.getByLabel("Fornavn og mellomnavn").count(), 0, "the person is not typed again");
  await inspect(page, "95-nytt-lop");
  await page.getByLabel("Bestilling mottatt").fill("01.04.2026");
  await page.getByRole("button", { name: "Legg til løpet" }).click();
  await page.getByRole("heading", { name: "Åse Øvre-Prøvesen", level: 1 }).waitFor();
  const other = page.getByRole("link", { name: "Jobbmestrende oppfølging, NAV Vest-Viken, 01.02.2025–30.06.2025" });
  await other.waitFor();
  await inspect(page, "96-andre-lop");
  await page.getByRole("tab", { name: "Personopplysninger" }).click();
  assert.equal(await page.getByLabel("Telefon (valgfritt)", { exact: true }).inputValue(), "900 00 001");
  await other.click();
  await page.getByRole("link", { name: /fra 01\.04\.2026/ }).waitFor();

  await page.getByRole("link", { name: "Nytt løp for samme deltaker" }).click();
  await page.getByLabel("Bestilling mottatt").fill("10.04.2026");
  await page.getByRole("button", { name: "Legg til løpet" }).click();
  await page.getByRole("alert").getByText("et annet løp under denne avtalen i samme tid").waitFor();
  await page.getByRole("link", { name: "Portefølje" }).click();
  await page.getByRole("button", { name: "Forlat uten å lagre" }).click();
  const rows = page.getByRole("row").filter({ hasText: "Åse Øvre-Prøvesen" });
  await rows.first().waitFor();
  assert.equal(await rows.count(), 2);
  const texts = await rows.allTextContents();
  assert.notEqual(texts[0], texts[1], "the two are told apart");
});

test("a number that is known says whose it is before anything is sent", async (t) => {
  const { server, page } = await office(t);
  const { id } = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Kari", last_name: "Eksempel", fnr: FNR },
    ordered: "2025-01-05",
    started: "2025-02-01",
  });
  await server.rpc("event.save", { case: id, event: { type: "ended", date: "2025-06-30" } });
  const other = await server.rpc("case.create", {
    agreement: "jmo-vest-viken",
    person: { first_name: "Ola", last_name: "Eksempel" },
    ordered: "2026-01-05",
    started: null,
  });
  await page.goto(`${server.url}/#/ny-deltaker`);
  await page.getByLabel("Avtale", { exact: true }).selectOption({ label: "Jobbmestrende oppfølging, NAV Vest-Viken" });
  const field = page.getByLabel("Fødselsnummer (valgfritt)");
  await field.fill("038791 400");
  await page.waitForTimeout(400);
  assert.equal(await page.getByText("Står allerede i mappen").count(), 0, "half a number is nobody's");
  await field.fill("038791 40039");
  await page.getByRole("status").filter({ hasText: "Står allerede i mappen: Kari Eksempel, tidligere løp under Jobbmestrende oppfølging, NAV Vest-Viken" }).waitFor();
  await inspect(page, "97-kjent-nummer");
  await field.fill("21828840050");
  await page.getByText("Står allerede i mappen").waitFor({ state: "detached" });

  // On another participant's page it is a warning.
  await page.goto(`${server.url}/#/deltaker/${other.id}/opplysninger`);
  await page.getByRole("button", { name: "Forlat uten å lagre" }).click();
  await page.getByRole("heading", { name: "Ola Eksempel", level: 1 }).waitFor();
  await page.getByLabel("Fødselsnummer (valgfritt)").fill(FNR);
  await page.getByText("To deltakere kan ikke ha samme nummer.").waitFor();
  await page.goto(`${server.url}/#/deltaker/${id}/opplysninger`);
  await page.getByRole("button", { name: "Forlat uten å lagre" }).click();
  await page.getByRole("heading", { name: "Kari Eksempel", level: 1 }).waitFor();
  await page.waitForTimeout(400);
  assert.equal(await page.getByText("Står allerede i mappen").count(), 0, "one's own number is no news");
});
