-- As of_case_in_order.sql, of every kind. IS also finds what belongs to no case.
SELECT id, kind, body FROM record WHERE case_id IS ?1 ORDER BY rowid
