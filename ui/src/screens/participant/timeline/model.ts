import type { CaseView, Due, Employment, Practice } from "../../../api/types";
import { dueTitle, nextOfEachRule } from "../../../components/due";
import { counted, date, daysBetween, month, span } from "../../../format";
import { terms } from "../../../words";

/** What an item is drawn as. Each has a shape of its own, so that colour carries nothing alone. */
export type Look =
  | "waiting"
  | "base"
  | "extended"
  | "possible"
  | "over"
  | "delivered"
  | "late"
  | "overdue"
  | "draft"
  | "coming"
  | "job"
  | "practice"
  | "absence"
  | "unexcused"
  | "event"
  | "deadline"
  | "missed";

/** A period or a single day of a case. Dates are `YYYY-MM-DD`. */
export interface Item {
  look: Look;
  /** First day; null where it is unknown or so long ago that it is not drawn. */
  from: string | null;
  /** Last day, the first for a single day; null where it goes on. */
  to: string | null;
  /** A mark on a day rather than a bar. */
  mark?: true;
  /** In the drawing, as far as there is room. */
  label: string;
  /** In the drawing where there is no room for the label. */
  short?: string;
  /** In the list, which says all that the drawing shows. */
  words: string;
}

export interface Lane {
  name: string;
  items: Item[];
}

/** A case as drawn: lanes with their items, and the days between which everything lies. */
export interface Model {
  from: string;
  to: string;
  today: string;
  lanes: Lane[];
  /** The drawing in a sentence. */
  summary: string;
}

/** What is drawn as a bar, its beginning or its end, is not repeated as a mark. */
const DRAWN_ELSEWHERE = new Set([
  "order-received",
  "started",
  "ended",
  "practice-started",
  "practice-ended",
  "status-report-delivered",
  "semester-report-delivered",
]);

/** What follows from an absence or a job, which has its own lane. */
const DRAWN_AS_RECORD = new Set(["absence-started", "in-work"]);

/** The case as lanes; null where nothing has a date yet. */
export function model(view: CaseView, today: string): Model | null {
  const lanes = [
    { name: "Tiltaket", items: measure(view, today) },
    ...reports(view, today),
    { name: "Arbeid", items: jobs(view) },
    { name: "Praksis", items: practices(view) },
    { name: "Fravær", items: absences(view) },
    { name: "Hendelser", items: events(view) },
    { name: "Frister", items: deadlines(view) },
  ].filter((lane) => lane.items.length > 0);
  for (const lane of lanes) lane.items.sort((a, b) => (a.from ?? "").localeCompare(b.from ?? ""));
  const range = extent(view, lanes, today);
  if (range === null) return null;
  const [from, to] = range;
  return { from, to, today, lanes, summary: summary(from, to, lanes) };
}

/** The days that the drawing covers. A job from long before, or an end that extensions might reach, does not stretch it. */
function extent(view: CaseView, lanes: Lane[], today: string): [from: string, to: string] | null {
  const all = lanes.flatMap(({ name, items }) =>
    name === "Arbeid" ? [] : items.filter((item) => item.look !== "possible"),
  );
  const found = all.flatMap(({ from, to }) => [from, to].filter((day) => day !== null)).sort();
  const first = found[0];
  let last = found.at(-1);
  if (first === undefined || last === undefined) return null;
  const over = view.phase === "reported" || view.phase === "withdrawn";
  // Long after the end today would press everything else together; the drawing then says that it lies ahead.
  if (!over || daysBetween(last, today) < daysBetween(first, last) / 3) last = last > today ? last : today;
  // Room for what may come, and for the names of the last deadlines.
  const ahead = over ? 0 : Math.max(30, daysBetween(first, last) / 7);
  return [first < today ? first : today, days(last, Math.round(ahead))];
}

function summary(from: string, to: string, lanes: Lane[]): string {
  const names = lanes.map((lane) => lane.name.toLocaleLowerCase("nb")).join(", ");
  return `Tidslinje fra ${month(from)} til ${month(to)}: ${names}. Listen under sier det samme i ord.`;
}

