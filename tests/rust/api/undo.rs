//! Undoing: every kind of change goes back, and again forward, or the reason why not is told.

use crate::support::{Office, STATUS};
use api::Code;
use serde_json::{Value, json};
use std::fs;

/// Everything that the window can show, but the change log.
fn whole(office: &mut Office) -> Value {
    let list = office.call("list", json!(null));
    let mut cases = Vec::new();
    for row in list["cases"].as_array().unwrap() {
        let view = office.call("case", json!({ "id": row["case"] }));
        let mut reports = Vec::new();
        for report in view["reports"].as_array().unwrap() {
            reports.push(office.call("report", json!({ "id": report["id"] })));
        }
        cases.push(json!([view, reports]));
    }
    let contacts = office.call("contacts", json!(null));
    let profile = office.call("profile", json!(null));
    json!([list, cases, contacts, profile])
}

fn newest(office: &mut Office, id: &str) -> Value {
    office.call("history", json!({ "id": id }))["changes"][0].clone()
}

fn undo(office: &mut Office, id: &str) {
    let entry = newest(office, id);
    assert_eq!(entry["cannot_undo"], json!(null), "{entry}");
    office.call("undo", json!({ "group": entry["group"] }));
}

/// Does something to the record or case, undoes it, undoes the undoing, and that too.
fn there_and_back(office: &mut Office, method: &str, request: Value, id: Option<&str>) -> String {
    let before = whole(office);
    let made = office.call(method, request);
    let id = id.or(made["id"].as_str()).unwrap().to_owned();
    let after = whole(office);
    assert_ne!(after, before, "{method} changes something");
    undo(office, &id);
    assert_eq!(whole(office), before, "{method} undone");
    undo(office, &id);
    assert_eq!(whole(office), after, "{method} done again");
    undo(office, &id);
    assert_eq!(whole(office), before, "{method} undone again");
    undo(office, &id);
    assert_eq!(whole(office), after);
    made["id"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_registered_on_a_case_goes_back() {
    let mut office = Office::new();
    let case = office.kari();
    let on = Some(&*case);
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    let event = |date: &str| json!({ "type": "plan-delivered", "date": date });
    let entry = |minutes: u32| json!({ "case": case, "date": "2026-03-02", "activity": "follow-up", "minutes": minutes });
    let job = |percent: u32| {
        json!({ "case": case, "employer": employer, "percent": percent, "terms": "permanent",
            "in_work_from": "2026-03-01" })
    };
    let practice = |ended: Value| json!({ "case": case, "employer": employer, "from": "2026-03-01", "ended": ended });
    let kinds = [
        (
            "event",
            json!({ "case": case, "event": event("2026-02-20") }),
            json!({ "case": case, "event": event("2026-02-21"), "note": "Rettet" }),
        ),
        (
            "entry",
            json!({ "entry": entry(45) }),
            json!({ "entry": entry(60) }),
        ),
        (
            "employment",
            json!({ "employment": job(50) }),
            json!({ "employment": job(80) }),
        ),
        (
            "practice",
            json!({ "practice": practice(json!(null)) }),
            json!({ "practice": practice(json!("2026-04-01")) }),
        ),
    ];
    for (kind, new, mut changed) in kinds {
        let save = format!("{kind}.save");
        let id = there_and_back(&mut office, &save, new, on);
        changed["id"] = json!(id);
        there_and_back(&mut office, &save, changed, on);
        there_and_back(
            &mut office,
            &format!("{kind}.remove"),
            json!({ "id": id }),
            on,
        );
    }
}

#[test]
fn a_participant_the_register_and_the_profile_go_back() {
    let mut office = Office::new();
    let profile = json!({ "profile": { "counsellor": "Vigdis Veileder" } });
    there_and_back(&mut office, "profile.save", profile, Some("profile"));
    let office_at_nav = json!({ "kind": "nav-office", "name": "Nav Eksempelby" });
    let contact = json!({ "contact": office_at_nav });
    let nav = there_and_back(&mut office, "contact.save", contact, None);
    let renamed =
        json!({ "id": nav, "contact": { "kind": "nav-office", "name": "Nav Øvre Eksempel" } });
    there_and_back(&mut office, "contact.save", renamed, None);
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039" });
    let create = json!({ "agreement": "jmo-vest-viken", "person": person, "case": { "nav_office": nav },
        "ordered": "2026-01-05", "started": "2026-02-01" });
    let case = there_and_back(&mut office, "case.create", create, None);
    let changed = json!({ "first_name": "Karianne", "last_name": "Eksempel", "phone": "00000000",
        "protected_address": true });
    let details = json!({ "goal": "Kokk", "attributes": { "reduced_work_capacity": true } });
    let update = json!({ "id": case, "person": changed, "case": details });
    there_and_back(&mut office, "case.update", update, Some(&case));
}

#[test]
fn a_second_case_of_a_person_goes_back_without_the_first() {
    let mut office = Office::new();
    let first = office.kari();
    office.event(&first, "ended", "2026-03-01");
    let create = json!({ "agreement": "jmo-vest-viken", "ordered": "2026-03-05",
        "person": { "first_name": "Kari", "fnr": "03879140039", "phone": "00000000" } });
    let second = there_and_back(&mut office, "case.create", create, None);
    let told = office.call("history", json!({ "id": first }));
    let told = told["changes"].as_array().unwrap();
    let changed = told
        .iter()
        .find(|entry| entry["operation"] == "case.create")
        .unwrap();
    assert_eq!(changed["sentence"], "Personopplysninger endret: telefon");
    // The first case's end makes room for the second.
    let ended = told
        .iter()
        .find(|entry| entry["operation"] == "event.save")
        .unwrap();
    let refused = json!({ "group": ended["group"] });
    let error = office.refused(&second, "undo", refused, Code::CannotUndo);
    assert!(error.message.contains("et annet løp"), "{}", error.message);
    assert_eq!(ended["cannot_undo"], json!(error.message));
}

#[test]
fn a_draft_goes_back() {
    let mut office = Office::new();
    let case = office.kari();
    let on = Some(&*case);
    let begin = json!({ "case": case, "template": STATUS });
    let report = there_and_back(&mut office, "report.begin", begin.clone(), on);
    let save = |text: &str| json!({ "id": report, "values": { "status": text } });
    there_and_back(&mut office, "report.save", save("Møter fast."), on);
    let longer = save("Møter fast, og trives på lageret.");
    there_and_back(&mut office, "report.save", longer, on);
    there_and_back(&mut office, "report.remove", json!({ "id": report }), on);
    undo(&mut office, &case);
    let report = office.make("report.begin", begin.clone());
    office.call("report.remove", json!({ "id": report }));
    let removed = newest(&mut office, &case)["group"].clone();
    office.call("report.begin", begin);
    let error = office.refused(&case, "undo", json!({ "group": removed }), Code::CannotUndo);
    assert!(
        error.message.contains("påbegynt på nytt"),
        "{}",
        error.message
    );
}

#[test]
fn a_removed_draft_comes_back_with_its_pdf() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let sent = fs::read(office.export(&report, "a.pdf")).unwrap();
    let change = json!({ "id": report, "values": { "status": "Skrevet etterpå." } });
    office.call("report.save", change);
    office.call("report.remove", json!({ "id": report }));
    undo(&mut office, &case);
    let text = newest(&mut office, &report);
    assert_eq!(text["operation"], "undo");
    let back = json!({ "id": report, "values": { "status": "Ikke aktuelt" } });
    office.call("report.save", back);
    office.reopen("2026-05-20");
    assert_eq!(
        fs::read(office.export(&report, "b.pdf")).unwrap(),
        sent,
        "it is the one made then, of that day"
    );
}

#[test]
fn a_delivery_and_an_export_are_for_good() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    let written = newest(&mut office, &case)["group"].clone();
    office.export(&report, "a.pdf");
    let exported = newest(&mut office, &case);
    assert!(exported["cannot_undo"].as_str().unwrap().contains("PDF"));
    let undo_export = json!({ "group": exported["group"] });
    office.refused(&case, "undo", undo_export, Code::CannotUndo);
    // The text can still be taken back; the PDF stays, for it may have been sent.
    let request = json!({ "group": written });
    office.call("undo", request.clone());
    undo(&mut office, &case);
    let deliver = json!({ "id": report, "date": "2026-05-04", "channel": "letter" });
    office.call("report.deliver", deliver);
    let delivered = newest(&mut office, &case);
    assert!(
        delivered["cannot_undo"]
            .as_str()
            .unwrap()
            .contains("NAV har fått")
    );
    let undo_delivery = json!({ "group": delivered["group"] });
    office.refused(&case, "undo", undo_delivery, Code::CannotUndo);
    let error = office.refused(&case, "undo", request, Code::CannotUndo);
    assert!(error.message.contains("levert"), "{}", error.message);
}

