//! Hand-over between two counsellors: lent, worked on and back; for good; and what is refused.

use crate::support::{Office, PASSPHRASE, STATUS};
use api::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use store::{Passphrase, Reader, SealKey, Store, open_whole, seal_whole};

const AGREEMENT: &str = "jmo-vest-viken";
const SPOKEN: &str = "fire ord på telefonen";

/// The office of a counsellor of this name.
fn office(name: &str) -> Office {
    let mut office = Office::new();
    let profile = json!({ "counsellor": name, "provider": "Eksempel Tiltak AS" });
    office.call("profile.save", json!({ "profile": profile }));
    office
}

fn public_key(office: &mut Office) -> String {
    let key = office.call("team.key", Value::Null)["public_key"].clone();
    key.as_str().unwrap().to_owned()
}

/// A case with something of most kinds.
fn full_case(office: &mut Office, first: &str, fnr: &str) -> String {
    let nav = json!({ "kind": "nav-office", "name": "NAV Eksempelby" });
    let register = office.call("register", Value::Null).to_string();
    let nav = match register.contains("NAV Eksempelby") {
        true => contact_named(office, "NAV Eksempelby"),
        false => office.make("contact.save", json!({ "contact": nav })),
    };
    let employer = json!({ "kind": "employer", "name": format!("{first}s Lager AS") });
    let employer = office.make("contact.save", json!({ "contact": employer }));
    let case = office.make(
        "case.create",
        json!({ "agreement": AGREEMENT,
            "person": { "first_name": first, "last_name": "Østby-Åsen", "fnr": fnr, "phone": "55 55 11 11" },
            "case": { "nav_office": nav, "goal": "Lagerarbeid" },
            "ordered": "2026-01-05", "started": "2026-02-01" }),
    );
    for day in ["2026-02-10", "2026-03-10", "2026-04-10"] {
        entry(office, &case, day, "Samtale om mål");
    }
    let job = json!({ "case": case, "employer": employer, "percent": 50, "terms": "permanent" });
    office.call("employment.save", json!({ "employment": job }));
    let status = json!({ "case": case, "template": STATUS });
    office.make("report.begin", status);
    case
}

fn contact_named(office: &mut Office, name: &str) -> String {
    let contacts = office.call("contacts", Value::Null);
    let contacts = contacts["contacts"].clone();
    let found = contacts
        .as_object()
        .unwrap()
        .iter()
        .find(|(_, contact)| contact["name"] == name);
    found.unwrap_or_else(|| panic!("no {name}")).0.clone()
}

fn entry(office: &mut Office, case: &str, day: &str, text: &str) -> String {
    let entry =
        json!({ "case": case, "date": day, "activity": "follow-up", "minutes": 60, "text": text });
    office.make("entry.save", json!({ "entry": entry }))
}

/// Day, minutes and text of every entry, by id.
fn entries(office: &mut Office, case: &str) -> BTreeSet<String> {
    rows_of(office, case).iter().map(Value::to_string).collect()
}

fn rows_of(office: &mut Office, case: &str) -> Vec<Value> {
    let listed = office.call("entries", json!({ "case": case, "count": 500 }));
    listed["rows"].as_array().unwrap().clone()
}

fn sent_as(
    office: &mut Office,
    cases: &[&str],
    kind: &str,
    with: &str,
    to: Value,
) -> (String, PathBuf) {
    let out = office.out();
    let request = json!({ "cases": cases, "kind": kind, "with": with, "to": to, "folder": out });
    let sent = office.call("handover.export", request);
    let path = PathBuf::from(sent["path"].as_str().unwrap());
    (sent["id"].as_str().unwrap().to_owned(), path)
}

fn received(office: &mut Office, path: &Path) -> Value {
    office.call("handover.receive", json!({ "path": path }))
}

/// Kari lends Per the case; both keys are made.
fn lent(kari: &mut Office, per: &mut Office, case: &str) -> (String, PathBuf) {
    let key = public_key(per);
    sent_as(kari, &[case], "lend", "Per Ås", json!({ "key": key }))
}

fn returned(kari: &mut Office, per: &mut Office, case: &str) -> (String, PathBuf) {
    let key = public_key(kari);
    sent_as(per, &[case], "return", "", json!({ "key": key }))
}

fn rows(office: &mut Office, state: &str) -> Vec<Value> {
    let all = office.call("handovers", Value::Null);
    let rows = all["handovers"].as_array().unwrap().iter();
    rows.filter(|row| row["state"] == state).cloned().collect()
}

/// All of the store is whole: the log, every record, and what they refer to.
fn whole(office: &mut Office) {
    office.call("verify", Value::Null);
}

const FNR: &str = "03879140039";

