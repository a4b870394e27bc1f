MATCH (n:State)
USING INDEX n:State(sortKey)
WHERE n.sortKey > $after
RETURN n
ORDER BY n.sortKey
LIMIT $limit
