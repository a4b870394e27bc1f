UNWIND $rows AS row
MERGE (n:Node {id: row.id})
SET n = row, n:Actor:Place:State
