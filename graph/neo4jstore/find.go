package neo4jstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/searchtext"
)

// Get implements graph.Store.
func (s *Store) Get(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	out := make([]graph.Node, len(ids))
	err := s.read(ctx, "get", graph.CheckKeys("get", ids), func(t tx) error {
		found, err := nodesByID(t, ids)
		if err != nil {
			return err
		}
		for i, id := range ids {
			out[i] = found[id]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func nodesByID(t tx, ids []graph.ID) (map[graph.ID]graph.Node, error) {
	found := map[graph.ID]graph.Node{}
	err := inParts(sortedUnique(ids), func(part []graph.ID) error {
		rows, err := t.all(statement{nodesCypher, map[string]any{"ids": texts(part)}})
		if err != nil {
			return err
		}
		nodes, err := decodeAll(rows, typedNode[graph.Node])
		for _, n := range nodes {
			found[n.NodeID()] = n
		}
		return err
	})
	return found, err
}

// Find implements graph.Store.
func (s *Store) Find(ctx context.Context, f graph.Filter, p graph.Page) (graph.Slice[graph.Node], error) {
	return listNodes[graph.Node](ctx, s, "find", f.Check(), p, func() statement { return findStatement(f, p) })
}

// findStatement starts from the most telling of the filter's fields that has an index; where there is none, it reads each label's nodes in their
// order and stops after a page.
func findStatement(f graph.Filter, p graph.Page) statement {
	labels := leastLabels(f.Labels)
	q := newQuery(labelNode)
	q.link("mentionedIn", "(x)-[:MENTIONS]->(n)", f.MentionedIn)
	q.link("mentions", "(x)<-[:MENTIONS]-(n)", f.Mentions)
	in(q, "iso3", f.ISO3)
	in(q, "wikidata", f.Wikidata)
	in(q, "normalPublisher", indexKeys(normalNames(f.Publishers)))
	in(q, "function", f.Functions)
	if len(f.Kinds) > 0 {
		q.wheres = append(q.wheres, "n:Actor|City|Agreement AND n.kind IN "+q.param("kinds", f.Kinds))
	}
	if len(f.Statuses) > 0 {
		q.wheres = append(q.wheres, "n:Actor|City AND n.status IN "+q.param("statuses", f.Statuses))
	}
	q.dates(f.Dates)
	if len(f.Names) > 0 {
		return q.byName(f.Names, labels, p)
	}
	switch {
	case len(f.ISO3) > 0:
		q.index = "iso3"
	case len(f.Wikidata) > 0:
		q.index = "wikidata"
	case len(f.Publishers) > 0:
		q.index = propNormalPublisher
	case len(q.links) > 0: // which come first
	case len(labels) == 1:
		q.label = labels[0]
		return q.statement(p, "n")
	default:
		return q.byLabels(labels, p)
	}
	q.onlyLabels(labels)
	return q.statement(p, "n")
}

// onlyLabels restricts n, of whatever label, to some labels.
func (q *query) onlyLabels(labels []string) {
	if !slices.Contains(labels, labelNode) {
		q.wheres = append(q.wheres, "n:"+strings.Join(labels, "|"))
	}
}

// byLabels reads a page of each label in its order and takes the first of them all.
func (q *query) byLabels(labels []string, p graph.Page) statement {
	paging, order, limit := q.page(p)
	conditions := strings.Join(append(paging, q.wheres...), "\n    AND ")
	branches := make([]string, len(labels))
	for i, l := range labels {
		branches[i] = fmt.Sprintf("  MATCH (n:%[1]s)\n  USING INDEX n:%[1]s(sortKey)\n  WHERE %[2]s\n  RETURN n\n  %[3]s\n  %[4]s", l, conditions, order, limit)
	}
	text := fmt.Sprintf("\nCALL () {\n%s\n}\nWITH DISTINCT n\nRETURN n\n%s\n%s", strings.Join(branches, "\n  UNION ALL\n"), order, limit)
	return statement{text, q.params}
}

// byName starts from the index of names. The index is asked for one name at a time, as a phrase; the test behind it is exact.
func (q *query) byName(names []string, labels []string, p graph.Page) statement {
	keys := slices.DeleteFunc(indexKeys(normalNames(names)), func(s string) bool { return s == "" })
	keys = sortedUnique(keys)
	phrases := make([]string, len(keys))
	for i, k := range keys {
		phrases[i] = `"` + phraseEscaper.Replace(k) + `"`
	}
	q.onlyLabels(labels)
	paging, order, limit := q.page(p)
	conditions := append(paging, q.wheres...)
	for _, l := range q.links {
		conditions = append(conditions, l.test())
	}
	text := fmt.Sprintf("\nUNWIND %s AS phrase\nCALL db.index.fulltext.queryNodes('%s', phrase) YIELD node\nWITH DISTINCT node AS n\nWHERE any(name IN n.normalNames WHERE name IN %s)\n  AND %s\nRETURN n\n%s\n%s",
		q.param("phrases", phrases), indexNames, q.param("names", keys), strings.Join(conditions, "\n  AND "), order, limit)
	return statement{text, q.params}
}

// phraseEscaper escapes what Lucene reads inside a phrase.
var phraseEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func normalNames(names []string) []string {
	out := make([]string, len(names))
	for i, s := range names {
		out[i] = graph.NormalName(s)
	}
	return out
}

func indexKeys(list []string) []string {
	for i, s := range list {
		list[i] = indexKey(s)
	}
	return list
}

// leastLabels lists the labels to look at for a filter's labels: without repetitions and without those that a super-label takes in.
func leastLabels(labels []graph.Label) []string {
	if len(labels) == 0 {
		return []string{labelNode}
	}
	covered := func(l graph.Label) bool {
		return slices.ContainsFunc(labels, func(super graph.Label) bool { return super != l && slices.Contains(super.Expand(), l) })
	}
	return texts(slices.DeleteFunc(sortedUnique(labels), covered))
}

func sortedUnique[S ~string](list []S) []S {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

// Search implements graph.Store.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery, p graph.Page) (graph.Slice[graph.Node], error) {
	var out graph.Slice[graph.Node]
	words, wordsErr := searchtext.Query(q.Text)
	check := firstError(q.Check(), graph.CheckPage("search", p), wordsErr)
	err := s.read(ctx, "search", check, func(t tx) error {
		rows, err := t.all(searchStatement(words, q.Labels, p))
		if err != nil {
			return err
		}
		nodes, err := decodeAll(rows, typedNode[graph.Node])
		if err != nil {
			return err
		}
		place := func(n graph.Node) graph.Cursor {
			c := nodePlace(n)
			c.Rank, _ = searchtext.Rank(n, words)
			return c
		}
		out = slice(nodes, place, p.First)
		return nil
	})
	return out, err
}

// maxTermBytes is how much of a word the index is asked for: Lucene cuts longer ones into several. The test behind the index is exact.
const maxTermBytes = 200

func searchStatement(words []string, labels []graph.Label, p graph.Page) statement {
	q := newQuery(labelNode)
	terms, starts := make([]string, len(words)), make([]string, len(words))
	for i, w := range words {
		terms[i], starts[i] = "+"+cut(w, maxTermBytes)+"*", " "+w
	}
	conditions := []string{"all(start IN " + q.param("starts", starts) + " WHERE (' ' + n.searchText) CONTAINS start)"}
	if len(labels) > 0 {
		conditions = append(conditions, "n:"+strings.Join(leastLabels(labels), "|"))
	}
	direction, after := "", ">"
	if p.Reverse {
		direction, after = " DESC", "<"
	}
	paging := ""
	if !p.After.IsZero() {
		rank, at := q.param("afterRank", p.After.Rank), q.param("after", place(p.After.Key, p.After.ID))
		paging = fmt.Sprintf("\nWHERE rank %[1]s %[2]s OR rank = %[2]s AND n.sortKey %[1]s %[3]s", after, rank, at)
	}
	text := fmt.Sprintf("\nCALL db.index.fulltext.queryNodes('%s', %s) YIELD node AS n\nWITH n\nWHERE %s\n"+
		"WITH n, CASE WHEN %s IN coalesce(n.searchNames, []) THEN 0 ELSE 1 END AS rank%s\n"+
		"RETURN n\nORDER BY rank%[6]s, n.sortKey%[6]s\nLIMIT %[7]s",
		indexText, q.param("terms", strings.Join(terms, " ")), strings.Join(conditions, " AND "),
		q.param("query", strings.Join(words, " ")), paging, direction, q.param("limit", p.First+1))
	return statement{text, q.params}
}
