-- What was forgotten, and where the log says so.
SELECT record, max(sequence) FROM change WHERE kind = ?1 GROUP BY record
