//! What cannot be is refused, with its code, and nothing has changed.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

#[test]
fn numbers_with_a_slip_are_refused() {
    let mut office = Office::new();
    let case = office.kari();
    let create = |fnr: &str| json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola", "fnr": fnr }, "ordered": "2026-04-01" });
    for fnr in [
        "21828840051",
        "2182884005",
        "21828840050x",
        "99828840050",
        "Ola Prøvesen",
    ] {
        let error = office.refused(&case, "case.create", create(fnr), Code::InvalidFnr);
        assert!(
            !error.message.contains(fnr),
            "{} repeats the number",
            error.message
        );
        let update =
            json!({ "id": case, "person": { "first_name": "Kari", "fnr": fnr }, "case": {} });
        office.refused(&case, "case.update", update, Code::InvalidFnr);
    }
    office.call("case.create", create(" 218288 40050 "));
    office.call("case.create", create("  "));
}

#[test]
fn what_the_agreement_does_not_permit_is_neither_asked_for_nor_kept() {
    // An invented agreement that permits the name and nothing else.
    let only_name = include_str!("../../../src-tauri/crates/cli/tests/cli/varig-arbeid.toml");
    let mut office = Office::with_agreements(&[("varig-arbeid.toml", only_name)]);
    let create = |field: &str, value: &str| {
        let mut request = json!({
            "agreement": "varig-arbeid", "person": { "first_name": "Ola" }, "case": {}, "ordered": "2026-04-01",
        });
        let place = if field == "order_text" {
            "case"
        } else {
            "person"
        };
        request[place][field] = json!(value);
        request
    };
    let case = office.make("case.create", create("last_name", "Prøvesen"));
    for (field, value) in [
        ("fnr", "21828840050"),
        ("address", "Fiktivgata 22 B"),
        ("postal_code", "3015"),
        ("city", "Drammen"),
        ("phone", "900 00 002"),
        ("email", "ola@deltaker.example"),
        ("order_text", "Ønsker arbeid innen IT-støtte."),
    ] {
        let error = office.refused(
            &case,
            "case.create",
            create(field, value),
            Code::NotPermitted,
        );
        assert!(!error.message.contains(value));
        let mut update = create(field, value);
        let update =
            json!({ "id": case, "person": update["person"].take(), "case": update["case"].take() });
        office.refused(&case, "case.update", update, Code::NotPermitted);
    }
    let nameless = json!({ "agreement": "varig-arbeid", "person": { "first_name": " " }, "ordered": "2026-04-01" });
    office.refused(&case, "case.create", nameless, Code::MissingField);
}

#[test]
fn one_case_at_a_time_under_one_agreement() {
    let mut office = Office::new();
    let case = office.kari();
    let again = json!({
        "agreement": "jmo-vest-viken", "person": { "first_name": "Kari", "fnr": "038791 40039" }, "ordered": "2026-05-01",
    });
    office.refused(&case, "case.create", again, Code::OverlappingCase);
    let other = json!({
        "agreement": "jmo-vest-viken", "person": { "first_name": "Ola", "fnr": "21828840050" }, "ordered": "2026-05-01",
    });
    let other = office.make("case.create", other);
    let kari =
        json!({ "id": other, "person": { "first_name": "Ola", "fnr": "03879140039" }, "case": {} });
    office.refused(&case, "case.update", kari, Code::InvalidFnr);
}

#[test]
fn positions_lie_between_1_and_100_per_cent() {
    let mut office = Office::new();
    let case = office.kari();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    for percent in [json!(0), json!(0.5), json!(100.5), json!(101), json!(1000)] {
        let job =
            json!({ "case": case, "employer": employer, "percent": percent, "terms": "permanent" });
        office.refused(
            &case,
            "employment.save",
            json!({ "employment": job }),
            Code::Percent,
        );
        let practice =
            json!({ "case": case, "employer": employer, "percent": percent, "from": "2026-03-01" });
        office.refused(
            &case,
            "practice.save",
            json!({ "practice": practice }),
            Code::Percent,
        );
    }
    for percent in [json!(1), json!(37.5), json!(100)] {
        let job =
            json!({ "case": case, "employer": employer, "percent": percent, "terms": "permanent" });
        let id = office.make("employment.save", json!({ "employment": job }));
        let view = office.call("case", json!({ "id": case }));
        assert_eq!(view["employments"][&id]["percent"], percent);
    }
}

