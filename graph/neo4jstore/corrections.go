package neo4jstore

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"entente/graph"
)

// The Contribution of a correction that decides about what others tell hangs at the Schema node by DECIDES. Where corrections leave of a
// contribution something else than was told, it keeps that as "told", beside the data that the graph shows; and it WITHHOLDS, as nodes
// Withheld {fact}, the facts about which they decide, so that these are found again when a correction goes.
const (
	booksCypher = `
MATCH (:Schema {name: 'entente'})-[:DECIDES]->(c:Contribution)
MATCH (n:Node {id: c.article})
USING INDEX SEEK n:Node(id)
RETURN n, coalesce(c.told, c.data) AS data`

	decidesCypher = `
UNWIND $articles AS article
MATCH (s:Schema {name: 'entente'})
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
MERGE (s)-[:DECIDES]->(c)`

	factTellersCypher = `
UNWIND $facts AS fact
MATCH (n:Node {id: fact})
USING INDEX SEEK n:Node(id)
MATCH (n)<-[:TELLS]-(c:Contribution)
RETURN DISTINCT c.article AS article`

	withholdersCypher = `
UNWIND $facts AS fact
MATCH (w:Withheld {fact: fact})
USING INDEX SEEK w:Withheld(fact)
MATCH (w)<-[:WITHHOLDS]-(c:Contribution)
RETURN DISTINCT c.article AS article`

	// nextArticlesCypher lists all contributions in the order of the index.
	nextArticlesCypher = `
MATCH (c:Contribution)
USING INDEX SEEK c:Contribution(article)
WHERE c.article > $after
RETURN c.article AS article
ORDER BY c.article
LIMIT $limit`

	toldCypher = `
UNWIND $articles AS article
MATCH (c:Contribution {article: article})
USING INDEX SEEK c:Contribution(article)
MATCH (n:Node {id: article})
USING INDEX SEEK n:Node(id)
RETURN n, coalesce(c.told, c.data) AS data`

	writeWithheldCypher = `
UNWIND $rows AS row
MATCH (c:Contribution {article: row.article})
USING INDEX SEEK c:Contribution(article)
MERGE (w:Withheld {fact: row.fact})
CREATE (c)-[:WITHHOLDS]->(w)`

	clearWithheldCypher = `
UNWIND $facts AS fact
MATCH (w:Withheld {fact: fact})
USING INDEX SEEK w:Withheld(fact)
WHERE NOT EXISTS { (w)<-[:WITHHOLDS]-() }
DELETE w`
)

// turned is what the corrections decide before a change and after it.
type turned struct{ before, after *graph.Ledger }

// turn works out what the corrections decide once some sources have come and others gone. The caller holds the lock of writers.
func turn(t tx, come graph.Batch, gone []graph.ID) (turned, error) {
	rows, err := t.all(statement{text: booksCypher})
	if err != nil {
		return turned{}, err
	}
	books := map[graph.ID]*graph.Contribution{}
	for _, r := range rows {
		c, err := toldOf(r)
		if err != nil {
			return turned{}, err
		}
		books[c.SourceID()] = c
	}
	out := turned{before: graph.NewLedger(slices.Collect(maps.Values(books))...)}
	for _, c := range come {
		if c.Correction != nil {
			books[c.SourceID()] = c
		}
	}
	for _, id := range gone {
		delete(books, id)
	}
	out.after = graph.NewLedger(slices.Collect(maps.Values(books))...)
	return out, nil
}

// toldOf reads what a source told.
func toldOf(r row) (*graph.Contribution, error) {
	source, err := nodeOf(r["n"])
	if err != nil {
		return nil, err
	}
	data, err := column[[]byte](r, "data")
	if err != nil {
		return nil, err
	}
	c, err := decodeContribution(source.NodeID(), data)
	if err != nil {
		return nil, err
	}
	return c.WithSource(source), nil
}

