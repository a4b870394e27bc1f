package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente/loader/lexicon"
)

// Result joins what was read with what the lexicon knows. The data extends the lexicon: it holds no entry that is known, and no name, tenure
// or office that would change what is known. It is in the order of ids, whatever the order of the sources.
func (im *Importer) Result() (lexicon.Data, Receipt) {
	b := &builder{Importer: im, bySource: map[string]*candidate{}, byID: map[lexicon.ID]*candidate{}, titles: map[string]bool{}, joined: map[lexicon.Membership]bool{}, receipt: Receipt{
		Rows: im.rows, Imported: map[string]int{}, Merged: map[string]int{},
	}}
	slices.SortStableFunc(im.candidates, func(x, y *candidate) int {
		return cmp.Or(cmp.Compare(x.entry.Name, y.entry.Name), cmp.Compare(x.source, y.source), cmp.Compare(x.suffix, y.suffix))
	})
	b.identify()
	b.giveNames()
	b.checkReferences()
	for _, o := range im.offices {
		b.addOffice(o)
	}
	b.addTenures()
	b.addMemberships()
	b.addRest()
	b.sort()
	b.count()
	return b.data, b.receipt
}

type builder struct {
	*Importer
	bySource map[string]*candidate
	byID     map[lexicon.ID]*candidate // new ones
	data     lexicon.Data
	receipt  Receipt
	titles   map[string]bool
	joined   map[lexicon.Membership]bool
}

// identify finds the known entries among the candidates, joins candidates that are one, and gives ids to the new ones.
func (b *builder) identify() {
	b.findKnown()
	byWikidata, byKnown := map[string]*candidate{}, map[lexicon.ID]*candidate{}
	kept := b.candidates[:0]
	for _, c := range b.candidates {
		twin := b.twin(c, byWikidata)
		if c.known != nil && twin == nil {
			twin = byKnown[c.known.ID]
		}
		if twin != nil {
			twin.entry.Aliases = slices.Concat(twin.entry.Aliases, []string{c.entry.Name}, c.entry.Aliases)
			twin.weak, twin.posts = append(twin.weak, c.weak...), append(twin.posts, c.posts...)
			b.refer(c.source, twin)
			b.pass("told of twice; the names were joined", c.place)
			continue
		}
		if c.known != nil {
			c.id = c.known.ID
			byKnown[c.id] = c
		} else {
			c.id = b.newID(c)
			b.byID[c.id] = c
		}
		if c.entry.Wikidata != "" {
			byWikidata[c.entry.Wikidata] = c
		}
		b.refer(c.source, c)
		kept = append(kept, c)
	}
	b.candidates = kept
}

// findKnown sets the known entry of each candidate that is one: by an id first; by its name where no other candidate is that entry.
func (b *builder) findKnown() {
	sure, named := map[*lexicon.Entry]bool{}, map[*lexicon.Entry][]*candidate{}
	for _, c := range b.candidates {
		if c.known == nil {
			c.known = b.byOwnID(c)
		}
		if c.known != nil {
			sure[c.known] = true
		} else if e := b.byItsName(c); e != nil {
			named[e] = append(named[e], c)
		}
	}
	for e, cs := range named {
		if len(cs) == 1 && !sure[e] {
			cs[0].known = e
		}
	}
}

func (b *builder) refer(source string, c *candidate) {
	if source != "" {
		b.bySource[source] = c
	}
}

// twin is an earlier candidate with the same id in Wikidata, in its source or in the user's own data.
func (b *builder) twin(c *candidate, byWikidata map[string]*candidate) *candidate {
	if t := byWikidata[c.entry.Wikidata]; c.entry.Wikidata != "" && t != nil && t.entry.Kind == c.entry.Kind {
		return t
	}
	if t := b.bySource[c.source]; c.source != "" && t != nil {
		return t
	}
	return nil
}

// byOwnID finds the entry of a candidate's id, its own or Wikidata's.
func (b *builder) byOwnID(c *candidate) *lexicon.Entry {
	if e, ok := b.known.Entry(c.entry.ID); ok {
		return e
	}
	if e := b.wikidata[c.entry.Wikidata]; c.entry.Wikidata != "" && e != nil && e.Kind == kindOf(c) {
		return e
	}
	return nil
}

// byItsName finds the only entry of a candidate's kind that bears its name, where neither country nor gender nor Wikidata speak against it.
func (b *builder) byItsName(c *candidate) *lexicon.Entry {
	var found *lexicon.Entry
	for _, h := range b.readings(c.entry.Name, c.caps) {
		if h.Via != lexicon.ViaName || h.Entry.Kind != kindOf(c) || h.Entry == found {
			continue
		}
		if found != nil {
			return nil
		}
		found = h.Entry
	}
	if found == nil || differ(found.Wikidata, c.entry.Wikidata) || differ(found.Country, c.entry.Country) || differ(found.Gender, c.entry.Gender) {
		return nil
	}
	return found
}

func kindOf(c *candidate) lexicon.Kind {
	if c.entry.Kind == "" {
		return c.entry.ID.Kind()
	}
	return c.entry.Kind
}

