UNWIND $facts AS fact
MATCH (n:Node {id: fact})
USING INDEX SEEK n:Node(id)
MATCH (n)<-[:TELLS]-(c:Contribution)
RETURN DISTINCT c.article AS article
