//! The access report holds everything that is kept of a participant, and nothing of anybody else's.

use crate::support::{Office, PASSPHRASE, STATUS, app, on};
use api::Code;
use chrono::NaiveDate;
use domain::inquiry::{AccessFor, InquiryFrom, InquiryKind, Way};
use domain::loan::{HandoverKind, Loan, LoanDirection, LoanEnd, LoanEndHow};
use domain::person::ProtectedAddress;
use domain::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use store::{Passphrase, Stamp, Store};

/// Kinds of records that belong to a case or are the participant. A new kind stands here, with a record of it below,
/// or among [`OF_NOBODY`].
const OF_SOMEBODY: &[&str] = &[
    "person",
    "case",
    "event",
    "entry",
    "employment",
    "practice",
    "report",
    "approval",
    "attachment",
    "month-part",
    "exported-copy",
    "set-aside",
    "hold",
    "restriction",
    "inquiry",
    "access-report",
    "name-opening",
    "loan",
    "earlier-history",
    "contact",
];

/// Kinds that belong to nobody: the counsellor's own, the provider's, counts without names.
const OF_NOBODY: &[&str] = &[
    "agreement",
    "readings",
    "agreement-details",
    "profile",
    "year-extract",
    "team",
    "team-key",
    "contribution",
    "phrase",
    "demo",
    "deletion",
    "backup",
    "handover",
    "incident",
    "access-review",
];

