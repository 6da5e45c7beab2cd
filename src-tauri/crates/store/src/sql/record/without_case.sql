SELECT id, body FROM record WHERE kind = ?1 AND case_id IS NULL
