package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
)

// titleName is the office's title: the text's words in small letters and the singular, abbreviations written out.
func (r *reading) titleName(t *title) string {
	name := strings.ToLower(strings.Join(strings.Fields(r.passage(t.Range)), " "))
	if t.plural || t.status != "" && strings.Contains(name, "-") || strings.HasSuffix(name, ".") || len(t.office.Abbreviations) > 0 && len(name) <= 3 {
		return t.office.Title
	}
	return name
}

// seatOfOffice is what an office named with a city is an office of: the government that sits there, nobody for what is a city's own office, since a city is no actor.
func (r *reading) seatOfOffice(title string, of int) int {
	if of < 0 || r.entities[of].kind != facts.City {
		return of
	}
	if r.function(title, -1) == lexicon.Mayor {
		return -1
	}
	if g := r.governmentOf(of); g != of {
		return g
	}
	return -1
}

// function is what the office is for, given what it is an office of.
func (r *reading) function(title string, of int) lexicon.Function {
	id := lexicon.ID("")
	if of >= 0 && r.entities[of].entry != nil {
		id = r.entities[of].entry.ID
	}
	f := r.lex.FunctionOf(title, id)
	if short, _, cut := strings.Cut(title, " for "); cut && f == lexicon.NoFunction { // "undersecretary for fisheries"
		f = r.lex.FunctionOf(short, id)
	}
	if of >= 0 && r.entities[of].kind == facts.Organization && f == lexicon.HeadOfState { // the president of a union
		f = lexicon.HeadOfOrganization
	}
	if of >= 0 && f == lexicon.HeadOfState && r.isSubnational(of) { // the president of a region is no head of state
		f = lexicon.Governor
	}
	if f == lexicon.MilitaryOfficer && title == "captain" && of >= 0 && r.entities[of].kind != facts.Organization { // states have captains of teams
		f = lexicon.NoFunction
	}
	if of >= 0 && r.entities[of].kind == facts.Organization && f == lexicon.DeputyHeadOfState {
		f = lexicon.DeputyHeadOfOrganization
	}
	return f
}

// isSubnational reports whether an entity is a region that is part of a state.
func (r *reading) isSubnational(of int) bool {
	e := r.entities[of].entry
	return e != nil && e.Kind == lexicon.Region && e.Status == lexicon.Subnational
}

// isRankNoun reports whether the word of a title means it before a name, and not how large or private something is: "major networks".
func (r *reading) isRankNoun(t *title) bool {
	switch r.norm(t.First) {
	case "major", "general", "private":
		return t.Len() > 1 || r.capital(t.First)
	}
	return true
}

// severalPersonsAt reports whether a list of persons begins at token i: after a title in the plural ("candidates Jane Doe and John Roe"); one name alone is another clause's ("the candidates Doe named").
func (r *reading) severalPersonsAt(i int) bool {
	people, _ := r.listFrom(i, func(m *mention) bool { return r.isKind(m, facts.Person) })
	return len(people) > 1
}
