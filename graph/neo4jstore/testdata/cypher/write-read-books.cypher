MATCH (:Schema {name: 'entente'})-[:DECIDES]->(c:Contribution)
MATCH (n:Node {id: c.article})
USING INDEX SEEK n:Node(id)
RETURN n, coalesce(c.told, c.data) AS data
