-- As of_case.sql. Row ids grow with every record that is added, and VACUUM keeps their order.
SELECT id, body FROM record WHERE case_id = ?1 AND +kind = ?2 ORDER BY rowid
