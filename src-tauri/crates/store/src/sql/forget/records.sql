DELETE FROM record WHERE id = ?1 OR case_id = ?1
