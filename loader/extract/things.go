package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

var (
	// thingHeads end the names of laws, prizes, contests, days and the like, which are nobody's.
	thingHeads = words(`act amendment prize award awards medal trophy tour championship championships tournament poll epidemic shooting debate parade olympics virus disease syndrome album novel marathon massacre`)
	// surnameThings are such words that are surnames as well.
	surnameThings = words(`day law eve bill order show cup war belt code field`)
	// stormWords and ship prefixes begin the names of storms, ships and operations, the rest of which looks like a person's or a place's.
	thingOpeners = words(`hurricane typhoon cyclone uss hms operation`)
)

// namesThing reports whether a run is the name of something that acts for nobody: "the Harbour Fairness Act", "Hurricane Ada".
func (r *reading) namesThing(run text.Range) bool {
	if run.Len() < 2 {
		return false
	}
	last := r.norm(run.End - 1)
	return thingOpeners.has(r.norm(run.First)) || thingHeads.has(last) || surnameThings.has(last) && !r.givenName(run) && !r.honorificBefore(run.First)
}

// surveyThings notes the words that storms and ships go by alone once they have been named: "Ada" after "Hurricane Ada".
func (r *reading) surveyThings(run text.Range) {
	if run.Len() == 2 && thingOpeners.has(r.norm(run.First)) {
		r.things[r.words[run.First+1]] = true
	}
}

// beginsLater reports whether the first word of a run, written with a capital at the beginning of a sentence or in a headline, is no word of the name behind it: "Backs Doe", "A Doe aide".
func (r *reading) beginsLater(run text.Range) bool {
	t := &r.toks[run.First]
	if run.Len() < 2 || r.norm(run.First+1) == "-" || r.norm(run.End) == "," || particles.has(t.Norm) || strings.HasSuffix(t.Text, ".") {
		return false
	}
	if _, given := r.lex.GivenName(t.Text); given {
		return false
	}
	switch t.UPOS {
	case text.DET, text.ADP, text.SCONJ, text.CCONJ, text.VERB, text.AUX, text.ADV, text.PRON, text.ADJ:
	default:
		return false
	}
	if n, ok := r.modelNames[run.First]; t.XPOS == "NNP" || ok && n.Len() > 1 && n.kind == syntax.Person {
		return false
	}
	next := run.First + 1 // somebody known, or one whose first name is
	_, given := r.lex.GivenName(r.words[next])
	return given && run.Len() > 2 || len(r.lex.Match(r.words, next)) > 0 || len(r.lex.PersonsBySurname(r.words[next], "")) > 0
}

// repeatNames has the whole name of an organisation that only words of office showed to be one mean it wherever it stands again, though it ends in a place's name: "the Welfare Ruritania report".
func (r *reading) repeatNames() {
	firsts := map[string][]text.Range{}
	for k := range r.mentions {
		if m := &r.mentions[k]; m.rule == ruleOfOffice && m.Len() > 1 {
			firsts[r.words[m.First]] = append(firsts[r.words[m.First]], m.Range)
		}
	}
	if len(firsts) == 0 {
		return
	}
	for sent := range r.sentences() {
		for i := sent.First; i < sent.End; i++ {
			for _, name := range firsts[r.words[i]] {
				if end := i + name.Len(); end <= sent.End && slices.Equal(r.words[i:end], r.words[name.First:name.End]) && r.extendPlace(text.Range{First: i, End: end}) {
					break
				}
			}
		}
	}
}

// extendPlace makes the mention of a place at the end of a range that of the organisation which the whole range names. It reports whether there was one.
func (r *reading) extendPlace(at text.Range) bool {
	m := r.mentionOf(at.End - 1)
	if m == nil || m.First <= at.First || m.End != at.End || !r.isKind(m, facts.State, facts.Region, facts.City) {
		return false
	}
	for k := at.First; k < m.First; k++ {
		if r.mentionOf(k) != nil {
			return false
		}
	}
	r.renamed(m, at, false)
	return true
}