#[test]
fn nothing_ends_before_it_begins() {
    let mut office = Office::new();
    let case = office.kari();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    for field in ["ended", "planned_to"] {
        let mut practice = json!({ "case": case, "employer": employer, "from": "2026-03-02" });
        practice[field] = json!("2026-03-01");
        office.refused(
            &case,
            "practice.save",
            json!({ "practice": practice }),
            Code::InvalidDate,
        );
    }
    let job = json!({ "case": case, "employer": employer, "percent": 50, "terms": "permanent",
        "from": "2026-03-02", "to": "2026-03-01" });
    office.refused(
        &case,
        "employment.save",
        json!({ "employment": job }),
        Code::InvalidDate,
    );
    let entry = json!({ "case": case, "date": "2026-03-02", "until": "2026-03-01", "activity": "absence", "valid": true });
    office.refused(
        &case,
        "entry.save",
        json!({ "entry": entry }),
        Code::InvalidDate,
    );
    let endless =
        json!({ "case": case, "date": "2026-03-02", "activity": "follow-up", "minutes": 1441 });
    office.refused(
        &case,
        "entry.save",
        json!({ "entry": endless }),
        Code::InvalidField,
    );
    let unsaid = json!({ "case": case, "date": "2026-03-02", "activity": "absence" });
    office.refused(
        &case,
        "entry.save",
        json!({ "entry": unsaid }),
        Code::MissingField,
    );
}

#[test]
fn events_cannot_come_before_what_they_presuppose() {
    let mut office = Office::new();
    let case = office.kari();
    let save = |event: Value| json!({ "case": case, "event": event });
    let before_start = |kind: &str| save(json!({ "type": kind, "date": "2026-01-31" }));
    for kind in ["ended", "in-work", "practice-started"] {
        let error = office.refused(
            &case,
            "event.save",
            before_start(kind),
            Code::ImpossibleOrder,
        );
        assert!(error.message.contains("Oppstart"), "{}", error.message);
    }
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    // What follows from other records is held to the same order.
    let practice = json!({ "case": case, "employer": employer, "from": "2026-01-31" });
    office.refused(
        &case,
        "practice.save",
        json!({ "practice": practice }),
        Code::ImpossibleOrder,
    );
    let job = json!({ "case": case, "employer": employer, "percent": 50, "terms": "permanent", "in_work_from": "2026-01-31" });
    office.refused(
        &case,
        "employment.save",
        json!({ "employment": job }),
        Code::ImpossibleOrder,
    );
    let deleted = save(json!({ "type": "deleted", "date": "2026-04-30" }));
    let ended = office.event(&case, "ended", "2026-05-01");
    // Deletion is done, not registered by hand.
    office.refused(&case, "event.save", deleted, Code::UnknownEvent);
    let moved =
        json!({ "id": ended, "case": case, "event": { "type": "ended", "date": "2026-01-31" } });
    office.refused(&case, "event.save", moved, Code::ImpossibleOrder);
    let early = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-02",
        "started": "2026-04-01" });
    office.refused(&case, "case.create", early, Code::ImpossibleOrder);
}

#[test]
fn what_is_presupposed_cannot_be_taken_away() {
    let mut office = Office::new();
    let case = office.kari();
    office.event(&case, "in-work", "2026-03-01");
    let view = office.call("case", json!({ "id": case }));
    let facts = view["facts"].as_array().unwrap();
    let started = facts
        .iter()
        .find(|fact| fact["event"]["type"] == "started")
        .unwrap()["record"]
        .clone();
    office.refused(
        &case,
        "event.remove",
        json!({ "id": started }),
        Code::ImpossibleOrder,
    );
    let later = json!({ "id": started, "case": case, "event": { "type": "started", "date": "2026-03-02" } });
    office.refused(&case, "event.save", later, Code::ImpossibleOrder);
}

#[test]
fn what_happens_once_is_registered_once() {
    let mut office = Office::new();
    let case = office.kari();
    office.event(&case, "ended", "2026-05-01");
    for (kind, date) in [
        ("ended", "2026-05-02"),
        ("started", "2026-02-02"),
        ("order-received", "2026-01-05"),
    ] {
        let again = json!({ "case": case, "event": { "type": kind, "date": date } });
        office.refused(&case, "event.save", again, Code::AlreadyRegistered);
    }
}

#[test]
fn events_carry_their_own_fields_and_no_others() {
    let mut office = Office::new();
    let case = office.kari();
    let mut refused = |event: Value, code: Code, field: &str| {
        let error = office.refused(
            &case,
            "event.save",
            json!({ "case": case, "event": event }),
            code,
        );
        assert!(error.message.contains(field), "{}", error.message);
    };
    let on = "2026-03-01";
    refused(
        json!({ "type": "absence-started", "date": on }),
        Code::MissingField,
        "valid",
    );
    refused(
        json!({ "type": "extension-approved", "date": on }),
        Code::MissingField,
        "until",
    );
    refused(
        json!({ "type": "status-report-delivered", "date": on }),
        Code::MissingField,
        "occurrence",
    );
    refused(
        json!({ "type": "in-work", "date": on, "valid": true }),
        Code::UnknownField,
        "valid",
    );
    refused(
        json!({ "type": "in-work", "date": on, "colour": 1 }),
        Code::UnknownField,
        "colour",
    );
    refused(json!({ "type": "in-work" }), Code::MissingField, "date");
    refused(
        json!({ "type": "party", "date": on }),
        Code::InvalidRequest,
        "",
    );
}

