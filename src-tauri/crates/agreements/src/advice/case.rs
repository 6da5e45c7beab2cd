//! Advice on one participant's case.

use super::{
    Advice, By, Found,
    hours::{hours, hours_average},
};
use crate::{
    Agreement, Deadline, Progress, State,
    duration::DurationEnd,
    rule::{first_date, last_date},
};
use domain::{
    CaseFile, Date, Event, EventKind, LogEntry,
    case::Activity,
    dates::{add_days, norwegian},
    event::Milestone,
};

/// The rule by which everything must be deleted.
pub(super) const DELETION: &str = "deletion";

/// What advice on a case rests on.
pub struct About<'a> {
    file: &'a CaseFile,
    deadlines: &'a [Deadline],
    progress: &'a Progress,
    timeline: Vec<Event>,
    started: Option<Date>,
    ended: Option<Date>,
    today: Date,
}

impl<'a> About<'a> {
    /// A case as it stands on `today`, with its deadlines, met or not, and its milestones.
    pub fn new(
        file: &'a CaseFile,
        deadlines: &'a [Deadline],
        progress: &'a Progress,
        today: Date,
    ) -> Self {
        let timeline = file.timeline();
        Self {
            started: first_date(&timeline, EventKind::Started),
            ended: first_date(&timeline, EventKind::Ended),
            timeline,
            file,
            deadlines,
            progress,
            today,
        }
    }

    /// Started, and not ended.
    fn active(&self) -> bool {
        self.started.is_some() && self.ended.is_none()
    }
}

impl Agreement {
    /// What the app advises on a case, in the order of the agreement's file.
    pub fn case_advice(&self, about: &About<'_>) -> Vec<Advice> {
        let of_rule = |rule: &super::AdviceRule| -> Vec<Advice> {
            let found = self.found(&rule.by, about);
            found.into_iter().map(|found| rule.advice(found)).collect()
        };
        self.advice.iter().flat_map(of_rule).collect()
    }

    fn found(&self, by: &By, about: &About<'_>) -> Vec<Found> {
        let one = |found: Option<Found>| found.into_iter().collect();
        match by {
            By::HoursAboveEstimate { months } => one(self.hours_above_estimate(about, *months)),
            By::PracticeLongerThan { weeks } => practice_longer_than(about, *weeks),
            By::PracticeWithoutInsurance => practice_without_insurance(about),
            By::GroupWithoutDeclaration => one(group_without_declaration(about)),
            By::ExtensionRequest { weeks } => one(self.extension_request(about, *weeks)),
            By::ListedAfterEnd { days } => one(listed_after_end(about, *days)),
            By::ClaimBeforeDeletion { milestone } => {
                one(self.claim_before_deletion(about, *milestone))
            }
            // On the counsellor's own portfolio.
            By::PlacesInUse
            | By::Caseload
            | By::ApprovedCounsellor
            | By::AccessReview
            | By::ApartFrom { .. } => Vec::new(),
        }
    }

    fn hours_above_estimate(&self, about: &About<'_>, months: u32) -> Option<Found> {
        let estimate = self.hours.as_ref()?.minutes_per_month()?;
        if !about.active() {
            return None;
        }
        let average = hours_average(about.file, about.today, months)?;
        // «Over tid»: a busy first month is what the annexes expect.
        if average.months < months || average.minutes <= estimate {
            return None;
        }
        let since = add_days(average.to, 1);
        let so_far: u32 = about
            .file
            .entries
            .values()
            .filter(|entry| entry.activity.is_follow_up())
            .filter(|entry| (since..=about.today).contains(&entry.date))
            .map(|entry| entry.minutes)
            .sum();
        let why = format!(
            "I snitt {} i måneden fra {} til {}, og {} hittil denne måneden. Avtalen anslår {}.",
            hours(average.minutes),
            norwegian(average.from),
            norwegian(average.to),
            hours(so_far),
            hours(estimate),
        );
        Some(Found::since(since, why))
    }

    fn extension_request(&self, about: &About<'_>, weeks: u32) -> Option<Found> {
        let DurationEnd {
            end, maximum_end, ..
        } = self
            .duration
            .end(&about.timeline, &about.file.case.attributes)?;
        let since = add_days(end, -7 * i64::from(weeks));
        let planned = last_date(&about.timeline, EventKind::EndPlanned);
        let settled = planned.is_some_and(|planned| planned <= end);
        if !about.active() || settled || end >= maximum_end || !(since..=end).contains(&about.today)
        {
            return None;
        }
        let why = format!(
            "Varigheten utløper {}, og tiltaket kan forlenges til og med {}.",
            norwegian(end),
            norwegian(maximum_end)
        );
        Some(Found::since(since, why).until(end).resting_on(end))
    }

