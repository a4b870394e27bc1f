package lexicon

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
	office       *Office
	plural       bool
	status       OfficeStatus
	abbreviation bool // the case of letters counts
	how          written
}

// honorificReading is an honorific and how it must be written.
type honorificReading struct {
	Honorific
	how written
}

func sameWriting(rs []honorificReading, how written) bool { return rs[0].how.exact == how.exact }

// MatchOffice returns the longest title that starts at tokens[i]. The case of
// letters is ignored, that of abbreviations counts: "PM" is one, "pm" is not.
// "ex-president" and "president-elect" match whole and carry their status.
// It does not allocate.
func (lx *Lexicon) MatchOffice(tokens []string, i int) (OfficeHit, bool) {
	readings, how, n := lx.titles.longest(tokens, i, titleAsWritten)
	for _, r := range readings {
		if r.fits(how) {
			return OfficeHit{Office: r.office, N: n, Plural: r.plural, Status: r.status}, true
		}
	}
	return OfficeHit{}, false
}

func (r *titleReading) fits(how written) bool { return !r.abbreviation || r.how.exact == how.exact }

func titleAsWritten(rs []titleReading, how written) bool {
	for i := range rs {
		if rs[i].fits(how) {
			return true
		}
	}
	return false
}

// MatchModifier returns the status word that starts at tokens[i] ("self-styled",
// "acting", "former", "elect") and its length in tokens, 0 if there is none.
func (lx *Lexicon) MatchModifier(tokens []string, i int) (Modifier, int) {
	found, _, n := lx.mods.longest(tokens, i, nil)
	if n == 0 {
		return Modifier{}, 0
	}
	return found[0], n
}

// MatchHonorific returns the honorific that starts at tokens[i] ("Mr", "King")
// and its length in tokens, 0 if there is none. Honorifics are written with a capital.
func (lx *Lexicon) MatchHonorific(tokens []string, i int) (Honorific, int) {
	found, _, n := lx.honorifics.longest(tokens, i, sameWriting)
	if n == 0 {
		return Honorific{}, 0
	}
	return found[0].Honorific, n
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
	titles := newTrieBuilder[titleReading](f, 8*len(d.Offices))
	for i := range d.Offices {
		o := &d.Offices[i]
		putTitle(titles, o.Title, titleReading{office: o})
		for _, v := range o.Variants {
			putTitle(titles, v, titleReading{office: o})
		}
		if o.Plural != "" {
			putTitle(titles, o.Plural, titleReading{office: o, plural: true})
		}
		for _, a := range o.Abbreviations {
			node, how := titles.node(a)
			titles.put(node, titleReading{office: o, abbreviation: true, how: how})
		}
	}
	lx.titles = titles.build()

	mods := newTrieBuilder[Modifier](f, len(d.Modifiers))
	for _, m := range d.Modifiers {
		node, _ := mods.node(m.Word)
		mods.put(node, m)
	}
	lx.mods = mods.build()

	honorifics := newTrieBuilder[honorificReading](f, len(d.Honorifics))
	for _, h := range d.Honorifics {
		node, how := honorifics.node(h.Word)
		honorifics.put(node, honorificReading{h, how})
	}
	lx.honorifics = honorifics.build()

	for _, o := range d.Overrides {
		lx.overrides[overrideKey{o.Title, o.Of}] = o.Function
	}
}

// putTitle adds a title as it is, and with the affixes that grow onto titles.
func putTitle(b *trieBuilder[titleReading], title string, r titleReading) {
	for _, affixed := range [...]struct {
		text   string
		status OfficeStatus
	}{
		{title, ""},
		{"ex-" + title, Former},
		{title + "-elect", Elect},
		{title + "-designate", Elect},
	} {
		r.status = affixed.status
		node, _ := b.node(affixed.text)
		b.put(node, r)
	}
}
