package api

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/api/generated/input"
)

// ref is an actor or place by id or by name: exactly one of the two.
type ref struct {
	id   *graph.ID
	name *string
}

func actorRefs(in []*input.ActorRef) []ref {
	out := make([]ref, len(in))
	for i, r := range in {
		out[i] = ref{r.ID, r.Name}
	}
	return out
}

func entityRefs(in []*input.EntityRef) []ref {
	out := make([]ref, len(in))
	for i, r := range in {
		out[i] = ref{r.ID, r.Name}
	}
	return out
}

func placeRefs(in []*input.PlaceRef) []ref {
	out := make([]ref, len(in))
	for i, r := range in {
		out[i] = ref{r.ID, r.Name}
	}
	return out
}

func targetRefs(in []*input.TargetRef) []ref {
	out := make([]ref, len(in))
	for i, r := range in {
		out[i] = ref{r.ID, r.Name}
	}
	return out
}

// names resolves references. All names of one kind that an operation's field gives are looked up in one call.
type names struct {
	store  graph.Store
	limits Limits
}

// ids resolves references to nodes of some labels. An id is taken as it is; a name that nobody has is an error with CodeNotFound, one that several
// have an error with CodeInvalid that lists their ids.
func (n names) ids(ctx context.Context, what string, refs []ref, labels ...graph.Label) ([]graph.ID, error) {
	if len(refs) > n.limits.IDs {
		return nil, graph.Errorf(graph.CodeLimit, "read filter", what, "at most %d values, not %d", n.limits.IDs, len(refs))
	}
	var asked []string
	for _, r := range refs {
		if (r.id == nil) == (r.name == nil) {
			return nil, graph.Errorf(graph.CodeInvalid, "read filter", what, "give exactly one of id and name")
		}
		if r.name != nil {
			if graph.NormalName(*r.name) == "" {
				return nil, graph.Errorf(graph.CodeInvalid, "read filter", what, "a name is empty")
			}
			asked = append(asked, *r.name)
		}
	}
	byName, err := n.find(ctx, labels, asked)
	if err != nil {
		return nil, err
	}
	out := make([]graph.ID, len(refs))
	for i, r := range refs {
		if r.id != nil {
			out[i] = *r.id
			continue
		}
		found, err := pick(what, *r.name, byName[graph.NormalName(*r.name)])
		if err != nil {
			return nil, err
		}
		out[i] = found.ID
	}
	return out, nil
}

// find returns the nodes that have each of the names, by normal name.
func (n names) find(ctx context.Context, labels []graph.Label, asked []string) (map[string][]*graph.Actor, error) {
	out := map[string][]*graph.Actor{}
	if len(asked) == 0 {
		return out, nil
	}
	found, err := n.store.Find(ctx, graph.Filter{Labels: labels, Names: asked}, graph.Page{First: graph.MaxPage})
	if err != nil {
		return nil, err
	}
	if found.More {
		return nil, graph.Errorf(graph.CodeLimit, "find names", strings.Join(asked, ", "), "more than %d nodes have them; use ids", graph.MaxPage)
	}
	for _, node := range found.Items {
		a, ok := node.(*graph.Actor)
		if !ok {
			continue
		}
		seen := map[string]bool{}
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			if key := graph.NormalName(name); !seen[key] {
				seen[key] = true
				out[key] = append(out[key], a)
			}
		}
	}
	return out, nil
}

// pick chooses the node that a name means: the only one that has it, or else the only one whose chief name it is, or else the only state among those: a
// bare name that a state shares with a region or a town means the state.
func pick(what, name string, found []*graph.Actor) (*graph.Actor, error) {
	if len(found) == 0 {
		return nil, graph.Errorf(graph.CodeNotFound, "find "+what, name, "nobody has this name; search finds names by their beginnings")
	}
	chief := slices.DeleteFunc(slices.Clone(found), func(a *graph.Actor) bool { return graph.NormalName(a.Name) != graph.NormalName(name) })
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(chief) == 1:
		return chief[0], nil
	}
	states := slices.DeleteFunc(chief, func(a *graph.Actor) bool { return a.Label != graph.LabelState })
	if len(states) == 1 {
		return states[0], nil
	}
	slices.SortFunc(found, func(a, b *graph.Actor) int { return cmp.Compare(a.ID, b.ID) })
	var ids []string
	for _, a := range found {
		ids = append(ids, string(a.ID))
	}
	return nil, graph.Errorf(graph.CodeInvalid, "find "+what, name, "%d have this name; use one of the ids %s", len(found), strings.Join(ids, ", "))
}

// actors resolves references to actors and fetches them. An id that is no actor's is an error with CodeNotFound.
func (n names) actors(ctx context.Context, what string, refs []ref) ([]*graph.Actor, error) {
	ids, err := n.ids(ctx, what, refs, graph.LabelActor)
	if err != nil {
		return nil, err
	}
	nodes, err := n.store.Get(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]*graph.Actor, len(nodes))
	for i, node := range nodes {
		a, ok := node.(*graph.Actor)
		if !ok || !a.Label.IsActor() {
			return nil, graph.Errorf(graph.CodeNotFound, "find "+what, string(ids[i]), "there is no such actor")
		}
		out[i] = a
	}
	return out, nil
}
