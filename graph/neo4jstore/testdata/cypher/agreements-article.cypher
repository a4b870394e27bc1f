UNWIND $articles AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)<-[:FROM]-()<-[:EVIDENCED_BY]-(n)
WHERE n:Agreement
WITH DISTINCT n
WHERE n.sortKey < $after
  AND n.kind IN $kind
  AND n.stage IN $stage
RETURN n
ORDER BY n.sortKey DESC
LIMIT $limit
