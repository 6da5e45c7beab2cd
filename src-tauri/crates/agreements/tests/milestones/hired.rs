//! «Ansettelse»: each criterion and its edges. The measure begins on 5 January 2026.

use crate::support::*;
use domain::{Event, EventKind, event::Milestone};

const TODAY: &str = "2026-05-04";

/// Asserts how hiring stands on 4 May 2026, for a table of jobs.
fn table(rows: &[(&str, &str)]) {
    for (jobs, told) in rows {
        assert_eq!(hired(&case(jobs), TODAY), *told, "{jobs}");
    }
}

#[test]
fn a_permanent_job_of_half_time_is_enough() {
    table(&[
        // Two months from 2 February end with 2 April: «innen to måneder etter».
        (
            "kafe permanent 50 2026-02-02..",
            "held 2026-02-02 by kafe, claim 2026-02-02–2026-04-02",
        ),
        (
            "kafe permanent 49.99 2026-02-02..",
            "kafe: Stillingen er på 49,99 %; kravet er minst 50 %.",
        ),
        // The measure's first day is a day of the measure.
        (
            "kafe permanent 100 2026-01-05..",
            "held 2026-01-05 by kafe, claim 2026-01-05–2026-03-05",
        ),
        (
            "kafe permanent 100 2026-01-04..",
            "kafe: Jobben begynte 04.01.2026, før oppstart i tiltaket 05.01.2026, og teller ikke som ansettelse.",
        ),
        // Lost again: it was a hiring all the same.
        (
            "kafe permanent 60 2026-02-02..2026-02-20",
            "held 2026-02-02 by kafe, claim 2026-02-02–2026-04-02",
        ),
    ]);
}

#[test]
fn one_of_several_jobs_must_be_large_enough_by_itself() {
    table(&[
        (
            "kafe permanent 30 2026-02-02..\nlager permanent 40 2026-02-02..",
            "kafe: Stillingen er på 30 %; kravet er minst 50 %. | lager: Stillingen er på 40 %; kravet er minst 50 %.",
        ),
        (
            "kafe permanent 30 2026-02-02..\nlager permanent 50 2026-03-02..",
            "held 2026-03-02 by lager, claim 2026-03-02–2026-05-02",
        ),
    ]);
}

#[test]
fn a_signed_contract_holds_from_its_first_day() {
    let file = case("kafe permanent 60 2026-06-01..");
    let standing = standing(&file, Milestone::Hired, TODAY);
    assert_eq!(
        told(&standing),
        "coming 2026-06-01 by kafe, claim 2026-06-01–2026-08-01"
    );
    assert_eq!(
        standing.coming.unwrap().provided.as_deref(),
        Some("hvis jobben begynner og varer som avtalt")
    );
    // On the day itself it holds.
    assert_eq!(
        hired(&file, "2026-06-01"),
        "held 2026-06-01 by kafe, claim 2026-06-01–2026-08-01"
    );
}

#[test]
fn a_temporary_job_must_be_longer_than_six_months() {
    table(&[
        // 1 February–31 July are six months, to 1 August six months and a day.
        (
            "kafe temporary 50 2026-02-01..2026-07-31",
            "kafe: Avtalt ansettelse går til 31.07.2026, som er 6 måneder uten opphold; kravet er mer enn 6 måneder.",
        ),
        (
            "kafe temporary 50 2026-02-01..2026-08-01",
            "held 2026-02-01 by kafe, claim 2026-02-01–2026-04-01",
        ),
        (
            "kafe substitute 100 2026-03-01..2026-08-14",
            "kafe: Avtalt ansettelse går til 14.08.2026, som er 5 måneder og 2 uker uten opphold; kravet er mer enn 6 måneder.",
        ),
        (
            "kafe temporary 40 2026-02-01..2026-12-31",
            "kafe: Stillingen er på 40 %; kravet er minst 50 %.",
        ),
        // What was agreed counts: it was lost, but not before it had been given.
        (
            "kafe temporary 50 2026-02-01..2026-12-31 ended=2026-03-15",
            "held 2026-02-01 by kafe, claim 2026-02-01–2026-04-01",
        ),
    ]);
}

