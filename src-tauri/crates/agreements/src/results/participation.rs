//! One case's way through the measure, as the figures see it.

use super::{By, CaseFigures, Figure};
use crate::{Agreement, CriterionBy, Settings, rule::first_date};
use domain::{Attributes, CaseFile, Date, EventKind};

/// What is counted of one case in a period.
#[derive(Clone, Debug)]
pub struct Participation<'a> {
    attributes: &'a Attributes,
    last: Date,
    period: (Date, Date),
    ordered: Option<Date>,
    started: Option<Date>,
    ended: Option<Date>,
    left_early: bool,
    status: Option<&'a str>,
    to_work: bool,
    /// By phase, in the agreement's order.
    exits: Vec<Exit>,
    /// The phase that it began in, and those it went on to, with the day.
    phases: Vec<(Date, usize)>,
}

/// That a phase was left.
#[derive(Clone, Debug)]
struct Exit {
    /// Which milestone concludes it, by its place in the agreement.
    phase: usize,
    date: Date,
    how: How,
}

#[derive(Clone, Debug)]
enum How {
    /// The milestone holds, by this criterion; none where a later milestone led past it.
    MovedOn(Option<CriterionBy>),
    Ended,
}

impl Agreement {
    /// The figures in which a case counts in a period, by the provider's readings. Everything that is
    /// known of the case counts, also what was registered after the period.
    pub fn case_figures(
        &self,
        file: &CaseFile,
        period: (Date, Date),
        settings: &Settings,
    ) -> CaseFigures {
        let participation = Participation::of(self, file, period, settings);
        let counted = self
            .figures
            .iter()
            .filter(|figure| participation.counts_in(figure, self));
        CaseFigures {
            case: file.id.clone(),
            figures: counted.map(|figure| figure.id.clone()).collect(),
        }
    }
}

impl<'a> Participation<'a> {
    /// How a case stands in a period.
    pub fn of(
        agreement: &Agreement,
        file: &'a CaseFile,
        period: (Date, Date),
        settings: &Settings,
    ) -> Self {
        let (_, last) = period;
        let events = file.timeline();
        let first = |kind| first_date(&events, kind);
        let started = first(EventKind::Started);
        let ended = first(EventKind::Ended);
        let status = ended.and_then(|_| file.end_status());
        let ordered = [EventKind::OrderReceived, EventKind::OrderConfirmed]
            .into_iter()
            .filter_map(first)
            .min();
        let mut participation = Self {
            attributes: &file.case.attributes,
            last,
            period,
            ordered,
            started,
            ended,
            left_early: first(EventKind::LeftEarly).is_some(),
            status,
            to_work: status
                .and_then(|status| agreement.counts_as_transition(status, settings))
                .unwrap_or(false),
            exits: Vec::new(),
            phases: Vec::new(),
        };
        participation.go_through(agreement, file, settings);
        participation
    }

    /// Started, and not ended without having started.
    pub fn started(&self) -> Option<Date> {
        self.started
    }

    /// The day it ended, if it began at all.
    pub fn ended(&self) -> Option<Date> {
        self.ended.filter(|_| self.started.is_some())
    }

    /// Under way at the end of a day.
    pub fn is_active(&self, day: Date) -> bool {
        self.started.is_some_and(|started| started <= day)
            && self.ended.is_none_or(|ended| ended > day)
    }

    /// The place of the phase on a day, in the agreement's order; none without milestones or before the
    /// start.
    pub fn phase(&self, day: Date) -> Option<usize> {
        let reached = self.phases.iter().rev().find(|(from, _)| *from <= day);
        reached.map(|(_, phase)| *phase)
    }

