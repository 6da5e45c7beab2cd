//! The rules of REFINO with dates worked out by hand, the working in the comments. All of them stand as on
//! Monday 4 May 2026.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod support;

use agreements::Query;
use support::{At, at, attributes, day, history};

const NONE: [&str; 0] = [];

fn refino() -> At {
    at("refino-jan201802")
}

#[test]
fn the_mapping_lasts_two_months_to_the_last_day() {
    let due = |started| refino().dues("mapping-end", &format!("started {started}"), "");
    assert_eq!(due("2026-02-01"), ["2026-03-31"]);
    // + 2 months is 28 February, less a day; in a leap year 29 February, less a day.
    assert_eq!(due("2025-12-31"), ["2026-02-27"]);
    assert_eq!(due("2027-12-31"), ["2028-02-28"]);
    let ended = |on| {
        let history = format!("started 2026-02-01, ended {on}");
        refino().dues("mapping-end", &history, "")
    };
    assert_eq!(ended("2026-03-31"), NONE, "an early leaver owes none");
    assert_eq!(ended("2026-04-01"), ["2026-03-31"]);
    let met = "started 2026-02-01, mapping-completed 2026-04-02, mapping-completed 2026-03-30";
    assert_eq!(
        refino().stand("mapping-end", met, ""),
        ["2026-03-31 met 2026-03-30"],
        "of repeated ones the first"
    );
}

#[test]
fn a_plan_or_a_final_report_a_week_after_the_mapping() {
    let mapped = "started 2026-02-01, mapping-completed 2026-03-20";
    assert_eq!(refino().dues("mapping-report", mapped, ""), ["2026-03-27"]);
    let ended = format!("{mapped}, ended 2026-03-20, final-report-delivered 2026-04-01");
    assert_eq!(
        refino().stand("mapping-report", &ended, ""),
        ["2026-03-27 met 2026-04-01 late"]
    );
    let both = format!("{ended}, plan-delivered 2026-03-26");
    assert_eq!(
        refino().stand("mapping-report", &both, ""),
        ["2026-03-27 met 2026-03-26"]
    );
    assert_eq!(
        refino().dues("mapping-report", "started 2026-02-01, ended 2026-03-01", ""),
        NONE
    );
}

#[test]
fn both_limits_of_the_mapping_report_are_shown() {
    let (events, none) = (
        history("started 2026-02-01, mapping-completed 2026-03-20"),
        attributes(""),
    );
    let query = Query::new(&events, &none, day("2026-05-04"), day("2027-05-04"));
    let refino = refino();
    let found = refino.agreement.deadlines(&query);
    let report = found.iter().find(|d| d.rule == "mapping-report").unwrap();
    let also = refino.agreement.also(report, &query);
    assert_eq!(also.len(), 1);
    assert_eq!(also[0].due, day("2026-04-03"), "two weeks by the template");
    assert!(also[0].source.contains("Bilag 4"), "{}", also[0].source);
    let other = found.iter().find(|d| d.rule == "status-report").unwrap();
    assert_eq!(refino.agreement.also(other, &query), []);
}

#[test]
fn status_reports_count_from_the_mapping() {
    let history = "started 2026-02-01, mapping-completed 2026-03-31, ended 2027-01-01";
    let reports = refino().of("status-report", history, "");
    let told: Vec<_> = reports
        .iter()
        .map(|d| format!("{} {} {}", d.period.unwrap().0, d.period.unwrap().1, d.due))
        .collect();
    assert_eq!(
        told,
        [
            // 31 March + 3 months is 30 June, + 6 is 30 September, + 9 is 31 December.
            "2026-03-31 2026-06-29 2026-06-30",
            "2026-06-30 2026-09-29 2026-09-30",
            "2026-09-30 2026-12-30 2026-12-31",
        ]
    );
    assert_eq!(
        refino().dues("status-report", "started 2026-02-01", ""),
        NONE,
        "not before the mapping"
    );
    let ended = |on| {
        let history = format!("started 2026-02-01, mapping-completed 2026-03-31, ended {on}");
        refino().dues("status-report", &history, "")
    };
    assert_eq!(ended("2026-06-29"), NONE);
    assert_eq!(ended("2026-06-30"), ["2026-06-30"]);
}

