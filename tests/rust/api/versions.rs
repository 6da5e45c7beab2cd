//! Newer versions of an agreement: new cases get them, others keep theirs until they are moved.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::fs;

/// A small agreement in a version, with a plan so many weeks after the start.
fn agreement(version: &str, weeks: u32, permitted: &str, further: &str) -> String {
    format!(
        r#"
id = "prove"
version = "{version}"
title = "Prøvetiltaket"
buyer = "NAV Oppdiktet"
counsellor_title = "veileder"
events = ["order-received", "started", "plan-delivered", "extension-approved", "ended", "final-report-delivered"]
places = {{ from = 1, to = 5, source = "pkt. 1" }}
price = {{ model = "hours", about = "Per time", source = "pkt. 1" }}
personal_data = {{ permitted = [{permitted}], source = "pkt. 1" }}
duration = {{ title = "Slutt", source = "pkt. 1", base = [{{ months = 4 }}], maximum = [] }}

[[rule]]
id = "plan"
title = "Plan"
source = "pkt. 2"
anchor = {{ first = "started" }}
due = [{{ after = "{weeks} weeks" }}]
met_by = {{ events = ["plan-delivered"] }}
reading = true
{further}"#
    )
}

const EVERYTHING: &str = r#""name", "telephone", "fnr", "employment""#;

const REPORTS: &str = r#"
[[rule]]
id = "status-report"
title = "Statusrapport"
source = "pkt. 3"
anchor = { first = "started" }
every = { months = 1 }
due = [{ after = "1 months * n" }]
met_by = { events = ["status-report-delivered"], pairing = "occurrence" }
"#;

fn begin(office: &mut Office, phone: &str) -> String {
    office.make(
        "case.create",
        json!({
            "agreement": "prove",
            "person": { "first_name": "Kari", "last_name": "Eksempel", "phone": phone },
            "ordered": "2026-04-01", "started": "2026-04-06",
        }),
    )
}

/// Puts files beside the store, and starts the app again.
fn put(office: &mut Office, files: &[(&str, String)]) {
    for (name, text) in files {
        fs::write(office.store().join("agreements").join(name), text).unwrap();
    }
    office.reopen("2026-05-04");
}

fn dues(office: &mut Office, case: &str) -> Vec<String> {
    let view = office.call("case", json!({ "id": case }));
    let dues = view["deadlines"].as_array().unwrap();
    dues.iter()
        .map(|due| {
            format!(
                "{} {}",
                due["rule"].as_str().unwrap(),
                due["due"].as_str().unwrap()
            )
        })
        .collect()
}

#[test]
fn a_case_keeps_its_version_and_new_ones_get_the_newest() {
    let one = agreement("1", 2, EVERYTHING, "");
    let mut office = Office::with_agreements(&[("a.toml", &one)]);
    let old = begin(&mut office, "");
    let view = office.call("case", json!({ "id": old }));
    assert_eq!(view["newer_version"], Value::Null);
    // Named to be read first: order of reading is not order of versions.
    put(
        &mut office,
        &[
            ("0.toml", agreement("10", 4, EVERYTHING, "")),
            ("b.toml", agreement("9", 3, EVERYTHING, "")),
        ],
    );
    let new = office.make(
        "case.create",
        json!({ "agreement": "prove", "person": { "first_name": "Ola" }, "ordered": "2026-04-01", "started": "2026-04-06" }),
    );
    let version = |office: &mut Office, id: &str| {
        let view = office.call("case", json!({ "id": id }));
        (
            view["agreement"]["version"].clone(),
            view["newer_version"].clone(),
        )
    };
    assert_eq!(version(&mut office, &old), (json!("1"), json!("10")));
    assert_eq!(version(&mut office, &new), (json!("10"), Value::Null));
    assert!(dues(&mut office, &old).contains(&"plan 2026-04-20".to_owned()));
    assert!(dues(&mut office, &new).contains(&"plan 2026-05-04".to_owned()));
    let answer = office.call("agreements", Value::Null);
    let of_id: Vec<_> = answer["agreements"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| a["id"] == "prove")
        .map(|a| (a["version"].clone(), a["newest"].clone(), a["file"].clone()))
        .collect();
    assert_eq!(
        of_id,
        [
            (json!("1"), json!(false), json!("a.toml")),
            (json!("9"), json!(false), json!("b.toml")),
            (json!("10"), json!(true), json!("0.toml")),
        ]
    );
    let in_use: Vec<_> = answer["in_use"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| {
            (
                each["version"].clone(),
                each["cases"].clone(),
                each["kept"].clone(),
            )
        })
        .collect();
    assert_eq!(
        in_use,
        [
            (json!("1"), json!(1), json!(false)),
            (json!("10"), json!(1), json!(false))
        ]
    );
}

