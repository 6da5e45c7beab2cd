//! Help with the writing: earlier reports, versions to go back to, phrases, and text that follows the case.

use crate::support::{FINAL, Office, PASSPHRASE, STATUS, on};
use api::{Api, Code, Environment};
use chrono::{TimeDelta, TimeZone as _, Utc};
use serde_json::{Value, json};

fn begin(office: &mut Office, case: &str, template: &str) -> String {
    office.make(
        "report.begin",
        json!({ "case": case, "template": template }),
    )
}

fn write(office: &mut Office, report: &str, field: &str, text: &str) {
    office.call(
        "report.save",
        json!({ "id": report, "values": { field: text } }),
    );
}

fn stands(office: &mut Office, report: &str, field: &str) -> String {
    let view = office.call("report", json!({ "id": report }));
    let text = view["report"]["values"][field].as_str();
    text.unwrap_or_default().to_owned()
}

/// Closes the store and goes on so many minutes into a day.
fn minutes_later(office: &mut Office, minutes: i64) {
    let noon = Utc.with_ymd_and_hms(2027, 1, 4, 12, 0, 0).unwrap();
    office.call("store.lock", json!(null));
    office.api = Api::new(Environment {
        now: Box::new(move || noon + TimeDelta::minutes(minutes)),
        ..Environment::fixed(office.store(), on("2026-05-04"))
    });
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
}

/// Undoes what was done last to a record.
fn undo_last(office: &mut Office, record: &str) {
    let history = office.call("history", json!({ "id": record, "count": 1 }));
    let newest = &history["changes"][0];
    assert_eq!(newest["cannot_undo"], json!(null));
    office.call("undo", json!({ "group": newest["group"] }));
}

