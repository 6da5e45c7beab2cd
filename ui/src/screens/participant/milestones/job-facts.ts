import type { Agreement, Criterion, CriterionBy, Employment } from "../../../api/types";
import { date } from "../../../format";
import { percentText } from "../percent";

/** The criteria that one computation judges. */
export function criteriaBy(agreement: Agreement, by: CriterionBy): Criterion[] {
  return agreement.milestones.flatMap((each) => each.criteria).filter((each) => each.by === by);
}

/** How large a part must be declared fit, in per cent; null where the agreement does not ask. */
export function fitAsked(agreement: Agreement): number | null {
  return criteriaBy(agreement, "sick-listed").find(({ fit }) => fit !== null)?.fit ?? null;
}

/** What is known of a job for the milestones' sake, in words. */
export function jobFacts(agreement: Agreement, job: Employment): string[] {
  const fit = fitAsked(agreement);
  const cutFrom = job.pension_cut_from ? ` fra ${date(job.pension_cut_from)}` : "";
  return [
    job.ended && `Sluttet ${date(job.ended)}`,
    job.fit_from && `${fit === null ? "Delvis" : `${fit} %`} friskmeldt fra ${date(job.fit_from)}`,
    job.fully_fit_from && `Helt friskmeldt fra ${date(job.fully_fit_from)}`,
    job.sick_again_from && `Sykmeldt igjen fra ${date(job.sick_again_from)}`,
    job.pension_cut && `Uføretrygden redusert med ${percentText(job.pension_cut)} %${cutFrom}`,
  ].filter((fact): fact is string => Boolean(fact));
}
