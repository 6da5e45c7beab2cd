//! From a criterion that holds to NAV's approval: the states, the proof, the phase.

use crate::support::*;
use agreements::{MilestoneState as S, Registry, Settings, Steps};
use domain::{EventKind, event::Milestone};

#[test]
fn a_case_goes_through_its_states() {
    let mut file = case("kafe permanent 60 2026-03-02..");
    file.events.clear();
    happened(&mut file, EventKind::Started, "2026-01-05");
    assert_eq!(
        states(&file, "2026-02-01"),
        [S::NotMet, S::Coming, S::Coming]
    );
    assert_eq!(
        missing(&standing(&file, Milestone::Mapping, "2026-02-01")),
        ["«Kartlegging fullført» er ikke registrert."]
    );

    happened(&mut file, EventKind::MappingCompleted, "2026-02-28");
    assert_eq!(
        states(&file, "2026-03-01"),
        [S::Claimable, S::Coming, S::Coming]
    );
    assert_eq!(
        states(&file, "2026-03-02"),
        [S::Claimable, S::ProofMissing, S::Coming],
        "the mapping's claim needs no contract"
    );
    proven(&mut file, "kafe");
    assert_eq!(
        states(&file, "2026-03-02"),
        [S::Claimable, S::Claimable, S::Coming]
    );

    // The mapping's claim: two months from 28 February. The hiring's: from 2 March.
    assert_eq!(
        states(&file, "2026-04-28"),
        [S::Claimable, S::Claimable, S::Coming]
    );
    assert_eq!(
        states(&file, "2026-04-29"),
        [S::TooLate, S::Claimable, S::Coming]
    );
    assert_eq!(
        states(&file, "2026-05-03"),
        [S::TooLate, S::TooLate, S::Coming]
    );

    claimed(&mut file, Milestone::Mapping, "2026-04-29");
    claimed(&mut file, Milestone::Hired, "2026-04-30");
    assert_eq!(
        states(&file, "2026-05-03"),
        [S::ClaimSent, S::ClaimSent, S::Coming]
    );
    let sent = |milestone| standing(&file, milestone, "2026-05-03").sent.unwrap();
    assert!(sent(Milestone::Mapping).late);
    assert!(!sent(Milestone::Hired).late);

    approved(&mut file, Milestone::Hired, "2026-05-10");
    assert_eq!(
        states(&file, "2026-05-11"),
        [S::ClaimSent, S::Approved, S::Coming]
    );
    // Six months and a day from 2 March.
    assert_eq!(
        states(&file, "2026-09-03"),
        [S::ClaimSent, S::Approved, S::Claimable]
    );
}

#[test]
fn every_job_that_carries_it_must_be_documented() {
    let jobs = "a temporary 60 2026-01-12..2026-03-31\nb temporary 60 2026-04-01..2026-09-30";
    let mut file = case(jobs);
    proven(&mut file, "a");
    let state = |file: &_| standing(file, Milestone::Hired, "2026-04-15").state;
    assert_eq!(state(&file), S::ProofMissing);
    let held = standing(&file, Milestone::Hired, "2026-04-15")
        .held
        .unwrap();
    let proof: Vec<(&str, usize)> = held
        .jobs
        .iter()
        .map(|job| (job.job.as_str(), job.attachments.len()))
        .collect();
    assert_eq!(proof, [("a", 1), ("b", 0)]);
    proven(&mut file, "b");
    assert_eq!(state(&file), S::Claimable);
}

#[test]
fn of_jobs_that_carry_it_alike_the_documented_one_does() {
    let mut file = case("a permanent 60 2026-02-02..\nb permanent 60 2026-02-02..");
    for (proof, by) in [("a", "a"), ("b", "b")] {
        file.attachments.clear();
        proven(&mut file, proof);
        let retained = standing(&file, Milestone::Retained, "2026-08-03");
        assert_eq!(retained.held.unwrap().jobs[0].job, by);
        assert_eq!(retained.state, S::Claimable);
        let hired = standing(&file, Milestone::Hired, "2026-03-01");
        assert_eq!(
            (hired.held.unwrap().jobs[0].job.as_str(), hired.state),
            (by, S::Claimable)
        );
    }
}