#[test]
fn dates_that_do_not_exist_are_refused_wherever_they_come_in() {
    let mut office = Office::new();
    let case = office.kari();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    for date in [
        "2026-02-30",
        "2026-2-3",
        "03.02.2026",
        "0206-02-01",
        "+12026-01-01",
        "9999-12-31",
        "",
    ] {
        let event = json!({ "case": case, "event": { "type": "in-work", "date": date } });
        office.refused(&case, "event.save", event, Code::InvalidDate);
        let entry = json!({ "entry": { "case": case, "date": date, "activity": "follow-up" } });
        office.refused(&case, "entry.save", entry, Code::InvalidDate);
        let practice = json!({ "practice": { "case": case, "employer": employer, "from": "2026-03-01", "ended": date } });
        office.refused(&case, "practice.save", practice, Code::InvalidDate);
        let job = json!({ "employment": { "case": case, "employer": employer, "percent": 50, "terms": "permanent",
            "from": date } });
        office.refused(&case, "employment.save", job, Code::InvalidDate);
        let create = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": date });
        office.refused(&case, "case.create", create, Code::InvalidDate);
    }
}

#[test]
fn records_stay_with_their_case_and_unknown_ones_are_not_found() {
    let mut office = Office::new();
    let kari = office.kari();
    let ola = office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" }),
    );
    let plan = office.event(&kari, "plan-delivered", "2026-02-20");
    let moved = json!({ "id": plan, "case": ola, "event": { "type": "plan-delivered", "date": "2026-04-20" } });
    office.refused(&ola, "event.save", moved, Code::InvalidRequest);
    for method in [
        "event.remove",
        "entry.remove",
        "employment.remove",
        "practice.remove",
        "report",
        "report.remove",
        "case",
    ] {
        office.refused(&kari, method, json!({ "id": "0" }), Code::NotFound);
    }
    office.refused(&kari, "entry.remove", json!({ "id": plan }), Code::NotFound);
    let nowhere = json!({ "case": "0", "event": { "type": "ended", "date": "2026-04-20" } });
    office.refused(&kari, "event.save", nowhere, Code::NotFound);
    let unknown =
        json!({ "agreement": "x", "person": { "first_name": "Ola" }, "ordered": "2026-04-01" });
    office.refused(&kari, "case.create", unknown, Code::UnknownAgreement);
    let nameless = json!({ "contact": { "kind": "employer", "name": " " } });
    office.refused(&kari, "contact.save", nameless, Code::MissingField);
    office.refused(&kari, "demo.load", json!(null), Code::InvalidRequest);
}

#[test]
fn references_lead_to_the_register() {
    let mut office = Office::new();
    let case = office.kari();
    let employer = json!({ "contact": { "kind": "employer", "name": "Lager AS (demo)" } });
    let employer = office.make("contact.save", employer);
    for (employer, contact) in [("0", json!(null)), (employer.as_str(), json!("0"))] {
        let job = json!({ "case": case, "employer": employer, "contact": contact, "percent": 50, "terms": "permanent" });
        office.refused(
            &case,
            "employment.save",
            json!({ "employment": job }),
            Code::NotFound,
        );
        let practice =
            json!({ "case": case, "employer": employer, "contact": contact, "from": "2026-03-01" });
        office.refused(
            &case,
            "practice.save",
            json!({ "practice": practice }),
            Code::NotFound,
        );
    }
    for field in ["nav_office", "nav_counsellor", "clinician"] {
        let person = json!({ "first_name": "Ola" });
        let create = json!({ "agreement": "jmo-vest-viken", "person": person, "case": { field: "0" }, "ordered": "2026-04-01" });
        office.refused(&case, "case.create", create, Code::NotFound);
        let update = json!({ "id": case, "person": person, "case": { field: "0" } });
        office.refused(&case, "case.update", update, Code::NotFound);
    }
    let contact =
        json!({ "contact": { "kind": "contact-person", "name": "Lise", "organisation": "0" } });
    office.refused(&case, "contact.save", contact, Code::NotFound);
}

#[test]
fn two_cases_of_one_person_lie_apart_in_time() {
    let mut office = Office::new();
    let first = office.kari();
    office.event(&first, "ended", "2026-04-10");
    let create = |ordered: &str, started: &str| {
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Kari", "fnr": "03879140039" },
            "ordered": ordered, "started": started })
    };
    office.refused(
        &first,
        "case.create",
        create("2026-04-01", "2026-04-09"),
        Code::OverlappingCase,
    );
    let second = office.make("case.create", create("2026-04-01", "2026-04-10"));
    let view = office.call("case", json!({ "id": second }));
    let facts = view["facts"].as_array().unwrap();
    let started = facts
        .iter()
        .find(|fact| fact["event"]["type"] == "started")
        .unwrap()["record"]
        .clone();
    let earlier = json!({ "id": started, "case": second, "event": { "type": "started", "date": "2026-04-09" } });
    office.refused(&second, "event.save", earlier, Code::OverlappingCase);
    let view = office.call("case", json!({ "id": first }));
    let facts = view["facts"].as_array().unwrap();
    let ended = facts
        .iter()
        .find(|fact| fact["event"]["type"] == "ended")
        .unwrap()["record"]
        .clone();
    office.refused(
        &first,
        "event.remove",
        json!({ "id": ended }),
        Code::OverlappingCase,
    );
}
