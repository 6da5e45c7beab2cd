//! Whether the log is whole, reaches its anchor, and the records are what it says.

use crate::change::{self, Head, Logged};
use crate::write::{DOCUMENT, describe};
use crate::{Result, StoreError};
use rusqlite::Connection;
use std::collections::HashMap;

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
    let mut last: HashMap<(String, String), Last> = HashMap::new();
    let mut query = conn.prepare(include_str!("sql/change/all.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let row = Logged::from_row(row)?;
        let hash = row.hash_after(&head.hash);
        if row.sequence != head.sequence + 1 || row.hash != hash || !values_fit(&row) {
            return Err(StoreError::LogAltered);
        }
        head = Head {
            sequence: row.sequence,
            hash,
        };
        reached |= head == anchor;
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

/// A row's values are those whose digests the chain covers, or erased.
fn values_fit(row: &Logged) -> bool {
    match (&row.salt, &row.diff) {
        (Some(salt), Some(diff)) => change::diff_digest(salt, diff).as_slice() == row.diff_digest,
        (None, None) => true,
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

    #[test]
    fn erasing_values_leaves_the_chain_whole() {
        let (_temporary, conn, head) = sample();
        // Ola is removed: his changes lose values and salts. So may the earlier ones of Kari.
        let erase = "UPDATE change SET diff = NULL, salt = NULL WHERE sequence IN (1, 3, 4)";
        conn.execute(erase, []).unwrap();
        assert_eq!(check_log(&conn, "s", head), Ok(head));
    }
}