#[test]
fn lent_worked_on_and_back() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let staying = rows_of(&mut kari, &case)[0]["id"].clone();
    let (handover, path) = lent(&mut kari, &mut per, &case);
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(!name.contains("se") && name.ends_with(".age"), "{name}");

    // At home it is read and not changed.
    let new = json!({ "case": case, "date": "2026-05-04", "activity": "follow-up", "minutes": 30 });
    let frozen = kari.refusal("entry.save", json!({ "entry": new }));
    assert_eq!(frozen.code, Code::Frozen);
    assert_eq!(
        kari.call("case", json!({ "id": case }))["loan"]["with"],
        "Per Ås"
    );
    assert_eq!(rows(&mut kari, "lent-out").len(), 1);

    let look = per.call("handover.look", json!({ "path": path }));
    assert_eq!(
        (&look["from"], &look["refusal"]),
        (&json!("Kari Nes"), &Value::Null)
    );
    assert_eq!(look["cases"][0]["participant"], "Åse Østby-Åsen");
    assert!(
        look["cases"][0]["contents"]
            .to_string()
            .contains("3 timeføringer"),
        "{look}"
    );
    assert_eq!(
        per.call("list", Value::Null)["cases"],
        json!([]),
        "looking takes nothing in"
    );

    // The colleague has an office of the same name; it is not made twice.
    let nav = json!({ "kind": "nav-office", "name": "nav eksempelby " });
    let nav = per.make("contact.save", json!({ "contact": nav }));
    let taken = received(&mut per, &path);
    assert_eq!(
        (&taken["cases"], &taken["receipt"]),
        (&json!([case]), &Value::Null)
    );
    whole(&mut per);
    let view = per.call("case", json!({ "id": case }));
    assert_eq!(
        (&view["loan"]["direction"], &view["case"]["nav_office"]),
        (&json!("in"), &json!(nav))
    );
    assert_eq!(entries(&mut per, &case), entries(&mut kari, &case));
    let told = per.call("history", json!({ "id": case }))["changes"].to_string();
    assert!(
        told.contains("Kari Nes") && told.contains("Timer ført: 10.02.2026"),
        "{told}"
    );

    // Work: added, changed, removed; the participant's number; a new employer.
    entry(&mut per, &case, "2026-05-04", "Hos Per");
    per.call("entry.remove", json!({ "id": staying }));
    let id = rows_of(&mut per, &case)[1]["id"].clone();
    let change = json!({ "id": id, "entry": { "case": case, "date": "2026-03-11", "activity": "follow-up", "minutes": 90, "text": "Rettet" } });
    per.call("entry.save", change);
    let person =
        json!({ "first_name": "Åse", "last_name": "Østby", "fnr": FNR, "phone": "55 55 22 22" });
    let details = json!({ "nav_office": nav, "goal": "Kontor" });
    per.call(
        "case.update",
        json!({ "id": case, "person": person, "case": details }),
    );
    let employer = json!({ "kind": "employer", "name": "Nytt Bygg AS" });
    let employer = per.make("contact.save", json!({ "contact": employer }));
    let job = json!({ "case": case, "employer": employer, "percent": 80, "terms": "permanent" });
    per.call("employment.save", json!({ "employment": job }));

    // It is the owner's: it goes nowhere else.
    let elsewhere = json!({ "cases": [case], "kind": "permanent", "with": "Ola", "to": { "passphrase": SPOKEN }, "folder": per.out() });
    assert_eq!(
        per.refusal("handover.export", elsewhere).code,
        Code::InvalidField
    );

    let (back, path) = returned(&mut kari, &mut per, &case);
    let new = json!({ "case": case, "date": "2026-05-04", "activity": "follow-up", "minutes": 30 });
    assert_eq!(
        per.refusal("entry.save", json!({ "entry": new })).code,
        Code::Frozen
    );
    let taken = received(&mut kari, &path);
    whole(&mut kari);
    assert_eq!(
        entries(&mut kari, &case),
        entries(&mut per, &case),
        "nothing lost, nothing twice"
    );
    let view = kari.call("case", json!({ "id": case }));
    assert_eq!(view["loan"], Value::Null);
    assert_eq!(view["person"]["last_name"], "Østby");
    assert_eq!(view["case"]["goal"], "Kontor");
    assert_eq!(
        view["case"]["nav_office"],
        contact_named(&mut kari, "NAV Eksempelby")
    );
    assert_eq!(
        view["employments"].as_object().map(|jobs| jobs.len()),
        Some(2),
        "{}",
        view["employments"]
    );
    let told = kari.call("history", json!({ "id": case }))["changes"].clone();
    let told: Vec<String> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|change| format!("{}: {}", change["who"], change["sentence"]))
        .collect();
    assert!(
        told.iter()
            .any(|line| line.contains("Per Ås") && line.contains("Timer endret: 11.03.2026")),
        "{told:#?}"
    );
    assert_eq!(
        told.iter()
            .filter(|line| line.contains("Timer ført: 10.02.2026"))
            .count(),
        1,
        "{told:#?}"
    );
    entry(&mut kari, &case, "2026-05-04", "Hjemme igjen");

    // The colleague's copy goes on the owner's receipt, and not before.
    assert_eq!(rows(&mut per, "waiting").len(), 1);
    let wrong = json!({ "id": back, "receipt": "0000-0000-0000-0000" });
    assert_eq!(
        per.refusal("handover.receipt", wrong).code,
        Code::InvalidField
    );
    let done = per.call(
        "handover.receipt",
        json!({ "id": back, "receipt": taken["receipt"] }),
    );
    assert_eq!(done["deleted"], 1);
    assert_eq!(per.call("list", Value::Null)["cases"], json!([]));
    assert!(!path.exists(), "the file goes with the case");
    whole(&mut per);
    assert_eq!(
        rows(&mut kari, "done")
            .iter()
            .filter(|row| row["id"] == *handover)
            .count(),
        1
    );
}

