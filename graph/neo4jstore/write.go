package neo4jstore

import (
	"fmt"
	"strings"

	"entente/graph"
)

// maxRows is how many rows one UNWIND takes: with more, the statement's own memory grows for no gain.
const maxRows = 5000

// inParts calls f with consecutive parts of a list.
func inParts[T any](list []T, f func([]T) error) error {
	for len(list) > 0 {
		n := min(len(list), maxRows)
		if err := f(list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// Every look-up by id names its index: the planner goes by what it has counted, which on a database that is being filled is too little, and would
// rather read all nodes.
const (
	digestsCypher = `
UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
RETURN c.article AS article, c.digest AS digest, coalesce(c.shown, c.digest) AS shown`

	contributionsCypher = `
UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
RETURN c.article AS article, c.data AS data`

	tellsCypher = `
UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
MATCH (c)-[t:TELLS]->(n:Node)
RETURN n.id AS id, t.node AS node, t.edges AS edges`

	deleteContributionsCypher = `
UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
DETACH DELETE c`

	// tellersCypher names, for each different version of a node, one article that tells it.
	tellersCypher = `
UNWIND $ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
MATCH (n)<-[t:TELLS]-(c:Contribution)
RETURN id, t.node AS node, t.edges AS edges, min(c.article) AS article`

	nodesCypher = `
UNWIND $ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
RETURN n`

	edgesCypher = `
UNWIND $rows AS row
MATCH (a:Node {id: row.from})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.to})
USING INDEX SEEK b:Node(id)
MATCH (a)-[e]->(b)
WHERE type(e) = row.type AND e.record = row.record
RETURN row.type AS type, row.from AS from, row.to AS to, properties(e) AS props`

	deleteEdgesCypher = `
UNWIND $rows AS row
MATCH (a:Node {id: row.from})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.to})
USING INDEX SEEK b:Node(id)
MATCH (a)-[e]->(b)
WHERE type(e) = row.type AND e.record = row.record
DELETE e`

	deleteNodesCypher = `
UNWIND $ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
DETACH DELETE n`

	writeContributionsCypher = `
UNWIND $rows AS row
MERGE (c:Contribution {article: row.article})
SET c.digest = row.digest, c.data = row.data, c.told = row.told, c.shown = row.shown`

	writeTellsCypher = `
UNWIND $rows AS row
MATCH (c:Contribution {article: row.article})
USING INDEX SEEK c:Contribution(article)
MATCH (n:Node {id: row.id})
USING INDEX SEEK n:Node(id)
CREATE (c)-[:TELLS {node: row.node, edges: row.edges}]->(n)`

	// tallyCypher counts who tells of a tie, on its record and on the plain edge beside it.
	tallyCypher = `
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
SET e.reports = reports, e.articles = articles, e.firstSeen = firstSeen, e.lastSeen = lastSeen`
)

// mergeNodesCypher writes nodes of one label. Labels come from the vocabulary alone.
func mergeNodesCypher(l graph.Label) string {
	return fmt.Sprintf(`
UNWIND $rows AS row
MERGE (n:Node {id: row.id})
SET n = row, n:%s`, joined(labelsOf(l), ":"))
}

// relabelCypher frees nodes from the labels that they carry.
func relabelCypher() string {
	return fmt.Sprintf(`
UNWIND $ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
REMOVE n:%s`, joined(append(graph.Labels(), graph.LabelActor, graph.LabelPlace), ":"))
}

// mergeEdgesCypher writes edges of one type.
func mergeEdgesCypher(t graph.EdgeType) string {
	return fmt.Sprintf(`
UNWIND $rows AS row
MATCH (a:Node {id: row.from})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.to})
USING INDEX SEEK b:Node(id)
MERGE (a)-[e:%s {record: row.record}]->(b)
SET e = row.props`, t)
}

// write writes the difference: what goes first, then nodes before edges.
func (w writes) write(t tx) error {
	ids := func(cypher string) func([]graph.ID) error {
		return func(part []graph.ID) error { return t.run(statement{cypher, map[string]any{"ids": texts(part)}}) }
	}
	err := inParts(w.deleteEdges, func(part []graph.EdgeKey) error {
		return t.run(statement{deleteEdgesCypher, map[string]any{"rows": keyRows(part)}})
	})
	if err != nil {
		return err
	}
	if err := inParts(w.deleteNodes, ids(deleteNodesCypher)); err != nil {
		return err
	}
	if err := inParts(w.relabel, ids(relabelCypher())); err != nil {
		return err
	}
	for _, l := range sortedKeys(w.nodes) {
		err := inParts(w.nodes[l], func(part []graph.Node) error {
			return t.run(statement{mergeNodesCypher(l), map[string]any{"rows": nodeRows(part)}})
		})
		if err != nil {
			return err
		}
	}
	for _, typ := range sortedKeys(w.edges) {
		err := inParts(w.edges[typ], func(part []graph.Edge) error {
			return t.run(statement{mergeEdgesCypher(typ), map[string]any{"rows": edgeRows(part)}})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeContributions keeps what the articles tell, and of which nodes.
func writeContributions(t tx, come []coming) error {
	var kept, tells []any
	for _, in := range come {
		data, err := encodeContribution(in.Contribution)
		if err != nil {
			return err
		}
		article := string(in.SourceID())
		keep := row{"article": article, "digest": in.digest, "data": data, "told": nil, "shown": nil}
		if in.shown != in.digest {
			if keep["told"], err = encodeContribution(in.told); err != nil {
				return err
			}
			keep["shown"] = in.shown
		}
		kept = append(kept, keep)
		list, err := tellsOf(in.Contribution)
		if err != nil {
			return err
		}
		for _, l := range list {
			tells = append(tells, row{"article": article, "id": string(l.id), "node": l.node, "edges": l.edges})
		}
	}
	for _, part := range []struct {
		cypher string
		rows   []any
	}{{writeContributionsCypher, kept}, {writeTellsCypher, tells}} {
		err := inParts(part.rows, func(rows []any) error { return t.run(statement{part.cypher, map[string]any{"rows": rows}}) })
		if err != nil {
			return err
		}
	}
	return nil
}

func nodeRows(nodes []graph.Node) []any {
	out := make([]any, len(nodes))
	for i, n := range nodes {
		out[i] = nodeProperties(n)
	}
	return out
}

func edgeRows(edges []graph.Edge) []any {
	out := make([]any, len(edges))
	for i, e := range edges {
		out[i] = row{"from": string(e.From), "to": string(e.To), "record": string(e.Record), "props": edgeProperties(e)}
	}
	return out
}

func keyRows(keys []graph.EdgeKey) []any {
	out := make([]any, len(keys))
	for i, k := range keys {
		out[i] = row{"type": string(k.Type), "from": string(k.From), "to": string(k.To), "record": string(k.Record)}
	}
	return out
}

// texts makes a parameter of strings of any type.
func texts[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

func joined[S ~string](list []S, sep string) string { return strings.Join(texts(list), sep) }
