-- The + keeps SQLite from the index by kind: a case has fewer records than a kind.
SELECT id, body FROM record WHERE case_id = ?1 AND +kind = ?2
