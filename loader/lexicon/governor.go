package lexicon

import (
	"errors"
	"fmt"
	"strings"
)

// Governing is what a verb, noun or adjective makes of the act that completes it: "agreed to send", "suspended aid", "a threat to attack".
type Governing string

// The senses of governors.
const (
	Carries   Governing = "CARRY"    // has its object for its meaning: "launched an attack", "held talks", "managed to send"
	Orders    Governing = "ORDER"    // has it done: "authorised an attack"
	Promises  Governing = "PROMISE"  // commits to it: "agreed to send", "is ready to send"
	Intends   Governing = "INTEND"   // means to do it: "plans to send"
	Threatens Governing = "THREATEN" // holds it over somebody: "threatened to attack"
	Refuses   Governing = "REFUSE"   // will not: "refused to send", "rejected talks"
	Fails     Governing = "FAIL"     // did not, whether meant or not: "failed to send"
	Stops     Governing = "STOP"     // does no longer: "suspended aid", "lifted sanctions"
	Requests  Governing = "REQUEST"  // wants it of others: "demanded a withdrawal", "urged Y to leave"
	Attempts  Governing = "ATTEMPT"  // tries: "tried to kill"
	Denies    Governing = "DENY"     // says it is not so: "denied attacking"
	Undergoes Governing = "UNDERGO"  // has it done to it: "drew condemnation", "came under attack"
)

// GoverningWord is a verb, noun or adjective that decides what comes of the act that completes it.
type GoverningWord struct {
	Lemma string // a verb with its particle or preposition: "rule out", "call for"
	Sense Governing
}

// Governing returns what a lemma makes of what it governs. O(1).
func (lx *Lexicon) Governing(lemma string) (Governing, bool) {
	g, ok := lx.governors[lemma]
	return g, ok
}

// VerbLemma returns the verb of predicates and governors that a lower-case word is a form of; of several none. A word that is such a verb itself is its own. O(1).
func (lx *Lexicon) VerbLemma(word string) (string, bool) {
	lemma := lx.verbs[word]
	return lemma, lemma != ""
}

// indexGovernors lists the governors by lemma.
func (lx *Lexicon) indexGovernors() error {
	var errs []error
	for _, g := range lx.data.Governors {
		if g.Lemma == "" || g.Lemma != strings.ToLower(strings.TrimSpace(g.Lemma)) {
			errs = append(errs, fmt.Errorf("governor %q: lemmas are lower case and not empty", g.Lemma))
		}
		if old, known := lx.governors[g.Lemma]; known && old != g.Sense {
			errs = append(errs, fmt.Errorf("governor %q is both %s and %s; keep one", g.Lemma, old, g.Sense))
		}
		lx.governors[g.Lemma] = g.Sense
	}
	return errors.Join(errs...)
}

func governorTable() table {
	return table{
		columns: []string{"sense", "lemmas"},
		add: func(d *Data, r *row) {
			sense := oneOf(r, "sense", Carries, Orders, Promises, Intends, Threatens, Refuses, Fails, Stops, Requests, Attempts, Denies, Undergoes)
			if sense == "" {
				r.fail("sense", errors.New("a governor has a sense"))
			}
			for _, lemma := range r.list("lemmas") {
				d.Governors = append(d.Governors, GoverningWord{lemma, sense})
			}
		},
	}
}
