UNWIND $speakers AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)-[:SAID]->(n)
WHERE n:Statement
WITH DISTINCT n
WHERE n.sortKey > $after
  AND n.kind IN $kind
  AND n.act IN $act
  AND n.firstDay IS NOT NULL
  AND n.firstDay <= $lastDay
  AND n.lastDay >= $firstDay
  AND EXISTS { MATCH (x)<-[e:ABOUT]-(n) WHERE x.id IN $about AND e.stance IN $stances }
  AND EXISTS { MATCH (x)<-[:ADDRESSED_TO]-(n) WHERE x.id IN $audiences }
  AND EXISTS { MATCH (x)<-[:VIA]-(n) WHERE x.id IN $media }
  AND EXISTS { MATCH (x)<-[:FROM]-()<-[:EVIDENCED_BY]-(n) WHERE x.id IN $articles }
RETURN n
ORDER BY n.sortKey
LIMIT $limit
