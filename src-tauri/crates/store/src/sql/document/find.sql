SELECT sha256, bytes FROM document WHERE id = ?1
