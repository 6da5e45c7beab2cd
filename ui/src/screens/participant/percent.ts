/** A share from 1 to 100, typed `50`, `37,5` or `37,5 %`; null when blank, `undefined` when something else. */
export function readPercent(text: string): number | null | undefined {
  const typed = text.replace("%", "").trim();
  if (typed === "") return null;
  if (!/^\d{1,3}([,.]\d{1,2})?$/.test(typed)) return undefined;
  const percent = Number(typed.replace(",", "."));
  return percent >= 1 && percent <= 100 ? percent : undefined;
}

/** `37,5`: a share as it is typed and read. */
export function percentText(percent: number): string {
  return percent.toLocaleString("nb-NO", { maximumFractionDigits: 2 });
}

export const PERCENT_WANTED = "Skriv et tall fra 1 til 100, med høyst to desimaler, for eksempel 37,5.";
