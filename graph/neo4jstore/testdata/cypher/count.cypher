CALL () {
  MATCH (n:Person) WITH count(n) AS count RETURN 'node' AS kind, 'Person' AS name, count
  UNION ALL
  MATCH (n:State) WITH count(n) AS count RETURN 'node' AS kind, 'State' AS name, count
  UNION ALL
  MATCH (n:Region) WITH count(n) AS count RETURN 'node' AS kind, 'Region' AS name, count
  UNION ALL
  MATCH (n:City) WITH count(n) AS count RETURN 'node' AS kind, 'City' AS name, count
  UNION ALL
  MATCH (n:Facility) WITH count(n) AS count RETURN 'node' AS kind, 'Facility' AS name, count
  UNION ALL
  MATCH (n:Organization) WITH count(n) AS count RETURN 'node' AS kind, 'Organization' AS name, count
  UNION ALL
  MATCH (n:Group) WITH count(n) AS count RETURN 'node' AS kind, 'Group' AS name, count
  UNION ALL
  MATCH (n:Position) WITH count(n) AS count RETURN 'node' AS kind, 'Position' AS name, count
  UNION ALL
  MATCH (n:Statement) WITH count(n) AS count RETURN 'node' AS kind, 'Statement' AS name, count
  UNION ALL
  MATCH (n:Claim) WITH count(n) AS count RETURN 'node' AS kind, 'Claim' AS name, count
  UNION ALL
  MATCH (n:Agreement) WITH count(n) AS count RETURN 'node' AS kind, 'Agreement' AS name, count
  UNION ALL
  MATCH (n:Provision) WITH count(n) AS count RETURN 'node' AS kind, 'Provision' AS name, count
  UNION ALL
  MATCH (n:Event) WITH count(n) AS count RETURN 'node' AS kind, 'Event' AS name, count
  UNION ALL
  MATCH (n:Conflict) WITH count(n) AS count RETURN 'node' AS kind, 'Conflict' AS name, count
  UNION ALL
  MATCH (n:Relation) WITH count(n) AS count RETURN 'node' AS kind, 'Relation' AS name, count
  UNION ALL
  MATCH (n:Occupancy) WITH count(n) AS count RETURN 'node' AS kind, 'Occupancy' AS name, count
  UNION ALL
  MATCH (n:Membership) WITH count(n) AS count RETURN 'node' AS kind, 'Membership' AS name, count
  UNION ALL
  MATCH (n:Participation) WITH count(n) AS count RETURN 'node' AS kind, 'Participation' AS name, count
  UNION ALL
  MATCH (n:Article) WITH count(n) AS count RETURN 'node' AS kind, 'Article' AS name, count
  UNION ALL
  MATCH (n:Evidence) WITH count(n) AS count RETURN 'node' AS kind, 'Evidence' AS name, count
  UNION ALL
  MATCH (n:Correction) WITH count(n) AS count RETURN 'node' AS kind, 'Correction' AS name, count
  UNION ALL
  MATCH ()-[e:HOLDS]->() WITH count(e) AS count RETURN 'edge' AS kind, 'HOLDS' AS name, count
  UNION ALL
  MATCH ()-[e:OF]->() WITH count(e) AS count RETURN 'edge' AS kind, 'OF' AS name, count
  UNION ALL
  MATCH ()-[e:MEMBER_OF]->() WITH count(e) AS count RETURN 'edge' AS kind, 'MEMBER_OF' AS name, count
  UNION ALL
  MATCH ()-[e:PART_OF]->() WITH count(e) AS count RETURN 'edge' AS kind, 'PART_OF' AS name, count
  UNION ALL
  MATCH ()-[e:SAID]->() WITH count(e) AS count RETURN 'edge' AS kind, 'SAID' AS name, count
  UNION ALL
  MATCH ()-[e:ABOUT]->() WITH count(e) AS count RETURN 'edge' AS kind, 'ABOUT' AS name, count
  UNION ALL
  MATCH ()-[e:ADDRESSED_TO]->() WITH count(e) AS count RETURN 'edge' AS kind, 'ADDRESSED_TO' AS name, count
  UNION ALL
  MATCH ()-[e:VIA]->() WITH count(e) AS count RETURN 'edge' AS kind, 'VIA' AS name, count
  UNION ALL
  MATCH ()-[e:AT]->() WITH count(e) AS count RETURN 'edge' AS kind, 'AT' AS name, count
  UNION ALL
  MATCH ()-[e:HOLDS_CLAIM]->() WITH count(e) AS count RETURN 'edge' AS kind, 'HOLDS_CLAIM' AS name, count
  UNION ALL
  MATCH ()-[e:PARTY_TO]->() WITH count(e) AS count RETURN 'edge' AS kind, 'PARTY_TO' AS name, count
  UNION ALL
  MATCH ()-[e:SIGNED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'SIGNED' AS name, count
  UNION ALL
  MATCH ()-[e:AGREED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'AGREED' AS name, count
  UNION ALL
  MATCH ()-[e:PROPOSED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'PROPOSED' AS name, count
  UNION ALL
  MATCH ()-[e:BROKERED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'BROKERED' AS name, count
  UNION ALL
  MATCH ()-[e:GUARANTEES]->() WITH count(e) AS count RETURN 'edge' AS kind, 'GUARANTEES' AS name, count
  UNION ALL
  MATCH ()-[e:AMENDED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'AMENDED' AS name, count
  UNION ALL
  MATCH ()-[e:REJECTED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'REJECTED' AS name, count
  UNION ALL
  MATCH ()-[e:VIOLATED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'VIOLATED' AS name, count
  UNION ALL
  MATCH ()-[e:WITNESSED]->() WITH count(e) AS count RETURN 'edge' AS kind, 'WITNESSED' AS name, count
  UNION ALL
  MATCH ()-[e:HAS_PROVISION]->() WITH count(e) AS count RETURN 'edge' AS kind, 'HAS_PROVISION' AS name, count
  UNION ALL
  MATCH ()-[e:ENDS]->() WITH count(e) AS count RETURN 'edge' AS kind, 'ENDS' AS name, count
  UNION ALL
  MATCH ()-[e:SUPERSEDES]->() WITH count(e) AS count RETURN 'edge' AS kind, 'SUPERSEDES' AS name, count
  UNION ALL
  MATCH ()-[e:ACTS_IN]->() WITH count(e) AS count RETURN 'edge' AS kind, 'ACTS_IN' AS name, count
  UNION ALL
  MATCH ()-[e:SUBJECT]->() WITH count(e) AS count RETURN 'edge' AS kind, 'SUBJECT' AS name, count
  UNION ALL
  MATCH ()-[e:OBJECT]->() WITH count(e) AS count RETURN 'edge' AS kind, 'OBJECT' AS name, count
  UNION ALL
  MATCH ()-[e:EVIDENCED_BY]->() WITH count(e) AS count RETURN 'edge' AS kind, 'EVIDENCED_BY' AS name, count
  UNION ALL
  MATCH ()-[e:FROM]->() WITH count(e) AS count RETURN 'edge' AS kind, 'FROM' AS name, count
  UNION ALL
  MATCH ()-[e:MENTIONS]->() WITH count(e) AS count RETURN 'edge' AS kind, 'MENTIONS' AS name, count
  UNION ALL
  MATCH ()-[e:SUPPORTS]->() WITH count(e) AS count RETURN 'edge' AS kind, 'SUPPORTS' AS name, count
  UNION ALL
  MATCH ()-[e:OPPOSES]->() WITH count(e) AS count RETURN 'edge' AS kind, 'OPPOSES' AS name, count
  UNION ALL
  MATCH ()-[e:RECOGNISES]->() WITH count(e) AS count RETURN 'edge' AS kind, 'RECOGNISES' AS name, count
  UNION ALL
  MATCH ()-[e:OPPOSES_RECOGNITION_OF]->() WITH count(e) AS count RETURN 'edge' AS kind, 'OPPOSES_RECOGNITION_OF' AS name, count
  UNION ALL
  MATCH ()-[e:SEEKS_INDEPENDENCE_FROM]->() WITH count(e) AS count RETURN 'edge' AS kind, 'SEEKS_INDEPENDENCE_FROM' AS name, count
  UNION ALL
  MATCH ()-[e:CLAIMED_BY]->() WITH count(e) AS count RETURN 'edge' AS kind, 'CLAIMED_BY' AS name, count
  UNION ALL
  MATCH ()-[e:CONTROLLED_BY]->() WITH count(e) AS count RETURN 'edge' AS kind, 'CONTROLLED_BY' AS name, count
  UNION ALL
  MATCH ()-[e:ALLIED_WITH]->() WITH count(e) AS count RETURN 'edge' AS kind, 'ALLIED_WITH' AS name, count
  UNION ALL
  MATCH ()-[e:AT_WAR_WITH]->() WITH count(e) AS count RETURN 'edge' AS kind, 'AT_WAR_WITH' AS name, count
  UNION ALL
  MATCH ()-[e:NEGOTIATES_WITH]->() WITH count(e) AS count RETURN 'edge' AS kind, 'NEGOTIATES_WITH' AS name, count
  UNION ALL
  MATCH ()-[e:REFUSES_TALKS_WITH]->() WITH count(e) AS count RETURN 'edge' AS kind, 'REFUSES_TALKS_WITH' AS name, count
}
WITH kind, name, count
WHERE count > 0
RETURN kind, name, count
