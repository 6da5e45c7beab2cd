//! Connections to SQLCipher files. Nothing else in the program opens one.

use crate::crypto::Secret;
use crate::migrate::FIRST_VERSION;
use crate::{Result, StoreError, files};
use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// SQLCipher's page size; a store is never smaller.
const PAGE: u64 = 4096;

/// Opens the store file. The first read rolls back what a crash left half done.
pub(crate) fn open(path: &Path, key: &Secret) -> Result<Connection> {
    match std::fs::metadata(path) {
        // SQLite takes an empty file for a new database and would fill it.
        Ok(file) if !file.is_file() || file.len() < PAGE => return Err(StoreError::DamagedStore),
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreError::MissingStoreFile);
        }
        Err(error) => return Err(StoreError::io("reading the store file")(error)),
    }
    guarded(connect(path, key, include_str!("sql/connection.sql"))?)
}

/// Makes a store file with an empty schema.
pub(crate) fn create(path: &Path, key: &Secret) -> Result<Connection> {
    let conn = create_empty(path, key)?;
    conn.execute_batch("BEGIN IMMEDIATE;")?;
    conn.execute_batch(include_str!("sql/schema.sql"))?;
    conn.pragma_update(None, "user_version", FIRST_VERSION)?;
    conn.execute_batch("COMMIT;")?;
    Ok(conn)
}

/// Makes a store file without anything in it, for a copy.
pub(crate) fn create_empty(path: &Path, key: &Secret) -> Result<Connection> {
    files::create_file(path)?;
    guarded(connect(path, key, include_str!("sql/connection.sql"))?)
}

/// Makes a file that lasts no longer than a rebuild. It has no authorizer, because VACUUM attaches
/// a database of its own.
pub(crate) fn create_work(path: &Path, key: &Secret) -> Result<Connection> {
    files::create_file(path)?;
    connect(path, key, include_str!("sql/work.sql"))
}

fn connect(path: &Path, key: &Secret, settings: &str) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    // Before the key, so that not even a failure to use it is logged.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    conn.execute_batch(&key.raw_key_pragma())?;
    conn.execute_batch(settings)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    Ok(conn)
}

/// Denies ATTACH, by which an injected statement could write plain text beside the store.
fn guarded(mut conn: Connection) -> Result<Connection> {
    conn.authorizer(Some(|context: AuthContext<'_>| match context.action {
        AuthAction::Attach { .. } | AuthAction::Detach { .. } => Authorization::Deny,
        _ => Authorization::Allow,
    }))?;
    Ok(conn)
}

/// Copies every page of `from` to `to`, under the key of `to`.
pub(crate) fn copy(from: &Connection, to: &mut Connection) -> Result<()> {
    let backup = Backup::new(from, to)?;
    // All pages at once: nobody else writes, so there is nothing to yield to.
    backup.run_to_completion(i32::MAX, Duration::ZERO, None)?;
    Ok(())
}

/// The schema version of a store; damaged when it has none.
pub(crate) fn version(conn: &Connection) -> Result<u32> {
    match conn.pragma_query_value(None, "user_version", |row| row.get(0))? {
        0 => Err(StoreError::DamagedStore),
        version => Ok(version),
    }
}

/// Reads every page: its HMAC against alteration, its place in the tree against exchange with an
/// older copy of itself.
pub(crate) fn check(conn: &Connection, path: &Path) -> Result<()> {
    // First the length. A flipped bit in the header of a hot journal, which nothing authenticates,
    // makes the rollback stretch the file to terabytes of nothing, and reading those takes days.
    let pages: u32 = conn.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let length = std::fs::metadata(path)
        .map_err(StoreError::io("reading the store file"))?
        .len();
    if u64::from(pages) * PAGE != length {
        return Err(StoreError::DamagedStore);
    }
    let complaints = |sql: &str| -> Result<Vec<String>> {
        let mut query = conn.prepare(sql)?;
        let lines = query.query_map([], |row| row.get(0))?;
        Ok(lines.collect::<rusqlite::Result<_>>()?)
    };
    if !complaints("PRAGMA cipher_integrity_check;")?.is_empty()
        || complaints("PRAGMA integrity_check(1);")? != ["ok"]
    {
        return Err(StoreError::DamagedStore);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_store() -> (tempfile::TempDir, Connection) {
        let temporary = tempfile::tempdir().unwrap();
        let key = Secret::random().unwrap();
        let conn = create(&temporary.path().join("store-1.db"), &key).unwrap();
        (temporary, conn)
    }

    fn pragma(conn: &Connection, name: &str) -> String {
        let any = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
        match conn.pragma_query_value(None, name, any).unwrap() {
            rusqlite::types::Value::Integer(n) => n.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_settings_hold() {
        let (_temporary, conn) = new_store();
        for (name, value) in [
            ("journal_mode", "delete"),
            ("synchronous", "3"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("temp_store", "2"),
            ("user_version", "1"),
            ("cipher_log_level", "NONE"),
        ] {
            assert_eq!(pragma(&conn, name), value, "{name}");
        }
        let cipher = pragma(&conn, "cipher_version");
        assert!(cipher.starts_with('4'), "this is SQLCipher, not SQLite");
    }

    #[test]
    fn no_database_can_be_attached() {
        let (temporary, conn) = new_store();
        let other = temporary.path().join("plain.db");
        let sql = format!("ATTACH '{}' AS plain KEY ''", other.display());
        assert!(conn.execute_batch(&sql).is_err());
        assert!(!other.exists());
    }
}
