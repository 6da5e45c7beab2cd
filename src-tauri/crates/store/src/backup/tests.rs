//! A backup of an earlier schema, by a made-up later one.

use super::*;
use crate::Cost;
use domain::Person;

/// A later version: everyone's telephone is filled.
const LATER: &[Migration] = &[|write| {
    for (id, person) in write.all::<Person>()? {
        let phone = "00000000".into();
        write.update(&id, &Person { phone, ..person })?;
    }
    Ok(())
}];

#[test]
fn a_backup_of_an_earlier_schema_opens_and_one_of_a_later_is_refused() {
    let temporary = tempfile::tempdir().unwrap();
    let dir = temporary.path().join("store");
    let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
    let cost = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    let stamp = Stamp {
        at: DateTime::from_timestamp(1_780_000_000, 0).unwrap(),
        who: "veileder".into(),
    };
    let mut store = Store::create_with_cost(&dir, &passphrase, cost).unwrap();
    let id = store
        .write(&stamp, "person.create", |w| w.insert(&Person::default()))
        .unwrap();
    let (old, new) = (
        temporary.path().join("a.tmb"),
        temporary.path().join("b.tmb"),
    );
    store.new_backup(stamp.at).unwrap().write(&old).unwrap();
    drop(store);

    let secret = BackupSecret::Passphrase(&passphrase);
    let opened = OpenBackup::open_with(&old, secret, &dir, LATER).unwrap();
    assert_eq!(opened.schema(), 1, "what the file has");
    let person = opened.store().get::<Person>(&id).unwrap();
    assert_eq!(person.phone, "00000000".into());

    // What the later program packs, this one refuses; the file stays as it is.
    let keys = (&opened.store.keys, opened.store.opened());
    let work = opened.store.dir();
    std::fs::write(
        work.join(crate::files::LEDGER),
        Ledger::default().to_bytes().unwrap(),
    )
    .unwrap();
    file::pack(work, keys, (crypto::random_id().unwrap(), stamp.at), &new).unwrap();
    let refused = OpenBackup::open(&new, secret, &dir).err();
    assert_eq!(
        refused,
        Some(StoreError::NewerSchema { found: 2, known: 1 })
    );
    OpenBackup::open_with(&new, secret, &dir, LATER).unwrap();
}
