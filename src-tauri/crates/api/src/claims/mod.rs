//! What an agreement is to pay for a month, with what stands in the way and who stands behind each
//! figure. The amounts are reckoned by [`agreements::claims`]; here the facts are gathered from the cases,
//! and whatever leaves them in doubt is told instead of guessed.

mod explain;
mod hours;
mod milestones;
mod places;
pub(crate) mod prices;
mod reports;
mod texts;

pub use explain::{ExplainClaim, ExplainedClaim};
pub use hours::ClaimHours;
pub use milestones::{ClaimMilestone, ClaimReady};
pub use places::ClaimPlace;

use crate::{Answer, Api};
use ::agreements::{Agreement, Asked, Kind};
use domain::dates::norwegian;
use domain::{AgreementDetails, CaseFile, Date, Id, Month, PriceFrom, Private, money::Ore};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An agreement's month.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimOf {
    /// The agreement's id.
    pub agreement: String,
    /// The month, `YYYY-MM`.
    pub month: Month,
}

/// A month's claim.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MonthClaim {
    /// The agreement's id.
    pub agreement: String,
    /// Its measure and buyer.
    pub name: String,
    /// The month.
    pub month: Month,
    /// Whether the month is over.
    pub over: bool,
    /// What is paid, by participant's name and date.
    #[serde(flatten)]
    #[ts(flatten)]
    pub lines: ClaimLines,
    /// What it amounts to without VAT, as far as it can be reckoned; none without lines or a price.
    pub total: Option<Ore>,
    /// The claim is not to be sent as it stands: something that decides the amounts is open.
    pub stopped: bool,
    /// What is open.
    pub blocked: Vec<ClaimBlocked>,
    /// What to look at, though it stops nothing.
    pub remarks: Vec<ClaimBlocked>,
    /// A price has been entered.
    pub priced: bool,
    /// The price on the month's last day.
    pub price: Option<u32>,
    /// The invoice basis (fakturagrunnlag) of the month, where one has been begun; the newest.
    pub report: Option<ClaimReport>,
    /// The template of the invoice basis.
    pub template: Option<String>,
    /// The template of a claim for one participant, where the agreement has one.
    pub case_template: Option<String>,
}

/// A month's lines, by how the agreement pays.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "model", rename_all = "kebab-case")]
pub enum ClaimLines {
    /// Places.
    PlaceMonth {
        /// Each piece of a participation.
        places: Vec<ClaimPlace>,
    },
    /// Hours.
    Hours {
        /// Each participant and price.
        hours: Vec<ClaimHours>,
    },
    /// Milestones.
    Milestones {
        /// Each that is invoiced this month.
        milestones: Vec<ClaimMilestone>,
        /// Those whose claims can be sent, or could have been.
        ready: Vec<ClaimReady>,
    },
}

/// Something that is open, or to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClaimBlocked {
    /// A Norwegian sentence that names no one.
    pub text: String,
    /// The case that it is about; none where it is about the agreement.
    pub case: Option<Id>,
    /// The participant's name.
    pub participant: Option<Private>,
    /// Where to mend it.
    pub at: ClaimPlaceToMend,
}

/// Where something that is open is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimPlaceToMend {
    /// Nowhere: it passes by itself.
    Nowhere,
    /// The agreement's prices and details, in the settings.
    Settings,
    /// The case's events.
    Events,
    /// The case's log.
    Hours,
    /// The case's jobs.
    Work,
    /// The case's milestones.
    Milestones,
}

/// A report on the claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClaimReport {
    /// The report.
    pub id: Id,
    /// When it was delivered.
    pub delivered: Option<Date>,
}

/// The facts that every model starts from.
struct Facts<'a> {
    agreement: &'a Agreement,
    details: &'a AgreementDetails,
    month: Month,
    today: Date,
    /// The agreement's cases, by participant's name.
    files: &'a [CaseFile],
}

/// What a model makes of the facts.
struct Reckoned {
    lines: ClaimLines,
    total: Option<Ore>,
    open: Vec<ClaimBlocked>,
    remarks: Vec<ClaimBlocked>,
}

impl Api {
    pub(crate) fn claim_month(&mut self, request: ClaimOf) -> Answer<MonthClaim> {
        self.claim(&request.agreement, request.month)
    }

    /// An agreement's claim for a month, as lists tell of the participants.
    pub(crate) fn claim(&self, agreement: &str, month: Month) -> Answer<MonthClaim> {
        self.claim_from(agreement, month, &self.claimed_files(agreement)?)
    }