#[test]
fn lent_again_to_the_same_colleague() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let before = entries(&mut kari, &case);
    for round in 1..=3 {
        let (_, path) = lent(&mut kari, &mut per, &case);
        let there = received(&mut per, &path)["cases"][0]
            .as_str()
            .unwrap()
            .to_owned();
        // What went once is deleted for good there: it comes as another.
        assert_eq!(there == case, round == 1);
        entry(&mut per, &there, "2026-05-04", &format!("Runde {round}"));
        let (back, path) = returned(&mut kari, &mut per, &there);
        let taken = received(&mut kari, &path);
        assert_eq!(
            taken["cases"],
            json!([case]),
            "at home it stays what it was"
        );
        per.call(
            "handover.receipt",
            json!({ "id": back, "receipt": taken["receipt"] }),
        );
        whole(&mut kari);
        whole(&mut per);
        per.reopen("2026-05-04");
    }
    let after = entries(&mut kari, &case);
    assert!(after.is_superset(&before));
    assert_eq!(after.len(), before.len() + 3);
    assert_eq!(
        kari.call("list", Value::Null)["cases"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn handed_over_for_good_and_deleted_on_the_receipt() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let hold = json!({ "case": case, "reason": "Tvist om timene", "since": "2026-05-01" });
    kari.call("hold.save", hold);
    let expected = entries(&mut kari, &case);
    let to = json!({ "passphrase": SPOKEN });
    let (id, path) = sent_as(&mut kari, &[&case], "permanent", "Per Ås", to);

    let asked = per.refusal("handover.look", json!({ "path": path }));
    assert_eq!(
        asked.details,
        Some(json!(["passphrase"])),
        "it says that it wants a passphrase"
    );
    let wrong = per.refusal(
        "handover.look",
        json!({ "path": path, "passphrase": "noe helt annet ord" }),
    );
    assert_eq!(wrong.code, Code::WrongPassphrase);
    let taken = per.call(
        "handover.receive",
        json!({ "path": path, "passphrase": SPOKEN }),
    );
    let receipt = taken["receipt"].as_str().unwrap();
    assert_eq!(entries(&mut per, &case), expected);
    let view = per.call("case", json!({ "id": case }));
    assert_eq!(view["loan"], Value::Null, "it is the receiver's own");
    entry(&mut per, &case, "2026-05-04", "Min nå");
    whole(&mut per);

    assert_eq!(rows(&mut kari, "waiting").len(), 1);
    let spoken = receipt.to_lowercase().replace('-', " ");
    let done = kari.call("handover.receipt", json!({ "id": id, "receipt": spoken }));
    assert_eq!(done, json!({ "deleted": 1, "left_out": 0 }));
    assert_eq!(kari.call("list", Value::Null)["cases"], json!([]));
    assert!(!path.exists());
    whole(&mut kari);
    let again = kari.refusal("handover.receipt", json!({ "id": id, "receipt": receipt }));
    assert_eq!(again.code, Code::AlreadyRegistered);
    let log = kari.call("history", json!({ "id": "profile" })).to_string();
    assert!(!log.contains("Tvist"));
    // And back again, which is no way round a deletion: it was none.
    let key = public_key(&mut kari);
    let (_, path) = sent_as(
        &mut per,
        &[&case],
        "permanent",
        "Kari Nes",
        json!({ "key": key }),
    );
    let taken = received(&mut kari, &path);
    assert_eq!(taken["left_out"], 0);
    kari.reopen("2026-05-04");
    assert_eq!(
        kari.call("list", Value::Null)["cases"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_is_no_file_for_this_store_is_told_apart() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let (_, path) = lent(&mut kari, &mut per, &case);
    let sealed = fs::read(&path).unwrap();
    let mut said = BTreeSet::new();
    let mut refuse = |office: &mut Office, bytes: &[u8], code: Code, about: &str| {
        let file = office.out().join("fil.age");
        fs::write(&file, bytes).unwrap();
        for method in ["handover.look", "handover.receive"] {
            let error = office.refusal(
                method,
                json!({ "path": file, "passphrase": "noe helt annet ord" }),
            );
            assert_eq!(error.code, code, "{about}: {}", error.message);
            said.insert(error.message);
        }
    };
    let mut altered = sealed.clone();
    *altered.last_mut().unwrap() ^= 1;
    refuse(&mut per, &altered, Code::InvalidField, "altered");
    refuse(
        &mut per,
        &sealed[..sealed.len() - 1],
        Code::InvalidField,
        "cut short",
    );
    refuse(&mut per, b"%PDF-1.7", Code::InvalidField, "no hand-over");
    refuse(
        &mut office("Ola"),
        &sealed,
        Code::InvalidField,
        "has no key",
    );
    let mut other = office("Ola");
    public_key(&mut other);
    refuse(&mut other, &sealed, Code::InvalidField, "another key");

    let passphrase = Passphrase::from(SPOKEN);
    let spoken = seal_whole(Reader::Passphrase(&passphrase), b"tom".to_vec()).unwrap();
    refuse(
        &mut per,
        &spoken,
        Code::WrongPassphrase,
        "another passphrase",
    );
    // By a newer program: the same file with a higher number.
    let newer = rewritten(&mut per, &sealed, "\"format\": 1", "\"format\": 9");
    refuse(&mut per, &newer, Code::NewerStore, "newer");
    assert_eq!(said.len(), 7, "{said:#?}");
    assert_eq!(per.call("list", Value::Null)["cases"], json!([]));

    // What the contents say against this store is told with the contents.
    let refusal = |office: &mut Office, path: &Path| {
        let look = office.call("handover.look", json!({ "path": path }));
        let error = office.refusal("handover.receive", json!({ "path": path }));
        assert_eq!(look["refusal"], error.message);
        assert_eq!(error.code, Code::AlreadyRegistered);
        error.message
    };
    received(&mut per, &path);
    assert!(refusal(&mut per, &path).contains("alt tatt imot"));
    let own_key = public_key(&mut kari);
    let to_myself = json!({ "cases": [case], "kind": "lend", "with": "Per", "to": { "key": own_key }, "folder": kari.out() });
    assert_eq!(
        kari.refusal("handover.export", to_myself).code,
        Code::InvalidField,
        "it is away"
    );
    // The same case in another file.
    let other = rewritten(&mut per, &sealed, "\"id\": \"", "\"id\": \"f");
    let file = per.out().join("annen.age");
    fs::write(&file, other).unwrap();
    let error = per.refusal("handover.receive", json!({ "path": file }));
    assert_eq!(error.code, Code::AlreadyRegistered, "{}", error.message);
}

/// The same file with something else in it, as long as before.
fn rewritten(reader: &mut Office, sealed: &[u8], from: &str, to: &str) -> Vec<u8> {
    reader.api.call("store.lock", json!(null)).unwrap();
    let store = Store::open(&reader.store(), &Passphrase::from(PASSPHRASE)).unwrap();
    let secret: domain::TeamKey = store.get(store::TEAM_KEY_ID).unwrap();
    drop(store);
    reader.reopen("2026-05-04");
    let key = SealKey::from_secret(&secret.secret.0).unwrap();
    let mut plain = open_whole(sealed, Some(&key), None).unwrap().to_vec();
    let at = plain
        .windows(from.len())
        .position(|found| found == from.as_bytes())
        .unwrap();
    plain[at..at + to.len()].copy_from_slice(to.as_bytes());
    let public = key.public();
    seal_whole(Reader::Key(&public), plain).unwrap()
}

#[test]
fn the_deleted_do_not_travel_and_do_not_come_back() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let åse = full_case(&mut kari, "Åse", FNR);
    let bo = full_case(&mut kari, "Bo", "21828840050");
    let (_, first) = lent(&mut kari, &mut per, &åse);
    received(&mut per, &first);
    // Deleted by hand at the colleague's: it is not taken in again, by no file.
    per.call("case.delete", json!({ "cases": [åse] }));
    let loan = rows(&mut kari, "lent-out")[0]["id"].clone();
    kari.call(
        "handover.recall",
        json!({ "id": loan, "reason": "Kommer ikke tilbake" }),
    );
    let key = public_key(&mut per);
    let (id, path) = sent_as(
        &mut kari,
        &[&åse, &bo],
        "permanent",
        "Per Ås",
        json!({ "key": key }),
    );
    let look = per.call("handover.look", json!({ "path": path }));
    assert_ne!(look["cases"][0]["left_out"], Value::Null, "{look}");
    assert_eq!(look["cases"][1]["left_out"], Value::Null);
    let taken = received(&mut per, &path);
    assert_eq!(
        (&taken["cases"], &taken["left_out"]),
        (&json!([bo]), &json!(1))
    );
    let receipt = taken["receipt"].as_str().unwrap();
    assert!(receipt.ends_with(" uten 1"), "{receipt}");
    // Somebody who leaves that away is not believed: the other would be deleted as well.
    let all = receipt.split(' ').next().unwrap();
    assert_eq!(
        kari.refusal("handover.receipt", json!({ "id": id, "receipt": all }))
            .code,
        Code::InvalidField
    );
    let done = kari.call("handover.receipt", json!({ "id": id, "receipt": receipt }));
    assert_eq!(done, json!({ "deleted": 1, "left_out": 1 }));
    let left = kari.call("list", Value::Null)["cases"].clone();
    assert_eq!(
        (left.as_array().unwrap().len(), &left[0]["case"]),
        (1, &json!(åse))
    );
    entry(&mut kari, &åse, "2026-05-04", "Min igjen");
    assert_eq!(
        kari.refusal("case", json!({ "id": bo })).code,
        Code::NotFound
    );
    let gone = json!({ "cases": [bo], "kind": "lend", "with": "Per", "to": { "key": key }, "folder": kari.out() });
    assert_eq!(kari.refusal("handover.export", gone).code, Code::NotFound);
}

#[test]
fn recalled_is_recalled() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let (id, sent) = lent(&mut kari, &mut per, &case);
    received(&mut per, &sent);
    let (back, path) = returned(&mut kari, &mut per, &case);
    let without = kari.refusal("handover.recall", json!({ "id": id, "reason": " " }));
    assert_eq!(without.code, Code::MissingField);
    kari.call(
        "handover.recall",
        json!({ "id": id, "reason": "Filen er borte" }),
    );
    assert!(!sent.exists(), "nobody is to open it any more");
    entry(&mut kari, &case, "2026-05-04", "Min igjen");
    let told = kari.call("history", json!({ "id": case }))["changes"].to_string();
    assert!(
        told.contains("Filen er borte"),
        "the reason stands in the log"
    );
    let late = kari.refusal("handover.receive", json!({ "path": path }));
    assert_eq!(late.code, Code::NotPermitted, "{}", late.message);
    // The colleague takes the return back, and deletes the copy.
    per.call("handover.recall", json!({ "id": back }));
    entry(&mut per, &case, "2026-05-03", "Kan føres igjen");
    per.call("handover.discard", json!({ "id": id }));

    // For good: a receipt that comes too late deletes nothing.
    let key = public_key(&mut per);
    let (id, path) = sent_as(
        &mut kari,
        &[&case],
        "permanent",
        "Per Ås",
        json!({ "key": key }),
    );
    let stick = per.out().join("kopi.age");
    fs::copy(&path, &stick).unwrap();
    fs::write(&path, "en annen fil").unwrap();
    let recalled = kari.call(
        "handover.recall",
        json!({ "id": id, "reason": "Per sluttet" }),
    );
    assert_eq!(
        recalled["file_left"],
        json!(path),
        "it is said what is left"
    );
    let receipt = received(&mut per, &stick)["receipt"].clone();
    let late = kari.refusal("handover.receipt", json!({ "id": id, "receipt": receipt }));
    assert_eq!(late.code, Code::NotPermitted);
    entry(&mut kari, &case, "2026-05-04", "Fortsatt min");
}

#[test]
fn what_could_not_be_written_is_not_lent() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let key = public_key(&mut per);
    let ask = |change: Value| {
        let mut request = json!({ "cases": [case], "kind": "lend", "with": "Per", "to": { "key": key }, "folder": "/finnes/ikke" });
        for (name, value) in change.as_object().unwrap() {
            request[name] = value.clone();
        }
        request
    };
    let out = kari.out();
    for (change, code) in [
        (json!({}), Code::FolderMissing),
        (json!({ "with": " ", "folder": out }), Code::MissingField),
        (
            json!({ "with": "x".repeat(81), "folder": out }),
            Code::InvalidField,
        ),
        (json!({ "cases": [], "folder": out }), Code::MissingField),
        (
            json!({ "cases": [case, case], "folder": out }),
            Code::InvalidField,
        ),
        (
            json!({ "cases": ["ukjent"], "folder": out }),
            Code::NotFound,
        ),
        (
            json!({ "kind": "return", "folder": out }),
            Code::InvalidField,
        ),
        (
            json!({ "to": { "key": "age1abc" }, "folder": out }),
            Code::InvalidField,
        ),
        (
            json!({ "to": { "passphrase": "kort" }, "folder": out }),
            Code::WeakPassphrase,
        ),
    ] {
        let error = kari.refused(&case, "handover.export", ask(change), code);
        assert!(!error.message.contains("Åse"));
    }
    let synced = out.join("OneDrive");
    fs::create_dir(&synced).unwrap();
    let error = kari.refused(
        &case,
        "handover.export",
        ask(json!({ "folder": synced })),
        Code::SyncedFolder,
    );
    assert!(error.message.contains("kryptert"));
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    assert_eq!(kari.call("handovers", Value::Null)["handovers"], json!([]));
    let known = ask(json!({ "folder": synced, "known_synced": true }));
    kari.call("handover.export", known);
}

