UNWIND $actors AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)-[e:ACTS_IN]->(n)
WHERE n:Event
WITH DISTINCT n
WHERE n.sortKey > ''
  AND n.type IN $type
  AND n.mode IN $mode
  AND n.modality IN $modality
  AND n.quad IN $quad
  AND n.firstDay IS NOT NULL
  AND n.firstDay <= $lastDay
  AND n.lastDay >= $firstDay
  AND EXISTS { MATCH (x)<-[:AT]-(n) WHERE x.id IN $places }
RETURN n
ORDER BY n.sortKey
LIMIT $limit
