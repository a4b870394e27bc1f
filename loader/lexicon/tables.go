package lexicon

import (
	"fmt"
	"slices"

	"entente/graph/plover"
)

func entryTable() table {
	sectors := plover.Sectors()
	return table{
		columns: []string{
			"id", "name", "aliases", "adjectives", "demonyms", "seats", "figures", "capital",
			"iso2", "iso3", "wikidata", "status", "claimants", "controllers", "since", "parent", "country",
			"org_kind", "sector", "gender", "surnames", "latitude", "longitude",
		},
		reserve: func(d *Data, rows int) { d.Entries = room(d.Entries, rows) },
		add: func(d *Data, r *row) {
			d.Entries = append(d.Entries, Entry{
				ID:          ID(r.get("id")),
				Name:        r.get("name"),
				Aliases:     r.list("aliases"),
				Adjectives:  r.list("adjectives"),
				Demonyms:    r.list("demonyms"),
				Seats:       r.list("seats"),
				Figures:     r.list("figures"),
				Capital:     ID(r.get("capital")),
				ISO2:        r.get("iso2"),
				ISO3:        r.get("iso3"),
				Wikidata:    r.get("wikidata"),
				Status:      oneOf(r, "status", Subnational, DeFactoState, Disputed, Macro),
				Claimants:   r.spans("claimants"),
				Controllers: r.spans("controllers"),
				Since:       r.date("since"),
				Parent:      ID(r.get("parent")),
				Country:     ID(r.get("country")),
				OrgKind:     oneOf(r, "org_kind", IGO, GovernmentBody, Party, ArmedGroup, Media, NGO, Company),
				Sector:      oneOf(r, "sector", sectors...),
				Gender:      oneOf(r, "gender", Female, Male),
				Surnames:    r.list("surnames"),
				Latitude:    r.number("latitude"),
				Longitude:   r.number("longitude"),
			})
		},
	}
}

// room makes room for more, at least as much as there is, so that many files do
// not copy the lines of those before them over and over.
func room[T any](have []T, more int) []T { return slices.Grow(have, max(more, len(have))) }

// oneOf reads a cell that is empty or one of the given words.
func oneOf[T ~string](r *row, column string, words ...T) T {
	w := T(r.get(column))
	if w != "" && !slices.Contains(words, w) {
		r.fail(column, fmt.Errorf("%q is none of %q", w, words))
	}
	return w
}

func additionTable() table {
	return table{
		columns: []string{"id", "aliases", "wikidata"},
		add: func(d *Data, r *row) {
			d.Additions = append(d.Additions, Addition{ID: ID(r.get("id")), Aliases: r.list("aliases"), Wikidata: r.get("wikidata")})
		},
	}
}

func senseTable() table {
	return table{
		columns: []string{"name", "id", "near"},
		keys:    3, // an entry has the others too
		add: func(d *Data, r *row) {
			d.Senses = append(d.Senses, Sense{Name: r.get("name"), ID: ID(r.get("id")), Near: r.list("near")})
		},
	}
}

func membershipTable() table {
	return table{
		columns: []string{"of", "member", "role", "from", "to"},
		reserve: func(d *Data, rows int) { d.Memberships = room(d.Memberships, rows) },
		add: func(d *Data, r *row) {
			d.Memberships = append(d.Memberships, Membership{
				Of: ID(r.get("of")), Member: ID(r.get("member")), Role: r.get("role"),
				From: r.date("from"), To: r.date("to"),
			})
		},
	}
}

func tenureTable() table {
	known := functions()
	return table{
		columns: []string{"of", "function", "title", "person", "from", "to", "status", "shared"},
		reserve: func(d *Data, rows int) { d.Tenures = room(d.Tenures, rows) },
		add: func(d *Data, r *row) {
			d.Tenures = append(d.Tenures, Tenure{
				Of: ID(r.get("of")), Function: oneOf(r, "function", known...), Title: r.get("title"),
				Person: ID(r.get("person")), From: r.date("from"), To: r.date("to"),
				Status: oneOf(r, "status", SelfStyled, Acting), Shared: r.flag("shared"),
			})
		},
	}
}

func officeTable() table {
	known := functions()
	return table{
		columns: []string{"title", "plural", "function", "variants", "abbreviations"},
		add: func(d *Data, r *row) {
			d.Offices = append(d.Offices, Office{
				Title: r.get("title"), Plural: r.get("plural"), Function: oneOf(r, "function", known...),
				Variants: r.list("variants"), Abbreviations: r.list("abbreviations"),
			})
		},
	}
}

