//! What a change of a case would do to its deadlines, told before it is saved: the deadlines of the case
//! as it stands against those of the case as it would be. Nothing is written.

use crate::{
    Answer, Api, ApiError, Code, extension, overview,
    register::{possible_job, possible_practice},
    session::{possible, registered_once},
};
use agreements::{Deadline, State};
use domain::{
    Attributes, CaseFile, Date, Employment, Event, Id, LogEntry, Practice, Private, RecordedEvent,
    Report,
    report::{Channel, Delivery},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Record, StoreError};
use ts_rs::TS;

/// So many months ahead deadlines are compared: past the end of the longest measure, so that one moved
/// far ahead is moved and not gone.
pub(crate) const HORIZON: i32 = 60;

/// Stands for the id of what has none yet.
const NEW: &str = "";

/// A change to foresee the effects of.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ForeseeEffects {
    /// The case.
    pub case: Id,
    /// What would be saved or removed.
    pub change: Proposed,
}

/// What would be saved, as the saving takes it: with `id` an existing record changes. An employer need
/// not be in the register yet.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Proposed {
    /// An event.
    Event {
        /// The one to change; none for a new one.
        #[serde(default)]
        id: Option<Id>,
        /// What happened.
        event: Event,
    },
    /// A log entry.
    Entry {
        /// The one to change; none for a new one.
        #[serde(default)]
        id: Option<Id>,
        /// The entry.
        entry: LogEntry,
    },
    /// A job.
    Employment {
        /// The one to change; none for a new one.
        #[serde(default)]
        id: Option<Id>,
        /// The job.
        employment: Employment,
    },
    /// A period of work practice.
    Practice {
        /// The one to change; none for a new one.
        #[serde(default)]
        id: Option<Id>,
        /// The period.
        practice: Practice,
    },
    /// A draft's delivery.
    Delivery {
        /// The draft.
        report: Id,
        /// The day NAV got it.
        #[serde(deserialize_with = "domain::dates::deserialize")]
        date: Date,
    },
    /// What applies to the participant.
    Attributes {
        /// The answers.
        attributes: Attributes,
    },
    /// The removal of any of these records.
    Remove {
        /// The record.
        id: Id,
    },
}

/// What a change does to a case's deadlines, each list by due date. Of a rule that repeats itself only the
/// next is told, and what is overdue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Effects {
    /// Met by it, or now met on another day.
    pub settled: Vec<Effect>,
    /// Met before, and then no more.
    pub opened: Vec<Effect>,
    /// Not there before, and not met.
    pub started: Vec<Effect>,
    /// Due on another day, and not met.
    pub moved: Vec<Effect>,
    /// Not met before, and then gone.
    pub dropped: Vec<Effect>,
}

impl Effects {
    /// How many deadlines are concerned.
    pub(crate) fn count(&self) -> usize {
        let Self {
            settled,
            opened,
            started,
            moved,
            dropped,
        } = self;
        [settled, opened, started, moved, dropped]
            .map(Vec::len)
            .iter()
            .sum()
    }
}

/// One deadline, as it would be; one that falls away, as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Effect {
    /// The deadline.
    #[serde(flatten)]
    #[ts(flatten)]
    pub deadline: Deadline,
    /// Days from the due date to the day it is met: negative is early. None while it is not met.
    pub late_by: Option<i64>,
    /// When it was due before, where that was another day.
    pub was_due: Option<Date>,
    /// The same happens to further ones of its rule.
    pub and_later: bool,
}

impl Api {
    /// Answers the same refusals as saving would where the facts could then not all be true.
    pub(crate) fn effects(&mut self, request: ForeseeEffects) -> Answer<Effects> {
        let before = self.case_file(&request.case)?;
        let mut after = before.clone();
        self.propose(&mut after, request.change)?;
        possible(&after)?;
        registered_once(&after)?;
        let agreement = self.agreement_of(&before.case)?;
        extension::fits(agreement, Some(&before), &after)?;
        // By the case as it stands: what was never listed neither comes nor goes, however long the measure
        // may then last.
        let deadlines = |file: &CaseFile| {
            let deadlines = self.deadlines_of(file, agreement, HORIZON)?;
            Ok::<_, ApiError>(overview::coming(deadlines, &before, agreement))
        };
        Ok(between(deadlines(&before)?, deadlines(&after)?))
    }