// differ reports whether two things that are both known are not the same.
func differ[T ~string](a, b T) bool { return a != "" && b != "" && a != b }

// newID makes an id of the name and what the source tells its namesakes apart by, so that importing more does not change it.
func (b *builder) newID(c *candidate) lexicon.ID {
	if c.entry.ID != "" {
		return c.entry.ID
	}
	id := prefix(c.entry.Kind) + b.slug(c.entry.Name)
	if c.suffix != "" {
		id += "-" + c.suffix
	}
	for n, out := 2, lexicon.ID(id); ; n++ {
		_, taken := b.known.Entry(out)
		if !taken && b.byID[out] == nil {
			return out
		}
		out = lexicon.ID(fmt.Sprintf("%s-%d", id, n))
	}
}

// claim is a name that a candidate would bear.
type claim struct {
	c    *candidate
	name string
	weak bool
	near []string
}

// giveNames decides who bears which name. A name that the lexicon gives to somebody else, or that several candidates bear, counts only in an article that names
// the country; where the countries are the same, or unknown, nobody gets it.
func (b *builder) giveNames() {
	claims := map[string][]claim{}
	var order []string
	for _, c := range b.candidates {
		seen := map[string]bool{}
		add := func(name string, weak bool) {
			key := b.known.Key(name)
			if key == "" || seen[key] {
				return
			}
			seen[key] = true
			if claims[key] == nil {
				order = append(order, key)
			}
			claims[key] = append(claims[key], claim{c: c, name: name, weak: weak})
		}
		add(c.entry.Name, false)
		for _, a := range c.entry.Aliases {
			add(a, false)
		}
		for _, w := range c.weak {
			add(w, true)
		}
		c.entry.Aliases = nil
	}
	for _, key := range order {
		for _, cl := range b.settle(claims[key]) {
			b.grant(cl)
		}
	}
	b.dropNameless()
}

// settle returns those of the claims to one name that hold, with the contexts that they need.
func (b *builder) settle(claims []claim) []claim {
	var out []claim
	for _, cl := range claims {
		others := map[lexicon.ID]bool{}
		mine := false
		for _, h := range b.known.Lookup(cl.name) {
			if mine = mine || h.Entry == cl.c.known; h.Entry != cl.c.known {
				others[homeOf(h.Entry)] = true
			}
		}
		if mine {
			continue // it bears the name already
		}
		for _, o := range claims {
			if o.c != cl.c {
				others[o.c.entry.Country] = true
			}
		}
		home := cl.c.entry.Country
		switch {
		case (len(others) > 0 || cl.weak) && (home == "" || others[home]):
			b.pass("names that another bears too, or that say too little", cl.c.place+": "+cl.name)
			continue
		case len(others) > 0 || cl.weak:
			cl.near = []string{string(home)}
		}
		out = append(out, cl)
	}
	return out
}

func homeOf(e *lexicon.Entry) lexicon.ID {
	if e.Kind == lexicon.State {
		return e.ID
	}
	return e.Country
}

// grant gives a candidate a name.
func (b *builder) grant(cl claim) {
	if cl.near != nil {
		b.data.Senses = append(b.data.Senses, lexicon.Sense{Name: cl.name, ID: cl.c.id, Near: cl.near})
	}
	if cl.name == cl.c.entry.Name && cl.c.known == nil {
		cl.c.named = true
		return
	}
	cl.c.entry.Aliases = append(cl.c.entry.Aliases, cl.name)
}

// dropNameless leaves out new candidates that got no name; the first of their names that they got takes the place of one that they did not get.
func (b *builder) dropNameless() {
	for _, c := range b.candidates {
		e := c.entry
		switch {
		case c.known != nil:
			if len(e.Aliases) > 0 || e.Wikidata != "" && c.known.Wikidata == "" {
				a := lexicon.Addition{ID: c.id, Aliases: e.Aliases}
				if c.known.Wikidata == "" {
					a.Wikidata = e.Wikidata
				}
				b.data.Additions = append(b.data.Additions, a)
				b.receipt.Names += len(e.Aliases)
			}
			b.receipt.Merged[string(kindOf(c))]++
		case !c.named && len(e.Aliases) == 0:
			b.pass("all its names are those of others", c.place+": "+e.Name)
			delete(b.byID, c.id)
			c.id = ""
		default:
			if !c.named {
				e.Name, e.Aliases = e.Aliases[0], e.Aliases[1:]
			}
			e.ID, e.Kind = c.id, kindOf(c)
			b.data.Entries = append(b.data.Entries, e)
		}
	}
}

// exists reports whether an id is of an entry, known or new.
func (b *builder) exists(id lexicon.ID) bool {
	_, known := b.known.Entry(id)
	return known || b.byID[id] != nil
}

// checkReferences finds entries that name what is none.
func (b *builder) checkReferences() {
	for i := range b.data.Entries {
		e := &b.data.Entries[i]
		refs := []lexicon.ID{e.Capital, e.Parent, e.Country}
		for _, s := range slices.Concat(e.Claimants, e.Controllers) {
			refs = append(refs, s.Of)
		}
		b.check(b.byID[e.ID].place, refs...)
	}
}

