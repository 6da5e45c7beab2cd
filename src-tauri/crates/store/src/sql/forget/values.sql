-- With the salt goes the last means to guess a value from its digest.
UPDATE change SET diff = NULL, salt = NULL
WHERE (record = ?1 OR case_id = ?1) AND kind <> ?2 AND diff IS NOT NULL