#[test]
fn all_of_a_participants_cases_go_together() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let one = full_case(&mut kari, "Åse", FNR);
    let two = kari.make(
        "case.create",
        json!({ "agreement": "studie-med-stotte", "same_person_as": one, "person": { "first_name": "Åse", "last_name": "Østby-Åsen", "fnr": FNR },
            "case": { "attributes": {} }, "ordered": "2026-03-05", "started": "2026-03-20" }),
    );
    let key = public_key(&mut per);
    let alone = json!({ "cases": [one], "kind": "lend", "with": "Per", "to": { "key": key }, "folder": kari.out() });
    assert_eq!(
        kari.refusal("handover.export", alone).code,
        Code::InvalidField
    );
    let (_, path) = sent_as(
        &mut kari,
        &[&one, &two],
        "lend",
        "Per Ås",
        json!({ "key": key }),
    );
    assert_eq!(
        received(&mut per, &path)["cases"].as_array().unwrap().len(),
        2
    );
    whole(&mut per);
}

#[test]
fn the_owner_counts_a_lent_case_and_nobody_else() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let month = json!({ "agreement": AGREEMENT, "month": "2026-04" });
    let own = kari.call("month", month.clone())["figures"].clone();
    let (_, path) = lent(&mut kari, &mut per, &case);
    received(&mut per, &path);
    assert_eq!(kari.call("month", month.clone())["figures"], own);
    for (office, there) in [(&mut kari, 1), (&mut per, 0)] {
        let mut details = office.call("agreement.details", json!({ "agreement": AGREEMENT }));
        details["prices"] = json!([{ "from": "2025-01-01", "nok": 10_000 }]);
        office.call("agreement.details.save", json!({ "details": details }));
        let (_, cases) = office
            .api
            .month_figures(AGREEMENT, "2026-04-01".parse().unwrap())
            .unwrap();
        assert_eq!(cases.len(), there);
        let claim = office.call("claim.month", month.clone());
        assert_eq!(claim.to_string().matches("Østby").count(), there, "{claim}");
    }
}

