UNWIND $rows AS row
MATCH (c:Contribution {article: row.article})
USING INDEX SEEK c:Contribution(article)
MERGE (w:Withheld {fact: row.fact})
CREATE (c)-[:WITHHOLDS]->(w)
