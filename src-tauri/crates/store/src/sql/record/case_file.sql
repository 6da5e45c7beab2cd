SELECT id, kind, case_id, body FROM record WHERE case_id = ?1
