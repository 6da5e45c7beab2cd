//! What must hold of any case and period.

use crate::support::{agreement, case, day, entry, event, meeting};
use agreements::indicators::{By, Measured, Period};
use domain::{
    CaseFile, Date, Employment, EventKind, LogEntry, Percent,
    case::{Activity, EmploymentTerms},
    dates::add_days,
};
use proptest::prelude::*;

/// The days that things happen on: half a year around the period.
fn any_day() -> impl Strategy<Value = Date> {
    (0i64..200).prop_map(|n| add_days(day("2026-06-01"), n))
}

fn period() -> Period {
    Period {
        from: day("2026-09-01"),
        to: day("2026-09-30"),
        today: day("2026-12-24"),
    }
}

fn any_entry() -> impl Strategy<Value = LogEntry> {
    let activities = prop_oneof![
        Just(Activity::FollowUp),
        Just(Activity::Workplace),
        Just(Activity::EmployerContact),
        Just(Activity::Cooperation),
        Just(Activity::OwnActivity),
    ];
    (any_day(), activities, any::<Option<bool>>(), 0u32..200).prop_map(
        |(date, activity, outside_office, minutes)| LogEntry {
            outside_office,
            minutes,
            ..meeting(date, activity)
        },
    )
}

fn any_job() -> impl Strategy<Value = Employment> {
    (
        any_day(),
        prop::option::of(0i64..90),
        any::<Option<bool>>(),
        0u8..3,
    )
        .prop_map(|(from, length, ordinary, employer)| Employment {
            in_work_from: Some(from),
            to: length.map(|days| add_days(from, days)),
            ordinary,
            position: format!("stilling {employer}").into(),
            ..Employment::new(
                "case".to_owned(),
                format!("employer {employer}"),
                Percent::whole(50),
                EmploymentTerms::Permanent,
            )
        })
}

fn any_file() -> impl Strategy<Value = CaseFile> {
    let entries = prop::collection::vec(any_entry(), 0..8);
    let jobs = prop::collection::vec(any_job(), 0..3);
    (any_day(), prop::option::of(0i64..120), entries, jobs).prop_map(
        |(started, length, entries, jobs)| {
            let mut file = case("case");
            event(&mut file, EventKind::Started, started);
            if let Some(days) = length {
                event(&mut file, EventKind::Ended, add_days(started, days));
            }
            for each in entries {
                entry(&mut file, each);
            }
            file.employments = (0..).map(|n: u32| format!("job {n}")).zip(jobs).collect();
            file
        },
    )
}

fn all(file: &CaseFile, period: Period) -> Vec<(By, Measured)> {
    let agreement = agreement();
    let files = std::slice::from_ref(file);
    let of = |each| agreement.measure(each, files, period, "");
    agreement
        .indicators
        .iter()
        .map(|each| (each.by, of(each)))
        .collect()
}

/// Whether a first contact decides, so that an earlier one changes what the later ones are.
fn rests_on_the_first(by: By) -> bool {
    matches!(
        by,
        By::DaysToEmployerContact | By::EmployerContactWithin { .. } | By::FollowedUpWithin { .. }
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_entry_after_the_period_changes_nothing(file in any_file(), mut later in any_entry(), days in 1i64..80) {
        later.date = add_days(period().to, days);
        let before = all(&file, period());
        let mut with = file;
        entry(&mut with, later);
        prop_assert_eq!(before, all(&with, period()));
    }

    #[test]
    fn nor_does_one_before_it_but_for_what_rests_on_the_first(
        file in any_file(), mut earlier in any_entry(), days in 1i64..80,
    ) {
        earlier.date = add_days(period().from, -days);
        let before = all(&file, period());
        let mut with = file;
        entry(&mut with, earlier);
        for ((by, before), (_, after)) in before.into_iter().zip(all(&with, period())) {
            if !rests_on_the_first(by) {
                prop_assert_eq!(before, after);
            }
        }
    }

    #[test]
    fn a_job_outside_the_period_changes_no_count_of_jobs(file in any_file(), mut job in any_job(), days in 1i64..80) {
        job.in_work_from = Some(add_days(period().to, days));
        let jobs = |file: &CaseFile| -> Vec<Measured> {
            let counts = |by| matches!(by, By::VarietyOfEmployers | By::VarietyOfPositions | By::OrdinaryJobs);
            all(file, period()).into_iter().filter(|(by, _)| counts(*by)).map(|(_, found)| found).collect()
        };
        let before = jobs(&file);
        let mut with = file;
        with.employments.insert("another".to_owned(), job);
        prop_assert_eq!(before, jobs(&with));
    }

    #[test]
    fn a_share_lies_between_0_and_100_and_never_stands_for_nothing(file in any_file()) {
        for (by, found) in all(&file, period()) {
            let Some(value) = found.value else {
                prop_assert_eq!(found.text(), "–");
                prop_assert_eq!(found.within, None);
                continue;
            };
            prop_assert!(value.under > 0);
            if found.text().ends_with('%') {
                prop_assert!(value.over <= 100 * value.under, "{by:?}: {}", found.text());
            }
        }
    }

    #[test]
    fn what_is_settled_is_settled_once(file in any_file()) {
        // Months add up to the half year that they make, for whatever is a time limit.
        let month = |n: i32| {
            let from = domain::dates::add_months(day("2026-06-01"), n);
            Period { from, to: add_days(domain::dates::add_months(from, 1), -1), today: day("2027-12-24") }
        };
        let whole = Period { from: day("2026-06-01"), to: day("2027-05-31"), today: day("2027-12-24") };
        for (n, (by, found)) in all(&file, whole).into_iter().enumerate() {
            if !matches!(by, By::EmployerContactWithin { .. } | By::FollowedUpWithin { .. }) {
                continue;
            }
            let parts: usize = (0..12).map(|m| all(&file, month(m))[n].1.behind.len()).sum();
            prop_assert_eq!(parts, found.behind.len());
        }
    }
}
