//! Jobs and work practice. Several are written one a line, in the same order in every field.

use super::{Facts, Found, Source, reachable};
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
    pub(super) fn work(&self, source: Source) -> Found {
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
        // Practice alone: the question of permanent or temporary employment does not arise.
        if source == Source::WorkTerms
            && !works.is_empty()
            && works.iter().all(|w| w.terms.is_none())
        {
            return Some((NOT_APPLICABLE.to_owned(), from.to_owned()));
        }
        Some((lines(works, source)?, from.to_owned()))
    }

    /// The jobs held when NAV referred the participant.
    pub(super) fn at_referral(&self, source: Source) -> Found {
        let jobs = self.file.employments.values().filter(|job| job.at_referral);
        let works = jobs.map(|job| self.of_job(job)).collect();
        let same = match source {
            Source::WorkPercentAtReferral => Source::JobPercent,
            _ => Source::JobEmployer,
        };
        let text = lines(works, same)?;
        Some((text, "fra arbeidsforhold ved henvisningen".to_owned()))
    }

    /// The jobs held on the last day of the period, work practice left out.
    pub(super) fn job(&self, source: Source) -> Found {
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
        Some((
            lines(works, source)?,
            "fra arbeidsforhold ved slutten av tiltaket".to_owned(),
        ))
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

/// One line for each that has something to say; among several, the employer tells which is meant.
fn lines(mut works: Vec<Work>, source: Source) -> Option<String> {
    works.sort_by_key(|work| work.from);
    let several = works.len() > 1;
    let mut lines: Vec<String> = Vec::new();
    for work in &works {
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
            Source::JobStarted => Some(norwegian(self.at_work_from?)),
            _ => None,
        }
    }
}
