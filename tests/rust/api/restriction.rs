//! A restricted case is read and not changed, until the restriction is lifted.

use crate::support::{Office, STATUS};
use api::Code;
use serde_json::{Value, json};

impl Office {
    fn restrict(&mut self, case: &str) -> Value {
        let request = json!({
            "case": case, "since": "2026-05-01", "reason": "NAV Drammen ber om det: uenighet om fraværet",
        });
        self.call("restriction.save", request)
    }
}

#[test]
fn nothing_of_a_restricted_case_or_its_participant_changes() {
    let mut office = Office::new();
    let case = office.kari();
    let event = office.event(&case, "intake-meeting", "2026-02-02");
    let report = office.complete_report(&case, STATUS);
    let employer = office.make(
        "contact.save",
        json!({ "contact": { "kind": "employer", "name": "Lageret AS" } }),
    );
    office.restrict(&case);
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039", "phone": "90000001" });
    let writes = [
        (
            "event.save",
            json!({ "case": case, "event": { "type": "intake-meeting", "date": "2026-03-02" } }),
        ),
        ("event.remove", json!({ "id": event })),
        (
            "entry.save",
            json!({ "entry": { "case": case, "date": "2026-04-01", "activity": "follow-up", "minutes": 60 } }),
        ),
        (
            "employment.save",
            json!({ "employment": { "case": case, "employer": employer, "percent": 50, "terms": "permanent" } }),
        ),
        (
            "practice.save",
            json!({ "practice": { "case": case, "employer": employer, "from": "2026-03-01" } }),
        ),
        (
            "case.update",
            json!({ "id": case, "person": person, "case": {} }),
        ),
        (
            "report.save",
            json!({ "id": report, "values": { "navn": "Kari E" } }),
        ),
        ("report.remove", json!({ "id": report })),
        (
            "report.begin",
            json!({ "case": case, "template": "jmo-vest-viken/sluttrapport" }),
        ),
        (
            "report.export",
            json!({ "id": report, "folder": office.out(), "file_name": "r.pdf" }),
        ),
    ];
    for (method, request) in writes {
        let error = office.refused(&case, method, request, Code::Frozen);
        assert!(error.message.contains("01.05.2026"), "{}", error.message);
        assert!(!error.message.contains("uenighet"), "no reason in an error");
    }
    let frozen = office.call("case", json!({ "id": case }))["frozen"].clone();
    assert_eq!(frozen["why"], "restricted");
    let row = office.call("list", json!({}))["cases"][0].clone();
    assert_eq!(
        row["frozen"]["since"], "2026-05-01",
        "the portfolio says so"
    );
    let shown = office.call("report", json!({ "id": report }))["frozen"].clone();
    assert_eq!(shown["why"], "restricted", "the report says so");

    // Others go on as before.
    let other = office.make(
        "case.create",
        json!({
            "agreement": "jmo-vest-viken", "person": { "first_name": "Ola", "last_name": "Prøve" },
            "ordered": "2026-01-05", "started": "2026-02-01",
        }),
    );
    office.event(&other, "intake-meeting", "2026-02-02");

    office.call("restriction.lift", json!({ "id": case }));
    office.event(&case, "team-meeting", "2026-03-02");
    assert_eq!(
        office.call("case", json!({ "id": case }))["frozen"],
        Value::Null
    );
    office.call("verify", json!(null));
}

