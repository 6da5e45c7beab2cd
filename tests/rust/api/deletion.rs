//! A deleted participant is nowhere: in no record, no version, no file and no answer; and what was promised
//! is kept before anything is shown.

use crate::support::{Office, PASSPHRASE, STATUS, app, on, snapshot};
use api::Code;
use domain::{Case, Contact, Deletion, DeletionHow, ExportedCopy, Hold, Id, Person, Report};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use store::{BackupSecret, OpenBackup, Record as _, Stamp, Store, StoreError, Write};

/// What every planted text begins with. A name must look like one.
const CANARY: &str = "Kanarifugl";

/// An open store beside the api, which is locked meanwhile.
fn with_store<T>(office: &mut Office, work: impl FnOnce(&mut Store) -> T) -> T {
    office.call("store.lock", json!(null));
    let mut store = Store::open(&office.store(), &PASSPHRASE.to_owned().into()).unwrap();
    let answer = work(&mut store);
    drop(store);
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    answer
}

fn stamp() -> Stamp {
    let at = on("2026-05-04").and_hms_opt(9, 0, 0).unwrap().and_utc();
    Stamp {
        at,
        who: "Vigdis".into(),
    }
}

/// The places of texts in a record.
fn texts(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Object(parts) => {
            for (key, part) in parts {
                texts(part, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(parts) => {
            for (i, part) in parts.iter().enumerate() {
                texts(part, &format!("{at}/{i}"), found);
            }
        }
        _ => {}
    }
}

/// Plants a text of its own in every field of a record that takes any text, and answers how many.
fn plant(tx: &mut Write<'_>, kind: &str, id: &str, body: Value, planted: &mut usize) -> usize {
    let known = |text: &str| {
        let id = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        id || text.parse::<domain::Date>().is_ok()
    };
    // Whose values lead elsewhere: to a file, an agreement, a template; and what the proof shows.
    const NAMES: [&str; 8] = [
        "agreement",
        "agreement_version",
        "template",
        "reference",
        "sha256",
        "advice",
        "path",
        "basis",
    ];
    let mut places = Vec::new();
    texts(&body, "", &mut places);
    let mut body = body;
    let mut count = 0;
    for place in places {
        let before = body.pointer(&place).unwrap().clone();
        let name = place.rsplit('/').next().unwrap();
        if known(before.as_str().unwrap()) || NAMES.contains(&name) {
            continue;
        }
        *body.pointer_mut(&place).unwrap() =
            json!(format!("{CANARY}{planted} står her og synger."));
        match tx.put_stored(kind, id, &body) {
            // A kind of its own, such as a percent or an end status, takes no text.
            Err(StoreError::UnreadableRecord { .. }) => *body.pointer_mut(&place).unwrap() = before,
            other => {
                other.unwrap();
                *planted += 1;
                count += 1;
            }
        }
    }
    count
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|part| part.eq_ignore_ascii_case(text.as_bytes()))
}

/// Where these texts stand in any byte of any file in these folders.
fn in_files(folders: &[&Path], texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in folders.iter().flat_map(|folder| snapshot(folder)) {
        let name = path.to_string_lossy();
        let there = |text: &&&str| holds(&bytes, text) || holds(name.as_bytes(), text);
        found.extend(
            texts
                .iter()
                .filter(there)
                .map(|text| format!("{text}: {name}")),
        );
    }
    found
}

/// Where they stand in any value of a store.
fn in_values(store: &Store, texts: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let look = |table: &str, bytes: &[u8]| {
        let there = texts.iter().filter(|text| holds(bytes, text));
        found.extend(
            there.map(|text| format!("{text}: {table}: {}", String::from_utf8_lossy(bytes))),
        );
    };
    store.for_every_value(look).unwrap();
    found
}

/// Where they stand in any value of any backup in a folder.
fn in_backups(store: &Store, folder: &Path, texts: &[&str]) -> Vec<String> {
    let passphrase = PASSPHRASE.to_owned().into();
    let opened = snapshot(folder).into_keys().map(|path| {
        OpenBackup::open(&path, BackupSecret::Passphrase(&passphrase), store.dir()).unwrap()
    });
    opened
        .flat_map(|backup| in_values(backup.store(), texts))
        .collect()
}

/// What every request without details answers, but for those that change something.
fn answers(office: &mut Office) -> BTreeMap<String, String> {
    let mut answers = BTreeMap::new();
    for method in api::Api::methods() {
        let asks = ["deletion.queue", "deletion.proofs"].contains(&&*method.method);
        if method.request != "Nothing" || method.method.contains('.') && !asks {
            continue;
        }
        if let Ok(answer) = office.api.call(&method.method, json!(null)) {
            answers.insert(method.method, answer.to_string());
        }
    }
    assert!(answers.len() > 10);
    answers
}

#[test]
fn no_trace_is_left_of_a_deleted_participant() {
    let mut office = Office::new();
    office.call("demo.load", json!(null));
    // The demo participant with the most kinds of records of whom a report can be begun.
    let mut cases = with_store(&mut office, |store| {
        let kinds = |case: &Id| -> BTreeSet<String> {
            let records = store.stored_of_case(case).unwrap().into_iter();
            records.map(|record| record.kind).collect()
        };
        let cases = store.all::<Case>().unwrap().into_iter();
        let cases = cases.map(|(id, case)| {
            let kinds = kinds(&id);
            let worked = kinds.contains("employment");
            (worked, kinds.len(), case.reference, id, case.agreement)
        });
        cases.collect::<Vec<_>>()
    });
    cases.sort();
    let begun = cases.into_iter().rev().find_map(|(.., case, agreement)| {
        let template = format!("{agreement}/statusrapport");
        let begin = json!({ "case": case, "template": template });
        let begun = office.api.call("report.begin", begin).is_ok();
        begun.then_some((case, template))
    });
    let (case, status) = begun.unwrap();
    let view = office.call("case", json!({ "id": case }));
    let report = office.complete_report(&case, &status);
    office.export(&report, "rapport.pdf");
    let attachment = office.out().join("vedlegg.pdf");
    fs::copy(office.out().join("rapport.pdf"), &attachment).unwrap();
    let attached = office.make(
        "attachment.add",
        json!({ "case": case, "path": attachment, "title": "Vedlegg", "kind": "other" }),
    );
    fs::remove_file(&attachment).unwrap();
    office.call(
        "attachment.export",
        json!({ "id": attached, "folder": office.out(), "file_name": "vedlegg.pdf" }),
    );
    // What a crash in an export leaves.
    fs::write(
        office.out().join(".tiltaksmappe-x.tmp"),
        format!("{CANARY} halv"),
    )
    .unwrap();

    let copies = office.store().with_file_name("kopier");
    fs::create_dir(&copies).unwrap();
    let (person, others) = with_store(&mut office, |store| fill(store, &case));
    office.make("backup.make", json!({ "folder": copies }));
    // The page is set and remembered.
    office.call("report.preview", json!({ "id": report }));
    let (out, folder) = (office.out(), office.store());
    assert_eq!(snapshot(&out).len(), 3);

    let reference = view["case"]["reference"].as_str().unwrap().to_owned();
    let done = office.call("case.delete", json!({ "cases": [case] }));
    assert_eq!(done["deletions"].as_array().unwrap().len(), 1);

    assert_eq!(
        snapshot(&out).len(),
        0,
        "exported files and what a crash left"
    );
    for (method, answer) in answers(&mut office) {
        assert!(!holds(answer.as_bytes(), CANARY), "{method}: {answer}");
    }
    let fnr = person.fnr.as_ref().unwrap();
    let texts = [CANARY, fnr.digits(), &fnr.spaced()];
    assert_eq!(in_files(&[&folder, &out, &copies], &texts), [""; 0]);
    with_store(&mut office, |store| {
        assert_eq!(in_values(store, &texts), [""; 0]);
        assert_eq!(in_backups(store, &copies, &texts), [""; 0]);
        // The proof knows the reference, and nothing else does.
        let left = in_values(store, &[&reference]);
        assert_eq!(left.len(), 2, "{left:?}");
        store.verify().unwrap();
        let deletion = store
            .all::<Deletion>()
            .unwrap()
            .into_values()
            .next()
            .unwrap();
        assert_eq!(
            (deletion.how, deletion.copies_removed),
            (DeletionHow::Manual, 2)
        );
        assert_eq!(all_but(store, &case), others, "nobody else is harmed");
    });
}

/// What the store says of all others.
fn all_but(store: &Store, case: &Id) -> Vec<String> {
    let others = store
        .case_files()
        .unwrap()
        .into_iter()
        .filter(|file| file.id != *case);
    let told = |file: domain::CaseFile| {
        serde_json::to_string(&(
            file.case,
            file.person,
            file.entries,
            file.events,
            file.reports,
        ))
        .unwrap()
    };
    others.map(told).collect()
}

/// Plants texts in everything that there is of a case, in two versions, and in what names it elsewhere.
/// Answers the participant and what the store says of all others.
fn fill(store: &mut Store, case: &Id) -> (Person, Vec<String>) {
    let case_record: Case = store.get(case).unwrap();
    let person: Person = store.get(&case_record.person).unwrap();
    let named = Person {
        first_name: format!("{CANARY}fornavn").into(),
        last_name: format!("{CANARY}etternavn").into(),
        address: format!("{CANARY}veien 7").into(),
        ..person
    };
    let hold = Hold {
        case: case.clone(),
        reason: "x".into(),
        since: on("2026-05-01"),
    };
    let hold = store
        .write(&stamp(), "test", |w| {
            w.update(&case_record.person, &named)?;
            w.insert(&hold)
        })
        .unwrap();
    let mut planted = 0;
    let mut kinds = BTreeSet::new();
    for _ in 0..2 {
        let mut records = store.stored_of_case(case).unwrap();
        // The copy's path leads to the file on disk.
        records.retain(|record| record.kind != ExportedCopy::KIND);
        let plant_all = |w: &mut Write<'_>| {
            for record in records {
                if plant(w, &record.kind, &record.id, record.body, &mut planted) > 0 {
                    kinds.insert(record.kind);
                }
            }
            Ok::<_, StoreError>(())
        };
        store.write(&stamp(), "test", plant_all).unwrap();
    }
    for kind in [
        "case",
        "event",
        "entry",
        "employment",
        "report",
        "attachment",
        "hold",
    ] {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
    let contacts: BTreeMap<Id, Contact> = store.all().unwrap();
    let leaving = store.leaving(&BTreeSet::from([case.clone()])).unwrap();
    // A notice and a form on the whole agreement that name the participant.
    let name = format!("{CANARY}fornavn {CANARY}etternavn");
    let common = json!({
        "agreement": case_record.agreement, "template": format!("{}/fakturagrunnlag", case_record.agreement),
        "template_version": 1, "figures": { "n": 3 },
        "values": { "a.1": name, "a.2": "12", "b": format!("Om {}: {CANARY}fornavn ringte.", case_record.reference) },
        "filled": { "a.1": name },
    });
    let more = |w: &mut Write<'_>| {
        w.remove::<Hold>(&hold)?;
        // Bytes of which only the log knows whose they are.
        w.put_document(case, format!("{CANARY} bytes").as_bytes())?;
        for (id, contact) in contacts.iter().filter(|(id, _)| leaving.contains(*id)) {
            let body = serde_json::to_value(contact).unwrap();
            plant(w, Contact::KIND, id, body, &mut planted);
        }
        let document = w.put_common_document(format!("%PDF {CANARY}").as_bytes())?;
        let report: Report = serde_json::from_value(common).unwrap();
        let export = domain::report::Export {
            date: on("2026-05-01"),
            document,
            sha256: String::new(),
            pages: 1,
            not_found: Vec::new(),
            privacy: Vec::new(),
        };
        w.insert(&Report {
            exported: Some(export),
            ..report
        })
    };
    store.write(&stamp(), "test", more).unwrap();
    assert!(planted > 60, "{planted} texts");
    let there = in_values(store, &[CANARY]).concat();
    for n in 0..planted {
        assert!(
            there.contains(&format!("{CANARY}{n} ")),
            "text {n} is nowhere"
        );
    }
    (named, all_but(store, case))
}

