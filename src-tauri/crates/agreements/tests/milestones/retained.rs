//! «Jobbfastholdelse»: each criterion and its edges. The measure begins on 5 January 2026.

use crate::support::*;
use domain::{EventKind, event::Milestone};

/// Asserts how retention stands on a day, for a table of jobs.
fn table(rows: &[(&str, &str, &str)]) {
    for (jobs, today, told) in rows {
        assert_eq!(retained(&case(jobs), today), *told, "{jobs} on {today}");
    }
}

#[test]
fn a_permanent_job_must_have_lasted_longer_than_six_months() {
    let job = "kafe permanent 60 2026-02-01..";
    table(&[
        // Six months from 1 February are over on 31 July; the first day of the claim is 2 August, the
        // last 1 October, eight months after.
        (
            job,
            "2026-05-04",
            "coming 2026-08-02 by kafe, claim 2026-08-02–2026-10-01",
        ),
        (
            job,
            "2026-08-01",
            "coming 2026-08-02 by kafe, claim 2026-08-02–2026-10-01",
        ),
        (
            job,
            "2026-08-02",
            "held 2026-08-02 by kafe, claim 2026-08-02–2026-10-01",
        ),
        // Its last day is the one that makes it more than six months.
        (
            "kafe permanent 60 2026-02-01..2026-08-01",
            "2026-09-01",
            "held 2026-08-02 by kafe, claim 2026-08-02–2026-10-01",
        ),
        (
            "kafe permanent 60 2026-02-01..2026-07-31",
            "2026-09-01",
            "kafe: Ansettelsen varte til 31.07.2026, som er 6 måneder uten opphold; kravet er mer enn 6 måneder.",
        ),
        // It is known to end: that is told before it does.
        (
            "kafe permanent 60 2026-02-01.. ended=2026-06-30",
            "2026-05-04",
            "kafe: Ansettelsen varer til 30.06.2026, som er 5 måneder uten opphold; kravet er mer enn 6 måneder.",
        ),
    ]);
}

#[test]
fn what_must_hold_on_is_said() {
    let file = case("kafe permanent 60 2026-02-01..");
    let coming = standing(&file, Milestone::Retained, "2026-05-04")
        .coming
        .unwrap();
    assert_eq!(coming.provided.as_deref(), Some("hvis jobben varer"));
    assert_eq!(coming.from, day("2026-02-01"));
}

#[test]
fn a_later_job_carries_it_when_the_first_was_lost() {
    let jobs = "kafe permanent 60 2026-02-01..2026-05-31\nlager permanent 80 2026-07-01..";
    table(&[
        // From 1 July: six months and a day are 2 January, eight months 1 March.
        (
            jobs,
            "2026-07-15",
            "coming 2027-01-02 by lager, claim 2027-01-02–2027-03-01",
        ),
        (
            jobs,
            "2027-01-02",
            "held 2027-01-02 by lager, claim 2027-01-02–2027-03-01",
        ),
    ]);
    let file = case(jobs);
    assert_eq!(
        claims(&file, "2026-07-15"),
        [
            "claim-hired 2026-04-01",
            "claim-mapping 2026-04-28",
            "claim-retained 2027-01-02–2027-03-01"
        ],
        "hired by the first, retained by the second"
    );
    assert_eq!(
        hired(&file, "2026-07-15"),
        "held 2026-02-01 by kafe, claim 2026-02-01–2026-04-01"
    );
}

#[test]
fn a_second_job_beside_the_first_changes_nothing() {
    let file = case("kafe permanent 60 2026-02-01..\nlager permanent 100 2026-05-01..");
    assert_eq!(
        claims(&file, "2026-05-04"),
        [
            "claim-hired 2026-04-01",
            "claim-mapping 2026-04-28",
            "claim-retained 2026-08-02–2026-10-01"
        ]
    );
}

