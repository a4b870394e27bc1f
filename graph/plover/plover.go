// Package plover holds the tables of PLOVER, the political event coding scheme: event types, modes, quad classes, scores, contexts and
// sectors.
//
// The figures are those of the PLOVER manual (openeventdata/PLOVER, state of 2023-12 to 2024-02). Where the manual contradicts itself or
// has an evident slip, the value here is the one that its other tables and its text support:
//
//   - ACCUSE: the summary table prints +3 although every mode of it is negative; the score here is -3.
//   - SANCTION: its own section and the summary by event say material conflict, only the summary by quad lists it under verbal conflict;
//     the quad here is 4.
//   - PROTEST, mode vandalize: the manual gives no score; Score falls back to that of the type.
package plover

import "slices"

// Quad is a quad class: cooperation or conflict, in words or in deeds.
type Quad int

// The quad classes.
const (
	VerbalCooperation   Quad = 1
	MaterialCooperation Quad = 2
	VerbalConflict      Quad = 3
	MaterialConflict    Quad = 4
)

// Mode is a finer kind of an event type.
type Mode struct {
	Name  string
	Score float64
	// Scored is false where the manual gives the mode no score of its own.
	Scored bool
}

// Type is an event type.
type Type struct {
	Name  string
	Quad  Quad
	Score float64 // of the type where no mode is known, from -10 to 10
	Modes []Mode
	// NeedsRecipient marks types that the manual does not code without a recipient.
	NeedsRecipient bool
}

// Types lists the 16 event types in the manual's order, from agreement to assault. The caller owns the result.
func Types() []Type {
	return []Type{
		{Name: "AGREE", Quad: VerbalCooperation, Score: 2.5},
		{Name: "CONSULT", Quad: VerbalCooperation, Score: 2.5, Modes: []Mode{at("visit", 4), at("third-party", 1), at("multilateral", 4), at("phone", 1.5)}},
		{Name: "SUPPORT", Quad: VerbalCooperation, Score: 5},
		{Name: "CONCEDE", Quad: VerbalCooperation, Score: 4.5},
		{Name: "COOPERATE", Quad: MaterialCooperation, Score: 9.5, NeedsRecipient: true},
		{Name: "AID", Quad: MaterialCooperation, Score: 10, NeedsRecipient: true},
		{Name: "RETREAT", Quad: MaterialCooperation, Score: 6.5, Modes: []Mode{at("withdraw", 8), at("release", 6.5), at("disarm", 10), at("ceasefire", 7.5), at("access", 6.5), at("resign", 4.5)}},
		{Name: "REQUEST", Quad: VerbalConflict, Score: 0, Modes: []Mode{at("assist", 0.5), at("change", -1), at("yield", -1), at("meet", 0)}},
		{Name: "ACCUSE", Quad: VerbalConflict, Score: -3, Modes: []Mode{at("disapprove", -2), at("investigate", -3.5), at("allege", -3.5)}},
		{Name: "REJECT", Quad: VerbalConflict, Score: -2, Modes: []Mode{at("assist", -1.5), at("change", -2), at("yield", -2), at("meet", -2)}},
		{Name: "THREATEN", Quad: VerbalConflict, Score: -3.5, Modes: []Mode{at("restrict", -3), at("arrest", -3.5), at("relations", -3.5), at("expel", -3.5), at("territory", -4), at("violence", -3.5)}},
		{Name: "SANCTION", Quad: MaterialConflict, Score: -6, NeedsRecipient: true, Modes: []Mode{at("convict", -6), at("expel", -5.5), at("withdraw", -6), at("discontinue", -6)}},
		{Name: "PROTEST", Quad: MaterialConflict, Score: -5, Modes: []Mode{at("demo", -5), at("riot", -7), at("strike", -5), at("hunger", -4.5), at("boycott", -4.5), at("obstruct", -4.5),
			{Name: "vandalize"}}},
		{Name: "MOBILIZE", Quad: MaterialConflict, Score: -5.5, Modes: []Mode{at("troops", -6.5), at("weapons", -6.5), at("police", -5.5), at("militia", -6)}},
		{Name: "COERCE", Quad: MaterialConflict, Score: -7, Modes: []Mode{at("seize", -7), at("restrict", -7), at("censor", -6.5), at("curfew", -6.5), at("martial-law", -7.5), at("arrest", -7),
			at("deport", -7), at("withhold", -7), at("misinformation", -6.5), at("cyber", -7)}},
		{Name: "ASSAULT", Quad: MaterialConflict, Score: -9, Modes: []Mode{at("abduct", -8.5), at("beat", -7.5), at("torture", -8.5), at("sexual", -8.5), at("targeted", -9.5), at("destroy", -8.5),
			at("primitive", -8), at("firearms", -9), at("explosives", -9), at("suicide-attack", -9.5), at("aerial", -9.5), at("drone", -9.5),
			at("heavy-weapons", -9.5), at("crowd-control", -7.5), at("unconventional", -10)}},
	}
}

// at is a mode with a score of its own.
func at(name string, score float64) Mode { return Mode{Name: name, Score: score, Scored: true} }

// typesByName is never written after the package is initialised.
var typesByName = func() map[string]Type {
	out := map[string]Type{}
	for _, t := range Types() {
		out[t.Name] = t
	}
	return out
}()

// Lookup returns the event type of a name; ok is false where there is none.
func Lookup(name string) (t Type, ok bool) {
	t, ok = typesByName[name]
	t.Modes = slices.Clone(t.Modes)
	return t, ok
}

// HasMode reports whether the type has the mode. The empty mode, none, fits every type.
func (t Type) HasMode(mode string) bool {
	return mode == "" || slices.ContainsFunc(t.Modes, func(m Mode) bool { return m.Name == mode })
}

// ScoreOf is the score of an event of this type in a mode: the mode's own, or the type's where the mode is empty, unknown or not scored.
func (t Type) ScoreOf(mode string) float64 {
	for _, m := range t.Modes {
		if m.Name == mode && m.Scored {
			return m.Score
		}
	}
	return t.Score
}

// TypeNames lists the names of the event types in the manual's order.
func TypeNames() []string {
	var out []string
	for _, t := range Types() {
		out = append(out, t.Name)
	}
	return out
}

// ModeNames lists the names of the type's modes in the manual's order.
func (t Type) ModeNames() []string {
	var out []string
	for _, m := range t.Modes {
		out = append(out, m.Name)
	}
	return out
}

// Contexts lists what an event can have to do with; an event may have several.
func Contexts() []string {
	return []string{
		"military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy", "pro_autocracy",
		"economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security", "gender", "lgbt",
		"religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration", "disasters",
		"natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
		"illegal_drugs", "trafficking",
	}
}

// Sectors lists the codes of the parts of a society that an actor can belong to.
func Sectors() []string {
	return []string{
		"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN",
		"LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
	}
}
