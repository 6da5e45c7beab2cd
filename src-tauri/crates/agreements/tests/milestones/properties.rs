//! What must hold of every case.

use crate::support::*;
use domain::{
    CaseFile, Employment, EmploymentTerms, Percent,
    dates::{add_days, add_months},
    event::Milestone,
};
use proptest::prelude::*;

const TODAY: &str = "2027-03-01";

fn any_job() -> impl Strategy<Value = Employment> {
    let terms = prop_oneof![
        Just(EmploymentTerms::Permanent),
        Just(EmploymentTerms::Temporary),
        Just(EmploymentTerms::Substitute)
    ];
    let days = (
        prop::option::weighted(0.95, -10i64..600),
        prop::option::weighted(0.7, 0i64..420),
        prop::option::weighted(0.2, 0i64..200),
    );
    let more = (
        any::<bool>(),
        prop::option::of(0i64..400),
        prop::option::of(1u16..=100),
        0..3u8,
    );
    (terms, 1u16..=100, days, more).prop_map(|(terms, percent, days, more)| {
        let ((from, length, ended), (at_referral, fit, cut, employer)) = (days, more);
        let start = day("2026-01-05");
        let from = from.map(|days| add_days(start, days));
        let after = |days: Option<i64>| days.map(|days| add_days(from.unwrap_or(start), days));
        let fit = fit
            .filter(|_| at_referral)
            .map(|days| add_days(start, days));
        Employment {
            from,
            to: after(length),
            ended: after(ended),
            at_referral,
            fit_from: fit,
            fully_fit_from: fit.map(|day| add_days(day, 20)),
            pension_cut: cut.map(Percent::whole),
            pension_cut_from: cut.and(after(Some(10))),
            ..Employment::new(
                "case".to_owned(),
                format!("employer {employer}"),
                Percent::whole(percent),
                terms,
            )
        }
    })
}

fn any_case() -> impl Strategy<Value = CaseFile> {
    (prop::collection::vec(any_job(), 0..5), any::<bool>()).prop_map(|(jobs, pension)| {
        let mut file = case("");
        file.case.attributes.disability_pension = pension;
        let ids = (0..).map(|n: u32| format!("job {n}"));
        file.employments = ids.zip(jobs).collect();
        file
    })
}

proptest! {
    #[test]
    fn the_order_of_registration_does_not_matter(file in any_case()) {
        let mut other = file.clone();
        let ids = file.employments.keys().rev().cloned();
        other.employments = ids.zip(file.employments.values().cloned()).collect();
        for milestone in [Milestone::Hired, Milestone::Retained] {
            let days = |file: &CaseFile| {
                let standing = standing(file, milestone, TODAY);
                let of = |held: Option<agreements::Held>| held.map(|h| (h.since, h.from, h.claim));
                (of(standing.held), of(standing.coming))
            };
            prop_assert_eq!(days(&file), days(&other));
        }
        prop_assert_eq!(claims(&file, TODAY), claims(&other, TODAY));
    }

    #[test]
    fn a_further_new_job_never_undoes_a_milestone(file in any_case(), job in any_job()) {
        let mut more = file.clone();
        let job = Employment { at_referral: false, ..job };
        more.employments.insert("one more".to_owned(), job);
        for milestone in [Milestone::Hired, Milestone::Retained] {
            let reached = |file: &CaseFile| standing(file, milestone, TODAY).held.is_some();
            prop_assert!(!reached(&file) || reached(&more), "{:?}", milestone);
        }
    }

    #[test]
    fn retention_comes_after_the_hiring_and_the_months(file in any_case()) {
        let hired = standing(&file, Milestone::Hired, TODAY);
        let retained = standing(&file, Milestone::Retained, TODAY);
        if let Some(kept) = retained.held.as_ref().or(retained.coming.as_ref()) {
            let hired = hired.held.as_ref().or(hired.coming.as_ref());
            let hired = hired.expect("what is kept was a hiring");
            prop_assert!(hired.since <= kept.since);
            prop_assert!(kept.since > add_months(kept.from, 6));
        }
    }

    #[test]
    fn what_is_told_fits_together(file in any_case(), days in 0i64..900) {
        let today = add_days(day("2026-01-05"), days).to_string();
        for standing in progress(&file, &today).milestones {
            let reached = standing.held.is_some();
            prop_assert!(standing.held.iter().all(|held| held.since <= day(&today)));
            prop_assert!(standing.coming.iter().all(|held| held.since > day(&today)));
            prop_assert!(standing.held.iter().all(|held| held.provided.is_none()));
            let told = reached || standing.coming.is_some();
            prop_assert_eq!(!told, !standing.missing.is_empty(), "either it holds or something is missing");
            for held in standing.held.iter().chain(&standing.coming) {
                let claim = held.claim.as_ref().expect("every claim has its rule");
                prop_assert!(claim.from == held.since && claim.from <= claim.to);
                prop_assert!(held.jobs.iter().all(|job| file.employments.contains_key(&job.job)));
                prop_assert_eq!(held.jobs.is_empty(), standing.id == Milestone::Mapping);
            }
        }
    }

    /// The list of deadlines and the milestones tell the same days.
    #[test]
    fn the_deadlines_are_the_milestones_own(file in any_case()) {
        let listed = claims(&file, TODAY);
        for standing in progress(&file, TODAY).milestones {
            let lapsed = |held: &&agreements::Held| {
                let claim = held.claim.as_ref().unwrap();
                claim.to < day(TODAY)
            };
            let held = standing.held.as_ref();
            let basis = match held.filter(lapsed).and(standing.coming.as_ref()) {
                Some(coming) => Some(coming),
                None => held.or(standing.coming.as_ref()),
            };
            let rule = format!("claim-{}", standing.id.id());
            let listed = listed.iter().find(|claim| claim.starts_with(&rule));
            let last = basis.map(|held| held.claim.as_ref().unwrap().to.to_string());
            prop_assert_eq!(listed.map(|claim| claim[claim.len() - 10..].to_owned()), last);
        }
    }
}
