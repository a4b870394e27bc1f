package correct

import (
	"context"
	"slices"
	"strings"

	"entente/graph"
	"entente/loader/facts"
)

// Finder is what Link asks of a graph.Store.
type Finder interface {
	Get(ctx context.Context, ids []graph.ID) ([]graph.Node, error)
	Find(ctx context.Context, f graph.Filter, p graph.Page) (graph.Slice[graph.Node], error)
}

// maxCandidates is how many of several actors of one name an error lists.
const maxCandidates = 10

// Link lets facts refer to actors and places of a graph by id or by name: it adds those to the facts' entities and writes their ids in the place of
// the names, so that the correction says the same in any other graph. An *Error names a reference that leads nowhere or to several.
func Link(ctx context.Context, f Finder, d *facts.Document) error {
	l := linker{ctx: ctx, finder: f, known: map[string]string{}}
	for _, e := range d.Entities {
		l.known[e.ID] = e.ID
	}
	for _, a := range d.Agreements {
		l.known[a.ID] = a.ID
	}
	for _, e := range d.Events {
		l.known[e.ID] = e.ID
	}
	for _, k := range d.Conflicts {
		l.known[k.ID] = k.ID
	}
	for _, s := range d.Statements {
		if s.ID != nil {
			l.known[*s.ID] = *s.ID
		}
	}
	for _, c := range d.Claims {
		if c.ID != nil {
			l.known[*c.ID] = *c.ID
		}
	}
	visit(d, visitor{ref: l.ref})
	if l.err != nil {
		return l.err
	}
	for _, e := range l.added {
		if !slices.ContainsFunc(d.Entities, func(have facts.Entity) bool { return have.ID == e.ID }) {
			d.Entities = append(d.Entities, e)
		}
	}
	slices.SortStableFunc(d.Entities, func(a, b facts.Entity) int { return strings.Compare(a.ID, b.ID) })
	return nil
}

type linker struct {
	ctx    context.Context
	finder Finder
	known  map[string]string // references, and what to write in their place
	added  []facts.Entity
	err    error
}

func (l *linker) ref(path string, id *string) {
	if l.err != nil {
		return
	}
	to, ok := l.known[*id]
	if !ok {
		var a *graph.Actor
		if a, l.err = FindActor(l.ctx, l.finder, *id); l.err != nil {
			if wrong, ok := l.err.(*Error); ok { //nolint:errorlint // FindActor makes it
				wrong.Path = path
			}
			return
		}
		to = string(a.ID)
		l.known[*id] = to
		l.added = append(l.added, facts.Entity{ID: to, Kind: strings.ToUpper(string(a.Label)), Name: a.Name, Actor: &to})
	}
	*id = to
}

// FindActor finds the one actor or place of an id or a name: whose name it is, else of whose aliases it is one. An *Error says that there is none, or
// lists the candidates.
func FindActor(ctx context.Context, f Finder, ref string) (*graph.Actor, error) {
	nodes, err := f.Get(ctx, []graph.ID{graph.ID(ref)})
	if err != nil {
		return nil, err
	}
	if nodes[0] != nil {
		if a, ok := nodes[0].(*graph.Actor); ok {
			return a, nil
		}
		return nil, errorf("", "name an actor or a place; an agreement, event or conflict is written among the facts with an id of its own", "%q is the id of something else, a %s", ref, nodes[0].NodeLabel())
	}
	found, err := f.Find(ctx, graph.Filter{Labels: []graph.Label{graph.LabelActor, graph.LabelPlace}, Names: []string{ref}}, graph.Page{First: maxCandidates + 1})
	if err != nil {
		return nil, err
	}
	named := slices.DeleteFunc(slices.Clone(found.Items), func(n graph.Node) bool {
		return graph.NormalName(n.(*graph.Actor).Name) != graph.NormalName(ref)
	})
	if len(named) == 0 {
		named = found.Items
	}
	switch len(named) {
	case 0:
		return nil, errorf("", "write the name or id of an actor that the store has, or the actor among the entities", "nothing has the id or the name %q", ref)
	case 1:
		return named[0].(*graph.Actor), nil
	}
	return nil, errorf("", "name one by its id: "+Candidates(named), "%q is the name of several", ref)
}

// Candidates lists actors for people to choose from.
func Candidates(nodes []graph.Node) string {
	var out []string
	for i, n := range nodes {
		if i == maxCandidates {
			out = append(out, "and more")
			break
		}
		if a, ok := n.(*graph.Actor); ok {
			out = append(out, string(a.ID)+" ("+a.Name+", "+string(a.Label)+")")
		}
	}
	return strings.Join(out, ", ")
}
