//! The stored format, pinned: a store that version 1 wrote opens for ever.

use crate::support::{passphrase, restore, snapshot, synthetic_fnr};
use domain::{
    Case, Deletion, DeletionHow, ExportedCopy, Hold, MonthPart, Person, Phrase, Report, Standpoint,
};
use std::path::Path;
use store::{FORGOTTEN, Store};
use tempfile::TempDir;

/// A copy of a fixture, open.
fn opened(fixture: &str) -> (TempDir, Store) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files = snapshot(&fixtures.join(fixture));
    assert!(files.remove("README.md").is_some());
    let temporary = tempfile::tempdir().unwrap();
    restore(temporary.path(), &files);
    let store = Store::open(temporary.path(), &passphrase()).unwrap();
    store.verify().unwrap();
    (temporary, store)
}

#[test]
fn a_store_in_which_something_was_forgotten_opens() {
    let (_temporary, store) = opened("store-v1-forgotten");
    let files = store.case_files().unwrap();
    let [ola] = &files[..] else {
        panic!("one case");
    };
    assert_eq!(ola.person.full_name(), "Ola Eksempel".into());
    let mut kari = 0;
    let look = |_: &str, bytes: &[u8]| {
        kari += usize::from(bytes.windows(4).any(|part| part == b"Kari"));
    };
    store.for_every_value(look).unwrap();
    assert_eq!(kari, 0);
    let changes = store.changes(None).unwrap();
    let told: Vec<bool> = changes.iter().map(|change| change.diff.is_some()).collect();
    let (erased, kept) = (vec![false; 4], vec![true; 6]);
    assert_eq!(told, [erased, kept].concat());
    assert_eq!(changes[8].kind, FORGOTTEN, "the case");
    assert_eq!(changes[9].kind, FORGOTTEN, "and the participant");
}

#[test]
fn a_store_with_a_ledger_opens() {
    let (_temporary, mut store) = opened("store-v1-deletion");
    assert_eq!((store.ledger().len(), store.ledger_repair()), (2, None));
    let deletions: Vec<Deletion> = store.all().unwrap().into_values().collect();
    let [kari] = &deletions[..] else {
        panic!("one deletion");
    };
    assert_eq!((kari.position, &*kari.reference), (1, "K7Q4"));
    assert_eq!((kari.how, kari.copies_removed), (DeletionHow::Automatic, 1));
    let hold = store.all::<Hold>().unwrap().into_values().next().unwrap();
    assert_eq!(hold.reason, "Klagesak".into());
    let siri = store.promised().unwrap();
    assert_eq!((siri.cases.len(), siri.records.len()), (1, 1));
    crate::deletion::settle(&mut store);
    let files = store.case_files().unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(
        (&files[0].id, &*files[0].person.first_name.0),
        (&hold.case, "Ola")
    );
}

#[test]
fn a_store_of_version_1_opens() {
    let (_temporary, store) = opened("store-v1");
    let cases = store.all::<Case>().unwrap();
    let [case] = cases.keys().map(String::as_str).collect::<Vec<_>>()[..] else {
        panic!("one case");
    };
    let file = store.case_file(case).unwrap();
    assert_eq!(file.person.full_name(), "Kari Eksempelsen".into());
    assert_eq!(file.person.fnr.unwrap().digits(), synthetic_fnr());
    assert_eq!((file.events.len(), file.entries.len()), (1, 1));
    let report = file.reports.values().next().unwrap();
    assert_eq!(report.values["fremdrift"], "Møter fast".into());
    assert_eq!(file.contacts.len(), 2);
    let changes = store.changes(None).unwrap();
    let document = changes
        .iter()
        .find(|change| change.kind == "document")
        .unwrap();
    assert_eq!(
        store.document(&document.record).unwrap(),
        b"%PDF-1.7 fictional"
    );

    // The last change was one of the person; reverted, it gives the name before.
    let last = changes.last().unwrap();
    assert_eq!(
        (last.operation.as_str(), last.kind.as_str()),
        ("person.change", "person")
    );
    let now = serde_json::to_value(store.get::<Person>(&last.record).unwrap()).unwrap();
    let before = last
        .diff
        .as_ref()
        .unwrap()
        .revert(Some(now))
        .unwrap()
        .unwrap();
    assert_eq!(before["last_name"], "Eksempel");
}

