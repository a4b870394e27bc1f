package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// organisationHeads are the words that an organisation's name ends in, or begins with before "of" or "for", with the kind of organisation that
// they tell, if any.
var organisationHeads = map[string]string{
	"party": "PARTY", "movement": "", "front": "", "army": "ARMED_GROUP", "militia": "ARMED_GROUP", "brigade": "ARMED_GROUP", "brigades": "ARMED_GROUP", "guard": "",
	"council": "", "committee": "", "commission": "", "ministry": "GOVERNMENT_BODY", "department": "GOVERNMENT_BODY", "agency": "", "authority": "GOVERNMENT_BODY",
	"parliament": "GOVERNMENT_BODY", "assembly": "GOVERNMENT_BODY", "senate": "GOVERNMENT_BODY", "congress": "", "court": "GOVERNMENT_BODY", "tribunal": "GOVERNMENT_BODY",
	"university": "", "college": "", "institute": "", "institution": "", "school": "", "foundation": "NGO", "association": "NGO", "society": "NGO",
	"union": "", "federation": "", "confederation": "", "league": "", "alliance": "", "coalition": "", "organisation": "", "organization": "",
	"bank": "", "fund": "", "group": "", "company": "COMPANY", "corporation": "COMPANY", "corp": "COMPANY", "corp.": "COMPANY", "inc": "COMPANY", "inc.": "COMPANY", "ltd": "COMPANY", "ltd.": "COMPANY", "plc": "COMPANY",
	"news": "MEDIA", "radio": "MEDIA", "television": "MEDIA", "tv": "MEDIA", "times": "MEDIA", "post": "MEDIA", "journal": "MEDIA", "herald": "MEDIA", "tribune": "MEDIA", "gazette": "MEDIA", "newspaper": "MEDIA",
	"force": "", "forces": "", "corps": "", "service": "", "services": "", "bureau": "", "office": "", "board": "", "chamber": "", "mission": "", "observatory": "NGO", "network": "", "initiative": "", "secretariat": "",
}

// addOrganisation notes a run as an organisation where it ends in a word that says so, or begins with one and goes on with "of" or "for". It returns where the name ends, 0 where it
// is none.
func (r *reading) addOrganisation(run text.Range) (end int) {
	if m, n := r.lex.MatchModifier(r.words, run.First); n > 0 && n < run.Len() && !m.After { // "Former Unity Party leader"
		run.First += n
	}
	if run.Len() < 2 && r.norm(run.End) != "of" && r.norm(run.End) != "for" {
		return 0
	}
	kind, ok := organisationHeads[r.norm(run.End-1)]
	full := run
	if head, begins := organisationHeads[r.norm(run.First)]; begins && (r.norm(run.End) == "of" || r.norm(run.End) == "for") {
		if rest := r.organisationRest(run.End); rest > 0 {
			kind, ok, full = head, true, text.Range{First: run.First, End: rest}
		}
	}
	if !ok || full.Len() < 2 {
		return 0
	}
	name := r.passage(full)
	e, known := r.organisations[name]
	if !known {
		e = r.unknown(facts.Organization, name)
		r.entities[e].orgKind = kind
	}
	if !r.addMention(mention{Range: full, ents: []int{e}, via: facts.ViaName, rule: "name.organisation", score: 0.7}) {
		return 0
	}
	return full.End
}

// organisationRest returns where "of the Peoples of the North" after an organisation's head ends, 0 where nothing like it stands at i.
func (r *reading) organisationRest(i int) int {
	end := r.sentence(i).End
	last := 0
	for k := i; k < end; k++ {
		switch n := r.norm(k); {
		case r.nameWord(k):
			last = k + 1
		case n == "of" || n == "for" || n == "the" || n == "and" && r.capital(k+1) && k+1 < end || n == "-" || n == "&":
		default:
			return last
		}
	}
	return last
}
