//! «I dag» and «Deltaker»: conclusions computed from the facts whenever asked for.

use crate::{
    Answer, Api,
    advice::hours_average,
    requests::{ById, Nothing},
    views::*,
};
use agreements::{Agreement, Deadline, Query, Rule, Settings, State};
use chrono::{Datelike, Days};
use domain::{
    CaseFile, Date, EventKind, Id, LogEntry, SetAside,
    case::Activity,
    dates::{add_days, add_months},
    event::{EventField, Milestone},
};
use std::collections::{BTreeMap, BTreeSet};

impl Api {
    pub(crate) fn today_overview(&mut self, _: Nothing) -> Answer<Today> {
        let today = self.today();
        let files = self.listed_files()?;
        let (mut rows, mut unreadable) = (Vec::new(), Vec::new());
        let asides = self.set_asides()?;
        let mut advice = self.own_advice(&files, &asides)?;
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
            let dues = self.dues(file, agreement)?;
            advice.extend(self.case_advice(file, agreement, &dues, &asides)?);
            let loan = self.loan_mark(&file.id)?;
            for due in next_of_each_rule(dues) {
                rows.push(TodayRow {
                    case: file.id.clone(),
                    loan: loan.clone(),
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
            let settings = self.settings_of(agreement)?;
            let mut seen = BTreeSet::new();
            let from = add_months(today, -1);
            for deadline in agreement.portfolio_deadlines(&settings, from, add_months(today, 7)) {
                let shown = match deadline.due < today {
                    true => self.is_owed(&agreement.id, &deadline.rule, deadline.period)?,
                    false => seen.insert(deadline.rule.clone()),
                };
                if shown {
                    let (rule, period) = (&deadline.rule, deadline.period);
                    let settling = self.settling_of(&agreement.id, rule, period)?;
                    portfolio.push(PortfolioRow {
                        monthly: agreement
                            .monthly()
                            .is_some_and(|monthly| monthly.id == *rule),
                        template: settling.template,
                        draft: settling.draft,
                        report: settling.report,
                        delivered: settling.delivered,
                        agreement_id: agreement.id.clone(),
                        agreement: agreement.name(),
                        nearness: nearness(today, deadline.due, deadline.work_by),
                        days: days_between(today, deadline.due),
                        deadline,
                    });
                }
            }
        }
        portfolio.sort_by_key(|row| row.deadline.due);
        crate::advice::in_order(&mut advice);
        Ok(Today {
            today,
            rows,
            portfolio,
            advice,
            unreadable,
            backup: self.backup_advice()?,
            cases: files.len(),
        })
    }

    pub(crate) fn case(&mut self, request: ById) -> Answer<CaseView> {
        let file = self.case_file(&request.id)?;
        let masked = self.is_masked(&file.case.person, &file.person);
        let file = self.listed(file);
        let agreement = self.agreement_of(&file.case)?;
        let deadlines = self.dues(&file, agreement)?;
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
                replaces: report.replaces.clone(),
                replaced_by: corrected_by(&file, id),
            })
            .collect();
        reports.sort_by_key(|row| {
            std::cmp::Reverse((row.delivered.unwrap_or(Date::MAX), row.occurrence))
        });
        let asides = self.opened()?.of_case::<SetAside>(&file.id)?;
        let facts = self.facts(&file, agreement)?;
        let progress = self.progress(&file, agreement)?;
        let loan = self.loan_mark(&file.id)?;
        Ok(CaseView {
            advice: self.case_advice(&file, agreement, &deadlines, &asides)?,
            hours_average: hours_average(&file, agreement, self.today()),
            frozen: self.frozen(&file.id)?,
            other_cases: self.cases_of(&file.case.person, Some(&file.id))?,
            phase: phase(&file),
            event_labels: facts
                .iter()
                .map(|fact| (fact.event.kind, fact.event.kind.label().to_owned()))
                .collect(),
            facts,
            milestone_phase: progress
                .phase(self.today())
                .filter(|_| phase(&file) == Phase::Active)
                .map(|standing| standing.phase.clone()),
            milestones: progress.milestones,
            notes: file
                .events
                .iter()
                .map(|(id, event)| (id.clone(), event.note.clone()))
                .collect(),
            end_status: file.end_status().map(str::to_owned),
            feedback_headings: self.feedback_headings(&agreement.id),
            headings: file
                .events
                .iter()
                .filter_map(|(id, event)| Some((id.clone(), event.heading.clone()?)))
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
                .filter(|t| t.scope == reports::Scope::Case)
                .map(|t| TemplateRow {
                    id: t.id.clone(),
                    title: t.title.clone(),
                    periodic: t.numbered().is_some(),
                    description: t.description.clone(),
                    stand_in: t.stand_in,
                })
                .collect(),
            contacts: file.contacts,
            newer_version: self
                .agreements
                .newer_than(&agreement.id, &agreement.version)
                .map(|newer| newer.version.clone()),
            agreement: agreement.clone(),
            deadlines,
            deletion,
            reports,
            id: file.id,
            case: file.case,
            person: file.person,
            masked,
            loan,
            absences: absences(file.entries),
            employments: file.employments,
            practices: file.practices,
        })
    }

