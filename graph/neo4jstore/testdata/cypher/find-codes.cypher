MATCH (n:Node)
USING INDEX SEEK n:Node(iso3)
WHERE n.sortKey > ''
  AND n.iso3 IN $iso3
  AND n.wikidata IN $wikidata
RETURN n
ORDER BY n.sortKey
LIMIT $limit
