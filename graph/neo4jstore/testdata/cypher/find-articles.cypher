UNWIND $mentions AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)<-[:MENTIONS]-(n)
WHERE n:Node
WITH DISTINCT n
WHERE n.sortKey > ''
  AND n.normalPublisher IN $normalPublisher
  AND n.firstDay IS NOT NULL
  AND n.firstDay <= $lastDay
  AND n.lastDay >= $firstDay
RETURN n
ORDER BY n.sortKey
LIMIT $limit
