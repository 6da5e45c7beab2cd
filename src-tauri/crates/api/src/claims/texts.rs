//! What the forms of a claim begin with: the same figures that the window shows.

use super::{
    ClaimLines, Facts, MonthClaim,
    milestones::{part, price_of},
    reports::{CLAIM, month_of, with_percent},
};
use crate::{Answer, Api, subject::Subject};
use domain::{
    AttachmentKind, CaseFile, Report,
    dates::{self, norwegian},
    money::Ore,
    person::PersonalData,
};
use reports::{Figures, Given, Prefilled, Scope, Template};

impl Api {
    /// The texts of the names that begin with `claim.`, as far as anything is known.
    pub(crate) fn claim_texts(
        &self,
        subject: &Subject,
        template: &Template,
        report: &Report,
    ) -> Answer<Figures> {
        if !template
            .computed()
            .iter()
            .any(|name| name.starts_with(CLAIM))
        {
            return Ok(Figures::new());
        }
        match (&subject.file, template.scope) {
            (Some(file), _) => self.of_case(file, report),
            (None, Scope::Portfolio) => match month_of(report.period) {
                Some(month) => {
                    let agreement = self.agreement_for(subject)?;
                    let files = self.invoiced_files(&agreement.id)?;
                    let claim = self.claim_from(&agreement.id, month, &files)?;
                    let named = agreement
                        .personal_data
                        .permitted
                        .contains(&PersonalData::Name);
                    Ok(of_month(&claim, named))
                }
                None => Ok(Figures::new()),
            },
            (None, Scope::Case) => Ok(Figures::new()),
        }
    }

    /// One milestone of one participant.
    fn of_case(&self, file: &CaseFile, report: &Report) -> Answer<Figures> {
        let mut texts = Figures::new();
        let agreement = self.agreement_of(&file.case)?;
        let standings = self.standings(file)?;
        let standing = standings
            .iter()
            .find(|one| Some(one.id) == report.milestone);
        let Some(standing) = standing else {
            return Ok(texts);
        };
        let mut put = |name: &str, text: String, source: &str| {
            texts.insert(format!("{CLAIM}{name}"), Given::one(text, source));
        };
        put("milestone", with_percent(standing), "fra milepælene");
        if let Some(held) = &standing.held {
            put("met-on", norwegian(held.since), "fra milepælene");
            put("criterion", held.criterion.clone(), "fra milepælene");
            if let Some(window) = &held.claim {
                put("due", norwegian(window.to), "regnet ut fra avtalen");
            }
            let proving = held.jobs.iter().flat_map(|job| &job.attachments);
            let kinds = proving.filter_map(|id| Some(file.attachments.get(id)?.kind));
            let mut with: Vec<String> = kinds
                .map(|kind| match kind {
                    AttachmentKind::Contract => "Kopi av arbeidskontrakt".to_owned(),
                    _ => "Annen dokumentasjon på arbeidsforholdet".to_owned(),
                })
                .collect();
            // The form's options are the reports' own titles; other reports are none of them.
            let sent = file
                .reports
                .values()
                .filter(|report| report.delivered.is_some());
            with.extend(
                sent.filter_map(|report| Some(self.template_of(report).ok()?.title.clone())),
            );
            put("proof", with.join("\n"), "fra vedleggene og rapportene");
        }
        let details = self.details_of(&agreement.id)?;
        let facts = Facts {
            agreement,
            details: &details,
            month: domain::Month::of(self.today()),
            today: self.today(),
            files: std::slice::from_ref(file),
        };
        if let Some(price) = price_of(&facts, file) {
            put("price", price.to_string(), "fra avtaleopplysningene");
            put(
                "amount",
                amount(part(price, standing)),
                "regnet ut fra prisen",
            );
        }
        Ok(texts)
    }
}

/// An agreement's month. What decides the amounts may be open; the total is then left to the counsellor.
fn of_month(claim: &MonthClaim, named: bool) -> Figures {
    let mut texts = Figures::new();
    let source = format!("regnet for {}", dates::month_and_year(claim.month.first()));
    let mut each = |name: &str, lines: Vec<String>| {
        texts.insert(format!("{CLAIM}{name}"), Given::each(lines, &source));
    };
    let whose = |name: &domain::Private| if named { name.0.clone() } else { String::new() };
    let mut prices: Vec<String> = Vec::new();
    match &claim.lines {
        ClaimLines::PlaceMonth { places } => {
            let all = |of: &dyn Fn(&super::ClaimPlace) -> String| places.iter().map(of).collect();
            each("participant", all(&|line| whose(&line.participant)));
            each("from", all(&|line| norwegian(line.from)));
            each("to", all(&|line| norwegian(line.to)));
            each(
                "factor",
                all(&|line| line.factor.to_string().replace('.', ",")),
            );
            prices = all(&|line| line.price.to_string());
        }
        ClaimLines::Hours { hours } => {
            let all = |of: &dyn Fn(&super::ClaimHours) -> String| hours.iter().map(of).collect();
            let number =
                |quarters: agreements::claims::Quarters| quarters.to_string().replace('.', ",");
            each("participant", all(&|line| whose(&line.participant)));
            each(
                "hours-with-participant",
                all(&|line| number(line.with_participant)),
            );
            each(
                "hours-with-employer",
                all(&|line| number(line.with_employers)),
            );
            each("hours", all(&|line| number(line.hours)));
            each("amount", all(&|line| amount(line.nok)));
        }
        ClaimLines::Milestones { milestones, .. } => {
            let all =
                |of: &dyn Fn(&super::ClaimMilestone) -> String| milestones.iter().map(of).collect();
            each("participant", all(&|line| whose(&line.participant)));
            each("milestone", all(&|line| line.title.clone()));
            each(
                "met-on",
                all(&|line| line.met_on.map(norwegian).unwrap_or_default()),
            );
            each("approved-on", all(&|line| norwegian(line.approved_on)));
            each("percent", all(&|line| line.percent.to_string()));
            each("amount", all(&|line| amount(line.nok)));
        }
    }
    let price = claim.price.map(|price| price.to_string());
    texts.insert(
        format!("{CLAIM}price"),
        Given::Each {
            each: prices
                .into_iter()
                .map(|price| Some(Prefilled::new(price, source.clone())))
                .collect(),
            together: price.map(|price| Prefilled::new(price, "fra avtaleopplysningene")),
        },
    );
    if let (Some(total), false) = (claim.total, claim.stopped) {
        texts.insert(format!("{CLAIM}total"), Given::one(amount(total), source));
    }
    texts
}

/// As number fields take it: `26634`, `850,50`.
fn amount(nok: Ore) -> String {
    let text = nok.to_string();
    let text = text.strip_suffix(".00").unwrap_or(&text);
    text.replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_number_fields_take_them() {
        for (ore, text) in [
            (2_663_400, "26634"),
            (85_050, "850,50"),
            (5, "0,05"),
            (0, "0"),
        ] {
            assert_eq!(amount(Ore(ore)), text);
        }
    }
}
