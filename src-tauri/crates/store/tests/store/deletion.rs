//! What is promised is deleted, whatever comes between: a crash, an older copy of the folder, a ledger that
//! was lost; and nobody else is harmed.

use crate::crash::{acknowledge, folder, kill};
use crate::support::{
    Dice, case_of, contact, entry, new_store, passphrase, person, report, restore, snapshot, stamp,
};
use domain::report::Export;
use domain::{
    Case, Contact, ContactKind, Date, Deletion, DeletionHow, DemoData, Id, LogEntry, Person,
    Phrase, Profile, Report,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;
use store::{DEMO_ID, Ledger, LedgerRepair, PROFILE_ID, Particulars, Store, StoreError, Write};

const LEDGER: &str = "ledger.json";

pub fn today() -> Date {
    Date::from_ymd_opt(2026, 5, 4).unwrap()
}

fn set<const N: usize>(ids: [&Id; N]) -> BTreeSet<Id> {
    ids.into_iter().cloned().collect()
}

/// Keeps every open promise.
pub fn settle(store: &mut Store) -> Vec<Id> {
    let nothing_more = |_: &mut Write<'_>| Ok::<_, StoreError>(());
    let kept = store
        .keep_promises(&stamp(9), today(), &BTreeMap::new(), nothing_more)
        .unwrap();
    store.verify().unwrap();
    kept
}

pub fn delete(store: &mut Store, cases: &BTreeSet<Id>) -> Vec<Id> {
    store.promise(cases, today()).unwrap();
    settle(store)
}

/// In how many values of the tables a text stands.
pub fn found(store: &Store, text: &str) -> usize {
    let mut found = 0;
    let look = |_: &str, bytes: &[u8]| {
        let holds = bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes());
        found += usize::from(holds);
    };
    store.for_every_value(look).unwrap();
    found
}

/// A participant with a clinician, an entry and a report with a PDF. Every text has the name in it.
pub fn participant(w: &mut Write<'_>, name: &str) -> Result<Id, StoreError> {
    let clinician = w.insert(&contact(
        ContactKind::Clinician,
        &format!("Lege for {name}"),
        None,
    ))?;
    let person = w.insert(&person(name, "Eksempel"))?;
    let case = w.insert(&Case {
        clinician: Some(clinician),
        reference: format!("REF-{name}"),
        ..case_of(&person)
    })?;
    w.insert(&entry(&case, 3, &format!("{name} ringte")))?;
    let document = w.put_document(&case, format!("%PDF-1.7 {name}").as_bytes())?;
    w.insert(&Report {
        exported: Some(export(document)),
        ..report(&case)
    })?;
    Ok(case)
}

/// The one entry of a case that [`participant`] made.
pub fn entry_of(store: &Store, case: &Id) -> (Id, LogEntry) {
    store
        .of_case::<LogEntry>(case)
        .unwrap()
        .pop_first()
        .unwrap()
}

fn export(document: Id) -> Export {
    Export {
        date: today(),
        document,
        sha256: String::new(),
        pages: 1,
        not_found: Vec::new(),
        privacy: Vec::new(),
    }
}

fn added(store: &mut Store, name: &str) -> Id {
    store
        .write(&stamp(1), "case.create", |w| participant(w, name))
        .unwrap()
}

fn open(dir: &Path) -> Store {
    Store::open(dir, &passphrase()).unwrap()
}

