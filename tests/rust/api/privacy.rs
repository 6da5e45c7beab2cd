//! Personal data stay where they belong: not in errors, not in file names, not in the clear on disk.

use crate::support::{FINAL, Office, PASSPHRASE, STATUS, app, places, snapshot};
use api::{Api, ApiError, Code};
use serde_json::{Value, json};
use std::path::Path;

/// A word that stands for a name, and a number that stands for a fødselsnummer.
const CANARY: &str = "Kanarifugl";
const NUMBER: u64 = 55_555_555_555;
const FNR: &str = "03879140039";

/// The methods that name what they do not know: an agreement, a template, a field. No one's name
/// belongs there.
const IDENTIFIERS: [&str; 3] = ["agreement", "template", "id"];

fn tells_nothing(method: &str, request: &Value, error: &ApiError) {
    let told = format!("{error:?} {} {}", json!(error), error).to_lowercase();
    for secret in [
        CANARY.to_lowercase(),
        NUMBER.to_string(),
        FNR.to_owned(),
        "038791".to_owned(),
    ] {
        assert!(!told.contains(&secret), "{method} {request} told: {told}");
    }
}

/// A sound request of every method that takes personal data.
fn sound(case: &str, report: &str, employer: &str) -> Vec<(&'static str, Value)> {
    let person = json!({
        "first_name": CANARY, "last_name": CANARY, "fnr": FNR, "address": CANARY, "postal_code": CANARY,
        "city": CANARY, "phone": CANARY, "email": CANARY, "protected_address": false,
    });
    let details = json!({
        "attributes": { "reduced_work_capacity": true }, "nav_office": employer, "nav_counsellor": employer,
        "clinician": employer, "order_text": CANARY, "goal": CANARY, "expected_hours": CANARY,
    });
    let event = json!({ "type": "in-work", "date": "2026-03-01" });
    let entry = json!({ "case": case, "date": "2026-03-01", "activity": "absence", "form": "video", "minutes": 30,
        "until": "2026-03-02", "valid": true, "text": CANARY });
    let job = json!({ "case": case, "employer": employer, "contact": employer, "position": CANARY, "percent": 50,
        "terms": "permanent", "from": "2026-03-01", "to": "2026-04-01", "at_referral": false,
        "in_work_from": "2026-03-01", "reason": CANARY });
    let practice = json!({ "case": case, "employer": employer, "contact": employer, "percent": 50,
        "from": "2026-03-01", "planned_to": "2026-04-01", "ended": "2026-03-20", "goal": CANARY, "reason": CANARY,
        "insurance_informed": "2026-03-01" });
    let contact = json!({ "kind": "employer", "name": CANARY, "organisation": employer, "phone": CANARY, "email": CANARY });
    let profile = json!({ "counsellor": CANARY, "title": CANARY, "phone": CANARY, "email": CANARY,
        "provider": CANARY, "organisation_number": CANARY, "place": CANARY, "export_folder": "" });
    vec![
        ("store.create", json!({ "passphrase": CANARY })),
        ("store.unlock", json!({ "passphrase": CANARY })),
        (
            "passphrase.change",
            json!({ "current": CANARY, "new": CANARY }),
        ),
        ("keyring.enable", json!({ "passphrase": CANARY })),
        ("profile.save", json!({ "profile": profile })),
        (
            "order.read",
            json!({ "text": CANARY, "path": CANARY, "agreement": "jmo-vest-viken" }),
        ),
        (
            "case.create",
            json!({ "agreement": "jmo-vest-viken", "person": person, "case": details,
            "ordered": "2026-03-01", "started": "2026-03-01" }),
        ),
        (
            "case.update",
            json!({ "id": case, "person": person, "case": details }),
        ),
        (
            "event.save",
            json!({ "id": null, "case": case, "event": event, "note": CANARY }),
        ),
        ("entry.save", json!({ "id": null, "entry": entry })),
        ("employment.save", json!({ "id": null, "employment": job })),
        ("practice.save", json!({ "id": null, "practice": practice })),
        ("contact.save", json!({ "id": null, "contact": contact })),
        (
            "report.begin",
            json!({ "case": case, "template": STATUS, "occurrence": 1 }),
        ),
        (
            "report.save",
            json!({ "id": report, "values": { "navn": CANARY } }),
        ),
        (
            "report.preview",
            json!({ "id": report, "values": { "navn": CANARY } }),
        ),
        (
            "report.export",
            json!({ "id": report, "folder": CANARY, "file_name": CANARY, "replace": false }),
        ),
        (
            "report.deliver",
            json!({ "id": report, "date": "2026-05-04", "channel": "letter" }),
        ),
        (
            "attachment.add",
            json!({ "case": case, "kind": "other", "title": CANARY, "path": CANARY, "employment": null }),
        ),
        (
            "attachment.update",
            json!({ "id": case, "kind": "other", "title": CANARY, "employment": null }),
        ),
        ("attachment.page", json!({ "id": case, "page": 1 })),
        (
            "attachment.export",
            json!({ "id": case, "folder": CANARY, "file_name": CANARY, "replace": false }),
        ),
        ("history", json!({ "id": case })),
        ("undo", json!({ "group": CANARY })),
        (
            "audit",
            json!({ "case": CANARY, "operation": CANARY, "from": "2026-03-01", "until": "2026-03-02" }),
        ),
        (
            "render",
            json!({ "template": STATUS, "values": { "navn": CANARY }, "out": CANARY }),
        ),
        ("fnr", json!({ "numbers": [CANARY] })),
        ("date.parse", json!({ "text": CANARY })),
        ("holidays", json!({ "year": 2026 })),
        ("workday", json!({ "from": "2026-03-01", "add": 1 })),
    ]
}

