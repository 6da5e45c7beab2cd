//! Every rule of JMO Vest-Viken with dates worked out by hand, the working in the comments. All of
//! them stand as on Monday 4 May 2026.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use agreements::{Query, Settings, Steps};
use support::{all, attributes, day, dues, history, of, stand, vest_viken};

const NONE: [&str; 0] = [];

#[test]
fn start_ten_working_days_after_the_order() {
    // Friday 27 March. Mon 30, Tue 31, Wed 1 April are three; Thursday 2 and Friday 3 are Maundy
    // Thursday and Good Friday, Monday 6 is Easter Monday; Tue 7 to Fri 10 make seven, Wed 15 ten.
    assert_eq!(
        dues("start", "order-received 2026-03-27", ""),
        ["2026-04-15"]
    );
    // 24 and 31 December are working days, 25 and 26 December and 1 January are not: from Friday
    // 18 December Mon 21–Thu 24 four, Mon 28–Thu 31 eight, Mon 4 and Tue 5 January ten.
    assert_eq!(
        dues("start", "order-received 2026-12-18", ""),
        ["2027-01-05"]
    );
    let met = "order-received 2026-03-27, started 2026-04-16";
    assert_eq!(stand("start", met, ""), ["2026-04-15 met 2026-04-16 late"]);
}

#[test]
fn the_first_of_repeated_orders_and_starts_counts() {
    let twice = "order-received 2026-04-20, order-received 2026-03-27, started 2026-05-02, started 2026-04-10";
    assert_eq!(stand("start", twice, ""), ["2026-04-15 met 2026-04-10"]);
    // 10 April + 28 days.
    assert_eq!(dues("plan", twice, ""), ["2026-05-08"]);
}

#[test]
fn plan_four_weeks_after_start() {
    // Sunday 1 February + 28 days is Sunday 1 March; the working day before it is Friday 27.
    let plan = of("plan", "started 2026-02-01", "");
    assert_eq!(plan[0].due, day("2026-03-01"), "a due date never moves");
    assert_eq!(plan[0].work_by, day("2026-02-27"));
    assert_eq!((plan[0].occurrence, plan[0].period), (None, None));
    let late = "started 2026-02-01, plan-delivered 2026-03-02";
    assert_eq!(stand("plan", late, ""), ["2026-03-01 met 2026-03-02 late"]);
    let in_time = "started 2026-02-01, plan-delivered 2026-03-01, plan-delivered 2026-03-20";
    assert_eq!(stand("plan", in_time, ""), ["2026-03-01 met 2026-03-01"]);
    let early = "started 2026-02-01, plan-delivered 2026-01-20";
    assert_eq!(
        stand("plan", early, ""),
        ["2026-03-01 met 2026-01-20"],
        "the earliest event counts, even before the anchor"
    );
}

#[test]
fn first_employer_contact_ten_weeks_after_start_without_a_suitable_job() {
    // 1 February + 70 days: 27 left in February, 31 in March, 12 in April.
    let started = "started 2026-02-01";
    let due = |attributes| dues("first-employer-contact", started, attributes);
    assert_eq!(due(""), ["2026-04-12"]);
    assert_eq!(due("needs_new_job"), ["2026-04-12"]);
    assert_eq!(due("employed_at_referral needs_new_job"), ["2026-04-12"]);
    assert_eq!(due("employed_at_referral"), NONE);
    let both = "started 2026-02-01, in-work 2026-03-01, employer-contact 2026-04-13";
    assert_eq!(
        stand("first-employer-contact", both, ""),
        ["2026-04-12 met 2026-03-01"]
    );
    let contact = "started 2026-02-01, employer-contact 2026-04-13";
    assert_eq!(
        stand("first-employer-contact", contact, ""),
        ["2026-04-12 met 2026-04-13 late"]
    );
}

