UNWIND $rows AS row
MATCH (a:Node {id: row.from})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.to})
USING INDEX SEEK b:Node(id)
MATCH (a)-[e]->(b)
WHERE type(e) = row.type AND e.record = row.record
RETURN row.type AS type, row.from AS from, row.to AS to, properties(e) AS props
