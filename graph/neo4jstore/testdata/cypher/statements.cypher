MATCH (n:Statement)
USING INDEX n:Statement(sortKey)
WHERE n.sortKey > ''
RETURN n
ORDER BY n.sortKey
LIMIT $limit
