//! What the log says of the period: hours, absence, activities.

use super::{Facts, Found, counted, decimal, hours, months_between};
use chrono::Datelike;
use domain::case::{Activity, MeetingForm};
use domain::{Date, EventKind, LogEntry, calendar, dates, dates::norwegian};

/// The kinds of activity in the order of the report. Absence is told apart.
const KINDS: [(Activity, &str); 6] = [
    (Activity::FollowUp, "Oppfølging av deltaker"),
    (Activity::Workplace, "Oppfølging på arbeidsplassen"),
    (Activity::EmployerContact, "Kontakt med arbeidsgivere"),
    (Activity::Cooperation, "Samarbeid med NAV og behandler"),
    (Activity::Group, "Gruppeaktivitet"),
    (Activity::OwnActivity, "Egenaktivitet"),
];

/// Events that are activities in themselves.
const EVENTS: [EventKind; 9] = [
    EventKind::IntakeMeeting,
    EventKind::ThreeWayMeeting,
    EventKind::TeamMeeting,
    EventKind::PlanDelivered,
    EventKind::MappingCompleted,
    EventKind::PracticeStarted,
    EventKind::PracticeEnded,
    EventKind::InWork,
    EventKind::JointPlanMade,
];

impl Facts<'_> {
    /// The period's entries by date. An absence that began earlier counts while it lasts.
    fn entries(&self) -> Vec<&LogEntry> {
        let mut entries: Vec<_> = self
            .file
            .entries
            .values()
            .filter(|entry| {
                let last = entry.until.filter(|_| entry.activity == Activity::Absence);
                self.in_period(Some(entry.date), Some(last.unwrap_or(entry.date)))
            })
            .collect();
        entries.sort_by_key(|entry| entry.date);
        entries
    }

    /// Hours of follow-up by calendar month. Egenaktivitet is not follow-up: the measure is made up of
    /// «oppfølgingstimene, egenaktivitet og …» (Bilag 1).
    pub(super) fn hours(&self) -> Found {
        let (first, last) = self.period?;
        let entries: Vec<_> = self
            .entries()
            .into_iter()
            .filter(|e| e.activity.is_follow_up())
            .collect();
        let total: u32 = entries
            .iter()
            .map(|e| e.minutes)
            .fold(0, u32::saturating_add);
        if total == 0 {
            return None;
        }
        let mut months = Vec::new();
        let mut start = first;
        while start <= last {
            let next = dates::add_months(start.with_day(1)?, 1);
            let end = dates::add_days(next, -1).min(last);
            let of_month = entries.iter().filter(|e| (start..=end).contains(&e.date));
            let minutes = of_month.map(|e| e.minutes).fold(0, u32::saturating_add);
            let month = dates::month_and_year(start);
            // A month of which the period holds only a part says which part.
            let part = if start.day() == 1 && dates::add_days(end, 1) == next {
                String::new()
            } else {
                format!("{}.–{}. ", start.day(), end.day())
            };
            months.push(format!("{part}{month}: {}", hours(minutes)));
            start = next;
        }
        let average = f64::from(total) / 60.0 / months_between(first, last);
        let average = decimal((average * 10.0).round() / 10.0);
        let text = format!(
            "{}. Til sammen {}, i snitt {average} timer pr. måned.",
            months.join(", "),
            hours(total)
        );
        let workplace = entries
            .iter()
            .filter(|e| e.activity == Activity::Workplace)
            .count();
        let meetings = match workplace {
            0 => String::new(),
            n => format!(", {} på arbeidsplassen", counted(n, "møte", "møter")),
        };
        Some((text, format!("fra loggen: {}{meetings}", hours(total))))
    }

    /// The same hours in all, and the average a week.
    pub(super) fn hours_weekly(&self) -> Found {
        let (first, last) = self.period?;
        let entries = self.entries().into_iter();
        let follow_up = entries.filter(|entry| entry.activity.is_follow_up());
        let total = follow_up.map(|e| e.minutes).fold(0, u32::saturating_add);
        if total == 0 {
            return None;
        }
        let days = i32::try_from((last - first).num_days()).unwrap_or(i32::MAX - 1) + 1;
        let average = f64::from(total) / 60.0 / (f64::from(days) / 7.0);
        let average = decimal((average * 10.0).round() / 10.0);
        let text = format!(
            "{} til sammen, i snitt {average} timer pr. uke.",
            hours(total)
        );
        Some((text, format!("fra loggen: {}", hours(total))))
    }

    /// One line for each absence. A log without any tells of none only if it was kept at all.
    pub(super) fn absence(&self) -> Found {
        let (first, last) = self.period?;
        let entries = self.entries();
        let absences: Vec<_> = entries
            .iter()
            .filter(|e| e.activity == Activity::Absence)
            .collect();
        if absences.is_empty() {
            let none = "Ikke registrert fravær i perioden.".to_owned();
            return (!entries.is_empty()).then(|| (none, "fra loggen: ingen fravær".to_owned()));
        }
        let lines: Vec<_> = absences
            .iter()
            .map(|entry| absence_line(entry, first, last))
            .collect();
        let times = counted(absences.len(), "fravær", "fravær");
        Some((lines.join("\n"), format!("fra loggen: {times}")))
    }

    /// A paragraph for each kind of activity: how often, how long, and what was written.
    pub(super) fn activities(&self, workplace_apart: bool) -> Found {
        let entries = self.entries();
        let mut groups = Vec::new();
        let mut told = 0;
        for (kind, name) in KINDS {
            let of_kind: Vec<_> = entries
                .iter()
                .copied()
                .filter(|e| e.activity == kind)
                .collect();
            told += of_kind.len();
            let Some(summary) = summary(&of_kind) else {
                continue;
            };
            if workplace_apart && kind == Activity::Workplace {
                groups.push(format!("{name}: {summary}. Se eget punkt."));
            } else {
                groups.push(format!("{name}: {summary}\n{}", notes(&of_kind)));
            }
        }
        let events: Vec<String> = self
            .file
            .facts()
            .iter()
            .filter(|fact| EVENTS.contains(&fact.event.kind))
            .filter(|fact| self.in_period(Some(fact.event.date), Some(fact.event.date)))
            .map(|fact| {
                format!(
                    "{}: {}",
                    norwegian(fact.event.date),
                    fact.event.kind.label()
                )
            })
            .collect();
        if !events.is_empty() {
            groups.push(format!("Møter og milepæler\n{}", events.join("\n")));
        }
        let mut from = vec![counted(told, "loggført aktivitet", "loggførte aktiviteter")];
        if !events.is_empty() {
            from.push(counted(events.len(), "hendelse", "hendelser"));
        }
        (!groups.is_empty()).then(|| {
            (
                groups.join("\n\n"),
                format!("fra loggen: {}", from.join(", ")),
            )
        })
    }

    /// Follow-up at the workplace: how often, how long, and what was written.
    pub(super) fn workplace(&self) -> Found {
        let mut entries = self.entries();
        entries.retain(|entry| entry.activity == Activity::Workplace);
        let summary = summary(&entries)?;
        let times = counted(entries.len(), "møte", "møter");
        let text = format!("{}\n{}", upper_first(&summary), notes(&entries));
        Some((text, format!("fra loggen: {times} på arbeidsplassen")))
    }
}