#[test]
fn moving_says_first_what_changes_and_can_be_undone() {
    let one = agreement("1", 2, EVERYTHING, "");
    let mut office = Office::with_agreements(&[("a.toml", &one)]);
    let case = begin(&mut office, "");
    put(
        &mut office,
        &[("b.toml", agreement("2", 5, EVERYTHING, REPORTS))],
    );
    let ask = json!({ "id": case, "version": "2" });
    let preview = office.call("case.move.preview", ask.clone());
    assert_eq!(
        (&preview["from"], &preview["to"]),
        (&json!("1"), &json!("2"))
    );
    assert_eq!(preview["obstacle"], Value::Null);
    let effects = &preview["effects"];
    // 6 April + 14 days is 20 April, + 35 is 11 May.
    assert_eq!(effects["moved"][0]["rule"], "plan");
    assert_eq!(
        (&effects["moved"][0]["was_due"], &effects["moved"][0]["due"]),
        (&json!("2026-04-20"), &json!("2026-05-11"))
    );
    assert_eq!(
        (
            &effects["started"][0]["rule"],
            &effects["started"][0]["due"]
        ),
        (&json!("status-report"), &json!("2026-05-06"))
    );
    assert_eq!(effects["dropped"], json!([]));
    assert!(
        dues(&mut office, &case).contains(&"plan 2026-04-20".to_owned()),
        "nothing is moved yet"
    );

    office.call("case.move", ask.clone());
    assert!(dues(&mut office, &case).contains(&"plan 2026-05-11".to_owned()));
    let again = office.refusal("case.move", ask);
    assert_eq!(again.code, Code::InvalidRequest);
    let history = office.call("history", json!({ "id": case }));
    let newest = &history["changes"][0];
    assert_eq!(newest["operation"], "case.move");
    assert_eq!(newest["fields"][0]["label"], "Avtalens versjon");
    assert_eq!(
        (&newest["fields"][0]["old"], &newest["fields"][0]["new"]),
        (&json!("1"), &json!("2"))
    );
    office.call("undo", json!({ "group": newest["group"] }));
    assert!(dues(&mut office, &case).contains(&"plan 2026-04-20".to_owned()));
    // And back to the older one is as good a move.
    office.call("case.move", json!({ "id": case, "version": "2" }));
    office.call("case.move", json!({ "id": case, "version": "1" }));
    assert!(dues(&mut office, &case).contains(&"plan 2026-04-20".to_owned()));
}

#[test]
fn a_moved_case_outlives_the_file_of_its_new_version() {
    let one = agreement("1", 2, EVERYTHING, "");
    let mut office = Office::with_agreements(&[("a.toml", &one)]);
    let case = begin(&mut office, "");
    put(
        &mut office,
        &[("b.toml", agreement("2", 5, EVERYTHING, ""))],
    );
    office.call("case.move", json!({ "id": case, "version": "2" }));
    fs::remove_file(office.store().join("agreements/b.toml")).unwrap();
    office.reopen("2026-05-04");
    assert!(dues(&mut office, &case).contains(&"plan 2026-05-11".to_owned()));
    let view = office.call("case", json!({ "id": case }));
    assert_eq!(view["newer_version"], Value::Null, "version 1 is no newer");
    let answer = office.call("agreements", Value::Null);
    assert_eq!(
        answer["in_use"],
        json!([{ "agreement": "prove", "version": "2", "cases": 1, "kept": true }])
    );
    // Moved away and back again, what is kept is still there.
    office.call("case.move", json!({ "id": case, "version": "1" }));
    office.call("case.move", json!({ "id": case, "version": "2" }));
    office.reopen("2026-05-04");
    assert!(dues(&mut office, &case).contains(&"plan 2026-05-11".to_owned()));
}

