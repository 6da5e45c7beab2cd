//! One agreement file fewer: that agreement is gone, and everything else goes on.

use crate::support::{Office, PASSPHRASE, on};
use agreements::Registry;
use api::{Api, Environment};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The agreements that ship but for one.
fn without(removed: &str) -> Registry {
    let all = Registry::embedded();
    let mut rest = Registry::default();
    for agreement in all.all().iter().filter(|each| each.id != removed) {
        let text = all.text(&agreement.id, &agreement.version).unwrap();
        rest.add(&format!("{}.toml", agreement.id), text).unwrap();
    }
    rest
}

/// The app as it would be built without an agreement's file.
fn built_without(removed: &str, store: PathBuf) -> Api {
    Api::new(Environment {
        shipped: without(removed),
        ..Environment::fixed(store, on("2026-05-04"))
    })
}

fn call(api: &mut Api, method: &str, request: Value) -> Value {
    let answer = api.call(method, request);
    answer.unwrap_or_else(|error| panic!("{method}: {error:?}"))
}

fn shipped() -> Vec<String> {
    let all = Registry::embedded();
    all.all().iter().map(|each| each.id.clone()).collect()
}

fn ids(api: &mut Api) -> Vec<String> {
    let answer = call(api, "agreements", Value::Null);
    let all = answer["agreements"].as_array().unwrap();
    let id = |each: &Value| each["id"].as_str().unwrap().to_owned();
    all.iter().map(id).collect()
}

/// Someone under an agreement, in the measure for three months. Whatever it asks for is answered.
fn begin(api: &mut Api, agreement: &str) -> (Value, Value) {
    let ask = json!({
        "agreement": agreement,
        "person": { "first_name": "Åse", "last_name": "Eksempel" },
        "case": { "attributes": { "assistance_need": "moderate" } },
        "ordered": "2026-01-26", "started": "2026-02-02",
    });
    let id = call(api, "case.create", ask)["id"].clone();
    let deadlines = call(api, "case", json!({ "id": id }))["deadlines"].clone();
    (id, deadlines)
}

#[test]
fn removing_one_agreement_removes_exactly_that_one() {
    let of_all: Vec<(String, Value)> = {
        let mut office = Office::new();
        let ids = shipped().into_iter();
        ids.map(|id| (id.clone(), begin(&mut office.api, &id).1))
            .collect()
    };
    assert_eq!(of_all.len(), 5);
    for removed in shipped() {
        let folder = tempfile::tempdir().unwrap();
        let mut api = built_without(&removed, folder.path().join("store"));
        call(
            &mut api,
            "store.create",
            json!({ "passphrase": PASSPHRASE }),
        );
        let rest: Vec<String> = shipped().into_iter().filter(|id| *id != removed).collect();
        assert_eq!(ids(&mut api), rest);
        assert_eq!(call(&mut api, "status", Value::Null)["faults"], json!([]));

        // Nobody is registered under it any more, and it is said why.
        let ask = json!({ "agreement": removed, "person": { "first_name": "Ola" }, "ordered": "2026-04-01" });
        let refused = api.call("case.create", ask).unwrap_err();
        assert!(refused.message.contains(&removed), "{}", refused.message);

        // The fictional portfolio comes without its participants.
        call(&mut api, "demo.load", Value::Null);
        let list = call(&mut api, "list", Value::Null);
        let titles: Vec<&Value> = list["cases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|each| &each["agreement"])
            .collect();
        assert!(!titles.is_empty());
        call(&mut api, "today", Value::Null);
        call(&mut api, "demo.remove", Value::Null);

        // The others demand what they always did.
        for (id, deadlines) in of_all.iter().filter(|(id, _)| *id != removed) {
            assert_eq!(begin(&mut api, id).1, *deadlines, "{id} without {removed}");
        }
        call(&mut api, "today", Value::Null);
    }
}

#[test]
fn who_began_under_it_keeps_it() {
    for removed in shipped() {
        let mut office = Office::new();
        let (id, deadlines) = begin(&mut office.api, &removed);
        office.api.call("store.lock", Value::Null).unwrap();
        let mut api = built_without(&removed, office.store());
        call(
            &mut api,
            "store.unlock",
            json!({ "passphrase": PASSPHRASE }),
        );
        let view = call(&mut api, "case", json!({ "id": id }));
        assert_eq!(view["deadlines"], deadlines, "{removed}");
        let today = call(&mut api, "today", Value::Null);
        assert_eq!(today["unreadable"], json!([]), "{removed}");
        let answer = call(&mut api, "agreements", Value::Null);
        let kept = &answer["in_use"][0];
        assert_eq!(
            (&kept["agreement"], &kept["kept"]),
            (&json!(removed), &json!(true))
        );
    }
}
