-- Only the log knows which case a document belongs to.
DELETE FROM document
WHERE id = ?1 OR id IN (SELECT record FROM change WHERE case_id = ?1 AND kind = ?2)
