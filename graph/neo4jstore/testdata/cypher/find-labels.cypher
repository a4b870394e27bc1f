CALL () {
  MATCH (n:Article)
  USING INDEX n:Article(sortKey)
  WHERE n.sortKey < $after
  RETURN n
  ORDER BY n.sortKey DESC
  LIMIT $limit
  UNION ALL
  MATCH (n:Place)
  USING INDEX n:Place(sortKey)
  WHERE n.sortKey < $after
  RETURN n
  ORDER BY n.sortKey DESC
  LIMIT $limit
}
WITH DISTINCT n
RETURN n
ORDER BY n.sortKey DESC
LIMIT $limit
