//! Why NAV's portal shows another amount: the known causes that give it exactly, in words.

use super::{ClaimLines, Facts, MonthClaim, hours, milestones, places};
use crate::{Answer, Api, ApiError, Code};
use ::agreements::{
    Kind, Settings,
    claims::{
        Basis, Cause, HoursClaim, Participation,
        explain::{ClaimedMilestone, explain_hours, explain_milestones, explain_place_month},
    },
};
use domain::{
    CaseFile, ClosedDays, Date, EventKind, Id, Month, Private, dates::norwegian, event::Milestone,
    money::Ore,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What NAV's portal shows for a month.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExplainClaim {
    /// The agreement's id.
    pub agreement: String,
    /// The month, `YYYY-MM`.
    pub month: Month,
    /// The amount as it was typed: `26 634` or `26 634,50`.
    pub nav_amount: String,
}

/// What may lie behind a difference.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExplainedClaim {
    /// What the app reckons; none where it cannot.
    pub ours: Option<Ore>,
    /// NAV's amount as it was understood.
    pub nav: Ore,
    /// The two are the same.
    pub same: bool,
    /// Ways in which NAV can have come to its amount, the most plausible first.
    pub explanations: Vec<ClaimExplanation>,
    /// What to compare by hand, where none is known.
    pub compare: Vec<String>,
}

/// One way: one cause, or two together.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ClaimExplanation {
    /// One or two.
    pub causes: Vec<ClaimCause>,
}

/// One cause.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ClaimCause {
    /// A Norwegian sentence, with the participant's name.
    pub text: Private,
    /// The case that it is about.
    pub case: Option<Id>,
}

impl Api {
    pub(crate) fn explain_claim(&mut self, request: ExplainClaim) -> Answer<ExplainedClaim> {
        let nav = kroner(&request.nav_amount).ok_or_else(|| {
            let message = "Skriv beløpet som i NAVs portal, for eksempel 26 634 eller 26 634,50.";
            ApiError::new(Code::InvalidField, message).with(["nav_amount"])
        })?;
        let files = self.claimed_files(&request.agreement)?;
        let claim = self.claim_from(&request.agreement, request.month, &files)?;
        let agreement = self.agreement(&request.agreement)?;
        let details = self.details_of(&agreement.id)?;
        let facts = Facts {
            agreement,
            details: &details,
            month: request.month,
            today: self.today(),
            files: &files,
        };
        let ours = claim.total;
        let same = ours.unwrap_or_default() == nav;
        let explanations = match (same, agreement.price.model) {
            (true, _) => Vec::new(),
            (_, Kind::PlaceMonth) => of_places(&facts, nav),
            (_, Kind::Hours) => of_hours(&facts, nav),
            (_, Kind::Milestones) => {
                of_milestones(&facts, &claim, &self.settings_of(agreement)?, nav)
            }
        };
        let compare = match same || !explanations.is_empty() {
            true => Vec::new(),
            false => compare(agreement.price.model),
        };
        Ok(ExplainedClaim {
            ours,
            nav,
            same,
            explanations,
            compare,
        })
    }
}

fn of_places(facts: &Facts<'_>, nav: Ore) -> Vec<ClaimExplanation> {
    // NAV's formula gives whole kroner.
    let Ok(nav_nok) = u64::try_from(nav.0 / 100) else {
        return Vec::new();
    };
    if !nav.0.is_multiple_of(100) {
        return Vec::new();
    }
    // Those whose time lies outside the month NAV may count by mistake; of two cases on one day, one.
    let (mut participations, _) = places::participations(facts);
    for file in facts.files {
        let known = participations.iter().any(|one| one.reference == file.id);
        if let (false, Some(started)) = (known, file.first(EventKind::Started)) {
            let ended = file.first(EventKind::Ended);
            if super::within(facts.month, started, ended).is_none() {
                participations.push(Participation::new(&file.id, started, ended));
            }
        }
    }
    let claim = places::claim(facts, participations);
    let found = explain_place_month(&claim, nav_nok).unwrap_or_default();
    told(facts, found, &[])
}

