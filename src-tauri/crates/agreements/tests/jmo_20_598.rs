//! The rules of JMO 20/598 with dates worked out by hand, the working in the comments. All of them stand
//! as on Monday 4 May 2026. What is the same at JMO Vest-Viken is tried in `rules.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use support::{At, at, day};

const NONE: [&str; 0] = [];

fn jmo() -> At {
    at("jmo-20-598")
}

#[test]
fn the_order_is_confirmed_within_two_calendar_days() {
    // Friday 27 March + 2 is Sunday 29; the working day before is the day of the order itself.
    let friday = jmo().of("confirm-order", "order-received 2026-03-27", "");
    assert_eq!(
        (friday[0].due, friday[0].work_by),
        (day("2026-03-29"), day("2026-03-27"))
    );
    // Saturday 28 + 2 is Monday 30, a working day.
    let saturday = jmo().of("confirm-order", "order-received 2026-03-28", "");
    assert_eq!(
        (saturday[0].due, saturday[0].work_by),
        (day("2026-03-30"), day("2026-03-30"))
    );
    // Thursday 30 April + 2 is Saturday 2 May, the day after a holiday.
    let before_may = jmo().of("confirm-order", "order-received 2026-04-30", "");
    assert_eq!(
        (before_may[0].due, before_may[0].work_by),
        (day("2026-05-02"), day("2026-04-30"))
    );
    let late = "order-received 2026-03-27, order-confirmed 2026-03-30";
    assert_eq!(
        jmo().stand("confirm-order", late, ""),
        ["2026-03-29 met 2026-03-30 late"]
    );
}

#[test]
fn the_start_is_counted_from_the_confirmation() {
    assert_eq!(
        jmo().dues("start", "order-received 2026-03-27", ""),
        NONE,
        "not confirmed yet"
    );
    // Monday 30 March: 31 and 1 April make two, Easter takes 2, 3 and 6; 7 to 10 six, 13 to 16 ten.
    let confirmed = "order-received 2026-03-27, order-confirmed 2026-03-30";
    assert_eq!(jmo().dues("start", confirmed, ""), ["2026-04-16"]);
    // Of repeated confirmations the first counts.
    let again = "order-received 2026-03-27, order-confirmed 2026-04-20, order-confirmed 2026-03-30";
    assert_eq!(jmo().dues("start", again, ""), ["2026-04-16"]);
    // The weeks around 17 May 2027: the holidays of Thursday 6 (Ascension) and Monday 17 both fall in them.
    // From Friday 30 April: 3, 4, 5 three, 7 four, 10 to 14 nine, 18 ten.
    let may = "order-confirmed 2027-04-30";
    assert_eq!(jmo().dues("start", may, ""), ["2027-05-18"]);
}

#[test]
fn the_plan_three_weeks_after_the_start_is_a_reading() {
    // 1 February + 21 days is Sunday 22.
    let plan = jmo().of("plan", "started 2026-02-01", "");
    assert_eq!(
        (plan[0].due, plan[0].work_by),
        (day("2026-02-22"), day("2026-02-20"))
    );
    assert!(plan[0].reading, "the annex does not say from when");
    assert_eq!(
        jmo()
            .reading("plan", "15 working days")
            .dues("plan", "started 2026-02-01", ""),
        // Mondays to Fridays of the three weeks from 2 February.
        ["2026-02-20"]
    );
    for (ended, due) in [
        ("2026-02-22", &NONE[..]),
        ("2026-02-23", &["2026-02-22"][..]),
    ] {
        let history = format!("started 2026-02-01, ended {ended}");
        assert_eq!(jmo().dues("plan", &history, ""), due, "ended {ended}");
    }
    // Moved by the reading, it is the moved date that the end is held against.
    let moved = jmo().reading("plan", "5 weeks");
    assert_eq!(
        moved.dues("plan", "started 2026-02-01, ended 2026-03-08", ""),
        NONE
    );
    assert_eq!(
        moved.dues("plan", "started 2026-02-01, ended 2026-03-09", ""),
        ["2026-03-08"]
    );
}

#[test]
fn in_work_after_six_or_ten_weeks_also_by_practice() {
    // 1 February + 42 days is 15 March, + 70 is 12 April.
    let due = |attributes| jmo().dues("in-work", "started 2026-02-01", attributes);
    assert_eq!(due("employed_at_referral"), ["2026-03-15"]);
    assert_eq!(due("employed_at_referral needs_new_job"), ["2026-04-12"]);
    assert_eq!(due("needs_new_job"), ["2026-04-12"]);
    assert_eq!(due(""), ["2026-04-12"]);
    let practice = "started 2026-02-01, in-work 2026-03-20, practice-started 2026-03-10";
    assert_eq!(
        jmo().stand("in-work", practice, "employed_at_referral"),
        ["2026-03-15 met 2026-03-10"],
        "practice counts, and of the two the earliest"
    );
    let ended = "started 2026-02-01, ended 2026-03-15";
    assert_eq!(jmo().dues("in-work", ended, "employed_at_referral"), NONE);
    assert_eq!(
        jmo().dues("in-work", ended, ""),
        NONE,
        "the later date is no nearer"
    );
    let after = "started 2026-02-01, ended 2026-03-16";
    assert_eq!(
        jmo().dues("in-work", after, "employed_at_referral"),
        ["2026-03-15"]
    );
}

