UNWIND $rows AS row
MATCH (a:Node {id: row.from})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.to})
USING INDEX SEEK b:Node(id)
MATCH (a)-[e]->(b)
WHERE type(e) = row.type AND e.record = row.record
DELETE e