/// Whatever is done at the colleague's, home has afterwards exactly that, under the same ids.
#[test]
fn any_work_comes_home_whole() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |limit: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % limit as u64).unwrap()
    };
    for round in 0..6 {
        let (_, path) = lent(&mut kari, &mut per, &case);
        let there = received(&mut per, &path)["cases"][0]
            .as_str()
            .unwrap()
            .to_owned();
        for step in 0..8 {
            let listed = rows_of(&mut per, &there);
            let text = format!("Runde {round}, {step}");
            let day = format!("2026-04-{:02}", 1 + below(28));
            match below(3) {
                0 => drop(entry(&mut per, &there, &day, &text)),
                1 if !listed.is_empty() => {
                    let id = listed[below(listed.len())]["id"].clone();
                    per.call("entry.remove", json!({ "id": id }));
                }
                _ if !listed.is_empty() => {
                    let id = listed[below(listed.len())]["id"].clone();
                    let changed = json!({ "case": there, "date": day, "activity": "follow-up", "minutes": 45, "text": text });
                    per.call("entry.save", json!({ "id": id, "entry": changed }));
                }
                _ => {}
            }
        }
        let (back, path) = returned(&mut kari, &mut per, &there);
        let taken = received(&mut kari, &path);
        let plain = |rows: BTreeSet<String>, case: &str| -> Vec<String> {
            // Ids may be others there.
            let without = rows.iter().map(|row| {
                let mut row: Value = serde_json::from_str(row).unwrap();
                row["id"] = Value::Null;
                row.to_string().replace(case, "")
            });
            let mut rows: Vec<String> = without.collect();
            rows.sort();
            rows
        };
        let home = plain(entries(&mut kari, &case), &case);
        assert_eq!(
            home,
            plain(entries(&mut per, &there), &there),
            "round {round}"
        );
        per.call(
            "handover.receipt",
            json!({ "id": back, "receipt": taken["receipt"] }),
        );
    }
    whole(&mut kari);
    whole(&mut per);
}

