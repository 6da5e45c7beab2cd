//! Jobs that began, and follow-up once they had.

use super::{
    Behind, Counts, Measured, Period, Recorded,
    measured::{counted, size},
    time::{Limit, Stay, follow_ups, limit, whole_months},
};
use domain::{CaseFile, Date, Employment, Id, Private, dates::add_days};
use std::collections::BTreeSet;

/// The first day in a job, unless it was held when referred.
fn began(job: &Employment) -> Option<Date> {
    job.in_work_from.or(job.from).filter(|_| !job.at_referral)
}

/// A job that began in the period.
struct Started<'a> {
    file: &'a CaseFile,
    id: &'a Id,
    job: &'a Employment,
    date: Date,
}

/// Those of all cases, by the day they began.
fn started<'a>(files: &[&'a CaseFile], period: Period) -> Vec<Started<'a>> {
    let mut all: Vec<Started<'a>> = Vec::new();
    for &file in files {
        for (id, job) in &file.employments {
            if let Some(date) = began(job).filter(|date| period.holds(*date)) {
                let begun = Started {
                    file,
                    id,
                    job,
                    date,
                };
                all.push(begun);
            }
        }
    }
    all.sort_by(|a, b| (a.date, &a.file.id, a.id).cmp(&(b.date, &b.file.id, b.id)));
    all
}

fn behind(file: &CaseFile, record: &Id, date: Date, what: &str) -> Behind {
    Behind {
        case: file.id.clone(),
        record: record.clone(),
        kind: Recorded::Job,
        date,
        what: what.to_owned(),
        about: Private::default(),
        says: String::new(),
        counts: Counts::Above,
    }
}

impl Started<'_> {
    fn behind(&self, says: &str, counts: Counts) -> Behind {
        Behind {
            about: name(self.file, self.job),
            says: says.to_owned(),
            counts,
            ..behind(self.file, self.id, self.date, "Jobb begynte")
        }
    }
}

/// The position and the employer, as far as they are known.
fn name(file: &CaseFile, job: &Employment) -> Private {
    let employer = file.contacts.get(&job.employer);
    let employer = employer.map_or("", |employer| employer.name.trimmed());
    let parts = [job.position.trimmed(), employer];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Private(parts.join(", "))
}

fn jobs(n: u64) -> String {
    counted(n, "jobb", "jobber")
}

/// Different ones by `key` among those that have one. The first of each counts above the line.
fn variety(
    all: &[Started],
    key: impl Fn(&Employment) -> Option<String>,
    (one, many): (&str, &str),
    again: &str,
) -> Measured {
    let mut seen = BTreeSet::new();
    let mut behind = Vec::new();
    for job in all {
        let (says, counts) = match key(job.job) {
            None => ("stillingen er ikke ført", Counts::NotSaid),
            Some(key) if seen.insert(key.clone()) => ("", Counts::Above),
            Some(_) => (again, Counts::Below),
        };
        behind.push(job.behind(says, counts));
    }
    let lacking = of(&behind, Counts::NotSaid);
    let among = size(behind.len()) - lacking;
    Measured {
        numerator: counted(size(seen.len()), one, many),
        ..Measured::share(size(seen.len()), among, jobs)
    }
    .noting((lacking > 0).then(|| {
        format!(
            "{} er ikke regnet med, for stillingen er ikke ført.",
            jobs(lacking)
        )
    }))
    .resting_on(behind)
}

fn of(behind: &[Behind], counts: Counts) -> u64 {
    size(behind.iter().filter(|each| each.counts == counts).count())
}

pub(super) fn variety_of_employers(files: &[&CaseFile], period: Period) -> Measured {
    let words = ("arbeidsgiver", "ulike arbeidsgivere");
    let key = |job: &Employment| Some(job.employer.clone());
    variety(&started(files, period), key, words, "samme arbeidsgiver")
}

pub(super) fn variety_of_positions(files: &[&CaseFile], period: Period) -> Measured {
    let words = ("stilling", "ulike stillinger");
    let key = |job: &Employment| {
        let position = job.position.trimmed().to_lowercase();
        (!position.is_empty()).then_some(position)
    };
    variety(&started(files, period), key, words, "samme stilling")
}

