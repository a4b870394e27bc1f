package lexicon

import "strings"

// Function is what an office is for, independent of its title.
type Function string

// The functions of offices. NoFunction is that of titles that do not tell.
const (
	NoFunction               Function = ""
	HeadOfState              Function = "HEAD_OF_STATE"
	HeadOfGovernment         Function = "HEAD_OF_GOVERNMENT"
	DeputyHeadOfState        Function = "DEPUTY_HEAD_OF_STATE"
	DeputyHeadOfGovernment   Function = "DEPUTY_HEAD_OF_GOVERNMENT"
	ForeignMinister          Function = "FOREIGN_MINISTER"
	DeputyForeignMinister    Function = "DEPUTY_FOREIGN_MINISTER"
	DefenceMinister          Function = "DEFENCE_MINISTER"
	DeputyDefenceMinister    Function = "DEPUTY_DEFENCE_MINISTER"
	InteriorMinister         Function = "INTERIOR_MINISTER"
	FinanceMinister          Function = "FINANCE_MINISTER"
	JusticeMinister          Function = "JUSTICE_MINISTER"
	Minister                 Function = "MINISTER"
	DeputyMinister           Function = "DEPUTY_MINISTER"
	Spokesperson             Function = "SPOKESPERSON"
	Legislator               Function = "LEGISLATOR"
	Speaker                  Function = "SPEAKER"
	OppositionLeader         Function = "OPPOSITION_LEADER"
	Ambassador               Function = "AMBASSADOR"
	Envoy                    Function = "ENVOY"
	Diplomat                 Function = "DIPLOMAT"
	SecurityAdviser          Function = "SECURITY_ADVISER"
	Adviser                  Function = "ADVISER"
	ChiefOfStaff             Function = "CHIEF_OF_STAFF"
	MilitaryCommander        Function = "MILITARY_COMMANDER"
	MilitaryOfficer          Function = "MILITARY_OFFICER"
	PoliceChief              Function = "POLICE_CHIEF"
	IntelligenceChief        Function = "INTELLIGENCE_CHIEF"
	PartyLeader              Function = "PARTY_LEADER"
	Governor                 Function = "GOVERNOR"
	Mayor                    Function = "MAYOR"
	Judge                    Function = "JUDGE"
	Prosecutor               Function = "PROSECUTOR"
	CentralBankGovernor      Function = "CENTRAL_BANK_GOVERNOR"
	ReligiousLeader          Function = "RELIGIOUS_LEADER"
	HeadOfOrganization       Function = "HEAD_OF_ORGANIZATION"
	DeputyHeadOfOrganization Function = "DEPUTY_HEAD_OF_ORGANIZATION"
	Negotiator               Function = "NEGOTIATOR"
	Candidate                Function = "CANDIDATE"
	Official                 Function = "OFFICIAL"
)

// Office is a title and the function it usually stands for.
type Office struct {
	Title         string   // singular, lower case: "foreign minister"
	Plural        string   // "foreign ministers"
	Variants      []string // other words for the same title, case ignored
	Abbreviations []string // "Gen.": the case counts, the full stop does not
	Function      Function
}

// Override gives a title the function it has in one state, region or organisation.
type Override struct {
	Title    string
	Of       ID
	Function Function
}

type overrideKey struct {
	title string
	of    ID
}

// OfficeStatus is how someone holds an office.
type OfficeStatus string

// The ways to hold an office; Recognised is also the absence of a modifier.
const (
	Recognised OfficeStatus = "RECOGNISED"
	SelfStyled OfficeStatus = "SELF_STYLED"
	Acting     OfficeStatus = "ACTING"
	Former     OfficeStatus = "FORMER"
	Elect      OfficeStatus = "ELECT"
)

// Modifier is a word before or after a title that changes its status.
type Modifier struct {
	Word   string
	Status OfficeStatus
	After  bool // follows the title, as "elect" does
}

// Honorific is a word before a name that tells a gender, or that it is a person.
type Honorific struct {
	Word   string
	Gender Gender // empty when it does not tell
}

// OfficeHit is the longest title that starts at a token.
type OfficeHit struct {
	Office *Office
	N      int          // tokens matched
	Plural bool         // "presidents"
	Status OfficeStatus // of "ex-president" and "president-elect", else empty
}

// titleReading is an OfficeHit before its length in tokens is known.
type titleReading struct {
	office *Office
	plural bool
	status OfficeStatus
	abbr   string // the atoms as they must be written, for abbreviations
}

