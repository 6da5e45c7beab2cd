//! Cases for the results, written as people tell them.

use domain::{CaseFile, Employment, EmploymentTerms, Percent};

#[path = "../support/mod.rs"]
mod common;

pub use common::day;

/// A case as a table tells it: events, attributes, end status, jobs.
pub fn case(
    id: &str,
    events: &str,
    asked: &str,
    status: Option<&str>,
    jobs: &[String],
) -> CaseFile {
    CaseFile {
        employments: jobs.iter().map(|text| job(id, text)).collect(),
        ..common::case(id, events, asked, status)
    }
}

/// Reads `kafe permanent 60 2026-02-01..2026-06-30 at-referral fit=2026-03-01`.
fn job(case: &str, text: &str) -> (String, Employment) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [id, terms, percent, days, rest @ ..] = &words[..] else {
        panic!("«{text}» is short of a word");
    };
    let terms = match *terms {
        "permanent" => EmploymentTerms::Permanent,
        "temporary" => EmploymentTerms::Temporary,
        odd => panic!("no terms «{odd}»"),
    };
    let percent: Percent = serde_json::from_str(percent).unwrap();
    let (from, to) = days.split_once("..").unwrap();
    let optional = |text: &str| (!text.is_empty()).then(|| day(text));
    let mut job = Employment {
        from: optional(from),
        to: optional(to),
        ..Employment::new(case.to_owned(), (*id).to_owned(), percent, terms)
    };
    for word in rest {
        match word.split_once('=').unwrap_or((word, "")) {
            ("at-referral", _) => job.at_referral = true,
            ("fit", date) => job.fit_from = Some(day(date)),
            ("fully-fit", date) => job.fully_fit_from = Some(day(date)),
            ("cut", percent) => job.pension_cut = serde_json::from_str(percent).ok(),
            ("cut-from", date) => job.pension_cut_from = Some(day(date)),
            odd => panic!("no such word: {odd:?}"),
        }
    }
    ((*id).to_owned(), job)
}