#[test]
fn in_work_twelve_weeks_after_start_with_a_suitable_job() {
    // 1 February + 84 days: 27 in February, 31 in March, 26 in April.
    let due = |attributes| dues("in-work", "started 2026-02-01", attributes);
    assert_eq!(due("employed_at_referral"), ["2026-04-26"]);
    assert_eq!(due("employed_at_referral needs_new_job"), NONE);
    assert_eq!(due(""), NONE);
    let practice = "started 2026-02-01, practice-started 2026-03-01, employer-contact 2026-03-01";
    assert_eq!(
        stand("in-work", practice, "employed_at_referral"),
        ["2026-04-26 overdue"],
        "work practice does not count"
    );
    let back = "started 2026-02-01, in-work 2026-04-26";
    assert_eq!(
        stand("in-work", back, "employed_at_referral"),
        ["2026-04-26 met 2026-04-26"]
    );
}

#[test]
fn practice_sixteen_weeks_each_and_the_nth_ends_the_nth() {
    // 2 March + 112 days: 29 in March, 30, 31, 22 June. 1 June + 112: 29, 31, 31, 21 September.
    let two = "started 2026-02-01, practice-started 2026-06-01, practice-started 2026-03-02, practice-ended 2026-04-30";
    assert_eq!(
        stand("practice-end", two, ""),
        ["2026-06-22 met 2026-04-30", "2026-09-21 open"]
    );
    let numbers: Vec<_> = of("practice-end", two, "")
        .iter()
        .map(|d| d.occurrence)
        .collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
    // Ended on the second's due date: the second falls away, the first is met and stays.
    let ended = format!("{two}, ended 2026-09-21");
    assert_eq!(dues("practice-end", &ended, ""), ["2026-06-22"]);
    let later = format!("{two}, ended 2026-09-22");
    assert_eq!(
        dues("practice-end", &later, ""),
        ["2026-06-22", "2026-09-21"]
    );
}

#[test]
fn status_reports_a_week_after_every_third_month() {
    // The periods end on 30 April, 31 July, 31 October and 31 January; a week on lies 7 May …
    let reports = of("status-report", "started 2026-02-01, ended 2027-02-01", "");
    let told: Vec<_> = reports
        .iter()
        .map(|d| {
            (
                d.occurrence.unwrap(),
                d.period.unwrap().0.to_string(),
                d.period.unwrap().1.to_string(),
                d.due.to_string(),
            )
        })
        .collect();
    let row = |n, first: &str, last: &str, due: &str| {
        (n, first.to_owned(), last.to_owned(), due.to_owned())
    };
    assert_eq!(
        told,
        [
            row(1, "2026-02-01", "2026-04-30", "2026-05-07"),
            row(2, "2026-05-01", "2026-07-31", "2026-08-07"),
            row(3, "2026-08-01", "2026-10-31", "2026-11-07"),
            row(4, "2026-11-01", "2027-01-31", "2027-02-07"),
        ]
    );
}

#[test]
fn the_nth_report_is_due_only_when_the_end_lies_after_its_period() {
    let ended = |on: &str| {
        dues(
            "status-report",
            &format!("started 2026-02-01, ended {on}"),
            "",
        )
    };
    assert_eq!(
        ended("2026-04-30"),
        NONE,
        "ended on the first period's last day"
    );
    assert_eq!(ended("2026-05-01"), ["2026-05-07"], "one day later");
    assert_eq!(ended("2026-07-31"), ["2026-05-07"]);
    assert_eq!(ended("2026-08-01"), ["2026-05-07", "2026-08-07"]);
}

#[test]
fn three_months_from_31_january_end_on_29_april() {
    // 31 January + 3 months is 30 April, less a day. + 6 months is 31 July, counted from the anchor
    // and not from 30 April.
    let reports = of("status-report", "started 2026-01-31, ended 2026-09-01", "");
    let periods: Vec<String> = reports
        .iter()
        .map(|d| format!("{} {}", d.period.unwrap().0, d.period.unwrap().1))
        .collect();
    assert_eq!(periods, ["2026-01-31 2026-04-29", "2026-04-30 2026-07-30"]);
    assert_eq!(reports[0].due, day("2026-05-06"));
    assert_eq!(reports[1].due, day("2026-08-06"));
}

