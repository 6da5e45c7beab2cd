//! What a case lacks before a month can be counted, and what it had better have.

use super::Participation;
use crate::{Agreement, CriterionBy, Deadline, Rule, Settings, State, rule::first_date};
use chrono::Datelike;
use domain::{
    CaseFile, Date, Event, EventKind,
    dates::{add_days, add_months, norwegian},
    event::EventGroup,
};
use serde::Serialize;

/// One thing that is missing in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MissingEntry {
    /// What sort of thing.
    pub kind: MissingKind,
    /// What is missing and what to do, in Norwegian. Names no one.
    pub text: String,
    /// The day that it is about.
    pub date: Option<Date>,
    /// The month's report cannot be registered as delivered without it.
    pub blocks: bool,
}

/// What sort of thing is missing. In the order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum MissingKind {
    /// Ended in the month, and nobody has said how the participant stands on the labour market.
    NoEndStatus,
    /// The end status belongs to a phase that the milestones have not led to.
    StatusBeforePhase,
    /// Left midway, and no end is registered.
    LeftNotEnded,
    /// The planned end has passed, and no end is registered.
    PlannedEndPassed,
    /// The duration has run out, and neither an end nor an extension is registered.
    DurationPassed,
    /// It should have started, and no start is registered.
    StartPassed,
    /// Neither an order nor a start is registered.
    NoOrder,
    /// The phase has lasted longer than it may, and its completion is not registered.
    PhasePassed,
    /// Nothing was logged in the month.
    NothingLogged,
    /// A report that was due in the month is not delivered.
    ReportDue,
}

/// So many days under way in a month before something should have been logged.
const DAYS_WITHOUT_LOG: i64 = 7;

impl Agreement {
    /// What a case lacks for a month, or for another period, as it stands today. Empty for a case that the
    /// month does not concern.
    pub fn missing_entries(
        &self,
        file: &CaseFile,
        period: (Date, Date),
        today: Date,
        settings: &Settings,
    ) -> Vec<MissingEntry> {
        let participation = Participation::of(self, file, period, settings);
        let case = Case {
            agreement: self,
            file,
            events: file.timeline(),
            active: participation.is_active(period.1),
            participation,
            period,
            today,
        };
        let query = self.query(file, today, add_months(period.1, 1), settings.clone());
        let deadlines = self.deadlines(&query);
        let mut missing = Vec::new();
        missing.extend(case.no_end_status());
        missing.extend(case.status_before_phase());
        missing.extend(case.left_not_ended());
        missing.extend(case.planned_end_passed());
        missing.extend(case.duration_passed());
        missing.extend(case.start_passed(&deadlines));
        missing.extend(case.no_order());
        missing.extend(case.phase_passed(&deadlines));
        missing.extend(case.nothing_logged());
        missing.extend(case.reports_due(&deadlines));
        missing
    }
}

struct Case<'a> {
    agreement: &'a Agreement,
    file: &'a CaseFile,
    events: Vec<Event>,
    participation: Participation<'a>,
    /// Under way at the period's end.
    active: bool,
    period: (Date, Date),
    today: Date,
}

fn entry(kind: MissingKind, date: Option<Date>, text: String) -> MissingEntry {
    MissingEntry {
        kind,
        text,
        date,
        blocks: kind == MissingKind::NoEndStatus,
    }
}

