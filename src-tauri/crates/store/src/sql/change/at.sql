SELECT sequence, id, operation_id, at, who, operation, kind, record, case_id, diff, salt, diff_digest, after_digest, hash
FROM change
WHERE sequence = ?1
