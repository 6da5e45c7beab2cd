//! Month end through the command line, as a script would use it.

use crate::support::Store;
use serde_json::{Value, json};

/// Sends one request through `call`.
fn call(store: &Store, method: &str, request: Value) -> Value {
    store
        .run(&["call", method, "-"], &request.to_string())
        .json()
}

#[test]
fn a_month_is_asked_for_by_its_name() {
    let store = Store::new();
    let person = json!({ "first_name": "Åse", "last_name": "Eksempel" });
    let begin = json!({ "agreement": "jmo-20-598", "person": person, "ordered": "2026-01-12", "started": "2026-01-26" });
    let case = call(&store, "case.create", begin)["id"].clone();
    let event = json!({ "type": "ended", "date": "2026-03-31" });
    let ended = json!({ "case": case, "event": event, "end_status": "in-work" });
    call(&store, "event.save", ended);

    let march = json!({ "agreement": "jmo-20-598", "month": "2026-03" });
    let view = call(&store, "month", march);
    let figures = view["figures"].as_array().unwrap().iter();
    let counted: Vec<&str> = figures
        .filter(|figure| figure["count"] == 1)
        .map(|figure| figure["id"].as_str().unwrap())
        .collect();
    let expected = [
        "completed",
        "in-work",
        "ended-without-job",
        "to-work-without-job",
    ];
    assert_eq!(counted, expected);
    assert_eq!(view["results"]["template"], "jmo-20-598/resultatrapport");

    let months = call(&store, "months", json!({}));
    let rows = months["agreements"][0]["months"].as_array().unwrap();
    assert_eq!(rows.last().unwrap()["month"], "2026-01");

    for (request, code, word) in [
        (
            json!({ "agreement": "jmo-20-598", "month": "2026-13" }),
            "invalid-date",
            "ÅÅÅÅ-MM",
        ),
        (
            json!({ "agreement": "ukjent", "month": "2026-03" }),
            "unknown-agreement",
            "ukjent",
        ),
    ] {
        let (found, message) = store
            .run(&["call", "month", "-"], &request.to_string())
            .refusal();
        assert_eq!(found, code, "{message}");
        assert!(message.contains(word), "{message}");
    }
}
