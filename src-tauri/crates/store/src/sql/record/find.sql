SELECT body FROM record WHERE id = ?1 AND kind = ?2
