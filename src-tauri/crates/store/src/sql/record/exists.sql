SELECT 1 FROM record WHERE id = ?1