fn of_hours(facts: &Facts<'_>, nav: Ore) -> Vec<ClaimExplanation> {
    let (paid, ..) = hours::paid(facts);
    let mut prices = paid.iter().map(|one| one.price);
    let Some(price_nok) = prices.next() else {
        return Vec::new();
    };
    // Hours of two prices are compared line by line.
    if prices.any(|other| other != price_nok) {
        return Vec::new();
    }
    let claim = HoursClaim {
        price_nok,
        entries: paid.iter().map(|one| one.entry.clone()).collect(),
    };
    let known: Vec<u32> = facts.details.prices.iter().map(|price| price.nok).collect();
    let days: Vec<Date> = paid.iter().map(|one| one.date).collect();
    let found = explain_hours(&claim, &known, nav).unwrap_or_default();
    told(facts, found, &days)
}

fn of_milestones(
    facts: &Facts<'_>,
    claim: &MonthClaim,
    settings: &Settings,
    nav: Ore,
) -> Vec<ClaimExplanation> {
    let ClaimLines::Milestones {
        milestones: lines, ..
    } = &claim.lines
    else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for file in facts.files {
        let Some(price_nok) = milestones::price_of(facts, file) else {
            continue;
        };
        for standing in facts
            .agreement
            .progress(file, facts.today, settings)
            .milestones
        {
            let claimed = lines
                .iter()
                .any(|line| line.case == file.id && line.milestone == standing.id);
            if claimed || standing.sent.is_some() || standing.held.is_some() {
                rows.push(ClaimedMilestone {
                    reference: file.id.clone(),
                    milestone: standing.id,
                    price_nok,
                    percent: standing.percent,
                    claimed,
                    approved: standing.approval.is_some(),
                });
            }
        }
    }
    let known: Vec<u32> = facts.details.prices.iter().map(|price| price.nok).collect();
    told(facts, explain_milestones(&rows, &known, nav), &[])
}

/// `entries` are the days of the claim's entries of hours.
fn told(
    facts: &Facts<'_>,
    found: Vec<::agreements::claims::Explanation>,
    entries: &[Date],
) -> Vec<ClaimExplanation> {
    let words = Words { facts, entries };
    let told = found.into_iter().map(|explanation| ClaimExplanation {
        causes: explanation
            .causes
            .iter()
            .map(|cause| words.cause(cause))
            .collect(),
    });
    told.collect()
}

struct Words<'a> {
    facts: &'a Facts<'a>,
    entries: &'a [Date],
}