#[test]
fn months_are_clamped_as_everywhere() {
    table(&[
        // Six months from 31 August end on 27 February: more is from 28 February on.
        (
            "kafe temporary 50 2026-08-31..2027-02-27",
            "kafe: Avtalt ansettelse går til 27.02.2027, som er 6 måneder uten opphold; kravet er mer enn 6 måneder.",
        ),
        (
            "kafe temporary 50 2026-08-31..2027-02-28",
            "coming 2026-08-31 by kafe, claim 2026-08-31–2026-10-31",
        ),
    ]);
}

#[test]
fn contracts_without_a_break_count_together() {
    table(&[
        // Three and three months are six; the third contract, from 1 August, makes it more.
        (
            "a temporary 60 2026-02-01..2026-04-30\nb temporary 60 2026-05-01..2026-07-31",
            "a+b: Avtalt ansettelse går til 31.07.2026, som er 6 måneder uten opphold; kravet er mer enn 6 måneder.",
        ),
        (
            "a temporary 60 2026-02-01..2026-04-30\nb temporary 60 2026-05-01..2026-07-31\nc temporary 60 2026-08-01..2026-08-31",
            "coming 2026-08-01 by a+b+c, claim 2026-08-01–2026-10-01",
        ),
        // The second makes it more than six months at once.
        (
            "a temporary 60 2026-01-12..2026-03-31\nb temporary 60 2026-04-01..2026-09-30",
            "held 2026-04-01 by a+b, claim 2026-04-01–2026-06-01",
        ),
        // 30 April 2026 is a Thursday; 1 May is a holiday, 2 and 3 May a weekend, 4 May a Monday.
        (
            "a temporary 60 2026-01-12..2026-04-30\nb temporary 60 2026-05-04..2026-09-30",
            "held 2026-05-04 by a+b, claim 2026-05-04–2026-07-04",
        ),
        // Monday 4 May was a working day without a contract: a break.
        (
            "a temporary 60 2026-01-12..2026-04-30\nb temporary 60 2026-05-05..2026-09-30",
            "a: Avtalt ansettelse går til 30.04.2026, som er 3 måneder, 2 uker og 5 dager uten opphold; kravet er mer enn 6 måneder. | b: Avtalt ansettelse går til 30.09.2026, som er 4 måneder, 3 uker og 5 dager uten opphold; kravet er mer enn 6 måneder.",
        ),
        // One day's gap on a Wednesday.
        (
            "a temporary 60 2026-01-12..2026-03-31\nb temporary 60 2026-04-02..2026-09-30",
            "a: Avtalt ansettelse går til 31.03.2026, som er 2 måneder, 2 uker og 6 dager uten opphold; kravet er mer enn 6 måneder. | b: Avtalt ansettelse går til 30.09.2026, som er 5 måneder, 4 uker og 1 dag uten opphold; kravet er mer enn 6 måneder.",
        ),
        // The one between is too small, so there is a break.
        (
            "a temporary 60 2026-01-12..2026-03-31\nb temporary 40 2026-04-01..2026-04-30\nc temporary 60 2026-05-01..2026-08-31",
            "a: Avtalt ansettelse går til 31.03.2026, som er 2 måneder, 2 uker og 6 dager uten opphold; kravet er mer enn 6 måneder. | b: Stillingen er på 40 %; kravet er minst 50 %. | c: Avtalt ansettelse går til 31.08.2026, som er 4 måneder uten opphold; kravet er mer enn 6 måneder.",
        ),
    ]);
}

#[test]
fn a_job_that_ended_early_leaves_a_gap_to_the_next() {
    // Agreed to 30 April, but over on 15 March: what follows on 1 May begins anew.
    let file = case(
        "a temporary 60 2026-02-01..2026-04-30 ended=2026-03-15\nb temporary 60 2026-05-01..2026-08-31",
    );
    assert_eq!(
        hired(&file, TODAY),
        "a: Avtalt ansettelse går til 30.04.2026, som er 3 måneder uten opphold; kravet er mer enn 6 måneder. | b: Avtalt ansettelse går til 31.08.2026, som er 4 måneder uten opphold; kravet er mer enn 6 måneder."
    );
}

#[test]
fn the_remark_tells_of_a_bridged_weekend() {
    let file = case("a temporary 60 2026-01-12..2026-04-30\nb temporary 60 2026-05-04..2026-09-30");
    let held = standing(&file, Milestone::Hired, TODAY).held.unwrap();
    assert!(held.reading, "that a weekend is no break is a reading");
    assert_eq!(
        held.remarks,
        ["Mellom kontraktene er det bare helg eller helligdager, som her ikke regnes som opphold."]
    );
}