#[test]
fn a_restriction_is_set_changed_lifted_and_undone_like_everything_else() {
    let mut office = Office::new();
    let case = office.kari();
    let event = office.event(&case, "intake-meeting", "2026-02-02");
    for (field, request) in [
        (
            "reason",
            json!({ "case": case, "since": "2026-05-01", "reason": "  " }),
        ),
        (
            "since",
            json!({ "case": case, "since": "2026-05-05", "reason": "NAV" }),
        ),
    ] {
        let error = office.refusal("restriction.save", request);
        assert_eq!(error.details, Some(json!([field])), "{}", error.message);
    }
    office.restrict(&case);
    let changed = json!({ "case": case, "since": "2026-04-30", "reason": "Rettet dato" });
    office.call("restriction.save", changed);
    let kept = office.call("restriction", json!({ "id": case }))["restriction"].clone();
    assert_eq!(kept["since"], "2026-04-30", "one restriction, not two");

    let history = office.call("history", json!({ "id": case }))["changes"].clone();
    let told = |method: &str| {
        let all = history.as_array().unwrap().iter();
        all.clone()
            .find(|change| change["operation"] == method)
            .unwrap()
            .clone()
    };
    assert!(
        told("restriction.save")["sentence"]
            .as_str()
            .unwrap()
            .contains("Rettet dato"),
        "the log says why"
    );
    let before = told("event.save");
    assert!(
        before["cannot_undo"]
            .as_str()
            .unwrap()
            .contains("begrenset"),
        "nothing is offered that would be refused: {before}"
    );
    let error = office.refusal("undo", json!({ "group": before["group"] }));
    assert_eq!(error.code, Code::Frozen);
    assert_eq!(told("restriction.save")["cannot_undo"], Value::Null);

    office.call("restriction.lift", json!({ "id": case }));
    let lifted = office.call("history", json!({ "id": case, "count": 1 }))["changes"][0].clone();
    office.call("undo", json!({ "group": lifted["group"] }));
    let error = office.refusal("event.remove", json!({ "id": event }));
    assert_eq!(error.code, Code::Frozen, "restricted again");
}

#[test]
fn what_must_be_noted_about_a_restricted_case_can_be() {
    let mut office = Office::new();
    let case = office.kari();
    office.restrict(&case);
    let inquiry = json!({ "inquiry": {
        "case": case, "kind": "complaint", "from": "participant", "received": "2026-05-04", "how": "phone",
    }});
    office.make("inquiry.save", inquiry);
    office.call(
        "access.make",
        json!({ "case": case, "audience": "nav", "why": "NAV ber om innsyn", "folder": office.out() }),
    );
    let copies = office.call("copies", json!({ "case": case }))["copies"].clone();
    let ids: Vec<&Value> = copies
        .as_array()
        .unwrap()
        .iter()
        .map(|copy| &copy["id"])
        .collect();
    let removed = office.call("copy.remove", json!({ "ids": ids }))["removed"].clone();
    assert_eq!(
        removed.as_array().unwrap().len(),
        2,
        "files are cleared away"
    );

    // The month's figures count it as it stands.
    let results = "jmo-vest-viken/resultatrapport";
    let report = office.make("report.begin", json!({ "template": results }));
    let view = office.call("report", json!({ "id": report }));
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let values = missing.map(|field| {
        (
            field["field"].as_str().unwrap().to_owned(),
            json!("Ikke aktuelt"),
        )
    });
    let values: serde_json::Map<String, Value> = values.collect();
    office.call("report.save", json!({ "id": report, "values": values }));
    office.export(&report, "april.pdf");
    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "nav-solution" });
    office.call("report.deliver", delivery);
}

#[test]
fn a_value_put_right_after_delivery_leads_to_the_reports_that_hold_the_old_one() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    office.export(&report, "status.pdf");
    office.call(
        "report.deliver",
        json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" }),
    );
    let old =
        |office: &mut Office| office.call("corrections", json!({ "id": case }))["reports"].clone();
    assert_eq!(old(&mut office), json!([]), "nothing was put right");

    let person = |last: &str| {
        json!({ "id": case, "case": {},
        "person": { "first_name": "Kari", "last_name": last, "fnr": "03879140039" } })
    };
    office.call("case.update", person("Eksempelsen"));
    let found = old(&mut office);
    assert_eq!(found[0]["report"], json!(report));
    let value = json!({ "label": "Etternavn", "old": "Eksempel", "new": "Eksempelsen" });
    assert_eq!(found[0]["values"], json!([value]));
    office.call("case.update", person("Eksempelberg"));
    assert_eq!(
        old(&mut office)[0]["values"][0]["new"],
        "Eksempelberg",
        "as it stands now"
    );

    let correction = office.make("report.correct", json!({ "id": report }));
    assert_eq!(old(&mut office)[0]["begun"], json!(correction));
    office.call("case.update", person("Eksempel"));
    assert_eq!(
        old(&mut office),
        json!([]),
        "put back, the report was right"
    );
}