// check reports whether all ids that are given exist, and tells of those that do not.
func (b *builder) check(place string, ids ...lexicon.ID) bool {
	ok := true
	for _, id := range ids {
		if id != "" && !b.exists(id) {
			b.bad = append(b.bad, Bad{place, fmt.Sprintf("%q is no entry, neither of the lexicon nor of what is imported; `entente lexicon list` prints the ids", id)})
			ok = false
		}
	}
	return ok
}

func (b *builder) addOffice(o officeRow) {
	if _, known := b.title(o.Title); known || b.titles[o.Title] {
		b.pass("an office that the lexicon knows", o.place)
		return
	}
	b.titles[o.Title] = true
	if _, known := b.title(o.Plural); known || o.Plural != "" && b.titles[o.Plural] {
		o.Plural = ""
	}
	b.titles[o.Plural] = true
	b.data.Offices = append(b.data.Offices, o.Office)
}

// addMemberships adds memberships between actors that are kept.
func (b *builder) addMemberships() {
	for _, m := range b.memberships {
		member, of := b.bySource[m.member], b.bySource[m.of]
		if member == nil || of == nil || member.id == "" || of.id == "" {
			b.pass("memberships of somebody, or in something, that is not imported", m.place)
			continue
		}
		b.addMembership(lexicon.Membership{Of: of.id, Member: member.id, Role: m.role, From: m.from, To: m.to}, m.place)
	}
	for i, m := range b.own.Memberships {
		m.Of, m.Member = b.renamed(m.Of), b.renamed(m.Member)
		if b.check(b.places.memberships[i], m.Of, m.Member) {
			b.addMembership(m, b.places.memberships[i])
		}
	}
}

func (b *builder) addMembership(m lexicon.Membership, place string) {
	switch {
	case m.Of.Kind() != lexicon.Organization && m.Of.Kind() != lexicon.Group:
		b.pass("memberships in what is neither an organisation nor a group", place)
	case b.joined[m]:
		b.pass("memberships told of twice", place)
	case slices.ContainsFunc(b.known.MembershipsOf(m.Member, ""), func(k lexicon.Membership) bool {
		return k.Of == m.Of && k.Role == m.Role && lexicon.Overlap(k.From, k.To, m.From, m.To)
	}):
		b.pass("memberships that the lexicon knows", place)
	default:
		b.joined[m] = true
		b.data.Memberships = append(b.data.Memberships, m)
	}
}

// renamed is the id that an id of the user's own data has become.
func (b *builder) renamed(id lexicon.ID) lexicon.ID {
	if c := b.bySource[string(id)]; c != nil && c.id != "" {
		return c.id
	}
	return id
}

// addRest adds what CSV holds beside.
func (b *builder) addRest() {
	for i, s := range b.own.Senses {
		if s.ID = b.renamed(s.ID); b.check(b.places.senses[i], s.ID) {
			b.data.Senses = append(b.data.Senses, s)
		}
	}
	for i, o := range b.own.Overrides {
		if o.Of = b.renamed(o.Of); b.check(b.places.overrides[i], o.Of) {
			b.data.Overrides = append(b.data.Overrides, o)
		}
	}
	b.data.GivenNames = append(b.data.GivenNames, b.own.GivenNames...)
}

// sort orders the data by ids, so that the same sources give the same files.
func (b *builder) sort() {
	d := &b.data
	slices.SortFunc(d.Entries, func(x, y lexicon.Entry) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(d.Additions, func(x, y lexicon.Addition) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortStableFunc(d.Senses, func(x, y lexicon.Sense) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID)) })
	slices.SortFunc(d.Offices, func(x, y lexicon.Office) int { return cmp.Compare(x.Title, y.Title) })
	slices.SortFunc(d.Tenures, compareTenures)
	slices.SortFunc(d.Memberships, func(x, y lexicon.Membership) int {
		return cmp.Or(cmp.Compare(x.Of, y.Of), cmp.Compare(x.Member, y.Member), cmp.Compare(x.From, y.From), cmp.Compare(x.Role, y.Role), cmp.Compare(x.To, y.To))
	})
}

func (b *builder) count() {
	for _, e := range b.data.Entries {
		b.receipt.Imported[string(e.Kind)]++
	}
	for what, n := range map[string]int{
		"OFFICE": len(b.data.Offices), "TENURE": len(b.data.Tenures), "MEMBERSHIP": len(b.data.Memberships),
		"SENSE": len(b.data.Senses), "GIVEN_NAME": len(b.data.GivenNames), "OVERRIDE": len(b.data.Overrides),
	} {
		if n > 0 {
			b.receipt.Imported[what] = n
		}
	}
	b.receipt.Passed, b.receipt.Bad = b.passedOver(), b.bad
	slices.SortStableFunc(b.receipt.Bad, func(x, y Bad) int { return cmp.Compare(strings.Split(x.Place, ":")[0], strings.Split(y.Place, ":")[0]) })
}