#[test]
fn a_status_report_is_met_by_the_one_with_its_number() {
    let second_first =
        "started 2026-02-01, ended 2026-08-01, status-report-delivered 2026-05-03 occurrence=2";
    assert_eq!(
        stand("status-report", second_first, ""),
        ["2026-05-07 open", "2026-08-07 met 2026-05-03"]
    );
    let twice = "started 2026-02-01, ended 2026-07-01, status-report-delivered 2026-05-09 occurrence=1, status-report-delivered 2026-05-08 occurrence=1";
    assert_eq!(
        stand("status-report", twice, ""),
        ["2026-05-07 met 2026-05-08 late"]
    );
}

#[test]
fn the_joint_plan_comes_before_the_end() {
    assert_eq!(
        dues("joint-plan", "started 2026-02-01", ""),
        NONE,
        "no end is in sight"
    );
    let planned = "started 2026-02-01, end-planned 2026-06-30, end-planned 2026-07-31";
    assert_eq!(
        dues("joint-plan", planned, ""),
        ["2026-07-31"],
        "the last planned end"
    );
    let ended = format!("{planned}, ended 2026-05-15");
    assert_eq!(
        dues("joint-plan", &ended, ""),
        ["2026-05-15"],
        "once ended, the end itself"
    );
    let unplanned = "started 2026-02-01, ended 2026-05-15, joint-plan-made 2026-05-16";
    assert_eq!(
        stand("joint-plan", unplanned, ""),
        ["2026-05-15 met 2026-05-16 late"]
    );
}

#[test]
fn the_final_report_a_week_after_the_end() {
    assert_eq!(dues("final-report", "started 2026-02-01", ""), NONE);
    assert_eq!(
        dues("final-report", "started 2026-02-01, ended 2026-04-30", ""),
        ["2026-05-07"]
    );
    let two =
        "started 2026-02-01, ended 2026-04-30, ended 2026-06-30, final-report-delivered 2026-05-08";
    assert_eq!(
        stand("final-report", two, ""),
        ["2026-05-07 met 2026-05-08 late"],
        "of two ends the first counts"
    );
}

#[test]
fn nav_is_told_of_unexcused_absence_the_same_day() {
    let absences = "started 2026-02-01, absence-started 2026-03-03 valid=false, absence-started 2026-03-05 valid=true, left-early 2026-03-10";
    assert_eq!(
        stand("absence-notice", absences, ""),
        ["2026-03-03 overdue", "2026-03-10 overdue"]
    );
    // Each takes the earliest unused notice on or after it: the one of 2 March serves neither, that
    // of 4 March the first, and nothing is left for the second.
    let told = format!("{absences}, absence-notified 2026-03-02, absence-notified 2026-03-04");
    assert_eq!(
        stand("absence-notice", &told, ""),
        ["2026-03-03 met 2026-03-04 late", "2026-03-10 overdue"]
    );
    let all_told = format!("{told}, absence-notified 2026-03-10");
    assert_eq!(
        stand("absence-notice", &all_told, ""),
        [
            "2026-03-03 met 2026-03-04 late",
            "2026-03-10 met 2026-03-10"
        ]
    );
    // On a Sunday it is still due that Sunday: the day to do it never lies before the absence.
    let sunday = of(
        "absence-notice",
        "started 2026-02-01, left-early 2026-03-08",
        "",
    );
    assert_eq!(
        (sunday[0].due, sunday[0].work_by),
        (day("2026-03-08"), day("2026-03-08"))
    );
}

#[test]
fn the_declaration_goes_twelve_weeks_after_the_end() {
    // 1 May + 84 days: 30 in May, 30 in June, 24 July.
    let signed = "started 2026-02-01, declaration-signed 2026-02-02, ended 2026-05-01";
    assert_eq!(dues("declaration-deletion", signed, ""), ["2026-07-24"]);
    assert_eq!(
        dues(
            "declaration-deletion",
            "started 2026-02-01, ended 2026-05-01",
            ""
        ),
        NONE
    );
    let deleted = format!("{signed}, deleted 2026-07-25, declaration-deleted 2026-07-20");
    assert_eq!(
        stand("declaration-deletion", &deleted, ""),
        ["2026-07-24 met 2026-07-20"]
    );
    let with_the_rest = format!("{signed}, deleted 2026-07-25");
    assert_eq!(
        stand("declaration-deletion", &with_the_rest, ""),
        ["2026-07-24 met 2026-07-25 late"]
    );
}

