SELECT id, body FROM record WHERE kind = ?1
