INSERT INTO record (id, kind, case_id, body) VALUES (?1, ?2, ?3, ?4)
