MATCH (n:Node)
USING INDEX n:Node(sortKey)
WHERE n.sortKey > ''
RETURN n
ORDER BY n.sortKey
LIMIT $limit
