package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// checkReferences finds ids that name nothing or the wrong kind of thing.
func (lx *Lexicon) checkReferences() []error {
	var errs []error
	need := func(subject, field string, id ID, kinds ...Kind) {
		if id == "" {
			return
		}
		if e, ok := lx.byID[id]; !ok {
			errs = append(errs, fmt.Errorf("%s: %s names %q, which is no entry", subject, field, id))
		} else if len(kinds) > 0 && !slices.Contains(kinds, e.Kind) {
			errs = append(errs, fmt.Errorf("%s: %s names %q, which is a %s", subject, field, id, e.Kind))
		}
	}
	for _, e := range lx.entries {
		subject := string(e.ID)
		need(subject, "capital", e.Capital, City)
		need(subject, "parent", e.Parent)
		need(subject, "country", e.Country, State, Region)
		for _, s := range e.Claimants {
			need(subject, "claimant", s.Of)
		}
		for _, s := range e.Controllers {
			need(subject, "controller", s.Of)
		}
	}
	for _, s := range lx.data.Senses {
		need("sense "+s.Name, "id", s.ID)
	}
	for _, m := range lx.data.Memberships {
		subject := fmt.Sprintf("membership of %s", m.Of)
		need(subject, "of", m.Of, Organization, Group)
		need(subject, "member", m.Member)
	}
	for _, t := range lx.data.Tenures {
		subject := fmt.Sprintf("tenure in %s", t.Of)
		need(subject, "of", t.Of, State, Region, Organization) // facts know no office of a city
		need(subject, "person", t.Person, Person)
	}
	for _, o := range lx.data.Overrides {
		need("override of "+o.Title, "of", o.Of)
	}
	return errs
}

// Check reports what makes answers doubtful though a lexicon can be built: a
// name of several entries without contexts to tell them apart, tenures of one
// office that overlap, dates in the wrong order, states that lack an
// attribute, two meanings of a verb or noun in one pattern. It returns nil when all is well.
func (lx *Lexicon) Check() []error {
	return slices.Concat(lx.checkSenses(), lx.checkStates(), lx.checkTenures(), lx.checkMemberships(), lx.checkOffices(), lx.checkPredicates(), lx.checkSpeech())
}

// checkSenses wants a context for all but one of the readings of a name. A
// city needs none beside what it speaks for in its own country.
func (lx *Lexicon) checkSenses() []error {
	var errs []error
	for _, readings := range lx.names.values {
		open := make(map[written][]string)
		for _, r := range readings {
			speaksFor := func(o reading) bool { return o.via == byMetonym && r.entry.standsFor(o.entry) }
			if len(r.near) > 0 || slices.ContainsFunc(readings, speaksFor) {
				continue
			}
			if id := string(r.entry.ID); !slices.Contains(open[r.how], id) {
				open[r.how] = append(open[r.how], id)
			}
		}
		for _, ids := range open {
			if len(ids) > 1 {
				errs = append(errs, fmt.Errorf("%s share a name (that of %q or one of its like); give all but one a context in senses.tsv",
					strings.Join(ids, ", "), readings[0].entry.Name))
			}
		}
	}
	return errs
}

// standsFor reports whether a city can be the seat of an actor.
func (e *Entry) standsFor(actor *Entry) bool {
	return e.Kind == City && (actor.Capital == e.ID || actor.ID == e.Country || actor.Country == e.Country)
}

func (lx *Lexicon) checkStates() []error {
	var errs []error
	for _, e := range lx.Entries(State) {
		for _, a := range []struct {
			what    string
			missing bool
		}{
			{"an adjective", len(e.Adjectives) == 0},
			{"demonyms", len(e.Demonyms) == 0},
			{"a capital", e.Capital == ""},
			{"an ISO alpha-2 code", len(e.ISO2) != 2},
			{"an ISO alpha-3 code", len(e.ISO3) != 3},
		} {
			if a.missing {
				errs = append(errs, fmt.Errorf("%s lacks %s", e.ID, a.what))
			}
		}
	}
	return errs
}

func (lx *Lexicon) checkTenures() []error {
	var errs []error
	for key, tenures := range lx.tenures.byOffice {
		for i, t := range tenures {
			if t.From == "" {
				errs = append(errs, fmt.Errorf("%s, %s: the tenure of %s has no start", key.of, key.function, t.Person))
			}
			if err := inOrder(t.From, t.To); err != nil {
				errs = append(errs, fmt.Errorf("%s, %s, %s: %w", key.of, key.function, t.Person, err))
			}
			if t.Shared {
				continue // overlaps with those that are not shared are found from there
			}
			for j, o := range tenures {
				if j != i && (j > i || o.Shared) && overlap(t, o) {
					errs = append(errs, fmt.Errorf("%s, %s: the tenures of %s (%s to %s) and %s (%s to %s) overlap; mark both as shared or mend the dates",
						key.of, key.function, t.Person, t.From, t.To, o.Person, o.From, o.To))
				}
			}
		}
	}
	return errs
}

// overlap reports whether two tenures surely share more than a day of handover.
func overlap(a, b Tenure) bool {
	endsBefore := func(x, y Tenure) bool { return x.To != "" && x.To.first() <= y.From.last() }
	return !endsBefore(a, b) && !endsBefore(b, a)
}

func inOrder(from, to Date) error {
	if from != "" && to != "" && to.last() < from.first() {
		return fmt.Errorf("ends %s before it starts %s", to, from)
	}
	return nil
}

func (lx *Lexicon) checkMemberships() []error {
	var errs []error
	for _, m := range lx.data.Memberships {
		if err := inOrder(m.From, m.To); err != nil {
			errs = append(errs, fmt.Errorf("membership of %s in %s: %w", m.Member, m.Of, err))
		}
	}
	return errs
}

func (lx *Lexicon) checkOffices() []error {
	var errs []error
	titles := make(map[string]string)
	for _, o := range lx.data.Offices {
		for _, title := range slices.Concat([]string{o.Title, o.Plural}, o.Variants) {
			if title == "" {
				continue
			}
			if other, dup := titles[title]; dup {
				errs = append(errs, fmt.Errorf("title %q belongs to %q and to %q", title, other, o.Title))
			}
			titles[title] = o.Title
		}
		if o.Title != strings.ToLower(o.Title) {
			errs = append(errs, errors.New("title "+o.Title+": titles are lower case"))
		}
	}
	return errs
}
