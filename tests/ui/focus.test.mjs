// Whoever works by keyboard or by ear keeps the place when what had the focus goes away.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, PASSPHRASE, scratch, serve } from "./harness.mjs";

const KARI = { first_name: "Kari", last_name: "Testesen", fnr: "", address: "", postal_code: "", city: "", phone: "", email: "", protected_address: "none" };

/** One participant who has started, what `more` registers, and the window at the given address. */
async function at(t, address, more = async () => {}) {
  const server = await serve(join(scratch(t), "store"));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const created = { agreement: "jmo-vest-viken", person: KARI, case: {}, ordered: "2026-01-05", started: "2026-02-01" };
  const { id } = await server.rpc("case.create", created);
  await more(server, id);
  const { page, faults } = await browse(t);
  await page.goto(`${server.url}/#/${address.replace("ID", id)}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { server, page, faults, id };
}

/** Waits until the focus rests on what this finds. */
async function focused(locator, what) {
  const there = () => locator.evaluate((element) => element === document.activeElement);
  for (let tries = 0; tries < 100; tries++) {
    if (await there()) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  const active = await locator.page().evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  assert.fail(`${what}: the focus is on ${active}`);
}

async function press(locator) {
  await locator.focus();
  await locator.page().keyboard.press("Enter");
}

test("on «I dag» the focus goes on to the next deadline, also when its group went with it", async (t) => {
  const { page, faults } = await at(t, "");
  const row = (title) => page.getByRole("main").getByRole("listitem").filter({ hasText: title });
  const dialog = page.getByRole("dialog");
  await press(row("Plan for tiltaket").getByRole("button", { name: /^Annet/ }));
  await page.getByRole("menuitem", { name: "Registrer plan levert" }).press("Enter");
  await dialog.getByLabel("Dato").fill("20.02.2026");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  const contact = row("Første kontakt med arbeidsgiver").getByRole("button");
  await focused(contact, "the row that took its place");

  await page.keyboard.press("Enter");
  await dialog.getByLabel("Hva skjedde?").selectOption("employer-contact");
  await dialog.getByLabel("Dato").fill("20.03.2026");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: /^Forfalt/ }).waitFor({ state: "detached" });
  await focused(row("Statusrapport").getByRole("button").first(), "the first row of the next group");
  assert.deepEqual(faults, []);
});

test("removed from a table, the focus stays in it; from an emptied one it goes to the heading", async (t) => {
  const { page } = await at(t, "deltaker/ID/timer", async (server, id) => {
    for (const day of ["03", "04", "05"]) {
      const entry = { case: id, date: `2026-03-${day}`, activity: "follow-up", form: "phone", minutes: 30, text: "" };
      await server.rpc("entry.save", { id: null, entry });
    }
  });
  const list = page.getByRole("region", { name: "Ført" });
  const remove = async (day) => {
    await press(list.getByRole("button", { name: `Fjern Oppfølging av deltaker ${day}.03.2026` }));
    await page.getByRole("dialog").getByRole("button", { name: "Fjern" }).press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await remove("04");
  await focused(list.getByRole("button", { name: "Fjern Oppfølging av deltaker 03.03.2026" }), "the next row's same button");
  await remove("03");
  await focused(list.getByRole("button", { name: "Fjern Oppfølging av deltaker 05.03.2026" }), "the last row when the last went");
  await remove("05");
  await focused(list.getByRole("heading", { name: "Ført" }), "the heading of the emptied list");

  // Offered a moment after the change, once it is found in the log.
  await page.getByText(/05\.03\.2026/).filter({ visible: true }).first().waitFor();
  await page.getByRole("button", { name: "Angre" }).waitFor();
  await page.keyboard.press("Control+z");
  await list.getByRole("cell", { name: "05.03.2026", exact: true }).waitFor();
  await focused(list.getByRole("heading", { name: "Ført" }), "an undo by key moves nothing");
});

test("events, drafts and jobs too", async (t) => {
  const { page, id } = await at(t, "deltaker/ID/hendelser", async (server, id) => {
    await server.rpc("report.begin", { case: id, template: "jmo-vest-viken/statusrapport" });
    const { id: employer } = await server.rpc("contact.save", {
      id: null,
      contact: { kind: "employer", name: "Lager AS", organisation: null, phone: "", email: "" },
    });
    for (const position of ["Kokk", "Baker"]) {
      const employment = { case: id, employer, position, percent: 37.5, terms: "permanent" };
      await server.rpc("employment.save", { id: null, employment });
    }
  });
  const confirm = async (name) => {
    await page.getByRole("dialog").getByRole("button", { name }).press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await press(page.getByRole("button", { name: "Fjern Oppstart" }));
  await confirm("Fjern");
  await focused(page.getByRole("button", { name: "Fjern Bestilling mottatt" }), "the next event");

  await page.goto(page.url().replace("hendelser", "rapporter"));
  await press(page.getByRole("button", { name: "Fjern Statusrapport 1" }));
  await confirm("Fjern utkastet");
  await focused(page.getByRole("heading", { name: "Utkast" }), "no draft is left");

  await page.goto(page.url().replace("rapporter", "arbeid"));
  assert.match(page.url(), new RegExp(id));
  const jobs = page.getByRole("region", { name: "Arbeidsforhold" });
  await jobs.getByText("37,5 %").first().waitFor();
  await press(jobs.getByRole("button", { name: "Fjern" }).first());
  await confirm("Fjern");
  await focused(jobs.getByRole("button", { name: "Fjern" }), "the other job");
  await press(jobs.getByRole("button", { name: "Fjern" }));
  await confirm("Fjern");
  await focused(jobs.getByRole("heading", { name: "Arbeidsforhold" }), "no job is left");
});

test("letting go of the focus on purpose is respected", async (t) => {
  const { page } = await at(t, "");
  const button = page.getByRole("main").getByRole("button").first();
  await button.focus();
  await page.getByRole("heading", { level: 2 }).first().click();
  await page.waitForTimeout(300);
  const taken = await button.evaluate((element) => element === document.activeElement);
  assert.equal(taken, false, "a click beside it is no accident");
});
