//! The demo data: what it brings, that it holds to the rules, and that it goes without a trace.

use crate::support::{Office, PASSPHRASE, STATUS, snapshot};
use api::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use store::Store;

const PORTFOLIO: &str = include_str!("../../../assets/demo/portfolio.toml");
const AGREEMENT: &str = include_str!("../../../assets/agreements/jmo-vest-viken.toml");

/// Every text of the demo data that is about someone: all but the words that the program has itself.
fn texts() -> BTreeSet<String> {
    const WORDS: [&str; 8] = [
        "agreement",
        "type",
        "activity",
        "form",
        "terms",
        "assistance_need",
        "title",
        "end_status",
    ];
    fn gather(key: &str, value: &toml::Value, found: &mut BTreeSet<String>) {
        match value {
            toml::Value::String(text) if !WORDS.contains(&key) && text.chars().count() > 2 => {
                found.insert(text.clone());
            }
            toml::Value::Array(list) => list.iter().for_each(|each| gather(key, each, found)),
            toml::Value::Table(table) => {
                table
                    .iter()
                    .for_each(|(key, each)| gather(key, each, found));
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    let file: toml::Table = toml::from_str(PORTFOLIO).unwrap();
    gather("", &toml::Value::Table(file), &mut found);
    assert!(found.len() > 80, "{} texts", found.len());
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|part| part == text.as_bytes())
}

/// Which of these texts stand in any value of any table of the store, decrypted; and the store is whole.
fn inside(office: &mut Office, texts: &BTreeSet<String>) -> BTreeSet<String> {
    office.call("store.lock", json!(null));
    let store = Store::open(&office.store(), &PASSPHRASE.into()).unwrap();
    let mut found = BTreeSet::new();
    store
        .for_every_value(|_, bytes| {
            // Ids, salts and digests are random and may hold a short text by chance.
            let id = bytes.len() == 32 && bytes.iter().all(u8::is_ascii_hexdigit);
            let random = id || bytes.len() <= 32 && std::str::from_utf8(bytes).is_err();
            let texts = texts.iter().filter(|text| !random && holds(bytes, text));
            found.extend(texts.cloned());
        })
        .unwrap();
    store.verify().unwrap();
    drop(store);
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    found
}

fn nothing_in_the_files(office: &Office, texts: &BTreeSet<String>) {
    for (path, bytes) in snapshot(&office.store()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for text in texts.iter().filter(|text| text.len() > 5) {
            assert!(!holds(&bytes, text), "{name} holds «{text}»");
            assert!(!name.contains(text.as_str()), "{name}");
        }
    }
}

/// A case under the agreement of the report that is written here, in this phase.
fn any_case(office: &mut Office, phase: &str) -> String {
    let list = office.call("list", json!(null));
    let mut rows = list["cases"].as_array().unwrap().iter();
    let row = rows.find(|row| row["phase"] == phase && row["agreement"] == "jmo-vest-viken");
    row.unwrap()["case"].as_str().unwrap().to_owned()
}

fn ids(office: &mut Office) -> Vec<String> {
    let list = office.call("list", json!(null));
    let rows = list["cases"].as_array().unwrap().iter();
    rows.map(|row| row["case"].as_str().unwrap().to_owned())
        .collect()
}

fn demo(office: &mut Office) -> Value {
    office.call("status", json!(null))["demo"].clone()
}

/// A participant of the user's own.
fn newcomer(office: &mut Office) {
    let create = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Tuva" }, "ordered": "2026-04-01" });
    office.make("case.create", create);
}

/// Any contact of a kind that the demo made.
fn any_contact(office: &mut Office, kind: &str) -> (String, Value) {
    let contacts = office.call("contacts", json!(null));
    let all = contacts["contacts"].as_object().unwrap();
    let found = all.iter().find(|(_, contact)| contact["kind"] == kind);
    let (id, contact) = found.unwrap();
    (id.clone(), contact.clone())
}

/// A picture of three times two points.
const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0x12, 0x16, 0xf1,
    0x4d, 0x00, 0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0xdf, 0xc0, 0x00,
    0x41, 0x0c, 0x70, 0x16, 0x00, 0x5f, 0xd2, 0x08, 0xfb, 0x8e, 0x80, 0x0a, 0x55, 0x00, 0x00, 0x00,
    0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// What a counsellor who looks around does: a bit of everything to the demo's participants.
fn look_around(office: &mut Office) {
    let cases = ids(office);
    let active = any_case(office, "active");
    let report = office.make(
        "report.begin",
        json!({ "case": active, "template": STATUS }),
    );
    let view = office.call("report", json!({ "id": report }));
    let missing = view["check"]["missing"].as_array().unwrap().iter();
    let values: serde_json::Map<String, Value> = missing
        .map(|field| {
            (
                field["field"].as_str().unwrap().to_owned(),
                json!("Prøvetekst for Solstrålen"),
            )
        })
        .collect();
    office.call("report.save", json!({ "id": report, "values": values }));
    let agrees = json!({ "id": report, "standpoint": "agrees" });
    office.call("report.standpoint", agrees);
    office.export(&report, "prove.pdf");
    let delivery = json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" });
    office.call("report.deliver", delivery);
    for case in &cases {
        let entry = json!({ "case": case, "date": "2026-05-02", "activity": "follow-up", "minutes": 30, "text": "Prøvetekst for Solstrålen" });
        let entry = office.make("entry.save", json!({ "entry": entry }));
        office.call("entry.remove", json!({ "id": entry }));
    }
    let picture = office.out().join("skjema.png");
    fs::write(&picture, PICTURE).unwrap();
    let attachment = json!({ "case": active, "kind": "signed-form", "title": "Prøvetekst for Solstrålen", "path": picture });
    let attachment = office.make("attachment.add", attachment);
    office.call("attachment.remove", json!({ "id": attachment }));
    let again = json!({ "case": cases[0], "kind": "other", "path": picture });
    office.make("attachment.add", again);
    let event = json!({ "type": "three-way-meeting", "date": "2026-05-01" });
    let note = json!({ "case": cases[0], "event": event, "note": "Prøvetekst for Solstrålen" });
    office.make("event.save", note);
}

#[test]
fn it_goes_without_a_trace() {
    let mut office = Office::new();
    let mut texts = texts();
    texts.insert("Solstrålen".to_owned());
    assert_eq!(demo(&mut office), json!(null));
    let before = office.call("profile", json!(null));
    office.call("demo.load", json!(null));
    let participants = ids(&mut office).len();
    assert!(participants > 5);
    assert_eq!(demo(&mut office), json!(participants));
    assert_ne!(
        office.call("profile", json!(null)),
        before,
        "someone works here"
    );
    look_around(&mut office);
    // Looked for in the right way, they are there. What a report would say is typed only when one is begun.
    let there = inside(&mut office, &texts);
    let (seen, all) = (there.len(), texts.len());
    assert!(seen * 2 > all, "{seen} of {all}");
    assert!(there.contains("Solstrålen"));

    office.call("demo.remove", json!(null));
    assert_eq!(inside(&mut office, &texts), BTreeSet::new());
    nothing_in_the_files(&office, &texts);
    assert_eq!(demo(&mut office), json!(null));
    assert!(ids(&mut office).is_empty());
    assert_eq!(
        office.call("contacts", json!(null)),
        json!({ "contacts": {} })
    );
    assert_eq!(office.call("profile", json!(null)), before);
    let verified = office.call("verify", json!(null));
    assert_eq!(
        (&verified["records"], &verified["documents"]),
        (&json!({}), &json!(0))
    );
    let files: Vec<String> = fs::read_dir(office.store())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("store-") || name.starts_with("anchor-"))
        .collect();
    assert_eq!(files.len(), 2, "one generation: {files:?}");

    // And it can come again.
    office.call("demo.load", json!(null));
    assert_eq!(ids(&mut office).len(), participants);
    office.reopen("2026-05-05");
    office.call("demo.remove", json!(null));
    assert_eq!(inside(&mut office, &texts), BTreeSet::new());
}

#[test]
fn what_is_the_users_own_stays_with_what_it_needs() {
    let mut office = Office::new();
    let own = json!({ "counsellor": "Jorunn Konsulent", "lock_after_minutes": 20 });
    office.call("profile.save", json!({ "profile": own }));
    office.call("demo.load", json!(null));
    let profile = office.call("profile", json!(null))["profile"].clone();
    assert_eq!(
        profile["counsellor"], "Jorunn Konsulent",
        "own details are kept"
    );
    assert_eq!(profile["provider"], "", "and not mixed with lent ones");

    let (counsellor, at_nav) = any_contact(&mut office, "nav-counsellor");
    let office_of = at_nav["organisation"].as_str().unwrap().to_owned();
    let (employer, _) = any_contact(&mut office, "employer");
    let mine = json!({ "contact": { "kind": "employer", "name": "Bakeriet på hjørnet" } });
    let mine = office.make("contact.save", mine);
    let create = json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Tuva", "last_name": "Ekte" },
        "case": { "nav_counsellor": counsellor, "order_text": "Ønsker arbeid i bakeri" },
        "ordered": "2026-04-01", "started": "2026-04-07" });
    let tuva = office.make("case.create", create);
    let practice = json!({ "case": tuva, "employer": mine, "from": "2026-04-20" });
    office.make("practice.save", json!({ "practice": practice }));
    let plan = office.event(&tuva, "plan-delivered", "2026-04-24");
    // The demo's employer was tried here and given up.
    let job = json!({ "case": tuva, "employer": employer, "percent": 50, "terms": "temporary" });
    let job = office.make("employment.save", json!({ "employment": job }));
    office.call("employment.remove", json!({ "id": job }));
    let before = office.call("case", json!({ "id": tuva }));

    office.call("demo.remove", json!(null));
    assert_eq!(ids(&mut office), [tuva.as_str()]);
    assert_eq!(office.call("case", json!({ "id": tuva })), before);
    let contacts = office.call("contacts", json!(null));
    let contacts = contacts["contacts"].as_object().unwrap();
    let left: BTreeSet<&String> = contacts.keys().collect();
    assert_eq!(
        left,
        BTreeSet::from([&counsellor, &office_of, &mine]),
        "used, its office, and the user's"
    );
    let profile = office.call("profile", json!(null))["profile"].clone();
    assert_eq!(
        (&profile["counsellor"], &profile["lock_after_minutes"]),
        (&json!("Jorunn Konsulent"), &json!(20))
    );
    let kept: BTreeSet<String> = contacts
        .values()
        .map(|contact| contact["name"].as_str().unwrap().to_owned())
        .collect();
    // The agreement that the user's own participant is under names offices, too, and its text stays.
    let others: BTreeSet<String> = texts()
        .into_iter()
        .filter(|text| !kept.contains(text) && !AGREEMENT.contains(text.as_str()))
        .filter(|text| text.contains(' '))
        .collect();
    assert_eq!(inside(&mut office, &others), BTreeSet::new());

    // What was done to one's own can still be undone, unless it would bring back what is gone.
    let history = office.call("history", json!({ "id": tuva }));
    let entry = |operation: &str| {
        let changes = history["changes"].as_array().unwrap().iter();
        let mut found = changes.filter(|entry| entry["operation"] == operation);
        found.next().unwrap().clone()
    };
    let removal = entry("employment.remove");
    assert!(removal["cannot_undo"].is_string(), "{removal}");
    let error = office.refusal("undo", json!({ "group": removal["group"] }));
    assert_eq!(error.code, Code::CannotUndo);
    let planned = entry("event.save");
    assert_eq!(planned["cannot_undo"], json!(null));
    office.call("undo", json!({ "group": planned["group"] }));
    let view = office.call("case", json!({ "id": tuva }));
    assert!(!view["notes"].as_object().unwrap().contains_key(&plan));
}

