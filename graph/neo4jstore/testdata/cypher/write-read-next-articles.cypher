MATCH (c:Contribution)
USING INDEX SEEK c:Contribution(article)
WHERE c.article > $after
RETURN c.article AS article
ORDER BY c.article
LIMIT $limit
