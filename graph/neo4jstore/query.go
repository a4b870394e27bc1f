package neo4jstore

import (
	"fmt"
	"strings"

	"entente/graph"
)

// query is a list query under construction: nodes n of a label that satisfy conditions, in the order of their places. It becomes one
// statement, in which every value is a parameter.
type query struct {
	label  string   // the one label that all of n carry
	index  string   // the indexed property to start from, where the query starts from n
	links  []link   // conditions on n's neighbours
	wheres []string // conditions on n itself
	params map[string]any
}

// link is a condition on n's neighbours. Where it names ids and is the first of a query, the query starts from them, by the index of ids; else it is tested
// for each n. A test names no label of x, so that nothing tempts the planner to start from all nodes of one.
type link struct {
	pattern string // binds n and x, and e where the condition is on the edge
	ids     string // the parameter with the ids that x may have; empty: any
	where   string // what must hold beside; may be empty
	all     string // the parameter with the number of different x that are needed; empty: one
}

func newQuery(label string) *query {
	return &query{label: label, index: propSortKey, params: map[string]any{}}
}

// param names a value and returns its place in a statement.
func (q *query) param(name string, value any) string {
	q.params[name] = value
	return "$" + name
}

// in restricts n's property to a list; an empty list does not restrict.
func in[S ~string](q *query, property string, list []S) {
	if len(list) > 0 {
		q.wheres = append(q.wheres, fmt.Sprintf("n.%s IN %s", property, q.param(property, texts(list))))
	}
}

// link restricts n to the neighbours of nodes with certain ids; an empty list does not restrict. The pattern binds n and x.
func (q *query) link(name, pattern string, ids []graph.ID) {
	if len(ids) > 0 {
		q.links = append(q.links, link{pattern: pattern, ids: q.param(name, texts(ids))})
	}
}

// dates restricts n to what may have happened in a range of days.
func (q *query) dates(r graph.DateRange) {
	if r.IsZero() {
		return
	}
	q.wheres = append(q.wheres, "n.firstDay IS NOT NULL")
	if r.To != "" {
		q.wheres = append(q.wheres, "n.firstDay <= "+q.param("lastDay", r.To))
	}
	if r.From != "" {
		q.wheres = append(q.wheres, "n.lastDay >= "+q.param("firstDay", r.From))
	}
}

// evidencedIn restricts n to facts with evidence from some articles.
func (q *query) evidencedIn(articles []graph.ID) {
	q.link("articles", "(x)<-[:FROM]-()<-[:EVIDENCED_BY]-(n)", articles)
}

// roles restricts n to what some actors, or all of them, or anybody, have a role in.
func (q *query) roles(t graph.EdgeType, actors []graph.ID, roles []graph.Role, all bool) {
	if len(actors)+len(roles) == 0 {
		return
	}
	l := link{pattern: fmt.Sprintf("(x)-[e:%s]->(n)", t)}
	if len(actors) > 0 {
		l.ids = q.param("actors", texts(actors))
	}
	if len(roles) > 0 {
		l.where = "e.role IN " + q.param("roles", texts(roles))
	}
	if all && len(actors) > 0 {
		l.all = q.param("needed", distinct(actors))
	}
	q.links = append(q.links, l)
}

func distinct(ids []graph.ID) int {
	set := map[graph.ID]bool{}
	for _, id := range ids {
		set[id] = true
	}
	return len(set)
}

// page restricts n to what follows the cursor, and returns the order of lists and the end of the statement. One entry more than asked for tells
// whether more follow.
func (q *query) page(p graph.Page) (where []string, order, limit string) {
	direction, after := "", ">"
	if p.Reverse {
		direction, after = " DESC", "<"
	}
	where = []string{"n.sortKey > ''"} // has the planner read the index in its order
	if !p.After.IsZero() {
		where = []string{fmt.Sprintf("n.sortKey %s %s", after, q.param("after", place(p.After.Key, p.After.ID)))}
	}
	return where, "ORDER BY n.sortKey" + direction, "LIMIT " + q.param("limit", p.First+1)
}

// statement writes the query for one page. returns is what follows RETURN.
func (q *query) statement(p graph.Page, returns string) statement {
	paging, order, limit := q.page(p)
	var b strings.Builder
	rest := q.links
	if len(rest) > 0 && rest[0].ids != "" {
		b.WriteString(rest[0].start(q.label))
		rest = rest[1:]
	} else {
		hint := "USING INDEX"
		if q.index != propSortKey {
			hint = "USING INDEX SEEK" // only the order of sortKey is read from its index; looked up is everything else
		}
		fmt.Fprintf(&b, "MATCH (n:%[1]s)\n%[3]s n:%[1]s(%[2]s)\nWHERE ", q.label, q.index, hint)
	}
	conditions := append(paging, q.wheres...)
	for _, l := range rest {
		conditions = append(conditions, l.test())
	}
	b.WriteString(strings.Join(conditions, "\n  AND "))
	if returns == "n" {
		fmt.Fprintf(&b, "\nRETURN n\n%s\n%s", order, limit)
	} else { // the limit first, then what costs more
		fmt.Fprintf(&b, "\nWITH n\n%[1]s\n%[2]s\nRETURN %[3]s\n%[1]s", order, limit, returns)
	}
	return statement{"\n" + b.String(), q.params}
}

// start is the link as the beginning of a statement; conditions on n follow.
func (l link) start(label string) string {
	where := "n:" + label
	if l.where != "" {
		where += " AND " + l.where
	}
	head := fmt.Sprintf("UNWIND %s AS key\nMATCH (x:Node {id: key})\nUSING INDEX SEEK x:Node(id)\nMATCH %s\nWHERE %s\n", l.ids, l.pattern, where)
	if l.all != "" {
		return head + fmt.Sprintf("WITH n, count(DISTINCT x) AS hits\nWHERE hits = %s\n  AND ", l.all)
	}
	return head + "WITH DISTINCT n\nWHERE "
}

// test is the link as a condition on a given n.
func (l link) test() string {
	var where []string
	if l.ids != "" {
		where = append(where, "x.id IN "+l.ids)
	}
	if l.where != "" {
		where = append(where, l.where)
	}
	condition := strings.Join(where, " AND ")
	if l.all != "" {
		return fmt.Sprintf("COUNT { MATCH %s WHERE %s RETURN DISTINCT x } = %s", l.pattern, condition, l.all)
	}
	return fmt.Sprintf("EXISTS { MATCH %s WHERE %s }", l.pattern, condition)
}

// slice cuts the one entry too many and adds cursors.
func slice[T any](items []T, place func(T) graph.Cursor, first int) graph.Slice[T] {
	var out graph.Slice[T]
	if len(items) > first {
		items, out.More = items[:first], true
	}
	for _, item := range items {
		out.Items = append(out.Items, item)
		out.Cursors = append(out.Cursors, place(item))
	}
	return out
}

// nodePlace is a node's place in a list.
func nodePlace[N graph.Node](n N) graph.Cursor {
	return graph.Cursor{Key: graph.SortKey(n), ID: n.NodeID()}
}

// firstError returns the first of some errors that is one.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