#[test]
fn jobs_that_follow_at_once_are_unbroken() {
    table(&[
        // 31 May 2026 is a Sunday, 1 June a Monday: straight from one permanent job into another.
        (
            "kafe permanent 60 2026-02-01..2026-05-31\nlager permanent 80 2026-06-01..",
            "2026-06-15",
            "coming 2026-08-02 by kafe+lager, claim 2026-08-02–2026-10-01",
        ),
        // Overlapping, and the second carries on.
        (
            "kafe permanent 60 2026-02-01..2026-05-31\nlager permanent 80 2026-05-01..",
            "2026-06-15",
            "coming 2026-08-02 by kafe+lager, claim 2026-08-02–2026-10-01",
        ),
        // More hours in the same job.
        (
            "a permanent 50 2026-02-01..2026-04-30 employer=kafe\nb permanent 80 2026-05-01.. employer=kafe",
            "2026-08-02",
            "held 2026-08-02 by a+b, claim 2026-08-02–2026-10-01",
        ),
        // Fewer than half from May on: it was not kept as it was to be.
        (
            "a permanent 50 2026-02-01..2026-04-30 employer=kafe\nb permanent 40 2026-05-01.. employer=kafe",
            "2026-08-02",
            "a: Ansettelsen varte til 30.04.2026, som er 3 måneder uten opphold; kravet er mer enn 6 måneder.",
        ),
        // Monday 1 June was without a job: six months from 2 June are over on 1 December.
        (
            "kafe permanent 60 2026-02-01..2026-05-31\nlager permanent 80 2026-06-02..",
            "2026-06-15",
            "coming 2026-12-03 by lager, claim 2026-12-03–2027-02-02",
        ),
    ]);
}

#[test]
fn a_temporary_job_must_have_lasted_longer_than_nine_months() {
    table(&[
        // 1 February–31 October are nine months; the annex' report says «ni måneder og en dag».
        (
            "kafe temporary 60 2026-02-01..2026-10-31",
            "2026-05-04",
            "kafe: Ansettelsen varer til 31.10.2026, som er 9 måneder uten opphold; kravet er mer enn 9 måneder.",
        ),
        (
            "kafe temporary 60 2026-02-01..2026-11-01",
            "2026-05-04",
            "coming 2026-11-02 by kafe, claim 2026-11-02–2027-01-01",
        ),
        // Agreed for long, but over too soon.
        (
            "kafe temporary 60 2026-02-01..2026-12-31 ended=2026-09-30",
            "2026-12-01",
            "kafe: Ansettelsen varte til 30.09.2026, som er 8 måneder uten opphold; kravet er mer enn 9 måneder.",
        ),
    ]);
}

#[test]
fn a_chain_counts_from_its_first_day_though_it_was_a_hiring_only_later() {
    let file = case(
        "a temporary 60 2026-02-01..2026-04-30\nb temporary 60 2026-05-01..2026-07-31\nc temporary 60 2026-08-01..2026-11-15",
    );
    assert_eq!(
        hired(&file, "2026-09-01"),
        "held 2026-08-01 by a+b+c, claim 2026-08-01–2026-10-01"
    );
    assert_eq!(
        retained(&file, "2026-09-01"),
        "coming 2026-11-02 by a+b+c, claim 2026-11-02–2027-01-01"
    );
    assert_eq!(
        claims(&file, "2026-09-01"),
        [
            "claim-mapping 2026-04-28",
            "claim-hired 2026-10-01",
            "claim-retained 2026-11-02–2027-01-01"
        ],
        "each claim by its own day"
    );
}

#[test]
fn a_temporary_job_that_becomes_permanent_is_kept_by_whichever_comes_first() {
    table(&[
        // Nine months in all from 1 February are over before six months as permanent from 1 July.
        (
            "a temporary 60 2026-02-01..2026-06-30 employer=kafe\nb permanent 60 2026-07-01.. employer=kafe",
            "2026-07-15",
            "coming 2026-11-02 by a+b, claim 2026-11-02–2027-01-01",
        ),
        // And here after: permanent from 1 March, six months and a day are 2 September.
        (
            "a temporary 60 2026-02-01..2026-02-28 employer=kafe\nb permanent 60 2026-03-01.. employer=kafe",
            "2026-07-15",
            "coming 2026-09-02 by b, claim 2026-09-02–2026-11-01",
        ),
    ]);
}