#[test]
fn a_deletion_leaves_its_proof_and_nothing_else() {
    let (_temporary, mut store) = new_store();
    let (kari, ola) = (added(&mut store, "Kari"), added(&mut store, "Ola"));
    let person = store.get::<Case>(&kari).unwrap().person;
    let promised = store.promise(&set([&kari]), today()).unwrap();
    assert_eq!(promised.len(), 1);
    assert!(promised[0].records.contains(&person));
    assert_eq!(store.promised().unwrap().cases, set([&kari]));
    assert!(
        store.find::<Case>(&kari).unwrap().is_some(),
        "promised, not done"
    );
    let told = Particulars {
        due: Some(today()),
        how: DeletionHow::Automatic,
        copies_removed: 2,
        copies_left: 1,
    };
    let told = BTreeMap::from([(kari.clone(), told)]);
    let kept = store
        .keep_promises(&stamp(9), today(), &told, |_| Ok::<_, StoreError>(()))
        .unwrap();
    store.verify().unwrap();
    // In the record and in the log: the reference is what NAV and the counsellor know the proof by.
    assert_eq!((found(&store, "Kari"), found(&store, "REF-Kari")), (2, 2));
    let deletion: Deletion = store.get(&kept[0]).unwrap();
    assert_eq!((&deletion.case, deletion.position), (&kari, 1));
    assert_eq!(
        (&*deletion.reference, &*deletion.agreement),
        ("REF-Kari", "jmo-vest-viken")
    );
    assert_eq!(deletion.hash, store.ledger().head());
    assert_eq!(
        (deletion.due, deletion.how),
        (Some(today()), DeletionHow::Automatic)
    );
    assert_eq!((deletion.copies_removed, deletion.copies_left), (2, 1));
    let gone: Vec<(&str, u64)> = deletion.gone.iter().map(|g| (&*g.kind, g.count)).collect();
    let expected = [
        ("case", 1),
        ("contact", 1),
        ("document", 1),
        ("entry", 1),
        ("person", 1),
        ("report", 1),
        ("value", 6),
    ];
    assert_eq!(gone, expected);
    assert!(store.case_file(&ola).is_ok());
    assert_eq!(
        store.all::<Contact>().unwrap().len(),
        1,
        "Ola's clinician stays"
    );
    // Nothing is promised twice, and nothing done twice.
    assert_eq!(store.promise(&set([&kari]), today()).unwrap(), []);
    assert_eq!(settle(&mut store), [""; 0]);
}

#[test]
fn what_was_promised_is_kept_after_the_next_opening() {
    let (_temporary, mut store) = new_store();
    let (kari, ola) = (added(&mut store, "Kari"), added(&mut store, "Ola"));
    let dir = store.dir().to_owned();
    store.promise(&set([&kari]), today()).unwrap();
    drop(store);
    let mut store = open(&dir);
    assert_eq!(store.ledger_repair(), None);
    assert_eq!(store.promised().unwrap().cases, set([&kari]));
    let kept = settle(&mut store);
    assert_eq!(
        store.get::<Deletion>(&kept[0]).unwrap().how,
        DeletionHow::Replayed
    );
    assert!(store.case_file(&kari).is_err() && store.case_file(&ola).is_ok());
    drop(store);
    assert!(open(&dir).open_promises().unwrap().is_empty());
}

#[test]
fn an_older_copy_of_the_database_forgets_what_the_ledger_names() {
    let (_temporary, mut store) = new_store();
    let (kari, ola) = (added(&mut store, "Kari"), added(&mut store, "Ola"));
    let dir = store.dir().to_owned();
    let older = snapshot(&dir);
    delete(&mut store, &set([&kari]));
    let siri = added(&mut store, "Siri");
    delete(&mut store, &set([&siri]));
    let ledger = store.ledger().clone();
    drop(store);
    let bytes = std::fs::read(dir.join(LEDGER)).unwrap();
    restore(&dir, &older);
    std::fs::write(dir.join(LEDGER), bytes).unwrap();
    let mut store = open(&dir);
    assert_eq!(store.ledger(), &ledger);
    // Of Siri this copy never knew; that she was deleted it knows from now on.
    assert_eq!(settle(&mut store).len(), 2);
    assert_eq!(
        (found(&store, "Kari ringte"), found(&store, "Ola ringte")),
        (0, 2)
    );
    assert!(store.case_file(&ola).is_ok());
    // The same with a ledger that was kept elsewhere.
    drop(store);
    restore(&dir, &older);
    let mut store = open(&dir);
    store.merge_ledger(&ledger).unwrap();
    assert_eq!(settle(&mut store).len(), 2);
    assert_eq!(store.ledger(), &ledger, "hash by hash");
    drop(store);
    assert_eq!(open(&dir).ledger(), &ledger);
}

