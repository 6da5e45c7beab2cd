import { counted } from "../../format";

/** How many there are: «7 oppdiktede deltakere». */
export function participants(demo: number): string {
  return counted(demo, "oppdiktet deltaker", "oppdiktede deltakere");
}
