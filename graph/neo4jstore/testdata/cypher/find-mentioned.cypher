UNWIND $mentionedIn AS key
MATCH (x:Node {id: key})
USING INDEX SEEK x:Node(id)
MATCH (x)-[:MENTIONS]->(n)
WHERE n:Node
WITH DISTINCT n
WHERE n.sortKey > ''
  AND n:Actor|City|Agreement AND n.kind IN $kinds
  AND n:Actor|City AND n.status IN $statuses
RETURN n
ORDER BY n.sortKey
LIMIT $limit