/// «3 ganger, 4,5 timer».
fn summary(entries: &[&LogEntry]) -> Option<String> {
    let minutes: u32 = entries
        .iter()
        .map(|e| e.minutes)
        .fold(0, u32::saturating_add);
    let times = counted(entries.len(), "gang", "ganger");
    match (entries.is_empty(), minutes) {
        (true, _) => None,
        (false, 0) => Some(times),
        (false, _) => Some(format!("{times}, {}", hours(minutes))),
    }
}

/// A line for each entry with a text; the others share one line of dates.
fn notes(entries: &[&LogEntry]) -> String {
    let mut lines = Vec::new();
    let mut bare = Vec::new();
    for entry in entries {
        let form = match entry.form {
            MeetingForm::InPerson => "",
            MeetingForm::Video => " (video)",
            MeetingForm::Phone => " (telefon)",
            MeetingForm::Written => " (skriftlig)",
        };
        let when = format!("{}{form}", norwegian(entry.date));
        if entry.text.is_blank() {
            bare.push(when);
        } else {
            lines.push(format!("{when}: {}", entry.text.trimmed()));
        }
    }
    if !bare.is_empty() {
        let more = if lines.is_empty() { "" } else { "Dessuten " };
        lines.push(format!("{more}{}", bare.join(", ")));
    }
    lines.join("\n")
}

fn absence_line(entry: &LogEntry, first: Date, last: Date) -> String {
    let from = entry.date.max(first);
    let to = entry.until.unwrap_or(entry.date).max(entry.date).min(last);
    let when = if from == to {
        norwegian(from)
    } else {
        format!("{}–{}", norwegian(from), norwegian(to))
    };
    let extent = if entry.minutes > 0 {
        hours(entry.minutes)
    } else {
        let days = || from.iter_days().take_while(|day| *day <= to);
        let working = days().filter(|day| calendar::is_working_day(*day)).count();
        let days = if working == 0 {
            days().count()
        } else {
            working
        };
        counted(days, "dag", "dager")
    };
    let valid = match entry.valid {
        Some(true) => ", gyldig grunn",
        Some(false) => ", uten gyldig grunn",
        None => "",
    };
    let reason = match entry.text.trimmed() {
        "" => String::new(),
        text => format!(" – {text}"),
    };
    format!("{when}: {extent}{valid}{reason}")
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