#[test]
fn a_later_change_of_the_same_stands_in_the_way() {
    let mut office = Office::new();
    let case = office.kari();
    let plan = office.event(&case, "plan-delivered", "2026-02-20");
    let made = newest(&mut office, &case)["group"].clone();
    let moved = |date: &str| json!({ "id": plan, "case": case, "event": { "type": "plan-delivered", "date": date } });
    office.call("event.save", moved("2026-02-21"));
    let first = newest(&mut office, &case)["group"].clone();
    office.call("event.save", moved("2026-02-22"));
    for group in [&made, &first] {
        let error = office.refused(&case, "undo", json!({ "group": group }), Code::CannotUndo);
        assert!(
            error.message.contains("endret igjen senere"),
            "{}",
            error.message
        );
    }
    undo(&mut office, &case);
    office.call("undo", json!({ "group": first }));
    let error = office.refused(&case, "undo", json!({ "group": first }), Code::CannotUndo);
    assert!(
        error.message.contains("allerede angret"),
        "{}",
        error.message
    );
    office.call("undo", json!({ "group": made }));
    let view = office.call("case", json!({ "id": case }));
    assert!(!view["facts"].to_string().contains("plan-delivered"));
    office.refused(&case, "undo", json!({ "group": "0" }), Code::NotFound);
}