#[test]
fn a_lost_or_altered_ledger_is_made_good_and_told_of() {
    let (_temporary, mut store) = new_store();
    let cases = ["Kari", "Ola", "Siri"].map(|name| added(&mut store, name));
    for case in &cases {
        delete(&mut store, &set([case]));
    }
    let (dir, ledger) = (store.dir().to_owned(), store.ledger().clone());
    drop(store);
    let bytes = std::fs::read(dir.join(LEDGER)).unwrap();
    let store = open(&dir);
    std::fs::write(dir.join(LEDGER), &bytes[..9]).unwrap();
    assert_eq!(
        store.verify(),
        Err(StoreError::DamagedLedger),
        "also while it is open"
    );
    std::fs::remove_file(dir.join(LEDGER)).unwrap();
    assert_eq!(store.verify(), Err(StoreError::DamagedLedger));
    drop(store);
    let mut shorter = Ledger::default();
    assert!(ledger.starts_with(&shorter));
    shorter.merge(&ledger);
    assert_eq!(shorter, ledger);
    let cut: serde_json::Value =
        serde_json::from_slice(&Ledger::default().to_bytes().unwrap()).unwrap();
    for (with, repair) in [
        (None, LedgerRepair::Missing),
        (Some(Vec::new()), LedgerRepair::Damaged),
        (Some(b"{}".to_vec()), LedgerRepair::Damaged),
        (
            Some(bytes[..bytes.len() / 2].to_vec()),
            LedgerRepair::Damaged,
        ),
        (
            Some(serde_json::to_vec(&cut).unwrap()),
            LedgerRepair::Behind,
        ),
    ] {
        let _ = std::fs::remove_file(dir.join(LEDGER));
        if let Some(with) = with {
            std::fs::write(dir.join(LEDGER), with).unwrap();
        }
        let store = open(&dir);
        assert_eq!(store.ledger_repair(), Some(repair));
        assert_eq!(store.ledger(), &ledger);
        assert!(store.open_promises().unwrap().is_empty());
        drop(store);
        assert_eq!(
            std::fs::read(dir.join(LEDGER)).unwrap(),
            bytes,
            "written anew"
        );
        assert_eq!(open(&dir).ledger_repair(), None, "told of once");
    }
}

