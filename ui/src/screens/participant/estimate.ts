import type { Agreement } from "../../api/types";

/** The agreement's estimate of follow-up in minutes a month; null where it gives none. */
export function estimated({ hours }: Agreement): number | null {
  return hours && hours.per_month !== null ? hours.per_month * hours.minutes_per_hour : null;
}
