//! The worked examples.

use crate::support::{day, measured, told};
use agreements::indicators::{Counts, Period};
use domain::CaseFile;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    indicator: String,
    /// Why the answer is what it is.
    because: String,
    from: String,
    to: String,
    today: String,
    cases: Vec<String>,
    value: String,
    numerator: String,
    denominator: Option<String>,
    within: Option<bool>,
    #[serde(default)]
    notes: Vec<String>,
    /// How many records stand behind it above the line, below it and not counted.
    behind: [usize; 3],
}

#[test]
fn worked_examples() {
    let examples: Examples = toml::from_str(include_str!("examples.toml")).unwrap();
    for each in examples.example {
        let files: Vec<CaseFile> = (0..)
            .zip(&each.cases)
            .map(|(n, text): (u32, _)| told(&format!("case {n}"), text))
            .collect();
        let period = Period {
            from: day(&each.from),
            to: day(&each.to),
            today: day(&each.today),
        };
        let found = measured(&each.indicator, &files, period);
        let why = format!("{}: {}", each.indicator, each.because);
        assert_eq!(found.text(), each.value, "{why}");
        assert_eq!(found.numerator, each.numerator, "{why}");
        assert_eq!(found.denominator, each.denominator, "{why}");
        assert_eq!(found.within, each.within, "{why}");
        assert_eq!(found.notes, each.notes, "{why}");
        let of = |counts| found.behind.iter().filter(|b| b.counts == counts).count();
        let behind = [Counts::Above, Counts::Below, Counts::NotSaid].map(of);
        assert_eq!(behind, each.behind, "{why}");
    }
}

#[test]
fn the_norm_is_that_of_the_counsellors_role() {
    let agreement = crate::support::agreement();
    let caseload = crate::support::indicator(agreement, "caseload");
    let files: Vec<CaseFile> = (0..11)
        .map(|n| told(&format!("case {n}"), "started 2026-01-05"))
        .collect();
    let period = Period {
        from: day("2026-10-01"),
        to: day("2026-10-31"),
        today: day("2026-11-02"),
    };
    let of = |role| {
        let found = agreement.measure(caseload, &files, period, role);
        (found.mark.unwrap(), found.within.unwrap())
    };
    assert_eq!(of(""), ("15 per jobbspesialist".to_owned(), true));
    assert_eq!(of("Teamleder"), ("5–10 per teamleder".to_owned(), false));
}

#[test]
fn other_agreements_cases_do_not_count() {
    let mut other = told("other", "started 2026-01-05; employer-contact 2026-10-06");
    other.case.agreement = "jmo-vest-viken".to_owned();
    let period = Period {
        from: day("2026-10-01"),
        to: day("2026-10-31"),
        today: day("2026-11-02"),
    };
    for indicator in &crate::support::agreement().indicators {
        let found = measured(&indicator.id, std::slice::from_ref(&other), period);
        assert!(found.behind.is_empty(), "{}", indicator.id);
    }
}

#[test]
fn a_job_is_told_by_position_and_employer() {
    let file = told(
        "case",
        "started 2026-01-05; job 2026-10-05 at=Rema as=Selger",
    );
    let period = Period {
        from: day("2026-10-01"),
        to: day("2026-10-31"),
        today: day("2026-11-02"),
    };
    let found = measured("variety-of-employers", &[file], period);
    assert_eq!(found.behind[0].about.0, "Selger, Rema AS");
}