#[test]
fn a_demo_participant_with_a_case_of_the_users_stays_a_participant() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    // Ended and reported: another case may follow.
    let first = any_case(&mut office, "reported");
    let view = office.call("case", json!({ "id": first }));
    let create = json!({ "agreement": "jmo-vest-viken", "person": { "fnr": view["person"]["fnr"], "first_name": view["person"]["first_name"] },
        "ordered": "2026-05-01" });
    let second = office.make("case.create", create);
    let person = view["person"].clone();
    office.call("demo.remove", json!(null));
    let view = office.call("case", json!({ "id": second }));
    assert_eq!(view["person"], person);
    assert_eq!(
        office.refusal("case", json!({ "id": first })).code,
        Code::NotFound
    );
}

#[test]
fn lent_details_go_and_own_ones_stay() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    let mut profile = office.call("profile", json!(null))["profile"].clone();
    assert_ne!(profile["provider"], "");
    profile["counsellor"] = json!("Jorunn Konsulent");
    profile["export_folder"] = json!("/ut");
    office.call("profile.save", json!({ "profile": profile }));
    office.call("demo.remove", json!(null));
    let profile = office.call("profile", json!(null))["profile"].clone();
    assert_eq!(
        (
            &profile["counsellor"],
            &profile["export_folder"],
            &profile["provider"]
        ),
        (&json!("Jorunn Konsulent"), &json!("/ut"), &json!(""))
    );
    assert_eq!(inside(&mut office, &texts()), BTreeSet::new());
}

