SELECT sha256, length(bytes) FROM document WHERE id = ?1
