SELECT id, kind, case_id, body FROM record
