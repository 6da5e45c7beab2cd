//! Messages by pseudonym, for the agreements that permit them.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

const NAMES: [&str; 3] = ["Åse Máret", "Prøve-Østby", "03879140039"];

fn student(office: &mut Office) -> String {
    let person = json!({ "first_name": NAMES[0], "last_name": NAMES[1], "fnr": NAMES[2], "phone": "900 00 001",
        "email": "aase@example.org", "address": "Fiktivgata 1", "city": "Grimstad" });
    let case = office.make(
        "case.create",
        json!({ "agreement": "studie-med-stotte", "person": person, "ordered": "2026-01-05", "started": "2026-02-01",
            "case": { "attributes": { "school_or_prison_transition": true } } }),
    );
    for (date, activity, until) in [
        ("2026-04-07", "follow-up", Value::Null),
        ("2026-04-14", "absence", json!("2026-04-15")),
        ("2026-04-21", "absence", Value::Null),
        ("2026-05-01", "follow-up", Value::Null),
    ] {
        let mut entry = json!({ "case": case, "date": date, "activity": activity, "until": until, "text": "Åse var syk" });
        if activity == "absence" {
            entry["valid"] = json!(true);
        }
        office.call("entry.save", json!({ "entry": entry }));
    }
    case
}

fn compose(office: &mut Office, case: &str, kind: &str, text: Option<&str>) -> Value {
    office.call(
        "message.compose",
        json!({ "case": case, "kind": kind, "month": "2026-04", "text": text }),
    )
}

#[test]
fn the_four_kinds_are_written_from_the_facts_with_nothing_but_the_pseudonym() {
    let mut office = Office::new();
    let case = student(&mut office);
    let kinds = office.call("message.kinds", json!({ "id": case }))["kinds"].clone();
    let told: Vec<[&str; 2]> = kinds
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| {
            [
                kind["id"].as_str().unwrap(),
                kind["missing"].as_str().unwrap_or(""),
            ]
        })
        .collect();
    assert_eq!(
        told,
        [
            ["attendance", ""],
            ["start", ""],
            [
                "extension",
                "Registrer NAVs godkjenning av forlengelsen først."
            ],
            [
                "end",
                "Registrer avslutningen, eller når den er planlagt, først."
            ],
        ]
    );
    let request = json!({ "case": case, "kind": "end" });
    assert_eq!(
        office.refusal("message.compose", request).code,
        Code::MissingField
    );
    let extension =
        json!({ "type": "extension-approved", "date": "2026-04-10", "until": "2029-07-31" });
    office.call("event.save", json!({ "case": case, "event": extension }));
    office.event(&case, "end-planned", "2026-06-30");
    let texts: Vec<String> = ["attendance", "start", "end"]
        .iter()
        .map(|kind| {
            let message = compose(&mut office, &case, kind, None);
            assert_eq!(message["passages"], json!([]), "{message}");
            message["text"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        texts[0],
        "Frammøteliste for Studie med støtte, april 2026\n\nPÅM 030791\n07.04.2026: møtt\n14.04.2026–15.04.2026: ikke møtt\n21.04.2026: ikke møtt"
    );
    assert_eq!(
        texts[1],
        "Melding om oppstart i Studie med støtte\n\nPÅM 030791 startet i tiltaket 01.02.2026."
    );
    assert_eq!(
        texts[2],
        "Melding om avslutning av Studie med støtte\n\nPÅM 030791 avslutter tiltaket 30.06.2026."
    );
}

#[test]
fn whatever_else_tells_who_it_is_is_pointed_out() {
    let mut office = Office::new();
    let case = student(&mut office);
    let employer = office.make("contact.save", json!({ "contact": { "kind": "employer", "name": "Varelager Øst AS", "phone": "911 11 111" } }));
    let person = office.make("contact.save", json!({ "contact": { "kind": "contact-person", "name": "Per Hansen", "organisation": employer } }));
    let practice =
        json!({ "case": case, "employer": employer, "contact": person, "from": "2026-03-01" });
    office.call("practice.save", json!({ "practice": practice }));
    let other = json!({ "agreement": "studie-med-stotte", "ordered": "2026-01-05",
        "person": { "first_name": "Ole", "last_name": "Nordmannsen", "fnr": "11849537727" } });
    office.make("case.create", other);
    for (telling, words) in [
        ("PÅM 030791, Åse, startet.", "Åse"),
        ("PÅM 030791 heter østby.", "østby"),
        ("PÅM 030791 (03879140039) startet.", "03879140039"),
        ("PÅM 030791 (038791 40039) startet.", "038791"),
        ("Ring 900 00 001 om PÅM 030791.", "900 00 001"),
        ("PÅM 030791: aase@example.org", "aase"),
        ("PÅM 030791 jobber på Varelager Øst.", "Varelager Øst"),
        ("PÅM 030791 møtte Hansen.", "Hansen"),
        ("PÅM 030791 bor i Fiktivgata 1.", "Fiktivgata"),
        ("PÅM 030791 møtte med Ole Nordmannsen.", "Ole Nordmannsen"),
        ("PÅM 030791 og NOL 110495 startet.", "110495"),
        ("PÅM 030791 har depresjon.", "depresjon"),
    ] {
        let found = compose(&mut office, &case, "start", Some(telling))["passages"].clone();
        let named = found.as_array().unwrap().iter().any(|passage| {
            passage["words"].as_str().unwrap().contains(words)
                || words.contains(passage["words"].as_str().unwrap())
        });
        assert!(named, "{telling}: {found}");
        for passage in found.as_array().unwrap() {
            let units: Vec<u16> = telling.encode_utf16().collect();
            let place = |end: &str| usize::try_from(passage[end].as_u64().unwrap()).unwrap();
            let there = String::from_utf16(&units[place("start")..place("end")]).unwrap();
            assert_eq!(passage["words"], json!(there));
        }
    }
    for sound in [
        "PÅM 030791 startet 01.02.2026 kl. 09.00, per måned 8 timer.",
        "PÅM 030791: ikke møtt. PÅM 030791 kommer 12.05.2026.",
    ] {
        assert_eq!(
            compose(&mut office, &case, "start", Some(sound))["passages"],
            json!([]),
            "{sound}"
        );
    }
}

#[test]
fn an_agreement_without_messages_offers_none() {
    let mut office = Office::new();
    let case = office.kari();
    assert_eq!(
        office.call("message.kinds", json!({ "id": case }))["kinds"],
        json!([])
    );
    let request = json!({ "case": case, "kind": "start" });
    office.refused(&case, "message.compose", request, Code::NotPermitted);
}

#[test]
fn a_pseudonym_needs_the_number_and_an_opened_name() {
    let mut office = Office::new();
    let create = json!({ "agreement": "studie-med-stotte", "ordered": "2026-01-05", "started": "2026-02-01",
        "person": { "first_name": "Kari", "last_name": "Eksempel" } });
    let case = office.make("case.create", create);
    let request = json!({ "case": case, "kind": "start" });
    let error = office.refused(
        &case,
        "message.compose",
        request.clone(),
        Code::MissingField,
    );
    assert_eq!(error.details, Some(json!(["fnr"])));
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "fnr": NAMES[2], "protected_address": "kode-7" });
    office.call(
        "case.update",
        json!({ "id": case, "person": person, "case": {} }),
    );
    office.refused(
        &case,
        "message.compose",
        request.clone(),
        Code::NotPermitted,
    );
    office.call("person.open", json!({ "id": case }));
    assert_eq!(
        office.call("message.compose", request)["pseudonym"],
        "EK 030791"
    );
}
