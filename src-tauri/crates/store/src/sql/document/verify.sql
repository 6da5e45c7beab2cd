-- length() of a blob reads no page of it.
SELECT id, sha256, length(bytes) FROM document