impl Words<'_> {
    fn cause(&self, cause: &Cause) -> ClaimCause {
        let name = |reference: &str| self.name(reference);
        let day = |date: &Date| norwegian(*date);
        let (text, case) = match cause {
            Cause::HalfKrone => {
                ("NAV har rundet en halv krone ned. Her rundes den opp.".to_owned(), None)
            }
            Cause::RoundedPerLine => (
                "NAV har rundet av hver linje til hele kroner før de ble lagt sammen. Her rundes bare summen.".to_owned(),
                None,
            ),
            Cause::WholeKroner => ("NAV har rundet summen av til hele kroner.".to_owned(), None),
            Cause::Price { nok, from, reference } => {
                let since = from.map_or_else(String::new, |from| {
                    format!(", prisen fra {}", norwegian(from))
                });
                let whom = match reference {
                    Some(reference) => format!("for {}", name(reference)),
                    None => "for hele kravet".to_owned(),
                };
                (
                    format!("NAV har brukt {} {whom}{since}.", in_kroner(u64::from(*nok))),
                    reference.clone(),
                )
            }
            Cause::Formula { basis } => (
                match basis {
                    Basis::Weekdays => "NAV har regnet med ukedager. Her er det regnet med kalenderdager.",
                    Basis::CalendarDays => {
                        "NAV har regnet med kalenderdager. Her er det regnet med ukedager."
                    }
                }
                .to_owned(),
                None,
            ),
            Cause::ClosedIgnored { closed } => {
                let days = closed.map_or_else(
                    || "de stengte dagene".to_owned(),
                    |closed| format!("de stengte dagene {}", span(closed.from, closed.to)),
                );
                (format!("NAV har ikke trukket fra {days}."), None)
            }
            Cause::ClosedIgnoredFor { reference, closed } => (
                format!(
                    "NAV har ikke trukket fra de stengte dagene {} for {}.",
                    span(closed.from, closed.to),
                    name(reference)
                ),
                Some(reference.clone()),
            ),
            Cause::ClosedOnlyFor { reference, closed } => (
                format!(
                    "NAV har trukket fra de stengte dagene {} bare for {}.",
                    span(closed.from, closed.to),
                    name(reference)
                ),
                Some(reference.clone()),
            ),
            Cause::EndNotRegistered { reference, ended } => (
                format!(
                    "NAV har ikke registrert at {} sluttet {}, og har regnet med resten av måneden.",
                    name(reference),
                    day(ended)
                ),
                Some(reference.clone()),
            ),
            Cause::Missing { reference, from, to } => (
                format!(
                    "NAV har ikke regnet med {} ({}).",
                    name(reference),
                    open_span(*from, *to)
                ),
                Some(reference.clone()),
            ),
            Cause::StartMoved { reference, ours, nav } => (
                format!(
                    "NAV har startdatoen {} for {}. Her er den {}.",
                    day(nav),
                    name(reference),
                    day(ours)
                ),
                Some(reference.clone()),
            ),
            Cause::EndMoved { reference, ours, nav } => (
                format!(
                    "NAV har sluttdatoen {} for {}. Her er {}.",
                    day(nav),
                    name(reference),
                    ours.map_or_else(
                        || "det ingen sluttdato".to_owned(),
                        |ours| format!("den {}", norwegian(ours))
                    )
                ),
                Some(reference.clone()),
            ),
            Cause::WholeMonth { reference, from, to } => (
                format!(
                    "NAV har regnet hele måneden for {}. Her er tiden i tiltaket {}.",
                    name(reference),
                    open_span(*from, *to)
                ),
                Some(reference.clone()),
            ),
            Cause::EntryMissing { entry, reference, minutes } => (
                format!(
                    "NAV har ikke regnet med {minutes} minutter{} for {}.",
                    self.on(*entry),
                    name(reference)
                ),
                Some(reference.clone()),
            ),
            Cause::GroupIgnoredFor { entry, reference, group_size } => (
                format!(
                    "NAV har ikke delt gruppeaktiviteten{} på {group_size} for {}.",
                    self.on(*entry),
                    name(reference)
                ),
                Some(reference.clone()),
            ),
            Cause::GroupIgnored => (
                "NAV har ikke delt tiden i grupper på antall deltakere.".to_owned(),
                None,
            ),
            Cause::RoundedPerParticipant => (
                "NAV har rundet opp til kvarter én gang for hver deltaker. Her rundes hver føring opp.".to_owned(),
                None,
            ),
            Cause::RoundedOnce => (
                "NAV har rundet opp til kvarter én gang for hele kravet. Her rundes hver føring opp.".to_owned(),
                None,
            ),
            Cause::NotApproved { reference, milestone } => (
                format!(
                    "NAV har ikke godkjent {} for {} ennå.",
                    self.milestone(*milestone),
                    name(reference)
                ),
                Some(reference.clone()),
            ),
            Cause::OnlyApproved => (
                "NAV har regnet med bare de milepælene som er godkjent.".to_owned(),
                None,
            ),
            Cause::MilestoneMissing { reference, milestone } => (
                format!(
                    "NAV har ikke regnet med {} for {}.",
                    self.milestone(*milestone),
                    name(reference)
                ),
                Some(reference.clone()),
            ),
            Cause::MilestoneExtra { reference, milestone } => (
                format!(
                    "NAV har regnet med {} for {}, som ikke er med her denne måneden.",
                    self.milestone(*milestone),
                    name(reference)
                ),
                Some(reference.clone()),
            ),
        };
        ClaimCause {
            text: text.into(),
            case,
        }
    }

    fn file(&self, reference: &str) -> Option<&CaseFile> {
        self.facts.files.iter().find(|file| file.id == reference)
    }

    fn name(&self, reference: &str) -> String {
        let file = self.file(reference);
        file.map_or_else(|| "deltakeren".to_owned(), |file| file.person.full_name().0)
    }

    /// « 12.03.2026», or nothing.
    fn on(&self, entry: usize) -> String {
        let day = self.entries.get(entry);
        day.map_or_else(String::new, |day| format!(" {}", norwegian(*day)))
    }

    fn milestone(&self, milestone: Milestone) -> String {
        let mut rules = self.facts.agreement.milestones.iter();
        let rule = rules.find(|rule| rule.id == milestone);
        rule.map_or_else(
            || "milepælen".to_owned(),
            |rule| format!("«{}»", rule.title),
        )
    }
}

