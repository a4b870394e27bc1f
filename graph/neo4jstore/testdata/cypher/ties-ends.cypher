UNWIND $ends AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)<-[:SUBJECT]-(n)
WHERE n:Relation
WITH DISTINCT n
WHERE n.sortKey > $after
  AND n.polarity IN $polarity
  AND EXISTS { MATCH (x)<-[:OBJECT]-(n) WHERE x.id IN $ends }
  AND EXISTS { MATCH (x)<-[:FROM]-()<-[:EVIDENCED_BY]-(n) WHERE x.id IN $articles }
WITH n
ORDER BY n.sortKey
LIMIT $limit
RETURN n,
  head(COLLECT { MATCH (n)-[:SUBJECT]->(x) RETURN x.id ORDER BY x.id }) AS subject,
  head(COLLECT { MATCH (n)-[:OBJECT]->(x) RETURN x.id ORDER BY x.id }) AS object
ORDER BY n.sortKey
