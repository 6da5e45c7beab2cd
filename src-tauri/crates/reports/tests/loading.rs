//! Template files: what is refused, and how it is told.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{FINAL, STATUS};
use domain::EventKind;
use reports::{FieldKind, Registry, Width};

const SOUND: &str = r#"id = "avtale/rapport"
agreement = "avtale"
version = 1
title = "Rapport"
source = "Bilag 1"
settles = "plan-delivered"

[[section]]

[[section.field]]
id = "navn"
label = "Navn:"
kind = "line"
prefill = "person.name"
"#;

/// The fault of `SOUND` with one text put in another's place, as (line, reason).
#[track_caller]
fn fault(old: &str, new: &str) -> (usize, String) {
    assert!(SOUND.contains(old), "{old}");
    let text = SOUND.replacen(old, new, 1);
    let fault = Registry::default()
        .add("min.toml", &text)
        .expect_err("this file is faulty");
    assert_eq!(fault.file, "min.toml");
    (fault.line, fault.reason)
}

#[test]
fn a_sound_file_needs_little() {
    let mut registry = Registry::default();
    registry.add("min.toml", SOUND).expect("sound");
    let template = registry.get("avtale/rapport").expect("just added");
    let field = template.field("navn").expect("its only field");
    assert!(
        field.required,
        "«fylles ut i sin helhet» is the rule, not the exception"
    );
    assert_eq!((field.width, field.kind), (Width::Full, FieldKind::Line));
    assert_eq!(template.settles, EventKind::PlanDelivered);
}

#[test]
fn faults_name_line_and_reason_in_norwegian() {
    let cases = [
        ("version = 1", "versjon = 1", 3, "Ukjent nøkkel: «versjon»."),
        ("label = \"Navn:\"\n", "", 10, "Nøkkelen «label» mangler."),
        ("label = \"Navn:\"", "label = \" \"", 12, "Teksten er tom."),
        (
            "\"Navn:\"",
            "\"Navn 😀:\"",
            12,
            "Tegnet «\\u{1f600}» kan ikke stå her.",
        ),
        (
            "\"Rapport\"",
            "\"Rap\\nport\"",
            4,
            "Tegnet «\\n» kan ikke stå her.",
        ),
        (
            "version = 1",
            "version = 0",
            3,
            "Versjonen må være et helt tall fra 1.",
        ),
        (
            "version = 1",
            "version = \"1\"",
            3,
            "Verdien er av feil type",
        ),
        (
            "version = 1",
            "version = 1\nversion = 1",
            4,
            "Nøkkelen er satt to ganger.",
        ),
        ("version = 1", "version 1", 3, "Filen er ikke gyldig TOML"),
        (
            "\"plan-delivered\"",
            "\"levert\"",
            6,
            "Ukjent hendelse: «levert».",
        ),
        (
            "\"line\"",
            "\"linje\"",
            13,
            "Ukjent felttype: «linje». Mulige: line, text,",
        ),
        (
            "\"person.name\"",
            "\"person.nme\"",
            14,
            "Ukjent kilde: «person.nme». Mulige: person.name,",
        ),
        (
            "\"line\"",
            "\"line\"\nwidth = \"third\"",
            14,
            "Ukjent bredde: «third». Mulige: full, half.",
        ),
        (
            "\"line\"",
            "\"signature\"",
            14,
            "En underskrift kan ikke fylles ut på forhånd.",
        ),
        (
            "id = \"navn\"",
            "id = \"Navn\"",
            11,
            "Felt-id-en «Navn» må være",
        ),
        (
            "avtale/rapport",
            "annen/rapport",
            1,
            "Id-en må være «avtale/» og et navn",
        ),
        (
            "avtale/rapport",
            "avtale/",
            1,
            "Id-en må være «avtale/» og et navn",
        ),
        (
            "[[section.field]]\n",
            "field = []\n[x]\n",
            11,
            "Ukjent nøkkel: «x».",
        ),
    ];
    for (old, new, line, reason) in cases {
        let found = fault(old, new);
        assert!(
            found.0 == line && found.1.starts_with(reason),
            "{new:?}: {found:?}"
        );
    }
}

#[test]
fn an_id_stands_once() {
    let again = "\n[[section]]\n[[section.field]]\nid = \"navn\"\nlabel = \"Navn igjen:\"\nkind = \"line\"\n";
    let text = format!("{SOUND}{again}");
    let fault = Registry::default()
        .add("min.toml", &text)
        .expect_err("twice");
    assert_eq!(
        fault.to_string(),
        "min.toml, linje 18: Felt-id-en «navn» er brukt før i malen."
    );
}

#[test]
fn a_faulty_file_changes_nothing() {
    let mut registry = Registry::embedded();
    let before = registry.all().to_vec();
    registry.add("x.toml", "id = 3").expect_err("faulty");
    registry.add("y.toml", "\u{0}\u{1}{").expect_err("faulty");
    assert_eq!(registry.all(), before);
}

#[test]
fn a_twin_is_refused_and_a_new_version_stands_beside() {
    let mut registry = Registry::default();
    registry.add("a.toml", SOUND).expect("sound");
    let twin = registry.add("twin.toml", &SOUND.replace("Rapport\"", "Rettet\""));
    assert!(twin.is_err_and(|fault| fault.reason.contains("finnes allerede")));
    assert_eq!(
        registry.get("avtale/rapport").map(|t| t.title.as_str()),
        Some("Rapport"),
        "NAV's own template is never replaced silently"
    );

    registry
        .add("b.toml", &SOUND.replace("version = 1", "version = 2"))
        .expect("sound");
    assert_eq!(registry.all().len(), 2);
    assert_eq!(registry.get("avtale/rapport").map(|t| t.version), Some(2));
    assert!(
        registry.get_version("avtale/rapport", 1).is_some(),
        "a case keeps its version"
    );
    assert_eq!(registry.for_agreement("avtale").len(), 1);
}

#[test]
fn the_embedded_templates_are_sound_and_found() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/reports");
    let mut files = 0;
    for agreement in std::fs::read_dir(folder).expect("assets") {
        for file in std::fs::read_dir(agreement.expect("folder").path()).expect("folder") {
            let path = file.expect("file").path();
            let text = std::fs::read_to_string(&path).expect("text");
            Registry::default()
                .add(&path.to_string_lossy(), &text)
                .unwrap_or_else(|f| panic!("{f}"));
            files += 1;
        }
    }
    let registry = Registry::embedded();
    assert_eq!(
        registry.all().len(),
        files,
        "every file under assets/reports is embedded"
    );
    let settling = |event| {
        registry
            .settling("jmo-vest-viken", event)
            .map(|t| t.id.as_str())
    };
    assert_eq!(settling(EventKind::StatusReportDelivered), Some(STATUS));
    assert_eq!(settling(EventKind::FinalReportDelivered), Some(FINAL));
    assert_eq!(settling(EventKind::Deleted), None);
}

#[test]
fn the_window_gets_the_whole_template() {
    let template = common::template(STATUS);
    let json = serde_json::to_value(&template).expect("json");
    assert_eq!(json["settles"], "status-report-delivered");
    assert_eq!(
        json["sections"][1]["heading"],
        "Arbeidsgiver i rapporteringsperioden"
    );
    let field = &json["sections"][0]["fields"][0];
    assert_eq!(field["prefill"], "person.name");
    assert_eq!(field["width"], "half");
    assert_eq!(field["required"], true);
}
