// What the five journeys share: one participant through the window from the order to the deletion date, on days that
// move forward, with what «I dag» and «Frister» show along the way.
import assert from "node:assert/strict";
import { join } from "node:path";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";

/** `2026-01-09` from `09.01.2026`. */
const iso = (day) => day.split(".").reverse().join("-");

/** The counsellor at a window on this day, with an empty store. */
export async function journey(t, name, day) {
  const seen = { faults: [] };
  const folder = scratch(t);
  const store = join(folder, "store");
  let server = await serve(store, { today: iso(day) });
  // Before the server is gone, which a page would call a fault.
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const { page, faults } = await browse(t);
  seen.faults = faults;
  await page.goto(`${server.url}/#/ny-deltaker`);
  await page.getByRole("heading", { name: "Ny deltaker", level: 1 }).waitFor();
  const dialog = page.getByRole("dialog");
  let id;
  let pictures = 0;

  /** Opens a tab of the participant, by the link a counsellor would keep. */
  async function tab(tab) {
    await page.goto(`${server.url}/#/deltaker/${id}/${tab}`);
    await page.getByRole("tab", { selected: true }).waitFor();
    await page.getByRole("heading", { name: "Åse Marie Øverbø-Eksempel", level: 1 }).waitFor();
  }

  const says = (text) => page.getByRole("status").filter({ hasText: text }).first().waitFor();

  /** What the note in the dialog says that follows, line by line: `Innfrir: Oppstart, på fristen`. */
  async function follows(scope = dialog) {
    // Longer than the pause after which the effects are asked for.
    await page.waitForTimeout(600);
    await page.waitForLoadState("networkidle");
    return scope.locator(".effects__line").evaluateAll((lines) =>
      lines.flatMap((line) => {
        const what = line.querySelector("dt").textContent;
        return [...line.querySelectorAll("li")].map((each) => `${what}: ${each.textContent}`);
      }),
    );
  }

  /** Fills the dialog for an event; `more` by label. */
  async function fillEvent(label, date, more) {
    await page.getByRole("button", { name: "Registrer hendelse" }).first().click();
    await dialog.getByLabel("Hva skjedde?").selectOption({ label });
    await dialog.getByLabel("Dato", { exact: true }).fill(date);
    for (const [field, value] of Object.entries(more)) {
      const input = dialog.getByLabel(field, { exact: true });
      if ((await input.evaluate((each) => each.tagName)) === "SELECT") await input.selectOption({ label: value });
      else await input.fill(value);
    }
  }

  const each = {
    page,
    dialog,
    folder,
    tab,
    says,
    follows,

    /** A picture of the window, without accessibility faults. */
    async picture(what) {
      pictures += 1;
      await inspect(page, `five-${name}-${String(pictures).padStart(2, "0")}-${what}`);
    },

    /** The next morning, or a later one: the app is started again. */
    async on(day) {
      await page.goto("about:blank");
      await server.kill();
      server = await serve(store, { today: iso(day) });
      await server.rpc("store.unlock", { passphrase: PASSPHRASE });
      await tab("frister");
    },

    /** Registers the participant under an agreement, with what the form asks for there. */
    async register(agreement, { ordered, started = "", more = async () => {} }) {
      await page.getByLabel("Avtale", { exact: true }).selectOption({ label: agreement });
      await page.getByLabel("Fornavn og mellomnavn").fill("Åse Marie");
      await page.getByLabel("Etternavn").fill("Øverbø-Eksempel");
      await page.getByLabel("Bestilling mottatt").fill(ordered);
      await page.getByLabel("Oppstart (valgfritt)").fill(started);
      await page.getByLabel("Innsøkende NAV-kontor (valgfritt)").fill("NAV Øvre Eiker");
      await more(page);
      await page.getByRole("button", { name: "Legg til deltakeren" }).click();
      await page.getByRole("heading", { name: "Åse Marie Øverbø-Eksempel", level: 1 }).waitFor();
      id = /deltaker\/([^/]+)/.exec(page.url())[1];
      await tab("frister");
    },

    /** Registers an event, and answers what the dialog said would follow. */
    async event(label, date, more = {}, said = `Registrert: ${label} ${date}`) {
      await fillEvent(label, date, more);
      const told = await follows();
      await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
      await says(said);
      await dialog.waitFor({ state: "detached" });
      return told;
    },

    /** Tries an event that is refused with these words, and gives it up. */
    async refused(label, date, more, words) {
      await fillEvent(label, date, more);
      await dialog.getByRole("button", { name: "Registrer", exact: true }).click();
      await dialog.getByText(words).waitFor();
      await each.picture("avslag");
      await dialog.getByRole("button", { name: "Avbryt" }).click();
      await page.getByRole("button", { name: "Forlat uten å lagre" }).click();
      await dialog.waitFor({ state: "detached" });
    },

    /**
     * «Frister» as it stands: what remains, nearest first, as `09.02.2026 Plan for tiltaket`, and with the working day by
     * which to do it where that is another; and what is met, as `… : 06.02.2026, i tide`.
     */
    async frister(open, met) {
      if (!/\/frister$/.test(page.url())) await tab("frister");
      const read = () =>
        page.evaluate(() => {
          const text = (scope, selector) => scope.querySelector(selector)?.firstChild?.textContent.trim() ?? "";
          const all = (selector) => [...document.querySelectorAll(selector)];
          return {
            open: all(".due-list__row").map((row) => {
              const by = row.querySelector(".due-date__by")?.textContent.replace("gjør innen ", "");
              return `${text(row, ".due-date__day")} ${text(row, "h3")}${by ? `, innen ${by}` : ""}`;
            }),
            met: all("section[aria-labelledby=dues-met] tbody tr").map((row) => {
              const [due, done] = [...row.querySelectorAll("td")].map((cell) => cell.textContent);
              return `${due} ${text(row, "th .row")}: ${done}`;
            }),
          };
        });
      await agree(read, { open, met });
    },

    /** What «I dag» lists, group by group, as `Denne uken: 09.02.2026 Plan for tiltaket`. */
    async iDag(rows) {
      await page.getByRole("link", { name: "I dag", exact: true }).click();
      await page.getByRole("heading", { name: "I dag", level: 1 }).waitFor();
      // What is far ahead may be folded.
      await page.locator(".today__rows, [aria-labelledby^=group-], .empty").first().waitFor();
      const folded = page.locator(".today__fold[aria-expanded=false]");
      if ((await folded.count()) > 0) await folded.click();
      const read = () =>
        page.evaluate(() =>
          [...document.querySelectorAll("section[aria-labelledby^=group-]")].flatMap((group) => {
            const name = group.querySelector("h2").textContent.replace(/\d+$/, "").trim();
            return [...group.querySelectorAll(".today__row")].map((row) => {
              const title = row.querySelector("h3").firstChild.textContent.trim();
              return `${name}: ${row.querySelector(".due-date__day").textContent} ${title}`;
            });
          }),
        );
      await agree(read, rows);
    },
  };
  return each;
}

/** Waits until the window shows what is expected; otherwise says what it shows. */
async function agree(read, expected) {
  const until = Date.now() + 10_000;
  for (;;) {
    const shown = await read();
    try {
      assert.deepEqual(shown, expected);
      return;
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await new Promise((again) => setTimeout(again, 200));
    }
  }
}
