UNWIND $rows AS row
MATCH (c:Contribution {article: row.article})
USING INDEX SEEK c:Contribution(article)
MATCH (n:Node {id: row.id})
USING INDEX SEEK n:Node(id)
CREATE (c)-[:TELLS {node: row.node, edges: row.edges}]->(n)
