//! The rules of Studie med støtte with dates worked out by hand, the working in the comments. All of them
//! stand as on Monday 4 May 2026.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use support::{At, at, day};

const NONE: [&str; 0] = [];

fn studie() -> At {
    at("studie-med-stotte")
}

/// `1 2026-02-01 2026-06-30 2026-07-14`: number, period, due date.
fn semesters(at: &At, history: &str) -> Vec<String> {
    let found = at.of("semester-report", history, "");
    found
        .iter()
        .map(|d| {
            let (from, to) = d.period.unwrap();
            format!("{} {from} {to} {}", d.occurrence.unwrap(), d.due)
        })
        .collect()
}

#[test]
fn a_report_two_weeks_after_each_semester() {
    assert_eq!(
        semesters(&studie(), "started 2026-02-01, ended 2027-02-01"),
        [
            "1 2026-02-01 2026-06-30 2026-07-14",
            "2 2026-07-01 2026-12-31 2027-01-14",
        ]
    );
}

#[test]
fn a_semester_that_ends_on_the_day_of_the_start_counts() {
    assert_eq!(
        semesters(&studie(), "started 2026-06-30, ended 2027-01-01"),
        [
            "1 2026-06-30 2026-06-30 2026-07-14",
            "2 2026-07-01 2026-12-31 2027-01-14",
        ]
    );
    assert_eq!(
        semesters(&studie(), "started 2026-07-01, ended 2027-01-01"),
        ["1 2026-07-01 2026-12-31 2027-01-14"]
    );
}

#[test]
fn a_semester_counts_only_before_the_end() {
    assert_eq!(
        semesters(&studie(), "started 2026-02-01, ended 2026-06-30"),
        NONE,
        "the same day"
    );
    assert_eq!(
        semesters(&studie(), "started 2026-02-01, ended 2026-07-01"),
        ["1 2026-02-01 2026-06-30 2026-07-14"],
        "one day later"
    );
}

#[test]
fn semesters_may_end_on_other_days_and_any_number_of_them() {
    let june = studie().semesters(&["06-20", "12-20"]);
    assert_eq!(
        semesters(&june, "started 2026-02-01, ended 2026-12-20"),
        ["1 2026-02-01 2026-06-20 2026-07-04"]
    );
    let three = studie().semesters(&["01-15", "05-31", "08-31"]);
    assert_eq!(
        semesters(&three, "started 2026-01-15, ended 2027-01-16"),
        [
            "1 2026-01-15 2026-01-15 2026-01-29",
            "2 2026-01-16 2026-05-31 2026-06-14",
            "3 2026-06-01 2026-08-31 2026-09-14",
            "4 2026-09-01 2027-01-15 2027-01-29",
        ]
    );
    let february = studie().semesters(&["02-28", "09-30"]);
    assert_eq!(
        semesters(&february, "started 2028-02-29, ended 2029-03-01"),
        [
            // The leap day lies after the semester's end.
            "1 2028-02-29 2028-09-30 2028-10-14",
            "2 2028-10-01 2029-02-28 2029-03-14",
        ]
    );
}

#[test]
fn how_long_after_the_semester_is_a_reading() {
    let later = studie().reading("semester-report", "10 working days");
    // Tuesday 30 June 2026: 1–3 July three, 6–10 eight, 13 and 14 ten.
    assert_eq!(
        semesters(&later, "started 2026-02-01, ended 2026-07-01"),
        ["1 2026-02-01 2026-06-30 2026-07-14"]
    );
    let same_day = studie().reading("semester-report", "0 days");
    assert_eq!(
        semesters(&same_day, "started 2026-02-01, ended 2026-07-01"),
        ["1 2026-02-01 2026-06-30 2026-06-30"]
    );
    assert!(studie().of("semester-report", "started 2026-02-01", "")[0].reading);
}

#[test]
fn the_annexes_two_rhythms_are_both_kept() {
    let history = "started 2026-02-01, status-report-delivered 2026-05-02 occurrence=1, semester-report-delivered 2026-07-20 occurrence=1, ended 2026-08-02";
    assert_eq!(
        studie().stand("status-report", history, ""),
        ["2026-05-01 met 2026-05-02 late", "2026-08-01 open"]
    );
    assert_eq!(
        studie().stand("semester-report", history, ""),
        ["2026-07-14 met 2026-07-20 late"]
    );
}

