//! The register of contacts: who uses what, removing, merging, and what is refused.

use crate::support::Office;
use api::Code;
use serde_json::{Value, json};

struct Register {
    office: Office,
    /// The case, the offices, a counsellor of the first office, and an employer.
    case: String,
    nav: String,
    twin: String,
    counsellor: String,
    employer: String,
}

fn contact(office: &mut Office, contact: Value) -> String {
    office.make("contact.save", json!({ "contact": contact }))
}

fn filled() -> Register {
    let mut office = Office::new();
    let nav = contact(
        &mut office,
        json!({ "kind": "nav-office", "name": "NAV Eksempelby" }),
    );
    let twin = contact(
        &mut office,
        json!({ "kind": "nav-office", "name": "NAV eksempelby kontor", "phone": "55 55 33 33" }),
    );
    let counsellor = contact(
        &mut office,
        json!({ "kind": "nav-counsellor", "name": "Nina Navnesen", "organisation": nav }),
    );
    let employer = contact(
        &mut office,
        json!({ "kind": "employer", "name": "Lager AS (demo)" }),
    );
    let case = office.make(
        "case.create",
        json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Kari", "last_name": "Eksempel" },
            "case": { "nav_office": nav, "nav_counsellor": counsellor },
            "ordered": "2026-01-05", "started": "2026-02-01" }),
    );
    let job = json!({ "case": case, "employer": employer, "percent": 50, "terms": "permanent" });
    office.call("employment.save", json!({ "employment": job }));
    let practice = json!({ "case": case, "employer": employer, "from": "2026-03-01" });
    office.call("practice.save", json!({ "practice": practice }));
    Register {
        office,
        case,
        nav,
        twin,
        counsellor,
        employer,
    }
}

fn entry(office: &mut Office, id: &str) -> Value {
    let register = office.call("register", json!(null));
    let entries = register["entries"].as_array().unwrap();
    let found = entries.iter().find(|entry| entry["id"] == id);
    found.cloned().unwrap_or_default()
}

