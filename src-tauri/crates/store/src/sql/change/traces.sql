SELECT sequence, operation_id, at, who, operation, kind, record, case_id, diff IS NULL
FROM change
ORDER BY sequence
