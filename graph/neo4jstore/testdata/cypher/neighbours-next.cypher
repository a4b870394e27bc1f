UNWIND $keys AS key
CALL (key) {
  MATCH (n:Node {id: key})
  USING INDEX SEEK n:Node(id)
  CALL (n) {
    MATCH (n)-[e:HOLDS|SAID]->(m:Node)
    WHERE e.role IN $roles
    RETURN e, m, '1' AS direction
    UNION
    MATCH (n)<-[e:ABOUT]-(m:Statement)
    WHERE e.role IN $roles
    RETURN e, m, '2' AS direction
  }
  WITH e, m, direction, type(e) + $nul + direction + $nul + coalesce(e.recordKey, e.record) AS place
  WHERE m.sortKey > $after OR m.sortKey = $after AND place > $afterEdge
  ORDER BY m.sortKey, place
  LIMIT $limit
  RETURN e, m, direction
}
RETURN key, m, direction, type(e) AS type, startNode(e).id AS from, endNode(e).id AS to, properties(e) AS props