function on(view: CaseView, kind: string): string | undefined {
  return view.facts.find((fact) => fact.event.type === kind)?.event.date;
}

/** The order, the time in the measure, what extensions have added, and what they could. */
function measure(view: CaseView, today: string): Item[] {
  const ordered = on(view, "order-received");
  const ended = on(view, "ended");
  const { duration } = view;
  const items: Item[] = [];
  const bar = (look: Look, from: string, to: string, label: string, words: string) =>
    from <= to && items.push({ look, from, to, label, words });
  if (ordered !== undefined) {
    const until = (duration && before(duration.started)) ?? ended ?? today;
    const waited = duration ? ", ventet på oppstart" : ended ? ", falt bort" : ", venter på oppstart";
    const words = `Bestilt ${date(ordered)}${waited}${duration || ended ? ` til ${date(until)}` : ""}`;
    bar("waiting", ordered, until, ended && !duration ? "Falt bort" : "Bestilt", words);
  }
  if (duration === null) return items;
  const { started, base_end, end, maximum_end } = duration;
  const last = ended ?? end;
  const tell = (what: string, from: string, to: string) => `${span([from, to])}: ${what}`;
  const baseEnd = earlier(base_end, last);
  bar("base", started, baseEnd, "I tiltak", tell("i tiltak, uten forlengelse", started, baseEnd));
  if (end > base_end) {
    const [from, to] = [after(base_end), earlier(end, last)];
    bar("extended", from, to, "Forlenget", tell("i tiltak, forlenget", from, to));
  }
  const stood = ended ?? today;
  if (stood > end) {
    const from = after(end);
    bar("over", from, stood, "Utover varigheten", tell("utover varigheten", from, stood));
  }
  if (ended !== undefined) return items;
  const from = after(later(end, today));
  if (maximum_end > end && from <= maximum_end) {
    items.push({
      look: "possible",
      from,
      to: maximum_end,
      label: `Kan forlenges til ${date(maximum_end)}`,
      short: "Kan forlenges",
      words: `Kan forlenges til ${date(maximum_end)}${duration.reading ? " (tolkning)" : ""}`,
    });
  }
  return items;
}

/** The periods to report on, each with how far its report is. Where there are several series, each has its lane. */
function reports(view: CaseView, today: string): Lane[] {
  const ended = on(view, "ended");
  const last = ended ?? (view.duration && later(view.duration.end, today));
  const titles = new Map(view.deadlines.filter((due) => due.period).map((due) => [due.rule, due.title]));
  // By name: by due date they would change places from one day to the next.
  const inOrder = [...titles].sort(([, a], [, b]) => a.localeCompare(b, "nb"));
  return inOrder.map(([rule, title]) => ({
    name: titles.size > 1 ? title : "Rapporter",
    items: series(
      view.deadlines.filter((due) => due.rule === rule),
      last,
    ),
  }));
}

function series(dues: Due[], last: string | null): Item[] {
  return dues.flatMap((due) => {
    const { period } = due;
    if (period === null || (due.state !== "met" && last && period[0] > last)) return [];
    const [look, words] = reportStands(due);
    const number = due.occurrence === null ? undefined : String(due.occurrence);
    const item: Item = {
      look,
      from: period[0],
      to: period[1],
      label: dueTitle(due),
      words: `${dueTitle(due)} for ${span(period)}: ${words}`,
    };
    return [number === undefined ? item : { ...item, short: number }];
  });
}

function reportStands(due: Due): [Look, string] {
  if (due.met_on !== null) {
    const days = daysBetween(due.due, due.met_on);
    const late = due.late ? `, ${counted(days, "dag", "dager")} etter fristen` : "";
    return [due.late ? "late" : "delivered", `levert ${date(due.met_on)}${late}`];
  }
  const draft = due.action.kind === "report" && due.action.draft !== null ? ", utkast påbegynt" : "";
  if (due.state === "overdue") return ["overdue", `forfalt ${date(due.due)}${draft}`];
  return [draft === "" ? "coming" : "draft", `forfaller ${date(due.due)}${draft}`];
}

