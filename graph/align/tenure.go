package align

import (
	"slices"

	"entente/graph"
)

// Tenure is somebody's holding of an office of a state, region or organisation.
type Tenure struct {
	Person, Body graph.ID
	Status       string
	From, To     graph.Date
}

// Covers reports whether the tenure says that its person held the office on a date. Where it has no dates of its own it speaks of the time of its
// articles: it then covers every date unless it is a former or a coming one. An unknown date is covered by tenures that are neither.
func (t Tenure) Covers(d graph.Date) bool {
	first, last := d.Bounds()
	from, _ := t.From.Bounds()
	_, to := t.To.Bounds()
	if first == "" || from == "" && to == "" {
		return t.Status != "FORMER" && t.Status != "ELECT"
	}
	if from == "" && t.Status == "ELECT" {
		return false
	}
	return (from == "" || from <= last) && (to == "" || to >= first)
}

// actsFor is an actor for whom somebody acts, through an office where the actor is not the one who acts.
type actsFor struct {
	actor   graph.ID
	through graph.ID
}

// Raise returns a fact between the states, regions and organisations for which its persons acted on its date: one for every two of them. An end that
// held no office then stays itself.
func Raise(f Fact, tenures map[graph.ID][]Tenure) []Fact {
	one, other := bodies(f.A, f.Date, tenures), bodies(f.B, f.Date, tenures)
	out := make([]Fact, 0, len(one)*len(other))
	for _, a := range one {
		for _, b := range other {
			raised := f
			raised.A, raised.B = a.actor, b.actor
			raised.Through = nil
			for _, id := range []graph.ID{a.through, b.through} {
				if id != "" {
					raised.Through = append(raised.Through, id)
				}
			}
			slices.Sort(raised.Through)
			out = append(out, raised)
		}
	}
	return out
}

func bodies(id graph.ID, d graph.Date, tenures map[graph.ID][]Tenure) []actsFor {
	var out []actsFor
	for _, t := range tenures[id] {
		a := actsFor{t.Body, id}
		if t.Covers(d) && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return []actsFor{{actor: id}}
	}
	return out
}