func overrideTable() table {
	known := functions()
	return table{
		columns: []string{"title", "of", "function"},
		add: func(d *Data, r *row) {
			d.Overrides = append(d.Overrides, Override{
				Title: r.get("title"), Of: ID(r.get("of")), Function: oneOf(r, "function", known...),
			})
		},
	}
}

func modifierTable() table {
	return table{
		columns: []string{"word", "status", "after"},
		add: func(d *Data, r *row) {
			d.Modifiers = append(d.Modifiers, Modifier{
				Word: r.get("word"), After: r.flag("after"),
				Status: oneOf(r, "status", Recognised, SelfStyled, Acting, Former, Elect),
			})
		},
	}
}

func honorificTable() table {
	return table{
		columns: []string{"word", "gender"},
		add: func(d *Data, r *row) {
			d.Honorifics = append(d.Honorifics, Honorific{Word: r.get("word"), Gender: oneOf(r, "gender", Female, Male)})
		},
	}
}

func agentTable() table {
	return table{
		columns: []string{"kind", "sector", "nouns"},
		add: func(d *Data, r *row) {
			a := Agent{Kind: oneOf(r, "kind", AgentPerson, AgentGroup), Sector: r.get("sector")}
			for _, noun := range r.list("nouns") {
				a.Noun = noun
				d.Agents = append(d.Agents, a)
			}
		},
	}
}

func givenNameTable() table {
	return table{
		columns: []string{"gender", "names"},
		add: func(d *Data, r *row) {
			gender := oneOf(r, "gender", Female, Male)
			for _, name := range r.list("names") {
				d.GivenNames = append(d.GivenNames, GivenName{Name: name, Gender: gender})
			}
		},
	}
}

// predicateTable reads lines of lemmas that share all else, each a predicate.
func predicateTable(class PredicateClass) table {
	columns := []string{"lemmas", "type", "mode", "cameo", "recipient", "reciprocal", "contexts"}
	if class == NounPredicate {
		columns = append(columns, "agent")
	} else {
		columns = append(columns, "objects", "persons")
	}
	types, contexts, places := plover.TypeNames(), plover.Contexts(), roles()
	return table{
		columns: columns,
		reserve: func(d *Data, rows int) { d.Predicates = room(d.Predicates, 12*rows) },
		add: func(d *Data, r *row) {
			p := Predicate{
				Class:      class,
				Type:       oneOf(r, "type", types...),
				Mode:       r.get("mode"),
				CAMEO:      r.get("cameo"),
				Agents:     listOf(r, "agent", places),
				Recipients: listOf(r, "recipient", places),
				Objects:    r.list("objects"),
				Reciprocal: r.flag("reciprocal"),
				Persons:    r.flag("persons"),
				Contexts:   listOf(r, "contexts", contexts),
			}
			for _, p.Lemma = range r.list("lemmas") {
				d.Predicates = append(d.Predicates, p)
			}
		},
	}
}

// listOf reads a list whose items are all among the given words.
func listOf[T ~string](r *row, column string, words []T) []T {
	var out []T
	for _, item := range r.list(column) {
		if !slices.Contains(words, T(item)) {
			r.fail(column, fmt.Errorf("%q is none of %q", item, words))
		}
		out = append(out, T(item))
	}
	return out
}

func inflectionTable() table {
	return table{
		columns: []string{"word", "past", "participle", "double", "plural"},
		add: func(d *Data, r *row) {
			d.Inflections = append(d.Inflections, Inflection{
				Word: r.get("word"), Past: r.list("past"), Participle: r.list("participle"),
				Double: oneOf(r, "double", Doubles, MayDouble), Plural: r.get("plural"),
			})
		},
	}
}

func functions() []Function {
	return []Function{
		HeadOfState, HeadOfGovernment, DeputyHeadOfState, DeputyHeadOfGovernment, ForeignMinister,
		DeputyForeignMinister, DefenceMinister, DeputyDefenceMinister, InteriorMinister, FinanceMinister,
		JusticeMinister, Minister, DeputyMinister, Spokesperson, Legislator, Speaker, OppositionLeader,
		Ambassador, Envoy, Diplomat, SecurityAdviser, Adviser, ChiefOfStaff, MilitaryCommander,
		MilitaryOfficer, PoliceChief, IntelligenceChief, PartyLeader, Governor, Mayor, Judge, Prosecutor,
		CentralBankGovernor, ReligiousLeader, HeadOfOrganization, DeputyHeadOfOrganization, Negotiator,
		Candidate, Official,
	}
}
