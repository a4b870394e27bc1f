package lexicon

import (
	"slices"
	"strings"
)

// Explanation is what the lexicon knows about a name.
type Explanation struct {
	Name     string     `json:"name"`
	Date     Date       `json:"date,omitempty"`
	Readings []Reading  `json:"readings"`            // the default one first
	Surname  []Named    `json:"surnameOf"`           // persons whom the name alone can name, once the text has named them
	Office   *TitleRead `json:"office,omitempty"`    // where the name is a title
	Given    *Gender    `json:"givenName,omitempty"` // where the name is a given one; empty where either bears it
}

// Named is an entry with its name.
type Named struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
}

// TitleRead is a title, and the functions that it has in some places.
type TitleRead struct {
	Title    string              `json:"title"`
	Function Function            `json:"function,omitempty"`
	In       map[string]Function `json:"functionIn,omitempty"` // by id, where it is another one
}

// Reading is an entry that a name can stand for, with what held on the date.
type Reading struct {
	Named
	Kind        Kind         `json:"kind"`
	Via         Via          `json:"via"`
	Near        []string     `json:"near,omitempty"` // words and entries of which one must be named in the article; the default reading has none
	Status      RegionStatus `json:"status,omitempty"`
	OrgKind     OrgKind      `json:"orgKind,omitempty"`
	Sector      string       `json:"sector,omitempty"`
	Gender      Gender       `json:"gender,omitempty"`
	Wikidata    string       `json:"wikidata,omitempty"`
	Country     *Named       `json:"country,omitempty"`
	Parent      *Named       `json:"parent,omitempty"`
	Capital     *Named       `json:"capital,omitempty"`
	Since       Date         `json:"since,omitempty"`
	Aliases     []string     `json:"aliases,omitempty"`
	Claimants   []Tie        `json:"claimants,omitempty"`
	Controllers []Tie        `json:"controllers,omitempty"`
	Offices     []Held       `json:"offices,omitempty"` // that the person held
	Holders     []Held       `json:"holders,omitempty"` // of its offices
	Memberships []Tie        `json:"memberships,omitempty"`
	Members     []Tie        `json:"members,omitempty"`
}

// Tie is the other end of a membership, a claim or a control, and its time.
type Tie struct {
	Named
	Role string `json:"role,omitempty"`
	From Date   `json:"from,omitempty"`
	To   Date   `json:"to,omitempty"`
}

// Held is a tenure, told from either end.
type Held struct {
	Person   Named        `json:"person"`
	Of       Named        `json:"of"`
	Title    string       `json:"title"`
	Function Function     `json:"function,omitempty"`
	Status   OfficeStatus `json:"status,omitempty"`
	Shared   bool         `json:"shared,omitempty"`
	From     Date         `json:"from,omitempty"`
	To       Date         `json:"to,omitempty"`
}

// Explain says what a name, or an id, can stand for, and what held of it on a
// date, ever for an empty date. It has no readings, surname or office for a
// name that is not known.
func (lx *Lexicon) Explain(name string, on Date) Explanation {
	x := Explanation{Name: name, Date: on, Readings: []Reading{}, Surname: []Named{}}
	if e, ok := lx.byID[ID(name)]; ok {
		x.Readings = append(x.Readings, lx.reading(Hit{Entry: e, Via: ViaName}, on))
		return x
	}
	for _, h := range lx.Lookup(name) {
		if !slices.ContainsFunc(x.Readings, func(r Reading) bool { return r.ID == h.Entry.ID }) { // one that is also the adjective
			x.Readings = append(x.Readings, lx.reading(h, on))
		}
	}
	for _, p := range lx.PersonsBySurname(name, on) {
		x.Surname = append(x.Surname, Named{p.ID, p.Name})
	}
	words := strings.Fields(name)
	if h, ok := lx.MatchOffice(words, 0); ok && h.N == len(words) {
		x.Office = &TitleRead{Title: h.Office.Title, Function: h.Office.Function, In: map[string]Function{}}
		for _, o := range lx.data.Overrides {
			if o.Title == h.Office.Title {
				x.Office.In[string(o.Of)] = lx.FunctionOf(o.Title, o.Of)
			}
		}
	}
	if g, ok := lx.GivenName(name); ok {
		x.Given = &g
	}
	return x
}

// Known reports whether anything is known.
func (x *Explanation) Known() bool {
	return len(x.Readings)+len(x.Surname) > 0 || x.Office != nil || x.Given != nil
}

func (lx *Lexicon) reading(h Hit, on Date) Reading {
	e := h.Entry
	r := Reading{
		Named: Named{e.ID, e.Name}, Kind: e.Kind, Via: h.Via, Near: h.Near, Status: e.Status, OrgKind: e.OrgKind, Sector: e.Sector, Gender: e.Gender,
		Wikidata: e.Wikidata, Country: lx.named(e.Country), Parent: lx.named(e.Parent), Capital: lx.named(e.Capital), Since: e.Since, Aliases: e.Aliases,
		Claimants: lx.ties(e.Claimants, on), Controllers: lx.ties(e.Controllers, on),
	}
	for _, t := range lx.tenures.byPerson[e.ID] {
		if touches(t.From, t.To, on) {
			r.Offices = append(r.Offices, lx.held(t))
		}
	}
	for _, f := range append(functions(), NoFunction) {
		for _, t := range lx.HoldersOf(e.ID, f, on) {
			r.Holders = append(r.Holders, lx.held(t))
		}
	}
	for _, m := range lx.MembershipsOf(e.ID, on) {
		r.Memberships = append(r.Memberships, Tie{*lx.named(m.Of), m.Role, m.From, m.To})
	}
	for _, m := range lx.MembersOf(e.ID, on) {
		r.Members = append(r.Members, Tie{*lx.named(m.Member), m.Role, m.From, m.To})
	}
	return r
}

// named returns an entry with its name, nil for no entry.
func (lx *Lexicon) named(id ID) *Named {
	e, ok := lx.byID[id]
	if !ok {
		return nil
	}
	return &Named{id, e.Name}
}

func (lx *Lexicon) held(t Tenure) Held {
	return Held{*lx.named(t.Person), *lx.named(t.Of), t.Title, t.Function, t.Status, t.Shared, t.From, t.To}
}

func (lx *Lexicon) ties(spans []Span, on Date) []Tie {
	var out []Tie
	for _, s := range spans {
		if touches(s.From, s.To, on) {
			out = append(out, Tie{*lx.named(s.Of), "", s.From, s.To})
		}
	}
	return slices.Clip(out)
}