#[test]
fn a_temporary_job_that_becomes_permanent_holds_from_then() {
    table(&[(
        "a temporary 60 2026-02-01..2026-04-30 employer=kafe\nb permanent 60 2026-05-01.. employer=kafe",
        "held 2026-05-01 by b, claim 2026-05-01–2026-07-01",
    )]);
}

#[test]
fn unknown_days_are_asked_for() {
    table(&[
        (
            "kafe permanent 60 ..",
            "kafe: Første dag i jobben mangler («Ansatt fra»).",
        ),
        (
            "kafe temporary 60 2026-02-01..",
            "kafe: Siste dag i den midlertidige jobben mangler («Ansatt til»).",
        ),
    ]);
}

#[test]
fn the_job_held_when_referred_is_no_hiring() {
    table(&[
        (
            "kafe permanent 60 ..2026-03-31 at-referral",
            "kafe: Det er ikke ført at deltakeren er 80 % friskmeldt med plan for resten.",
        ),
        // The same permanent job with another percentage is still the same.
        (
            "a permanent 60 ..2026-03-31 at-referral employer=kafe\nb permanent 80 2026-04-01..2026-04-30 employer=kafe\nc permanent 100 2026-05-01.. employer=kafe",
            "a: Det er ikke ført at deltakeren er 80 % friskmeldt med plan for resten. | b: Jobben er den samme som ved innsøking, og teller ikke som ny ansettelse. | c: Jobben er den samme som ved innsøking, og teller ikke som ny ansettelse.",
        ),
        // Too small before, large enough now: that is new.
        (
            "a permanent 40 ..2026-03-31 at-referral employer=kafe\nb permanent 60 2026-04-01.. employer=kafe",
            "held 2026-04-01 by b, claim 2026-04-01–2026-06-01",
        ),
        // Another employer, or a time apart, is a new job.
        (
            "a permanent 60 ..2026-03-31 at-referral employer=kafe\nb permanent 60 2026-04-01.. employer=lager",
            "held 2026-04-01 by b, claim 2026-04-01–2026-06-01",
        ),
        (
            "a permanent 60 ..2026-02-27 at-referral employer=kafe\nb permanent 60 2026-04-01.. employer=kafe",
            "held 2026-04-01 by b, claim 2026-04-01–2026-06-01",
        ),
        // Temporary when referred, permanent since: that is a new employment.
        (
            "a temporary 60 ..2026-03-31 at-referral employer=kafe\nb permanent 60 2026-04-01.. employer=kafe",
            "held 2026-04-01 by b, claim 2026-04-01–2026-06-01",
        ),
    ]);
}

#[test]
fn sick_listed_from_a_job_counts_from_four_fifths_fit() {
    table(&[
        (
            "kafe permanent 100 .. at-referral fit=2026-03-01",
            "held 2026-03-01 by kafe, claim 2026-03-01–2026-05-01",
        ),
        // Fully fit at once is no less.
        (
            "kafe permanent 100 .. at-referral fully-fit=2026-03-15",
            "held 2026-03-15 by kafe, claim 2026-03-15–2026-05-15",
        ),
        (
            "kafe permanent 100 .. at-referral fit=2026-01-01",
            "kafe: Friskmeldingen 01.01.2026 er fra før oppstart i tiltaket 05.01.2026.",
        ),
        // Four fifths fit before the measure, fully fit in it.
        (
            "kafe permanent 100 .. at-referral fit=2026-01-01 fully-fit=2026-03-15",
            "held 2026-03-15 by kafe, claim 2026-03-15–2026-05-15",
        ),
        // A relapse does not undo it.
        (
            "kafe permanent 100 .. at-referral fit=2026-03-01 fully-fit=2026-03-20 sick-again=2026-04-01",
            "held 2026-03-01 by kafe, claim 2026-03-01–2026-05-01",
        ),
        (
            "kafe permanent 100 ..2026-02-28 at-referral fit=2026-03-01",
            "kafe: Arbeidsforholdet sluttet 28.02.2026, før vilkåret ble oppfylt.",
        ),
    ]);
    // A job found later is judged as any other.
    assert_eq!(
        hired(
            &case("kafe permanent 100 .. at-referral\nlager permanent 60 2026-04-01.."),
            TODAY
        ),
        "held 2026-04-01 by lager, claim 2026-04-01–2026-06-01"
    );
}

