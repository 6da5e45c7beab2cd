//! What comes from the agreement's details, and from what is expected.

use super::*;
use domain::{AgreementDetails, EventKind};
use reports::{Source, Under, first_text};

fn told(file: &CaseFile, under: &Under, source: Source) -> Option<(String, String)> {
    let profile = profile();
    let context = Context {
        under,
        ..status_context(file, &profile)
    };
    let first = first_text(&template(STATUS), &context, source)?;
    Some((first.text.0, first.source))
}

fn text(file: &CaseFile, source: Source) -> Option<String> {
    told(file, &Under::default(), source).map(|(text, _)| text)
}

#[test]
fn numbers_come_from_the_agreements_details() {
    let under = Under {
        details: Some(AgreementDetails {
            agreement: "jmo-vest-viken".into(),
            measure_number: "123456".into(),
            agreement_number: "24-1234".into(),
            your_reference: "XXX1400".into(),
            places: Some(12),
            ..AgreementDetails::default()
        }),
        ..Under::default()
    };
    let told = |source| told(&file(), &under, source).expect("known");
    assert_eq!(told(Source::AgreementMeasureNumber).0, "123456");
    assert_eq!(told(Source::AgreementNumber).0, "24-1234");
    assert_eq!(told(Source::AgreementYourReference).0, "XXX1400");
    assert_eq!(told(Source::AgreementPlaces).0, "12");
    assert_eq!(
        told(Source::ProviderNameAndMeasureNumber),
        (
            "Eksempel Tiltak AS, 123456".to_owned(),
            "fra profilen og avtaleopplysningene".to_owned()
        )
    );
}

#[test]
fn a_measure_number_that_nobody_has_told_is_said_to_be_missing() {
    let source = Source::ProviderNameAndMeasureNumber;
    let (name, from) = told(&file(), &Under::default(), source).expect("the name");
    assert_eq!(name, "Eksempel Tiltak AS");
    assert!(from.contains("tiltaksnummeret står ikke"), "{from}");
    assert_eq!(text(&file(), Source::AgreementNumber), None);
}

#[test]
fn hours_a_month_are_reckoned_a_week() {
    let weekly = |told: &str| {
        let mut file = file();
        file.case.expected_hours = told.into();
        text(&file, Source::CaseExpectedHoursWeekly)
    };
    assert_eq!(
        weekly("Om lag 6 timer").as_deref(),
        Some("ca. 1,4 timer pr. uke")
    );
    assert_eq!(weekly("13").as_deref(), Some("ca. 3 timer pr. uke"));
    for unclear in ["", "etter behov", "2 timer i uken", "4 til 6 timer", "0"] {
        assert_eq!(weekly(unclear), None, "{unclear}: no guess is made");
    }
}

#[test]
fn an_extension_rests_on_what_is_known() {
    let mut file = file();
    let grounds = |file: &CaseFile| text(file, Source::CaseExtensionGrounds);
    assert_eq!(grounds(&file).as_deref(), Some("Ordinær forlengelse"));
    file.case.attributes.reduced_work_capacity = true;
    file.case.attributes.school_or_prison_transition = true;
    assert_eq!(
        grounds(&file).as_deref(),
        Some("Nedsatt arbeidsevne\nOvergang fra skole eller soning i institusjon")
    );
    assert_eq!(
        text(&file, Source::CaseExtensionUntil),
        None,
        "nothing more can be given"
    );
}

#[test]
fn a_notice_tells_whether_someone_stays_away_or_has_left() {
    let mut file = file();
    let kind = |file: &CaseFile| text(file, Source::AbsenceKind);
    assert_eq!(kind(&file), None, "the one absence has a valid reason");
    assert_eq!(text(&file, Source::LogContactAttempts), None);

    let mut away = entry("2026-04-07", Activity::Absence, 0, "");
    away.valid = Some(false);
    file.entries.insert("away".into(), away);
    assert_eq!(
        kind(&file).as_deref(),
        Some("Deltaker møter ikke i tiltaket uten gyldig grunn")
    );
    let mut call = entry("2026-04-07", Activity::FollowUp, 0, "Svarte ikke");
    call.form = domain::case::MeetingForm::Phone;
    file.entries.insert("call".into(), call);
    assert_eq!(
        text(&file, Source::LogContactAttempts).as_deref(),
        Some("07.04.2026: telefon\n08.04.2026: oppmøte\n20.05.2026: oppmøte"),
        "when and how, and not what was said"
    );

    file.events
        .insert("left".into(), event(EventKind::LeftEarly, "2026-04-10"));
    assert_eq!(kind(&file).as_deref(), Some("Deltaker slutter underveis"));
}
