//! «I dag», «Portefølje» and «Deltaker»: conclusions computed from the facts whenever asked for.

use crate::{
    Answer, Api,
    requests::{ById, Nothing},
    views::*,
};
use agreements::{Agreement, Deadline, Query, State};
use chrono::{Datelike, Days};
use domain::{
    CaseFile, Date, EventKind, Id,
    dates::{add_days, add_months},
};
use std::collections::{BTreeMap, BTreeSet};

impl Api {
    pub(crate) fn today_overview(&mut self, _: Nothing) -> Answer<Today> {
        let today = self.today();
        let files = self.opened()?.case_files()?;
        let (mut rows, mut unreadable) = (Vec::new(), Vec::new());
        let mut in_use = BTreeMap::new();
        for file in &files {
            let Ok(agreement) = self.agreement_of(&file.case) else {
                unreadable.push(Unreadable {
                    case: file.id.clone(),
                    participant: file.person.full_name(),
                    agreement: file.case.agreement.clone(),
                });
                continue;
            };
            in_use.insert(&agreement.id, agreement);
            for due in next_of_each_rule(self.dues(file, agreement)) {
                rows.push(TodayRow {
                    case: file.id.clone(),
                    participant: file.person.full_name(),
                    agreement: agreement.name(),
                    due,
                });
            }
        }
        rows.sort_by(|a, b| {
            (
                a.due.nearness,
                a.due.deadline.due,
                &a.participant,
                &a.due.deadline.rule,
            )
                .cmp(&(
                    b.due.nearness,
                    b.due.deadline.due,
                    &b.participant,
                    &b.due.deadline.rule,
                ))
        });
        let mut portfolio = Vec::new();
        for agreement in in_use.into_values() {
            let settings = agreements::Settings::default();
            let mut seen = BTreeSet::new();
            for deadline in agreement.portfolio_deadlines(&settings, today, add_months(today, 7)) {
                if seen.insert(deadline.rule.clone()) {
                    portfolio.push(PortfolioRow {
                        agreement: agreement.name(),
                        nearness: nearness(today, deadline.due, deadline.work_by),
                        days: days_between(today, deadline.due),
                        deadline,
                    });
                }
            }
        }
        portfolio.sort_by_key(|row| row.deadline.due);
        Ok(Today {
            today,
            rows,
            portfolio,
            unreadable,
            cases: files.len(),
        })
    }

    pub(crate) fn list(&mut self, _: Nothing) -> Answer<Cases> {
        let today = self.today();
        let mut cases = Vec::new();
        for file in self.opened()?.case_files()? {
            // Without its agreement a case has no deadlines, but is still there to be seen.
            let agreement = self.agreement_of(&file.case).ok();
            let dues = agreement.map_or_else(Vec::new, |agreement| self.dues(&file, agreement));
            let open = || dues.iter().filter(|due| due.deadline.state != State::Met);
            let hours = hours_by_month(&file);
            let month = today.with_day(1).unwrap_or(today);
            let contacts = file
                .entries
                .values()
                .filter(|entry| entry.activity.is_follow_up());
            cases.push(CaseRow {
                case: file.id.clone(),
                participant: file.person.full_name(),
                reference: file.case.reference.clone(),
                agreement: file.case.agreement.clone(),
                agreement_title: agreement
                    .map_or_else(|| file.case.agreement.clone(), |a| a.title.clone()),
                phase: phase(&file),
                started: file.first(EventKind::Started),
                ends: file.first(EventKind::Ended).or_else(|| {
                    Some(
                        agreement?
                            .duration
                            .end(&file.timeline(), &file.case.attributes)?
                            .end,
                    )
                }),
                minutes_this_month: hours.get(&month).copied().unwrap_or_default(),
                minutes_estimated: agreement.map_or(0, |a| {
                    a.hours.per_month.saturating_mul(a.hours.minutes_per_hour)
                }),
                last_contact: contacts
                    .map(|entry| entry.date)
                    .filter(|date| *date <= today)
                    .max(),
                overdue: open()
                    .filter(|due| due.deadline.state == State::Overdue)
                    .count(),
                next: open().min_by_key(|due| due.deadline.due).cloned(),
            });
        }
        cases.sort_by(|a, b| {
            let key = |row: &CaseRow| row.participant.0.to_lowercase();
            (key(a), &a.reference).cmp(&(key(b), &b.reference))
        });
        Ok(Cases { cases })
    }

    pub(crate) fn case(&mut self, request: ById) -> Answer<CaseView> {
        let file = self.case_file(&request.id)?;
        let agreement = self.agreement_of(&file.case)?;
        let deadlines = self.dues(&file, agreement);
        let deletion = deadlines
            .iter()
            .find(|due| due.deadline.rule == DELETION)
            .map(|due| due.deadline.due);
        let templates = self.templates.for_agreement(&agreement.id);
        let title = |id: &str| {
            self.templates
                .get(id)
                .map_or_else(|| id.to_owned(), |t| t.title.clone())
        };
        let mut reports: Vec<ReportRow> = file
            .reports
            .iter()
            .map(|(id, report)| ReportRow {
                id: id.clone(),
                template: report.template.clone(),
                title: title(&report.template),
                occurrence: report.occurrence,
                period: report.period,
                delivered: report.delivered.as_ref().map(|delivery| delivery.date),
                channel: report.delivered.as_ref().map(|delivery| delivery.channel),
            })
            .collect();
        reports.sort_by_key(|row| {
            std::cmp::Reverse((row.delivered.unwrap_or(Date::MAX), row.occurrence))
        });
        Ok(CaseView {
            phase: phase(&file),
            facts: file.facts(),
            notes: file
                .events
                .iter()
                .map(|(id, event)| (id.clone(), event.note.clone()))
                .collect(),
            duration: agreement
                .duration
                .end(&file.timeline(), &file.case.attributes),
            hours: hours_by_month(&file)
                .into_iter()
                .rev()
                .map(|(month, minutes)| MonthHours { month, minutes })
                .collect(),
            templates: templates
                .iter()
                .map(|t| TemplateRow {
                    id: t.id.clone(),
                    title: t.title.clone(),
                    periodic: t.period,
                })
                .collect(),
            contacts: file.contacts,
            agreement: agreement.clone(),
            deadlines,
            deletion,
            reports,
            id: file.id,
            case: file.case,
            person: file.person,
            entries: file.entries,
            employments: file.employments,
            practices: file.practices,
        })
    }