#[test]
fn a_changed_copy_stays_in_the_list_without_the_case() {
    let mut office = Office::new();
    let kari = office.kari();
    let report = office.complete_report(&kari, STATUS);
    let own = office.export(&report, "egen.pdf");
    let gone = office.export(&report, "flyttet.pdf");
    office.export(&report, "urørt.pdf");
    fs::write(&own, "noe eget").unwrap();
    fs::remove_file(&gone).unwrap();
    office.call("case.delete", json!({ "cases": [kari] }));
    let left: Vec<_> = snapshot(&office.out()).into_keys().collect();
    assert_eq!(left, std::slice::from_ref(&own));
    let copies = office.call("copies", json!({}));
    let copies = copies["copies"].as_array().unwrap();
    assert_eq!(copies.len(), 1);
    assert_eq!(
        (&copies[0]["case"], &copies[0]["state"]),
        (&json!(null), &json!("changed"))
    );
    assert_eq!(copies[0]["path"], json!(own));
    let id = copies[0]["id"].clone();
    // Seen to, it goes from the list and from the log: its name may tell whom it was about.
    fs::remove_file(&own).unwrap();
    let removed = office.call("copy.remove", json!({ "ids": [id] }));
    assert_eq!(removed["removed"], json!([id]));
    with_store(&mut office, |store| {
        assert_eq!(in_values(store, &["egen.pdf"]), [""; 0])
    });
}

