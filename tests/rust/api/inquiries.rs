//! What participants and authorities ask for: sent on to NAV at once, and closed when it is done.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

fn asked(case: &str) -> Value {
    json!({
        "case": case, "kind": "access", "from": "participant", "received": "2026-05-04", "how": "meeting",
        "text": "Vil se alt som står om henne",
    })
}

#[test]
fn nav_is_to_be_told_from_the_day_it_came() {
    let mut office = Office::new();
    let case = office.kari();
    let id = office.make("inquiry.save", json!({ "inquiry": asked(&case) }));
    let row = office.call("inquiries", json!({}))["inquiries"][0].clone();
    assert_eq!(row["late"], true, "«straks» is late the same day");
    assert_eq!(row["days_waiting"], 0);
    assert_eq!(row["participant"], "Kari Eksempel");

    let text = row["forwarding"].as_str().unwrap();
    let reference = office.call("case", json!({ "id": case }))["case"]["reference"].clone();
    assert!(
        text.contains("Innsyn") && text.contains("artikkel 15"),
        "{text}"
    );
    assert!(text.contains(reference.as_str().unwrap()), "{text}");
    assert!(
        !text.contains("Kari"),
        "the channel tells who it is: {text}"
    );

    let mut told = asked(&case);
    told["told"] = json!({ "date": "2026-05-04", "how": "secure-post" });
    office.call("inquiry.save", json!({ "id": id, "inquiry": told }));
    let row = office.call("inquiries", json!({ "case": case }))["inquiries"][0].clone();
    assert_eq!(
        (&row["late"], &row["days_waiting"]),
        (&json!(false), &Value::Null)
    );
    assert!(
        office.call("history", json!({ "id": case }))["changes"][0]["sentence"]
            .as_str()
            .unwrap()
            .starts_with("Henvendelse endret: Innsyn fra deltakeren")
    );
}

#[test]
fn what_cannot_have_gone_so_is_refused() {
    let mut office = Office::new();
    let case = office.kari();
    let told = json!({ "date": "2026-05-04", "how": "phone" });
    let with = |changes: Value| {
        let mut inquiry = asked(&case);
        for (key, value) in changes.as_object().unwrap() {
            inquiry[key] = value.clone();
        }
        json!({ "inquiry": inquiry })
    };
    for (field, changes) in [
        ("received", json!({ "received": "2026-05-05" })),
        (
            "told",
            json!({ "told": { "date": "2026-05-03", "how": "phone" } }),
        ),
        (
            "told",
            json!({ "told": { "date": "2026-05-05", "how": "phone" } }),
        ),
        (
            "told",
            json!({ "told": { "date": "2026-05-04", "how": "email" } }),
        ),
        ("told", json!({ "closed": "2026-05-04" })),
        (
            "told",
            json!({ "decision": { "date": "2026-05-04", "granted": true } }),
        ),
        (
            "decision",
            json!({ "told": told, "decision": { "date": "2026-05-05", "granted": true } }),
        ),
        ("closed", json!({ "told": told, "closed": "2026-05-03" })),
        ("text", json!({ "text": "a".repeat(2001) })),
    ] {
        let error = office.refusal("inquiry.save", with(changes.clone()));
        assert_eq!(error.code, Code::InvalidField, "{changes}");
        assert_eq!(
            error.details,
            Some(json!([field])),
            "{changes}: {}",
            error.message
        );
    }
    let error = office.refusal("inquiry.save", with(json!({ "case": "ukjent" })));
    assert_eq!(error.code, Code::NotFound);
    let by_mail = office.call("inquiry.save", with(json!({ "how": "email" })));
    assert!(by_mail["id"].is_string(), "a participant may write so");
}

#[test]
fn what_waits_for_nav_stands_first_and_what_is_closed_last() {
    let mut office = Office::new();
    let case = office.kari();
    let told = json!({ "date": "2026-05-04", "how": "phone" });
    let closed = json!({ "case": case, "kind": "objection", "from": "participant", "received": "2026-05-04",
        "how": "phone", "told": told, "closed": "2026-05-04" });
    let open = json!({ "case": case, "kind": "erasure", "from": "representative", "received": "2026-05-02",
        "how": "letter", "told": told });
    let order = json!({ "kind": "disclosure", "from": "authority", "who": "Politiet", "received": "2026-04-01", "how": "letter" });
    for inquiry in [closed, open, order] {
        office.make("inquiry.save", json!({ "inquiry": inquiry }));
    }
    let titles = |answer: &Value| -> Vec<String> {
        let rows = answer["inquiries"].as_array().unwrap().iter();
        rows.map(|row| row["title"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = office.call("inquiries", json!({}));
    assert_eq!(
        titles(&all),
        ["Pålegg eller krav om utlevering", "Sletting", "Protest"]
    );
    let own = office.call("inquiries", json!({ "case": case }));
    assert_eq!(
        titles(&own),
        ["Sletting", "Protest"],
        "an authority's concerns no one here"
    );

    let id = all["inquiries"][0]["id"].clone();
    office.call("inquiry.remove", json!({ "id": id }));
    assert_eq!(titles(&office.call("inquiries", json!({}))).len(), 2);
}