// settle is what the corrections leave of a contribution.
func (t turned) settle(told *graph.Contribution) coming {
	told = t.after.Erase(told)
	left, decided := t.after.Effective(told)
	out := coming{Contribution: left, told: told, digest: told.Digest(), decided: decided}
	out.shown = out.digest
	if left != told || len(decided) > 0 {
		h := sha256.New()
		h.Write([]byte(left.Digest()))
		for _, id := range decided {
			h.Write([]byte("\x00" + string(id)))
		}
		out.shown = hex.EncodeToString(h.Sum(nil))
	}
	return out
}

// resettle looks again at what others told of the facts about which the corrections have changed, and at everything where somebody is to be
// forgotten: it returns what changes.
func resettle(t tx, turn turned, done map[graph.ID]bool) ([]coming, error) {
	var out []coming
	look := func(ids []graph.ID) error {
		ids = slices.DeleteFunc(ids, func(id graph.ID) bool { return done[id] })
		changed, err := settleAgain(t, turn, ids)
		out = append(out, changed...)
		return err
	}
	if turn.after.ForgetsMore(turn.before) {
		return out, everyArticle(t, look)
	}
	facts := turn.before.Differences(turn.after)
	found := map[graph.ID]bool{}
	err := inParts(facts, func(part []graph.ID) error {
		for _, cypher := range []string{factTellersCypher, withholdersCypher} {
			ids, err := articlesOf(t, statement{cypher, map[string]any{"facts": texts(part)}})
			if err != nil {
				return err
			}
			for _, id := range ids {
				found[id] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, inParts(sortedKeys(found), look)
}

// settleAgain settles what some sources told and returns what comes out otherwise than before.
func settleAgain(t tx, turn turned, ids []graph.ID) ([]coming, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	stored, err := readDigests(t, ids)
	if err != nil {
		return nil, err
	}
	rows, err := t.all(statement{toldCypher, map[string]any{"articles": texts(ids)}})
	if err != nil {
		return nil, err
	}
	var out []coming
	for _, r := range rows {
		told, err := toldOf(r)
		if err != nil {
			return nil, err
		}
		if in := turn.settle(told); stored[told.SourceID()] != (digest{in.digest, in.shown}) {
			out = append(out, in)
		}
	}
	return out, nil
}

// everyArticle calls f with all sources, a part at a time.
func everyArticle(t tx, f func([]graph.ID) error) error {
	const part = 500 // contributions in memory at once
	for after := graph.ID(""); ; {
		ids, err := articlesOf(t, statement{nextArticlesCypher, map[string]any{"after": string(after), "limit": int64(part)}})
		if err != nil || len(ids) == 0 {
			return err
		}
		after = ids[len(ids)-1]
		if err := f(ids); err != nil {
			return err
		}
	}
}

func articlesOf(t tx, s statement) ([]graph.ID, error) {
	rows, err := t.all(s)
	if err != nil {
		return nil, err
	}
	out := make([]graph.ID, len(rows))
	for i, r := range rows {
		article, err := column[string](r, "article")
		if err != nil {
			return nil, err
		}
		out[i] = graph.ID(article)
	}
	return out, nil
}

// writeDecisions keeps which contributions decide, and about which facts in which others; it lets go of facts about which none does any more.
func writeDecisions(t tx, turn turned, come []coming) error {
	var deciding []graph.ID
	var rows []any
	for _, in := range come {
		if k := in.Correction; k != nil && (k.Fact != "" || len(k.Names) > 0) {
			deciding = append(deciding, k.ID)
		}
		for _, fact := range in.decided {
			rows = append(rows, row{"article": string(in.SourceID()), "fact": string(fact)})
		}
	}
	err := inParts(deciding, func(part []graph.ID) error {
		return t.run(statement{decidesCypher, map[string]any{"articles": texts(part)}})
	})
	if err != nil {
		return err
	}
	err = inParts(rows, func(part []any) error { return t.run(statement{writeWithheldCypher, map[string]any{"rows": part}}) })
	if err != nil {
		return err
	}
	return inParts(turn.before.Differences(turn.after), func(part []graph.ID) error {
		return t.run(statement{clearWithheldCypher, map[string]any{"facts": texts(part)}})
	})
}
