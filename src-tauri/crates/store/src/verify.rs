//! Whether the log is whole, reaches its anchor, and the records are what it says; and, where that is
//! asked for, whether every record can be read and everything it refers to is there.

use crate::change::{self, Head, Logged};
use crate::forget::FORGOTTEN;
use crate::keys::Keys;
use crate::write::{DOCUMENT, describe};
use crate::{Result, Store, StoreError, anchor, database, kinds, query};
use domain::Id;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a whole store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many records there are of each kind.
    pub records: BTreeMap<String, u64>,
    /// How many documents.
    pub documents: u64,
    /// How many changes the log holds.
    pub changes: u64,
    /// Of these, how many had their values forgotten.
    pub erased: u64,
}

impl Store {
    /// Checks everything that an opening checks, and besides every document's bytes, every record's
    /// shape, and that what records refer to is there.
    ///
    /// [`StoreError::DamagedStore`], [`StoreError::DamagedLedger`], [`StoreError::LogAltered`], [`StoreError::UnreadableRecord`] or
    /// [`StoreError::BrokenReference`]. Takes some times as long as an opening, and changes nothing.
    pub fn verify(&self) -> Result<Verified> {
        let conn = self.connection();
        Keys::read(self.dir())?;
        database::check(conn, &self.file())?;
        let acknowledged = anchor::read(self.dir(), &self.keys, self.opened())?;
        let head = check_log(conn, self.keys.store_id(), acknowledged)?;
        self.check_ledger()?;
        let documents = documents(conn)?;
        let erased = "SELECT count(*) FROM change WHERE diff IS NULL";
        let erased: i64 = conn.query_row(erased, [], |row| row.get(0))?;
        Ok(Verified {
            records: check_bodies(conn, &documents)?,
            documents: documents.len() as u64,
            changes: head.sequence,
            erased: erased.unsigned_abs(),
        })
    }
}

impl Store {
    /// Every value of every table as it is stored, for tests that look for what must not be there.
    #[doc(hidden)]
    pub fn for_every_value(&self, mut look: impl FnMut(&str, &[u8])) -> Result<()> {
        let conn = self.connection();
        let mut tables = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
        let names = tables.query_map([], |row| row.get::<_, String>(0))?;
        for name in names {
            let name = name?;
            let mut query = conn.prepare(&format!("SELECT * FROM \"{name}\""))?;
            let columns = query.column_count();
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column)? {
                        look(&name, bytes);
                    }
                }
            }
        }
        Ok(())
    }
}

/// The ids of the documents, each of which has the bytes that it was kept with.
fn documents(conn: &Connection) -> Result<HashSet<Id>> {
    let mut query = conn.prepare("SELECT id FROM document")?;
    let ids = query.query_map([], |row| row.get(0))?;
    let ids: HashSet<Id> = ids.collect::<rusqlite::Result<_>>()?;
    // One at a time: together they may not fit into memory.
    for id in &ids {
        query::document(conn, id)?;
    }
    Ok(ids)
}

/// Every record can be read and refers to nothing that is not there. Answers how many of each kind.
fn check_bodies(conn: &Connection, documents: &HashSet<Id>) -> Result<BTreeMap<String, u64>> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut known: HashMap<Id, &str> = HashMap::new();
    let mut named = Vec::new();
    let mut query = conn.prepare(include_str!("sql/record/verify.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let text = |column| -> Result<&str> {
            let value = row.get_ref(column)?;
            Ok(value.as_str().map_err(rusqlite::Error::from)?)
        };
        let kind = kinds::find(text(1)?).ok_or(StoreError::UnreadableRecord { kind: "record" })?;
        let references = (kind.references)(text(2)?)?;
        named.extend(references.into_iter().map(|to| (kind.name, to)));
        known.insert(row.get(0)?, kind.name);
        *counts.entry(kind.name.to_owned()).or_default() += 1;
    }
    let is_there = |to: &kinds::Reference| match to.kind {
        DOCUMENT => documents.contains(&to.id),
        kind => known.get(&to.id) == Some(&kind),
    };
    match named.iter().find(|(_, to)| !is_there(to)) {
        None => Ok(counts),
        Some((kind, to)) => Err(StoreError::BrokenReference { kind, to: to.kind }),
    }
}

/// What the log says a record is now: the salt and digest of its last change.
struct Last {
    salt: Option<Vec<u8>>,
    digest: Vec<u8>,
}

