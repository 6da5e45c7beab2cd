//! First texts from the case.

mod common;

use common::*;
use domain::case::Activity;
use domain::person::PersonalData;
use domain::{CaseFile, EventKind, Private};
use reports::{Context, NOT_APPLICABLE};

#[path = "prefill/agreement.rs"]
mod agreement;
#[path = "prefill/several.rs"]
mod several;

/// The first texts of the status report on February to April 2026.
fn status(file: &CaseFile) -> Values {
    prefilled(&template(STATUS), &status_context(file, &profile()))
}

/// The first texts of the final report.
fn last(file: &CaseFile) -> Values {
    let profile = profile();
    let context = Context {
        period: None,
        ..status_context(file, &profile)
    };
    prefilled(&template(FINAL), &context)
}

#[track_caller]
fn says(values: &Values, field: &str, text: &str) {
    let found = values.get(field).map(|v| v.0.as_str());
    assert_eq!(found, Some(text).filter(|t| !t.is_empty()), "{field}");
}

#[test]
fn the_status_report_begins_with_what_the_case_knows() {
    let values = status(&file());
    says(&values, "navn", "Kari Eksempel");
    says(&values, "fodselsnummer", "149087 12057");
    says(&values, "oppstartdato", "01.02.2026");
    says(&values, "rapporteringsperiode", "01.02.2026–30.04.2026");
    says(&values, "nav-kontor", "NAV Drammen");
    says(&values, "veileder-nav", "Nina Navansatt, 400 00 002");
    says(
        &values,
        "veileder-tiltaksarrangor",
        "Ola Veileder, jobbkonsulent, Eksempel Tiltak AS, 400 00 001, ola.veileder@tiltak.example",
    );
    // One repetition for each, in the order in which they began.
    says(&values, "arbeidsgiver", "Hjørnebutikken");
    says(&values, "arbeidsgiver.2", "Varelager AS");
    says(&values, "stillingsprosent", "40 %");
    says(&values, "stillingsprosent.2", "50 %");
    says(&values, "ansettelsesforhold", NOT_APPLICABLE);
    says(&values, "ansettelsesforhold.2", "midlertidig");
    says(&values, "arbeidsforhold", "arbeidspraksis");
    says(&values, "arbeidsforhold.2", "lønnet arbeid");
    says(&values, "sted-og-dato", "Drammen, 04.05.2026");
    says(&values, "status", ""); // the counsellor's own judgement
}

#[test]
fn hours_are_told_by_month_without_absence_and_own_activity() {
    let file = file();
    says(
        &status(&file),
        "oppfolgingstimer",
        "februar 2026: 3 timer, mars 2026: 3 timer, april 2026: 2,25 timer. \
         Til sammen 8,25 timer, i snitt 2,8 timer pr. måned.",
    );
    let profile = profile();
    let texts = reports::prefill(&template(STATUS), &status_context(&file, &profile));
    assert_eq!(
        texts["oppfolgingstimer"].source,
        "fra loggen: 8,25 timer, 3 møter på arbeidsplassen"
    );
    assert_eq!(texts["navn"].source, "fra deltakerens opplysninger");
}

#[test]
fn a_period_that_begins_midway_says_which_part_of_a_month() {
    let (file, profile) = (file(), profile());
    let period = Some((d("2026-02-10"), d("2026-05-09")));
    let context = Context {
        period,
        ..status_context(&file, &profile)
    };
    says(
        &prefilled(&template(STATUS), &context),
        "oppfolgingstimer",
        "10.–28. februar 2026: 1,5 timer, mars 2026: 3 timer, april 2026: 2,25 timer, \
         1.–9. mai 2026: 0 timer. Til sammen 6,75 timer, i snitt 2,3 timer pr. måned.",
    );
}

