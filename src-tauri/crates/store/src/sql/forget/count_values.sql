SELECT count(*) FROM change WHERE (record = ?1 OR case_id = ?1) AND diff IS NOT NULL