#[test]
fn the_log_knows_no_fictional_counsellor() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    let lent = office.call("profile", json!(null))["profile"]["counsellor"].clone();
    newcomer(&mut office);
    let who = |office: &mut Office| {
        let audit = office.call("audit", json!(null));
        let changes = audit["changes"].as_array().unwrap().iter();
        changes
            .map(|row| row["who"].as_str().unwrap().to_owned())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(
        who(&mut office),
        BTreeSet::from([String::new()]),
        "not {lent}"
    );
    office.call(
        "profile.save",
        json!({ "profile": { "counsellor": "Jorunn" } }),
    );
    newcomer(&mut office);
    let expected = BTreeSet::from([String::new(), "Jorunn".to_owned()]);
    assert_eq!(who(&mut office), expected);
}

#[test]
fn it_holds_nothing_that_the_window_would_refuse() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    let contacts = office.call("contacts", json!(null));
    for (id, contact) in contacts["contacts"].as_object().unwrap() {
        office.call("contact.save", json!({ "id": id, "contact": contact }));
    }
    for id in ids(&mut office) {
        let view = office.call("case", json!({ "id": id }));
        let mut person = view["person"].clone();
        if person["fnr"].is_null() {
            person["fnr"] = json!("");
        }
        let own = [
            "attributes",
            "nav_office",
            "nav_counsellor",
            "clinician",
            "order_text",
            "goal",
            "expected_hours",
        ];
        let details: serde_json::Map<String, Value> = own
            .iter()
            .map(|field| ((*field).to_owned(), view["case"][field].clone()))
            .collect();
        office.call(
            "case.update",
            json!({ "id": id, "person": person, "case": details }),
        );
        for fact in view["facts"].as_array().unwrap() {
            if fact["recorded"] == true {
                let ended = fact["event"]["type"] == "ended";
                let status = if ended {
                    &view["end_status"]
                } else {
                    &Value::Null
                };
                let save = json!({ "id": fact["record"], "case": id, "event": fact["event"],
                    "note": view["notes"][fact["record"].as_str().unwrap()], "end_status": status });
                office.call("event.save", save);
            }
        }
        for (kind, field) in [("employment", "employments"), ("practice", "practices")] {
            for (record, value) in view[field].as_object().unwrap() {
                office.call(
                    &format!("{kind}.save"),
                    json!({ "id": record, kind: value }),
                );
            }
        }
        let entries = office.call("entries", json!({ "case": id, "count": 500 }));
        for row in entries["rows"].as_array().unwrap() {
            office.call(
                "entry.save",
                json!({ "id": row["id"], "entry": row["entry"] }),
            );
        }
    }
    let audit = office.call("audit", json!(null));
    let changes = audit["changes"].as_array().unwrap();
    assert!(
        changes.iter().all(|row| row["operation"] == "demo.load"),
        "saved as it is, nothing changes"
    );
}

