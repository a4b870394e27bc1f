UNWIND $phrases AS phrase
CALL db.index.fulltext.queryNodes('entente_names', phrase) YIELD node
WITH DISTINCT node AS n
WHERE any(name IN n.normalNames WHERE name IN $names)
  AND n.sortKey > $after
  AND n:Actor
RETURN n
ORDER BY n.sortKey
LIMIT $limit
