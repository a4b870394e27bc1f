package lexicon

import (
	"cmp"
	"slices"
)

// Tenure says that a person held an office of a state, region or organisation.
// Both days are included; the day of a handover belongs to both holders.
type Tenure struct {
	Person   ID
	Of       ID
	Function Function
	Title    string // as it is usually written: "president", "king"
	From     Date
	To       Date         // empty while it lasts
	Status   OfficeStatus // empty for a recognised holder
	Shared   bool         // one of several who held the office together
}

type officeKey struct {
	of       ID
	function Function
}

// tenureIndex holds tenures by person and by office, each ordered by From.
type tenureIndex struct {
	byPerson map[ID][]Tenure
	byOffice map[officeKey][]Tenure
}

func indexTenures(tenures []Tenure) tenureIndex {
	ix := tenureIndex{
		byPerson: make(map[ID][]Tenure, len(tenures)),
		byOffice: make(map[officeKey][]Tenure, len(tenures)/4),
	}
	for _, t := range tenures {
		ix.byPerson[t.Person] = append(ix.byPerson[t.Person], t)
		key := officeKey{t.Of, t.Function}
		ix.byOffice[key] = append(ix.byOffice[key], t)
	}
	for _, ts := range ix.byPerson {
		slices.SortStableFunc(ts, compareTenures)
	}
	for _, ts := range ix.byOffice {
		slices.SortStableFunc(ts, compareTenures)
	}
	return ix
}

func compareTenures(a, b Tenure) int {
	return cmp.Or(
		cmp.Compare(a.From.first(), b.From.first()), cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.Of, b.Of), cmp.Compare(a.Function, b.Function),
	)
}

// Overlap reports whether two times surely share more than a day of handover.
// Empty dates are open.
func Overlap(from1, to1, from2, to2 Date) bool {
	return overlap(Tenure{From: from1, To: to1}, Tenure{From: from2, To: to2})
}

// Tenures returns what offices a person held, ordered by start.
func (lx *Lexicon) Tenures(person ID) []Tenure {
	return slices.Clone(lx.tenures.byPerson[person])
}

// HoldersOf returns who held an office on some day that the date may mean, on
// any day for an empty date, ordered by start.
func (lx *Lexicon) HoldersOf(of ID, function Function, on Date) []Tenure {
	var out []Tenure
	for _, t := range lx.tenures.byOffice[officeKey{of, function}] {
		if touches(t.From, t.To, on) {
			out = append(out, t)
		}
	}
	return out
}

// Holder returns the one who held an office on a date, on the day of a
// handover the newcomer. It is false when nobody is known, when the date does
// not tell several holders apart, and when the office was shared.
func (lx *Lexicon) Holder(of ID, function Function, on Date) (Tenure, bool) {
	found := lx.HoldersOf(of, function, on)
	if len(found) > 1 && len(on) == len("2006-01-02") {
		found = slices.DeleteFunc(found, func(t Tenure) bool { return t.To == on && t.From != on })
	}
	if len(found) != 1 || found[0].Shared {
		return Tenure{}, false
	}
	return found[0], true
}

// PersonsBySurname returns the persons whom a surname alone can name, those
// who held an office on the date first, in the order of ids otherwise.
func (lx *Lexicon) PersonsBySurname(surname string, on Date) []*Entry {
	found := slices.Clone(lx.surnames[lx.names.folder.key(surname)])
	if on == "" {
		return found
	}
	inOffice := func(e *Entry) bool {
		return slices.ContainsFunc(lx.tenures.byPerson[e.ID], func(t Tenure) bool { return touches(t.From, t.To, on) })
	}
	slices.SortStableFunc(found, func(a, b *Entry) int { return -compareBool(inOffice(a), inOffice(b)) })
	return found
}

func (lx *Lexicon) buildPersons(f *folder) {
	for _, e := range lx.entries {
		for _, s := range e.Surnames {
			key := f.key(s)
			lx.surnames[key] = append(lx.surnames[key], e)
		}
	}
	lx.indexAgents()
	lx.indexEvaluations()
	for _, g := range lx.data.GivenNames {
		lx.given[f.key(g.Name)] = g.Gender
	}
}
