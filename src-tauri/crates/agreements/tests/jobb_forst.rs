//! The rules of Jobb Først with dates worked out by hand, the working in the comments. All of them stand
//! as on Monday 4 May 2026.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use support::{At, at, day};

const NONE: [&str; 0] = [];

fn jobb_forst() -> At {
    at("jobb-forst")
}

#[test]
fn only_what_the_annex_names_is_due() {
    let busy = "order-received 2026-01-05, started 2026-02-01, absence-started 2026-02-10 valid=false, left-early 2026-02-12, practice-started 2026-02-11, end-planned 2026-04-15, ended 2026-05-02, final-report-delivered 2026-05-03";
    assert_eq!(
        jobb_forst().rules(busy, "moderate"),
        [
            "plan",
            "status-report",
            "final-report",
            "deletion",
            "duration-end"
        ]
    );
    assert_eq!(
        jobb_forst().dues("start", "order-received 2026-01-05", "moderate"),
        NONE,
        "no limit is given"
    );
}

#[test]
fn the_duration_goes_by_the_need_for_assistance() {
    let end = |history: &str, attributes| jobb_forst().dues("duration-end", history, attributes);
    let started = "started 2026-02-01";
    assert_eq!(end(started, "moderate"), ["2027-01-31"]);
    assert_eq!(end(started, "extensive"), ["2029-01-31"]);
    assert_eq!(
        end(started, "extensive school_or_prison_transition"),
        ["2029-01-31"],
        "the base stays"
    );
    let far = "started 2026-02-01, extension-approved 2026-12-01 until=2040-01-01";
    assert_eq!(end(far, "moderate"), ["2027-01-31"]);
    assert_eq!(end(far, "extensive"), ["2029-01-31"]);
    assert_eq!(
        end(far, "moderate school_or_prison_transition"),
        ["2029-07-31"]
    );
    assert_eq!(
        end(far, "extensive school_or_prison_transition"),
        ["2029-07-31"]
    );
    let reading = |attributes| jobb_forst().of("duration-end", far, attributes)[0].reading;
    assert!(
        reading("moderate school_or_prison_transition"),
        "three years are only said of the extensive"
    );
    assert!(!reading("extensive school_or_prison_transition"));
    // Other attributes mean nothing here.
    assert_eq!(end(far, "moderate reduced_work_capacity"), ["2027-01-31"]);
}

#[test]
fn an_action_plan_in_four_weeks_and_reports_every_third_month() {
    assert_eq!(
        jobb_forst().dues("plan", "started 2026-02-01", "moderate"),
        ["2026-03-01"]
    );
    assert_eq!(
        jobb_forst().of("plan", "started 2026-02-01", "moderate")[0].title,
        "Handlingsplan"
    );
    // From 31 August: + 3 months is 30 November, + 6 is 28 February.
    let history = "started 2025-08-31, ended 2026-02-28";
    assert_eq!(
        jobb_forst().dues("status-report", history, "extensive"),
        ["2025-11-30", "2026-02-28"],
        "the second period ended the day before"
    );
    let ended = "started 2025-08-31, ended 2026-02-27";
    assert_eq!(
        jobb_forst().dues("status-report", ended, "extensive"),
        ["2025-11-30"]
    );
}

#[test]
fn the_final_reports_week_is_a_reading() {
    let ended = "started 2026-02-01, ended 2026-04-24";
    let report = &jobb_forst().of("final-report", ended, "moderate")[0];
    // Friday 1 May is a holiday; Thursday before.
    assert_eq!(
        (report.due, report.work_by, report.reading),
        (day("2026-05-01"), day("2026-04-30"), true)
    );
    let later = jobb_forst().reading("final-report", "1 month");
    assert_eq!(
        later.dues("final-report", ended, "moderate"),
        ["2026-05-24"]
    );
    let withdrawn = "order-received 2026-04-01, ended 2026-04-24";
    assert_eq!(jobb_forst().rules(withdrawn, "moderate"), ["deletion"]);
}

#[test]
fn deletion_is_borrowed_from_another_agreement() {
    let reported = "started 2026-02-01, ended 2026-04-24, final-report-delivered 2026-04-30";
    let deletion = &jobb_forst().of("deletion", reported, "moderate")[0];
    assert_eq!((deletion.due, deletion.reading), (day("2026-07-23"), true));
}
