//! Templates in a report's work: parts that there may be several of, kinds that take no free text, and a
//! provider's own files.

use crate::support::{Office, app};
use api::Code;
use serde_json::{Value, json};
use std::fs;

const FORM: &str = r#"id = "jmo-vest-viken/eget-skjema"
agreement = "jmo-vest-viken"
version = 1
title = "Eget skjema"
source = "Bilag 1"

[[section]]
repeat = { name = "Arbeidsgiver", max = 3 }

[[section.field]]
id = "arbeidsgiver"
label = "Navn på arbeidsgiver:"
kind = "line"

[[section.field]]
id = "dialog"
label = "Videre dialog?"
kind = "choice"
options = ["Ja", "Nei"]

[[section]]
look = "table"
rows = [{ id = "for", label = "Før" }, { id = "etter", label = "Etter" }]

[[section.field]]
id = "timer"
label = "Timer"
kind = "number"
"#;

const ID: &str = "jmo-vest-viken/eget-skjema";

/// An office whose provider has put template files into `reports/`.
fn office(files: &[(&str, &str)]) -> Office {
    let mut office = Office::new();
    for (name, text) in files {
        let path = office.store().join("reports").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    office.reopen("2026-05-04");
    office
}

fn missing(check: &Value) -> Vec<(&str, Option<&str>)> {
    let rows = check["missing"].as_array().unwrap().iter();
    rows.map(|row| (row["field"].as_str().unwrap(), row["place"].as_str()))
        .collect()
}

#[test]
fn a_further_repetition_is_there_as_long_as_a_key_of_it_is() {
    let mut office = office(&[("skjema.toml", FORM)]);
    let case = office.kari();
    let id = office.make("report.begin", json!({ "case": case, "template": ID }));
    let save = |office: &mut Office, values: Value| {
        office.call("report.save", json!({ "id": id, "values": values }))
    };

    let all = json!({ "arbeidsgiver": "Varelager AS", "dialog": "Ja", "timer.for": "2,5", "timer.etter": "Ikke aktuelt" });
    assert_eq!(missing(&save(&mut office, all)), []);
    let two = save(&mut office, json!({ "arbeidsgiver.2": "" }));
    assert_eq!(
        missing(&two),
        [
            ("arbeidsgiver.2", Some("Arbeidsgiver 2")),
            ("dialog.2", Some("Arbeidsgiver 2"))
        ],
        "an empty entry says that it is there"
    );
    let folder = office.out();
    let export = json!({ "id": id, "folder": folder, "file_name": "skjema.pdf" });
    let refused = office.refused(&case, "report.export", export.clone(), Code::Incomplete);
    assert!(
        refused
            .message
            .contains("Arbeidsgiver 2: Navn på arbeidsgiver (arbeidsgiver.2)"),
        "{}",
        refused.message
    );
    let preview = office.call(
        "report.preview",
        json!({ "id": id, "values": { "arbeidsgiver.2": null } }),
    );
    assert_eq!(
        missing(&preview["check"]),
        [],
        "seen without it, which is not yet saved"
    );

    let gone = save(
        &mut office,
        json!({ "arbeidsgiver.2": null, "dialog.2": null }),
    );
    assert_eq!(missing(&gone), []);
    let values = office.call("report", json!({ "id": id }))["report"]["values"].clone();
    assert!(values.get("arbeidsgiver.2").is_none(), "{values}");
    let cleared = save(&mut office, json!({ "timer.for": "" }));
    assert_eq!(missing(&cleared), [("timer.for", Some("Før"))]);
    let values = office.call("report", json!({ "id": id }))["report"]["values"].clone();
    assert!(
        values.get("timer.for").is_none(),
        "a row is always there and needs no entry"
    );

    for key in [
        "arbeidsgiver.1",
        "arbeidsgiver.4",
        "arbeidsgiver.02",
        "timer",
        "timer.2",
        "annet",
    ] {
        let values = json!({ "id": id, "values": { key: "x" } });
        let refused = office.refused(&case, "report.save", values, Code::UnknownField);
        assert!(refused.message.contains(key), "{}", refused.message);
    }
}

#[test]
fn what_is_no_number_and_no_option_is_told_and_not_exported() {
    let mut office = office(&[("skjema.toml", FORM)]);
    let case = office.kari();
    let id = office.make("report.begin", json!({ "case": case, "template": ID }));
    let values = json!({ "arbeidsgiver": "Varelager AS", "dialog": "kanskje", "timer.for": "om lag to", "timer.etter": "2" });
    let check = office.call("report.save", json!({ "id": id, "values": values }));
    let told: Vec<(&Value, &Value)> = check["unfit"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unfit| (&unfit["field"], &unfit["reason"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("dialog"), &json!("Velg ett av: «Ja», «Nei».")),
            (
                &json!("timer.for"),
                &json!("Skriv et tall med siffer, for eksempel 12,5.")
            ),
        ]
    );
    let folder = office.out();
    let export = json!({ "id": id, "folder": folder, "file_name": "skjema.pdf" });
    let refused = office.refused(&case, "report.export", export.clone(), Code::InvalidField);
    assert!(
        !refused.message.contains("kanskje"),
        "what was typed is not repeated"
    );

    let values = json!({ "dialog": "Nei", "timer.for": "2" });
    office.call("report.save", json!({ "id": id, "values": values }));
    office.call("report.export", export);
    let events = office.call("case", json!({ "id": case }))["facts"].clone();
    office.call(
        "report.deliver",
        json!({ "id": id, "date": "2026-05-04", "channel": "secure-post" }),
    );
    let after = office.call("case", json!({ "id": case }));
    assert_eq!(
        after["facts"], events,
        "a form that settles nothing brings nothing about"
    );
    let again = office.make("report.begin", json!({ "case": case, "template": ID }));
    assert_ne!(again, id, "and it may be written again");
}

#[test]
fn a_providers_files_are_read_and_faulty_ones_told_of() {
    let faulty = FORM.replace("kind = \"choice\"", "kind = \"valg\"");
    let shared = FORM.replace(
        "agreement = \"jmo-vest-viken\"",
        "agreements = [\"jmo-vest-viken\", \"jobb-forst\"]",
    );
    let office = office(&[
        ("a-feil.toml", faulty.as_str()),
        ("b-ukjent.toml", &FORM.replace("jmo-vest-viken", "jmo-sor")),
        (
            "felles/c.toml",
            &shared.replace("jmo-vest-viken/eget-skjema", "felles/eget-skjema"),
        ),
    ]);
    let mut api = app(&office.store(), "2026-05-04");
    let faults = api.call("status", json!(null)).unwrap()["faults"].clone();
    assert_eq!(faults.as_array().unwrap().len(), 2, "{faults}");
    assert_eq!(
        (&faults[0]["file"], &faults[0]["line"]),
        (&json!("a-feil.toml"), &json!(18))
    );
    assert!(
        faults[0]["reason"]
            .as_str()
            .unwrap()
            .starts_with("Ukjent felttype: «valg».")
    );
    assert_eq!(
        (&faults[1]["file"], &faults[1]["line"]),
        (&json!("b-ukjent.toml"), &json!(2))
    );
    assert!(
        faults[1]["reason"]
            .as_str()
            .unwrap()
            .starts_with("Det finnes ingen avtale «jmo-sor».")
    );
    let shown = api.call("agreements", json!(null)).unwrap()["faults"].clone();
    assert_eq!(shown, faults, "Innstillinger shows the same");

    for agreement in ["jmo-vest-viken", "jobb-forst"] {
        let id = format!("{agreement}/eget-skjema");
        let template = api.call("template", json!({ "id": id })).unwrap();
        assert_eq!(template["shared"], true);
        let listed = api
            .call("templates", json!({ "agreement": agreement }))
            .unwrap();
        let listed = listed["templates"]
            .as_array()
            .unwrap()
            .iter()
            .any(|t| t["id"] == id.as_str());
        assert!(listed);
    }
}

#[test]
fn what_is_about_the_whole_agreement_is_not_written_on_a_participant() {
    let whole = FORM.replace("version = 1", "version = 1\nscope = \"portfolio\"");
    let mut office = office(&[("hele.toml", &whole)]);
    let case = office.kari();
    let view = office.call("case", json!({ "id": case }));
    let offered = view["templates"].as_array().unwrap();
    assert!(offered.iter().all(|template| template["id"] != ID));
    let begin = json!({ "case": case, "template": ID });
    office.refused(&case, "report.begin", begin, Code::UnknownTemplate);
}
