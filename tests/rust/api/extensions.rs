//! An extension that the agreement cannot give is refused, whatever would make it so, and says why.

use crate::support::Office;
use api::{ApiError, Code};
use serde_json::{Value, json};

fn extension(case: &str, until: &str) -> Value {
    let event = json!({ "type": "extension-approved", "date": "2026-05-01", "until": until });
    json!({ "case": case, "event": event })
}

fn with(case: &str, attributes: Value) -> Value {
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039" });
    json!({ "id": case, "person": person, "case": { "attributes": attributes } })
}

fn end(office: &mut Office, case: &str) -> Value {
    office.call("case", json!({ "id": case }))["duration"]["end"].clone()
}

fn until(error: &ApiError) {
    assert_eq!(error.code, Code::InvalidDate);
    assert_eq!(
        error.details,
        Some(json!(["until"])),
        "the form knows the field"
    );
}

#[test]
fn an_extension_reaches_from_the_base_to_the_maximum() {
    // Started on 1 February 2026: six months end on 31 July, twelve on 31 January.
    let mut office = Office::new();
    let case = office.kari();
    for (last, says) in [
        (
            "2027-02-01",
            "Siste dag kan ikke være senere enn 31.01.2027. Varigheten fra oppstart 01.02.2026 er inntil 12 måneder; 36 med nedsatt arbeidsevne",
        ),
        ("2126-01-01", "31.01.2027"),
        (
            "2026-07-30",
            "Tiltaket varer til 31.07.2026 også uten forlengelse.",
        ),
    ] {
        let error = office.refused(
            &case,
            "event.save",
            extension(&case, last),
            Code::InvalidDate,
        );
        until(&error);
        assert!(
            error.message.starts_with(says) || error.message.contains(says),
            "{}",
            error.message
        );
        let change = json!({ "kind": "event", "event": extension(&case, last)["event"] });
        let foreseen = office.refusal("case.effects", json!({ "case": case, "change": change }));
        assert_eq!(foreseen, error, "what is foreseen is what happens");
    }
    assert_eq!(end(&mut office, &case), "2026-07-31");
    for last in ["2026-07-31", "2026-12-24", "2027-01-31"] {
        let id = office.make("event.save", extension(&case, last));
        assert_eq!(end(&mut office, &case), last);
        office.call("event.remove", json!({ "id": id }));
    }
}

#[test]
fn attributes_move_the_limit() {
    let mut office = Office::new();
    let case = office.kari();
    for (attributes, last, next) in [
        (
            json!({ "reduced_work_capacity": true }),
            "2029-01-31",
            "2029-02-01",
        ),
        (
            json!({ "school_or_prison_transition": true }),
            "2029-07-31",
            "2029-08-01",
        ),
    ] {
        office.call("case.update", with(&case, attributes));
        let error = office.refused(
            &case,
            "event.save",
            extension(&case, next),
            Code::InvalidDate,
        );
        until(&error);
        let id = office.make("event.save", extension(&case, last));
        assert_eq!(end(&mut office, &case), last);
        office.call("event.remove", json!({ "id": id }));
    }
}

#[test]
fn a_shorter_extension_takes_back_what_a_longer_gave() {
    let mut office = Office::new();
    let case = office.kari();
    office.make("event.save", extension(&case, "2026-12-31"));
    let mut shorter = extension(&case, "2026-10-31");
    shorter["event"]["date"] = json!("2026-05-04");
    office.make("event.save", shorter);
    assert_eq!(
        end(&mut office, &case),
        "2026-10-31",
        "the last that NAV approved counts"
    );
}

#[test]
fn what_would_make_an_extension_impossible_is_refused_kindly() {
    let mut office = Office::new();
    let case = office.kari();
    office.call(
        "case.update",
        with(&case, json!({ "reduced_work_capacity": true })),
    );
    let extended = office.make("event.save", extension(&case, "2029-01-31"));

    let error = office.refused(
        &case,
        "case.update",
        with(&case, json!({})),
        Code::ImpossibleOrder,
    );
    assert!(
        error.message.starts_with("Forlengelsen som er registrert til 31.01.2029, passer ikke lenger. Siste mulige dag blir 31.01.2027:"),
        "{}",
        error.message
    );
    assert!(
        error
            .message
            .ends_with("Endre eller fjern «Forlengelse godkjent» under Hendelser først.")
    );
    let change = json!({ "kind": "attributes", "attributes": {} });
    let foreseen = office.refusal("case.effects", json!({ "case": case, "change": change }));
    assert_eq!(foreseen, error);

    // The start, moved back so that three years end before the extension does.
    let facts = office.call("case", json!({ "id": case }))["facts"].clone();
    let started = facts
        .as_array()
        .unwrap()
        .iter()
        .find(|fact| fact["event"]["type"] == "started");
    let started = started.unwrap()["record"].clone();
    let moved = |date: &str| json!({ "id": started, "case": case, "event": { "type": "started", "date": date } });
    let error = office.refused(
        &case,
        "event.save",
        moved("2026-01-05"),
        Code::ImpossibleOrder,
    );
    assert!(
        error.message.contains("Siste mulige dag blir 04.01.2029"),
        "{}",
        error.message
    );
    office.call("event.save", moved("2026-02-02"));

    // With the extension gone first, both are possible.
    office.call("event.remove", json!({ "id": extended }));
    office.call("case.update", with(&case, json!({})));
    office.call("event.save", moved("2026-01-05"));
}

