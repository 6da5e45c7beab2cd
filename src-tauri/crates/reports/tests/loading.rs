//! Template files: what is refused, and how it is told.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{FINAL, SOUND, STATUS, fault};
use domain::EventKind;
use reports::{FieldKind, Registry, Width};
use std::collections::BTreeSet;

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
    assert_eq!(template.settles, Some(EventKind::PlanDelivered));
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

/// The ids of the agreements in assets.
fn agreements() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/agreements");
    let files = std::fs::read_dir(folder).expect("assets");
    let paths = files.map(|file| file.expect("file").path());
    paths
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect()
}

#[test]
fn the_embedded_templates_are_sound_and_found() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/reports");
    let (mut files, mut faults) = (BTreeSet::new(), Vec::new());
    for agreement in std::fs::read_dir(folder).expect("assets") {
        let folder = agreement.expect("folder");
        for file in std::fs::read_dir(folder.path()).expect("folder") {
            let path = file.expect("file").path();
            let text = std::fs::read_to_string(&path).expect("text");
            let named = format!(
                "{}/{}",
                folder.file_name().to_string_lossy(),
                path.file_stem().expect("a name").to_string_lossy()
            );
            let mut registry = Registry::default();
            for agreement in agreements() {
                registry.know(&agreement);
            }
            match registry.add_to_known(&named, &text) {
                Err(fault) => faults.push(fault.to_string()),
                Ok(()) => {
                    let first = registry.all().first().expect("just added");
                    let folder = if first.shared {
                        "felles"
                    } else {
                        &first.agreement
                    };
                    let name = first.id.rsplit('/').next().expect("a name");
                    assert!(
                        named == format!("{folder}/{name}"),
                        "{named} is named by its id"
                    );
                    files.insert((first.shared, first.id.clone()));
                }
            }
        }
    }
    assert_eq!(faults, [""; 0]);
    let registry = Registry::embedded();
    for (shared, id) in files {
        let found = registry
            .get(&id)
            .is_some_and(|t| t.shared == shared || !t.shared);
        assert!(found, "{id} is embedded");
    }
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