/// Walks the whole log and then all records. Answers where the log ends, which may be after
/// `anchor`: a crash between a commit and its anchor leaves one operation more than was acknowledged.
pub(crate) fn check_log(conn: &Connection, store: &str, anchor: Head) -> Result<Head> {
    let mut head = Head::empty(store);
    let mut reached = head == anchor;
    let forgotten = forgotten(conn)?;
    let mut last: HashMap<(String, String), Last> = HashMap::new();
    let mut query = conn.prepare(include_str!("sql/change/all.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let row = Logged::from_row(row)?;
        let hash = row.hash_after(&head.hash);
        let erased = forgotten.covers(&row);
        if row.sequence != head.sequence + 1 || row.hash != hash || !values_fit(&row, erased) {
            return Err(StoreError::LogAltered);
        }
        head = Head {
            sequence: row.sequence,
            hash,
        };
        reached |= head == anchor;
        if erased {
            continue;
        }
        let record = (row.kind, row.record);
        match row.after_digest {
            Some(digest) => {
                let salt = row.salt;
                last.insert(record, Last { salt, digest });
            }
            None => {
                last.remove(&record);
            }
        }
    }
    if !reached {
        return Err(StoreError::LogAltered);
    }
    check_records(conn, last)?;
    Ok(head)
}

/// Where the log says of an id for the last time that it was forgotten. As sound as the chain, which
/// covers these rows like all others.
struct Forgotten(HashMap<Id, u64>);

fn forgotten(conn: &Connection) -> Result<Forgotten> {
    let mut query = conn.prepare(include_str!("sql/forget/when.sql"))?;
    let rows = query.query_map([FORGOTTEN], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
    })?;
    Ok(Forgotten(rows.collect::<rusqlite::Result<_>>()?))
}

impl Forgotten {
    /// Whether this change was forgotten later: its record was, or its case.
    fn covers(&self, row: &Logged) -> bool {
        let ids = [Some(&row.record), row.case.as_ref()];
        let last = ids.into_iter().flatten().filter_map(|id| self.0.get(id));
        row.kind != FORGOTTEN && last.max().is_some_and(|last| *last > row.sequence)
    }
}

/// A row's values are those whose digests the chain covers; or they are `erased`, and then all of them.
fn values_fit(row: &Logged, erased: bool) -> bool {
    match (&row.salt, &row.diff) {
        (Some(salt), Some(diff)) => {
            !erased && change::diff_digest(salt, diff).as_slice() == row.diff_digest
        }
        (None, None) => erased,
        _ => false,
    }
}

