UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
MATCH (c)-[t:TELLS]->(n:Node)
RETURN n.id AS id, t.node AS node, t.edges AS edges