impl Case<'_> {
    /// The day that it ended, if that was in the period.
    fn ended(&self) -> Option<Date> {
        let (from, to) = self.period;
        let ended = self.participation.ended();
        ended.filter(|ended| (from..=to).contains(ended))
    }

    fn rule(&self, deadline: &Deadline) -> Option<&Rule> {
        self.agreement
            .rules
            .iter()
            .find(|rule| rule.id == deadline.rule)
    }

    fn no_end_status(&self) -> Option<MissingEntry> {
        let ended = self.ended()?;
        let asked = !self.agreement.end_statuses.is_empty();
        let known = self.file.end_status();
        if !asked || known.is_some_and(|id| self.agreement.end_status(id).is_some()) {
            return None;
        }
        let text = format!(
            "Avsluttet {} uten status på arbeidsmarkedet. Rett hendelsen «Avsluttet» og velg status.",
            norwegian(ended)
        );
        Some(entry(MissingKind::NoEndStatus, Some(ended), text))
    }

    fn status_before_phase(&self) -> Option<MissingEntry> {
        let ended = self.ended()?;
        let status = self.agreement.end_status(self.file.end_status()?)?;
        let belongs = status.phase?;
        let milestones = &self.agreement.milestones;
        let belongs = milestones.iter().position(|m| m.id == belongs)?;
        let reached = self.participation.phase(ended)?;
        let before = milestones.get(belongs.checked_sub(1)?)?;
        if belongs <= reached {
            return None;
        }
        let text = format!(
            "Sluttstatusen «{}» hører til {}, men «{}» er ikke oppfylt etter det som er registrert. Registrer det som mangler, eller rett statusen.",
            status.label,
            milestones.get(belongs)?.phase.to_lowercase(),
            before.title
        );
        Some(entry(MissingKind::StatusBeforePhase, Some(ended), text))
    }

    fn left_not_ended(&self) -> Option<MissingEntry> {
        let left = first_date(&self.events, EventKind::LeftEarly)?;
        if !self.active || left > self.period.1 {
            return None;
        }
        let text = format!(
            "«{}» er registrert {}, men ikke når tiltaket ble avsluttet. Registrer «{}».",
            EventKind::LeftEarly.label(),
            norwegian(left),
            EventKind::Ended.label()
        );
        Some(entry(MissingKind::LeftNotEnded, Some(left), text))
    }

    fn planned_end_passed(&self) -> Option<MissingEntry> {
        let planned = self
            .events
            .iter()
            .filter(|e| e.kind == EventKind::EndPlanned);
        let planned = planned.map(|event| event.date).max()?;
        let extended = self
            .events
            .iter()
            .any(|e| e.until.is_some_and(|day| day > planned));
        if !self.active || planned > self.period.1 || extended {
            return None;
        }
        let text = format!(
            "Avslutningen var planlagt {}, og er ikke registrert. Registrer «{}», eller en ny planlagt dato.",
            norwegian(planned),
            EventKind::Ended.label()
        );
        Some(entry(MissingKind::PlannedEndPassed, Some(planned), text))
    }

    fn duration_passed(&self) -> Option<MissingEntry> {
        let duration = &self.agreement.duration;
        let end = duration.end(&self.events, &self.file.case.attributes)?.end;
        if !self.active || end > self.period.1 {
            return None;
        }
        let text = format!(
            "Varigheten løp ut {}. Registrer forlengelsen som NAV har godkjent, eller «{}».",
            norwegian(end),
            EventKind::Ended.label()
        );
        Some(entry(MissingKind::DurationPassed, Some(end), text))
    }

    fn start_passed(&self, deadlines: &[Deadline]) -> Option<MissingEntry> {
        let due = deadlines.iter().filter(|deadline| {
            let rule = self.rule(deadline);
            rule.is_some_and(|rule| rule.met_by.events.contains(&EventKind::Started))
        });
        let due = due.filter(|d| self.late(d)).map(|d| d.due).min()?;
        if first_date(&self.events, EventKind::Ended).is_some() {
            return None;
        }
        let text = format!(
            "Oppstart skulle vært senest {}, og er ikke registrert. Registrer «{}», eller «{}» hvis bestillingen falt bort.",
            norwegian(due),
            EventKind::Started.label(),
            EventKind::Ended.label()
        );
        Some(entry(MissingKind::StartPassed, Some(due), text))
    }

    /// Only in the newest months: since nothing has a date, no other can be told from them.
    fn no_order(&self) -> Option<MissingEntry> {
        let any = [
            EventKind::OrderReceived,
            EventKind::OrderConfirmed,
            EventKind::Started,
            EventKind::Ended,
        ];
        let known = any
            .iter()
            .any(|kind| first_date(&self.events, *kind).is_some());
        if known || add_months(self.period.0, 2) <= self.today {
            return None;
        }
        let text = format!(
            "Verken bestilling eller oppstart er registrert, og deltakeren telles ikke blant dem som venter. Registrer «{}».",
            EventKind::OrderReceived.label()
        );
        Some(entry(MissingKind::NoOrder, None, text))
    }

    /// A rule is about completing a phase where the event that settles it is a milestone's criterion.
    fn phase_passed(&self, deadlines: &[Deadline]) -> Option<MissingEntry> {
        let milestones = self.agreement.milestones.iter();
        let completing: Vec<EventKind> = milestones
            .flat_map(|milestone| &milestone.criteria)
            .filter(|criterion| criterion.by == CriterionBy::Event)
            .filter_map(|criterion| criterion.event)
            .collect();
        let (deadline, event) = deadlines
            .iter()
            .filter(|d| self.late(d))
            .find_map(|deadline| {
                let events = &self.rule(deadline)?.met_by.events;
                let event = events.iter().find(|event| completing.contains(event))?;
                Some((deadline, *event))
            })?;
        let text = format!(
            "Fristen «{}» var {}. Registrer «{}» om det er gjort.",
            deadline.title,
            norwegian(deadline.due),
            event.label()
        );
        self.active
            .then(|| entry(MissingKind::PhasePassed, Some(deadline.due), text))
    }

    fn nothing_logged(&self) -> Option<MissingEntry> {
        self.agreement.hours.as_ref()?;
        let (from, to) = self.period;
        let first = self.participation.started()?.max(from);
        let ended = self.participation.ended().unwrap_or(to);
        let last = ended.min(to).min(self.today);
        let days = last.signed_duration_since(first).num_days() + 1;
        let logged = self
            .file
            .entries
            .values()
            .any(|entry| entry.activity.is_follow_up() && (from..=to).contains(&entry.date));
        if days < DAYS_WITHOUT_LOG || logged {
            return None;
        }
        let month = match add_days(add_months(from, 1), -1) == to && from.day() == 1 {
            true => "måneden",
            false => "perioden",
        };
        let text = format!(
            "Ingen timer eller kontakter er ført i {month}. Før det som er gjort, eller kontroller om deltakeren fortsatt er med."
        );
        Some(entry(MissingKind::NothingLogged, None, text))
    }

    fn reports_due(&self, deadlines: &[Deadline]) -> Vec<MissingEntry> {
        let (from, to) = self.period;
        let due = deadlines.iter().filter(|deadline| {
            let reported = self.rule(deadline).is_some_and(|rule| {
                let mut events = rule.met_by.events.iter();
                events.all(|e| e.group() == EventGroup::Delivered && *e != EventKind::ClaimSent)
            });
            reported && deadline.state != State::Met && (from..=to).contains(&deadline.due)
        });
        due.map(|deadline| {
            let number = deadline.occurrence.map(|n| format!(" {n}")).unwrap_or_default();
            let text = format!(
                "{}{number} har frist {} og er ikke levert. Lever den, eller registrer den som levert.",
                deadline.title,
                norwegian(deadline.due)
            );
            entry(MissingKind::ReportDue, Some(deadline.due), text)
        })
        .collect()
    }

    /// Not met, and due within or before the period.
    fn late(&self, deadline: &Deadline) -> bool {
        deadline.state != State::Met && deadline.due <= self.period.1.min(self.today)
    }
}
