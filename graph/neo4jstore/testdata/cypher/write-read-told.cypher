UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
MATCH (n:Node {id: article})
USING INDEX SEEK n:Node(id)
RETURN n, coalesce(c.told, c.data) AS data
