// The participant's timeline: how it is laid out, what it shows, and that it can be read without being seen.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { browse, inspect, PASSPHRASE, scratch, serve } from "./harness.mjs";
import { source } from "./source.mjs";

const TODAY = "2026-05-04";

// ---- where things are drawn

const { layout } = await source("screens/participant/timeline/layout.ts");

const bar = (from, to, label, more = {}) => ({ look: "job", from, to, label, words: label, ...more });
const mark = (day, label) => ({ look: "event", from: day, to: day, mark: true, label, words: label });
const drawn = (lanes, more = {}) => ({
  from: "2026-01-10",
  to: "2026-07-20",
  today: TODAY,
  summary: "",
  lanes: Object.entries(lanes).map(([name, items]) => ({ name, items })),
  ...more,
});

/** The room that an item takes with its name, as near as can be said without drawing it. */
function extent({ left, width, label, text }) {
  const room = text.length * 5;
  if (label === "after") return [left, left + width + room];
  if (label === "before") return [left - room, left + width];
  return [left, left + width];
}

function day(n) {
  return new Date(Date.UTC(2026, 0, 10) + n * 86_400_000).toISOString().slice(0, 10);
}

test("nothing lies upon anything else, at any width", () => {
  // The same numbers every time.
  let seed = 7;
  const random = (n) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  for (let round = 0; round < 60; round++) {
    const jobs = Array.from({ length: 12 }, (_, i) => {
      const from = random(190);
      const open = random(5) === 0;
      return bar(day(from), open ? null : day(from + random(60)), `Stilling ${i}, Bedrift med langt navn ${i} AS`);
    });
    jobs.push(bar(null, day(20), "Gammel jobb"));
    const model = drawn({ Arbeid: jobs.sort((a, b) => (a.from ?? "").localeCompare(b.from ?? "")) });
    for (const width of [180, 250, 640, 1020, 1600]) {
      const [lane] = layout(model, width).lanes;
      assert.equal(lane.items.length, jobs.length);
      for (const item of lane.items) {
        assert.ok(item.left >= 0 && item.left + item.width <= width + 0.01, "it stays within the track");
        assert.ok(item.width >= 5.99, "and is wide enough to be seen");
        assert.ok(item.row < lane.rows);
      }
      for (const [i, one] of lane.items.entries()) {
        for (const other of lane.items.slice(i + 1)) {
          if (one.row !== other.row) continue;
          const [a, b] = extent(one);
          const [c, d] = extent(other);
          assert.ok(b <= c + 5.01 || d <= a + 5.01, `${one.item.label} and ${other.item.label} at ${width}`);
        }
      }
    }
  }
});

test("what follows straight on stands in the same row", () => {
  const model = drawn({
    Tiltaket: [
      bar("2026-01-10", "2026-03-31", "Bestilt", { look: "waiting" }),
      bar("2026-04-01", "2026-07-20", "I tiltak", { look: "base" }),
    ],
  });
  const [lane] = layout(model, 1000).lanes;
  assert.deepEqual(
    lane.items.map((item) => item.row),
    [0, 0],
  );
  assert.equal(lane.rows, 1);
});

test("a name stands inside its bar, beside it, or shortened; and a number where there is no more room", () => {
  const places = (items, name = "Arbeid") =>
    layout(drawn({ [name]: items }), 640).lanes[0].items.map(({ label, text }) => `${label} ${text}`);
  assert.deepEqual(places([bar("2026-01-10", "2026-07-01", "Kokk")]), ["inside Kokk"]);
  assert.deepEqual(places([bar("2026-02-10", "2026-02-12", "Kokk")]), ["after Kokk"]);
  assert.deepEqual(places([bar("2026-07-18", "2026-07-20", "Kokk, Kantina")]), ["before Kokk, Kantina"]);
  const report = { look: "coming", short: "1" };
  assert.deepEqual(places([bar("2026-02-01", "2026-02-14", "Statusrapport 1", report)], "Rapporter"), ["inside 1"]);
});

