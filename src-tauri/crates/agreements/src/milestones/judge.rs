//! The computations that criteria name: from jobs and events to the ways in which a criterion holds, and
//! to what is missing where it does not.

use super::{
    Breaks, By, Criterion,
    stretch::{Span, Stretch, stretches},
    words::Lack,
};
use crate::{Settings, rule::first_date};
use domain::{
    Attributes, CaseFile, Date, Employment, EmploymentTerms, Event, EventKind, Id,
    dates::{add_days, add_months},
    event::HiredAs,
};

/// What there is to judge by.
pub(super) struct Evidence<'a> {
    /// Everything dated but what follows from the jobs by these criteria.
    pub events: Vec<Event>,
    /// By first day, so that the order of registration does not matter.
    jobs: Vec<(&'a Id, &'a Employment)>,
    pub attributes: &'a Attributes,
    pub started: Option<Date>,
    pub ended: Option<Date>,
    pub today: Date,
    pub settings: &'a Settings,
}

/// A way in which a criterion holds, or could.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// What the months are counted from.
    pub from: Date,
    /// The day it holds from; none where that is the claim's first day, once it has lasted.
    pub since: Option<Date>,
    /// The jobs it rests on, and how far they reach.
    pub stretch: Stretch,
    /// How far they must reach; none where that is the day before it holds, once it has lasted.
    pub needed: Option<Date>,
    /// What it means for the deadlines: the record and what happened.
    pub events: Vec<(Id, Event)>,
}

/// What a criterion's computation finds.
#[derive(Default)]
pub(super) struct Finding {
    pub ways: Vec<Way>,
    pub lacks: Vec<(Vec<Id>, Lack)>,
}

impl Finding {
    fn lacks(&mut self, job: &Id, lack: Lack) {
        self.lacks.push((Vec::from([job.clone()]), lack));
    }
}

impl<'a> Evidence<'a> {
    pub(super) fn of(file: &'a CaseFile, today: Date, settings: &'a Settings) -> Self {
        let events = file.timeline();
        let mut jobs: Vec<(&Id, &Employment)> = file.employments.iter().collect();
        jobs.sort_by_key(|(id, job)| (job.from, job.last_day(), *id));
        Self {
            started: first_date(&events, EventKind::Started),
            ended: first_date(&events, EventKind::Ended),
            events,
            jobs,
            attributes: &file.case.attributes,
            today,
            settings,
        }
    }

    pub(super) fn judge(&self, criterion: &Criterion) -> Finding {
        match criterion.by {
            By::Event => self.event(criterion),
            By::PermanentJob => self.permanent(criterion),
            By::TemporaryJobs => self.temporary(criterion),
            By::DisabilityPension => self.pension(criterion),
            By::SickListed => self.sick_listed(criterion),
        }
    }

    /// The jobs that are new ones in the measure, or could be.
    fn new_jobs(&self) -> impl Iterator<Item = (&'a Id, &'a Employment)> {
        self.jobs
            .iter()
            .copied()
            .filter(|(_, job)| !job.at_referral)
    }

    fn event(&self, criterion: &Criterion) -> Finding {
        let mut finding = Finding::default();
        let Some(kind) = criterion.event else {
            return finding;
        };
        match first_date(&self.events, kind) {
            Some(date) => finding.ways.push(Way {
                from: date,
                since: Some(date),
                stretch: Stretch {
                    from: date,
                    to: Date::MAX,
                    spans: Vec::new(),
                },
                needed: None,
                events: Vec::new(),
            }),
            None => finding.lacks.push((Vec::new(), Lack::Event(kind))),
        }
        finding
    }

    fn permanent(&self, criterion: &Criterion) -> Finding {
        let mut finding = Finding::default();
        let mut spans = Vec::new();
        for (id, job) in self.new_jobs() {
            if job.terms != EmploymentTerms::Permanent {
                continue;
            }
            match self.counts(job, criterion) {
                Err(lack) => finding.lacks(id, lack),
                Ok(_) if self.goes_on_from_before(job, criterion) => {
                    finding.lacks(id, Lack::HadBefore);
                }
                Ok(span) => spans.push(span.of(id)),
            }
        }
        let hired = |date, job: &Id| hired(date, HiredAs::Permanent, job);
        finding.ways = ways(stretches(spans, criterion.breaks), criterion, hired);
        finding
    }