#[test]
fn loading_is_one_operation_that_the_history_tells_as_one() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    let active = any_case(&mut office, "active");
    let history = office.call("history", json!({ "id": active }));
    let [entry] = &history["changes"].as_array().unwrap()[..] else {
        panic!("{history}");
    };
    assert_eq!(entry["sentence"], "Eksempeldata lagt inn");
    assert_eq!(entry["fields"], json!([]));
    let undo = json!({ "group": entry["group"] });
    let error = office.refusal("undo", undo.clone());
    assert_eq!(error.code, Code::CannotUndo);
    assert_eq!(entry["cannot_undo"], json!(error.message));

    let event = office.event(&active, "employer-contact", "2026-05-02");
    let saved = office.call("history", json!({ "id": active }))["changes"][0].clone();
    assert_eq!(
        saved["cannot_undo"],
        json!(null),
        "what follows can be undone"
    );
    office.call("demo.remove", json!(null));
    for id in [&active, &event] {
        let error = office.refusal("history", json!({ "id": id }));
        assert_eq!(error.code, Code::NotFound);
    }
    for group in [&entry["group"], &saved["group"]] {
        let error = office.refusal("undo", json!({ "group": group }));
        assert_eq!(error.code, Code::CannotUndo, "{}", error.message);
    }
}

#[test]
fn it_is_put_only_where_nobody_is_and_removed_only_where_it_is() {
    let mut office = Office::new();
    assert_eq!(
        office.refusal("demo.remove", json!(null)).code,
        Code::NotFound
    );
    office.call("demo.load", json!(null));
    let before = office.call("list", json!(null));
    assert_eq!(
        office.refusal("demo.load", json!(null)).code,
        Code::InvalidRequest
    );
    assert_eq!(office.call("list", json!(null)), before);
    office.call("store.lock", json!(null));
    assert_eq!(demo(&mut office), json!(null), "not told while locked");
    for method in ["demo.load", "demo.remove", "verify", "audit"] {
        assert_eq!(office.refusal(method, json!(null)).code, Code::Locked);
    }
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    office.call("demo.remove", json!(null));
    assert_eq!(
        office.refusal("demo.remove", json!(null)).code,
        Code::NotFound
    );
}
