MERGE (s:Schema {name: 'entente'})
SET s.writes = coalesce(s.writes, 0) + 1
