UNWIND $facts AS fact
MATCH (w:Withheld {fact: fact})
USING INDEX SEEK w:Withheld(fact)
WHERE NOT EXISTS { (w)<-[:WITHHOLDS]-() }
DELETE w