/// Every record is as its last change left it, and none is missing. Page HMACs alone do not show
/// this: an older copy of a page is as authentic as the page.
fn check_records(conn: &Connection, mut last: HashMap<(String, String), Last>) -> Result<()> {
    let mut check = |kind: String, id: String, body: &str| {
        let last = last.remove(&(kind, id)).ok_or(StoreError::LogAltered)?;
        let salt = last.salt.ok_or(StoreError::LogAltered)?;
        if change::after_digest(&salt, body).as_slice() == last.digest {
            Ok(())
        } else {
            Err(StoreError::LogAltered)
        }
    };
    let mut query = conn.prepare(include_str!("sql/record/verify.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let body: String = row.get(2)?;
        check(row.get(1)?, row.get(0)?, &body)?;
    }
    let mut query = conn.prepare(include_str!("sql/document/verify.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let sha256: String = row.get(1)?;
        let body = describe(&sha256, row.get(2)?).to_string();
        check(DOCUMENT.to_owned(), row.get(0)?, &body)?;
    }
    if last.is_empty() {
        Ok(())
    } else {
        Err(StoreError::LogAltered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Stamp;
    use crate::crypto::Secret;
    use crate::{database, write};
    use domain::Person;

    /// A store file with three changes: a person created, changed, and another removed again.
    fn sample() -> (tempfile::TempDir, Connection, Head) {
        let temporary = tempfile::tempdir().unwrap();
        let key = Secret::random().unwrap();
        let mut conn = database::create(&temporary.path().join("store-1.db"), &key).unwrap();
        let mut head = Head::empty("s");
        let stamp = Stamp {
            at: chrono::DateTime::UNIX_EPOCH,
            who: "veileder".into(),
        };
        let person = |name: &str| Person {
            first_name: name.into(),
            ..Person::default()
        };
        write::transact(
            &mut conn,
            &mut head,
            &stamp,
            "test",
            |w| {
                let kari = w.insert(&person("Kari"))?;
                w.update(&kari, &person("Karin"))?;
                let ola = w.insert(&person("Ola"))?;
                w.remove::<Person>(&ola)
            },
            |_| Ok(None),
        )
        .unwrap();
        (temporary, conn, head)
    }

    #[test]
    fn an_untouched_log_is_whole() {
        let (_temporary, conn, head) = sample();
        assert_eq!(head.sequence, 4);
        assert_eq!(check_log(&conn, "s", head), Ok(head));
        let start = Head::empty("s");
        assert_eq!(
            check_log(&conn, "s", start),
            Ok(head),
            "ahead of its anchor"
        );
    }

    #[test]
    fn every_alteration_shows() {
        for alteration in [
            "UPDATE change SET who = 'x' WHERE sequence = 2",
            "UPDATE change SET at = '2026-01-01T00:00:00.000Z' WHERE sequence = 1",
            "UPDATE change SET diff = '[]' WHERE sequence = 1",
            "UPDATE change SET diff = NULL WHERE sequence = 1",
            "UPDATE change SET salt = x'00' WHERE sequence = 2",
            "UPDATE change SET case_id = 'c' WHERE sequence = 3",
            "UPDATE change SET after_digest = NULL WHERE sequence = 2",
            "UPDATE change SET hash = diff_digest WHERE sequence = 4",
            "DELETE FROM change WHERE sequence = 4",
            "DELETE FROM change WHERE sequence = 2",
            "DELETE FROM change WHERE sequence = 1",
            "DELETE FROM change",
            "UPDATE change SET sequence = 9 WHERE sequence = 4",
            "UPDATE record SET body = '{}'",
            "UPDATE record SET kind = 'case'",
            "DELETE FROM record",
            "INSERT INTO record VALUES ('x', 'person', NULL, '{}')",
            "INSERT INTO document VALUES ('x', '', x'00')",
        ] {
            let (_temporary, conn, head) = sample();
            assert!(conn.execute(alteration, []).is_ok(), "{alteration}");
            let answer = check_log(&conn, "s", head);
            assert_eq!(answer, Err(StoreError::LogAltered), "{alteration}");
        }
    }

    #[test]
    fn another_stores_log_does_not_fit() {
        let (_temporary, conn, head) = sample();
        assert_eq!(check_log(&conn, "t", head), Err(StoreError::LogAltered));
    }

    /// [`sample`] and a fifth change, which says that Ola was forgotten.
    fn forgotten_sample() -> (tempfile::TempDir, Connection, Head) {
        let (temporary, mut conn, mut head) = sample();
        let stamp = Stamp {
            at: chrono::DateTime::UNIX_EPOCH,
            who: "veileder".into(),
        };
        let ola: String = conn
            .query_row("SELECT record FROM change WHERE sequence = 4", [], |row| {
                row.get(0)
            })
            .unwrap();
        let forget = |w: &mut write::Write<'_>| w.note_forgotten(&ola, None);
        write::transact(&mut conn, &mut head, &stamp, "forget", forget, |_| Ok(None)).unwrap();
        (temporary, conn, head)
    }

    const ERASE: &str = "UPDATE change SET diff = NULL, salt = NULL WHERE sequence";

    #[test]
    fn values_are_erased_where_they_were_forgotten() {
        let (_temporary, conn, head) = forgotten_sample();
        conn.execute(&format!("{ERASE} IN (3, 4)"), []).unwrap();
        assert_eq!(check_log(&conn, "s", head), Ok(head));
    }

    #[test]
    fn and_nowhere_else() {
        // Nobody was forgotten.
        let (_temporary, conn, head) = sample();
        conn.execute(&format!("{ERASE} IN (3, 4)"), []).unwrap();
        assert_eq!(check_log(&conn, "s", head), Err(StoreError::LogAltered));
        // Of what was forgotten a part was left; of what was not a part is gone; the note itself is bare.
        for erased in ["= 3", "= 4", "IN (1, 3, 4)", "IN (3, 4, 5)"] {
            let (_temporary, conn, head) = forgotten_sample();
            conn.execute(&format!("{ERASE} {erased}"), []).unwrap();
            let answer = check_log(&conn, "s", head);
            assert_eq!(answer, Err(StoreError::LogAltered), "{erased}");
        }
    }

    #[test]
    fn what_was_forgotten_is_not_there() {
        let (_temporary, conn, head) = forgotten_sample();
        conn.execute(&format!("{ERASE} IN (3, 4)"), []).unwrap();
        let back =
            "INSERT INTO record SELECT record, kind, NULL, '{}' FROM change WHERE sequence = 3";
        conn.execute(back, []).unwrap();
        assert_eq!(check_log(&conn, "s", head), Err(StoreError::LogAltered));
    }
}
