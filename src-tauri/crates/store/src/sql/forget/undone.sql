-- Cases of which the log holds values, but no record is left. What says that something was forgotten holds none.
SELECT DISTINCT case_id FROM change
WHERE case_id IS NOT NULL AND diff IS NOT NULL AND kind <> ?2
    AND case_id NOT IN (SELECT id FROM record WHERE kind = ?1)