/// What is kept as bytes travels as well, and what was delivered does not change.
#[test]
fn files_and_delivered_reports_come_along() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = kari.kari();
    let picture = kari.out().join("skjema.png");
    fs::write(&picture, include_bytes!("../../../assets/icons/32x32.png")).unwrap();
    let attachment =
        json!({ "case": case, "kind": "signed-form", "title": "Samtykke", "path": picture });
    let attachment = kari.make("attachment.add", attachment);
    let (_, path) = lent(&mut kari, &mut per, &case);
    received(&mut per, &path);
    let page = per.call("attachment.page", json!({ "id": attachment, "page": 1 }));
    assert_ne!(page["picture"], Value::Null);
    let report = per.complete_report(&case, STATUS);
    per.export(&report, "status.pdf");
    per.call(
        "report.deliver",
        json!({ "id": report, "date": "2026-05-04", "channel": "secure-post" }),
    );
    let delivered = per.call("report", json!({ "id": report }))["report"].clone();
    let (_, path) = returned(&mut kari, &mut per, &case);
    received(&mut kari, &path);
    assert_eq!(
        kari.call("report", json!({ "id": report }))["report"],
        delivered
    );
    let change = json!({ "id": report, "values": {} });
    assert_eq!(kari.refusal("report.save", change).code, Code::Delivered);
    whole(&mut kari);
    // Lent on from here, its own history and the colleague's go along once each.
    let mut ola = office("Ola");
    let (_, path) = lent(&mut kari, &mut ola, &case);
    received(&mut ola, &path);
    let told = ola.call("history", json!({ "id": case }))["changes"].clone();
    let told: Vec<&str> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["sentence"].as_str().unwrap())
        .collect();
    let times = |text: &str| {
        told.iter()
            .filter(|sentence| sentence.contains(text))
            .count()
    };
    assert_eq!(
        (
            times("levert 04.05.2026"),
            times("Vedlegg lagt til: Samtykke")
        ),
        (1, 1),
        "{told:#?}"
    );
    let page = json!({ "id": case, "from": 1, "count": 2 });
    let part = ola.call("history", page)["changes"].clone();
    let part: Vec<&str> = part
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["sentence"].as_str().unwrap())
        .collect();
    assert_eq!(part, told[1..3]);
}

/// Whoever could make a file has no way into other cases.
#[test]
fn a_return_reaches_no_other_case() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let other = full_case(&mut kari, "Bo", "21828840050");
    let (_, path) = lent(&mut kari, &mut per, &case);
    received(&mut per, &path);
    let (_, path) = returned(&mut kari, &mut per, &case);
    let sealed = fs::read(&path).unwrap();
    let (from, to) = (
        format!("\"case\": \"{case}\""),
        format!("\"case\": \"{other}\""),
    );
    let forged = rewritten(&mut kari, &sealed, &from, &to);
    fs::write(&path, forged).unwrap();
    let before = (entries(&mut kari, &case), entries(&mut kari, &other));
    let error = kari.refusal("handover.receive", json!({ "path": path }));
    assert_eq!(error.code, Code::InvalidField, "{}", error.message);
    assert_eq!(
        (entries(&mut kari, &case), entries(&mut kari, &other)),
        before
    );
    fs::write(&path, sealed).unwrap();
    received(&mut kari, &path);
}