#[test]
fn no_refusal_repeats_what_was_typed() {
    let mut office = Office::new();
    let case = office.kari();
    let employer = office.make(
        "contact.save",
        json!({ "contact": { "kind": "employer", "name": CANARY } }),
    );
    let report = office.make("report.begin", json!({ "case": case, "template": STATUS }));
    let requests = sound(&case, &report, &employer);
    let known: Vec<String> = Api::methods()
        .into_iter()
        .map(|method| method.method)
        .collect();
    assert!(
        requests
            .iter()
            .all(|(method, _)| known.iter().any(|name| name == method))
    );
    let mut refused = 0;
    for (method, request) in &requests {
        let mut all = Vec::new();
        places(request, "", &mut all);
        for place in &all {
            let key = place.rsplit('/').next().unwrap_or_default();
            for wrong in [
                json!(CANARY),
                json!(FNR),
                json!(NUMBER),
                json!([CANARY]),
                json!({ "first_name": CANARY }),
                json!(format!("{CANARY} 2026-02-30")),
                json!("03879140038"),
                json!(-1),
                json!(null),
                json!(true),
            ] {
                if wrong.is_string() && IDENTIFIERS.contains(&key) {
                    continue;
                }
                let mut request = request.clone();
                *request.pointer_mut(place).unwrap() = wrong;
                if let Err(error) = office.api.call(method, request.clone()) {
                    tells_nothing(method, &request, &error);
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 500, "{refused} refusals were looked at");
}

#[test]
fn refusals_for_a_reason_repeat_nothing_either() {
    let mut office = Office::new();
    let case = office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": CANARY, "last_name": CANARY, "fnr": FNR },
            "ordered": "2026-01-05", "started": "2026-02-01" }),
    );
    let report = office.make("report.begin", json!({ "case": case, "template": STATUS }));
    office.call(
        "report.save",
        json!({ "id": report, "values": { "status": CANARY } }),
    );
    let out = office.out();
    for (method, request) in [
        (
            "case.create",
            json!({ "agreement": "jmo-vest-viken", "person": { "first_name": CANARY, "fnr": FNR }, "ordered": "2026-04-01" }),
        ),
        (
            "case.create",
            json!({ "agreement": "jmo-vest-viken", "person": { "first_name": CANARY, "fnr": "03879140038" }, "ordered": "2026-04-01" }),
        ),
        (
            "case.create",
            json!({ "agreement": "jmo-vest-viken", "person": { "first_name": CANARY }, "ordered": "2026-04-02", "started": "2026-04-01" }),
        ),
        (
            "event.save",
            json!({ "case": case, "event": { "type": "started", "date": "2026-02-02" }, "note": CANARY }),
        ),
        (
            "event.save",
            json!({ "case": case, "event": { "type": "in-work", "date": "2026-01-02" }, "note": CANARY }),
        ),
        (
            "report.export",
            json!({ "id": report, "folder": out, "file_name": "a.pdf" }),
        ),
        (
            "report.export",
            json!({ "id": report, "folder": out, "file_name": format!("{CANARY}/a.pdf") }),
        ),
        (
            "report.export",
            json!({ "id": report, "folder": out.join(CANARY), "file_name": "a.pdf" }),
        ),
        (
            "report.deliver",
            json!({ "id": report, "date": "2026-05-04", "channel": "letter" }),
        ),
        (
            "store.create",
            json!({ "passphrase": format!("{CANARY} {CANARY}") }),
        ),
        (
            "passphrase.change",
            json!({ "current": format!("{CANARY} {CANARY}"), "new": format!("{CANARY} {CANARY} x") }),
        ),
    ] {
        let error = office.refusal(method, request.clone());
        tells_nothing(method, &request, &error);
    }
    office.call("store.lock", json!(null));
    let wrong = json!({ "passphrase": format!("{CANARY} {CANARY}") });
    let error = app(&office.store(), "2026-05-04")
        .call("store.unlock", wrong.clone())
        .unwrap_err();
    tells_nothing("store.unlock", &wrong, &error);
}