#[test]
fn a_store_with_phrases_opens() {
    let (_temporary, mut store) = opened("store-v1-phrases");
    let phrases = store.all::<Phrase>().unwrap();
    let [(id, phrase)] = phrases.into_iter().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(phrase.title, "Oppmøte".into());
    assert_eq!(phrase.text, "{fornavn} møter presis til avtalene.".into());
    assert_eq!(phrase.fields, ["Fravær:"]);
    let file = &store.case_files().unwrap()[0];
    let report = file.reports.values().next().unwrap();
    assert_eq!(report.filled["navn"], report.values["navn"]);
    assert!(!report.filled.contains_key("status"));

    // It can be changed, and put back.
    let operations = store.operations(&id, std::slice::from_ref(&id)).unwrap();
    let stamp = crate::support::stamp(9);
    let reverted = store.write(&stamp, "undo", |w| w.revert(&operations[1]));
    reverted.unwrap();
    let phrase: Phrase = store.get(&id).unwrap();
    assert_eq!(phrase.text, "{fornavn} møter presis.".into());
}

#[test]
fn a_store_with_a_delivered_report_and_its_correction_opens() {
    let (_temporary, store) = opened("store-v1-delivery");
    let files = store.case_files().unwrap();
    let kari = files.iter().find(|file| !file.reports.is_empty()).unwrap();
    let (sent, under_way): (Vec<_>, Vec<_>) = kari
        .reports
        .iter()
        .partition(|(_, report)| report.delivered.is_some());
    let ([(id, sent)], [(_, correction)]) = (&sent[..], &under_way[..]) else {
        panic!("one of each");
    };
    assert_eq!(sent.values["arbeidsgiver.2"], "Lageret Eksempel AS".into());
    assert_eq!(sent.standpoint, Some(Standpoint::Agrees));
    let exported = sent.exported.as_ref().unwrap();
    assert_eq!(exported.privacy.len(), 1, "a name that was kept");
    let pdf = store.document(&exported.document).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(correction.replaces.as_ref(), Some(*id));
    assert_eq!(correction.standpoint, Some(Standpoint::NotGoneThrough));
    assert_eq!(correction.settles, sent.settles);

    let all = store.all::<Report>().unwrap();
    let common: Vec<&Report> = all.values().filter(|one| one.case.is_none()).collect();
    let [notice] = common[..] else {
        panic!("one on no case");
    };
    assert_eq!(notice.agreement.as_deref(), Some("jmo-vest-viken"));

    let copies = store.all::<ExportedCopy>().unwrap();
    let [copy] = copies.values().collect::<Vec<_>>()[..] else {
        panic!("one copy");
    };
    assert_eq!((&copy.of, &copy.sha256), (*id, &exported.sha256));
    assert!(store.find::<Report>(&copy.of).unwrap().is_some());
}

#[test]
fn a_store_with_a_delivered_month_opens() {
    let (_temporary, store) = opened("store-v1-month");
    let files = store.case_files().unwrap();
    let [ola] = &files[..] else {
        panic!("the other case was deleted");
    };
    assert_eq!(ola.end_status(), Some("in-work"));
    let reports = store.without_case::<Report>().unwrap();
    let [(id, report)] = reports.iter().collect::<Vec<_>>()[..] else {
        panic!("one report");
    };
    assert_eq!(report.figures["completed"], 3, "who is gone stays counted");
    assert_eq!(report.others["completed"], 1);
    let parts = store.all::<MonthPart>().unwrap();
    let [part] = parts.values().collect::<Vec<_>>()[..] else {
        panic!("the deleted case took its part along");
    };
    assert_eq!((&part.case, &part.report), (&ola.id, id));
    assert_eq!(part.figures.len(), 2);
    store.verify().unwrap();
}
