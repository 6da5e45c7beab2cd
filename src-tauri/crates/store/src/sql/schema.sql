-- Schema version 1. A change here is a migration, too (migrate.rs).

-- Every record of every kind. The body is the domain type's own JSON, so that the store
-- need not know its fields; what is asked by (kind, case) has its own column.
CREATE TABLE record (
    id      TEXT NOT NULL PRIMARY KEY,
    kind    TEXT NOT NULL,
    case_id TEXT,
    body    TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX record_kind ON record (kind);
CREATE INDEX record_case ON record (case_id) WHERE case_id IS NOT NULL;

-- Bytes that never change: delivered PDFs and attachments.
CREATE TABLE document (
    id     TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL,
    bytes  BLOB NOT NULL
) STRICT;

-- The one change log (change.rs).
CREATE TABLE change (
    sequence     INTEGER NOT NULL PRIMARY KEY,
    id           TEXT NOT NULL,
    operation_id TEXT NOT NULL,
    at           TEXT NOT NULL,
    who          TEXT NOT NULL,
    operation    TEXT NOT NULL,
    kind         TEXT NOT NULL,
    record       TEXT NOT NULL,
    case_id      TEXT,
    diff         TEXT,
    salt         BLOB,
    diff_digest  BLOB NOT NULL,
    after_digest BLOB,
    hash         BLOB NOT NULL
) STRICT;
CREATE INDEX change_record ON change (record);
CREATE INDEX change_case ON change (case_id) WHERE case_id IS NOT NULL;
