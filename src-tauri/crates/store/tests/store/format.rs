//! The stored format, pinned: a store that version 1 wrote opens for ever.

use crate::support::{passphrase, restore, snapshot, synthetic_fnr};
use domain::{Case, Person};
use std::path::Path;
use store::Store;

#[test]
fn a_store_of_version_1_opens() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store-v1");
    let mut files = snapshot(&fixture);
    assert!(files.remove("README.md").is_some());
    let temporary = tempfile::tempdir().unwrap();
    restore(temporary.path(), &files);

    let store = Store::open(temporary.path(), &passphrase()).unwrap();
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
