INSERT INTO change
    (sequence, id, operation_id, at, who, operation, kind, record, case_id, diff, salt, diff_digest, after_digest, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