    fn claim_before_deletion(&self, about: &About<'_>, milestone: Milestone) -> Option<Found> {
        let deletion = about
            .deadlines
            .iter()
            .find(|deadline| deadline.rule == DELETION)?;
        let at = about
            .progress
            .milestones
            .iter()
            .position(|one| one.id == milestone)?;
        let standing = about.progress.milestones.get(at)?;
        if deletion.state == State::Met || standing.sent.is_some() {
            return None;
        }
        let deletion = deletion.due;
        let window = match (&standing.coming, &standing.held) {
            (Some(held), _) | (None, Some(held)) => {
                let claim = held.claim.as_ref()?;
                if claim.to < about.today.max(deletion) {
                    return None;
                }
                let (from, to) = (norwegian(claim.from), norwegian(claim.to));
                match claim.from > about.today {
                    true => format!("men kravet kan først sendes {from}, og senest {to}"),
                    false => format!("men kravet kan sendes til og med {to}"),
                }
            }
            // Once hired, a later job may still carry it.
            (None, None) => {
                let before = about.progress.milestones.get(at.checked_sub(1)?)?;
                before.held.as_ref()?;
                format!("men et krav for «{}» kan fortsatt komme", standing.title)
            }
        };
        let why = format!(
            "Opplysningene skal slettes senest {}, {window}.",
            norwegian(deletion)
        );
        let since = about.ended.unwrap_or(about.today);
        Some(
            Found::since(since, why)
                .until(deletion)
                .resting_on(deletion),
        )
    }
}

fn practice_longer_than(about: &About<'_>, weeks: u32) -> Vec<Found> {
    if !about.active() {
        return Vec::new();
    }
    let of_practice = |(id, practice): (&domain::Id, &domain::Practice)| {
        let limit = add_days(practice.from, 7 * i64::from(weeks));
        let from = norwegian(practice.from);
        if practice.ended.is_some() {
            return None;
        }
        let planned = practice.planned_to.filter(|planned| *planned > limit);
        let found = if about.today > limit {
            let why = format!("Praksisen begynte {from} og har vart i over {weeks} uker.");
            Found::since(add_days(limit, 1), why)
        } else {
            let planned = planned?;
            let to = norwegian(planned);
            let why =
                format!("Praksisen fra {from} er planlagt til {to}, som er over {weeks} uker.");
            Found::since(practice.from, why).until(limit)
        };
        let basis = practice.planned_to.map(|day| day.to_string());
        Some(Found {
            about: Some(id.clone()),
            ..found.resting_on(basis.unwrap_or_default())
        })
    };
    about
        .file
        .practices
        .iter()
        .filter_map(of_practice)
        .collect()
}

fn practice_without_insurance(about: &About<'_>) -> Vec<Found> {
    // Afterwards it can still be recorded, until the final report is delivered.
    let reported = first_date(&about.timeline, EventKind::FinalReportDelivered).is_some();
    let practices = about.file.practices.iter().filter(|(_, practice)| {
        !reported && practice.insurance_informed.is_none() && practice.from <= about.today
    });
    practices
        .map(|(id, practice)| {
            let why = format!(
                "Praksisen begynte {}, og det er ikke ført når arbeidsgiveren ble opplyst.",
                norwegian(practice.from)
            );
            Found {
                about: Some(id.clone()),
                ..Found::since(practice.from, why)
            }
        })
        .collect()
}

fn group_without_declaration(about: &About<'_>) -> Option<Found> {
    let signed = first_date(&about.timeline, EventKind::DeclarationSigned).is_some();
    if !about.active() || signed {
        return None;
    }
    let in_group =
        |entry: &&LogEntry| entry.activity == Activity::Group && entry.date <= about.today;
    let days = || {
        let entries = about.file.entries.values();
        entries.filter(in_group).map(|entry| entry.date)
    };
    let (first, last) = (days().min()?, days().max()?);
    let when = match first == last {
        true => norwegian(first),
        false => format!("fra {} til {}", norwegian(first), norwegian(last)),
    };
    let why = format!("Gruppeaktivitet er ført {when}, men ingen signert taushetserklæring.");
    Some(Found::since(first, why).resting_on(last))
}

fn listed_after_end(about: &About<'_>, days: u32) -> Option<Found> {
    let ended = about.ended.filter(|_| about.started.is_some())?;
    let until = add_days(ended, i64::from(days));
    if !(ended..=until).contains(&about.today) {
        return None;
    }
    let why = format!(
        "Avsluttet {}. NAVs Deltakeroversikt viser deltakeren i {days} dager, til og med {}.",
        norwegian(ended),
        norwegian(until)
    );
    Some(Found::since(ended, why).until(until).resting_on(ended))
}