test("what goes on beyond the drawing says so", () => {
  const model = drawn({ Arbeid: [bar(null, "2026-02-01", "A"), bar("2026-03-01", null, "B"), bar("2026-03-01", "2026-04-01", "C")] });
  const open = layout(model, 900).lanes[0].items.map((item) => [item.fromBefore, item.goesOn]);
  assert.deepEqual(open, [
    [true, false],
    [false, true],
    [false, false],
  ]);
});

test("the axis names as many months as have room, and always a year", () => {
  const span = (from, to, width) => layout(drawn({ Hendelser: [mark(from, "A")] }, { from, to, today: "2030-01-01" }), width);
  assert.deepEqual(
    span("2026-01-10", "2026-07-20", 1000).ticks.map((tick) => tick.text),
    ["2026", "feb", "mars", "apr", "mai", "juni", "juli"],
  );
  assert.deepEqual(
    span("2023-09-01", "2027-03-01", 1000).ticks.map((tick) => tick.text),
    ["okt 2023", "2024", "apr", "juli", "okt", "2025", "apr", "juli", "okt", "2026", "apr", "juli", "okt", "2027"],
  );
  for (const width of [150, 320, 800]) {
    for (const to of ["2026-02-10", "2026-12-24", "2030-01-01"]) {
      const { ticks } = span("2026-01-10", to, width);
      assert.ok(
        ticks.some((tick) => /\d{4}/.test(tick.text)),
        `a year at ${width} to ${to}`,
      );
      const named = ticks.filter((tick) => tick.text !== "");
      for (const [i, tick] of named.slice(1).entries()) {
        assert.ok(tick.at - named[i].at >= 24, `${named[i].text} and ${tick.text} at ${width}`);
      }
    }
  }
  assert.equal(span("2023-09-01", "2024-03-01", 1000).today, null, "today is not within");
});

test("«I dag» hides no year", () => {
  for (let n = 0; n < 170; n++) {
    const { ticks, today } = layout(drawn({ Hendelser: [mark("2026-01-12", "A")] }, { today: day(n) }), 700);
    assert.ok(today, day(n));
    assert.ok(
      ticks.some((tick) => /2026/.test(tick.text)),
      day(n),
    );
  }
});

// ---- in the window

async function office(t, { width } = {}) {
  const seen = { faults: [] };
  const server = await serve(join(scratch(t), "store"), { today: TODAY });
  t.after(() => assert.deepEqual(seen.faults, []));
  t.after(() => server.kill());
  await server.rpc("store.create", { passphrase: PASSPHRASE });
  const { profile } = await server.rpc("profile");
  await server.rpc("profile.save", { profile: { ...profile, counsellor: "Jorunn Konsulent" } });
  const { page, faults } = await browse(t, width ? { width, height: 900 } : {});
  seen.faults = faults;
  const made = (name, ordered, started, attributes = {}) =>
    server
      .rpc("case.create", {
        agreement: "jmo-vest-viken",
        person: { first_name: name, last_name: "Eksempel" },
        case: { attributes },
        ordered,
        started,
      })
      .then(({ id }) => id);
  const event = (id, type, date, more = {}) =>
    server.rpc("event.save", { case: id, event: { type, date, ...more } });
  const employer = (name) =>
    server.rpc("contact.save", { contact: { kind: "employer", name } }).then(({ id }) => id);
  const open = async (id) => {
    await page.goto(`${server.url}/#/deltaker/${id}/oversikt`);
    await page.reload();
    await page.getByRole("heading", { name: "Tidslinje" }).waitFor();
  };
  return { server, page, made, event, employer, open };
}

const rows = (page, lane) =>
  page
    .locator(".timeline__words > div")
    .filter({ has: page.getByRole("heading", { name: lane, exact: true }) })
    .getByRole("listitem")
    .allTextContents();