#[test]
fn a_protected_participant_is_masked_before_and_after() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = kari.make(
        "case.create",
        json!({ "agreement": AGREEMENT, "ordered": "2026-01-05", "started": "2026-02-01",
            "person": { "first_name": "Åse", "last_name": "Østby", "fnr": FNR, "protected_address": "kode-6" } }),
    );
    let (_, path) = lent(&mut kari, &mut per, &case);
    let look = per.call("handover.look", json!({ "path": path }));
    assert!(!look.to_string().contains("Østby"), "{look}");
    received(&mut per, &path);
    let shown =
        per.call("handovers", Value::Null).to_string() + &per.call("list", Value::Null).to_string();
    assert!(!shown.contains("Østby"), "{shown}");
    let told = per.call("history", json!({ "id": case })).to_string();
    assert!(!told.contains("Østby"), "{told}");
}

/// The details of a case, with this of its participant.
fn update_person(office: &mut Office, case: &str, change: &Value) {
    let view = office.call("case", json!({ "id": case }));
    let (mut person, own) = (view["person"].clone(), &view["case"]);
    for (key, value) in change.as_object().unwrap() {
        person[key] = value.clone();
    }
    let mut details = json!({});
    for field in [
        "attributes",
        "nav_office",
        "nav_counsellor",
        "clinician",
        "order_text",
        "goal",
        "expected_hours",
    ] {
        details[field] = own[field].clone();
    }
    let update = json!({ "id": case, "person": person, "case": details });
    office.call("case.update", update);
}

/// Whether anything that the store holds of a case, its log among it, tells where someone lives.
fn tells_where(office: &mut Office, case: &str) -> bool {
    let person = office.call("case", json!({ "id": case }))["case"]["person"].clone();
    office.call("store.lock", Value::Null);
    let store = Store::open(&office.store(), &PASSPHRASE.into()).unwrap();
    let mut told = String::new();
    for record in store.stored_of_case(case).unwrap() {
        told += &record.body.to_string();
    }
    let person = person.as_str().unwrap().to_owned();
    for operation in store.operations(case, &[person]).unwrap() {
        for change in operation.changes() {
            told += &serde_json::to_string(&change.diff).unwrap();
        }
    }
    drop(store);
    office.call("store.unlock", json!({ "passphrase": PASSPHRASE }));
    told.contains("Kanarifugl") || told.contains("Kanariby")
}

const ADDRESS: [&str; 3] = ["address", "postal_code", "city"];

fn protected() -> Value {
    let blank = ADDRESS.map(|field| (field.to_owned(), json!("")));
    let mut person = Value::Object(blank.into_iter().collect());
    person["protected_address"] = json!("kode-6");
    person
}

#[test]
fn an_address_that_a_colleague_s_history_tells_is_forgotten_as_well() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let (_, path) = lent(&mut kari, &mut per, &case);
    let told = kari.call("access", json!({ "id": case }))["incomplete"].clone();
    let told = told[0].as_str().unwrap();
    assert!(told.starts_with("Mappen er hos en kollega siden"), "{told}");
    received(&mut per, &path);
    update_person(
        &mut per,
        &case,
        &json!({ "address": "Kanarifuglveien 9", "postal_code": "1400", "city": "Kanariby" }),
    );
    update_person(&mut per, &case, &json!({ "address": "Kanarifuglveien 7" }));
    let (_, path) = returned(&mut kari, &mut per, &case);
    received(&mut kari, &path);
    let told = kari.call("history", json!({ "id": case, "count": 500 }));
    assert!(told.to_string().contains("Kanarifuglveien 9"), "{told}");

    update_person(&mut kari, &case, &protected());
    kari.call("person.open", json!({ "id": case }));
    let told = kari.call("history", json!({ "id": case, "count": 500 }));
    assert!(!told.to_string().contains("Kanari"), "{told}");
    let request =
        json!({ "case": case, "audience": "nav", "why": "NAV ber", "folder": kari.out() });
    let made = kari.call("access.make", request);
    let json = fs::read_to_string(made["files"][1].as_str().unwrap()).unwrap();
    assert!(!json.contains("Kanari"));
    assert!(!tells_where(&mut kari, &case));
    whole(&mut kari);
}

#[test]
fn adressesperre_that_a_colleague_registered_forgets_the_address_at_home() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    update_person(
        &mut kari,
        &case,
        &json!({ "address": "Kanarifuglveien 9", "postal_code": "1400", "city": "Kanariby" }),
    );
    let (_, path) = lent(&mut kari, &mut per, &case);
    received(&mut per, &path);
    update_person(&mut per, &case, &protected());
    let (_, path) = returned(&mut kari, &mut per, &case);
    assert!(tells_where(&mut kari, &case));
    received(&mut kari, &path);
    assert!(!tells_where(&mut kari, &case));
    whole(&mut kari);
}

/// What was given up by its owner is deleted by the borrower without a receipt.
#[test]
fn a_borrowed_copy_can_be_deleted() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let (id, path) = lent(&mut kari, &mut per, &case);
    received(&mut per, &path);
    assert_eq!(
        per.call("handover.discard", json!({ "id": id }))["deleted"],
        1
    );
    assert!(!path.exists(), "the file that it came in is a copy as well");
    let proof = per.call("deletion.proofs", Value::Null)["rows"][0].clone();
    assert_eq!(proof["borrowed"], true, "{proof}");
    assert_eq!(
        per.refusal("handover.discard", json!({ "id": id })).code,
        Code::NotFound
    );
    kari.call(
        "handover.recall",
        json!({ "id": id, "reason": "Per rakk det ikke" }),
    );
    let (_, path) = lent(&mut kari, &mut per, &case);
    assert_eq!(
        received(&mut per, &path)["left_out"],
        0,
        "it may come again"
    );
}

