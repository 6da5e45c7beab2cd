/** A whole per cent from 1 to 100; null when blank, `undefined` when it is something else. */
export function readPercent(text: string): number | null | undefined {
  const digits = text.replace("%", "").trim();
  if (digits === "") return null;
  const percent = Number(digits);
  return Number.isInteger(percent) && percent >= 1 && percent <= 100 ? percent : undefined;
}
