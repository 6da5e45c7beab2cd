-- Cases of which the log holds values, but no record is left.
SELECT DISTINCT case_id FROM change
WHERE case_id IS NOT NULL AND diff IS NOT NULL
    AND case_id NOT IN (SELECT id FROM record WHERE kind = ?1)