impl Office {
    fn access(&mut self, case: &str, more: Value) -> (Value, Vec<String>) {
        let mut request = json!({ "case": case, "audience": "nav", "why": "NAV ber om innsyn", "folder": self.out() });
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        let made = self.call("access.make", request);
        assert_eq!(made["not_found"], 0, "every text is on the pages");
        let files: Vec<String> = made["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file.as_str().unwrap().to_owned())
            .collect();
        let json = fs::read(&files[1]).unwrap();
        (serde_json::from_slice(&json).unwrap(), files)
    }
}

fn text_of(pdf: &str) -> String {
    let bytes = fs::read(pdf).unwrap();
    let pages = reports::read_lines(&bytes).unwrap();
    let lines = pages.into_iter().flatten();
    lines.collect::<Vec<_>>().join(" ")
}

/// Holds a value against a schema, as far as ours goes.
fn check(root: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(reference) = schema["$ref"].as_str() {
        let named = reference.strip_prefix("#/$defs/").unwrap();
        check(root, &root["$defs"][named], value, at);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let null = any.iter().any(|one| one["type"] == "null");
        if value.is_null() && null {
            return;
        }
        check(root, &any[0], value, at);
    }
    if let Some(wanted) = schema.get("const") {
        assert_eq!(value, wanted, "{at}");
    }
    if let Some(all) = schema["enum"].as_array() {
        assert!(all.contains(value), "{at}: {value}");
    }
    match schema["type"].as_str() {
        Some("object") => assert!(value.is_object(), "{at}: {value}"),
        Some("array") => assert!(value.is_array(), "{at}: {value}"),
        Some("string") => assert!(value.is_string(), "{at}: {value}"),
        Some("boolean") => assert!(value.is_boolean(), "{at}: {value}"),
        Some("integer") => assert!(value.is_u64(), "{at}: {value}"),
        Some(other) => panic!("{at}: a type that the test does not know: {other}"),
        None => {}
    }
    if schema["format"] == "date" {
        assert!(
            value.as_str().unwrap().parse::<NaiveDate>().is_ok(),
            "{at}: {value}"
        );
    }
    if let (Some(properties), Some(object)) = (schema["properties"].as_object(), value.as_object())
    {
        for required in schema["required"].as_array().into_iter().flatten() {
            let key = required.as_str().unwrap();
            assert!(object.contains_key(key), "{at} lacks {key}");
        }
        for (key, inner) in object {
            let schema = properties.get(key);
            let schema = schema.unwrap_or_else(|| panic!("{at}: {key} is not in the schema"));
            check(root, schema, inner, &format!("{at}.{key}"));
        }
    }
    if let Some(all) = value.as_array() {
        if let Some(least) = schema["minItems"].as_u64() {
            assert!(all.len() as u64 >= least, "{at} is empty");
        }
        for (n, one) in all.iter().enumerate() {
            check(root, &schema["items"], one, &format!("{at}[{n}]"));
        }
    }
}

fn fits_the_schema(report: &Value) {
    let schema = include_str!("../../../docs/access-report.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    check(&schema, &schema, report, "report");
}

/// Adds a record of every further kind that belongs to a case, each with a text that is nowhere else.
fn add_the_rest(office: &mut Office, case: &str, report: &str) -> Vec<&'static str> {
    office.call("store.lock", json!(null));
    let passphrase = Passphrase::from(PASSPHRASE.to_owned());
    let mut store = Store::open(&office.store(), &passphrase).unwrap();
    let stamp = Stamp {
        at: chrono::DateTime::UNIX_EPOCH,
        who: "Veileder Veiledersen".into(),
    };
    let day = on("2026-04-01");
    let case = case.to_owned();
    store
        .write(&stamp, "entry.save", |tx| {
            let document = tx.put_document(&case, b"%PDF-1.4")?;
            tx.insert(&Approval { case: case.clone(), milestone: event::Milestone::Hired, date: day, note: "kanari-godkjenning".into() })?;
            tx.insert(&Attachment {
                case: case.clone(), kind: AttachmentKind::Other, title: "kanari-vedlegg".into(), media: Media::Pdf,
                document, bytes: 8, pages: Some(1), added: day, employment: None,
            })?;
            tx.insert(&MonthPart { case: case.clone(), report: report.to_owned(), figures: BTreeSet::from(["kanari-tall".to_owned()]) })?;
            tx.insert(&SetAside {
                case: Some(case.clone()), agreement: "jmo-vest-viken".to_owned(), advice: "kanari-raad".to_owned(), about: None,
                basis: String::new(), title: "Råd".to_owned(), date: day, done: false, note: "kanari-rådnotat".into(),
            })?;
            tx.insert(&Hold { case: case.clone(), reason: "kanari-stans".into(), since: day })?;
            tx.insert(&Inquiry {
                case: Some(case.clone()), kind: InquiryKind::Access, from: InquiryFrom::Representative, who: "kanari-verge".into(),
                received: day, how: Way::Letter, text: "kanari-krav".into(), told: None, decision: None, done: "kanari-gjort".into(), closed: None,
            })?;
            tx.insert(&AccessReport { case: case.clone(), made: day, audience: AccessFor::Nav, why: "kanari-hvorfor".into(), inquiry: None, with_files: false })?;
            tx.insert(&NameOpening { case: case.clone(), reason: "kanari-åpning".into() })?;
            tx.insert(&Loan {
                case: case.clone(), direction: LoanDirection::In, kind: HandoverKind::Lend, with: "kanari-kollega".into(),
                since: day, handover: "h".to_owned(), returning: None, end: None,
            })?;
            tx.insert(&Loan {
                case: case.clone(), direction: LoanDirection::Out, kind: HandoverKind::Lend, with: "kanari-vikar".into(),
                since: day, handover: "g".to_owned(), returning: None,
                end: Some(LoanEnd { date: day, how: LoanEndHow::Recalled, reason: "kanari-tilbake".into() }),
            })?;
            tx.insert(&EarlierHistory {
                case: case.clone(), at: "kanari-kontor".into(),
                changes: serde_json::from_value(json!([{ "at": "2026-01-01T00:00:00Z", "who": "kanari-hvem", "sentence": "kanari-setning",
                    "fields": [{ "label": "kanari-felt", "old": "kanari-gammelt", "new": "kanari-nytt" }] }])).unwrap(),
            })?;
            tx.insert(&Restriction { case: case.clone(), reason: "kanari-begrensning".into(), since: day })?;
            Ok::<_, store::StoreError>(())
        })
        .unwrap();
    drop(store);
    office.api = app(&office.store(), "2026-05-04");
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    vec![
        "kanari-godkjenning",
        "kanari-vedlegg",
        "kanari-tall",
        "kanari-raad",
        "kanari-rådnotat",
        "kanari-stans",
        "kanari-verge",
        "kanari-krav",
        "kanari-gjort",
        "kanari-hvorfor",
        "kanari-åpning",
        "kanari-kollega",
        "kanari-vikar",
        "kanari-tilbake",
        "kanari-felt",
        "kanari-gammelt",
        "kanari-nytt",
        "Tatt tilbake uten det kollegaen førte",
        "Mappen er lånt fra en kollega siden 01.04.2026.",
        "kanari-kontor",
        "kanari-hvem",
        "kanari-setning",
        "kanari-begrensning",
    ]
}

#[test]
fn every_kind_of_record_and_every_text_of_a_participant_is_in_the_report() {
    let known: BTreeSet<&str> = store::kind_names().collect();
    let listed: BTreeSet<&str> = OF_SOMEBODY.iter().chain(OF_NOBODY).copied().collect();
    assert_eq!(
        known, listed,
        "say of a new kind whose it is, and add a record of it here"
    );

    let mut office = Office::new();
    let clinic = office.make(
        "contact.save",
        json!({ "contact": {
            "kind": "clinician", "name": "kanari-behandler", "phone": "90000011",
        }}),
    );
    let employer = office.make(
        "contact.save",
        json!({ "contact": { "kind": "employer", "name": "kanari-arbeidsgiver" } }),
    );
    let case = office.make("case.create", json!({
        "agreement": "jmo-vest-viken",
        "person": { "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039", "address": "Fiktivgata 1",
            "postal_code": "3004", "city": "Drammen", "phone": "90000001", "email": "kari@eksempel.no" },
        "case": { "clinician": clinic, "order_text": "kanari-bestilling", "goal": "kanari-mål", "expected_hours": "kanari-timer" },
        "ordered": "2026-01-05", "started": "2026-02-01",
    }));
    let event = json!({ "case": case, "event": { "type": "intake-meeting", "date": "2026-02-02" }, "note": "kanari-hendelse" });
    office.make("event.save", event);
    office.make("entry.save", json!({ "entry": {
        "case": case, "date": "2026-03-02", "activity": "follow-up", "minutes": 90, "text": "kanari-kontakt",
    }}));
    office.make("employment.save", json!({ "employment": {
        "case": case, "employer": employer, "percent": 50, "terms": "permanent", "position": "kanari-stilling", "reason": "kanari-jobbgrunn",
    }}));
    office.make(
        "practice.save",
        json!({ "practice": {
            "case": case, "employer": employer, "from": "2026-03-01", "goal": "kanari-praksismål",
        }}),
    );
    let report = office.complete_report(&case, STATUS);
    office.call(
        "report.save",
        json!({ "id": report, "values": { "navn": "kanari-utkast" } }),
    );
    office.call(
        "report.save",
        json!({ "id": report, "values": { "navn": "Kari Eksempel" } }),
    );
    office.export(&report, "status.pdf");
    let other = office.make("case.create", json!({
        "agreement": "jmo-vest-viken", "person": { "first_name": "Ola", "last_name": "Fremmedkanari", "phone": "90000077" },
        "ordered": "2026-01-05", "started": "2026-02-01",
    }));
    office.event(&other, "team-meeting", "2026-03-03");
    let texts = add_the_rest(&mut office, &case, &report);

    let (json, files) = office.access(&case, json!({ "with_files": true }));
    fits_the_schema(&json);
    let found: BTreeSet<&str> = json["cases"][0]["records"]
        .as_array()
        .unwrap()
        .iter()
        .chain([&json["person"]])
        .chain(json["contacts"].as_array().unwrap())
        .map(|record| record["kind"].as_str().unwrap())
        .collect();
    let wanted: BTreeSet<&str> = OF_SOMEBODY.iter().copied().collect();
    assert_eq!(
        found, wanted,
        "a kind that belongs to somebody is not in the report"
    );

    let own = [
        "Kari",
        "Eksempel",
        "03879140039",
        "Fiktivgata 1",
        "3004",
        "90000001",
        "kari@eksempel.no",
        "kanari-behandler",
        "90000011",
        "kanari-arbeidsgiver",
        "kanari-bestilling",
        "kanari-mål",
        "kanari-timer",
        "kanari-hendelse",
        "kanari-kontakt",
        "kanari-stilling",
        "kanari-jobbgrunn",
        "kanari-praksismål",
    ];
    let told = json.to_string();
    let page = text_of(&files[0]);
    let flat = |text: &str| text.split_whitespace().collect::<String>();
    for text in own.iter().chain(&texts) {
        assert!(told.contains(text), "the JSON lacks {text}");
        assert!(flat(&page).contains(&flat(text)), "the PDF lacks {text}");
    }
    assert!(
        told.contains("kanari-utkast"),
        "what stood there before is told as well"
    );
    for foreign in ["Fremmedkanari", "90000077", other.as_str()] {
        assert!(
            !told.contains(foreign) && !page.contains(foreign),
            "{foreign} is another's"
        );
    }
    // Nothing has a name that is a key of ours, but what the advice calls itself.
    for record in json["cases"][0]["records"].as_array().unwrap() {
        for field in record["fields"].as_array().unwrap() {
            let label = field["label"].as_str().unwrap();
            let first = label.chars().next().unwrap();
            assert!(
                first.is_uppercase(),
                "«{label}» of {} has no Norwegian name",
                record["kind"]
            );
        }
    }
    assert!(files.len() >= 3, "the attachment lies beside it: {files:?}");
    assert!(
        files
            .iter()
            .all(|file| !file.to_lowercase().contains("kari")),
        "no name in a file's"
    );
    office.call("verify", json!(null));
}

#[test]
fn it_tells_who_got_what_and_how_long_it_is_kept() {
    let mut office = Office::new();
    let case = office.kari();
    let report = office.complete_report(&case, STATUS);
    office.export(&report, "status.pdf");
    office.call(
        "report.deliver",
        json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" }),
    );
    let (json, files) = office.access(&case, json!({}));
    fits_the_schema(&json);
    let recipients = json["cases"][0]["recipients"].as_array().unwrap();
    assert_eq!(recipients.len(), 1, "{recipients:?}");
    assert_eq!(recipients[0]["date"], "2026-05-04");
    assert_eq!(recipients[0]["how"], "Sikker digital post");
    assert_eq!(
        json["cases"][0]["deletion"]["due"],
        Value::Null,
        "not ended yet"
    );
    let page = text_of(&files[0]);
    assert!(
        page.contains("ikke gis til deltakeren"),
        "for whom it is, first"
    );
    let history = office.call("history", json!({ "id": case, "count": 1 }))["changes"][0].clone();
    let sentence = history["sentence"].as_str().unwrap();
    assert!(
        sentence.starts_with("Innsynsrapport laget for NAV: NAV ber om innsyn"),
        "{sentence}"
    );
    let copies = office.call("copies", json!({ "case": case }))["copies"].clone();
    let titles: Vec<&Value> = copies
        .as_array()
        .unwrap()
        .iter()
        .map(|copy| &copy["title"])
        .collect();
    assert_eq!(
        titles
            .iter()
            .filter(|title| **title == "Innsynsrapport")
            .count(),
        2,
        "remembered, to be removed"
    );
}

#[test]
fn the_participant_s_copy_waits_for_nav() {
    let mut office = Office::new();
    let case = office.kari();
    let ask = |more: Value| {
        let mut request = json!({ "case": case, "audience": "participant", "why": "Kari vil se" });
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    let out = office.out();
    let folder = json!({ "folder": out });
    office.refused(
        &case,
        "access.make",
        ask(folder.clone()),
        Code::NotPermitted,
    );
    let mut inquiry = json!({ "case": case, "kind": "access", "from": "participant", "received": "2026-05-02", "how": "meeting",
        "told": { "date": "2026-05-02", "how": "phone" } });
    let id = office.make("inquiry.save", json!({ "inquiry": inquiry }));
    let with = |folder: &Value| {
        let mut more = folder.clone();
        more["inquiry"] = json!(id);
        ask(more)
    };
    office.refused(&case, "access.make", with(&folder), Code::NotPermitted);
    inquiry["decision"] = json!({ "date": "2026-05-03", "granted": false });
    office.call("inquiry.save", json!({ "id": id, "inquiry": inquiry }));
    office.refused(&case, "access.make", with(&folder), Code::NotPermitted);
    assert_eq!(
        fs::read_dir(office.out()).unwrap().count(),
        0,
        "nothing was written"
    );

    inquiry["decision"] = json!({ "date": "2026-05-03", "granted": true });
    office.call("inquiry.save", json!({ "id": id, "inquiry": inquiry }));
    let made = office.call("access.make", with(&folder));
    let page = text_of(made["files"][0].as_str().unwrap());
    assert!(
        page.contains("Kopi til deltakeren") && page.contains("03.05.2026"),
        "{page}"
    );

    // Another participant's inquiry is no reason.
    let ola = office.make("case.create", json!({ "agreement": "jmo-vest-viken",
        "person": { "first_name": "Ola", "last_name": "Prøve" }, "ordered": "2026-01-05", "started": "2026-02-01" }));
    let request =
        json!({ "case": ola, "audience": "nav", "why": "x", "folder": out, "inquiry": id });
    office.refused(&ola, "access.make", request, Code::InvalidField);
    let blank = json!({ "case": ola, "audience": "nav", "why": " ", "folder": out });
    office.refused(&ola, "access.make", blank, Code::MissingField);
}

#[test]
fn a_protected_address_is_nowhere_in_it() {
    let mut office = Office::new();
    let person = json!({ "first_name": "Kari", "last_name": "Eksempel", "address": "Hemmeliggata 7", "postal_code": "3004", "city": "Hemmelighavn" });
    let case = office.make("case.create", json!({ "agreement": "jmo-vest-viken", "person": person, "ordered": "2026-01-05", "started": "2026-02-01" }));
    office.make("entry.save", json!({ "entry": { "case": case, "date": "2026-03-02", "activity": "follow-up", "minutes": 60,
        "text": "Møttes i Hemmeliggata 7 hos henne." } }));
    // As the first versions kept it: protected, and the address still there.
    office.call("store.lock", json!(null));
    let passphrase = Passphrase::from(PASSPHRASE.to_owned());
    let mut store = Store::open(&office.store(), &passphrase).unwrap();
    let stamp = Stamp {
        at: chrono::DateTime::UNIX_EPOCH,
        who: Private::default(),
    };
    store
        .write(&stamp, "case.update", |tx| {
            let (id, mut person) = tx.all::<Person>()?.pop_first().unwrap();
            person.protected_address = ProtectedAddress::Code6;
            tx.update(&id, &person)
        })
        .unwrap();
    drop(store);
    office.api = app(&office.store(), "2026-05-04");
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));