#[test]
fn versions_are_where_writing_paused_or_something_was_done() {
    let mut office = Office::new();
    let case = office.kari();
    minutes_later(&mut office, 0);
    let report = begin(&mut office, &case, STATUS);
    write(&mut office, &report, "status", "Mø");
    minutes_later(&mut office, 9);
    write(&mut office, &report, "status", "Møter fast");
    minutes_later(&mut office, 19);
    write(&mut office, &report, "status", "Møter fast, og trives");
    write(&mut office, &report, "videre-oppfolging", "Som før");
    write(&mut office, &report, "videre-oppfolging", "");

    let versions = office.call("report.versions", json!({ "id": report }));
    let rows = versions["versions"].as_array().unwrap();
    let told: Vec<(&str, u64)> = rows
        .iter()
        .map(|row| {
            (
                row["what"].as_str().unwrap(),
                row["changed"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told[..2],
        [("Skrevet", 1), ("Skrevet", 1)],
        "ten minutes are a pause, nine are not"
    );
    assert_eq!(told[2].0, "Påbegynt");
    assert_eq!(told.len(), 3, "savings in one sitting are one version");

    let look = json!({ "id": report, "version": rows[1]["version"] });
    let version = office.call("report.version", look);
    assert_eq!(
        version["fields"],
        json!([{
            "field": "status",
            "label": "Status og arbeidsrelatert progresjon inkl. ev. avvik fra tidligere plan",
            "then": "Møter fast",
            "now": "Møter fast, og trives",
            "parts": [
                { "kind": "same", "text": "Møter fast" },
                { "kind": "added", "text": ", og trives" },
            ],
        }])
    );
}

#[test]
fn a_version_comes_back_whole_or_by_field_and_that_can_be_undone() {
    let mut office = Office::new();
    let case = office.kari();
    minutes_later(&mut office, 0);
    let report = begin(&mut office, &case, STATUS);
    write(&mut office, &report, "status", "Først");
    write(&mut office, &report, "bestilling", "Først");
    minutes_later(&mut office, 30);
    write(&mut office, &report, "status", "Siden");
    write(&mut office, &report, "bestilling", "Siden");
    write(&mut office, &report, "videre-oppfolging", "Siden");
    let versions = office.call("report.versions", json!({ "id": report }));
    let first = versions["versions"][1]["version"].clone();

    let one = json!({ "id": report, "version": first, "fields": ["status"] });
    office.call("report.restore", one);
    assert_eq!(stands(&mut office, &report, "status"), "Først");
    assert_eq!(stands(&mut office, &report, "bestilling"), "Siden");
    undo_last(&mut office, &case);
    assert_eq!(stands(&mut office, &report, "status"), "Siden");

    office.call("report.restore", json!({ "id": report, "version": first }));
    for (field, text) in [
        ("status", "Først"),
        ("bestilling", "Først"),
        ("videre-oppfolging", ""),
    ] {
        assert_eq!(stands(&mut office, &report, field), text);
    }
    // Right after, what stood before it is a version of its own.
    let versions = office.call("report.versions", json!({ "id": report }));
    let what = |n: usize| versions["versions"][n]["what"].clone();
    assert_eq!(what(0), "Hentet tilbake");
    let latest = versions["versions"][1]["version"].clone();
    office.call("report.restore", json!({ "id": report, "version": latest }));
    assert_eq!(stands(&mut office, &report, "videre-oppfolging"), "Siden");

    let unknown = json!({ "id": report, "version": "00000000000000000000000000000000" });
    office.refused(&case, "report.restore", unknown, Code::NotFound);
}

#[test]
fn a_delivered_report_keeps_its_versions_and_takes_none_back() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    office.export(&report, "a.pdf");
    let deliver = json!({ "id": report, "date": "2026-05-04", "channel": "letter" });
    office.call("report.deliver", deliver);
    let versions = office.call("report.versions", json!({ "id": report }));
    let rows = versions["versions"].as_array().unwrap();
    assert_eq!(rows[0]["what"], "Levert", "{versions}");
    assert_eq!(
        rows[1]["what"], "Påbegynt",
        "what was exported is what was delivered"
    );
    let restore = json!({ "id": report, "version": rows[1]["version"] });
    office.refused(&case, "report.restore", restore, Code::Delivered);
    office.refused(
        &case,
        "report.refresh",
        json!({ "id": report }),
        Code::Delivered,
    );
}

#[test]
fn the_last_delivered_report_is_at_hand_and_nothing_is_copied() {
    let mut office = Office::new();
    let case = office.kari();
    let first = begin(&mut office, &case, STATUS);
    write(&mut office, &first, "status", "Første periode");
    write(&mut office, &first, "fravaer", "To dager");
    let nothing_yet = office.call("report.earlier", json!({ "id": first }));
    assert_eq!(nothing_yet, json!({ "reports": [], "texts": {} }));
    let missing = office.call("report", json!({ "id": first }))["check"]["missing"].clone();
    let rest: serde_json::Map<String, Value> = missing
        .as_array()
        .unwrap()
        .iter()
        .map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Ikke aktuelt"),
            )
        })
        .collect();
    office.call("report.save", json!({ "id": first, "values": rest }));
    office.call(
        "report.standpoint",
        json!({ "id": first, "standpoint": "agrees" }),
    );
    office.export(&first, "a.pdf");
    let deliver = json!({ "id": first, "date": "2026-05-04", "channel": "letter" });
    office.call("report.deliver", deliver);

    let second = begin(&mut office, &case, STATUS);
    assert_eq!(
        stands(&mut office, &second, "status"),
        "",
        "nothing is copied by itself"
    );
    let earlier = office.call("report.earlier", json!({ "id": second }));
    assert_eq!(earlier["reports"][0]["id"], json!(first));
    assert_eq!(earlier["reports"][0]["title"], "Statusrapport 1");
    assert_eq!(earlier["reports"][0]["delivered"], "2026-05-04");
    assert_eq!(
        earlier["texts"]["status"],
        json!({ "report": first, "text": "Første periode" })
    );
    assert_eq!(
        earlier["texts"]["videre-oppfolging"],
        json!(null),
        "«Ikke aktuelt» is no text"
    );

    // Another form that asks the same.
    let last = begin(&mut office, &case, FINAL);
    let earlier = office.call("report.earlier", json!({ "id": last }));
    assert_eq!(earlier["texts"]["fravaer"]["text"], "To dager");
    assert_eq!(
        earlier["texts"]["status"],
        json!(null),
        "it has no such field"
    );
}

