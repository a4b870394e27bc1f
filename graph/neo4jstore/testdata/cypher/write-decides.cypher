UNWIND $articles AS article
MATCH (s:Schema {name: 'entente'})
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
MERGE (s)-[:DECIDES]->(c)
