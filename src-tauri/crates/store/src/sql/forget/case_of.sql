SELECT case_id FROM change WHERE record = ?1 LIMIT 1
