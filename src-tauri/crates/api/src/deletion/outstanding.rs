//! What should be done before a case is deleted, because it cannot be done afterwards.

use crate::{
    Answer, Api,
    claims::ClaimLines,
    overview::{DELETION, phase},
    views::{Action, Phase},
};
use agreements::{Agreement, State};
use domain::{CaseFile, Date, EventKind, Id, Month, dates::month_and_year};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Something that is still to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Outstanding {
    /// What sort of thing.
    pub kind: OutstandingKind,
    /// What, in a sentence that names no one.
    pub text: String,
    /// Where it is done.
    pub at: OutstandingAt,
}

/// What sort of thing is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OutstandingKind {
    /// The measure itself has not ended.
    NotEnded,
    /// A report has not been delivered.
    Report,
    /// A claim has not been sent.
    Claim,
    /// A month that counts the participant has not been delivered.
    Month,
    /// A year's extract for statistics has not been made.
    Extract,
}

/// Where it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "screen", rename_all = "kebab-case")]
pub enum OutstandingAt {
    /// The report that has been begun.
    Report {
        /// The report.
        id: Id,
    },
    /// The case's deadlines.
    Deadlines,
    /// The case's events.
    Events,
    /// A month of an agreement.
    Month {
        /// The agreement's id.
        agreement: String,
        /// The month.
        month: Month,
    },
    /// The statistics.
    Statistics,
}

/// What has been asked of months already, for several cases of one agreement.
#[derive(Default)]
pub(super) struct Asked {
    /// Whether the invoice basis of a month is delivered, and whom it is for.
    claims: BTreeMap<(String, Month), Claimed>,
}

#[derive(Clone, Default)]
struct Claimed {
    delivered: bool,
    cases: Vec<Id>,
}

impl Api {
    /// What is still to be done in a case, and for it elsewhere.
    pub(super) fn outstanding(
        &self,
        file: &CaseFile,
        asked: &mut Asked,
    ) -> Answer<Vec<Outstanding>> {
        let mut found = Vec::new();
        let phase = phase(file);
        if matches!(phase, Phase::Ordered | Phase::Active) {
            let text = match phase {
                Phase::Ordered => "Tiltaket er ikke startet, og bestillingen er ikke falt bort.",
                _ => "Tiltaket er ikke avsluttet.",
            };
            found.push(Outstanding {
                kind: OutstandingKind::NotEnded,
                text: text.to_owned(),
                at: OutstandingAt::Events,
            });
        }
        // Without its agreement nothing is known of what it asks for.
        let Ok(agreement) = self.agreement_of(&file.case) else {
            return Ok(found);
        };
        self.reports_to_send(file, agreement, &mut found)?;
        self.months_to_deliver(file, agreement, asked, &mut found)?;
        self.extracts_to_make(file, agreement, &mut found)?;
        found.sort_by_key(|each| each.kind);
        Ok(found)
    }

    /// Drafts, and what is asked for by now; once ended, everything that is still asked for.
    fn reports_to_send(
        &self,
        file: &CaseFile,
        agreement: &Agreement,
        found: &mut Vec<Outstanding>,
    ) -> Answer<()> {
        let ended = file.first(EventKind::Ended).is_some();
        let mut drafts: Vec<&Id> = Vec::new();
        let dues = self.dues(file, agreement)?;
        for due in &dues {
            let deadline = &due.deadline;
            let asked_for = match deadline.state {
                State::Met => false,
                State::Overdue => true,
                State::Open => ended,
            };
            let Action::Report {
                draft, milestone, ..
            } = &due.action
            else {
                continue;
            };
            if !asked_for || due.advised.is_some() || deadline.rule == DELETION {
                continue;
            }
            drafts.extend(draft);
            let title = match deadline.occurrence {
                Some(n) if deadline.period.is_some() => format!("{} {n}", deadline.title),
                _ => deadline.title.clone(),
            };
            found.push(Outstanding {
                kind: match milestone {
                    Some(_) => OutstandingKind::Claim,
                    None => OutstandingKind::Report,
                },
                text: format!("«{title}» er ikke levert."),
                at: match draft {
                    Some(id) => OutstandingAt::Report { id: id.clone() },
                    None => OutstandingAt::Deadlines,
                },
            });
        }
        for (id, report) in &file.reports {
            if report.delivered.is_some() || drafts.contains(&id) {
                continue;
            }
            let title = self
                .template_of(report)
                .map_or_else(|_| "Rapport".to_owned(), |template| template.title.clone());
            found.push(Outstanding {
                kind: match report.settles {
                    Some(EventKind::ClaimSent) => OutstandingKind::Claim,
                    _ => OutstandingKind::Report,
                },
                text: format!("Utkastet til «{title}» er ikke levert."),
                at: OutstandingAt::Report { id: id.clone() },
            });
        }
        Ok(())
    }

