//! Jobs and work practice, in the order in which they began: one for each repetition of a section, in the
//! same order in every field; one a line where a field stands once.

use super::{Facts, Given, Prefilled, Source, reachable};
use crate::NOT_APPLICABLE;
use domain::{Contact, Date, Employment, EmploymentTerms, Percent, dates::norwegian};

/// One job or one period of practice.
struct Work<'a> {
    from: Option<Date>,
    at_work_from: Option<Date>,
    employer: Option<&'a Contact>,
    contact: Option<&'a Contact>,
    percent: Option<Percent>,
    /// `None` for work practice, which is no employment.
    terms: Option<EmploymentTerms>,
    reason: &'a str,
}

impl<'a> Facts<'a> {
    /// The jobs and the practice of the period.
    pub(super) fn work(&self, source: Source) -> Option<Given> {
        let file = self.file;
        let jobs = file
            .employments
            .values()
            .filter(|job| self.in_period(job.from, job.last_day()));
        let mut works: Vec<Work> = jobs.map(|job| self.of_job(job)).collect();
        for practice in file.practices.values() {
            if !self.in_period(Some(practice.from), practice.ended.or(practice.planned_to)) {
                continue;
            }
            works.push(Work {
                from: Some(practice.from),
                at_work_from: Some(practice.from),
                employer: self.contact(Some(&practice.employer)),
                contact: self.contact(practice.contact.as_ref()),
                percent: practice.percent,
                terms: None,
                reason: practice.reason.trimmed(),
            });
        }
        let from = match (
            works.iter().any(|w| w.terms.is_some()),
            works.iter().all(|w| w.terms.is_some()),
        ) {
            (true, true) => "fra arbeidsforhold i perioden",
            (true, false) => "fra arbeidsforhold og arbeidspraksis i perioden",
            (false, _) => "fra arbeidspraksis i perioden",
        };
        let given = given(works, source, from)?;
        // Practice alone: the question of permanent or temporary employment does not arise.
        match given {
            Given::Each {
                each,
                together: None,
            } if source == Source::WorkTerms => Some(Given::Each {
                each,
                together: Some(Prefilled::new(NOT_APPLICABLE, from)),
            }),
            given => Some(given),
        }
    }

    /// The jobs held when NAV referred the participant.
    pub(super) fn at_referral(&self, source: Source) -> Option<Given> {
        let jobs = self.file.employments.values().filter(|job| job.at_referral);
        let works = jobs.map(|job| self.of_job(job)).collect();
        let same = match source {
            Source::WorkPercentAtReferral => Source::JobPercent,
            _ => Source::JobEmployer,
        };
        given(works, same, "fra arbeidsforhold ved henvisningen")
    }

    /// The jobs held on the last day of the period, work practice left out.
    pub(super) fn job(&self, source: Source) -> Option<Given> {
        let (_, last) = self.period?;
        let held = |job: &&Employment| {
            job.from.is_none_or(|from| from <= last) && job.last_day().is_none_or(|to| to >= last)
        };
        let works = self
            .file
            .employments
            .values()
            .filter(held)
            .map(|job| self.of_job(job))
            .collect();
        given(works, source, "fra arbeidsforhold ved slutten av tiltaket")
    }

    fn of_job(&self, job: &'a Employment) -> Work<'a> {
        Work {
            from: job.from,
            at_work_from: job.in_work_from.or(job.from),
            employer: self.contact(Some(&job.employer)),
            contact: self.contact(job.contact.as_ref()),
            percent: Some(job.percent),
            terms: Some(job.terms),
            reason: job.reason.trimmed(),
        }
    }
}

/// What each says, and all of them together. None where there are none.
fn given(mut works: Vec<Work>, source: Source, from: &str) -> Option<Given> {
    works.sort_by_key(|work| work.from);
    let each: Vec<_> = works.iter().map(|work| work.first(source)).collect();
    let together = lines(&works, source).map(|text| Prefilled::new(text, from));
    (!each.is_empty()).then_some(Given::Each { each, together })
}

/// One line for each that has something to say; among several, the employer tells which is meant.
fn lines(works: &[Work], source: Source) -> Option<String> {
    let several = works.len() > 1;
    let mut lines: Vec<String> = Vec::new();
    for work in works {
        let Some(text) = work.text(source) else {
            continue;
        };
        let names_itself = matches!(source, Source::WorkEmployer | Source::JobEmployer);
        let line = match work
            .employer
            .map(|e| e.name.trimmed())
            .filter(|n| !n.is_empty())
        {
            Some(employer) if several && !names_itself => format!("{text} ({employer})"),
            _ => text,
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

impl Work<'_> {
    /// What a repetition of its own says.
    fn first(&self, source: Source) -> Option<Prefilled> {
        let text = match (source, self.terms) {
            (Source::WorkTerms, None) => NOT_APPLICABLE.to_owned(),
            _ => self.text(source)?,
        };
        let what = match self.terms {
            Some(_) => "fra arbeidsforholdet",
            None => "fra arbeidspraksisen",
        };
        let from = match self.from {
            Some(from) => format!("{what} som begynte {}", norwegian(from)),
            None => what.to_owned(),
        };
        Some(Prefilled::new(text, from))
    }

    fn text(&self, source: Source) -> Option<String> {
        match source {
            Source::WorkEmployer | Source::JobEmployer => {
                Some(self.employer?.name.trimmed().to_owned()).filter(|name| !name.is_empty())
            }
            Source::WorkContact | Source::JobContact => {
                Some(reachable(self.contact?)).filter(|text| !text.is_empty())
            }
            Source::WorkPercent | Source::JobPercent => Some(format!("{} %", self.percent?)),
            Source::WorkTerms | Source::JobTerms => Some(
                match self.terms? {
                    EmploymentTerms::Permanent => "fast",
                    EmploymentTerms::Temporary => "midlertidig",
                    EmploymentTerms::Substitute => "vikariat",
                }
                .to_owned(),
            ),
            Source::WorkKind => {
                let kind = if self.terms.is_some() {
                    "lønnet arbeid"
                } else {
                    "arbeidspraksis"
                };
                Some(kind.to_owned())
            }
            Source::WorkReason => Some(self.reason.to_owned()).filter(|text| !text.is_empty()),
            Source::WorkStarted => Some(norwegian(self.from?)),
            Source::JobStarted => Some(norwegian(self.at_work_from?)),
            _ => None,
        }
    }
}