#[test]
fn the_phase_is_the_one_after_the_furthest_milestone() {
    let mut file = empty();
    let phase = |file: &_, on: &str| progress(file, on).phase(day(on)).unwrap().phase.clone();
    happened(&mut file, EventKind::Started, "2026-01-05");
    assert_eq!(phase(&file, "2026-02-27"), "Kartlegging");
    happened(&mut file, EventKind::MappingCompleted, "2026-02-28");
    assert_eq!(
        phase(&file, "2026-02-27"),
        "Kartlegging",
        "not before the day"
    );
    assert_eq!(phase(&file, "2026-02-28"), "Ansettelsesfase");
    let (id, job) = job("kafe permanent 60 2026-03-02..2026-03-31");
    file.employments.insert(id, job);
    assert_eq!(phase(&file, "2026-03-01"), "Ansettelsesfase");
    assert_eq!(phase(&file, "2026-03-02"), "Jobbfastholdelse");
    assert_eq!(
        phase(&file, "2026-05-01"),
        "Jobbfastholdelse",
        "lost, but hired once"
    );
    let (id, job) = crate::support::job("lager permanent 60 2026-06-01..");
    file.employments.insert(id, job);
    assert_eq!(
        phase(&file, "2027-06-01"),
        "Jobbfastholdelse",
        "there is none after the last"
    );
}

#[test]
fn an_agreement_without_milestones_has_none() {
    let file = case("kafe permanent 60 2026-03-02..");
    let other = Registry::embedded().get("jmo-vest-viken").unwrap().clone();
    let progress = other.progress(&file, day("2026-05-04"), &Settings::default());
    assert!(progress.milestones.is_empty());
    assert!(progress.phase(day("2026-05-04")).is_none());
    assert_eq!(
        other.facts(&file, day("2026-05-04"), &Settings::default()),
        file.facts()
    );
}

#[test]
fn the_providers_own_reading_moves_the_claim() {
    let agreement = refino();
    let file = case("kafe permanent 60 2026-03-02..");
    let settings = Settings {
        offsets: [("claim-hired".to_owned(), Steps::parse("6 weeks").unwrap())].into(),
        ..Settings::default()
    };
    settings.check(agreement).unwrap();
    let progress = agreement.progress(&file, day("2026-03-02"), &settings);
    let claim = progress.milestones[1].held.as_ref().unwrap().claim.clone();
    assert_eq!(claim.unwrap().to, day("2026-04-13"));
}

/// The criteria say how long something must be kept, the claims' rules from which day the claim can be
/// sent: the two must agree.
#[test]
fn the_claims_first_day_is_the_one_the_criterion_asks_for() {
    let cases = [
        "kafe permanent 60 2026-03-31..",
        "kafe temporary 60 2026-03-31..2027-12-31",
        "kafe permanent 100 .. at-referral fit=2026-03-01 fully-fit=2026-03-31",
        "kafe permanent 20 2026-03-31.. cut=20 cut-from=2026-03-31",
    ];
    let agreement = refino();
    let criteria = &agreement.milestones[2].criteria;
    for (jobs, criterion) in cases
        .iter()
        .zip(criteria.iter().take(2).chain([&criteria[3], &criteria[2]]))
    {
        let mut file = case(jobs);
        file.case.attributes.disability_pension = true;
        let coming = standing(&file, Milestone::Retained, "2026-04-01")
            .coming
            .unwrap();
        let months = i32::try_from(criterion.kept_months.unwrap()).unwrap();
        let after = domain::dates::add_months(day("2026-03-31"), months);
        assert_eq!(coming.criterion, criterion.title, "{jobs}");
        assert_eq!(coming.since, domain::dates::add_days(after, 1), "{jobs}");
        assert_eq!(coming.claim.unwrap().from, coming.since, "{jobs}");
    }
}
