UNWIND $rows AS row
MATCH (a:Node {id: row.from})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.to})
USING INDEX SEEK b:Node(id)
MERGE (a)-[e:SAID {record: row.record}]->(b)
SET e = row.props
