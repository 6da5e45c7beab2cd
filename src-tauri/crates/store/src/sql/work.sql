-- A work file that a crash may destroy: it is made anew, and its key is forgotten anyway.
PRAGMA cipher_log_level = NONE;
PRAGMA journal_mode = MEMORY;
PRAGMA synchronous = OFF;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA trusted_schema = OFF;
