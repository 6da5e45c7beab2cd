//! Milestones: which are invoiced in a month, and which claims can be sent.

use super::{ClaimBlocked, ClaimLines, ClaimPlaceToMend, ClaimReport, Facts, Reckoned};
use agreements::{
    ClaimWindow, CriterionBy, MilestoneStanding, MilestoneState, Settings,
    claims::{MilestoneShare, MilestonesClaim},
};
use domain::{
    CaseFile, Date, EmploymentTerms, EventKind, Id, Month, Private, dates::norwegian,
    event::Milestone, money::Ore,
};
use serde::Serialize;
use ts_rs::TS;

/// A milestone that is invoiced in the month: the claim was sent and NAV has approved it, the later of the
/// two in this month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClaimMilestone {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// Which it is.
    pub milestone: Milestone,
    /// What the annex calls it.
    pub title: String,
    /// The day it was reached.
    pub met_on: Option<Date>,
    /// The day the claim was sent.
    pub sent_on: Date,
    /// The day NAV approved it.
    pub approved_on: Date,
    /// Its part of the price, in per cent.
    pub percent: u32,
    /// The participant's price in all.
    pub price: u32,
    /// What it amounts to.
    pub nok: Ore,
}

/// A milestone that has been reached and whose claim has not been sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClaimReady {
    /// The case.
    pub case: Id,
    /// The participant's name.
    pub participant: Private,
    /// Which it is.
    pub milestone: Milestone,
    /// What the annex calls it.
    pub title: String,
    /// How far it has come.
    pub state: MilestoneState,
    /// The day it was reached.
    pub met_on: Date,
    /// When the claim can be sent.
    pub window: Option<ClaimWindow>,
    /// Days from today to the last day; negative once it has passed.
    pub days: Option<i64>,
    /// Its part of the price, in per cent.
    pub percent: u32,
    /// What it amounts to; none without a price.
    pub nok: Option<Ore>,
    /// NAV has approved it already.
    pub approved_on: Option<Date>,
    /// The claim's draft, where it has been begun.
    pub draft: Option<ClaimReport>,
}

/// Reckons the month's milestones.
pub(super) fn reckon(facts: &Facts<'_>, settings: &Settings) -> Reckoned {
    let (mut milestones, mut ready) = (Vec::new(), Vec::new());
    let mut open = Vec::new();
    for file in facts.files {
        let progress = facts.agreement.progress(file, facts.today, settings);
        for standing in &progress.milestones {
            open.extend(waiting(facts, file, standing));
            ready.extend(claimable(facts, file, standing));
            let (Some(sent), Some(approval)) = (&standing.sent, &standing.approval) else {
                continue;
            };
            if Month::of(sent.date.max(approval.date)) != facts.month {
                continue;
            }
            let Some(price) = price_of(facts, file) else {
                open.extend(unpriced(facts, file));
                continue;
            };
            milestones.push(ClaimMilestone {
                case: file.id.clone(),
                participant: file.person.full_name(),
                milestone: standing.id,
                title: standing.title.clone(),
                met_on: standing.held.as_ref().map(|held| held.since),
                sent_on: sent.date,
                approved_on: approval.date,
                percent: standing.percent,
                price,
                nok: part(price, standing),
            });
        }
        open.extend(questions(facts, file, &progress.milestones));
    }
    ready.sort_by_key(|one: &ClaimReady| one.window.as_ref().map(|window| window.to));
    let total = (!milestones.is_empty()).then(|| milestones.iter().map(|one| one.nok).sum());
    Reckoned {
        lines: ClaimLines::Milestones { milestones, ready },
        total,
        open,
        remarks: Vec::new(),
    }
}

/// One price in all for each participant: the one that held when the measure began.
pub(super) fn price_of(facts: &Facts<'_>, file: &CaseFile) -> Option<u32> {
    facts.price_on(file.first(EventKind::Started)?)
}

fn unpriced(facts: &Facts<'_>, file: &CaseFile) -> Option<ClaimBlocked> {
    let started = file.first(EventKind::Started)?;
    // Without any price it is told once, for all.
    let first = facts.details.prices.first()?.from;
    let text = format!(
        "Ingen pris gjaldt ved oppstart {}. Den første gjelder fra {}.",
        norwegian(started),
        norwegian(first)
    );
    Some(ClaimBlocked::of(file, text, ClaimPlaceToMend::Settings))
}

/// What a milestone amounts to.
pub(super) fn part(price_nok: u32, standing: &MilestoneStanding) -> Ore {
    let claim = MilestonesClaim {
        price_nok,
        milestones: vec![standing.id],
    };
    let share = MilestoneShare {
        milestone: standing.id,
        percent: standing.percent,
    };
    // One milestone, with its own share, is never refused.
    let answer = claim.answer(&[share]);
    answer.map_or(Ore(0), |answer| answer.total_nok)
}