fn compare(model: Kind) -> Vec<String> {
    let lines: &[&str] = match model {
        Kind::PlaceMonth => &[
            "Hvem NAV har med i Deltakeroversikten, og om noen mangler eller står for mye.",
            "Startdato og sluttdato for hver deltaker.",
            "Prisen, og fra hvilken dag den gjelder.",
            "Dagene tiltaket har vært stengt.",
        ],
        Kind::Hours => &[
            "Timene for hver deltaker, med deltaker og med arbeidsgiver hver for seg.",
            "Gruppeaktiviteter, og hvor mange tiden er delt på.",
            "Timeprisen.",
        ],
        Kind::Milestones => &[
            "Hvilke milepæler NAV har godkjent, deltaker for deltaker.",
            "Totalprisen for hver deltaker.",
        ],
    };
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// `07.04.2026–08.04.2026`, or the one day.
fn span(from: Date, to: Date) -> String {
    super::prices::span(&ClosedDays {
        from,
        to,
        reason: Private::default(),
    })
}

/// «10.02.2026–15.04.2026», «fra 10.02.2026».
fn open_span(from: Date, to: Option<Date>) -> String {
    to.map_or_else(|| format!("fra {}", norwegian(from)), |to| span(from, to))
}

/// `20 205 kr`, with spaces that do not break.
fn in_kroner(nok: u64) -> String {
    let digits = nok.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text + "\u{a0}kr"
}

/// Reads an amount as people copy it: `26 634`, `26634,50`, `kr 26.634,50`.
fn kroner(text: &str) -> Option<Ore> {
    let text: String = text.to_lowercase().replace("kr", "");
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches(",-").trim_end_matches('.');
    let thousands = |whole: &str| {
        let mut groups = whole.split('.');
        let first = groups.next().unwrap_or_default();
        let sound = !first.is_empty() && groups.all(|group| group.len() == 3);
        sound.then(|| whole.replace('.', ""))
    };
    match text.split_once(',') {
        Some((whole, decimals)) if !decimals.contains('.') => {
            Ore::parse(&format!("{}.{decimals}", thousands(whole)?))
        }
        Some(_) => None,
        None => thousands(text)
            .and_then(|whole| Ore::parse(&whole))
            .or_else(|| Ore::parse(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_copy_them() {
        for (typed, ore) in [
            ("26634", 2_663_400),
            ("26 634", 2_663_400),
            ("26\u{a0}634\u{202f}kr", 2_663_400),
            ("kr 26.634,50", 2_663_450),
            ("26634,5", 2_663_450),
            ("26634.50", 2_663_450),
            ("26.634", 2_663_400),
            ("850,-", 85_000),
            ("0", 0),
        ] {
            assert_eq!(kroner(typed), Some(Ore(ore)), "{typed}");
        }
        for typed in [
            "", "kr", "tjue", "-5", "1,234", "1,2,3", "12.34.56", "1,2.3",
        ] {
            assert_eq!(kroner(typed), None, "{typed}");
        }
    }

    #[test]
    fn kroner_are_written_in_threes() {
        assert_eq!(in_kroner(850), "850\u{a0}kr");
        assert_eq!(in_kroner(20_205), "20\u{a0}205\u{a0}kr");
        assert_eq!(in_kroner(1_234_567), "1\u{a0}234\u{a0}567\u{a0}kr");
    }
}
