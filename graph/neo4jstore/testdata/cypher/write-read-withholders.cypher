UNWIND $facts AS fact
MATCH (w:Withheld {fact: fact})
USING INDEX SEEK w:Withheld(fact)
MATCH (w)<-[:WITHHOLDS]-(c:Contribution)
RETURN DISTINCT c.article AS article