#[test]
fn what_is_held_back_is_not_deleted_and_nothing_is_promised() {
    let mut office = Office::new();
    let kari = office.kari();
    let hold = json!({ "case": kari, "reason": "Klagesak", "since": "2026-05-01" });
    office.make("hold.save", hold);
    let error = office.refusal("case.delete", json!({ "cases": [kari] }));
    assert_eq!(error.code, Code::Frozen);
    let unknown = office.refusal("case.delete", json!({ "cases": ["0".repeat(32)] }));
    assert_eq!(unknown.code, Code::NotFound);
    with_store(&mut office, |store| assert!(store.ledger().is_empty()));
    assert_eq!(
        office.call("list", json!(null))["cases"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_was_promised_is_done_before_anything_is_shown() {
    let mut office = Office::new();
    let kari = office.kari();
    let report = office.complete_report(&kari, STATUS);
    let path = office.export(&report, "rapport.pdf");
    // As a crash right after the promise leaves it.
    office.call("store.lock", json!(null));
    let mut store = Store::open(&office.store(), &PASSPHRASE.to_owned().into()).unwrap();
    store
        .promise(&BTreeSet::from([kari.clone()]), on("2026-05-04"))
        .unwrap();
    drop(store);
    assert!(path.exists());
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(office.call("list", json!(null))["cases"], json!([]));
    assert!(!path.exists());
    // What was deleted is not undone.
    let refused = office.refusal("case", json!({ "id": kari }));
    assert_eq!(refused.code, Code::NotFound);
}

/// An office that deletes by itself, with a participant whose final report was delivered long ago.
fn with_one_due() -> (Office, Id, String) {
    let mut office = Office::new();
    let profile = office.call("profile", json!(null))["profile"].clone();
    let mut profile = profile;
    profile["delete_automatically"] = json!(true);
    office.call("profile.save", json!({ "profile": profile }));
    let kari = office.kari();
    office.event(&kari, "ended", "2026-04-01");
    office.event(&kari, "final-report-delivered", "2026-04-10");
    let queue = office.call("deletion.queue", json!(null));
    let due = queue["rows"][0]["due"].as_str().unwrap().to_owned();
    (office, kari, due)
}

fn there(office: &mut Office) -> usize {
    office.call("list", json!(null))["cases"]
        .as_array()
        .unwrap()
        .len()
}

/// Uses the app on each day of a week or more, so that the log knows of it.
fn work_until(office: &mut Office, from: &str, until: &str) {
    let mut day = on(from);
    while day < on(until) {
        office.reopen(&day.to_string());
        let phrase = json!({ "phrase": { "title": format!("Frase {day}"), "text": "x" } });
        office.make("phrase.save", phrase);
        day = domain::dates::add_days(day, 14);
    }
}

#[test]
fn what_is_due_goes_by_itself_at_unlocking_and_when_the_day_begins() {
    let (mut office, _, due) = with_one_due();
    work_until(&mut office, "2026-05-05", &due);
    let eve = domain::dates::add_days(on(&due), -1).to_string();
    office.reopen(&eve);
    assert_eq!(there(&mut office), 1, "not before its day");
    office.reopen(&due);
    assert_eq!(there(&mut office), 0);
    with_store(&mut office, |store| {
        let deletion = store
            .all::<Deletion>()
            .unwrap()
            .into_values()
            .next()
            .unwrap();
        assert_eq!(deletion.how, DeletionHow::Automatic);
        assert_eq!((deletion.due, deletion.done), (Some(on(&due)), on(&due)));
    });
    // At day change while unlocked.
    let (mut office, _, due) = with_one_due();
    work_until(&mut office, "2026-05-05", &due);
    office.call("store.lock", json!(null));
    let today = std::sync::Arc::new(std::sync::Mutex::new(on(&eve)));
    let clock = std::sync::Arc::clone(&today);
    let environment = api::Environment::fixed(office.store(), on(&eve));
    office.api = api::Api::new(api::Environment {
        today: Box::new(move || *clock.lock().unwrap()),
        ..environment
    });
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(there(&mut office), 1);
    *today.lock().unwrap() = on(&due);
    office.call("day.begin", json!(null));
    assert_eq!(there(&mut office), 0);
}

#[test]
fn nothing_goes_by_itself_where_that_is_off_held_or_unknown() {
    let (mut office, kari, due) = with_one_due();
    let hold = json!({ "case": kari, "reason": "Klagesak", "since": "2026-05-01" });
    office.make("hold.save", hold);
    work_until(&mut office, "2026-05-05", &due);
    office.reopen(&due);
    assert_eq!(there(&mut office), 1, "held back");
    office.call("hold.lift", json!({ "case": kari }));
    let mut profile = office.call("profile", json!(null))["profile"].clone();
    profile["delete_automatically"] = json!(false);
    office.call("profile.save", json!({ "profile": profile }));
    office.reopen(&due);
    assert_eq!(there(&mut office), 1, "off");
}

#[test]
fn what_a_restored_backup_brings_back_does_not_go_by_itself_at_once() {
    let (mut office, _, due) = with_one_due();
    work_until(&mut office, "2026-05-05", &due);
    let copies = office.out();
    let path = crate::backups::make(&mut office, &copies);
    let mut profile = office.call("profile", json!(null))["profile"].clone();
    profile["delete_automatically"] = json!(false);
    office.call("profile.save", json!({ "profile": profile }));
    office.reopen(&due);
    let done = crate::backups::restore(&mut office, &path);
    assert_eq!(
        (&done["participants"], &done["deleted"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(there(&mut office), 1, "the queue offers it");
    office.reopen(&due);
    assert_eq!(there(&mut office), 0, "as the restored settings say");
}

#[test]
fn without_room_nothing_is_promised_and_the_store_opens() {
    let (mut office, _, due) = with_one_due();
    work_until(&mut office, "2026-05-05", &due);
    let reserve = office.store().join("reserve");
    fs::remove_file(&reserve).unwrap();
    // A folder in its place: no room can be taken.
    fs::create_dir(&reserve).unwrap();
    office.reopen(&due);
    assert_eq!(there(&mut office), 1, "opens, and nothing is decided");
    let queue = office.call("deletion.queue", json!(null));
    let doubt = queue["doubt"].as_str().unwrap();
    assert!(doubt.contains("plass på disken"), "{doubt}");
    fs::remove_dir(&reserve).unwrap();
    office.reopen(&due);
    assert_eq!(there(&mut office), 0);
}

#[test]
fn a_registration_that_was_undone_is_gone_at_the_next_unlocking() {
    let mut office = Office::new();
    let kari = office.kari();
    let history = office.call("history", json!({ "id": kari }));
    let newest = |answer: &Value| json!({ "group": answer["changes"][0]["group"] });
    office.call("undo", newest(&history));
    // In the same session nothing is decided: the undoing can be undone.
    office.call("day.begin", json!(null));
    let history = office.call("history", json!({ "id": kari }));
    office.call("undo", newest(&history));
    assert_eq!(there(&mut office), 1);
    let history = office.call("history", json!({ "id": kari }));
    office.call("undo", newest(&history));
    office.reopen("2026-05-04");
    let texts = ["Eksempel", "03879140039"];
    with_store(&mut office, |store| {
        assert_eq!(in_values(store, &texts), [""; 0]);
        assert_eq!(store.ledger().len(), 1);
        let deletions = store.all::<Deletion>().unwrap();
        let proof = deletions.values().next().unwrap();
        assert_eq!((&proof.case, proof.how), (&kari, DeletionHow::Manual));
        assert!(!proof.reference.is_empty());
        store.verify().unwrap();
    });
}

#[test]
fn a_clock_set_wrong_deletes_nothing() {
    let (mut office, _, _) = with_one_due();
    office.reopen("2027-05-04");
    assert_eq!(there(&mut office), 1, "a year ahead");
    // Not even when something is written on that day.
    office.make(
        "phrase.save",
        json!({ "phrase": { "title": "Frase", "text": "x" } }),
    );
    office.reopen("2027-05-05");
    assert_eq!(there(&mut office), 1);
    office.reopen("2026-09-01");
    assert_eq!(
        there(&mut office),
        1,
        "set right again, it lies before the log's last day"
    );
}

#[test]
fn the_demo_data_does_not_go_by_itself() {
    let (mut office, kari, due) = with_one_due();
    office.call("case.delete", json!({ "cases": [kari] }));
    office.call("demo.load", json!(null));
    let all = there(&mut office);
    assert!(all > 0);
    work_until(&mut office, "2026-05-05", &due);
    let day = domain::dates::add_days(on(&due), 30).to_string();
    office.reopen(&day);
    assert_eq!(there(&mut office), all);
}

#[test]
fn a_failed_deletion_locks_and_is_completed_later() {
    let mut office = Office::new();
    let kari = office.kari();
    // A folder where the rebuild's file should be: the rebuild cannot be made.
    let in_the_way = office.store().join("store-2.work");
    fs::create_dir(&in_the_way).unwrap();
    let error = office.refusal("case.delete", json!({ "cases": [kari] }));
    assert!(
        error.message.contains("fullføres når du låser opp"),
        "{}",
        error.message
    );
    assert_eq!(office.refusal("list", json!(null)).code, Code::Locked);
    let error = office.refusal("store.unlock", json!({ "passphrase": PASSPHRASE }));
    assert!(error.message.contains("fullføres"), "{}", error.message);
    assert_eq!(
        office.refusal("list", json!(null)).code,
        Code::Locked,
        "not shown in between"
    );
    fs::remove_dir(&in_the_way).unwrap();
    office.api = app(&office.store(), "2026-05-04");
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(there(&mut office), 0);
}