#[test]
fn status_reports_are_due_on_the_day_itself() {
    // The period ends on the last day of three months, the report is due three months after the start.
    let reports = jmo().of("status-report", "started 2026-01-31, ended 2026-11-01", "");
    let told: Vec<_> = reports
        .iter()
        .map(|d| format!("{} {} {}", d.period.unwrap().0, d.period.unwrap().1, d.due))
        .collect();
    assert_eq!(
        told,
        [
            "2026-01-31 2026-04-29 2026-04-30",
            "2026-04-30 2026-07-30 2026-07-31",
            "2026-07-31 2026-10-30 2026-10-31",
        ]
    );
    let ended = |on| {
        jmo().dues(
            "status-report",
            &format!("started 2026-01-31, ended {on}"),
            "",
        )
    };
    assert_eq!(ended("2026-04-29"), NONE, "ended with the period");
    assert_eq!(
        ended("2026-04-30"),
        ["2026-04-30"],
        "one day later, on the due date itself"
    );
}

#[test]
fn from_30_november_the_months_are_counted_from_the_start() {
    // + 3 months is 28 February, + 6 is 30 May and not 28.
    let history = "started 2025-11-30, ended 2026-06-30";
    assert_eq!(
        jmo().dues("status-report", history, ""),
        ["2026-02-28", "2026-05-30"]
    );
    // In a leap year 29 February.
    let leap = "started 2027-11-30, ended 2028-06-30";
    assert_eq!(
        jmo().dues("status-report", leap, ""),
        ["2028-02-29", "2028-05-30"]
    );
}

#[test]
fn nobody_owes_vest_vikens_deadlines() {
    let busy = "started 2026-02-01, practice-started 2026-03-01, declaration-signed 2026-02-02, ended 2026-07-01";
    let rules = jmo().rules(busy, "");
    for absent in [
        "practice-end",
        "first-employer-contact",
        "declaration-deletion",
    ] {
        assert!(!rules.iter().any(|rule| rule == absent), "{absent}");
    }
}

#[test]
fn a_withdrawn_order_leaves_its_deletion_and_what_was_met() {
    // 10 April + 84 days: 20 in April, 31, 30, 3 July.
    let withdrawn = "order-received 2026-04-06, ended 2026-04-10";
    assert_eq!(jmo().rules(withdrawn, ""), ["deletion"]);
    assert_eq!(jmo().dues("deletion", withdrawn, ""), ["2026-07-03"]);
    assert!(jmo().of("deletion", withdrawn, "")[0].reading);
    // What was confirmed stays told; the start, which never came, does not.
    let confirmed = "order-received 2026-04-06, order-confirmed 2026-04-07, ended 2026-04-10";
    assert_eq!(jmo().rules(confirmed, ""), ["confirm-order", "deletion"]);
    // Only there the twelve weeks are a reading, and only there they can be adjusted.
    let sooner = jmo().reading("deletion", "4 weeks");
    assert_eq!(sooner.dues("deletion", withdrawn, ""), ["2026-05-08"]);
    let ordinary = "started 2026-02-01, ended 2026-04-24, final-report-delivered 2026-04-30";
    assert_eq!(sooner.dues("deletion", ordinary, ""), ["2026-07-23"]);
    assert!(
        !jmo().of("deletion", ordinary, "")[0].reading,
        "the annex says so"
    );
}

#[test]
fn a_final_report_before_the_end_still_dates_the_deletion() {
    // 1 April + 84 days: 29 in April, 31, 24 June.
    let early = "started 2026-02-01, final-report-delivered 2026-04-01, ended 2026-04-10";
    assert_eq!(jmo().dues("deletion", early, ""), ["2026-06-24"]);
    assert_eq!(
        jmo().stand("final-report", early, ""),
        ["2026-04-17 met 2026-04-01"]
    );
}

#[test]
fn durations_and_portfolio_as_at_vest_viken() {
    let far = "started 2024-02-29, extension-approved 2024-08-01 until=2040-01-01";
    // Twelve months from a leap day end on 27 February; 36 and 42 on the 28th of theirs.
    assert_eq!(jmo().dues("duration-end", far, ""), ["2025-02-27"]);
    assert_eq!(
        jmo().dues("duration-end", far, "reduced_work_capacity"),
        ["2027-02-27"]
    );
    assert_eq!(
        jmo().dues("duration-end", far, "school_or_prison_transition"),
        ["2027-08-28"]
    );
    let evaluations = jmo().agreement.portfolio_deadlines(
        &agreements::Settings::default(),
        day("2026-01-01"),
        day("2026-12-31"),
    );
    let told: Vec<_> = evaluations
        .iter()
        .filter(|d| d.rule == "evaluation")
        .map(|d| (d.due.to_string(), d.reading, d.recipients.join(", ")))
        .collect();
    let to = "NAV Vest-Viken, NAV Drammen (kopi)".to_owned();
    assert_eq!(
        told,
        [
            ("2026-06-01".to_owned(), false, to.clone()),
            ("2026-12-01".to_owned(), false, to),
        ]
    );
}