    /// Makes the change to a case that is only thought of.
    fn propose(&self, file: &mut CaseFile, change: Proposed) -> Answer<()> {
        match change {
            Proposed::Event { id, event } => {
                self.registrable(&file.id, &event)?;
                let recorded = RecordedEvent {
                    heading: None,
                    case: file.id.clone(),
                    event,
                    note: Private::default(),
                    end_status: None,
                };
                put(&mut file.events, &file.id, id, recorded)
            }
            Proposed::Entry { id, entry } => {
                self.enterable(&entry)?;
                put(&mut file.entries, &file.id, id, entry)
            }
            Proposed::Employment { id, employment } => {
                possible_job(&employment)?;
                put(&mut file.employments, &file.id, id, employment)
            }
            Proposed::Practice { id, practice } => {
                possible_practice(&practice)?;
                put(&mut file.practices, &file.id, id, practice)
            }
            Proposed::Delivery { report, date } => {
                if date > self.today() {
                    let message = "Leveringsdatoen ligger fram i tid.";
                    return Err(ApiError::new(Code::InvalidDate, message).with(["date"]));
                }
                let draft = file.reports.get_mut(&report);
                let draft = draft.filter(|report| report.delivered.is_none());
                draft.ok_or_else(missing::<Report>)?.delivered = Some(Delivery {
                    date,
                    // How does not matter here.
                    channel: Channel::HandedOver,
                });
                Ok(())
            }
            Proposed::Attributes { attributes } => {
                file.case.attributes = attributes;
                Ok(())
            }
            Proposed::Remove { id } => {
                let found = file.events.remove(&id).is_some()
                    || file.entries.remove(&id).is_some()
                    || file.employments.remove(&id).is_some()
                    || file.practices.remove(&id).is_some();
                match found {
                    true => Ok(()),
                    false => Err(missing::<RecordedEvent>()),
                }
            }
        }
    }
}

fn put<R: Record>(
    records: &mut BTreeMap<Id, R>,
    case: &Id,
    id: Option<Id>,
    record: R,
) -> Answer<()> {
    if record.case() != Some(case) {
        let message = "Opplysningen hører til en annen deltaker.";
        return Err(ApiError::new(Code::InvalidRequest, message));
    }
    if id.as_ref().is_some_and(|id| !records.contains_key(id)) {
        return Err(missing::<R>());
    }
    records.insert(id.unwrap_or_else(|| NEW.to_owned()), record);
    Ok(())
}

fn missing<R: Record>() -> ApiError {
    StoreError::NotFound { kind: R::KIND }.into()
}

/// What became of each deadline.
pub(crate) fn between(before: Vec<Deadline>, after: Vec<Deadline>) -> Effects {
    let mut effects = Effects::default();
    for (was, is) in pairs(before, after) {
        let met = |deadline: &Deadline| deadline.state == State::Met;
        let was_due = was.as_ref().map(|was| was.due);
        match (was, is) {
            (was, Some(is)) if met(&is) => {
                let as_before =
                    |was: &Deadline| met(was) && (was.met_on, was.late) == (is.met_on, is.late);
                if !was.as_ref().is_some_and(as_before) {
                    effects.settled.push(effect(is, was_due));
                }
            }
            (None, Some(is)) => effects.started.push(effect(is, None)),
            (Some(was), Some(is)) if met(&was) => effects.opened.push(effect(is, was_due)),
            (Some(was), Some(is)) if was.due != is.due => effects.moved.push(effect(is, was_due)),
            (Some(was), None) if !met(&was) => effects.dropped.push(effect(was, None)),
            _ => {}
        }
    }
    for list in [
        &mut effects.settled,
        &mut effects.opened,
        &mut effects.started,
        &mut effects.moved,
        &mut effects.dropped,
    ] {
        list.sort_by(|a, b| {
            let key = |e: &Effect| (e.deadline.due, e.deadline.rule.clone());
            key(a).cmp(&key(b))
        });
    }
    keep_next(&mut effects.started, true);
    keep_next(&mut effects.moved, false);
    keep_next(&mut effects.dropped, false);
    effects
}

fn effect(deadline: Deadline, was_due: Option<Date>) -> Effect {
    Effect {
        late_by: deadline
            .met_on
            .map(|met_on| met_on.signed_duration_since(deadline.due).num_days()),
        was_due: was_due.filter(|was| *was != deadline.due),
        and_later: false,
        deadline,
    }
}