    fn temporary(&self, criterion: &Criterion) -> Finding {
        let mut finding = Finding::default();
        let mut spans = Vec::new();
        for (id, job) in self.new_jobs() {
            let temporary = is_temporary(job);
            match self.counts(job, criterion) {
                // A permanent job is told of where it counts by itself.
                Err(lack) if temporary => finding.lacks(id, lack),
                Err(_) => {}
                Ok(_) if temporary && job.to.is_none() => finding.lacks(id, Lack::LastDay),
                Ok(span) => spans.push(span.of(id)),
            }
        }
        let mut found = stretches(spans, criterion.breaks);
        found.retain(|stretch| {
            let mut jobs = stretch.spans.iter();
            jobs.any(|span| self.job(&span.job).is_some_and(is_temporary))
        });
        let hired = |date, job: &Id| hired(date, HiredAs::Temporary, job);
        let Some(months) = criterion.contract_months else {
            finding.ways = ways(found, criterion, hired);
            return finding;
        };
        for stretch in found {
            match self.long_enough(&stretch, months) {
                Ok((since, stretch)) => {
                    let last = stretch.spans.last();
                    let events = last.map(|span| hired(since, &span.job));
                    finding.ways.push(Way {
                        from: stretch.from,
                        since: Some(since),
                        needed: Some(add_months(stretch.from, signed(months))),
                        events: events.into_iter().collect(),
                        stretch,
                    });
                }
                Err(to) => {
                    let jobs = stretch.spans.iter().map(|span| span.job.clone()).collect();
                    let from = stretch.from;
                    finding.lacks.push((jobs, Lack::Short { from, to, months }));
                }
            }
        }
        finding
    }

    /// The first day on which the contracts together are longer than these months, and those at hand
    /// then; otherwise the last day that they reach. Each day a contract begins, what counts is what has been
    /// worked until then and what the contracts then at hand promise.
    fn long_enough(&self, stretch: &Stretch, months: u32) -> Result<(Date, Stretch), Date> {
        let wanted = add_months(stretch.from, signed(months));
        let mut promised: Vec<Span> = Vec::new();
        let mut reaches = stretch.from;
        for begun in &stretch.spans {
            let day = begun.from;
            // What ended before it was to end promises no more than it gave.
            for span in &mut promised {
                let ended = self.job(&span.job).and_then(|job| job.last_day());
                if let Some(ended) = ended.filter(|ended| *ended < day) {
                    span.to = ended;
                }
            }
            let contract = self.job(&begun.job).and_then(|job| job.to);
            promised.push(Span {
                to: contract.unwrap_or(Date::MAX),
                ..begun.clone()
            });
            reaches = promised.iter().map(|span| span.to).max().unwrap_or(day);
            if reaches >= wanted {
                let at_hand = Stretch {
                    from: stretch.from,
                    to: reaches,
                    spans: promised,
                };
                return Ok((day, at_hand));
            }
        }
        Err(reaches)
    }

    fn pension(&self, criterion: &Criterion) -> Finding {
        let mut finding = Finding::default();
        if !self.attributes.disability_pension {
            return finding;
        }
        let mut spans = Vec::new();
        for (id, job) in self.new_jobs() {
            match self
                .counts(job, criterion)
                .and_then(|span| span.of_cut(job))
            {
                Err(lack) => finding.lacks(id, lack),
                Ok(span) => spans.push(span.of(id)),
            }
        }
        let hired = |date, job: &Id| hired(date, HiredAs::DisabilityPension, job);
        finding.ways = ways(stretches(spans, criterion.breaks), criterion, hired);
        finding
    }

    fn sick_listed(&self, criterion: &Criterion) -> Finding {
        let mut finding = Finding::default();
        for (id, job) in self.jobs.iter().filter(|(_, job)| job.at_referral) {
            match self.recovery(job, criterion) {
                Err(lack) => finding.lacks(id, lack),
                Ok((fit, span)) => {
                    let stretch = Stretch {
                        from: span.from,
                        to: span.to,
                        spans: Vec::from([span.of(id)]),
                    };
                    let fully = job
                        .fully_fit_from
                        .filter(|_| criterion.kept_months.is_some());
                    let fully = fully.map(|date| Event::new(EventKind::FullyFit, date));
                    let mut events = Vec::from([hired(fit, HiredAs::SickListed, id)]);
                    events.extend(fully.map(|event| ((*id).clone(), event)));
                    finding.ways.push(Way {
                        from: stretch.from,
                        since: criterion.kept_months.is_none().then_some(fit),
                        needed: criterion.kept_months.is_none().then_some(fit),
                        stretch,
                        events,
                    });
                }
            }
        }
        finding
    }

    /// The day someone sick-listed from this job was fit enough, and the days of being so that count:
    /// with a time to be kept, those of being fully fit.
    fn recovery(&self, job: &Employment, criterion: &Criterion) -> Result<(Date, Days), Lack> {
        let started = self.started.ok_or(Lack::Start)?;
        let known = || job.fit_from.into_iter().chain(job.fully_fit_from);
        let fit = known().filter(|day| *day >= started).min();
        let fit = fit.ok_or_else(|| match known().min() {
            Some(day) => Lack::FitBefore { day, started },
            None => Lack::NotFit(criterion.fit),
        })?;
        let last = self.last_day_there(job);
        if last < fit {
            return Err(Lack::JobOver(last));
        }
        let Some(_) = criterion.kept_months else {
            return Ok((
                fit,
                Days {
                    from: fit,
                    to: last,
                },
            ));
        };
        let from = job.fully_fit_from.ok_or(Lack::NotFullyFit)?;
        let well = job.sick_again_from.map(|day| add_days(day, -1));
        let to = last.min(well.unwrap_or(Date::MAX));
        Ok((fit, Days { from, to }))
    }