#[test]
fn absence_counts_working_days_within_the_period() {
    let mut file = file();
    says(
        &status(&file),
        "fravaer",
        "12.03.2026–13.03.2026: 2 dager, gyldig grunn – Sykdom",
    );

    // Over Easter: 1 April is the only working day before Tuesday the 7th.
    let absence = file
        .entries
        .values_mut()
        .find(|e| e.activity == Activity::Absence);
    let absence = absence.expect("one absence");
    (absence.date, absence.until, absence.valid) =
        (d("2026-04-01"), Some(d("2026-04-07")), Some(false));
    absence.text = Private::default();
    says(
        &status(&file),
        "fravaer",
        "01.04.2026–07.04.2026: 2 dager, uten gyldig grunn",
    );

    // Begun before the period: the days inside it count. By the hour: hours are told.
    let absence = file
        .entries
        .values_mut()
        .find(|e| e.activity == Activity::Absence);
    let absence = absence.expect("one absence");
    (absence.date, absence.until, absence.valid) = (d("2026-01-28"), Some(d("2026-02-02")), None);
    says(&status(&file), "fravaer", "01.02.2026–02.02.2026: 1 dag");
    let absence = file
        .entries
        .values_mut()
        .find(|e| e.activity == Activity::Absence);
    let absence = absence.expect("one absence");
    (absence.date, absence.until, absence.minutes) = (d("2026-02-03"), None, 90);
    says(&status(&file), "fravaer", "03.02.2026: 1,5 timer");

    file.entries
        .retain(|_, entry| entry.activity != Activity::Absence);
    says(
        &status(&file),
        "fravaer",
        "Ikke registrert fravær i perioden.",
    );
    file.entries.clear();
    says(&status(&file), "fravaer", ""); // a log that nobody kept tells nothing
}

#[test]
fn activities_are_grouped_and_the_workplace_has_its_own_field() {
    let values = status(&file());
    says(
        &values,
        "aktiviteter",
        "Oppfølging av deltaker: 3 ganger, 3,25 timer\n\
         03.02.2026: Kartleggingssamtale om erfaring og ønsker.\n\
         08.04.2026: Forberedte samtale med leder.\n\
         Dessuten 10.02.2026\n\n\
         Oppfølging på arbeidsplassen: 3 ganger, 4,5 timer. Se eget punkt.\n\n\
         Kontakt med arbeidsgivere: 1 gang, 0,5 timer\n\
         17.02.2026: Ringte Varelager AS om praksisplass.\n\n\
         Egenaktivitet: 1 gang, 4 timer\n\
         20.03.2026: Skrev søknader.\n\n\
         Møter og milepæler\n\
         20.02.2026: Trekantsamtale\n\
         02.03.2026: Arbeidspraksis startet\n\
         17.04.2026: Arbeidspraksis avsluttet",
    );
    says(
        &values,
        "oppfolging-arbeidsplass",
        "3 ganger, 4,5 timer\n\
         02.03.2026: Oppstart i praksis, avtalte oppgaver med leder.\n\
         16.03.2026: Justerte arbeidstid til fire timer om dagen.\n\
         15.04.2026: Samtale om videre ansettelse.",
    );
}

#[test]
fn one_employer_is_not_named_in_every_field() {
    let mut file = file();
    file.practices.clear();
    let values = status(&file);
    says(&values, "stillingsprosent", "50 %");
    says(&values, "kontaktperson", "Per Leder, 400 00 003");
    says(&values, "arbeidsforhold", "lønnet arbeid");
}

#[test]
fn a_position_of_a_half_per_cent_more_is_written_with_a_comma() {
    let mut file = file();
    file.practices.clear();
    for job in file.employments.values_mut() {
        job.percent = serde_json::from_str("37.5").unwrap();
    }
    says(&status(&file), "stillingsprosent", "37,5 %");
}

#[test]
fn practice_alone_is_no_employment() {
    let mut file = file();
    file.employments.clear();
    let values = status(&file);
    says(&values, "ansettelsesforhold", NOT_APPLICABLE);
    says(&values, "arbeidsforhold", "arbeidspraksis");

    file.practices.clear();
    let values = status(&file);
    says(&values, "ansettelsesforhold", ""); // nothing known, nothing said
    says(&values, "arbeidsgiver", "");
}

#[test]
fn only_work_in_the_period_counts() {
    let mut file = file();
    file.practices.clear();
    file.employments.clear();
    file.employments
        .insert("a".into(), employment("lager", Some("2026-05-01"), None));
    file.employments
        .insert("b".into(), employment("lager", None, Some("2026-01-31")));
    says(&status(&file), "arbeidsgiver", "");
    file.employments
        .insert("c".into(), employment("butikk", None, Some("2026-02-01")));
    says(&status(&file), "arbeidsgiver", "Hjørnebutikken");
}

