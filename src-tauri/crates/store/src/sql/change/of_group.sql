-- No index: looked for only when one operation is named. Its rows follow one another.
SELECT sequence FROM change WHERE operation_id = ?1 LIMIT 1
