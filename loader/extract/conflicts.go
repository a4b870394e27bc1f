package extract

import (
	"fmt"
	"slices"

	"entente/loader/facts"
	"entente/loader/text"
)

// conflict is a war or a crisis between actors.
type conflict struct {
	name    string
	parties []int
	at      []text.Range
}

func conflictID(i int) string { return fmt.Sprintf("c%d", i+1) }

var conflictNouns = words(`conflict war fighting clashes hostilities battle standoff confrontation crisis`)

// findConflicts reads "the war between X and Y".
func (r *reading) findConflicts() {
	for i := range r.toks {
		if !conflictNouns.has(r.norm(i)) || r.norm(i+1) != "between" || r.quoted(i) || !readable(r.doc.Sentences[r.toks[i].Sentence].Part) {
			continue
		}
		list, end := r.listFrom(i+2, r.isNamedActor)
		if len(list) < 2 {
			continue
		}
		noun := r.norm(i)
		if noun != "war" && noun != "crisis" {
			noun = "conflict"
		}
		c := conflict{name: fmt.Sprintf("%s-%s %s", r.entities[list[0]].name, r.entities[list[1]].name, noun), parties: list, at: []text.Range{{First: i, End: end}}}
		if k := slices.IndexFunc(r.conflicts, func(x conflict) bool { return sameEntities(x.parties, list) }); k >= 0 {
			r.conflicts[k].at = append(r.conflicts[k].at, c.at...)
			continue
		}
		r.conflicts = append(r.conflicts, c)
	}
}

func (a *assembly) conflictFacts() {
	for i, c := range a.conflicts {
		f := facts.Conflict{ID: conflictID(i), Name: c.name, Parties: a.refs(c.parties)}
		for _, at := range c.at {
			f.Evidence = append(f.Evidence, a.evidence(at, "conflict.between", 0.85))
		}
		a.out.Conflicts = append(a.out.Conflicts, f)
	}
}