/** A case of three and a half years with everything in it. */
async function long({ server, made, event, employer }) {
  const attributes = { reduced_work_capacity: true, school_or_prison_transition: true };
  const id = await made("Lang", "2023-08-20", "2023-09-01", attributes);
  await event(id, "plan-delivered", "2023-09-20");
  await event(id, "extension-approved", "2024-02-20", { until: "2025-02-28" });
  await event(id, "extension-approved", "2025-02-20", { until: "2027-02-28" });
  for (let n = 1; n <= 9; n++) {
    const date = new Date(Date.UTC(2023, 8 + 3 * n, n === 3 ? 20 : 3)).toISOString().slice(0, 10);
    await event(id, "status-report-delivered", date, { occurrence: n });
  }
  const centre = await employer("Nordre Øyer Næringspark og Logistikksenter AS");
  await server.rpc("practice.save", { practice: { case: id, employer: centre, from: "2025-01-10", planned_to: "2026-06-20" } });
  const job = { case: id, employer: centre, percent: 40, terms: "temporary", position: "Renholder" };
  await server.rpc("employment.save", {
    employment: { ...job, from: "2025-06-01", to: "2025-12-31", in_work_from: "2025-06-01" },
  });
  await server.rpc("entry.save", {
    entry: { case: id, date: "2025-10-06", until: "2025-10-17", activity: "absence", valid: true, text: "Hemmelig grunn" },
  });
  await server.rpc("entry.save", { entry: { case: id, date: "2026-04-27", activity: "absence", valid: false } });
  await server.rpc("report.begin", { case: id, template: "jmo-vest-viken/statusrapport", occurrence: 11 });
  return id;
}

test("a long case is drawn, and told in words by keyboard", async (t) => {
  const here = await office(t);
  const { page } = here;
  await here.open(await long(here));
  const drawing = page.getByRole("img", { name: /^Tidslinje fra august 2023 til/ });
  await drawing.waitFor();
  assert.equal(await page.locator(".timeline__words").count(), 0, "the list is asked for");
  await inspect(page, "70-tidslinje-lang");

  const toggle = page.getByRole("button", { name: "Vis som liste" });
  await toggle.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("button", { name: "Skjul listen" }).getAttribute("aria-expanded"), "true");
  assert.deepEqual(await rows(page, "Tiltaket"), [
    "Bestilt 20.08.2023, ventet på oppstart til 31.08.2023",
    "01.09.2023–29.02.2024: i tiltak, uten forlengelse",
    "01.03.2024–28.02.2027: i tiltak, forlenget",
  ]);
  const reports = await rows(page, "Rapporter");
  assert.equal(reports[0], "Statusrapport 1 for 01.09.2023–30.11.2023: levert 03.12.2023");
  assert.equal(reports[2], "Statusrapport 3 for 01.03.2024–31.05.2024: levert 20.06.2024, 13 dager etter fristen");
  assert.match(reports[9], /^Statusrapport 10 .*: forfalt \d/);
  assert.match(reports[10], /^Statusrapport 11 .*: forfaller .*, utkast påbegynt$/);
  assert.deepEqual(await rows(page, "Arbeid"), [
    "Renholder, Nordre Øyer Næringspark og Logistikksenter AS: 40 %, midlertidig, fra 01.06.2025 til 31.12.2025",
  ]);
  assert.deepEqual(await rows(page, "Praksis"), [
    "Nordre Øyer Næringspark og Logistikksenter AS: fra 10.01.2025 til 20.06.2026 (planlagt)",
  ]);
  assert.deepEqual(await rows(page, "Fravær"), [
    "06.10.2025–17.10.2025: gyldig grunn",
    "27.04.2026: uten gyldig grunn",
  ]);
  assert.deepEqual(await rows(page, "Hendelser"), [
    "20.09.2023: Plan levert",
    "20.02.2024: Forlengelse godkjent, til 28.02.2025",
    "20.02.2025: Forlengelse godkjent, til 28.02.2027",
  ]);
  const deadlines = await rows(page, "Frister");
  assert.ok(deadlines.some((each) => each.endsWith("Varsel til NAV om fravær, forfalt")));
  assert.ok(!(await page.locator(".timeline").innerHTML()).includes("Hemmelig"), "reasons are not for the wall");
  // The drawing and the list tell the same things.
  const told = (await page.locator(".timeline__words li").allTextContents()).sort();
  const titles = await page.locator(".timeline__drawing [title]").evaluateAll((all) => all.map((each) => each.title));
  assert.deepEqual(titles.sort(), told);
  await inspect(page, "71-tidslinje-liste");
});

