CALL db.index.fulltext.queryNodes('entente_text', $terms) YIELD node AS n
WITH n
WHERE all(start IN $starts WHERE (' ' + n.searchText) CONTAINS start) AND n:Actor|Agreement
WITH n, CASE WHEN $query IN coalesce(n.searchNames, []) THEN 0 ELSE 1 END AS rank
WHERE rank > $afterRank OR rank = $afterRank AND n.sortKey > $after
RETURN n
ORDER BY rank, n.sortKey
LIMIT $limit
