//! From an older schema to this program's. A migration never runs on the store file itself but on
//! the copy that a rebuild makes: if it fails, the older program still opens the store.

use crate::change::{Head, Stamp};
use crate::write::{self, Write};
use crate::{Result, StoreError, database};
use chrono::DateTime;
use rusqlite::{Connection, OptionalExtension as _};

/// The schema version of `schema.sql`.
pub(crate) const FIRST_VERSION: u32 = 1;

/// The step from one schema version to the next. Tables it changes by SQL; records only through
/// [`Write`], so that the log still vouches for them.
pub(crate) type Migration = fn(&mut Write<'_>) -> Result<()>;

/// All steps: the first leads from version 1 to 2, and so on. Version 1 is the only one so far.
pub(crate) const MIGRATIONS: &[Migration] = &[];

/// The version to which `migrations` lead.
pub(crate) fn known_version(migrations: &[Migration]) -> u32 {
    FIRST_VERSION.saturating_add(u32::try_from(migrations.len()).unwrap_or(u32::MAX))
}

/// Takes every step that the database lacks, each as one operation in the log.
pub(crate) fn run(conn: &mut Connection, head: &mut Head, migrations: &[Migration]) -> Result<()> {
    let stamp = Stamp {
        at: time_of_last_change(conn)?,
        who: "tiltaksmappe".into(),
    };
    let version = database::version(conn)?;
    for (migration, to) in migrations.iter().zip(FIRST_VERSION + 1..) {
        if to <= version {
            continue;
        }
        let step = |write: &mut Write<'_>| {
            migration(write)?;
            let conn = write.connection();
            Ok::<_, StoreError>(conn.pragma_update(None, "user_version", to)?)
        };
        write::transact(conn, head, &stamp, "store.migrate", step, |_| Ok(None))?;
    }
    Ok(())
}

/// The store reads no clock; what a migration writes is dated by what it follows.
fn time_of_last_change(conn: &Connection) -> Result<DateTime<chrono::Utc>> {
    let last = "SELECT at FROM change ORDER BY sequence DESC LIMIT 1";
    let at: Option<String> = conn.query_row(last, [], |row| row.get(0)).optional()?;
    let at = at.and_then(|at| DateTime::parse_from_rfc3339(&at).ok());
    Ok(at.map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cost, Passphrase, Store};
    use domain::{Id, Person};

    /// A later version: persons have a column more, and everyone's telephone is filled.
    const LATER: &[Migration] = &[|write| {
        write
            .connection()
            .execute_batch("ALTER TABLE record ADD COLUMN extra TEXT;")?;
        for (id, person) in write.all::<Person>()? {
            let phone = "00000000".into();
            write.update(&id, &Person { phone, ..person })?;
        }
        Ok(())
    }];

    const FAILING: &[Migration] = &[|write| {
        write
            .connection()
            .execute_batch("ALTER TABLE record ADD COLUMN extra TEXT;")?;
        Err(StoreError::DiskFull)
    }];

    fn store_of_version_1() -> (tempfile::TempDir, Passphrase, Id) {
        let temporary = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::from("fire korte vanlige ord".to_owned());
        let cost = Cost {
            memory_kib: 64,
            passes: 1,
            lanes: 1,
        };
        let mut store = Store::create_with_cost(temporary.path(), &passphrase, cost).unwrap();
        let stamp = Stamp {
            at: DateTime::from_timestamp(1_780_000_000, 0).unwrap(),
            who: "veileder".into(),
        };
        let id = store
            .write(&stamp, "person.create", |w| w.insert(&Person::default()))
            .unwrap();
        (temporary, passphrase, id)
    }

    #[test]
    fn an_older_store_is_migrated_and_the_older_program_then_refuses_it() {
        let (temporary, passphrase, id) = store_of_version_1();
        let dir = temporary.path();
        let store = Store::open_with(dir, &passphrase, LATER).unwrap();
        assert_eq!(store.get::<Person>(&id).unwrap().phone, "00000000".into());
        let changes = store.changes(None).unwrap();
        assert_eq!(changes[1].operation, "store.migrate");
        assert_eq!(changes[1].at, changes[0].at);
        drop(store);
        assert!(dir.join("store-2.db").exists() && !dir.join("store-1.db").exists());
        let error = Store::open(dir, &passphrase).unwrap_err();
        assert_eq!(error, StoreError::NewerSchema { found: 2, known: 1 });
        Store::open_with(dir, &passphrase, LATER).unwrap();
    }

    #[test]
    fn a_failing_migration_leaves_the_older_store_as_it_was() {
        let (temporary, passphrase, id) = store_of_version_1();
        let before = std::fs::read(temporary.path().join("store-1.db")).unwrap();
        let error = Store::open_with(temporary.path(), &passphrase, FAILING).unwrap_err();
        assert_eq!(error, StoreError::DiskFull);
        let after = std::fs::read(temporary.path().join("store-1.db")).unwrap();
        assert!(before == after);
        let store = Store::open(temporary.path(), &passphrase).unwrap();
        assert_eq!(store.get::<Person>(&id).unwrap(), Person::default());
    }
}