#[test]
fn the_final_report_has_two_weeks() {
    let ended = "started 2026-02-01, ended 2026-04-30";
    assert_eq!(refino().dues("final-report", ended, ""), ["2026-05-14"]);
    // Thursday 14 May is Ascension Day; the working day before is Wednesday.
    assert_eq!(
        refino().of("final-report", ended, "")[0].work_by,
        day("2026-05-13")
    );
}

#[test]
fn claims_are_sent_within_two_months() {
    let mapped = "started 2025-11-01, mapping-completed 2025-12-31";
    assert_eq!(
        refino().dues("claim-mapping", mapped, ""),
        ["2026-02-28"],
        "clamped"
    );
    let hired = format!(
        "{mapped}, hired 2026-03-15 employment=temporary, hired 2026-01-10 employment=permanent"
    );
    assert_eq!(
        refino().dues("claim-hired", &hired, ""),
        ["2026-03-10"],
        "from the first hiring"
    );
    assert!(refino().of("claim-hired", &hired, "")[0].reading);
    // Each claim is met by its own.
    let sent = format!("{hired}, claim-sent 2026-02-01 milestone=mapping");
    assert_eq!(
        refino().stand("claim-mapping", &sent, ""),
        ["2026-02-28 met 2026-02-01"]
    );
    assert_eq!(
        refino().stand("claim-hired", &sent, ""),
        ["2026-03-10 overdue"]
    );
    let late = format!("{sent}, claim-sent 2026-03-11 milestone=hired");
    assert_eq!(
        refino().stand("claim-hired", &late, ""),
        ["2026-03-10 met 2026-03-11 late"]
    );
    let longer = refino().reading("claim-hired", "3 months");
    assert_eq!(longer.dues("claim-hired", &hired, ""), ["2026-04-10"]);
}

#[test]
fn retention_is_claimed_after_six_or_nine_months_and_a_day() {
    let with = |employment: &str| {
        let hired = format!("started 2025-06-01, hired 2025-08-31 employment={employment}");
        let found = refino().of("claim-retained", &hired, "");
        assert_eq!(found.len(), 1);
        (
            found[0].not_before.unwrap().to_string(),
            found[0].due.to_string(),
        )
    };
    // 31 August + 6 months is 28 February, and a day; + 8 is 30 April.
    let permanent = ("2026-03-01".to_owned(), "2026-04-30".to_owned());
    assert_eq!(with("permanent"), permanent);
    assert_eq!(with("disability-pension"), permanent, "taken as permanent");
    // + 9 months is 31 May, and a day; + 11 is 31 July.
    assert_eq!(
        with("temporary"),
        ("2026-06-01".to_owned(), "2026-07-31".to_owned())
    );
}

#[test]
fn the_sick_listed_count_from_full_fitness() {
    let hired = "started 2025-06-01, hired 2025-08-15 employment=sick-listed";
    assert_eq!(
        refino().dues("claim-retained", hired, ""),
        NONE,
        "not known yet"
    );
    let fit = format!("{hired}, fully-fit 2025-09-30");
    let found = refino().of("claim-retained", &fit, "");
    // 30 September + 6 months is 30 March, and a day; + 8 is 30 May.
    assert_eq!(found[0].not_before, Some(day("2026-03-31")));
    assert_eq!(found[0].due, day("2026-05-30"));
    // A later job of another kind carries it instead, from its own start.
    let later = format!("{fit}, hired 2025-12-01 employment=permanent");
    assert_eq!(refino().dues("claim-retained", &later, ""), ["2026-08-01"]);
    let sick_again = "started 2025-06-01, hired 2025-07-01 employment=permanent, hired 2025-09-01 employment=sick-listed";
    assert_eq!(
        refino().dues("claim-retained", sick_again, ""),
        NONE,
        "the last hiring decides"
    );
}

