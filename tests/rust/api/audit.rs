//! The whole change log, without values.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

fn audit(office: &mut Office, request: Value) -> Vec<Value> {
    let answer = office.call("audit", request);
    answer["changes"].as_array().unwrap().clone()
}

fn column(rows: &[Value], field: &str) -> Vec<Value> {
    rows.iter().map(|row| row[field].clone()).collect()
}

#[test]
fn every_change_is_told_newest_first_and_without_a_value() {
    let mut office = Office::new();
    office.call(
        "profile.save",
        json!({ "profile": { "counsellor": "Vigdis Veileder" } }),
    );
    let kari = office.kari();
    office.event(&kari, "plan-delivered", "2026-02-20");
    let group = audit(&mut office, json!({ "operation": "event.save" }))[0]["group"].clone();
    office.call("undo", json!({ "group": group }));
    let rows = audit(&mut office, json!(null));
    let reference = office.call("case", json!({ "id": kari }))["case"]["reference"].clone();

    let sequence: Vec<u64> = rows
        .iter()
        .map(|row| row["sequence"].as_u64().unwrap())
        .collect();
    let newest_first: Vec<u64> = (1..=rows.len() as u64).rev().collect();
    assert_eq!(sequence, newest_first, "all of it");
    assert_eq!(
        column(&rows, "what"),
        [
            "Endring angret",
            "Endring angret",
            "Hendelse lagret",
            "Deltaker registrert",
            "Deltaker registrert",
            "Deltaker registrert",
            "Deltaker registrert",
            "Deltaker registrert",
            "Egne opplysninger lagret",
        ]
    );
    assert_eq!(
        column(&rows, "kind"),
        [
            "event",
            "operation",
            "event",
            "agreement",
            "event",
            "event",
            "case",
            "person",
            "profile"
        ]
    );
    let (undone, saved) = (&rows[0], &rows[2]);
    assert_eq!(
        (&undone["undoes"], &undone["undone"]),
        (&group, &json!(false))
    );
    assert_eq!(
        (&saved["undoes"], &saved["undone"]),
        (&json!(null), &json!(true))
    );
    assert_eq!(
        (&saved["case"], &saved["reference"]),
        (&json!(kari), &reference)
    );
    assert_eq!(saved["who"], "Vigdis Veileder");
    assert!(rows.iter().all(|row| row["erased"] == false));
    let text = json!(rows).to_string();
    for value in [
        "Kari",
        "Eksempel",
        "03879140039",
        "2026-02-20",
        "plan-delivered",
    ] {
        assert!(!text.contains(value), "{value}");
    }
}

#[test]
fn a_part_is_asked_for_by_case_operation_and_days() {
    let mut office = Office::new();
    let kari = office.kari();
    let ola = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" });
    office.make("case.create", ola);
    let contact = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    office.make("contact.save", contact);
    office.event(&kari, "plan-delivered", "2026-02-20");

    let of_kari = audit(&mut office, json!({ "case": kari }));
    assert_eq!(
        column(&of_kari, "kind"),
        ["event", "event", "event", "case", "person"],
        "the case, what belongs to it, and the participant"
    );
    let view = office.call("case", json!({ "id": kari }));
    let reference = view["case"]["reference"].as_str().unwrap().to_lowercase();
    assert_eq!(audit(&mut office, json!({ "case": reference })), of_kari);
    let plan = json!({ "case": kari, "operation": "event.save" });
    assert_eq!(audit(&mut office, plan), of_kari[..1]);
    assert!(audit(&mut office, json!({ "operation": "demo.load" })).is_empty());
    let error = office.refusal("audit", json!({ "case": "ingen" }));
    assert_eq!(error.code, Code::NotFound);

    // The clock of the log is the machine's own, the day's is not.
    let all = audit(&mut office, json!(null));
    let between = |from: &str, until: &str| json!({ "from": from, "until": until });
    assert_eq!(audit(&mut office, between("2020-01-01", "2199-12-31")), all);
    assert!(audit(&mut office, json!({ "until": "2020-01-01" })).is_empty());
    assert!(audit(&mut office, json!({ "from": "2199-01-01" })).is_empty());
    let error = office.refusal("audit", json!({ "from": "2026-02-30" }));
    assert_eq!(error.code, Code::InvalidDate);
}

#[test]
fn what_was_forgotten_is_told_as_such() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    let list = office.call("list", json!(null));
    let case = list["cases"][0]["case"].clone();
    office.call("demo.remove", json!(null));
    let rows = audit(&mut office, json!({ "case": case }));
    let (last, before) = rows.split_first().unwrap();
    assert_eq!(
        (&last["what"], &last["kind"], &last["erased"]),
        (
            &json!("Eksempeldata fjernet"),
            &json!("forgotten"),
            &json!(false)
        )
    );
    assert!(!before.is_empty() && before.iter().all(|row| row["erased"] == true));
    assert!(
        rows.iter().all(|row| row["reference"].is_null()),
        "it had no name but its id"
    );
    let verified = office.call("verify", json!(null));
    let all = audit(&mut office, json!(null));
    let erased = all.iter().filter(|row| row["erased"] == true).count();
    assert_eq!(
        (&verified["ok"], &verified["changes"], &verified["erased"]),
        (&json!(true), &json!(all.len()), &json!(erased))
    );
}
