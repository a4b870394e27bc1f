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
		{Name: "CONSULT", Quad: VerbalCooperation, Score: 2.5, Modes: modes("visit", 4, "third-party", 1, "multilateral", 4, "phone", 1.5)},
		{Name: "SUPPORT", Quad: VerbalCooperation, Score: 5},
		{Name: "CONCEDE", Quad: VerbalCooperation, Score: 4.5},
		{Name: "COOPERATE", Quad: MaterialCooperation, Score: 9.5, NeedsRecipient: true},
		{Name: "AID", Quad: MaterialCooperation, Score: 10, NeedsRecipient: true},
		{Name: "RETREAT", Quad: MaterialCooperation, Score: 6.5, Modes: modes("withdraw", 8, "release", 6.5, "disarm", 10, "ceasefire", 7.5, "access", 6.5, "resign", 4.5)},
		{Name: "REQUEST", Quad: VerbalConflict, Score: 0, Modes: modes("assist", 0.5, "change", -1, "yield", -1, "meet", 0)},
		{Name: "ACCUSE", Quad: VerbalConflict, Score: -3, Modes: modes("disapprove", -2, "investigate", -3.5, "allege", -3.5)},
		{Name: "REJECT", Quad: VerbalConflict, Score: -2, Modes: modes("assist", -1.5, "change", -2, "yield", -2, "meet", -2)},
		{Name: "THREATEN", Quad: VerbalConflict, Score: -3.5, Modes: modes("restrict", -3, "arrest", -3.5, "relations", -3.5, "expel", -3.5, "territory", -4, "violence", -3.5)},
		{Name: "SANCTION", Quad: MaterialConflict, Score: -6, NeedsRecipient: true, Modes: modes("convict", -6, "expel", -5.5, "withdraw", -6, "discontinue", -6)},
		{Name: "PROTEST", Quad: MaterialConflict, Score: -5, Modes: append(
			modes("demo", -5, "riot", -7, "strike", -5, "hunger", -4.5, "boycott", -4.5, "obstruct", -4.5), Mode{Name: "vandalize"})},
		{Name: "MOBILIZE", Quad: MaterialConflict, Score: -5.5, Modes: modes("troops", -6.5, "weapons", -6.5, "police", -5.5, "militia", -6)},
		{Name: "COERCE", Quad: MaterialConflict, Score: -7, Modes: modes("seize", -7, "restrict", -7, "censor", -6.5, "curfew", -6.5, "martial-law", -7.5,
			"arrest", -7, "deport", -7, "withhold", -7, "misinformation", -6.5, "cyber", -7)},
		{Name: "ASSAULT", Quad: MaterialConflict, Score: -9, Modes: modes("abduct", -8.5, "beat", -7.5, "torture", -8.5, "sexual", -8.5, "targeted", -9.5,
			"destroy", -8.5, "primitive", -8, "firearms", -9, "explosives", -9, "suicide-attack", -9.5, "aerial", -9.5, "drone", -9.5, "heavy-weapons", -9.5,
			"crowd-control", -7.5, "unconventional", -10)},
	}
}

// modes builds a list of modes from names and scores in turn.
func modes(pairs ...any) []Mode {
	var out []Mode
	for i := 0; i < len(pairs); i += 2 {
		m := Mode{Name: pairs[i].(string), Scored: true}
		switch score := pairs[i+1].(type) {
		case int:
			m.Score = float64(score)
		case float64:
			m.Score = score
		}
		out = append(out, m)
	}
	return out
}

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
