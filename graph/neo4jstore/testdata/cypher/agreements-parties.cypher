UNWIND $actors AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)-[e:PARTY_TO]->(n)
WHERE n:Agreement AND e.role IN $roles
WITH n, count(DISTINCT x) AS hits
WHERE hits = $needed
  AND n.sortKey > ''
  AND EXISTS { MATCH (x)<-[:HAS_PROVISION]-(n) WHERE any(topic IN x.topics WHERE topic IN $topics) }
RETURN n
ORDER BY n.sortKey
LIMIT $limit
