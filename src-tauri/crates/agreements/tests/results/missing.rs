//! What a case lacks for a month.

use crate::support::{case, day};
use agreements::{MissingKind as K, Registry, Settings};
use domain::{
    LogEntry, Month,
    case::{Activity, MeetingForm},
};

/// What is missing in October 2026 as it stands on a day, as kind and date.
fn missing(agreement: &str, events: &str, status: Option<&str>, today: &str) -> Vec<(K, String)> {
    told(agreement, events, status, today)
        .into_iter()
        .map(|(kind, date, _)| (kind, date))
        .filter(|(kind, _)| !matches!(kind, K::NothingLogged | K::ReportDue))
        .collect()
}

fn told(
    agreement: &str,
    events: &str,
    status: Option<&str>,
    today: &str,
) -> Vec<(K, String, String)> {
    let registry = Registry::embedded();
    let file = case("case", events, "", status, &[]);
    let month = Month::parse_iso("2026-10").unwrap();
    let period = (month.first(), month.last());
    let agreement = registry.get(agreement).unwrap();
    let entries = agreement.missing_entries(&file, period, day(today), &Settings::default());
    let date = |date: Option<domain::Date>| date.map(|day| day.to_string()).unwrap_or_default();
    entries
        .into_iter()
        .map(|e| (e.kind, date(e.date), e.text))
        .collect()
}

fn one(kind: K, date: &str) -> Vec<(K, String)> {
    vec![(kind, date.to_owned())]
}

#[test]
fn an_end_without_status_is_missing_in_its_month_alone() {
    let jmo = "jmo-vest-viken";
    let began = "order-received 2026-06-01, started 2026-06-10";
    let ended = |day: &str| format!("{began}, ended {day}");
    let on = |day: &str| missing(jmo, &ended(day), None, "2026-11-04");
    assert_eq!(on("2026-10-31"), one(K::NoEndStatus, "2026-10-31"));
    assert_eq!(on("2026-09-30"), []);
    assert_eq!(on("2026-11-01"), [], "next month's");
    let said = missing(jmo, &ended("2026-10-31"), Some("in-work"), "2026-11-04");
    assert_eq!(said, []);
    let odd = missing(jmo, &ended("2026-10-31"), Some("on-the-moon"), "2026-11-04");
    assert_eq!(
        odd,
        one(K::NoEndStatus, "2026-10-31"),
        "no status of this version"
    );
    let withdrawn = missing(
        jmo,
        "order-received 2026-06-01, ended 2026-10-05",
        None,
        "2026-11-04",
    );
    assert_eq!(withdrawn, [], "never began");
}

#[test]
fn what_has_passed_without_its_event_is_missing() {
    let jmo = "jmo-vest-viken";
    let began = "order-received 2026-06-01, started 2026-06-10";
    let of = |more: &str| missing(jmo, &format!("{began}{more}"), None, "2026-11-04");
    assert_eq!(
        of(", end-planned 2026-10-20"),
        one(K::PlannedEndPassed, "2026-10-20")
    );
    assert_eq!(of(", end-planned 2026-11-02"), [], "not in October");
    assert_eq!(
        of(", end-planned 2026-10-01, end-planned 2026-11-20"),
        [],
        "planned anew"
    );
    assert_eq!(
        of(", left-early 2026-10-20"),
        one(K::LeftNotEnded, "2026-10-20")
    );
    let long = "order-received 2026-03-01, started 2026-03-10";
    assert_eq!(
        missing(jmo, long, None, "2026-11-04"),
        one(K::DurationPassed, "2026-09-09"),
        "six months, and no extension"
    );
    let extended = format!("{long}, extension-approved 2026-09-01 until=2027-01-31");
    assert_eq!(missing(jmo, &extended, None, "2026-11-04"), []);
    assert_eq!(
        missing(jmo, "order-received 2026-09-01", None, "2026-11-04"),
        one(K::StartPassed, "2026-09-15"),
        "ten working days"
    );
    assert_eq!(
        missing(jmo, "order-received 2026-10-26", None, "2026-11-04"),
        []
    );
    assert_eq!(missing(jmo, "", None, "2026-11-04"), one(K::NoOrder, ""));
    assert_eq!(
        missing(jmo, "", None, "2026-12-04"),
        [],
        "two months on it is not October's"
    );
}

#[test]
fn a_mapping_that_should_be_over_is_missing_until_it_is_registered() {
    let refino = "refino-jan201802";
    let began = "order-received 2026-07-20, started 2026-08-01";
    assert_eq!(
        missing(refino, began, None, "2026-11-04"),
        one(K::PhasePassed, "2026-09-30"),
        "two months"
    );
    let mapped = format!("{began}, mapping-completed 2026-10-05");
    assert_eq!(
        missing(refino, &mapped, None, "2026-11-04"),
        [],
        "late is not missing"
    );
    let ahead = format!("{began}, mapping-completed 2026-10-05, ended 2026-10-20");
    assert_eq!(
        missing(refino, &ahead, Some("retained-permanent"), "2026-11-04"),
        one(K::StatusBeforePhase, "2026-10-20"),
        "nothing says that she was hired"
    );
    let odd = told(refino, &ahead, Some("retained-permanent"), "2026-11-04");
    assert_eq!(
        odd[0].2,
        "Sluttstatusen «Fast sammenhengende ansettelse i over seks måneder» hører til jobbfastholdelse, men «Ansettelse» er ikke oppfylt etter det som er registrert. Registrer det som mangler, eller rett statusen."
    );
}

#[test]
fn a_month_without_a_log_and_reports_that_were_due_are_told() {
    let kinds = |events: &str, agreement: &str| -> Vec<K> {
        told(agreement, events, None, "2026-11-04")
            .into_iter()
            .map(|(kind, ..)| kind)
            .collect()
    };
    let began = "order-received 2026-07-01, started 2026-07-10, plan-delivered 2026-08-01";
    // Three months from 10 July end on 9 October, and NAV has the report a week after.
    assert_eq!(
        kinds(began, "jmo-vest-viken"),
        [K::NothingLogged, K::ReportDue]
    );
    let reported = format!("{began}, status-report-delivered 2026-10-15 occurrence=1");
    assert_eq!(kinds(&reported, "jmo-vest-viken"), [K::NothingLogged]);
    let late = "order-received 2026-10-15, started 2026-10-26";
    assert_eq!(kinds(late, "jmo-vest-viken"), [], "six days are not much");
    assert_eq!(
        kinds(
            "order-received 2026-09-26, started 2026-10-05",
            "jobb-forst"
        ),
        [],
        "this agreement counts no hours"
    );

    let registry = Registry::embedded();
    let mut file = case("case", &reported, "", None, &[]);
    let entry = |activity| LogEntry {
        case: "case".to_owned(),
        date: day("2026-10-31"),
        activity,
        form: MeetingForm::Phone,
        minutes: 0,
        group_size: None,
        outside_office: None,
        until: None,
        valid: Some(true),
        text: "".into(),
    };
    let month = Month::parse_iso("2026-10").unwrap();
    let mut logged = |activity| {
        file.entries.insert("entry".to_owned(), entry(activity));
        let agreement = registry.get("jmo-vest-viken").unwrap();
        let period = (month.first(), month.last());
        agreement
            .missing_entries(&file, period, day("2026-11-04"), &Settings::default())
            .len()
    };
    assert_eq!(logged(Activity::Absence), 1, "absence is no follow-up");
    assert_eq!(
        logged(Activity::FollowUp),
        0,
        "a contact without minutes is one"
    );
}
