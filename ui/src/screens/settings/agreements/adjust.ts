import type { AdjustedReadings, ReadingValue, Unit } from "../../../api/types";

export const units: Record<Unit, string> = {
  days: "dager",
  weeks: "uker",
  months: "måneder",
  "working-days": "virkedager",
};

/** The readings with one of them put to this value; to the agreement's own when there is none. */
export function adjusted(
  all: AdjustedReadings,
  reading: ReadingValue,
  value: ReadingValue | null,
): AdjustedReadings {
  switch (reading.kind) {
    case "offset": {
      const { [reading.rule]: _, ...offsets } = all.offsets;
      return value?.kind === "offset"
        ? { ...all, offsets: { ...offsets, [reading.rule]: offsetText(value) } }
        : { ...all, offsets };
    }
    case "semester-ends":
      return { ...all, semester_ends: value?.kind === "semester-ends" ? value.days : null };
    case "monthly-day":
      return { ...all, monthly_results_day: value?.kind === "monthly-day" ? value.day : null };
    case "yearly-days":
      return { ...all, evaluation_days: value?.kind === "yearly-days" ? value.days : null };
    case "told":
      return all;
  }
}

/** `4 weeks`, as agreement files and the command line write it. */
function offsetText({ count, unit, repeats }: Extract<ReadingValue, { kind: "offset" }>): string {
  const words: Record<Unit, string> = {
    days: "days",
    weeks: "weeks",
    months: "months",
    "working-days": "working days",
  };
  return `${count ?? 0} ${words[unit ?? "days"]}${repeats ? " * n" : ""}`;
}