#[test]
fn a_newer_programs_ledger_is_left_alone() {
    let (_temporary, mut store) = new_store();
    added(&mut store, "Kari");
    let dir = store.dir().to_owned();
    drop(store);
    // The digest of {"format":2,"more":true}.
    let sum = "42aaafd4dcdf6aa287ae9badc39a038c3a69b512b14fbb2b52fb44893a4aea8d";
    let newer = format!(r#"{{"body":{{"format":2,"more":true}},"sha256":"{sum}"}}"#);
    std::fs::write(dir.join(LEDGER), &newer).unwrap();
    let refused = StoreError::NewerLedger { found: 2, known: 1 };
    assert_eq!(Store::open(&dir, &passphrase()).unwrap_err(), refused);
    assert_eq!(std::fs::read_to_string(dir.join(LEDGER)).unwrap(), newer);
}

#[test]
fn no_byte_of_the_ledger_can_be_another_one_unnoticed() {
    let (_temporary, mut store) = new_store();
    let cases = ["Kari", "Ola"].map(|name| added(&mut store, name));
    delete(&mut store, &set([&cases[0]]));
    store.promise(&set([&cases[1]]), today()).unwrap();
    let whole = store.ledger().clone();
    let bytes = whole.to_bytes().unwrap();
    let (mut noticed, mut harmless) = (0, 0);
    for at in 0..bytes.len() {
        for flip in [1, 0x20, 0x80] {
            let mut altered = bytes.clone();
            altered[at] ^= flip;
            match Ledger::parse(&altered) {
                Ok(ledger) => {
                    assert_eq!(ledger, whole, "byte {at}");
                    harmless += 1;
                }
                Err(error) => {
                    assert_eq!(error, StoreError::DamagedLedger, "byte {at}");
                    noticed += 1;
                }
            }
        }
    }
    for end in 0..bytes.len() - 1 {
        assert!(Ledger::parse(&bytes[..end]).is_err(), "cut at {end}");
    }
    assert!(
        noticed > harmless,
        "{noticed} {harmless}: only white space may change"
    );
}

#[test]
fn ledgers_that_went_apart_are_joined_and_nothing_is_lost() {
    let (_temporary, mut store) = new_store();
    let [kari, ola, siri] = ["Kari", "Ola", "Siri"].map(|name| added(&mut store, name));
    let dir = store.dir().to_owned();
    delete(&mut store, &set([&kari]));
    let before = snapshot_of(store, &dir);
    let mut store = open(&dir);
    delete(&mut store, &set([&ola]));
    let one = store.ledger().clone();
    drop(store);
    restore(&dir, &before);
    let mut store = open(&dir);
    delete(&mut store, &set([&siri]));
    let own = store.ledger().clone();
    store.merge_ledger(&one).unwrap();
    assert!(
        store.ledger().starts_with(&own),
        "positions that are known stay"
    );
    assert!(store.ledger().covers(&one));
    assert_eq!(settle(&mut store).len(), 1);
    assert!(store.all::<Case>().unwrap().is_empty());
    drop(store);
    let store = open(&dir);
    assert_eq!((store.ledger().len(), store.ledger_repair()), (3, None));
}

fn snapshot_of(store: Store, dir: &Path) -> BTreeMap<String, Vec<u8>> {
    drop(store);
    snapshot(dir)
}

#[test]
fn a_participant_and_contacts_go_with_the_last_case_that_needs_them() {
    let (_temporary, mut store) = new_store();
    let (office, at_nav, shared, former, employer, man) = store
        .write(&stamp(0), "contact.save", |w| {
            let office = w.insert(&contact(ContactKind::NavOffice, "Nav Eksempelby", None))?;
            let at_nav = contact(ContactKind::NavCounsellor, "Nils", Some(&office));
            let employer = w.insert(&contact(ContactKind::Employer, "Lageret AS", None))?;
            let man = contact(ContactKind::ContactPerson, "Sjefen", Some(&employer));
            Ok::<_, StoreError>((
                office,
                w.insert(&at_nav)?,
                w.insert(&contact(ContactKind::Clinician, "Felles lege", None))?,
                w.insert(&contact(ContactKind::Clinician, "Tidligere lege", None))?,
                employer,
                w.insert(&man)?,
            ))
        })
        .unwrap();
    let (person, first, second, other) = store
        .write(&stamp(1), "case.create", |w| {
            let kari = w.insert(&person("Kari", "Eksempel"))?;
            let of = |person: &Id, clinician: &Id| Case {
                nav_office: Some(office.clone()),
                nav_counsellor: Some(at_nav.clone()),
                clinician: Some(clinician.clone()),
                ..case_of(person)
            };
            let first = w.insert(&of(&kari, &former))?;
            w.update(&first, &of(&kari, &shared))?;
            let second = w.insert(&of(&kari, &shared))?;
            let ola = w.insert(&person_named_ola())?;
            let other = w.insert(&of(&ola, &shared))?;
            let (percent, terms) = (
                domain::Percent::whole(50),
                domain::EmploymentTerms::Temporary,
            );
            let job = domain::Employment::new(first.clone(), employer.clone(), percent, terms);
            w.insert(&domain::Employment {
                contact: Some(man.clone()),
                ..job
            })?;
            Ok::<_, StoreError>((kari, first, second, other))
        })
        .unwrap();
    let left =
        |store: &Store| -> BTreeSet<Id> { store.all::<Contact>().unwrap().into_keys().collect() };
    delete(&mut store, &set([&first]));
    assert!(
        store.find::<Person>(&person).unwrap().is_some(),
        "has a case still"
    );
    // Referred to once, and by nobody now.
    assert_eq!(left(&store), set([&office, &at_nav, &shared]));
    delete(&mut store, &set([&second]));
    assert!(store.find::<Person>(&person).unwrap().is_none());
    assert_eq!(left(&store), set([&office, &at_nav, &shared]));
    delete(&mut store, &set([&other]));
    assert_eq!(left(&store), set([&office]), "NAV's offices stay");
}

fn person_named_ola() -> Person {
    person("Ola", "Nordmann")
}

/// A report on a whole agreement that names people.
fn common_report(w: &mut Write<'_>, values: &[(&str, &str)]) -> Result<Id, StoreError> {
    let document = w.put_common_document(format!("%PDF {values:?}").as_bytes())?;
    let json = serde_json::json!({
        "agreement": "jmo-vest-viken",
        "template": "jmo-vest-viken/fakturagrunnlag",
        "template_version": 1,
        "values": values.iter().copied().collect::<BTreeMap<_, _>>(),
        "figures": { "participants": 12 },
        "delivered": { "date": "2026-04-02", "channel": "secure-post" },
    });
    let report: Report = serde_json::from_value(json).unwrap();
    w.insert(&Report {
        exported: Some(export(document)),
        ..report
    })
}

#[test]
fn reports_on_everyone_lose_the_name_and_keep_the_figures() {
    let (_temporary, mut store) = new_store();
    let said = "Jeg ble møtt med respekt fra første dag.";
    let (kari, invoice, evaluation, other, draft, phrase) = store
        .write(&stamp(1), "case.create", |w| {
            w.put(
                PROFILE_ID,
                &Profile {
                    counsellor: "Kari Konsulent".into(),
                    ..Profile::default()
                },
            )?;
            let kari = participant(w, "Kari")?;
            w.insert(&entry(
                &kari,
                4,
                &format!("{said}\nDette sa jeg til alle andre også."),
            ))?;
            let ola = participant(w, "Ola")?;
            w.insert(&entry(&ola, 4, "Dette sa jeg til alle andre også."))?;
            let invoice = common_report(
                w,
                &[
                    ("ref.1", "REF-Kari"),
                    ("ref.2", "REF-Ola"),
                    ("who", "Kari Konsulent"),
                    ("rest", "KARI EKSEMPEL og Ola Eksempel, Karianne og Kari."),
                ],
            )?;
            let told =
                "Dette sa jeg til alle andre også.\nJeg  ble møtt med respekt fra første dag.";
            let evaluation = common_report(w, &[("feedback", told)])?;
            let other = common_report(w, &[("text", "Ingen er nevnt.")])?;
            // Named in a version that is no longer.
            let draft = common_report(w, &[("text", "Kari Eksempel ringte")])?;
            let mut without: Report = w.get(&draft)?;
            without
                .values
                .insert("text".to_owned(), "Noen ringte".into());
            w.update(&draft, &without)?;
            let removed = common_report(w, &[("text", "Kari ringte")])?;
            w.remove::<Report>(&removed)?;
            let phrase = w.insert(&Phrase {
                title: "Hilsen".into(),
                text: "Hilsen fra Kari Konsulent og Kari".into(),
                ..phrase()
            })?;
            Ok::<_, StoreError>((kari, invoice, evaluation, other, draft, phrase))
        })
        .unwrap();
    let untouched: Report = store.get(&other).unwrap();
    let kept = delete(&mut store, &set([&kari]));
    let report = |id: &Id| store.get::<Report>(id).unwrap();
    let now = report(&invoice);
    let value = |name: &str| {
        now.values
            .get(name)
            .map(|text| text.0.clone())
            .unwrap_or_default()
    };
    assert_eq!(
        (value("ref.1"), value("ref.2")),
        ("[slettet]".into(), "REF-Ola".into())
    );
    assert_eq!(value("who"), "Kari Konsulent", "another one of that name");
    assert_eq!(
        value("rest"),
        "[slettet] og Ola Eksempel, Karianne og [slettet]."
    );
    assert_eq!(now.figures.get("participants"), Some(&12));
    assert!(
        now.delivered.is_some() && now.exported.is_none(),
        "its PDF named her"
    );
    let now = report(&evaluation);
    assert_eq!(
        now.values["feedback"].0,
        "Dette sa jeg til alle andre også.\n[slettet]"
    );
    assert_eq!(report(&other), untouched);
    assert_eq!(report(&draft).values["text"].0, "Noen ringte");
    let phrase: Phrase = store.get(&phrase).unwrap();
    assert_eq!(phrase.text.0, "Hilsen fra Kari Konsulent og [slettet]");
    let deletion: Deletion = store.get(&kept[0]).unwrap();
    let mentions = deletion.gone.iter().find(|gone| gone.kind == "mention");
    assert_eq!(mentions.map(|gone| gone.count), Some(5));
    for text in [said, "Kari ringte", "KARI", "Kari Eksempel"] {
        assert_eq!(found(&store, text), 0, "{text}");
    }
    // Only the proof knows the reference.
    assert_eq!(found(&store, "REF-Kari"), 2);
}

/// The text of a common report, and whether it has its PDF.
fn told(store: &Store, report: &Id) -> (String, bool) {
    let report: Report = store.get(report).unwrap();
    let pdf = report.exported.map(|pdf| store.document(&pdf.document));
    (
        report.values["text"].0.clone(),
        pdf.is_some_and(|pdf| pdf.is_ok()),
    )
}

#[test]
fn a_name_alone_costs_no_pdf_and_a_place_is_nobodys() {
    let (_temporary, mut store) = new_store();
    let texts = [
        "Bø, 03.05.2026",
        "NAV Vest-Viken",
        "Viken ringte. Per møtte, og Per kom.\nPer dags dato: 3",
        "Per",
        "Per Viken",
        "Om per arne viken.",
        "Anne Bø",
        "Kari Bø",
        "Kurs i Lom for NAV Viken",
    ];
    let (kari, per, reports) = store
        .write(&stamp(1), "case.create", |w| {
            let profile = Profile {
                place: "Bø".into(),
                ..Profile::default()
            };
            w.put(PROFILE_ID, &profile)?;
            w.insert(&domain::KeptAgreement {
                id: "a".to_owned(),
                version: "1".to_owned(),
                text: "id = \"a\"\nbuyer = \"NAV Viken\"\n[[rules]]\nid = \"x\"\n".to_owned(),
            })?;
            // Lives where many do.
            let kari = Person {
                address: "Lom".into(),
                ..person("Kari Anne", "Bø")
            };
            let kari = w.insert(&kari)?;
            let kari = w.insert(&case_of(&kari))?;
            let per = w.insert(&person("Per Arne", "Viken"))?;
            let per = w.insert(&case_of(&per))?;
            // Another one, who is called what Kari might be.
            let anne = w.insert(&person("Anne", "Bø"))?;
            w.insert(&case_of(&anne))?;
            let reports = texts.map(|text| common_report(w, &[("text", text)]));
            Ok::<_, StoreError>((
                kari,
                per,
                reports.into_iter().collect::<Result<Vec<_>, _>>()?,
            ))
        })
        .unwrap();
    let what = store.leaving(&set([&kari, &per])).unwrap();
    let what = store::Forget {
        cases: set([&kari, &per]),
        records: what,
    };
    assert_eq!(
        store.telling_of(&what).unwrap(),
        set([&reports[4], &reports[5], &reports[7]]),
        "whose copies on disk go"
    );
    delete(&mut store, &set([&kari, &per]));
    let left: Vec<_> = reports.iter().map(|id| told(&store, id)).collect();
    let left: Vec<(&str, bool)> = left.iter().map(|(text, pdf)| (&**text, *pdf)).collect();
    assert_eq!(
        left,
        [
            ("Bø, 03.05.2026", true),
            ("NAV Vest-Viken", true),
            (
                "[slettet] ringte. Per møtte, og [slettet] kom.\nPer dags dato: 3",
                true
            ),
            ("[slettet]", true),
            ("[slettet]", false),
            ("Om [slettet].", false),
            ("Anne Bø", true),
            ("[slettet]", false),
            ("Kurs i Lom for NAV Viken", true),
        ]
    );
    assert_eq!(found(&store, "Viken ringte"), 1, "the PDF, not the log");
}

#[test]
fn cases_that_go_together_do_not_keep_each_others_words() {
    let said = "Jeg ble møtt med respekt fra første dag.";
    let (_temporary, mut store) = new_store();
    let (cases, report) = store
        .write(&stamp(1), "case.create", |w| {
            let kari = w.insert(&person("Kari", "Eksempel"))?;
            let cases = [w.insert(&case_of(&kari))?, w.insert(&case_of(&kari))?];
            for case in &cases {
                w.insert(&entry(case, 3, said))?;
            }
            Ok::<_, StoreError>((cases, common_report(w, &[("text", said)])?))
        })
        .unwrap();
    delete(&mut store, &set([&cases[0], &cases[1]]));
    assert_eq!(told(&store, &report), ("[slettet]".to_owned(), false));
    assert_eq!(found(&store, "respekt"), 0);
}

fn phrase() -> Phrase {
    serde_json::from_value(serde_json::json!({ "title": "", "text": "" })).unwrap()
}

#[test]
fn the_demo_datas_list_is_shortened() {
    let (_temporary, mut store) = new_store();
    let (kari, ola) = (added(&mut store, "Kari"), added(&mut store, "Ola"));
    let demo = DemoData {
        cases: set([&kari, &ola]),
        ..DemoData::default()
    };
    store
        .write(&stamp(1), "demo.load", |w| w.put(DEMO_ID, &demo))
        .unwrap();
    delete(&mut store, &set([&kari]));
    assert_eq!(store.get::<DemoData>(DEMO_ID).unwrap().cases, set([&ola]));
}

#[test]
#[ignore = "the program that the test below kills"]
fn deleter() {
    let Some(dir) = folder() else { return };
    let mut store = open(&dir);
    let cases = store.all::<Case>().unwrap();
    for (number, case) in (1..).zip(cases.into_keys()) {
        store.promise(&set([&case]), today()).unwrap();
        acknowledge(number);
        let nothing_more = |_: &mut Write<'_>| Ok::<_, StoreError>(());
        store
            .keep_promises(&stamp(9), today(), &BTreeMap::new(), nothing_more)
            .unwrap();
    }
}

#[test]
fn a_kill_at_any_moment_leaves_no_deletion_half_done() {
    let (_temporary, mut store) = new_store();
    let names: Vec<String> = (0..12).map(|n| format!("Navn{n:02}")).collect();
    store
        .write(&stamp(1), "case.create", |w| {
            names
                .iter()
                .try_for_each(|name| participant(w, name).map(drop))
        })
        .unwrap();
    let dir = store.dir().to_owned();
    drop(store);
    let before = snapshot(&dir);
    let mut dice = Dice::new(23);
    let (mut open_ones, mut done) = (0, 0);
    let rounds = match std::env::var_os("TILTAKSMAPPE_SOAK") {
        Some(_) => 200,
        None => 30,
    };
    for round in 0..rounds {
        restore(&dir, &before);
        let after = Duration::from_micros(dice.below(250_000) as u64);
        let promised = kill("deletion::deleter", &dir, after, true).unwrap_or_default();
        let mut store = Store::open(&dir, &passphrase())
            .unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        assert_eq!(store.ledger_repair(), None, "round {round}");
        assert!(
            store.ledger().len() >= promised,
            "round {round}: what was promised stands"
        );
        open_ones += store.open_promises().unwrap().len();
        settle(&mut store);
        for (id, deletion) in store.all::<Deletion>().unwrap() {
            assert!(
                store.case_file(&deletion.case).is_err(),
                "round {round}: {id}"
            );
            done += 1;
        }
        let left = store.all::<Case>().unwrap();
        assert_eq!(
            left.len() as u64 + store.ledger().len(),
            12,
            "round {round}"
        );
        let entries: BTreeSet<Id> = store
            .all::<LogEntry>()
            .unwrap()
            .into_values()
            .map(|e| e.case)
            .collect();
        assert_eq!(
            entries,
            left.into_keys().collect(),
            "round {round}: nobody else is harmed"
        );
        drop(store);
        let files: Vec<String> = snapshot(&dir).into_keys().collect();
        assert_eq!(
            files.len(),
            4,
            "round {round}: keys, store, anchor and ledger: {files:?}"
        );
    }
    assert!(
        open_ones > 0 && done > open_ones,
        "{open_ones} were completed, {done} in all"
    );
}
