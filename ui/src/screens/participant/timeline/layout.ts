import { monthShort } from "../../../format";
import type { Item, Lane, Model } from "./model";

/** Where an item's label stands; none where there is no room for it. */
export type LabelPlace = "inside" | "after" | "before" | "none";

/** An item with its place. Lengths are in pixels from the track's left edge. */
export interface Placed {
  item: Item;
  left: number;
  width: number;
  row: number;
  label: LabelPlace;
  /** The label, or the short one where only that has room. */
  text: string;
  /** It begins before the drawing, or it is not known when. */
  fromBefore: boolean;
  /** It goes on after the drawing, or has no end. */
  goesOn: boolean;
}

export interface PlacedLane {
  name: string;
  rows: number;
  items: Placed[];
}

/** A line in the drawing with what stands at its top. */
export interface Tick {
  at: number;
  text: string;
  /** The first of a year. */
  year: boolean;
}

export interface Layout {
  lanes: PlacedLane[];
  ticks: Tick[];
  /** Where today is, and on which side of its line its name stands; null where the drawing ends before it. */
  today: { at: number; side: "left" | "right" } | null;
}

/** A letter's usual width at the labels' size. An estimate: a label that turns out longer is cut off by the row's end. */
const LETTER = 6.2;
const ICON = 18;
const GAP = 6;
/** The width of «I dag». */
const TODAY = 46;
/** As narrow as a bar may become and still be seen. */
const NARROWEST = 6;
/** By so much neighbours may overlap: two days that lie beside each other are drawn wider than they are. */
const TOUCH = 5;
/** A bar so wide shows the beginning of its name, when there is room for no more. */
const SOME_OF_NAME = 72;
/** Half a mark's width. */
const HALF_MARK = 8;
/** So many rows are opened for the sake of labels; bars that overlap get rows of their own beyond them. */
const LABEL_ROWS: Record<string, number> = { Arbeid: 12, Praksis: 6, Hendelser: 3, Frister: 3 };
/** As near as the texts of two ticks may come. */
const TICK_ROOM = 40;
const STEPS = [1, 3, 6, 12, 24, 60];

/** Places everything on a track so many pixels wide. Pure, and the same for the same case and width. */
export function layout(model: Model, width: number): Layout {
  const first = startOfMonth(dayNumber(model.from));
  const end = startOfNextMonth(dayNumber(model.to));
  const at = (day: number) => ((day - first) / (end - first)) * width;
  const lines = ticks(first, end, at, width);
  const day = dayNumber(model.today);
  // The middle of the day.
  const today = day >= first && day < end ? nameToday(at(day + 0.5), lines, width) : null;
  return { lanes: model.lanes.map((lane) => place(lane, at, width)), ticks: lines, today };
}

/** Puts «I dag» where no month stands; where that cannot be, the month gives way, for its neighbours tell it. */
function nameToday(at: number, lines: Tick[], width: number): Layout["today"] {
  const hit = (from: number, to: number) =>
    lines.filter((tick) => tick.at < to && tick.at + tick.text.length * LETTER + GAP > from);
  const [right, left] = [hit(at, at + TODAY), hit(at - TODAY, at)];
  const side = at + TODAY <= width && (right.length === 0 || left.length > 0) ? "right" : "left";
  for (const tick of side === "right" ? right : left) {
    const [year] = /\d{4}$/.exec(tick.text) ?? [];
    const next = lines[lines.indexOf(tick) + 1];
    if (year && next && !next.year && next.text !== "") next.text = `${next.text} ${year}`;
    tick.text = "";
  }
  return { at, side };
}

