//! Template files: what is refused, and how it is told.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{FINAL, STATUS};
use domain::EventKind;
use reports::{FieldKind, Registry, Width};
use std::collections::BTreeSet;

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
                    let folder = if first.shared { "felles" } else { &first.agreement };
                    let name = first.id.rsplit('/').next().expect("a name");
                    assert!(named == format!("{folder}/{name}"), "{named} is named by its id");
                    files.insert((first.shared, first.id.clone()));
                }
            }
        }
    }
    assert_eq!(faults, [""; 0]);
    let registry = Registry::embedded();
    for (shared, id) in files {
        let found = registry.get(&id).is_some_and(|t| t.shared == shared || !t.shared);
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

/// The same template with a section of another kind in place of its only one.
fn with_section(section: &str) -> String {
    let (head, _) = SOUND.split_once("[[section]]").expect("its section");
    format!("{head}[[section]]\n{section}")
}

const FIELD: &str = "[[section.field]]\nid = \"antall\"\nlabel = \"Antall\"\nkind = \"number\"\n";
const OTHER: &str = "[[section.field]]\nid = \"hvem\"\nlabel = \"Hvem\"\nkind = \"line\"\n";
const ROWS: &str = "rows = [{ id = \"en\", label = \"En\" }]\n";

#[test]
fn sections_that_make_no_sense_are_refused() {
    let table = "look = \"table\"\n";
    let repeat = "repeat = { name = \"Uke\", max = 3 }\n";
    for (section, line, reason) in [
        (String::new(), 1, "Malen har ingen felt."),
        ("text = [\"Bare tekst\"]\n".to_owned(), 1, "Malen har ingen felt."),
        (format!("{FIELD}[[section]]\n"), 13, "Delen har ingen felt."),
        (format!("{table}{FIELD}"), 8, "En tabell må ha enten repeat"),
        (format!("{ROWS}{FIELD}"), 9, "rows krever look = \"table\"."),
        (format!("{table}{repeat}{ROWS}{FIELD}"), 11, "En del kan ha enten repeat eller rows"),
        (format!("{table}{repeat}row_title = \"Uke\"\n{FIELD}"), 11, "row_title er overskriften"),
        (format!("total = \"Sum\"\n{FIELD}"), 9, "total krever look"),
        (format!("{table}{ROWS}total = \"Sum\"\n{FIELD}"), 11, "total krever minst én tallkolonne"),
        (format!("{table}{repeat}total = \"Sum\"\n{FIELD}sum = true\n"), 14, "Den første kolonnen kan ikke"),
        (format!("{table}{ROWS}{FIELD}sum = true\n"), 15, "sum krever at delen er en tabell med total"),
        (format!("{table}rows = []\n{FIELD}"), 10, "rows må ha minst én rad."),
        (format!("{table}{}{FIELD}", ROWS.replace("}]", "}, { id = \"en\", label = \"To\" }]")), 10, "Rad-id-en «en» er brukt før"),
        (format!("{table}{}{FIELD}", ROWS.replace("\"en\"", "\"En\"")), 10, "Rad-id-en «En» må være"),
        (format!("{}{FIELD}", repeat.replace('3', "1")), 9, "max må være et helt tall fra 2 til 99."),
        (format!("{}{FIELD}", repeat.replace("max = 3", "max = 3, min = 1")), 9, "Ukjent nøkkel: «min»."),
        (format!("{repeat}text = [\"x\"]\n[[section]]\n{FIELD}"), 8, "Delen har ingen felt å gjenta"),
        (format!("look = \"grid\"\n{FIELD}"), 9, "Ukjent utseende: «grid». Mulige: form, table."),
        (format!("text = [\"Linje 😀\"]\n{FIELD}"), 9, "Tegnet «\\u{1f600}» kan ikke stå her."),
        (format!("{table}{ROWS}{FIELD}prefill = \"report.period\"\n"), 15, "Et felt med faste rader"),
        (format!("{table}{ROWS}{FIELD}width = \"half\"\n"), 15, "width gjelder ikke i en tabell"),
        (format!("{table}{ROWS}{}", FIELD.replace("number", "signature")), 14, "En underskrift får ikke plass"),
        (format!("{table}{ROWS}{}", (0..11).map(|i| FIELD.replace("antall", &format!("f{i}"))).collect::<String>()), 8, "En tabell kan ha høyst 10 felt"),
    ] {
        let text = with_section(&section);
        let fault = Registry::default().add("del.toml", &text).expect_err(&section);
        assert!(fault.line == line && fault.reason.starts_with(reason), "{section}\n{fault}");
    }
}

#[test]
fn fields_that_make_no_sense_are_refused() {
    let options = |kind: &str, options: &str| OTHER.replace("\"line\"", &format!("\"{kind}\"\noptions = {options}"));
    for (field, line, reason) in [
        (OTHER.replace("hvem", "hvem.2"), 10, "Felt-id-en «hvem.2» har punktum"),
        (OTHER.replace("line", "choice"), 12, "Nøkkelen «options» mangler"),
        (options("choice", "[]"), 13, "options må ha minst ett valg."),
        (options("checks", "[\"Ja\"]"), 13, "options må ha minst to valg"),
        (options("choice", "[\"Ja\", \"Ja\"]"), 13, "Valget «Ja» står to ganger."),
        (options("choice", "[\"Ja\", \"Ikke aktuelt\"]"), 13, "«Ikke aktuelt» kan alltid svares"),
        (options("choice", "[\"Ja \"]"), 13, "Valget kan ikke begynne eller slutte med mellomrom."),
        (options("choice", "[\"\"]"), 13, "Teksten er tom."),
        (options("line", "[\"Ja\"]"), 13, "options er bare for felt"),
        (format!("{OTHER}unit = \"kr\"\n"), 13, "unit er bare for felt av typen number."),
        (format!("{OTHER}sum = true\n"), 13, "sum er bare for felt av typen number."),
        (format!("{FIELD}sum = true\n"), 13, "sum krever at delen er en tabell"),
        (format!("{OTHER}party = \"nav\"\n"), 13, "party sier hvem som skriver under"),
        (format!("{}party = \"naboen\"\n", OTHER.replace("line", "signature")), 13, "Ukjent part: «naboen»."),
        (format!("{}required = true\n", OTHER.replace("line", "signature")), 13, "En underskrift fylles ikke ut"),
        (format!("{OTHER}comment = true\n"), 13, "comment = true er for deltakerens kommentar"),
    ] {
        let text = with_section(&field);
        let fault = Registry::default().add("felt.toml", &text).expect_err(&field);
        assert!(fault.line == line && fault.reason.starts_with(reason), "{field}\n{fault}");
    }
}

#[test]
fn heads_that_make_no_sense_are_refused() {
    for (old, new, line, reason) in [
        ("version = 1", "version = 1\nstand_in = true", 4, "En stedfortreder må ha en description"),
        ("version = 1", "version = 1\naudience = \"alle\"", 4, "Ukjent mottaker: «alle». Mulige: nav, employer,"),
        ("version = 1", "version = 1\nscope = \"alt\"", 4, "Ukjent virkeområde: «alt»."),
        ("version = 1", "version = 1\nscope = \"portfolio\"", 7, "En mal for hele avtalen hører ikke til noen deltaker"),
        ("settles = \"plan-delivered\"", "scope = \"portfolio\"", 14, "«person.name» gjelder én deltaker"),
        ("\"plan-delivered\"", "\"status-report-delivered\"", 6, "period skal være true"),
        ("agreement = \"avtale\"\n", "", 1, "Nøkkelen «agreement» mangler"),
        ("agreement = \"avtale\"", "agreement = \"avtale\"\nagreements = \"all\"", 3, "Bruk enten agreement"),
        ("agreement = \"avtale\"", "agreements = \"all\"", 1, "Id-en må være «felles/»"),
        ("avtale/rapport\"\nagreement = \"avtale\"", "felles/rapport\"\nagreement = \"felles\"", 2, "En felles mal skal ha agreements"),
        ("avtale/rapport\"\nagreement = \"avtale\"", "felles/rapport\"\nagreements = \"noen\"", 2, "agreements skal være «all»"),
        ("avtale/rapport\"\nagreement = \"avtale\"", "felles/rapport\"\nagreements = []", 2, "agreements skal være «all»"),
        ("avtale/rapport\"\nagreement = \"avtale\"", "felles/rapport\"\nagreements = [\"a\", \"a\"]", 2, "agreements skal være «all»"),
        ("avtale/rapport\"\nagreement = \"avtale\"", "felles/rapport\"\nagreements = 3", 2, "Verdien er av feil type"),
    ] {
        let found = fault(old, new);
        assert!(found.0 == line && found.1.starts_with(reason), "{new:?}: {found:?}");
    }
    assert!(
        Registry::default().add("x.toml", &SOUND.replace("version = 1", "version = 1\nperiod = true")).is_ok(),
        "a period may go with any event"
    );
    assert!(Registry::default().add("x.toml", &SOUND.replace("settles = \"plan-delivered\"", "")).is_ok());
}

#[test]
fn an_agreement_that_does_not_exist_is_refused_where_it_is_known_which_do() {
    let mut registry = Registry::default();
    registry.know("annen");
    let fault = registry.add_to_known("min.toml", SOUND).expect_err("no such agreement");
    assert_eq!(fault.to_string(), "min.toml, linje 2: Det finnes ingen avtale «avtale». Mulige: annen.");
    registry.know("avtale");
    assert!(registry.add_to_known("min.toml", SOUND).is_ok());
}

fn shared(agreements: &str) -> String {
    SOUND.replace(
        "avtale/rapport\"\nagreement = \"avtale\"",
        &format!("felles/rapport\"\nagreements = {agreements}"),
    )
}

#[test]
fn a_shared_template_stands_under_each_agreement_and_gives_way_to_its_own() {
    let mut registry = Registry::default();
    registry.add("felles.toml", &shared("[\"en\", \"avtale\"]")).expect("sound");
    let ids = |registry: &Registry| -> Vec<String> { registry.all().iter().map(|t| t.id.clone()).collect() };
    assert_eq!(ids(&registry), ["avtale/rapport", "en/rapport"]);
    let one = registry.get("en/rapport").expect("shared");
    assert!(one.shared && one.agreement == "en");
    assert_eq!(registry.for_agreement("en").len(), 1);
    assert!(registry.settling("en", EventKind::PlanDelivered).is_some());
    assert!(registry.get("felles/rapport").is_none());

    registry.add("egen.toml", &SOUND.replace("Rapport\"", "Egen\"")).expect("beside");
    assert_eq!(registry.get("avtale/rapport").map(|t| t.title.as_str()), Some("Egen"));
    assert_eq!(registry.get("en/rapport").map(|t| t.title.as_str()), Some("Rapport"));
    assert_eq!(ids(&registry).len(), 2, "the shared one is not offered beside it");

    let twin = registry.add("igjen.toml", &shared("[\"tredje\"]")).expect_err("a twin");
    assert!(twin.reason.starts_with("Malen «felles/rapport» versjon 1 finnes allerede"), "{twin}");
}

#[test]
fn a_template_for_all_follows_the_agreements() {
    let mut registry = Registry::default();
    registry.know("en");
    registry.add("felles.toml", &shared("\"all\"")).expect("sound");
    assert!(registry.get("en/rapport").is_some());
    assert!(registry.get("to/rapport").is_none(), "an agreement that is not there has no templates");
    registry.know("to");
    assert!(registry.get("to/rapport").is_some_and(|t| t.agreement == "to"));
}
