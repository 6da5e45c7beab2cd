//! What NAV calls an agreement by, kept once for all forms and invoices.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

const JMO: &str = "jmo-vest-viken";

fn details(office: &mut Office) -> Value {
    office.call("agreement.details", json!({ "agreement": JMO }))
}

fn with(office: &mut Office, field: &str, value: Value) -> Value {
    let mut details = details(office);
    details[field] = value;
    json!({ "details": details })
}

#[test]
fn details_are_kept_worded_and_undone() {
    let mut office = Office::new();
    assert_eq!(details(&mut office)["measure_number"], "");
    let request = with(&mut office, "measure_number", json!(" 123456 "));
    office.call("agreement.details.save", request);
    let request = with(&mut office, "your_reference", json!("xxx1400"));
    let id = office.make("agreement.details.save", request);
    let kept = details(&mut office);
    assert_eq!(kept["measure_number"], "123456");
    assert_eq!(
        kept["your_reference"], "XXX1400",
        "its letters are capitals"
    );

    let history = office.call("history", json!({ "id": id, "count": 10 }));
    let newest = &history["changes"][0];
    assert_eq!(newest["operation"], "agreement.details.save");
    let told = newest.to_string();
    assert!(told.contains("Deres referanse"), "{told}");
    office.call("undo", json!({ "group": newest["group"] }));
    assert_eq!(details(&mut office)["your_reference"], "");
    assert_eq!(details(&mut office)["measure_number"], "123456");

    // The same again is no change, and nothing at all is no record.
    let count = |office: &mut Office| {
        let history = office.call("history", json!({ "id": id, "count": 50 }));
        history["changes"].as_array().unwrap().len()
    };
    let before = count(&mut office);
    let request = json!({ "details": details(&mut office) });
    office.call("agreement.details.save", request);
    assert_eq!(count(&mut office), before);
    let request = with(&mut office, "measure_number", json!(""));
    assert_eq!(office.make("agreement.details.save", request), id);
    assert_eq!(details(&mut office)["measure_number"], "");
}

#[test]
fn a_slip_of_the_keys_does_not_go_on_every_invoice() {
    let mut office = Office::new();
    for (field, value) in [
        ("agreement_number", json!("241234")),
        ("agreement_number", json!("XX-XXXX")),
        ("your_reference", json!("XXX 1400")),
        ("your_reference", json!("Nina Navansatt")),
        ("places", json!(0)),
    ] {
        let request = with(&mut office, field, value.clone());
        let error = office.refusal("agreement.details.save", request);
        assert_eq!(error.code, Code::InvalidField, "{field} {value}");
        assert_eq!(error.details, Some(json!([field])));
        assert!(!error.message.contains("Nina"), "{}", error.message);
    }
    let request = json!({ "details": { "agreement": "ukjent" } });
    let error = office.refusal("agreement.details.save", request);
    assert_eq!(error.code, Code::UnknownAgreement);
}

#[test]
fn forms_take_them_from_there() {
    let mut office = Office::new();
    let mut request = with(&mut office, "measure_number", json!("654321"));
    request["details"]["agreement_number"] = json!("24-1234");
    request["details"]["your_reference"] = json!("H123456");
    request["details"]["places"] = json!(20);
    office.call("agreement.details.save", request);
    let mut profile = office.call("profile", json!(null));
    profile["profile"]["provider"] = json!("Eksempel Tiltak AS");
    office.call("profile.save", profile);

    let begun = |office: &mut Office, template: &str| {
        let template = format!("{JMO}/{template}");
        let id = office.make("report.begin", json!({ "template": template }));
        office.call("report", json!({ "id": id }))["report"]["values"].clone()
    };
    let invoice = begun(&mut office, "fakturagrunnlag");
    assert_eq!(
        invoice["leverandor-og-tiltaksnummer"],
        "Eksempel Tiltak AS, 654321"
    );
    assert_eq!(invoice["deres-referanse"], "H123456");
    assert_eq!(invoice["avtalenummer"], "24-1234");
    let notice = begun(&mut office, "ingen-ledig-kapasitet");
    assert_eq!(notice["plasser"], "20");
}