#[test]
fn duration_is_twelve_months_and_may_grow() {
    let far = "started 2026-02-01, extension-approved 2026-12-01 until=2040-01-01";
    assert_eq!(
        refino().dues("duration-end", "started 2026-02-01", ""),
        ["2027-01-31"]
    );
    assert_eq!(
        refino().dues("duration-end", far, ""),
        ["2027-01-31"],
        "no extension without cause"
    );
    assert_eq!(
        refino().dues("duration-end", far, "reduced_work_capacity"),
        ["2029-01-31"]
    );
    assert_eq!(
        refino().dues("duration-end", far, "school_or_prison_transition"),
        ["2029-07-31"]
    );
    let reading = |attributes| refino().of("duration-end", far, attributes)[0].reading;
    assert!(!reading("reduced_work_capacity"));
    assert!(reading("school_or_prison_transition"));
    assert!(
        !reading("reduced_work_capacity school_or_prison_transition"),
        "so the annex says"
    );
}

#[test]
fn deletion_counts_from_the_later_of_claim_and_report() {
    let ended = "started 2025-06-01, ended 2026-01-15, final-report-delivered 2026-01-20";
    // 20 January + 84 days: 11 in January, 28, 31, 14 April.
    assert_eq!(refino().dues("deletion", ended, ""), ["2026-04-14"]);
    // A claim before the report does not shorten it; one of 1 March moves it: 30 in March, 30, 24 May.
    let before = format!("{ended}, claim-sent 2025-09-01 milestone=mapping");
    assert_eq!(refino().dues("deletion", &before, ""), ["2026-04-14"]);
    let after = format!("{before}, claim-sent 2026-03-01 milestone=hired");
    assert_eq!(refino().dues("deletion", &after, ""), ["2026-05-24"]);
    assert_eq!(
        refino().of("deletion", &after, "")[0].work_by,
        day("2026-05-22"),
        "Sunday 24 May is Whit Sunday; Friday before"
    );
    let no_report = "started 2025-06-01, ended 2026-01-15, claim-sent 2026-03-01 milestone=hired";
    assert_eq!(
        refino().dues("deletion", no_report, ""),
        NONE,
        "not without a final report"
    );
    assert!(refino().of("deletion", &after, "")[0].reading);
    let sooner = refino().reading("deletion", "30 days");
    assert_eq!(sooner.dues("deletion", &after, ""), ["2026-03-31"]);
}

#[test]
fn a_withdrawn_order_leaves_only_its_deletion() {
    assert_eq!(
        refino().rules("order-received 2026-04-06, ended 2026-04-10", ""),
        ["deletion"]
    );
    // Working days from Monday 6 April, which is Easter Monday: 7 to 10 four, 13 to 17 nine, 20 ten.
    assert_eq!(
        refino().dues("start", "order-received 2026-04-06", ""),
        ["2026-04-20"]
    );
}

#[test]
fn the_portfolio_reports_in_april_and_october() {
    let deadlines = refino().agreement.portfolio_deadlines(
        &agreements::Settings::default(),
        day("2026-03-01"),
        day("2026-04-30"),
    );
    let told: Vec<_> = deadlines
        .iter()
        .map(|d| {
            let (from, to) = d.period;
            format!(
                "{} {} by {} for {from}–{to} {}",
                d.rule, d.due, d.work_by, d.reading
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            // 7 March is a Saturday.
            "monthly-results 2026-03-07 by 2026-03-06 for 2026-02-01–2026-02-28 true",
            "evaluation 2026-04-01 by 2026-04-01 for 2025-10-01–2026-03-31 false",
            "monthly-results 2026-04-07 by 2026-04-07 for 2026-03-01–2026-03-31 true",
        ]
    );
}
