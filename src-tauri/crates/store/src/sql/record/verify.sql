SELECT id, kind, body FROM record