#[test]
fn a_later_start_leaves_no_extension_before_the_base_ends() {
    let mut office = Office::new();
    let case = office.kari();
    office.make("event.save", extension(&case, "2026-08-15"));
    let facts = office.call("case", json!({ "id": case }))["facts"].clone();
    let started = facts
        .as_array()
        .unwrap()
        .iter()
        .find(|fact| fact["event"]["type"] == "started");
    let started = started.unwrap()["record"].clone();
    let moved = json!({ "id": started, "case": case, "event": { "type": "started", "date": "2026-03-01" } });
    let error = office.refused(&case, "event.save", moved, Code::ImpossibleOrder);
    assert!(
        error
            .message
            .contains("Uten forlengelse varer tiltaket da til 31.08.2026."),
        "{}",
        error.message
    );
}

#[test]
fn undoing_cannot_leave_an_impossible_extension() {
    let mut office = Office::new();
    let case = office.kari();
    office.call(
        "case.update",
        with(&case, json!({ "reduced_work_capacity": true })),
    );
    let extended = office.make("event.save", extension(&case, "2028-12-31"));
    let found = |office: &mut Office| {
        let history = office.call("history", json!({ "id": case }));
        let entries = history["changes"].as_array().unwrap().clone();
        entries
            .into_iter()
            .find(|entry| entry["operation"] == "case.update")
            .unwrap()
    };
    let entry = found(&mut office);
    let reason = entry["cannot_undo"].as_str().unwrap().to_owned();
    assert!(
        reason.contains("Forlengelsen som er registrert til 31.12.2028, passer ikke lenger."),
        "{reason}"
    );
    let undo = json!({ "group": entry["group"] });
    office.refused(&case, "undo", undo.clone(), Code::CannotUndo);
    office.call("event.remove", json!({ "id": extended }));
    assert_eq!(found(&mut office)["cannot_undo"], Value::Null);
    office.call("undo", undo);
}

#[test]
fn an_extension_that_no_longer_fits_locks_nothing_else() {
    // A provider's agreement whose file was corrected after the extension was registered.
    let text = include_str!("../../../src-tauri/crates/cli/tests/cli/varig-arbeid.toml");
    let mut office = Office::with_agreements(&[("varig-arbeid.toml", text)]);
    let case = office.make(
        "case.create",
        json!({
            "agreement": "varig-arbeid", "person": { "first_name": "Ola" },
            "ordered": "2026-01-05", "started": "2026-02-01",
        }),
    );
    let extended = office.make("event.save", extension(&case, "2026-09-30"));
    let corrected = text.replacen("{ months = 8 }", "{ months = 6 }", 1);
    assert_ne!(corrected, text);
    let file = office.store().join("agreements").join("varig-arbeid.toml");
    std::fs::write(file, corrected).unwrap();
    office.reopen("2026-05-04");
    assert_eq!(
        end(&mut office, &case),
        "2026-07-31",
        "the pure evaluation takes the last possible day"
    );
    office.event(&case, "plan-delivered", "2026-02-20");
    let entry =
        json!({ "case": case, "date": "2026-05-04", "activity": "follow-up", "minutes": 60 });
    office.call("entry.save", json!({ "entry": entry }));
    // But the extension itself is not changed into another impossible one.
    let mut another = extension(&case, "2026-08-31");
    another["id"] = json!(extended);
    until(&office.refusal("event.save", another));
}

#[test]
fn reports_past_the_longest_duration_are_not_listed() {
    let mut office = Office::new();
    let case = office.kari();
    let reports = |office: &mut Office| -> Vec<u64> {
        let deadlines = office.call("case", json!({ "id": case }))["deadlines"].clone();
        let reports = deadlines.as_array().unwrap().clone();
        let reports = reports.iter().filter(|due| due["rule"] == "status-report");
        reports
            .map(|due| due["occurrence"].as_u64().unwrap())
            .collect()
    };
    // Twelve months end with the fourth period, which the final report covers.
    assert_eq!(reports(&mut office), [1, 2, 3]);
    office.call(
        "case.update",
        with(&case, json!({ "reduced_work_capacity": true })),
    );
    assert_eq!(reports(&mut office), [1, 2, 3, 4], "to a year from today");
    office.call("case.update", with(&case, json!({})));
    office.reopen("2027-06-01");
    assert_eq!(
        reports(&mut office),
        [1, 2, 3],
        "nor once the duration is over"
    );
    // Who did stay longer owes them.
    office.event(&case, "ended", "2027-05-20");
    assert_eq!(reports(&mut office), [1, 2, 3, 4, 5]);
    // The calculation that knows only what it is given goes on.
    let asked = json!({
        "agreement": "jmo-vest-viken", "today": "2027-06-01", "until": "2027-06-01",
        "events": [{ "type": "started", "date": "2026-02-01" }],
    });
    let pure = office.call("deadlines", asked);
    let pure = pure["deadlines"].as_array().unwrap().iter();
    assert_eq!(pure.filter(|due| due["rule"] == "status-report").count(), 5);
}