/// Where a text stands in the clear: as UTF-8, or as UTF-16 in either order of bytes.
fn holds(bytes: &[u8], text: &str) -> bool {
    let wide =
        |order: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
    let forms = [
        text.as_bytes().to_vec(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
    ];
    forms
        .iter()
        .any(|form| bytes.windows(form.len()).any(|window| window == form))
}

fn nothing_in_the_clear(folder: &Path, secrets: &[&str]) {
    for (path, bytes) in snapshot(folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for secret in secrets {
            assert!(!holds(&bytes, secret), "{name} holds «{secret}»");
            assert!(!name.contains(secret), "{name} is named by «{secret}»");
        }
    }
}

#[test]
fn nothing_personal_lies_in_the_clear() {
    let mut office = Office::new();
    let secrets = [
        "Blåfuglsen",
        "Fiktivgata",
        FNR,
        "038791 40039",
        "butikkdrøm",
        "forlagt-nokkel",
        PASSPHRASE,
    ];
    let person = json!({ "first_name": "Kari", "last_name": "Blåfuglsen", "fnr": FNR, "address": "Fiktivgata 22 B" });
    let create = json!({ "agreement": "jmo-vest-viken", "person": person, "case": { "goal": "butikkdrøm" },
        "ordered": "2026-01-05", "started": "2026-02-01" });
    let case = office.make("case.create", create);
    let entry = json!({ "case": case, "date": "2026-03-01", "activity": "follow-up", "minutes": 30, "text": "forlagt-nokkel" });
    let entry = office.make("entry.save", json!({ "entry": entry }));
    office.call("entry.remove", json!({ "id": entry }));
    let report = office.complete_report(&case, STATUS);
    office.call(
        "report.save",
        json!({ "id": report, "values": { "status": "butikkdrøm" } }),
    );
    office.export(&report, "a.pdf");
    let refused = json!({ "case": case, "event": { "type": "ended", "date": "2026-01-01" }, "note": "butikkdrøm" });
    office.refusal("event.save", refused);
    nothing_in_the_clear(&office.store(), &secrets);
    office.call(
        "passphrase.change",
        json!({ "current": PASSPHRASE, "new": "fem andre lange sjeldne ord" }),
    );
    nothing_in_the_clear(&office.store(), &secrets);
    office.call("store.lock", json!(null));
    nothing_in_the_clear(&office.store(), &secrets);
}

#[test]
fn proposed_file_names_name_no_one() {
    let mut office = Office::new();
    let case = office.kari();
    for (template, kind) in [(STATUS, "statusrapport-1-"), (FINAL, "sluttrapport-")] {
        let report = office.make(
            "report.begin",
            json!({ "case": case, "template": template }),
        );
        let view = office.call("report", json!({ "id": report }));
        let name = view["file_name"].as_str().unwrap();
        let reference = view["reference"].as_str().unwrap();
        assert!(
            name.starts_with(kind) && name.contains(reference) && name.ends_with(".pdf"),
            "{name}"
        );
        for personal in ["kari", "eksempel", "0387", "40039"] {
            assert!(!name.to_lowercase().contains(personal), "{name}");
        }
    }
}

#[test]
fn the_log_of_the_program_shows_no_request() {
    let typed = api::requests::PersonInput {
        first_name: CANARY.into(),
        fnr: FNR.into(),
        ..Default::default()
    };
    let shown = format!("{typed:?}");
    assert!(!shown.contains(CANARY) && !shown.contains(FNR), "{shown}");
}

#[test]
fn studie_keeps_practice_but_no_jobs() {
    let mut office = Office::new();
    let case = office.make(
        "case.create",
        json!({
            "agreement": "studie-med-stotte", "person": { "first_name": "Åse" },
            "ordered": "2026-01-05", "started": "2026-02-01",
        }),
    );
    let shop = json!({ "contact": { "kind": "employer", "name": "Butikken" } });
    let employer = office.make("contact.save", shop);
    // «Praksis» stands on the binding list, beside education and competence; jobs do not.
    let practice =
        json!({ "practice": { "case": case, "employer": employer, "from": "2026-04-01" } });
    office.make("practice.save", practice);
    let job = json!({ "employment": { "case": case, "employer": employer, "percent": 50, "terms": "permanent" } });
    office.refused(&case, "employment.save", job, Code::NotPermitted);
}