#[test]
fn beside_a_disability_pension_any_size_counts_if_the_pension_falls_as_much() {
    let rows = [
        (
            "kafe temporary 20 2026-02-02..2026-04-30 cut=20 cut-from=2026-02-02",
            "held 2026-02-02 by kafe, claim 2026-02-02–2026-04-02",
        ),
        // It counts from the day both are so.
        (
            "kafe permanent 20 2026-02-02.. cut=25 cut-from=2026-03-01",
            "held 2026-03-01 by kafe, claim 2026-03-01–2026-05-01",
        ),
        (
            "kafe permanent 37.5 2026-02-02.. cut=30 cut-from=2026-02-02",
            "kafe: Stillingen er på 37,5 %; kravet er minst 50 %. | kafe: Uføretrygden er redusert med 30 %; den må reduseres tilsvarende stillingen (37,5 %).",
        ),
        (
            "kafe permanent 30 2026-02-02..",
            "kafe: Stillingen er på 30 %; kravet er minst 50 %. | kafe: Det er ikke ført at uføretrygden er redusert; den må reduseres tilsvarende stillingen (30 %).",
        ),
        (
            "kafe permanent 30 2026-02-02.. cut=30",
            "kafe: Stillingen er på 30 %; kravet er minst 50 %. | kafe: Datoen uføretrygden ble redusert fra, mangler.",
        ),
        // Half time and more needs no such thing.
        (
            "kafe permanent 50 2026-02-02..",
            "held 2026-02-02 by kafe, claim 2026-02-02–2026-04-02",
        ),
    ];
    for (jobs, told) in rows {
        let mut file = case(jobs);
        file.case.attributes.disability_pension = true;
        assert_eq!(hired(&file, TODAY), told, "{jobs}");
    }
    // Without a pension at the start its fall is nobody's criterion.
    assert_eq!(
        hired(
            &case("kafe permanent 20 2026-02-02.. cut=20 cut-from=2026-02-02"),
            TODAY
        ),
        "kafe: Stillingen er på 20 %; kravet er minst 50 %."
    );
}

#[test]
fn of_several_hirings_the_first_counts() {
    table(&[
        (
            "a permanent 60 2026-03-02..\nb permanent 100 2026-02-02..2026-02-27",
            "held 2026-02-02 by b, claim 2026-02-02–2026-04-02",
        ),
        // Two criteria from one day: the annex names the permanent job first.
        (
            "a temporary 60 2026-02-02..2026-12-31\nb permanent 60 2026-02-02..",
            "held 2026-02-02 by b, claim 2026-02-02–2026-04-02",
        ),
    ]);
}

#[test]
fn without_a_start_or_a_job_that_is_what_is_missing() {
    assert_eq!(
        hired(&case(""), TODAY),
        "Ingen jobb som kan telle, er lagt inn."
    );
    let mut file = case("kafe permanent 60 2026-02-02..");
    file.events.clear();
    assert_eq!(
        hired(&file, TODAY),
        "Oppstart i tiltaket er ikke registrert."
    );
}

#[test]
fn a_job_begun_after_the_end_is_pointed_out() {
    let mut file = case("kafe permanent 60 2026-04-01..");
    happened(&mut file, EventKind::Ended, "2026-03-15");
    let held = standing(&file, Milestone::Hired, TODAY).held.unwrap();
    assert_eq!(
        held.remarks,
        [
            "Ansettelsen begynte 01.04.2026, etter at tiltaket ble avsluttet 15.03.2026. Avtalen sier ikke om den da teller; avklar det med NAV."
        ]
    );
}

#[test]
fn the_hiring_is_a_fact_that_follows_from_the_job() {
    let file = case("kafe permanent 60 2026-02-02..\nlager permanent 60 2026-03-02..");
    let facts = refino().facts(&file, day(TODAY), &Default::default());
    let hirings: Vec<(&str, bool, &Event)> = facts
        .iter()
        .filter(|fact| fact.event.kind == EventKind::Hired)
        .map(|fact| (fact.record.as_str(), fact.recorded, &fact.event))
        .collect();
    let [(record, recorded, event)] = hirings[..] else {
        panic!("{hirings:?}: a second job beside the first is no second hiring");
    };
    assert_eq!((record, recorded), ("kafe", false));
    assert_eq!(event.date, day("2026-02-02"));
}