// MatchOffice returns the longest title that starts at tokens[i]. The case of
// letters is ignored, that of abbreviations counts: "PM" is one, "pm" is not.
// "ex-president" and "president-elect" match whole and carry their status.
// It does not allocate.
func (lx *Lexicon) MatchOffice(tokens []string, i int) (OfficeHit, bool) {
	readings, n := lx.titles.longest(tokens, i, nil)
	for _, r := range readings {
		if r.abbr != "" && !lx.writtenAs(tokens[i:i+n], r.abbr) {
			continue
		}
		return OfficeHit{Office: r.office, N: n, Plural: r.plural, Status: r.status}, true
	}
	return OfficeHit{}, false
}

// writtenAs reports whether the tokens hold the atoms of abbr, case and all.
func (lx *Lexicon) writtenAs(tokens []string, abbr string) bool {
	var buf [64]byte
	for _, token := range tokens {
		for rest := token; rest != ""; {
			atom, tail, ok := lx.titles.folder.next(buf[:], rest)
			want, more, _ := strings.Cut(abbr, " ")
			if !ok || len(atom) > 0 && string(atom) != want {
				return false
			}
			if len(atom) > 0 {
				abbr = more
			}
			rest = tail
		}
	}
	return abbr == ""
}

// MatchModifier returns the status word that starts at tokens[i] ("self-styled",
// "acting", "former", "elect") and its length in tokens, 0 if there is none.
func (lx *Lexicon) MatchModifier(tokens []string, i int) (Modifier, int) {
	found, n := lx.mods.longest(tokens, i, nil)
	if n == 0 {
		return Modifier{}, 0
	}
	return found[0], n
}

// MatchHonorific returns the honorific that starts at tokens[i] ("Mr", "King")
// and its length in tokens, 0 if there is none. Honorifics are written with a capital.
func (lx *Lexicon) MatchHonorific(tokens []string, i int) (Honorific, int) {
	found, n := lx.honors.longest(tokens, i, nil)
	if n == 0 {
		return Honorific{}, 0
	}
	return found[0], n
}

// FunctionOf returns the function that a title (singular, lower case) has in a
// state, region or organisation, which may be empty: "secretary of state" is
// the foreign minister of the United States and no minister in France.
func (lx *Lexicon) FunctionOf(title string, of ID) Function {
	if f, ok := lx.overrides[overrideKey{title, of}]; ok {
		return f
	}
	tokens := [1]string{title}
	hit, ok := lx.MatchOffice(tokens[:], 0)
	if !ok {
		return NoFunction
	}
	if f, ok := lx.overrides[overrideKey{hit.Office.Title, of}]; ok {
		return f
	}
	if of.Kind() == Organization && hit.Office.Function == HeadOfState {
		return HeadOfOrganization
	}
	return hit.Office.Function
}

// Offices returns every known title, in the order of the data.
func (lx *Lexicon) Offices() []Office {
	return append([]Office(nil), lx.data.Offices...)
}

func (lx *Lexicon) buildOffices(f *folder) {
	d := &lx.data
	lx.titles = newTrie[titleReading](f, true, 8*len(d.Offices))
	for i := range d.Offices {
		o := &d.Offices[i]
		lx.putTitle(f, o.Title, titleReading{office: o})
		for _, v := range o.Variants {
			lx.putTitle(f, v, titleReading{office: o})
		}
		if o.Plural != "" {
			lx.putTitle(f, o.Plural, titleReading{office: o, plural: true})
		}
		for _, a := range o.Abbreviations {
			atoms := f.atoms(a)
			lx.titles.put(atoms, titleReading{office: o, abbr: strings.Join(atoms, " ")})
		}
	}
	lx.mods = newTrie[Modifier](f, true, 4*len(d.Modifiers))
	for _, m := range d.Modifiers {
		lx.mods.put(f.atoms(m.Word), m)
	}
	lx.honors = newTrie[Honorific](f, false, 4*len(d.Honorifics))
	for _, h := range d.Honorifics {
		lx.honors.put(f.atoms(h.Word), h)
	}
	for _, o := range d.Overrides {
		lx.overrides[overrideKey{o.Title, o.Of}] = o.Function
	}
}

// putTitle adds a title as it is, and with the affixes that grow onto titles.
func (lx *Lexicon) putTitle(f *folder, title string, r titleReading) {
	atoms := f.atoms(title)
	lx.titles.put(atoms, r)
	for _, affixed := range []struct {
		atoms  []string
		status OfficeStatus
	}{
		{append([]string{"ex"}, atoms...), Former},
		{append(append([]string(nil), atoms...), "elect"), Elect},
		{append(append([]string(nil), atoms...), "designate"), Elect},
	} {
		r.status = affixed.status
		lx.titles.put(affixed.atoms, r)
	}
}
