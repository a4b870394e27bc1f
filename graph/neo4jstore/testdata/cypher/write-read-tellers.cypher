UNWIND $ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
MATCH (n)<-[t:TELLS]-(c:Contribution)
RETURN id, t.node AS node, t.edges AS edges, min(c.article) AS article
