//! Before a report leaves the house: what the privacy check points out, and what the counsellor decides.

use crate::support::{Office, STATUS};
use api::Code;
use serde_json::{Value, json};

/// Kari's finished report with these words in «status», beside Ole Berg who is in the portfolio too.
fn report_saying(office: &mut Office, case: &str, text: &str) -> String {
    let other = json!({
        "agreement": "jmo-vest-viken",
        "person": { "first_name": "Ole", "last_name": "Berg", "phone": "911 22 333" },
        "ordered": "2026-01-05",
    });
    office.make("case.create", other);
    let report = office.complete_report(case, STATUS);
    write(office, &report, text);
    report
}

fn write(office: &mut Office, report: &str, text: &str) {
    let values = json!({ "status": text });
    office.call("report.save", json!({ "id": report, "values": values }));
}

fn passages(office: &mut Office, report: &str) -> Vec<Value> {
    let answer = office.call("report.privacy", json!({ "id": report }));
    answer["passages"].as_array().unwrap().clone()
}

fn export(office: &Office, report: &str, looked_at: &[&str]) -> Value {
    json!({
        "id": report, "folder": office.out(), "file_name": "a.pdf", "replace": true, "looked_at": looked_at,
    })
}

fn digests(passages: &[Value]) -> Vec<&str> {
    passages
        .iter()
        .filter_map(|p| p["digest"].as_str())
        .collect()
}

#[test]
fn what_is_found_is_decided_on_before_export() {
    let mut office = Office::new();
    let case = office.kari();
    let report = report_saying(&mut office, &case, "Delte kontor med Ole Berg. Har F20.0.");
    let found = passages(&mut office, &report);
    assert_eq!(found.len(), 2, "{found:?}");
    let kinds: Vec<&Value> = found.iter().map(|p| &p["kind"]).collect();
    assert_eq!(kinds, ["other-participant", "diagnosis-code"]);
    assert_eq!(found[0]["field"], "status");
    assert_eq!(found[0]["excerpt"][1], "Ole Berg");
    assert_eq!(
        (&found[0]["start"], &found[0]["end"]),
        (&json!(17), &json!(25))
    );

    let request = export(&office, &report, &[]);
    let error = office.refused(&case, "report.export", request, Code::NotLookedAt);
    assert!(!error.message.contains("Berg") && error.details.is_none());
    let print = json!({ "id": report });
    office.refused(&case, "report.print", print, Code::NotLookedAt);
    let request = export(&office, &report, &digests(&found[..1]));
    office.refused(&case, "report.export", request, Code::NotLookedAt);
    assert_eq!(std::fs::read_dir(office.out()).unwrap().count(), 0);

    let request = export(&office, &report, &digests(&found));
    office.call("report.export", request);
    let view = office.call("report", json!({ "id": report }));
    let kept = &view["report"]["exported"]["privacy"];
    assert_eq!(kept.as_array().unwrap().len(), 2);
    assert!(!kept.to_string().contains("Berg"), "no text is kept");
}

#[test]
fn what_was_kept_is_not_asked_again_until_it_says_something_else() {
    let mut office = Office::new();
    let case = office.kari();
    let report = report_saying(&mut office, &case, "Delte kontor med Ole Berg.");
    let found = passages(&mut office, &report);
    let request = export(&office, &report, &digests(&found));
    office.call("report.export", request);

    // The same words at another place are the same decision.
    write(
        &mut office,
        &report,
        "I mars delte hun kontor med Ole Berg.",
    );
    let again = passages(&mut office, &report);
    assert_eq!((again.len(), &again[0]["kept"]), (1, &json!(true)));
    let request = export(&office, &report, &[]);
    office.call("report.export", request);

    write(
        &mut office,
        &report,
        "Delte kontor med Ole Berg, tlf. 911 22 333.",
    );
    let request = export(&office, &report, &[]);
    office.refused(&case, "report.export", request, Code::NotLookedAt);
}

#[test]
fn someone_who_comes_into_the_portfolio_later_is_found_in_an_unchanged_report() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    write(&mut office, &report, "Snakket med Synne Prøvesen.");
    office.export(&report, "a.pdf");
    let newcomer = json!({
        "agreement": "jmo-vest-viken",
        "person": { "first_name": "Synne", "last_name": "Prøvesen" },
        "ordered": "2026-01-05",
    });
    office.make("case.create", newcomer);
    let request = export(&office, &report, &[]);
    office.refused(&case, "report.export", request, Code::NotLookedAt);
    let print = json!({ "id": report });
    office.refused(&case, "report.print", print.clone(), Code::NotLookedAt);
    let found = passages(&mut office, &report);
    office.call(
        "report.print",
        json!({ "id": report, "looked_at": digests(&found) }),
    );
    office.call("report.print", print);
    let request = export(&office, &report, &[]);
    office.call("report.export", request);
}

#[test]
fn the_history_tells_what_was_kept_and_a_delivered_report_is_left_alone() {
    let mut office = Office::new();
    let case = office.kari();
    let report = report_saying(
        &mut office,
        &case,
        "Delte kontor med Ole Berg. Ole Berg var fornøyd.",
    );
    let found = passages(&mut office, &report);
    let request = export(&office, &report, &digests(&found));
    office.call("report.export", request);
    let history = office.call("history", json!({ "id": case })).to_string();
    assert!(
        history.contains("Sett på og beholdt: en annen deltaker"),
        "{history}"
    );

    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" });
    office.call("report.deliver", delivery);
    let request = export(&office, &report, &[]);
    office.call("report.export", request);
}

#[test]
fn whom_the_case_knows_may_be_named() {
    let mut office = Office::new();
    let case = office.kari();
    let contact =
        json!({ "kind": "nav-counsellor", "name": "Nina Navnesen", "phone": "411 22 333" });
    let nina = office.make("contact.save", json!({ "contact": contact }));
    let report = report_saying(&mut office, &case, "Nina nås på 411 22 333.");
    assert_eq!(
        passages(&mut office, &report).len(),
        1,
        "in the register, but not of this case"
    );
    let update = json!({
        "id": case,
        "person": { "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039" },
        "case": { "nav_counsellor": nina },
    });
    office.call("case.update", update);
    assert_eq!(passages(&mut office, &report), Vec::<Value>::new());
}
