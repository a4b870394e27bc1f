UNWIND $actors AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
CALL (x) {
  MATCH (x)-[:PARTY_TO]->(n:Agreement)
  RETURN n
  UNION
  MATCH (x)-[:ACTS_IN]->(n:Event)
  RETURN n
  UNION
  MATCH (x)-[:SAID]->(n:Statement)
  RETURN n
  UNION
  MATCH (x)<-[:ABOUT]-(n:Statement)
  RETURN n
}
WITH n, count(DISTINCT x) AS hits
WHERE hits >= $needed
  AND n.sortKey > $after
  AND n.firstDay IS NOT NULL
  AND n.firstDay <= $lastDay
  AND n.lastDay >= $firstDay
RETURN n
ORDER BY n.sortKey
LIMIT $limit