    /// Every deadline of a case to a year from today, with what settles it.
    pub(crate) fn dues(&self, file: &CaseFile, agreement: &Agreement) -> Vec<Due> {
        let today = self.today();
        let timeline = file.timeline();
        let query = Query::new(
            &timeline,
            &file.case.attributes,
            today,
            add_months(today, 12),
        );
        agreement
            .deadlines(&query)
            .into_iter()
            .map(|deadline| self.due(deadline, file, agreement, today))
            .collect()
    }

    fn due(&self, deadline: Deadline, file: &CaseFile, agreement: &Agreement, today: Date) -> Due {
        let rule = agreement.rules.iter().find(|rule| rule.id == deadline.rule);
        // The duration's end is the one deadline without a rule: it is extended or it is the end.
        let events: Vec<EventKind> = rule.map_or_else(
            || vec![EventKind::ExtensionApproved, EventKind::Ended],
            |rule| rule.met_by.events.clone(),
        );
        // What cannot be registered by hand has no button: it is done where it belongs.
        let offered: Vec<EventLabel> = events
            .iter()
            .filter(|event| agreement.events.contains(event))
            .map(|event| EventLabel::from(*event))
            .collect();
        let template = events
            .iter()
            .find_map(|event| self.templates.settling(&agreement.id, *event));
        let action = match template {
            Some(template) => Action::Report {
                template: template.id.clone(),
                occurrence: deadline.occurrence,
                draft: draft_of(file, &template.id, deadline.occurrence),
            },
            None => Action::Event { events: offered },
        };
        Due {
            nearness: (deadline.state != State::Met)
                .then(|| nearness(today, deadline.due, deadline.work_by)),
            days: days_between(today, deadline.due),
            advised: rule.and_then(|rule| rule.advised),
            about: rule.and_then(|rule| rule.about.clone()),
            reading_note: rule
                .filter(|_| deadline.reading)
                .and_then(|rule| rule.reading_note.clone()),
            action,
            deadline,
        }
    }
}

/// The rule by which a case's data must go.
const DELETION: &str = "deletion";

/// The draft of a template on a case, for the same occurrence.
pub fn draft_of(file: &CaseFile, template: &str, occurrence: Option<u32>) -> Option<Id> {
    let same = |report: &domain::Report| {
        report.delivered.is_none() && report.template == template && report.occurrence == occurrence
    };
    file.reports
        .iter()
        .find(|(_, report)| same(report))
        .map(|(id, _)| id.clone())
}

/// What is not met: everything overdue and everything that comes once, but of a periodic report only
/// the next. A status report every third month would else fill the list a year ahead.
fn next_of_each_rule(dues: Vec<Due>) -> Vec<Due> {
    let mut coming = BTreeSet::new();
    dues.into_iter()
        .filter(|due| match due.deadline.state {
            State::Met => false,
            State::Overdue => true,
            State::Open if due.deadline.period.is_some() => {
                coming.insert(due.deadline.rule.clone())
            }
            State::Open => true,
        })
        .collect()
}

/// How near a deadline is, by the day on which it must be done.
fn nearness(today: Date, due: Date, work_by: Date) -> Nearness {
    let sunday = today + Days::new(6 - u64::from(today.weekday().num_days_from_monday()));
    if due < today {
        Nearness::Overdue
    } else if work_by <= today {
        Nearness::Today
    } else if work_by <= sunday {
        Nearness::ThisWeek
    } else if work_by <= add_days(today, 30) {
        Nearness::Next30Days
    } else {
        Nearness::Later
    }
}

fn days_between(today: Date, due: Date) -> i64 {
    due.signed_duration_since(today).num_days()
}

fn phase(file: &CaseFile) -> Phase {
    let has = |kind| file.first(kind).is_some();
    match (
        has(EventKind::Started),
        has(EventKind::Ended),
        has(EventKind::FinalReportDelivered),
    ) {
        (false, true, _) => Phase::Withdrawn,
        (false, false, _) => Phase::Ordered,
        (true, false, _) => Phase::Active,
        (true, true, false) => Phase::Ended,
        (true, true, true) => Phase::Reported,
    }
}

fn hours_by_month(file: &CaseFile) -> BTreeMap<Date, u32> {
    let mut months = BTreeMap::new();
    for entry in file
        .entries
        .values()
        .filter(|entry| entry.activity.is_follow_up())
    {
        *months
            .entry(entry.date.with_day(1).unwrap_or(entry.date))
            .or_default() += entry.minutes;
    }
    months
}
