/** Dates, hours and counts as Norwegians write them. Dates come and go as `YYYY-MM-DD`. */

const MONTHS = [
  "januar",
  "februar",
  "mars",
  "april",
  "mai",
  "juni",
  "juli",
  "august",
  "september",
  "oktober",
  "november",
  "desember",
];
const WEEKDAYS = ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"];

function parts(iso: string): [year: string, month: string, day: string] {
  const [year = "", month = "", day = ""] = iso.split("-");
  return [year, month, day];
}

/** `07.05.2026`. */
export function date(iso: string): string {
  const [year, month, day] = parts(iso);
  return `${day}.${month}.${year}`;
}

/** `01.02.2026–30.04.2026`. */
export function span([from, to]: [string, string]): string {
  return `${date(from)}–${date(to)}`;
}

/** `mai 2026`. */
export function month(iso: string): string {
  const [year, month] = parts(iso);
  return `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `jan`, but `mai` and `juni` as they are. */
export function monthShort(iso: string): string {
  const name = MONTHS[Number(parts(iso)[1]) - 1] ?? "";
  return name.length <= 4 ? name : name.slice(0, 3);
}

/** `mandag 4. mai 2026`. */
export function longDate(iso: string): string {
  const [year, monthText, day] = parts(iso);
  const weekday = WEEKDAYS[new Date(Date.UTC(Number(year), Number(monthText) - 1, Number(day))).getUTCDay()];
  return `${weekday} ${Number(day)}. ${MONTHS[Number(monthText) - 1]} ${year}`;
}

/** `20 000`, in groups of three. */
export function whole(n: number): string {
  return n.toLocaleString("nb-NO");
}

/** `1 dag`, `3 dager`. */
export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `84 kB` or `12,3 MB`, by thousands and rounded up: what is too large must not look as if it fitted. */
export function fileSize(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1_000);
  if (kilobytes < 1_000) return `${kilobytes} kB`;
  return `${(Math.ceil(bytes / 100_000) / 10).toLocaleString("nb-NO")} MB`;
}

/** How far off a due date is: `om 3 dager`, `i dag`, `2 dager over fristen`. */
export function distance(days: number): string {
  if (days === 0) return "i dag";
  if (days === 1) return "i morgen";
  if (days < 0) return `${counted(-days, "dag", "dager")} over fristen`;
  return `om ${days} dager`;
}

/** How long since something was: `i dag`, `i går`, `12 dager siden`. */
export function ago(days: number): string {
  if (days === 0) return "i dag";
  if (days === 1) return "i går";
  return `${days} dager siden`;
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** `12,5 t`. Hours with at most two decimals. */
export function hours(minutes: number): string {
  return `${(minutes / 60).toLocaleString("nb-NO", { maximumFractionDigits: 2 })} t`;
}

/** `1 t 30 min`. */
export function duration(minutes: number): string {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [whole > 0 ? `${whole} t` : "", rest > 0 ? `${rest} min` : ""].filter(Boolean).join(" ") || "–";
}

/** `10.42`, the clock as Norwegians write it. */
export function clock(at: Date): string {
  return `${String(at.getHours()).padStart(2, "0")}.${String(at.getMinutes()).padStart(2, "0")}`;
}

/** The day of a moment where the machine is, as `YYYY-MM-DD`. */
export function localDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** `Kari, Ola og Per`. */
export function listed(words: string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} og ${words.at(-1)}`;
}

/** Lower case at the front: «Plan levert» inside a sentence, but «NAV varslet» as it is. */
export function inSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Letters that Unicode does not take apart into a plain one and a sign. */
const PLAIN: Record<string, string> = { æ: "ae", ø: "o", đ: "d", ŋ: "n", ŧ: "t" };

/** As people type who do not have the letter at hand: «anna» finds «Áŋŋá», «ostby» finds «Østby». */
export function foldForSearch(text: string): string {
  const lower = text.toLocaleLowerCase("nb").normalize("NFD").replace(/\p{M}/gu, "");
  return lower.replace(/[æøđŋŧ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** `26 634 kr`, `18 000,20 kr`: from kroner with two decimals after a point, as the back end has them. */
export function kroner(amount: string): string {
  const [whole = "0", ore = "00"] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${grouped}${ore === "00" ? "" : `,${ore}`}\u00a0kr`;
}

/** `0,18182` from `0.18182`. */
export function decimal(number: string): string {
  return number.replace(".", ",");
}