#[test]
fn what_the_new_version_does_not_permit_or_must_know_is_put_right_first() {
    let one = agreement("1", 2, EVERYTHING, "");
    let mut office = Office::with_agreements(&[("a.toml", &one)]);
    let case = begin(&mut office, "400 00 001");
    let need =
        "\n[[attribute]]\nname = \"assistance_need\"\nlabel = \"Bistandsbehov\"\nrequired = true\n";
    put(
        &mut office,
        &[
            ("b.toml", agreement("2", 5, r#""name", "fnr""#, "")),
            ("c.toml", agreement("3", 5, EVERYTHING, need)),
        ],
    );
    let preview = office.call("case.move.preview", json!({ "id": case, "version": "2" }));
    assert!(
        preview["obstacle"].as_str().unwrap().contains("telefon"),
        "{preview}"
    );
    office.refused(
        &case,
        "case.move",
        json!({ "id": case, "version": "2" }),
        Code::NotPermitted,
    );
    let unanswered = json!({ "id": case, "version": "3" });
    let preview = office.call("case.move.preview", unanswered.clone());
    assert!(
        preview["obstacle"]
            .as_str()
            .unwrap()
            .contains("Bistandsbehov"),
        "{preview}"
    );
    office.refused(&case, "case.move", unanswered, Code::MissingField);
}

#[test]
fn unknown_versions_and_cases_are_refused() {
    let mut office = Office::new();
    let case = office.kari();
    for method in ["case.move", "case.move.preview"] {
        let unknown = office.refusal(method, json!({ "id": case, "version": "77" }));
        assert_eq!(unknown.code, Code::UnknownAgreement);
        assert!(unknown.message.contains("77"), "{}", unknown.message);
        let gone = office.refusal(method, json!({ "id": "ingen", "version": "1" }));
        assert_eq!(gone.code, Code::NotFound);
    }
}

#[test]
fn readings_follow_the_version_that_a_case_has() {
    let one = agreement("1", 2, EVERYTHING, "");
    let mut office = Office::with_agreements(&[("a.toml", &one)]);
    let case = begin(&mut office, "");
    office.call(
        "readings.save",
        json!({ "readings": { "agreement": "prove", "offsets": { "plan": "3 weeks" } } }),
    );
    assert!(dues(&mut office, &case).contains(&"plan 2026-04-27".to_owned()));
    // The next version has decided: what was a reading is one no more.
    let decided = agreement("2", 2, EVERYTHING, "").replace("reading = true", "reading = false");
    put(&mut office, &[("b.toml", decided)]);
    assert!(
        dues(&mut office, &case).contains(&"plan 2026-04-27".to_owned()),
        "it holds under the old one"
    );
    office.call("case.move", json!({ "id": case, "version": "2" }));
    assert!(dues(&mut office, &case).contains(&"plan 2026-04-20".to_owned()));
    let answer = office.call("readings", json!({ "agreement": "prove" }));
    assert_eq!(
        answer["readings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row["is_adjusted"] == true)
            .count(),
        0
    );
}

#[test]
fn a_file_that_repeats_a_version_is_told_of_and_harms_nothing() {
    let one = agreement("1", 2, EVERYTHING, "");
    let mut office = Office::with_agreements(&[("a.toml", &one), ("b.toml", &one)]);
    let status = office.call("status", Value::Null);
    let faults = status["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 1);
    assert_eq!(
        (&faults[0]["file"], &faults[0]["line"]),
        (&json!("b.toml"), &json!(2))
    );
    assert!(faults[0]["reason"].as_str().unwrap().contains("a.toml"));
    let case = begin(&mut office, "");
    assert!(dues(&mut office, &case).contains(&"plan 2026-04-20".to_owned()));
    let events = office.call("events", json!({ "agreement": "prove", "version": "1" }));
    assert_eq!(events["events"].as_array().unwrap().len(), 6);
}

/// Extended to 31 March 2027 under a version that gives up to twelve months from 6 April 2026.
fn extended(office: &mut Office) -> String {
    let case = begin(office, "");
    office.call(
        "event.save",
        json!({ "case": case, "event": { "type": "extension-approved", "date": "2026-05-04", "until": "2027-03-31" } }),
    );
    case
}

fn lasting(version: &str, base: u32, maximum: u32) -> String {
    agreement(version, 2, EVERYTHING, "").replace(
        "base = [{ months = 4 }], maximum = []",
        &format!("base = [{{ months = {base} }}], maximum = [{{ months = {maximum} }}]"),
    )
}

#[test]
fn a_version_that_cannot_last_as_long_as_nav_has_approved_is_refused() {
    let mut office = Office::with_agreements(&[("a.toml", &lasting("1", 4, 12))]);
    let case = extended(&mut office);
    put(
        &mut office,
        &[
            ("b.toml", lasting("2", 4, 6)),
            ("c.toml", lasting("3", 12, 12)),
        ],
    );
    let ask = json!({ "id": case, "version": "2" });
    let preview = office.call("case.move.preview", ask.clone());
    // Six months from 6 April end on 5 October.
    assert_eq!(
        preview["obstacle"],
        "Forlengelsen som er registrert til 31.03.2027, passer ikke lenger. Siste mulige dag blir 05.10.2026: varigheten fra oppstart 06.04.2026 er inntil 6 måneder. Endre eller fjern «Forlengelse godkjent» under Hendelser først."
    );
    office.refused(&case, "case.move", ask.clone(), Code::ImpossibleOrder);

    // One that gives as much without an extension: the extension adds nothing, and does no harm.
    let preview = office.call("case.move.preview", json!({ "id": case, "version": "3" }));
    assert_eq!(preview["obstacle"], Value::Null);

    // Without the extension nothing stands in the way.
    let history = office.call("history", json!({ "id": case }));
    office.call("undo", json!({ "group": history["changes"][0]["group"] }));
    office.call("case.move", ask);
}

#[test]
fn a_move_is_not_undone_under_an_extension_that_the_older_version_cannot_give() {
    let mut office = Office::with_agreements(&[("a.toml", &lasting("1", 4, 6))]);
    let case = begin(&mut office, "");
    put(&mut office, &[("b.toml", lasting("2", 4, 12))]);
    office.call("case.move", json!({ "id": case, "version": "2" }));
    let history = office.call("history", json!({ "id": case }));
    let moved = history["changes"][0]["group"].clone();
    office.call(
        "event.save",
        json!({ "case": case, "event": { "type": "extension-approved", "date": "2026-05-04", "until": "2027-03-31" } }),
    );
    let error = office.refused(&case, "undo", json!({ "group": moved }), Code::CannotUndo);
    assert!(error.message.contains("31.03.2027"), "{}", error.message);
}