#[test]
fn six_months_and_what_extensions_can_add() {
    let end = |history: &str, attributes| {
        dues(
            "duration-end",
            &format!("started 2026-02-01, {history}"),
            attributes,
        )
    };
    assert_eq!(end("", ""), ["2026-07-31"]);
    assert_eq!(
        end("", "reduced_work_capacity"),
        ["2026-07-31"],
        "the attribute extends nothing by itself"
    );
    let far = "extension-approved 2026-07-01 until=2035-01-01";
    assert_eq!(end(far, ""), ["2027-01-31"], "12 months at most");
    assert_eq!(
        end(far, "reduced_work_capacity"),
        ["2029-01-31"],
        "36 months"
    );
    assert_eq!(
        end(far, "school_or_prison_transition"),
        ["2029-07-31"],
        "42 from the transition alone"
    );
    let both = "school_or_prison_transition reduced_work_capacity";
    assert_eq!(end(far, both), ["2029-07-31"], "the greater of two maxima");
    let near = "extension-approved 2026-07-01 until=2026-06-01";
    assert_eq!(
        end(near, ""),
        ["2026-07-31"],
        "never before the base period's end"
    );
    let last = "extension-approved 2026-07-01 until=2026-12-31, extension-approved 2026-07-15 until=2026-10-15";
    assert_eq!(
        end(last, ""),
        ["2026-10-15"],
        "the last one approved, though shorter"
    );
    let exact = "extension-approved 2026-07-01 until=2027-01-31";
    assert_eq!(end(exact, ""), ["2027-01-31"]);
}

#[test]
fn durations_end_the_day_before_the_month_is_full() {
    let end = |started: &str| dues("duration-end", &format!("started {started}"), "");
    // 31 August + 6 months is 28 February, less a day.
    assert_eq!(end("2026-08-31"), ["2027-02-27"]);
    // 31 January + 6 months is 31 July, less a day.
    assert_eq!(end("2026-01-31"), ["2026-07-30"]);
    // Twelve months from a leap day: 28 February 2025, less a day.
    let leap = "started 2024-02-29, extension-approved 2024-08-01 until=2030-01-01";
    assert_eq!(dues("duration-end", leap, ""), ["2025-02-27"]);
}

#[test]
fn the_end_meets_the_duration_early_or_late() {
    let ended = |on: &str| {
        stand(
            "duration-end",
            &format!("started 2026-02-01, ended {on}"),
            "",
        )
    };
    assert_eq!(ended("2026-05-01"), ["2026-07-31 met 2026-05-01"]);
    assert_eq!(ended("2026-08-01"), ["2026-07-31 met 2026-08-01 late"]);
}

#[test]
fn only_the_reading_of_the_transition_is_marked() {
    let far = "started 2026-02-01, extension-approved 2026-07-01 until=2035-01-01";
    let reading = |attributes| of("duration-end", far, attributes)[0].reading;
    assert!(
        !reading("reduced_work_capacity"),
        "three years stand in the annex"
    );
    assert!(
        reading("school_or_prison_transition"),
        "42 months alone are our reading"
    );
}

#[test]
fn everything_is_deleted_twelve_weeks_after_the_last_final_report() {
    let ended = "started 2026-02-01, ended 2026-04-24";
    assert_eq!(
        dues("deletion", ended, ""),
        NONE,
        "not before there is a final report"
    );
    let open = "started 2026-02-01, final-report-delivered 2026-04-30";
    assert_eq!(dues("deletion", open, ""), NONE, "nor before the end");
    // 30 April + 84 days is 23 July; a corrected report of 8 May moves it to 31 July.
    let reported = format!("{ended}, final-report-delivered 2026-04-30");
    assert_eq!(dues("deletion", &reported, ""), ["2026-07-23"]);
    let corrected = format!("{reported}, final-report-delivered 2026-05-08");
    assert_eq!(dues("deletion", &corrected, ""), ["2026-07-31"]);
    let deleted = format!("{corrected}, deleted 2026-07-30");
    assert_eq!(
        stand("deletion", &deleted, ""),
        ["2026-07-31 met 2026-07-30"]
    );
}