/// Why a milestone that has been reached is not invoiced yet.
fn waiting(
    facts: &Facts<'_>,
    file: &CaseFile,
    standing: &MilestoneStanding,
) -> Option<ClaimBlocked> {
    let title = &standing.title;
    let by_then = |day: Date| day <= facts.month.last();
    let text = match (&standing.sent, &standing.approval, &standing.held) {
        (Some(sent), None, _) if by_then(sent.date) => format!(
            "{title}: kravet ble sendt {}, men NAVs godkjenning er ikke registrert. Milepælen betales først når den er godkjent.",
            norwegian(sent.date)
        ),
        (None, Some(approval), _) if by_then(approval.date) => format!(
            "{title}: NAV har godkjent milepælen {}, men kravet er ikke sendt.",
            norwegian(approval.date)
        ),
        (None, None, Some(held)) if by_then(held.since) => match standing.state {
            MilestoneState::ProofMissing => {
                format!("{title}: dokumentasjon på arbeidsforholdet mangler.")
            }
            MilestoneState::TooLate => {
                let last = held.claim.as_ref().map(|window| norwegian(window.to));
                let last = last.map_or_else(String::new, |last| format!(" {last}"));
                format!("{title}: fristen for kravet{last} er passert, og kravet er ikke sendt.")
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(ClaimBlocked::of(file, text, ClaimPlaceToMend::Milestones))
}

/// A milestone whose claim can be sent, or could have been.
fn claimable(
    facts: &Facts<'_>,
    file: &CaseFile,
    standing: &MilestoneStanding,
) -> Option<ClaimReady> {
    let held = standing.held.as_ref()?;
    if standing.sent.is_some() || held.since > facts.today {
        return None;
    }
    let begun = file.reports.iter().find(|(_, report)| {
        report.milestone == Some(standing.id)
            && report.delivered.is_none()
            && report.replaces.is_none()
    });
    Some(ClaimReady {
        case: file.id.clone(),
        participant: file.person.full_name(),
        milestone: standing.id,
        title: standing.title.clone(),
        state: standing.state,
        met_on: held.since,
        days: held
            .claim
            .as_ref()
            .map(|window| crate::overview::days_between(facts.today, window.to)),
        window: held.claim.clone(),
        percent: standing.percent,
        nok: price_of(facts, file).map(|price| part(price, standing)),
        approved_on: standing.approval.as_ref().map(|approval| approval.date),
        draft: begun.map(|(id, _)| ClaimReport {
            id: id.clone(),
            delivered: None,
        }),
    })
}

/// Days of jobs that nobody has entered, and on which a milestone that is not settled turns.
fn questions(
    facts: &Facts<'_>,
    file: &CaseFile,
    standings: &[MilestoneStanding],
) -> Vec<ClaimBlocked> {
    let open = |standing: &&MilestoneStanding| {
        standing.held.is_none() && standing.sent.is_none() && standing.approval.is_none()
    };
    let unsettled: Vec<Milestone> = standings.iter().filter(open).map(|one| one.id).collect();
    let asks = |by: CriterionBy| {
        let mut rules = facts.agreement.milestones.iter();
        rules.any(|rule| {
            unsettled.contains(&rule.id) && rule.criteria.iter().any(|criterion| criterion.by == by)
        })
    };
    let mut found = Vec::new();
    let mut ask = |text: String| {
        found.push(ClaimBlocked::of(file, text, ClaimPlaceToMend::Work));
    };
    for job in file.employments.values() {
        let employer = file.contacts.get(&job.employer);
        let at = employer.map_or_else(String::new, |employer| {
            format!(" hos {}", employer.name.trimmed())
        });
        let begun = |day: Option<Date>| day.is_some_and(|day| day <= facts.month.last());
        if asks(CriterionBy::SickListed)
            && job.at_referral
            && begun(job.fit_from)
            && job.fully_fit_from.is_none()
        {
            ask(format!(
                "Er deltakeren helt friskmeldt i jobben{at}? Dagen er ikke ført, og milepælen regnes fra den."
            ));
        }
        if job.at_referral {
            continue;
        }
        if job.from.is_none() && asks(CriterionBy::PermanentJob) {
            ask(format!("Første dag i jobben{at} mangler."));
        }
        if job.terms != EmploymentTerms::Permanent
            && begun(job.from)
            && job.last_day().is_none()
            && asks(CriterionBy::TemporaryJobs)
        {
            ask(format!("Siste dag i den midlertidige jobben{at} mangler."));
        }
    }
    found
}
