UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
DETACH DELETE c