#[test]
fn nav_is_told_of_absence_after_four_weeks() {
    // 3 March + 28 days is 31 March, 10 March + 28 is 7 April.
    let absences = "started 2026-02-01, absence-started 2026-03-03 valid=false, absence-started 2026-03-05 valid=true, left-early 2026-03-10";
    assert_eq!(
        studie().stand("absence-notice", absences, ""),
        ["2026-03-31 overdue", "2026-04-07 overdue"]
    );
    // One notice serves the first only, though it came after both.
    let told = format!("{absences}, absence-notified 2026-03-20");
    assert_eq!(
        studie().stand("absence-notice", &told, ""),
        ["2026-03-31 met 2026-03-20", "2026-04-07 overdue"]
    );
    let numbers: Vec<_> = studie()
        .of("absence-notice", &told, "")
        .iter()
        .map(|d| (d.occurrence, d.reading))
        .collect();
    assert_eq!(numbers, [(Some(1), true), (Some(2), true)]);
    let sooner = studie().reading("absence-notice", "1 week");
    assert_eq!(
        sooner.dues("absence-notice", absences, ""),
        ["2026-03-10", "2026-03-17"]
    );
}

#[test]
fn three_years_and_half_a_year_more_into_work() {
    let far = "started 2024-02-29, extension-approved 2026-12-01 until=2040-01-01";
    assert_eq!(
        studie().dues("duration-end", "started 2024-02-29", ""),
        ["2027-02-27"]
    );
    assert_eq!(studie().dues("duration-end", far, ""), ["2027-02-27"]);
    assert_eq!(
        studie().dues("duration-end", far, "school_or_prison_transition"),
        ["2027-08-28"]
    );
    assert!(!studie().of("duration-end", far, "school_or_prison_transition")[0].reading);
}

#[test]
fn what_others_ask_is_not_asked_here() {
    let busy = "order-received 2026-01-05, order-confirmed 2026-01-06, started 2026-02-01, in-work 2026-03-01, practice-started 2026-03-02, end-planned 2026-06-01, ended 2026-04-01, final-report-delivered 2026-04-08";
    assert_eq!(
        studie().rules(busy, "employed_at_referral"),
        ["start", "plan", "final-report", "deletion", "duration-end"]
    );
    // 5 January + 10 working days: 6 to 9 four, 12 to 16 nine, 19 ten. Started 1 February: late.
    assert_eq!(
        studie().stand("start", busy, ""),
        ["2026-01-19 met 2026-02-01 late"]
    );
}

#[test]
fn an_early_end_is_held_against_the_plans_own_date() {
    for (ended, due) in [
        ("2026-03-01", &NONE[..]),
        ("2026-03-02", &["2026-03-01"][..]),
    ] {
        let history = format!("started 2026-02-01, ended {ended}");
        assert_eq!(studie().dues("plan", &history, ""), due, "ended {ended}");
    }
}

#[test]
fn until_cuts_the_list_and_may_lie_before_today() {
    let history = "started 2026-02-01, absence-started 2026-02-03 valid=false";
    let rules = |until| -> Vec<String> {
        let found = studie().until(until, history, "");
        found
            .into_iter()
            .map(|d| format!("{} {}", d.rule, d.due))
            .collect()
    };
    // The day itself is in.
    assert_eq!(rules("2026-03-01"), ["plan 2026-03-01"]);
    assert_eq!(rules("2026-02-28"), NONE);
    assert_eq!(
        rules("2026-03-03"),
        ["plan 2026-03-01", "absence-notice 2026-03-03"]
    );
}

#[test]
fn evaluation_goes_to_nav_tiltak_agder() {
    let found = studie().agreement.portfolio_deadlines(
        &agreements::Settings::default(),
        day("2026-06-01"),
        day("2026-06-01"),
    );
    assert_eq!(found.len(), 1, "both ends are in");
    assert_eq!(
        (found[0].rule.as_str(), found[0].reading),
        ("evaluation", true)
    );
    assert_eq!(found[0].recipients, ["NAV Tiltak Agder"]);
}
