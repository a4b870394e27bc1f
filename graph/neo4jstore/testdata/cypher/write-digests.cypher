UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
RETURN c.article AS article, c.digest AS digest, coalesce(c.shown, c.digest) AS shown
