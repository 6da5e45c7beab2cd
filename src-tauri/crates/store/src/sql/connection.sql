-- Every connection, right after its key.
PRAGMA cipher_log_level = NONE;
-- A rollback journal, not a write-ahead log: a flipped bit in a cold write-ahead log drops commits
-- silently while every integrity check passes.
PRAGMA journal_mode = DELETE;
-- EXTRA also syncs the folder after the journal is removed: what is acknowledged outlasts a power cut.
PRAGMA synchronous = EXTRA;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
-- 16 MiB: a whole portfolio stays decrypted while it is read again and again.
PRAGMA cache_size = -16384;