    /// The same from these cases of the agreement.
    fn claim_from(&self, agreement: &str, month: Month, files: &[CaseFile]) -> Answer<MonthClaim> {
        let agreement = self.agreement(agreement)?;
        let details = self.details_of(&agreement.id)?;
        let facts = Facts {
            agreement,
            details: &details,
            month,
            today: self.today(),
            files,
        };
        let reckoned = match agreement.price.model {
            Kind::PlaceMonth => places::reckon(&facts),
            Kind::Hours => hours::reckon(&facts),
            Kind::Milestones => milestones::reckon(&facts, &self.settings_of(agreement)?),
        };
        let Reckoned {
            lines,
            total,
            open,
            mut remarks,
        } = reckoned;
        let over = facts.today > month.last();
        let mut blocked = facts.of_the_whole(over);
        // A milestone that waits does not hold back another one.
        let each_alone = agreement.price.model == Kind::Milestones;
        let stopped = !blocked.is_empty() || (!each_alone && !open.is_empty());
        blocked.extend(open);
        remarks.extend(facts.missing_on_invoice());
        let price = price_on(&details.prices, month.last());
        Ok(MonthClaim {
            agreement: agreement.id.clone(),
            name: agreement.name(),
            month,
            over,
            lines,
            total,
            stopped,
            blocked,
            remarks,
            priced: !details.prices.is_empty(),
            price,
            report: self.claim_report(&agreement.id, month)?,
            template: self
                .claim_template(&agreement.id)
                .map(|found| found.id.clone()),
            case_template: self
                .case_claim_template(&agreement.id)
                .map(|found| found.id.clone()),
        })
    }

    /// The cases of an agreement by participant's name, as lists tell of them.
    fn claimed_files(&self, agreement: &str) -> Answer<Vec<CaseFile>> {
        Ok(claimed(
            self.without_borrowed(self.listed_files()?)?,
            agreement,
        ))
    }

    /// The same as the forms name them: NAV pays for someone by name.
    fn invoiced_files(&self, agreement: &str) -> Answer<Vec<CaseFile>> {
        Ok(claimed(
            self.without_borrowed(self.opened()?.case_files()?)?,
            agreement,
        ))
    }
}

fn claimed(mut files: Vec<CaseFile>, agreement: &str) -> Vec<CaseFile> {
    files.retain(|file| file.case.agreement == agreement);
    files.sort_by_cached_key(|file| (file.person.full_name().0.to_lowercase(), file.id.clone()));
    files
}

impl Facts<'_> {
    /// What stops the whole claim.
    fn of_the_whole(&self, over: bool) -> Vec<ClaimBlocked> {
        let mut blocked = Vec::new();
        if !over {
            let text = format!(
                "Måneden er ikke omme. Den siste dagen er {}.",
                norwegian(self.month.last())
            );
            blocked.push(ClaimBlocked::general(text, ClaimPlaceToMend::Nowhere));
        }
        if self.details.prices.is_empty() {
            let text = "Prisen er ikke lagt inn.".to_owned();
            blocked.push(ClaimBlocked::general(text, ClaimPlaceToMend::Settings));
        }
        blocked
    }

    /// What the agreement asks to stand on an invoice, and is not known or has another form.
    fn missing_on_invoice(&self) -> Vec<ClaimBlocked> {
        use domain::details::{is_agreement_number, is_your_reference};
        let Some(invoice) = &self.agreement.invoice else {
            return Vec::new();
        };
        let reference = self.details.your_reference.trimmed();
        let number = self.details.agreement_number.trimmed();
        let asked = [
            (
                invoice.your_reference,
                "Deres referanse",
                reference,
                is_your_reference(reference),
                "Den er én bokstav og seks siffer, eller tre bokstaver og fire siffer uten mellomrom (XXX1400).",
            ),
            (
                invoice.agreement_number,
                "Avtalenummer",
                number,
                is_agreement_number(number),
                "Det skrives XX-XXXX, to siffer, bindestrek og fire siffer.",
            ),
        ];
        let told = asked.into_iter().filter_map(|(asked, what, text, sound, form)| {
            let text = match (asked, text) {
                (Asked::No, _) => return None,
                (_, text) if !text.is_empty() && sound => return None,
                (_, text) if !text.is_empty() => {
                    format!("«{what}» har ikke den formen NAV tar imot. {form}")
                }
                (Asked::Required, _) => format!("«{what}» skal stå på fakturaen, og er ikke lagt inn."),
                (Asked::WithoutOrderNumber, _) => format!(
                    "«{what}» skal stå på fakturaen når den ikke har bestillingsnummer, og er ikke lagt inn."
                ),
            };
            let text = format!("{text} ({})", invoice.source);
            Some(ClaimBlocked::general(text, ClaimPlaceToMend::Settings))
        });
        told.collect()
    }

    /// The price that holds on a day.
    fn price_on(&self, day: Date) -> Option<u32> {
        price_on(&self.details.prices, day)
    }
}

impl ClaimBlocked {
    fn general(text: String, at: ClaimPlaceToMend) -> Self {
        Self {
            text,
            case: None,
            participant: None,
            at,
        }
    }

    fn of(file: &CaseFile, text: impl Into<String>, at: ClaimPlaceToMend) -> Self {
        Self {
            text: text.into(),
            case: Some(file.id.clone()),
            participant: Some(file.person.full_name()),
            at,
        }
    }
}

/// Prices are kept in order of their days.
fn price_on(prices: &[PriceFrom], day: Date) -> Option<u32> {
    let holding = prices.iter().rev().find(|price| price.from <= day);
    holding.map(|price| price.nok)
}

/// Whole months since which someone has taken part, for texts: the first and the last day on the measure
/// that lie in the month.
fn within(month: Month, from: Date, to: Option<Date>) -> Option<(Date, Date)> {
    let (from, to) = (
        from.max(month.first()),
        to.unwrap_or(Date::MAX).min(month.last()),
    );
    (from <= to).then_some((from, to))
}