    /// Every deadline of a case to a year from today, with what settles it.
    pub(crate) fn dues(&self, file: &CaseFile, agreement: &Agreement) -> Answer<Vec<Due>> {
        let query = self.query(file, agreement, 12)?;
        let dues = coming(agreement.deadlines(&query), file, agreement)
            .into_iter()
            .map(|deadline| self.due(deadline, file, agreement, &query));
        let mut dues: Vec<Due> = dues.collect();
        for due in dues.iter_mut().filter(|due| due.deadline.rule == DELETION) {
            if due.deadline.state == State::Met {
                continue;
            }
            let mark = self.deletion_mark(&file.id, due.deadline.due)?;
            if mark.hold.is_some() {
                // There is nothing to do until the hold is lifted.
                due.nearness = Some(Nearness::Later);
            }
            due.deletion = Some(mark);
        }
        Ok(dues)
    }

    fn due(
        &self,
        deadline: Deadline,
        file: &CaseFile,
        agreement: &Agreement,
        query: &Query<'_>,
    ) -> Due {
        let today = self.today();
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
        let milestone = rule.and_then(claim_of);
        let action = match template {
            Some(template) => Action::Report {
                template: template.id.clone(),
                called: template.called.clone(),
                occurrence: deadline.occurrence,
                draft: draft_of(file, &template.id, deadline.occurrence, milestone),
                events: offered,
                milestone,
            },
            None => Action::Event {
                events: offered,
                milestone,
            },
        };
        Due {
            nearness: (deadline.state != State::Met)
                .then(|| nearness(today, deadline.due, deadline.work_by)),
            days: days_between(today, deadline.due),
            advised: rule.and_then(|rule| rule.advised),
            about: rule.and_then(|rule| rule.about.clone()),
            reading_note: deadline
                .reading
                .then(|| reading_note(agreement, rule, query.settings()))
                .flatten(),
            also: agreement.also(&deadline, query),
            action,
            deletion: None,
            deadline,
        }
    }
}

/// The claim that settles a rule.
fn claim_of(rule: &Rule) -> Option<Milestone> {
    let wanted = rule.met_by.filter.get(&EventField::Milestone)?;
    Milestone::ALL
        .into_iter()
        .find(|claim| claim.id() == wanted)
}

/// How a reading was chosen, and that it is adjusted where it is. The duration's end has no rule.
fn reading_note(agreement: &Agreement, rule: Option<&Rule>, settings: &Settings) -> Option<String> {
    let Some(rule) = rule else {
        return agreement.duration.reading_note.clone();
    };
    let own = crate::readings::own_words(settings, &rule.id);
    match (rule.reading_note.clone(), own) {
        (Some(note), Some(own)) => Some(format!("{note} {own}")),
        (note, own) => note.or(own),
    }
}

/// The last day that a case can reach with every extension the agreement knows. None where it has ended, or
/// has not begun: then nothing is cut short.
fn last_possible(file: &CaseFile, agreement: &Agreement) -> Option<Date> {
    let timeline = file.timeline();
    let ended = timeline.iter().any(|event| event.kind == EventKind::Ended);
    let duration = agreement.duration.end(&timeline, &file.case.attributes);
    duration.filter(|_| !ended).map(|end| end.maximum_end)
}

/// A report on a period that cannot be over before the case is, is never written: the final report covers
/// it. The pure evaluation lists it all the same, for it knows no end until there is one.
fn may_come(deadline: &Deadline, last: Option<Date>) -> bool {
    match (deadline.period, last) {
        (Some((_, to)), Some(last)) => deadline.state == State::Met || to < last,
        _ => true,
    }
}

/// These deadlines of a case without the reports that are never written.
pub(crate) fn coming(
    mut deadlines: Vec<Deadline>,
    file: &CaseFile,
    agreement: &Agreement,
) -> Vec<Deadline> {
    let last = last_possible(file, agreement);
    deadlines.retain(|deadline| may_come(deadline, last));
    deadlines
}

/// The rule by which a case's data must go.
pub(crate) const DELETION: &str = "deletion";

/// The draft of a template on a case, for the same occurrence or milestone.
pub fn draft_of(
    file: &CaseFile,
    template: &str,
    occurrence: Option<u32>,
    milestone: Option<Milestone>,
) -> Option<Id> {
    let same = |report: &domain::Report| {
        report.delivered.is_none()
            && report.replaces.is_none()
            && report.template == template
            && report.occurrence == occurrence
            && report.milestone == milestone
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

pub(crate) fn days_between(today: Date, due: Date) -> i64 {
    due.signed_duration_since(today).num_days()
}

pub(crate) fn phase(file: &CaseFile) -> Phase {
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

pub(crate) fn hours_by_month(file: &CaseFile) -> BTreeMap<Date, u32> {
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

fn absences(mut entries: BTreeMap<Id, LogEntry>) -> BTreeMap<Id, LogEntry> {
    entries.retain(|_, entry| entry.activity == Activity::Absence);
    entries
}

/// The report that corrects this one.
fn corrected_by(file: &CaseFile, id: &Id) -> Option<Id> {
    let correction = |report: &domain::Report| report.replaces.as_ref() == Some(id);
    let mut reports = file.reports.iter();
    reports
        .find(|(_, report)| correction(report))
        .map(|(id, _)| id.clone())
}
