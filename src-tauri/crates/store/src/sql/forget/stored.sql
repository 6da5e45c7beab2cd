SELECT kind, body FROM record WHERE id = ?1