test("on a narrow window nothing sticks out", async (t) => {
  const here = await office(t, { width: 320 });
  const { page } = here;
  await here.open(await long(here));
  await page.getByRole("button", { name: "Vis som liste" }).click();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await page.getByRole("heading", { name: "Tidslinje" }).scrollIntoViewIfNeeded();
  await inspect(page, "72-tidslinje-smal");
});

test("many jobs, no start, nothing at all, and an end long ago", async (t) => {
  const here = await office(t);
  const { server, page, made, event, employer, open } = here;

  const many = await made("Mange", "2025-08-20", "2025-09-01", { reduced_work_capacity: true });
  for (let n = 0; n < 12; n++) {
    const month = String(((8 + n) % 8) + 1).padStart(2, "0");
    const employment = { case: many, employer: await employer(`Bedrift ${n + 1} AS`), percent: 20, terms: "temporary" };
    await server.rpc("employment.save", {
      employment: { ...employment, position: "Ekstrahjelp", from: `2026-${month}-03`, to: n % 3 ? `2026-${month}-25` : null },
    });
  }
  await open(many);
  assert.equal(await page.locator(".timeline__item--job").count(), 12);
  await page.getByText("Utover varigheten").first().waitFor();
  await inspect(page, "73-tidslinje-mange-jobber");

  const ordered = await made("Bestilt", TODAY, null);
  await open(ordered);
  await page.getByText("I dag", { exact: true }).last().waitFor();
  await inspect(page, "74-tidslinje-bestilt");

  const { facts } = await server.rpc("case", { id: ordered });
  await server.rpc("event.remove", { id: facts[0].record });
  await open(ordered);
  await page.getByText("Tidslinjen tegnes når bestillingen eller oppstarten er registrert.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Vis som liste" }).count(), 0);

  const old = await made("Gammel", "2023-01-05", "2023-02-01");
  await event(old, "plan-delivered", "2023-02-20");
  await event(old, "ended", "2023-04-20");
  await event(old, "joint-plan-made", "2023-04-20");
  await event(old, "final-report-delivered", "2023-04-24");
  await open(old);
  await page.getByText("I dag ›").waitFor();
  await page.getByRole("img", { name: /^Tidslinje fra januar 2023 til juli 2023/ }).waitFor();
  await inspect(page, "75-tidslinje-gammel");
});

test("two series of reports have a lane each, and the line of today hides no name", async (t) => {
  const { server, page, open } = await office(t);
  const { id } = await server.rpc("case.create", {
    agreement: "studie-med-stotte",
    person: { first_name: "Selma", last_name: "Eksempel" },
    ordered: "2026-04-20",
    started: "2026-05-03",
  });
  await open(id);
  const lanes = await page.locator(".timeline__name").allTextContents();
  assert.deepEqual(
    lanes.filter((name) => /rapport/i.test(name)),
    ["Statusrapport", "Statusrapport for semesteret"],
  );
  const line = await page.locator(".timeline__today").boundingBox();
  const name = page.locator(".timeline__inside").filter({ hasText: "I tiltak" });
  const at = await name.boundingBox();
  assert.ok(at.x <= line.x + 6, "the line is by the name's first letter: else this proves nothing");
  const above = await name.evaluate((one) => {
    const { left, top, height } = one.getBoundingClientRect();
    return document.elementFromPoint(left + 3, top + height / 2) === one;
  });
  assert.ok(above, "the name lies above the line");
  await inspect(page, "79-tidslinje-to-serier");
  await page.getByText(/^Kan ikke forlenges mer\s+Varigheten er inntil 36 måneder/).waitFor();
});