    let request = json!({ "case": case, "audience": "nav", "why": "NAV", "folder": office.out() });
    let masked = office.refusal("access.make", request);
    assert_eq!(
        masked.code,
        Code::NotPermitted,
        "the name is opened on purpose first"
    );
    office.call("person.open", json!({ "id": case, "reason": "Innsyn" }));
    let (json, files) = office.access(&case, json!({}));
    fits_the_schema(&json);
    assert_eq!(json["protected"], true);
    let (told, page) = (json.to_string(), text_of(&files[0]));
    for place in ["Hemmeliggata", "Hemmelighavn", "3004"] {
        assert!(!told.contains(place), "{place} in the JSON");
        assert!(!page.contains(place), "{place} in the PDF");
    }
    assert!(
        told.contains("(adressesperre)"),
        "the text says that something was taken out"
    );
    assert!(told.contains("Kari"), "and yet it says whose it is");
}

#[test]
fn a_participant_s_cases_are_one_report_and_a_text_that_names_another_is_pointed_out() {
    let mut office = Office::new();
    let case = office.kari();
    let again = office.make("case.create", json!({ "agreement": "jobb-forst",
        "person": { "first_name": "Kari", "last_name": "Eksempel", "fnr": "03879140039" },
        "case": { "attributes": { "assistance_need": "moderate" } }, "ordered": "2026-03-01", "started": "2026-03-10" }));
    office.make("case.create", json!({ "agreement": "jmo-vest-viken", "person": { "first_name": "Bertil", "last_name": "Fiksjonsen" },
        "ordered": "2026-01-05", "started": "2026-02-01" }));
    office.make("entry.save", json!({ "entry": { "case": again, "date": "2026-03-12", "activity": "follow-up", "minutes": 60,
        "text": "Snakket om Bertil Fiksjonsen." } }));
    let known = office.call("access", json!({ "id": case }));
    assert_eq!(known["cases"], 2);
    let others = known["others"].as_array().unwrap();
    assert_eq!(others.len(), 1, "{others:?}");
    assert_eq!(others[0]["excerpt"][1], "Bertil Fiksjonsen");
    let (json, _) = office.access(&case, json!({}));
    assert_eq!(json["cases"].as_array().unwrap().len(), 2);
    // The file holds both, and so goes with either.
    for each in [&case, &again] {
        let copies = office.call("copies", json!({ "case": each }))["copies"].clone();
        assert_eq!(copies.as_array().unwrap().len(), 2);
    }
}