function jobs(view: CaseView): Item[] {
  return values(view.employments).map((job) => {
    const from = job.from ?? job.in_work_from;
    const to = lastDay(job);
    const name = [job.position, view.contacts[job.employer]?.name].filter(Boolean).join(", ") || "Arbeid";
    const since = from ? `fra ${date(from)}` : "fra ukjent dato";
    const words = `${name}: ${job.percent.toLocaleString("nb-NO")} %, ${terms[job.terms].toLowerCase()}, ${since}${until(to)}`;
    return { look: "job", from, to, label: name, words };
  });
}

function lastDay(job: Employment): string | null {
  const days = [job.to, job.ended].filter((day): day is string => day !== null);
  return days.length === 0 ? null : days.reduce(earlier);
}

function practices(view: CaseView): Item[] {
  return values(view.practices).map((practice: Practice) => {
    const to = practice.ended ?? practice.planned_to;
    const name = view.contacts[practice.employer]?.name || "Arbeidspraksis";
    const planned = practice.ended === null && practice.planned_to !== null ? " (planlagt)" : "";
    const words = `${name}: fra ${date(practice.from)}${until(to)}${planned}`;
    return { look: "practice", from: practice.from, to, label: name, words };
  });
}

function until(to: string | null): string {
  return to === null ? ", pågår" : ` til ${date(to)}`;
}

/** No reason is given here, where someone may look over the counsellor's shoulder. */
function absences(view: CaseView): Item[] {
  return values(view.absences).map((entry) => {
    const to = entry.until ?? entry.date;
    const when = to === entry.date ? date(entry.date) : span([entry.date, to]);
    const excused = entry.valid === false ? "uten gyldig grunn" : "gyldig grunn";
    const look = entry.valid === false ? "unexcused" : "absence";
    return { look, from: entry.date, to, label: "", words: `${when}: ${excused}` };
  });
}

/** What happened on single days. Of contacts with employers, which are many, the first. */
function events(view: CaseView): Item[] {
  const items: Item[] = [];
  let contacted = false;
  for (const { event, recorded } of view.facts) {
    const { type, date: day } = event;
    if (DRAWN_ELSEWHERE.has(type) || (DRAWN_AS_RECORD.has(type) && !recorded)) continue;
    if (type === "employer-contact" && contacted) continue;
    contacted ||= type === "employer-contact";
    const name = view.event_labels[type] ?? type;
    const label = type === "employer-contact" ? "Første kontakt med arbeidsgiver" : name;
    const to = event.until === undefined ? "" : `, til ${date(event.until)}`;
    items.push({
      look: "event",
      from: day,
      to: day,
      mark: true,
      label,
      words: `${date(day)}: ${label}${to}`,
    });
  }
  return items;
}

/** What is overdue, and the next of each rule. */
function deadlines(view: CaseView): Item[] {
  return nextOfEachRule(view.deadlines).map((due) => {
    const missed = due.state === "overdue";
    return {
      look: missed ? "missed" : "deadline",
      from: due.due,
      to: due.due,
      mark: true,
      label: dueTitle(due),
      words: `${date(due.due)}: ${dueTitle(due)}${missed ? ", forfalt" : ""}`,
    };
  });
}

function values<T>(map: { [id in string]?: T }): T[] {
  return Object.values(map).filter((value): value is T => value !== undefined);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** The day after. */
function after(iso: string): string {
  return days(iso, 1);
}

/** The day before. */
function before(iso: string): string {
  return days(iso, -1);
}

function days(iso: string, n: number): string {
  return new Date(Date.parse(iso) + n * 86_400_000).toISOString().slice(0, 10);
}