#[test]
fn the_sick_listed_must_be_fully_fit_for_longer_than_six_months() {
    let well = "kafe permanent 100 .. at-referral fit=2026-03-01 fully-fit=2026-04-01";
    table(&[
        (
            "kafe permanent 100 .. at-referral fit=2026-03-01",
            "2026-05-04",
            "kafe: Deltakeren er ikke ført som helt friskmeldt.",
        ),
        // From 1 April: six months and a day are 2 October, eight months 1 December.
        (
            well,
            "2026-05-04",
            "coming 2026-10-02 by kafe, claim 2026-10-02–2026-12-01",
        ),
        (
            well,
            "2026-10-02",
            "held 2026-10-02 by kafe, claim 2026-10-02–2026-12-01",
        ),
        // Sick again on 1 October: fit to 30 September, six months and no more.
        (
            "kafe permanent 100 .. at-referral fit=2026-03-01 fully-fit=2026-04-01 sick-again=2026-10-01",
            "2026-11-01",
            "kafe: Deltakeren var helt friskmeldt i jobben til 30.09.2026, som er 6 måneder sammenhengende; kravet er mer enn 6 måneder.",
        ),
        // The job itself ended.
        (
            "kafe permanent 100 ..2026-08-31 at-referral fully-fit=2026-04-01",
            "2026-11-01",
            "kafe: Deltakeren var helt friskmeldt i jobben til 31.08.2026, som er 5 måneder sammenhengende; kravet er mer enn 6 måneder.",
        ),
        // It went on with another percentage, which makes no difference.
        (
            "a permanent 100 ..2026-05-31 at-referral fully-fit=2026-04-01 employer=kafe\nb permanent 40 2026-06-01.. employer=kafe",
            "2026-11-01",
            "held 2026-10-02 by a, claim 2026-10-02–2026-12-01",
        ),
        (
            "kafe permanent 100 .. at-referral fit=2026-03-01 fully-fit=2026-04-01 sick-again=2026-10-02",
            "2026-11-01",
            "held 2026-10-02 by kafe, claim 2026-10-02–2026-12-01",
        ),
    ]);
    let file = case(well);
    let coming = standing(&file, Milestone::Retained, "2026-05-04")
        .coming
        .unwrap();
    assert_eq!(
        coming.provided.as_deref(),
        Some("hvis deltakeren fortsatt er helt friskmeldt")
    );
    let facts = refino().facts(&file, day("2026-05-04"), &Default::default());
    let fully_fit = facts
        .iter()
        .find(|fact| fact.event.kind == EventKind::FullyFit);
    assert_eq!(fully_fit.unwrap().event.date, day("2026-04-01"));
}

#[test]
fn beside_a_disability_pension_it_is_kept_like_a_permanent_job() {
    let mut file = case("kafe temporary 30 2026-02-01..2026-12-31 cut=30 cut-from=2026-03-01");
    file.case.attributes.disability_pension = true;
    assert_eq!(
        retained(&file, "2026-05-04"),
        "coming 2026-09-02 by kafe, claim 2026-09-02–2026-11-01",
        "counted from the day the pension fell"
    );
}

#[test]
fn without_a_hiring_there_is_nothing_to_keep() {
    table(&[
        (
            "",
            "2026-05-04",
            "Det er ingen ansettelse å regne fra ennå: ingen jobb oppfyller kravene.",
        ),
        (
            "kafe permanent 30 2026-02-01..",
            "2026-05-04",
            "Det er ingen ansettelse å regne fra ennå: ingen jobb oppfyller kravene.",
        ),
    ]);
    assert_eq!(
        claims(
            &case("kafe permanent 60 2026-02-01..2026-05-31"),
            "2026-06-15"
        ),
        ["claim-hired 2026-04-01", "claim-mapping 2026-04-28"],
        "a job that was lost leaves no claim to wait for"
    );
}

#[test]
fn a_claim_missed_for_one_job_can_be_sent_for_a_later_one() {
    let lost = "kafe permanent 60 2026-02-01..2026-11-30";
    let later = "kafe permanent 60 2026-02-01..2026-11-30\nlager permanent 60 2027-01-04..";
    table(&[
        // The last day was 1 October 2026.
        (
            lost,
            "2026-12-01",
            "held 2026-08-02 by kafe, claim 2026-08-02–2026-10-01",
        ),
        (
            later,
            "2027-02-01",
            "held 2026-08-02 by kafe, claim 2026-08-02–2026-10-01; coming 2027-07-05 by lager, claim 2027-07-05–2027-09-04",
        ),
        (
            later,
            "2027-07-05",
            "held 2027-07-05 by lager, claim 2027-07-05–2027-09-04",
        ),
        // A job beside the first is the same unbroken time in work, and no new chance.
        (
            "kafe permanent 60 2026-02-01..\nlager permanent 60 2026-05-01..",
            "2026-12-01",
            "held 2026-08-02 by kafe, claim 2026-08-02–2026-10-01",
        ),
    ]);
    assert_eq!(
        claims(&case(later), "2027-02-01").last().unwrap(),
        "claim-retained 2027-07-05–2027-09-04"
    );
}