    fn go_through(&mut self, agreement: &Agreement, file: &CaseFile, settings: &Settings) {
        let (Some(started), Some(final_phase)) =
            (self.started, agreement.milestones.len().checked_sub(1))
        else {
            return;
        };
        let belongs = self.status.and_then(|status| {
            let phase = agreement.end_status(status)?.phase?;
            agreement.milestones.iter().position(|m| m.id == phase)
        });
        let progress = agreement.progress(file, self.last, settings);
        let held: Vec<Option<(Date, CriterionBy)>> = progress
            .milestones
            .iter()
            .map(|standing| {
                let held = standing.held.as_ref()?;
                let over = self.ended.is_some_and(|ended| held.since > ended);
                (held.since <= self.last && !over).then_some((held.since, held.by))
            })
            .collect();
        // Where the end status says in which phase it ended, nothing led past that.
        let furthest = belongs.unwrap_or(final_phase).min(final_phase);
        self.phases.push((started, 0));
        for phase in 0..furthest {
            let passed = held[phase..furthest].iter().flatten().map(|(day, _)| *day);
            let Some(date) = passed.min() else { break };
            let date = date.max(started);
            let own = held[phase].filter(|(since, _)| *since <= date);
            self.exits.push(Exit {
                phase,
                date,
                how: How::MovedOn(own.map(|(_, by)| by)),
            });
            self.phases.push((date, phase + 1));
        }
        if let Some(date) = self.ended {
            let reached = self.phase(date).unwrap_or_default();
            self.exits.push(Exit {
                phase: belongs.unwrap_or(reached),
                date,
                how: How::Ended,
            });
        }
    }

    fn within(&self, date: Date) -> bool {
        (self.period.0..=self.period.1).contains(&date)
    }

    /// Whether it counts in a figure.
    pub fn counts_in(&self, figure: &Figure, agreement: &Agreement) -> bool {
        if !figure.when.holds(self.attributes) {
            return false;
        }
        let place = |id| agreement.milestones.iter().position(|m| m.id == id);
        let phase = figure.phase.map(place);
        match figure.by {
            By::Active => {
                self.is_active(self.last)
                    && phase.is_none_or(|phase| self.phase(self.last) == phase)
            }
            By::Waiting => {
                let by_then = |date: Option<Date>| date.is_some_and(|date| date <= self.last);
                by_then(self.ordered) && !by_then(self.started) && !by_then(self.ended)
            }
            By::Started => self.started.is_some_and(|date| self.within(date)),
            By::Ended => {
                self.ended().is_some_and(|date| self.within(date))
                    && figure.left_early.is_none_or(|left| left == self.left_early)
                    && figure.to_work.is_none_or(|work| work == self.to_work)
                    && (figure.status.is_empty() || self.has_status(figure))
            }
            By::PhaseLeft => self.exits.iter().any(|exit| {
                phase.flatten() == Some(exit.phase)
                    && self.within(exit.date)
                    && self.left_so(exit, figure)
            }),
        }
    }

    fn has_status(&self, figure: &Figure) -> bool {
        self.status
            .is_some_and(|status| figure.status.iter().any(|wanted| wanted == status))
    }

    fn left_so(&self, exit: &Exit, figure: &Figure) -> bool {
        let moved_on = matches!(exit.how, How::MovedOn(_));
        let any = figure.status.is_empty() && figure.criterion.is_empty();
        figure.moved_on.is_none_or(|wanted| wanted == moved_on)
            && (any
                || match exit.how {
                    How::MovedOn(by) => by.is_some_and(|by| figure.criterion.contains(&by)),
                    How::Ended => self.has_status(figure),
                })
    }
}

/// What may happen to someone in a period, as far as figures tell it apart.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Happening<'a> {
    /// Started.
    Started,
    /// Went on from this phase, by this criterion.
    MovedOn(usize, Option<CriterionBy>),
    /// Ended in this phase; in none where the agreement has no milestones.
    Ended {
        phase: Option<usize>,
        left_early: bool,
        status: Option<&'a str>,
        to_work: bool,
    },
}

impl<'a> Participation<'a> {
    /// Someone made up to whom one thing happens, so that it can be seen which figures count it.
    pub(crate) fn made_up(attributes: &'a Attributes, happening: Happening<'a>) -> Self {
        let (before, day) = (Date::MIN, Date::MIN + chrono::Days::new(1));
        let mut one = Self {
            attributes,
            last: day,
            period: (day, day),
            ordered: None,
            started: Some(before),
            ended: None,
            left_early: false,
            status: None,
            to_work: false,
            exits: Vec::new(),
            phases: Vec::new(),
        };
        let exit = |phase, how| Exit {
            phase,
            date: day,
            how,
        };
        match happening {
            Happening::Started => one.started = Some(day),
            Happening::MovedOn(phase, by) => one.exits.push(exit(phase, How::MovedOn(by))),
            Happening::Ended {
                phase,
                left_early,
                status,
                to_work,
            } => {
                one.ended = Some(day);
                (one.left_early, one.status, one.to_work) = (left_early, status, to_work);
                one.exits.extend(phase.map(|phase| exit(phase, How::Ended)));
            }
        }
        one
    }
}
