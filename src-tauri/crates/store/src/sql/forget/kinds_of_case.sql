-- What belongs to a case, by kind. Only the log knows which case a document belongs to.
SELECT kind, count(*) FROM record WHERE case_id = ?1 GROUP BY kind
UNION ALL
SELECT ?2, count(*) FROM document
WHERE id IN (SELECT record FROM change WHERE case_id = ?1 AND kind = ?2)