#[test]
fn text_that_nobody_touched_follows_the_case_and_other_text_only_by_choice() {
    let mut office = Office::new();
    let case = office.kari();
    let report = begin(&mut office, &case, STATUS);
    let refresh = |office: &mut Office, fields: Value| {
        office.call("report.refresh", json!({ "id": report, "fields": fields }));
    };
    let entry = json!({ "case": case, "date": "2026-03-03", "activity": "follow-up", "form": "in-person", "minutes": 90 });
    office.make("entry.save", json!({ "entry": entry }));
    let hours = stands(&mut office, &report, "oppfolgingstimer");
    write(&mut office, &report, "navn", "Kari E.");
    let offered = |office: &mut Office, field: &str| {
        let view = office.call("report", json!({ "id": report }));
        view["prefill"][field]["text"].clone()
    };
    assert_ne!(offered(&mut office, "oppfolgingstimer"), json!(hours));

    office.reopen("2026-05-05");
    refresh(&mut office, json!(null));
    let followed = stands(&mut office, &report, "oppfolgingstimer");
    assert_eq!(json!(followed), offered(&mut office, "oppfolgingstimer"));
    assert_eq!(
        stands(&mut office, &report, "navn"),
        "Kari E.",
        "typed text stays"
    );
    undo_last(&mut office, &case);
    assert_eq!(stands(&mut office, &report, "oppfolgingstimer"), hours);

    refresh(&mut office, json!(["navn"]));
    assert_eq!(stands(&mut office, &report, "navn"), "Kari Eksempel");
    assert_eq!(
        stands(&mut office, &report, "oppfolgingstimer"),
        hours,
        "only what was chosen"
    );
    let view = office.call("report", json!({ "id": report }));
    assert_eq!(
        view["report"]["filled"]["navn"], "Kari Eksempel",
        "it follows the case again"
    );
}

fn phrase(title: &str, text: &str) -> Value {
    json!({ "phrase": { "title": title, "text": text, "fields": ["Fravær:"] } })
}

#[test]
fn a_phrase_is_filled_in_for_the_report_and_what_is_not_known_shows() {
    let mut office = Office::new();
    let case = office.kari();
    let report = begin(&mut office, &case, STATUS);
    let text = "{fornavn} ({navn}) hos {arbeidsgiver}, {periode}, {dato}";
    let id = office.make("phrase.save", phrase("  Oppmøte ", text));
    let expanded = office.call("phrase.expand", json!({ "report": report, "phrase": id }));
    assert_eq!(
        expanded["text"],
        "Kari (Kari Eksempel) hos [arbeidsgiver], 01.02.2026–30.04.2026, 04.05.2026"
    );
    let all = office.call("phrases", json!({}));
    assert_eq!(all["phrases"][0]["phrase"]["title"], "Oppmøte");
    assert_eq!(all["placeholders"].as_array().unwrap().len(), 6);

    let change = json!({ "id": id, "phrase": { "title": "Oppmøte", "text": "Møter." } });
    office.call("phrase.save", change);
    office.call("phrase.remove", json!({ "id": id }));
    assert_eq!(office.call("phrases", json!({}))["phrases"], json!([]));
    let told = office.call("history", json!({ "id": id }));
    let sentences: Vec<&Value> = told["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| &change["sentence"])
        .collect();
    assert_eq!(
        sentences,
        [
            "Frase fjernet: Oppmøte",
            "Frase endret: Oppmøte",
            "Frase registrert: Oppmøte"
        ]
    );
    undo_last(&mut office, &id);
    let all = office.call("phrases", json!({}));
    assert_eq!(all["phrases"][0]["phrase"]["text"], "Møter.");
}

#[test]
fn a_phrase_that_cannot_be_used_is_refused_with_the_reason() {
    let mut office = Office::new();
    for (title, text, field) in [
        (" ", "Tekst", "title"),
        ("Navn", " ", "text"),
        ("Navn", "{etternavn} møter", "text"),
        ("Navn", "{fornavn møter", "text"),
        ("Navn", "Nummeret er 038791 40039", "text"),
    ] {
        let error = office.refusal("phrase.save", phrase(title, text));
        assert_eq!(error.details, Some(json!([field])), "{title} {text}");
        assert!(
            !error.message.contains("038791"),
            "no personal data in an error"
        );
    }
    let error = office.refusal("phrase.save", phrase("Navn", "{etternavn} møter"));
    assert!(error.message.contains("{etternavn}"), "{}", error.message);
}

#[test]
fn whom_a_phrase_names_is_found_before_it_is_kept() {
    let mut office = Office::new();
    let case = office.kari();
    let text = "Kari (038791 40039) møter. Vi snakket om Karis mål.";
    let found = office.call("phrase.suggest", json!({ "case": case, "text": text }));
    assert_eq!(
        found["text"],
        "{fornavn} () møter. Vi snakket om {fornavn}s mål."
    );
    assert_eq!(
        found["replaced"],
        json!([
            { "found": "Kari", "placeholder": "fornavn" },
            { "found": "038791 40039", "placeholder": null },
        ])
    );
    // Without a case, a first name alone is left.
    let text = "Kari og kari Eksempel";
    let found = office.call("phrase.suggest", json!({ "text": text }));
    assert_eq!(found["text"], "Kari og {navn}");
}
