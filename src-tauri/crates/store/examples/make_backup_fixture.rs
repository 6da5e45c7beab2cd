//! Writes the backup of `tests/fixtures/backup-v1`, with a deletion in its ledger, from a copy of the store
//! of version 1: `cargo run -p store --example make_backup_fixture STORE FILE`. Made once and never again.

use chrono::DateTime;
use std::error::Error;
use std::path::Path;
use store::{Passphrase, Stamp, Store, StoreError};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("which store?")?;
    let file = arguments.next().ok_or("which file?")?;
    let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
    let mut store = Store::open(Path::new(&folder), &passphrase)?;
    let stamp = Stamp {
        at: DateTime::from_timestamp(1_780_000_000, 0).ok_or("no such time")?,
        who: "veileder".into(),
    };
    store.write::<_, StoreError>(&stamp, "person.create", |w| {
        w.insert(&domain::Person {
            first_name: "Ola".into(),
            last_name: "Åsen".into(),
            ..domain::Person::default()
        })
        .map(drop)
    })?;
    // Of a case that was deleted before; it is named, and nothing is left of it.
    let on = stamp.at.date_naive();
    store.promise(&["0123456789abcdef0123456789abcdef".to_owned()].into(), on)?;
    let new = store.new_backup(stamp.at)?;
    new.write(Path::new(&file))?;
    new.check(Path::new(&file))?;
    Ok(())
}
