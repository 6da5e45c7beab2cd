UPDATE record SET case_id = ?3, body = ?4 WHERE id = ?1 AND kind = ?2