    /// The months whose results or invoice basis count the case and have not been delivered.
    fn months_to_deliver(
        &self,
        file: &CaseFile,
        agreement: &Agreement,
        asked: &mut Asked,
        found: &mut Vec<Outstanding>,
    ) -> Answer<()> {
        let (Some(first), newest) = (first_month(file), self.agreement(&agreement.id)?) else {
            return Ok(());
        };
        let settings = self.settings_of(agreement)?;
        let monthly = newest.monthly().map(|rule| rule.title.clone());
        let claims = self.claim_template(&agreement.id).map(|t| t.title.clone());
        let (mut results, mut invoices) = (Vec::new(), Vec::new());
        let now = Month::of(self.today());
        let mut month = first;
        while month <= now {
            let period = (month.first(), month.last());
            if monthly.is_some()
                && !agreement
                    .case_figures(file, period, &settings)
                    .figures
                    .is_empty()
                && self
                    .delivered_figures(&agreement.id, month.first())?
                    .is_none()
            {
                results.push(month);
            }
            if claims.is_some() {
                let claimed = self.claimed(&agreement.id, month, asked)?;
                if !claimed.delivered && claimed.cases.contains(&file.id) {
                    invoices.push(month);
                }
            }
            month = month.after();
        }
        let told = [
            (OutstandingKind::Claim, claims, invoices),
            (OutstandingKind::Month, monthly, results),
        ];
        for (kind, title, months) in told {
            let (Some(title), Some(first)) = (title, months.first()) else {
                continue;
            };
            let of: Vec<String> = months.iter().map(|m| month_and_year(m.first())).collect();
            found.push(Outstanding {
                kind,
                text: format!(
                    "«{title}» for {} er ikke levert, og deltakeren teller med.",
                    together(&of)
                ),
                at: OutstandingAt::Month {
                    agreement: agreement.id.clone(),
                    month: *first,
                },
            });
        }
        Ok(())
    }

    /// A month's claim. Where no price has been entered the app is not used for claims.
    fn claimed(&self, agreement: &str, month: Month, asked: &mut Asked) -> Answer<Claimed> {
        let key = (agreement.to_owned(), month);
        if let Some(known) = asked.claims.get(&key) {
            return Ok(known.clone());
        }
        let mut claimed = Claimed::default();
        if !self.details_of(agreement)?.prices.is_empty() {
            let claim = self.claim(agreement, month)?;
            claimed.delivered = claim
                .report
                .is_some_and(|report| report.delivered.is_some());
            claimed.cases = match claim.lines {
                ClaimLines::PlaceMonth { places } => places.into_iter().map(|l| l.case).collect(),
                ClaimLines::Hours { hours } => hours.into_iter().map(|l| l.case).collect(),
                ClaimLines::Milestones { milestones, .. } => {
                    milestones.into_iter().map(|l| l.case).collect()
                }
            };
        }
        asked.claims.insert(key, claimed.clone());
        Ok(claimed)
    }

    /// The years that are over and whose extract has not been made, or was made of fewer months.
    fn extracts_to_make(
        &self,
        file: &CaseFile,
        agreement: &Agreement,
        found: &mut Vec<Outstanding>,
    ) -> Answer<()> {
        use chrono::Datelike;
        let newest = self.agreement(&agreement.id)?;
        let Some(first) = first_month(file).filter(|_| newest.yearly().next().is_some()) else {
            return Ok(());
        };
        let last = file.first(EventKind::Ended).unwrap_or_else(|| self.today());
        let years = self.years_of(newest)?;
        for year in first.first().year()..=last.year() {
            let row = years.iter().find(|row| row.year == year);
            let over = Date::from_ymd_opt(year, 12, 31).is_some_and(|day| day < self.today());
            let text = match row {
                Some(row) if row.extract.is_some() && !row.outdated => continue,
                _ if !over => continue,
                Some(row) if row.extract.is_some() => {
                    format!("Uttrekket for statistikk for {year} er ikke oppdatert.")
                }
                _ => format!("Uttrekket for statistikk for {year} er ikke laget."),
            };
            found.push(Outstanding {
                kind: OutstandingKind::Extract,
                text,
                at: OutstandingAt::Statistics,
            });
        }
        Ok(())
    }
}

/// The month of the first thing that happened.
fn first_month(file: &CaseFile) -> Option<Month> {
    let timeline = file.timeline();
    timeline.iter().map(|event| event.date).min().map(Month::of)
}

/// «august, september og oktober 2026»: what follows each other in one year names it once.
fn together(months: &[String]) -> String {
    let mut words: Vec<String> = Vec::new();
    for (at, month) in months.iter().enumerate() {
        let year = |text: &str| text.rsplit_once(' ').map(|(_, year)| year.to_owned());
        let same = months
            .get(at + 1)
            .is_some_and(|next| year(next) == year(month));
        words.push(match month.rsplit_once(' ') {
            Some((name, _)) if same => name.to_owned(),
            _ => month.clone(),
        });
    }
    super::listed(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_one_year_name_it_once() {
        let told =
            |months: &[&str]| together(&months.iter().map(|m| (*m).to_owned()).collect::<Vec<_>>());
        assert_eq!(told(&["mai 2026"]), "mai 2026");
        assert_eq!(told(&["mai 2026", "juni 2026"]), "mai og juni 2026");
        assert_eq!(
            told(&["november 2025", "desember 2025", "januar 2026"]),
            "november, desember 2025 og januar 2026"
        );
    }
}
