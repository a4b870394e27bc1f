UNWIND $ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
REMOVE n:Person:State:Region:City:Facility:Organization:Group:Position:Statement:Claim:Agreement:Provision:Event:Conflict:Relation:Occupancy:Membership:Participation:Article:Evidence:Correction:Actor:Place