#[test]
fn the_register_says_how_much_each_is_used_and_by_whom_when_asked() {
    let Register {
        mut office,
        case,
        nav,
        twin,
        employer,
        ..
    } = filled();
    let used = |office: &mut Office, id: &str| {
        let entry = entry(office, id);
        (
            entry["participants"].as_u64().unwrap(),
            entry["members"].as_u64().unwrap(),
        )
    };
    assert_eq!(used(&mut office, &nav), (1, 1));
    assert_eq!(used(&mut office, &twin), (0, 0));
    assert_eq!(
        used(&mut office, &employer),
        (1, 0),
        "a job and a practice are one participant"
    );
    // A second case of the same person is no second participant.
    office.event(&case, "ended", "2026-03-31");
    let again = json!({ "agreement": "jmo-vest-viken", "same_person_as": case, "ordered": "2026-04-05",
        "case": { "nav_office": nav } });
    office.call("case.create", again);
    assert_eq!(used(&mut office, &nav), (1, 1));
    let uses = office.call("contact.uses", json!({ "id": nav }));
    assert_eq!(
        uses["cases"].as_array().unwrap().len(),
        2,
        "each case is led to"
    );
    assert_eq!(uses["cases"][0]["participant"], json!("Kari Eksempel"));
    assert_eq!(uses["members"], json!(["Nina Navnesen"]));
    let register = office.call("register", json!(null)).to_string();
    assert!(
        !register.contains("Kari"),
        "names of participants only when asked"
    );
    let names: Vec<Value> = office.call("register", json!(null))["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["contact"]["name"].clone())
        .collect();
    assert_eq!(
        names,
        [
            "Lager AS (demo)",
            "NAV Eksempelby",
            "NAV eksempelby kontor",
            "Nina Navnesen"
        ]
    );
}

#[test]
fn what_is_in_use_stays_and_what_is_not_goes_and_comes_back() {
    let Register {
        mut office,
        case,
        nav,
        twin,
        employer,
        ..
    } = filled();
    for (id, said) in [
        (&nav, "1 deltaker og 1 annen kontakt"),
        (&employer, "1 deltaker,"),
    ] {
        let refusal = office.refused(
            &case,
            "contact.remove",
            json!({ "id": id }),
            Code::ContactInUse,
        );
        assert!(refusal.message.contains(said), "{}", refusal.message);
        assert!(!refusal.message.contains("NAV"), "{}", refusal.message);
    }
    let before = office.call("contacts", json!(null));
    office.call("contact.remove", json!({ "id": twin }));
    assert_eq!(entry(&mut office, &twin), json!(null));
    let gone = office.refusal("contact.remove", json!({ "id": twin }));
    assert_eq!(gone.code, Code::NotFound);
    let told = office.call("history", json!({ "id": twin }))["changes"][0].clone();
    assert_eq!(
        told["sentence"],
        json!("Kontakt fjernet: NAV eksempelby kontor")
    );
    office.call("undo", json!({ "group": told["group"] }));
    assert_eq!(office.call("contacts", json!(null)), before);
}

#[test]
fn merging_moves_every_reference_at_once_and_can_be_undone() {
    let Register {
        mut office,
        case,
        nav,
        twin,
        counsellor,
        employer,
    } = filled();
    let whole = |office: &mut Office| {
        json!([
            office.call("case", json!({ "id": case })),
            office.call("contacts", json!(null))
        ])
    };
    let before = whole(&mut office);
    office.call("contact.merge", json!({ "from": nav, "into": twin }));
    let view = office.call("case", json!({ "id": case }));
    assert_eq!(view["case"]["nav_office"], json!(twin));
    let contacts = office.call("contacts", json!(null))["contacts"].clone();
    assert_eq!(contacts[&nav], json!(null));
    assert_eq!(contacts[&counsellor]["organisation"], json!(twin));
    // Told at the contact that went, and at the case whose office is another entry now.
    let told = office.call("history", json!({ "id": nav }))["changes"][0].clone();
    assert_eq!(
        told["sentence"],
        json!("Kontakt slått sammen med en annen: NAV Eksempelby")
    );
    let of_case = office.call("history", json!({ "id": case }))["changes"][0].clone();
    assert_eq!(of_case["group"], told["group"]);
    assert_eq!(of_case["operation"], json!("contact.merge"));
    let merged = whole(&mut office);
    office.call("undo", json!({ "group": told["group"] }));
    assert_eq!(whole(&mut office), before, "all of it goes back");
    let undone = office.call("history", json!({ "id": nav }))["changes"][0].clone();
    office.call("undo", json!({ "group": undone["group"] }));
    assert_eq!(whole(&mut office), merged, "and forward again");

    let other = contact(
        &mut office,
        json!({ "kind": "employer", "name": "Lager AS", "email": "lager@lager.example" }),
    );
    office.call("contact.merge", json!({ "from": other, "into": employer }));
    let kept = office.call("contacts", json!(null))["contacts"][&employer].clone();
    assert_eq!(
        kept["email"],
        json!("lager@lager.example"),
        "what it lacked it takes over"
    );
    assert_eq!(kept["name"], json!("Lager AS (demo)"));
    let view = office.call("case", json!({ "id": case }));
    let employers = |kind: &str| {
        let records = view[kind].as_object().unwrap();
        records
            .values()
            .map(|record| record["employer"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(employers("employments"), [json!(employer)]);
    assert_eq!(employers("practices"), [json!(employer)]);
}

#[test]
fn merging_refuses_what_is_not_the_same() {
    let Register {
        mut office,
        case,
        nav,
        employer,
        ..
    } = filled();
    for (from, into, code) in [
        (&nav, &nav, Code::InvalidField),
        (&nav, &employer, Code::InvalidField),
        (&nav, &"nobody".to_owned(), Code::NotFound),
        (&"nobody".to_owned(), &nav, Code::NotFound),
    ] {
        let request = json!({ "from": from, "into": into });
        office.refused(&case, "contact.merge", request, code);
    }
}

#[test]
fn a_slip_in_what_someone_is_reached_by_is_named() {
    let Register {
        mut office,
        case,
        nav,
        ..
    } = filled();
    let before = office.call("contacts", json!(null));
    for (field, slip) in [
        ("phone", "9000001"),
        ("phone", "900 00 001 eller 2"),
        ("email", "nina@nav"),
        ("email", "nina nav.example"),
    ] {
        let mut contact = json!({ "kind": "nav-office", "name": "NAV Eksempelby" });
        contact[field] = json!(slip);
        let request = json!({ "id": nav, "contact": contact });
        let refusal = office.refused(&case, "contact.save", request, Code::InvalidField);
        assert_eq!(refusal.details, Some(json!([field])));
        assert!(!refusal.message.contains(slip));
    }
    assert_eq!(office.call("contacts", json!(null)), before);
    for (field, slip) in [
        ("postal_code", "300"),
        ("postal_code", "3O01"),
        ("phone", "123"),
        ("email", "kari"),
    ] {
        let mut person = json!({ "first_name": "Kari", "last_name": "Eksempel" });
        person[field] = json!(slip);
        let update = json!({ "id": case, "person": person, "case": {} });
        let refusal = office.refused(&case, "case.update", update, Code::InvalidField);
        assert_eq!(refusal.details, Some(json!([field])));
        let create =
            json!({ "agreement": "jmo-vest-viken", "person": person, "ordered": "2026-04-01" });
        office.refused(&case, "case.create", create, Code::InvalidField);
    }
}

#[test]
fn a_contact_in_use_does_not_become_something_else() {
    let Register {
        mut office,
        case,
        nav,
        twin,
        ..
    } = filled();
    let employer =
        |id: &str| json!({ "id": id, "contact": { "kind": "employer", "name": "NAV Eksempelby" } });
    let refusal = office.refused(&case, "contact.save", employer(&nav), Code::InvalidField);
    assert_eq!(refusal.details, Some(json!(["kind"])));
    office.call("contact.save", employer(&twin));
    let own = json!({ "id": twin, "contact": { "kind": "employer", "name": "Seg selv AS", "organisation": twin } });
    office.refused(&case, "contact.save", own, Code::InvalidField);
}
