// Large stores, made quickly through the back end: what a counsellor's years, or a whole provider's portfolio, come to.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PASSPHRASE } from "./harness.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const ENTRIES = process.env.TILTAKSMAPPE_ENTRIES ?? join(root, "target/debug/entries");
export const TODAY = "2026-05-04";

const FIRST = ["Åse", "Kari", "Bjørn Åsmund", "Máret", "Ærlig", "Øystein", "Jon-Fredrik", "Anne", "Zahra", "Ola"];
const LAST = ["Eksempel", "Østby-Testesen", "Åmot", "Prøvesen", "Aaberg", "Mønster", "Gáppe", "Demodatter av Langenavn"];

/** `2026-05-04`, so many days earlier. */
export function daysAgo(days) {
  const day = new Date(`${TODAY}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

/**
 * Participants in every phase, with offices, hours and deadlines of all sorts; the same at every run. Two agreements are
 * in use.
 */
export async function manyParticipants(server, count) {
  const offices = [];
  for (const name of ["NAV Drammen", "NAV Øvre Eiker", "NAV Åmot", "NAV Lier"]) {
    const office = await server.rpc("contact.save", { id: null, contact: { kind: "nav-office", name } });
    const counsellor = { kind: "nav-counsellor", name: `Veileder ${name}`, organisation: office.id };
    offices.push([office.id, (await server.rpc("contact.save", { id: null, contact: counsellor })).id]);
  }
  for (let n = 0; n < count; n++) {
    const [nav_office, nav_counsellor] = n % 7 === 0 ? [null, null] : offices[n % offices.length];
    const ordered = 20 + ((n * 37) % 380);
    const started = n % 9 === 8 ? null : daysAgo(ordered - 12);
    const { id } = await server.rpc("case.create", {
      agreement: n % 5 === 4 ? "refino-jan201802" : "jmo-vest-viken",
      person: { first_name: FIRST[n % FIRST.length], last_name: `${LAST[(n * 3) % LAST.length]} ${n + 1}` },
      case: { nav_office, nav_counsellor },
      ordered: daysAgo(ordered),
      started,
    });
    const event = (type, days) =>
      server.rpc("event.save", { id: null, case: id, event: { type, date: daysAgo(days) }, note: "" });
    if (started === null) {
      if (n % 2 === 0) await event("ended", 2);
      continue;
    }
    const entry = (days, minutes) => {
      const given = { date: daysAgo(days), activity: "follow-up", form: "phone", minutes, until: null, valid: null };
      return server.rpc("entry.save", { id: null, entry: { ...given, case: id, text: "" } });
    };
    if (n % 11 !== 0) await entry(Math.min(ordered - 12, (n * 5) % 40), 60);
    if (n % 6 === 0) await entry(0, 900);
    if (n % 13 === 12) await event("ended", Math.min(ordered - 12, 30));
  }
}

/** Fills the log of a case, oldest first, each entry an operation of its own; `nr. 0` is the newest. */
export async function manyEntries(server, folder, id, count) {
  assert.ok(existsSync(ENTRIES), `build it first: cargo build -p tests --bins (${ENTRIES})`);
  await server.rpc("store.lock");
  const given = { store: folder, passphrase: PASSPHRASE, case: id, count: String(count), today: TODAY };
  execFileSync(ENTRIES, Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]));
  await server.rpc("store.unlock", { passphrase: PASSPHRASE });
}

/** A folder in memory where there is one: 20,000 operations are 20,000 times on disk. */
export function fastScratch(test) {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "tiltaksmappe-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
