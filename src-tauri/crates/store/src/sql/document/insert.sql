INSERT INTO document (id, sha256, bytes) VALUES (?1, ?2, ?3)