#[test]
fn what_could_not_be_true_is_refused() {
    let mut office = Office::new();
    let create = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" },
        "ordered": "2026-01-05" });
    let case = office.make("case.create", create);
    let created = newest(&mut office, &case)["group"].clone();
    office.event(&case, "started", "2026-02-01");
    let started = newest(&mut office, &case)["group"].clone();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    let registered = newest(&mut office, &employer)["group"].clone();
    let practice = json!({ "case": case, "employer": employer, "from": "2026-03-01" });
    office.make("practice.save", json!({ "practice": practice }));
    for (group, reason) in [
        (&created, "registrert mer"),
        (
            &started,
            "«Arbeidspraksis startet» kan ikke stå uten «Oppstart»",
        ),
        (&registered, "i bruk"),
    ] {
        let error = office.refused(&case, "undo", json!({ "group": group }), Code::CannotUndo);
        assert!(error.message.contains(reason), "{}", error.message);
    }
    undo(&mut office, &case);
    for group in [registered, started, created] {
        office.call("undo", json!({ "group": group }));
    }
    assert_eq!(office.call("list", json!(null))["cases"], json!([]));
    let contacts = office.call("contacts", json!(null));
    assert_eq!(contacts["contacts"], json!({}));
}

#[test]
fn undone_is_undone_after_reopening_too() {
    let mut office = Office::new();
    let case = office.kari();
    let before = whole(&mut office);
    office.event(&case, "plan-delivered", "2026-02-20");
    let after = whole(&mut office);
    undo(&mut office, &case);
    office.reopen("2026-05-04");
    assert_eq!(whole(&mut office), before);
    undo(&mut office, &case);
    office.reopen("2026-05-04");
    assert_eq!(whole(&mut office), after);
}
