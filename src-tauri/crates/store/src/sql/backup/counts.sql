SELECT kind, count(*) FROM record GROUP BY kind
UNION ALL SELECT ' documents', count(*) FROM document
UNION ALL SELECT ' changes', count(*) FROM change
