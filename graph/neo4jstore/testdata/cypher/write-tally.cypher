UNWIND $ids AS id
MATCH (r:Node {id: id})
USING INDEX SEEK r:Node(id)
OPTIONAL MATCH (r)-[:EVIDENCED_BY]->(v:Evidence)
OPTIONAL MATCH (v)-[:FROM]->(a:Article)
WITH r, count(DISTINCT v) AS reports, count(DISTINCT a) AS articles, min(a.firstDay) AS firstSeen, max(a.lastDay) AS lastSeen
SET r.reports = reports, r.articles = articles, r.firstSeen = firstSeen, r.lastSeen = lastSeen
WITH r, reports, articles, firstSeen, lastSeen
MATCH (r)-[:SUBJECT]->(s:Node)
MATCH (r)-[:OBJECT]->(o:Node)
MATCH (s)-[e]->(o)
WHERE e.relation = r.id
SET e.reports = reports, e.articles = articles, e.firstSeen = firstSeen, e.lastSeen = lastSeen
