SELECT at FROM change ORDER BY sequence LIMIT 1