/// Which deadline was which. Reports keep their number. What else is numbered is so by its place among
/// the like, which another one before it shifts: there the same due date is the same deadline, and what
/// then remains of a rule was moved.
fn pairs(
    mut before: Vec<Deadline>,
    after: Vec<Deadline>,
) -> Vec<(Option<Deadline>, Option<Deadline>)> {
    let mut take = |same: &dyn Fn(&Deadline) -> bool| {
        let at = before.iter().position(same)?;
        Some(before.remove(at))
    };
    let mut pairs = Vec::new();
    let mut moved = Vec::new();
    for is in after {
        let numbered = is.period.is_some();
        let was = take(&|was| {
            was.rule == is.rule
                && match numbered {
                    true => was.occurrence == is.occurrence,
                    false => was.due == is.due,
                }
        });
        match was.is_some() || numbered {
            true => pairs.push((was, Some(is))),
            false => moved.push(is),
        }
    }
    for is in moved {
        pairs.push((take(&|was| was.rule == is.rule), Some(is)));
    }
    pairs.extend(before.into_iter().map(|was| (Some(was), None)));
    pairs
}

/// Of a rule that repeats itself the first, and with `overdue` what is too late already.
fn keep_next(effects: &mut Vec<Effect>, overdue: bool) {
    let mut kept: Vec<Effect> = Vec::new();
    for effect in effects.drain(..) {
        let late = overdue && effect.deadline.state == State::Overdue;
        let of_rule = |other: &&mut Effect| {
            other.deadline.rule == effect.deadline.rule
                && !(overdue && other.deadline.state == State::Overdue)
        };
        let repeats = effect.deadline.period.is_some() && !late;
        match kept.iter_mut().find(of_rule).filter(|_| repeats) {
            Some(first) => first.and_later = true,
            None => kept.push(effect),
        }
    }
    *effects = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::dates::parse_iso;

    fn deadline(rule: &str, occurrence: Option<u32>, due: &str, met_on: Option<&str>) -> Deadline {
        let day = |text: &str| parse_iso(text).unwrap();
        let met_on = met_on.map(day);
        Deadline {
            rule: rule.to_owned(),
            occurrence,
            due: day(due),
            work_by: day(due),
            period: (rule == "report").then(|| (day("2026-01-01"), day(due))),
            not_before: None,
            state: if met_on.is_some() {
                State::Met
            } else {
                State::Open
            },
            met_on,
            late: met_on.is_some_and(|met_on| met_on > day(due)),
            reading: false,
            title: String::new(),
            source: String::new(),
        }
    }

    fn told(effects: &[Effect]) -> Vec<(String, bool)> {
        let told = effects.iter();
        told.map(|e| (e.deadline.due.to_string(), e.and_later))
            .collect()
    }

    #[test]
    fn one_more_of_a_kind_before_the_others_is_new_and_moves_none() {
        let before = vec![deadline("notice", Some(1), "2026-05-04", None)];
        let after = vec![
            deadline("notice", Some(1), "2026-05-01", None),
            deadline("notice", Some(2), "2026-05-04", None),
        ];
        let effects = between(before, after);
        assert_eq!(told(&effects.started), [("2026-05-01".to_owned(), false)]);
        assert_eq!(told(&effects.moved), []);
    }

    #[test]
    fn another_date_moves_a_deadline() {
        let before = vec![deadline("practice-end", Some(1), "2026-06-21", None)];
        let after = vec![deadline("practice-end", Some(1), "2026-06-28", None)];
        let effects = between(before, after);
        assert_eq!(told(&effects.moved), [("2026-06-28".to_owned(), false)]);
        assert_eq!(effects.moved[0].was_due, parse_iso("2026-06-21"));
        assert_eq!(effects.started, []);
        assert_eq!(effects.dropped, []);
    }

    #[test]
    fn of_reports_that_fall_away_the_first_stands_for_the_rest() {
        let report = |n, due| deadline("report", Some(n), due, None);
        let before = vec![
            report(1, "2026-04-30"),
            report(2, "2026-07-31"),
            report(3, "2026-10-31"),
        ];
        let effects = between(before, vec![report(1, "2026-04-30")]);
        assert_eq!(told(&effects.dropped), [("2026-07-31".to_owned(), true)]);
    }

    #[test]
    fn what_was_met_and_goes_is_nobodys_work() {
        let before = vec![deadline(
            "notice",
            Some(1),
            "2026-05-01",
            Some("2026-05-01"),
        )];
        assert_eq!(between(before, Vec::new()), Effects::default());
    }

    #[test]
    fn a_corrected_day_settles_anew() {
        let plan = |met_on| vec![deadline("plan", None, "2026-03-01", met_on)];
        let effects = between(plan(Some("2026-02-20")), plan(Some("2026-03-05")));
        assert_eq!(effects.settled[0].late_by, Some(4));
        let same = between(plan(Some("2026-02-20")), plan(Some("2026-02-20")));
        assert_eq!(same, Effects::default());
    }
}