    /// The days of a new job that is large enough, if it began in the measure.
    fn counts(&self, job: &Employment, criterion: &Criterion) -> Result<Days, Lack> {
        let started = self.started.ok_or(Lack::Start)?;
        let from = job.from.ok_or(Lack::FirstDay)?;
        if from < started {
            return Err(Lack::BeganBefore { from, started });
        }
        match criterion.percent {
            Some(least) if !job.percent.at_least(least) => Err(Lack::TooSmall {
                percent: job.percent,
                least,
            }),
            _ => Ok(Days {
                from,
                to: job.last_day().unwrap_or(Date::MAX),
            }),
        }
    }

    /// Whether a permanent job is one that the participant had when referred, going on under a new
    /// record: the same employer, unbroken, and large enough before as well.
    fn goes_on_from_before(&self, job: &Employment, criterion: &Criterion) -> bool {
        let Some(from) = job.from else {
            return false;
        };
        let large =
            |other: &Employment| criterion.percent.is_none_or(|p| other.percent.at_least(p));
        self.jobs.iter().any(|(_, other)| {
            let before = other.from.unwrap_or(Date::MIN) < from;
            let last = other.last_day();
            before
                && other.employer == job.employer
                && other.terms == EmploymentTerms::Permanent
                && large(other)
                && last.is_none_or(|last| criterion.breaks.goes_on(last, from))
                && (other.at_referral || self.goes_on_from_before(other, criterion))
        })
    }

    /// The last day with the employer, over the records that a job goes on under.
    fn last_day_there(&self, job: &Employment) -> Date {
        let end = |job: &Employment| job.last_day().unwrap_or(Date::MAX);
        let same = self
            .jobs
            .iter()
            .filter(|(_, other)| other.employer == job.employer);
        // By first day, so that each goes on from one before it.
        same.fold(end(job), |last, (_, other)| {
            let on = other
                .from
                .is_some_and(|from| Breaks::Days.goes_on(last, from));
            if on { last.max(end(other)) } else { last }
        })
    }

    /// Where a job stands among the others, by first day.
    pub(super) fn position(&self, id: &Id) -> usize {
        let mut jobs = self.jobs.iter();
        jobs.position(|(other, _)| *other == id).unwrap_or_default()
    }

    fn job(&self, id: &Id) -> Option<&'a Employment> {
        let found = self.jobs.iter().find(|(other, _)| *other == id);
        found.map(|(_, job)| *job)
    }
}

/// The days of a job that count.
struct Days {
    from: Date,
    to: Date,
}

impl Days {
    fn of(self, job: &Id) -> Span {
        Span {
            from: self.from,
            to: self.to,
            job: job.clone(),
        }
    }

    /// Those on which a disability pension is lower by as much as the position.
    fn of_cut(self, job: &Employment) -> Result<Self, Lack> {
        let percent = job.percent;
        let cut = job.pension_cut.ok_or(Lack::NoCut(percent))?;
        if cut < percent {
            return Err(Lack::SmallCut { cut, percent });
        }
        let from = job.pension_cut_from.ok_or(Lack::CutDay)?.max(self.from);
        match from > self.to {
            true => Err(Lack::JobOver(self.to)),
            false => Ok(Self { from, ..self }),
        }
    }
}

/// Each stretch is a way: from its first day, or once it has lasted.
fn ways(
    stretches: Vec<Stretch>,
    criterion: &Criterion,
    hired: impl Fn(Date, &Id) -> (Id, Event),
) -> Vec<Way> {
    let way = |stretch: Stretch| {
        let at_once = criterion.kept_months.is_none();
        let first = stretch.spans.first();
        let events = first.map(|span| hired(stretch.from, &span.job));
        Way {
            from: stretch.from,
            since: at_once.then_some(stretch.from),
            needed: at_once.then_some(stretch.from),
            events: events.into_iter().collect(),
            stretch,
        }
    };
    stretches.into_iter().map(way).collect()
}

fn hired(date: Date, employment: HiredAs, job: &Id) -> (Id, Event) {
    let event = Event {
        employment: Some(employment),
        ..Event::new(EventKind::Hired, date)
    };
    (job.clone(), event)
}

fn is_temporary(job: &Employment) -> bool {
    job.terms != EmploymentTerms::Permanent
}

pub(super) fn signed(months: u32) -> i32 {
    i32::try_from(months).unwrap_or(i32::MAX)
}
