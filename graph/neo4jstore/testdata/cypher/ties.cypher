UNWIND $subjects AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)<-[:SUBJECT]-(n)
WHERE n:Relation
WITH DISTINCT n
WHERE n.sortKey > ''
  AND n.type IN $type
WITH n
ORDER BY n.sortKey
LIMIT $limit
RETURN n,
  head(COLLECT { MATCH (n)-[:SUBJECT]->(x) RETURN x.id ORDER BY x.id }) AS subject,
  head(COLLECT { MATCH (n)-[:OBJECT]->(x) RETURN x.id ORDER BY x.id }) AS object
ORDER BY n.sortKey
