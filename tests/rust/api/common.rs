//! Reports on a whole agreement: results, evaluation, notice of a breach. They belong to no case.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};
use std::fs;

const BREACH: &str = "jmo-vest-viken/bruddmelding";
const RESULTS: &str = "jmo-vest-viken/resultatrapport";

/// Writes «Ikke aktuelt», or a number, wherever something is missing.
fn complete(office: &mut Office, report: &str) {
    let view = office.call("report", json!({ "id": report }));
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let values: serde_json::Map<String, Value> = missing
        .map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Ikke aktuelt"),
            )
        })
        .collect();
    let check = office.call("report.save", json!({ "id": report, "values": values }));
    assert_eq!(check["missing"], json!([]));
}

#[test]
fn a_breach_is_told_of_from_the_agreement_s_own_form() {
    let mut office = Office::new();
    assert_eq!(
        office.call("drafts", json!({}))["forms"],
        json!([]),
        "nobody is under any agreement"
    );
    office.kari();
    let forms = office.call("drafts", json!({}))["forms"].clone();
    let offered = |id: &str| {
        forms
            .as_array()
            .unwrap()
            .iter()
            .any(|form| form["template"] == id)
    };
    assert!(offered(BREACH) && offered(RESULTS));
    assert!(
        !offered("jmo-vest-viken/statusrapport"),
        "that is one participant's"
    );

    let report = office.make("report.begin", json!({ "template": BREACH }));
    let again = office.make("report.begin", json!({ "template": BREACH }));
    assert_eq!(report, again, "one draft, not two");
    let view = office.call("report", json!({ "id": report }));
    assert_eq!(view["report"]["case"], Value::Null);
    assert_eq!(
        view["template"]["clock"],
        json!({ "from": "oppdaget", "hours": 24 })
    );
    assert_eq!(
        view["report"]["values"]["tiltak"],
        "Jobbmestrende oppfølging"
    );
    assert_eq!(
        view["participant"],
        "Jobbmestrende oppfølging, NAV Vest-Viken"
    );

    // Whoever writes of all of them names no one.
    complete(&mut office, &report);
    let first = view["template"]["sections"][1]["fields"][0]["id"].as_str();
    let text = first.unwrap_or("tiltak").to_owned();
    let named = json!({ "id": report, "values": { text: "Gjaldt Kari Eksempel." } });
    office.call("report.save", named);
    let found = office.call("report.privacy", json!({ "id": report }))["passages"].clone();
    assert!(!found.as_array().unwrap().is_empty(), "{found}");
    let name = view["file_name"].as_str().unwrap().to_owned();
    assert_eq!(name, "bruddmelding-jmo-vest-viken-2026-05-04.pdf");
    let export = json!({ "id": report, "folder": office.out(), "file_name": name });
    let error = office.refusal("report.export", export.clone());
    assert_eq!(error.code, Code::NotLookedAt);
    let looked_at: Vec<Value> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["digest"].clone())
        .collect();
    let mut export = export;
    export["looked_at"] = json!(looked_at);
    office.call("report.export", export);
    let pdf = fs::read(office.out().join(&name)).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));

    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" });
    office.call("report.deliver", delivery);
    let answer = office.call("drafts", json!({}));
    assert_eq!(answer["delivered"][0]["id"], json!(report));
    assert_eq!(answer["drafts"], json!([]));
    let copies = office.call("copies", json!({}))["copies"].clone();
    assert_eq!(copies[0]["case"], Value::Null);

    // The next breach is another notice; a correction of this one is a correction.
    let next = office.make("report.begin", json!({ "template": BREACH }));
    assert_ne!(next, report);
    office.call("report.remove", json!({ "id": next }));
    let correction = office.make("report.correct", json!({ "id": report }));
    assert_ne!(correction, report);
    office.call("verify", json!(null));
}

#[test]
fn a_month_s_report_is_begun_once() {
    let mut office = Office::new();
    office.kari();
    let report = office.make("report.begin", json!({ "template": RESULTS }));
    let view = office.call("report", json!({ "id": report }));
    assert_eq!(
        view["report"]["period"],
        json!(["2026-04-01", "2026-04-30"]),
        "the last month that is over"
    );
    let march = json!({ "template": RESULTS, "period": ["2026-03-01", "2026-03-31"] });
    let other = office.make("report.begin", march.clone());
    assert_ne!(other, report);
    assert_eq!(office.make("report.begin", march), other);
    let backwards = json!({ "template": RESULTS, "period": ["2026-03-31", "2026-03-01"] });
    assert_eq!(
        office.refusal("report.begin", backwards).code,
        Code::InvalidDate
    );

    complete(&mut office, &report);
    let sheet = json!({ "id": report, "folder": office.out(), "file_name": "april.xlsx" });
    let written = office.call("report.sheet", sheet);
    let xlsx = fs::read(written["path"].as_str().unwrap()).unwrap();
    assert!(xlsx.starts_with(b"PK"), "a spreadsheet");
    office.export(&report, "april.pdf");
    let copies = office.call("copies", json!({}))["copies"].clone();
    assert_eq!(copies.as_array().map(Vec::len), Some(2), "both are known");
    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "nav-solution" });
    office.call("report.deliver", delivery);
    let again = office.refusal("report.begin", json!({ "template": RESULTS }));
    assert_eq!(again.code, Code::Delivered);
}

#[test]
fn each_form_is_begun_where_it_belongs() {
    let mut office = Office::new();
    let case = office.kari();
    let lost = json!({ "template": "jmo-vest-viken/statusrapport" });
    assert_eq!(
        office.refusal("report.begin", lost).code,
        Code::UnknownTemplate
    );
    let status = office.complete_report(&case, "jmo-vest-viken/statusrapport");
    let sheet = json!({ "id": status, "folder": office.out(), "file_name": "a.xlsx" });
    office.refused(&case, "report.sheet", sheet, Code::InvalidRequest);
    let personal = json!({ "case": case, "template": RESULTS });
    office.refused(&case, "report.begin", personal, Code::UnknownTemplate);
}