#[test]
fn a_withdrawn_order_leaves_only_its_deletion() {
    // Ended without ever starting: 20 January + 84 days is 14 April.
    let withdrawn = all(
        "order-received 2026-01-05, ended 2026-01-20, declaration-signed 2026-01-06, end-planned 2026-01-25",
        "",
    );
    let rules: Vec<_> = withdrawn
        .iter()
        .map(|d| (d.rule.as_str(), d.due.to_string()))
        .collect();
    assert_eq!(rules, [("deletion", "2026-04-14".to_owned())]);
    assert!(
        withdrawn[0].reading,
        "the annex does not speak of withdrawn orders"
    );
}

#[test]
fn an_early_leaver_owes_no_plan_no_contact_no_work() {
    let employed = "employed_at_referral";
    // Due 1 March, 12 April and 26 April.
    for (rule, attributes, due, after) in [
        ("plan", "", "2026-03-01", "2026-03-02"),
        ("first-employer-contact", "", "2026-04-12", "2026-04-13"),
        ("in-work", employed, "2026-04-26", "2026-04-27"),
    ] {
        let ended = |on: &str| dues(rule, &format!("started 2026-02-01, ended {on}"), attributes);
        assert_eq!(ended(due), NONE, "{rule}: ended on the due date");
        assert_eq!(ended(after), [due], "{rule}: one day later it was owed");
    }
    let met = "started 2026-02-01, plan-delivered 2026-02-10, ended 2026-02-20";
    assert_eq!(
        stand("plan", met, ""),
        ["2026-03-01 met 2026-02-10"],
        "what was done stays"
    );
}

#[test]
fn the_portfolio_reports_on_the_seventh_and_half_yearly() {
    let deadlines = vest_viken().portfolio_deadlines(
        &Settings::default(),
        day("2026-05-01"),
        day("2026-06-30"),
    );
    let told: Vec<String> = deadlines
        .iter()
        .map(|d| {
            format!(
                "{} {} for {}–{}, by {}",
                d.rule, d.due, d.period.0, d.period.1, d.work_by
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "monthly-results 2026-05-07 for 2026-04-01–2026-04-30, by 2026-05-07",
            "evaluation 2026-06-01 for 2025-12-01–2026-05-31, by 2026-06-01",
            // Sunday 7 June.
            "monthly-results 2026-06-07 for 2026-05-01–2026-05-31, by 2026-06-05",
        ]
    );
}

#[test]
fn only_readings_can_be_adjusted() {
    let offset = |rule: &str, text: &str| {
        let mut settings = Settings::default();
        settings
            .offsets
            .insert(rule.to_owned(), Steps::parse(text).unwrap());
        settings
    };
    let agreement = vest_viken();
    assert!(offset("deletion", "10 weeks").check(&agreement).is_ok());
    assert!(
        offset("plan", "10 weeks").check(&agreement).is_err(),
        "four weeks are NAV's"
    );
    assert!(
        offset("pla", "10 weeks").check(&agreement).is_err(),
        "no such rule"
    );
    assert!(
        offset("deletion", "10 weeks * n")
            .check(&agreement)
            .is_err(),
        "it comes only once"
    );
    // 30 April + 70 days is 9 July.
    let events = history("started 2026-02-01, ended 2026-04-24, final-report-delivered 2026-04-30");
    let attributes = attributes("");
    let query = Query::new(&events, &attributes, day("2026-05-04"), day("2027-05-04"));
    let deadlines = agreement.deadlines(&query.with_settings(offset("deletion", "10 weeks")));
    let deletion = deadlines.iter().find(|d| d.rule == "deletion").unwrap();
    assert_eq!(deletion.due, day("2026-07-09"));
}
