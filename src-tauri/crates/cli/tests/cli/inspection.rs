//! `verify` and `audit`: a whole store, a damaged one, and what was ever done.

use crate::support::{Store, refused, run};
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_whole_store_is_told_with_its_counts() {
    let store = Store::new();
    let empty = store.run(&["verify"], "").json();
    let nothing = json!({
        "ok": true, "records": {}, "documents": 0, "changes": 0, "erased": 0, "deletions": 0, "ledger": null,
    });
    assert_eq!(empty, nothing);
    store.call("demo.load", &json!(null));
    let cases = store.run(&["list"], "").json()["cases"]
        .as_array()
        .unwrap()
        .len();
    let full = store.run(&["verify"], "").json();
    assert_eq!(
        (&full["ok"], &full["records"]["case"]),
        (&json!(true), &json!(cases))
    );
    assert_eq!(
        (&full["records"]["demo"], &full["erased"]),
        (&json!(1), &json!(0))
    );
    store.call("demo.remove", &json!(null));
    let gone = store.run(&["verify"], "").json();
    assert_eq!((&gone["ok"], &gone["records"]), (&json!(true), &json!({})));
    assert!(gone["erased"].as_u64().unwrap() > 50, "{gone}");
}

/// The one file in the store's folder of which the name begins so.
fn file(store: &Store, start: &str) -> std::path::PathBuf {
    let files = fs::read_dir(store.path("store")).unwrap();
    let mut paths = files.map(|entry| entry.unwrap().path());
    let named = |path: &std::path::PathBuf| {
        path.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with(start)
    };
    paths.find(named).unwrap()
}

#[test]
fn a_fault_is_told_by_what_it_is_and_names_no_one() {
    let store = Store::new();
    store.call("demo.load", &json!(null));
    for (start, code) in [
        ("keys.json", "damaged-keys"),
        ("store-", "damaged-store"),
        ("anchor-", "log-altered"),
    ] {
        let path = file(&store, start);
        let sound = fs::read(&path).unwrap();
        let mut bytes = sound.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x20;
        fs::write(&path, bytes).unwrap();
        let (told, message) = store.run(&["verify"], "").refusal();
        assert_eq!(told, code, "{message}");
        for personal in ["Kari", "Eksempel", "Ingrid", "Demodatter"] {
            assert!(!message.contains(personal), "{message}");
        }
        fs::write(&path, sound).unwrap();
    }
    store.run(&["verify"], "").json();
    fs::remove_file(file(&store, "store-")).unwrap();
    assert_eq!(store.run(&["verify"], "").refusal().0, "missing-store-file");
}

#[test]
fn the_log_is_told_whole_or_in_part() {
    let store = Store::new();
    let office = json!({ "contact": { "kind": "nav-office", "name": "NAV Drammen" } });
    let id = store.call("contact.save", &office)["id"].clone();
    let create = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Kari" }, "ordered": "2026-01-05" });
    let case = store.call("case.create", &create)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let audit = |arguments: &[&str]| -> Vec<Value> {
        let answer = store.run(&[&["audit"][..], arguments].concat(), "").json();
        answer["changes"].as_array().unwrap().clone()
    };
    let all = audit(&[]);
    let last = all.last().unwrap();
    assert_eq!(
        (&last["what"], &last["record"]),
        (&json!("Kontakt lagret"), &id)
    );
    assert_eq!(all[0]["what"], "Deltaker registrert");
    let text = json!(all).to_string();
    assert!(
        !text.contains("Drammen") && !text.contains("Kari"),
        "{text}"
    );
    let saved = audit(&["--operation", "contact.save"]);
    assert_eq!(saved, std::slice::from_ref(last));
    let of_case = audit(&["--case", &case]);
    assert_eq!(of_case.len(), 3, "person, case and order");
    let reference = of_case[0]["reference"].as_str().unwrap();
    assert_eq!(audit(&["--case", reference]), of_case);
    assert!(audit(&["--until", "2020-01-01"]).is_empty());
    assert_eq!(
        audit(&["--from", "2020-01-01", "--until", "2199-12-31"]),
        all
    );
    let refusal = |arguments: &[&str]| {
        store
            .run(&[&["audit"][..], arguments].concat(), "")
            .refusal()
            .0
    };
    assert_eq!(refusal(&["--from", "2026-02-30"]), "invalid-date");
    assert_eq!(refusal(&["--case", "ingen"]), "not-found");
}

#[test]
fn a_case_is_deleted_by_its_reference() {
    let store = Store::new();
    let create = |name: &str| {
        let case = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": name }, "ordered": "2026-01-05" });
        store.call("case.create", &case)["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (kari, ola) = (create("Kari"), create("Ola"));
    let reference = |case: &str| {
        store.call("case", &json!({ "id": case }))["case"]["reference"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (of_kari, of_ola) = (reference(&kari), reference(&ola));
    let unknown = store.run(&["delete", &of_kari, "ingen"], "").refusal();
    assert_eq!(unknown.0, "not-found", "{}", unknown.1);
    let done = store.run(&["delete", &of_kari.to_lowercase()], "").json();
    assert_eq!(done["deletions"].as_array().unwrap().len(), 1);
    let left = store.run(&["list"], "").json();
    assert_eq!(left["cases"].as_array().unwrap().len(), 1);
    assert_eq!(left["cases"][0]["reference"], json!(of_ola));
    store.run(&["verify"], "").json();
}

#[test]
fn both_need_a_store() {
    for command in [&["verify"][..], &["audit"], &["delete", "K7Q2"]] {
        refused(command, "", "no-store", "--store");
    }
    assert_eq!(run(&["audit", "--who", "x"], "").status, 2);
    let help = run(&["audit", "--help"], "").text();
    assert!(help.contains("Endringsloggen, nyeste først"), "{help}");
}