function place(lane: Lane, at: (day: number) => number, width: number): PlacedLane {
  const taken: [from: number, to: number][][] = [];
  const most = LABEL_ROWS[lane.name] ?? 1;
  const free = (row: number, from: number, to: number) =>
    (taken[row] ?? []).every(([a, b]) => to <= a + TOUCH || b <= from + TOUCH);

  const items = lane.items.map((item) => {
    const extent = bounds(item, at, width);
    const { left, right } = extent;
    const choices = labelChoices(item, left, right, width);
    const fits = (row: number) => choices.find((choice) => free(row, choice.from, choice.to));
    let row = range(most).find((each) => fits(each) !== undefined);
    let choice = row === undefined ? undefined : fits(row);
    if (row === undefined || choice === undefined) {
      choice = { place: "none", text: "", from: left, to: right };
      // Below the names. There a mark may lie upon another; a bar must be seen whole.
      row = range(item.mark ? most : taken.length + 1).find((each) => free(each, left, right));
      row ??= item.mark ? most : taken.length;
    }
    taken[row] = [...(taken[row] ?? []), [choice.from, choice.to]];
    return {
      item,
      left,
      width: right - left,
      row,
      label: choice.place,
      text: choice.text,
      fromBefore: extent.fromBefore,
      goesOn: extent.goesOn,
    } satisfies Placed;
  });
  return { name: lane.name, rows: Math.max(taken.length, 1), items };
}

function bounds(item: Item, at: (day: number) => number, width: number) {
  if (item.mark && item.from !== null) {
    const middle = clamp(at(dayNumber(item.from) + 0.5), HALF_MARK, width - HALF_MARK);
    return { left: middle - HALF_MARK, right: middle + HALF_MARK, fromBefore: false, goesOn: false };
  }
  const from = item.from === null ? -1 : at(dayNumber(item.from));
  const to = item.to === null ? width + 1 : at(dayNumber(item.to) + 1);
  // What lies outside altogether is a sliver at the edge, with the sign that it goes on there.
  const left = clamp(from, 0, width - NARROWEST);
  const right = clamp(Math.max(to, left + NARROWEST), NARROWEST, width);
  return { left, right, fromBefore: from < -0.5, goesOn: to > width + 0.5 };
}

interface Choice {
  place: LabelPlace;
  text: string;
  from: number;
  to: number;
}

/** Where the label could stand, best first. */
function labelChoices(item: Item, left: number, right: number, width: number): Choice[] {
  if (item.label === "") return [{ place: "none", text: "", from: left, to: right }];
  const long = item.label.length * LETTER + 2 * GAP;
  const inside = (text: string): Choice => ({ place: "inside", text, from: left, to: right });
  const choices: Choice[] = [];
  const icon = item.mark || HAS_ICON.has(item.look) ? ICON : 0;
  if (!item.mark && right - left >= long + icon + GAP) choices.push(inside(item.label));
  if (item.short !== undefined) {
    if (right - left >= item.short.length * LETTER + icon + GAP) choices.push(inside(item.short));
    return choices;
  }
  const beside = item.mark || item.look === "job" || item.look === "practice";
  if (beside && right + long <= width) {
    choices.push({ place: "after", text: item.label, from: left, to: right + long });
  }
  if (beside && left - long >= 0) {
    choices.push({ place: "before", text: item.label, from: left - long, to: right });
  }
  if (beside && !item.mark && right - left >= SOME_OF_NAME) choices.push(inside(item.label));
  return choices;
}

const HAS_ICON = new Set(["delivered", "late", "overdue", "draft", "coming"]);

/** The first of months as far apart as their names need. */
function ticks(first: number, end: number, at: (day: number) => number, width: number): Tick[] {
  const months = Math.max(1, Math.round((end - first) / 30.44));
  const step = STEPS.find((each) => (width / months) * each >= TICK_ROOM) ?? 120;
  const found: Tick[] = [];
  for (let day = first; day < end; day = startOfNextMonth(day)) {
    const iso = isoDay(day);
    const [year = 0, month = 0] = iso.split("-").map(Number);
    if ((year * 12 + month - 1) % step !== 0) continue;
    const isYear = month === 1;
    const text = isYear || step >= 12 ? String(year) : monthShort(iso);
    found.push({ at: at(day), text, year: isYear });
  }
  const [begin] = found;
  // A drawing within one year, or that begins within one, says which.
  if (begin && !begin.year) begin.text = `${begin.text} ${isoDay(first).slice(0, 4)}`;
  const [, second] = found;
  if (begin && second && second.at - begin.at < begin.text.length * LETTER + GAP) second.text = "";
  return found;
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** Days since 1970. */
function dayNumber(iso: string): number {
  return Math.round(Date.parse(iso) / 86_400_000);
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function startOfMonth(day: number): number {
  return dayNumber(`${isoDay(day).slice(0, 7)}-01`);
}

function startOfNextMonth(day: number): number {
  return startOfMonth(startOfMonth(day) + 31);
}