#[test]
fn the_final_report_is_about_the_whole_measure() {
    let mut file = file();
    file.events
        .insert("e9".into(), event(EventKind::Ended, "2026-06-30"));
    if let Some(job) = file.employments.get_mut("j1") {
        job.in_work_from = Some(d("2026-04-22"));
    }
    let values = last(&file);
    says(&values, "sluttdato", "30.06.2026");
    says(&values, "adresse", "Testveien 1");
    says(&values, "poststed", "3015 Drammen");
    says(&values, "arbeidsgiver", "Varelager AS");
    says(&values, "i-arbeid-oppstart", "22.04.2026");
    says(&values, "i-arbeid-ansettelsesforhold", "midlertidig");
    let activities = &values["aktiviteter"].0;
    assert!(
        activities.contains("20.05.2026: Utenfor perioden."),
        "May belongs to the measure"
    );
    assert!(
        activities.contains("02.03.2026: Oppstart i praksis"),
        "there is no field apart for it"
    );

    // A job that ended before the measure did is no job at the end.
    if let Some(job) = file.employments.get_mut("j1") {
        job.to = Some(d("2026-06-29"));
    }
    says(&last(&file), "i-arbeid-arbeidsgiver", "");
}

#[test]
fn a_protected_address_is_never_filled_in() {
    let mut file = file();
    file.person.protected_address = domain::ProtectedAddress::Code7;
    let values = last(&file);
    says(&values, "adresse", "");
    says(&values, "poststed", "");
    says(&values, "navn", "Kari Eksempel");
}

#[test]
fn a_job_that_ended_before_its_contract_is_of_the_past() {
    let mut file = file();
    file.practices.clear();
    file.employments.values_mut().for_each(|job| {
        job.from = Some(d("2025-09-01"));
        job.to = None;
    });
    let employer =
        prefilled(&template(STATUS), &status_context(&file, &profile())).remove("arbeidsgiver");
    assert!(employer.is_some(), "it goes on");
    file.employments
        .values_mut()
        .for_each(|job| job.ended = Some(d("2025-12-31")));
    says(&status(&file), "arbeidsgiver", "");
}

#[test]
fn what_the_agreement_does_not_permit_is_not_filled_in() {
    let (file, profile) = (file(), profile());
    let permitted = [PersonalData::Name];
    let context = Context {
        permitted: &permitted,
        ..status_context(&file, &profile)
    };
    let values = prefilled(&template(STATUS), &context);
    says(&values, "navn", "Kari Eksempel");
    says(&values, "fodselsnummer", "");
    says(&values, "bestilling", "");
    says(&values, "arbeidsgiver", "");
    says(&values, "nav-kontor", "NAV Drammen"); // not the participant's data
}

#[test]
fn an_empty_case_fills_in_nothing_but_place_and_date() {
    let mut file = file();
    file.person = Default::default();
    file.case.nav_office = Some("nobody".into());
    file.case.nav_counsellor = None;
    (file.case.order_text, file.case.expected_hours) = Default::default();
    file.events.clear();
    file.entries.clear();
    file.employments.clear();
    file.practices.clear();
    let profile = domain::Profile::default();
    let context = Context {
        period: None,
        ..status_context(&file, &profile)
    };
    let values = prefilled(&template(STATUS), &context);
    assert_eq!(values.len(), 1, "{:?}", values.keys());
    says(&values, "sted-og-dato", "04.05.2026");
}

#[test]
fn extreme_dates_and_sums_do_no_harm() {
    let mut file = file();
    for entry in file.entries.values_mut() {
        entry.minutes = u32::MAX;
    }
    let profile = profile();
    for period in [
        ("1900-01-01", "2199-12-31"),
        ("2026-04-30", "2026-02-01"),
        ("2026-03-31", "2026-03-31"),
    ] {
        let period = Some((d(period.0), d(period.1)));
        let context = Context {
            period,
            ..status_context(&file, &profile)
        };
        let _ = reports::prefill(&template(STATUS), &context);
    }
}