pub(super) fn ordinary(files: &[&CaseFile], period: Period) -> Measured {
    let all = started(files, period);
    let told = all.iter().map(|job| match job.job.ordinary {
        Some(true) => job.behind("ordinær", Counts::Above),
        Some(false) => job.behind("ikke ordinær", Counts::Below),
        None => job.behind("ikke ført om den er ordinær", Counts::NotSaid),
    });
    let behind: Vec<Behind> = told.collect();
    let (above, lacking) = (of(&behind, Counts::Above), of(&behind, Counts::NotSaid));
    Measured {
        numerator: counted(above, "ordinær jobb", "ordinære jobber"),
        ..Measured::share(above, size(behind.len()) - lacking, jobs)
    }
    .noting((lacking > 0).then(|| {
        format!(
            "{} er ikke regnet med, for «Ordinær jobb» er ikke besvart.",
            jobs(lacking)
        )
    }))
    .resting_on(behind)
}

pub(super) fn followed_up_within(files: &[&CaseFile], period: Period, days: u32) -> Measured {
    let mut all = Vec::new();
    let mut open = 0;
    for &file in files {
        let Some(stay) = Stay::of(file) else {
            continue;
        };
        let contacts = follow_ups(file);
        for (id, job) in &file.employments {
            let Some(first) = began(job) else {
                continue;
            };
            let gone = stay.ended.into_iter().chain(job.last_day()).min();
            let gone = gone.filter(|gone| *gone <= period.until());
            let (day, says, counts) = match limit(first, days, &contacts, gone) {
                Limit::InTime((day, _)) => {
                    let number = (day - first).num_days();
                    (day, format!("fulgt opp dag {number}"), Counts::Above)
                }
                Limit::RanOut(day) => (
                    day,
                    format!("ikke fulgt opp innen {days} dager"),
                    Counts::Below,
                ),
                Limit::LeftOut => continue,
            };
            if period.holds(day) {
                all.push(Behind {
                    about: name(file, job),
                    says,
                    counts,
                    ..behind(file, id, day, "Oppfølging etter jobbstart")
                });
            } else if day > period.until() && first <= period.until() {
                open += 1;
            }
        }
    }
    let settled = size(all.len());
    let note = (open > 0).then(|| {
        let last = domain::dates::norwegian(period.until());
        format!("{} var ikke avgjort {last}.", jobs(open))
    });
    Measured {
        numerator: format!("{} fulgt opp i tide", jobs(of(&all, Counts::Above))),
        ..Measured::share(of(&all, Counts::Above), settled, jobs)
    }
    .noting(note)
    .resting_on(all)
}

pub(super) fn followed_up_each_month(files: &[&CaseFile], period: Period) -> Measured {
    // A month that is not over may still get its contact.
    let over = period.to.min(add_days(period.today, -1));
    let months = whole_months(period.from, over);
    let mut all = Vec::new();
    for &file in files {
        let Some(stay) = Stay::of(file) else {
            continue;
        };
        let contacts = follow_ups(file);
        let job_on = |day: Date| {
            file.employments.iter().find(|(_, job)| {
                began(job).is_some_and(|first| first <= day)
                    && job.last_day().is_none_or(|last| last >= day)
            })
        };
        for &(first, last) in &months {
            let throughout = stay.started <= first && stay.ended.is_none_or(|day| day >= last);
            let (Some(_), Some((id, job))) = (job_on(first), job_on(last)) else {
                continue;
            };
            if !throughout {
                continue;
            }
            let found = contacts
                .iter()
                .filter(|(date, _)| (first..=last).contains(date))
                .count();
            let (says, counts) = match found {
                0 => ("ingen oppfølging".to_owned(), Counts::Below),
                n => (
                    counted(size(n), "oppfølging", "oppfølginger"),
                    Counts::Above,
                ),
            };
            all.push(Behind {
                about: name(file, job),
                says,
                counts,
                ..behind(file, id, last, "Måned i jobb")
            });
        }
    }
    let months = |n: u64| counted(n, "måned i jobb", "måneder i jobb");
    let above = of(&all, Counts::Above);
    Measured {
        numerator: counted(above, "måned med oppfølging", "måneder med oppfølging"),
        ..Measured::share(above, size(all.len()), months)
    }
    .resting_on(all)
}