#[test]
fn the_standard_tools_read_the_file() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let key = SealKey::generate();
    let to = json!({ "key": key.public() });
    let (_, path) = sent_as(&mut kari, &[&case], "lend", "Per Ås", to);
    let folder = per.out();
    let identity = folder.join("key.txt");
    fs::write(&identity, key.secret().as_str()).unwrap();
    let mut age = Command::new("age")
        .args(["--decrypt", "--identity"])
        .args([&identity, &path])
        .stdout(Stdio::piped())
        .spawn()
        .expect("age is among the packages that tests/setup.sh installs");
    let tar = Command::new("tar")
        .args(["--extract", "--verbose", "--directory"])
        .arg(&folder)
        .stdin(age.stdout.take().unwrap())
        .output()
        .unwrap();
    assert!(age.wait().unwrap().success() && tar.status.success());
    let names = String::from_utf8(tar.stdout).unwrap();
    assert_eq!(
        names.lines().collect::<Vec<_>>(),
        ["LES-MEG.txt", "overlevering.json"]
    );
    let index: Value =
        serde_json::from_slice(&fs::read(folder.join("overlevering.json")).unwrap()).unwrap();
    assert_eq!(
        (&index["format"], &index["from"]),
        (&json!(1), &json!("Kari Nes"))
    );
    assert_eq!(index["cases"][0]["id"], case);
    assert!(index["cases"][0].to_string().contains("Samtale om mål"));
    per.call("status", Value::Null);
}

#[test]
fn what_the_receiver_has_not_heard_of_keeps_a_case_from_being_deleted() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let key = public_key(&mut per);
    let to = json!({ "key": key });
    let (id, path) = sent_as(&mut kari, &[&case], "permanent", "Per Ås", to);
    let restriction = json!({ "case": case, "reason": "NAV ber", "since": "2026-05-04" });
    kari.call("restriction.save", restriction);
    let receipt = received(&mut per, &path)["receipt"].clone();
    let given = json!({ "id": id, "receipt": receipt });
    let refused = kari.refusal("handover.receipt", given.clone());
    assert_eq!(refused.code, Code::Frozen, "{}", refused.message);
    kari.call("restriction.lift", json!({ "id": case }));
    assert_eq!(kari.call("handover.receipt", given)["deleted"], 1);
}

#[test]
fn a_restriction_at_home_is_not_walked_around_by_a_return() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let case = full_case(&mut kari, "Åse", FNR);
    let (_, path) = lent(&mut kari, &mut per, &case);
    received(&mut per, &path);
    for office in [&mut kari, &mut per] {
        let hold = json!({ "case": case, "reason": "Tvist", "since": "2026-05-01" });
        office.call("hold.save", hold);
    }
    let (_, path) = returned(&mut kari, &mut per, &case);
    let restriction = json!({ "case": case, "reason": "NAV ber", "since": "2026-05-04" });
    kari.call("restriction.save", restriction);
    let refused = kari.refusal("handover.receive", json!({ "path": path }));
    assert_eq!(refused.code, Code::Frozen, "{}", refused.message);
    kari.call("restriction.lift", json!({ "id": case }));
    received(&mut kari, &path);
    kari.call("hold.lift", json!({ "case": case }));
    let rows = kari.call("deletion.queue", Value::Null)["rows"].clone();
    assert_eq!(rows[0]["hold"], Value::Null, "there was one hold, not two");
}

/// Its owner deletes it, and at the borrower it stands as due.
#[test]
fn a_borrowed_case_does_not_go_by_itself() {
    let (mut kari, mut per) = (office("Kari Nes"), office("Per Ås"));
    let mut profile = per.call("profile", Value::Null)["profile"].clone();
    profile["delete_automatically"] = json!(true);
    per.call("profile.save", json!({ "profile": profile }));
    let case = kari.kari();
    kari.event(&case, "ended", "2026-04-01");
    kari.event(&case, "final-report-delivered", "2026-04-10");
    let (_, path) = lent(&mut kari, &mut per, &case);
    received(&mut per, &path);
    let due = per.call("deletion.queue", Value::Null)["rows"][0]["due"].clone();
    let due = due.as_str().unwrap().to_owned();
    // Used all the while, so that nobody doubts the clock.
    let mut day: domain::Date = "2026-05-05".parse().unwrap();
    while day.to_string() < due {
        per.reopen(&day.to_string());
        let phrase = json!({ "phrase": { "title": format!("Frase {day}"), "text": "x" } });
        per.make("phrase.save", phrase);
        day = domain::dates::add_days(day, 14);
    }
    per.reopen(&due);
    let queue = per.call("deletion.queue", Value::Null);
    assert_eq!(queue["doubt"], Value::Null);
    let row = &queue["rows"][0];
    assert_eq!((&row["days"], &row["borrowed"]), (&json!(0), &json!(true)));
}
