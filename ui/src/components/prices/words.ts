import type { PriceModel } from "../../api/types";

/** What a price is for, by how the agreement pays. */
export const PRICE_FOR: Record<PriceModel, string> = {
  "place-month": "per plass per måned",
  hours: "per time",
  milestones: "totalt per deltaker",
};
