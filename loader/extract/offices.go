package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// title is an occurrence of the words of an office.
type title struct {
	text.Range
	office *lexicon.Office
	plural bool
	status lexicon.OfficeStatus
	// phrase is the noun phrase without what follows the title: from an article, adjective or status word to the title's end.
	phrase  text.Range
	of      []int // what the words before it say it is an office of
	persons []int // who the words beside it say holds it
}

// office is somebody holding one.
type office struct {
	person   int
	title    string
	function lexicon.Function
	of       int // -1: unknown
	status   lexicon.OfficeStatus
	from, to string
	at       text.Range
	rule     string
	score    float64
}

// titleAdjectives may stand between an article and a title without changing whose office it is.
var titleAdjectives = words(`rebel separatist breakaway opposition veteran hardline longtime new newly outgoing incoming top senior chief visiting embattled newly-elected elected military political
	late current then deposed ousted exiled caretaker interim transitional two three both popular conservative liberal populist autocratic authoritarian`)

// findTitles notes the words of offices.
func (r *reading) findTitles() {
	for i := 0; i < len(r.toks); i++ {
		h, ok := r.lex.MatchOffice(r.words, i)
		if !ok || i+h.N > len(r.toks) || r.toks[i].Sentence != r.toks[i+h.N-1].Sentence {
			continue
		}
		at := text.Range{First: i, End: i + h.N}
		r.titles = append(r.titles, title{Range: at, phrase: at, office: h.Office, plural: h.Plural, status: h.Status})
		for k := at.First; k < at.End; k++ {
			r.titleAt[k] = int32(len(r.titles) - 1)
		}
		i = at.End - 1
	}
}

// findOffices reads who holds which office from the words around each title.
func (r *reading) findOffices() {
	for i := range r.titles {
		t := &r.titles[i]
		if r.mentionOf(t.First) != nil { // the title's words are part of a name
			continue
		}
		r.titlePhrase(t)
		r.titleHolders(t)
	}
}

// titlePhrase reads leftwards from a title: status words, adjectives, whose office it is, an article.
func (r *reading) titlePhrase(t *title) {
	start := r.sentence(t.First).First
	i := t.First
	for i > start {
		prev := i - 1
		if n, status := r.modifierEndingAt(i, start); n > 0 {
			t.status = status
			i -= n
			continue
		}
		if r.possessive(prev) && prev > start {
			if m := r.mentionOf(prev - 1); m != nil && r.canHaveOffices(m) {
				t.of = append(m.ents, t.of...)
				i = m.phrase.First
			}
			break
		}
		if m := r.mentionOf(prev); m != nil && r.canHaveOffices(m) && m.End == i {
			t.of = append(append([]int{}, m.ents...), t.of...)
			i = m.First
			if r.norm(i-1) == "and" && r.mentionOf(i-2) != nil && r.mentionOf(i-2).via == facts.ViaDemonym && t.plural {
				i-- // "the Georgian and Russian leaders"
			}
			continue
		}
		if titleAdjectives.has(r.norm(prev)) {
			i--
			continue
		}
		break
	}
	if i > start && (r.norm(i-1) == "the" || r.norm(i-1) == "a" || r.norm(i-1) == "an") {
		i--
	}
	t.phrase = text.Range{First: i, End: t.End}
}

func (r *reading) canHaveOffices(m *mention) bool {
	return r.isKind(m, facts.State, facts.Region, facts.Organization, facts.City)
}

// modifierEndingAt returns the length and meaning of the status word that ends before token i.
func (r *reading) modifierEndingAt(i, start int) (int, lexicon.OfficeStatus) {
	for n := 1; n <= 4 && i-n >= start; n++ {
		if m, k := r.lex.MatchModifier(r.words, i-n); k == n && !m.After {
			return n, m.Status
		}
	}
	return 0, ""
}

// titleHolders finds the persons beside a title and notes their offices.
func (r *reading) titleHolders(t *title) {
	end := r.sentence(t.First).End
	after := t.End
	if m, n := r.lex.MatchModifier(r.words, after); n > 0 && m.After && after+n <= end {
		t.status = m.Status
		after += n
	}
	ofs, afterOf := t.of, after
	if n := r.norm(after); n == "of" || n == "for" || n == "to" {
		if list, e := r.listFrom(after+1, r.canHaveOffices); len(list) > 0 {
			ofs, afterOf = list, e
		}
	}
	switch {
	case r.personAt(after): // Foreign Minister Jane Doe
		r.holders(t, ofs, after, "office.title-name")
	case afterOf > after && r.personAt(afterOf): // secretary-general of the Union Jane Doe
		r.holders(t, ofs, afterOf, "office.title-of-name")
	case afterOf >= after && r.norm(afterOf) == "," && r.personAt(afterOf+1) && r.norm(t.phrase.First) != "a" && !t.plural: // the foreign minister of Y, Jane Doe,
		r.holders(t, ofs, afterOf+1, "office.title-of-name")
	default:
		r.apposed(t, ofs, text.Range{First: t.phrase.First, End: max(afterOf, after)})
	}
}

// personAt reports whether a person's name begins at token i.
func (r *reading) personAt(i int) bool {
	m := r.mentionOf(i)
	return m != nil && m.First == i && r.isKind(m, facts.Person)
}

// holders notes the persons named from token i on as holders; the titles before their names become part of their noun phrases.
func (r *reading) holders(t *title, ofs []int, i int, rule string) {
	m := r.mentionOf(i)
	if m.phrase.First > t.phrase.First {
		m.phrase.First = t.phrase.First
	}
	people, last := m.ents, m.End
	if t.plural {
		people, last = r.listFrom(i, func(m *mention) bool { return r.isKind(m, facts.Person) })
	}
	r.addOffices(t, people, ofs, text.Range{First: t.phrase.First, End: last}, rule, 0.95)
}

// apposed notes the persons to whom a title is set in apposition ("A and B, presidents of X and Y,") or predicated ("A is president of X").
func (r *reading) apposed(t *title, ofs []int, at text.Range) {
	start := r.sentence(t.First).First
	i := at.First - 1
	rule := "office.apposition"
	switch n := r.norm(i); {
	case i <= start:
		return
	case n == ",":
	case n == "is" || n == "was" || n == "as" || n == "became" || n == "remains" || n == "elected" || n == "named" || n == "appointed":
		rule = "office.predicate"
		for i > start && (auxiliaries.has(r.norm(i-1)) || adverbs.has(r.norm(i-1))) {
			i--
		}
		if r.norm(i-1) == "who" {
			i--
		}
		if r.norm(i-1) == "," {
			i--
		}
	default:
		return
	}
	people, first := r.listEndingAt(i, func(m *mention) bool { return r.isKind(m, facts.Person) })
	if len(people) == 0 || !t.plural && len(people) > 1 && r.norm(i) == "," {
		if m := r.mentionOf(i - 1); m != nil && r.isKind(m, facts.Person) {
			people, first = m.ents, m.First
		}
	}
	if len(people) == 0 || t.plural && len(people) == 1 {
		return
	}
	r.addOffices(t, people, ofs, text.Range{First: first, End: at.End}, rule, 0.9)
}

// addOffices pairs persons and what their offices are of: one each in order where there are as many of both, everyone's otherwise.
func (r *reading) addOffices(t *title, people, ofs []int, at text.Range, rule string, score float64) {
	t.persons = people
	name := strings.ToLower(r.passage(t.Range))
	if t.plural || t.status != "" && strings.Contains(name, "-") || strings.HasSuffix(name, ".") || len(t.office.Abbreviations) > 0 && len(name) <= 3 {
		name = t.office.Title
	}
	for k, p := range people {
		of := -1
		switch {
		case len(ofs) == len(people):
			of = ofs[k]
		case len(ofs) > 0 && (len(people) == 1 || len(ofs) == 1):
			of = ofs[0]
		}
		of = r.seatOfOffice(name, of)
		r.offices = append(r.offices, office{person: p, title: name, function: r.function(name, of), of: of, status: t.status, at: at, rule: rule, score: score})
	}
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
	return r.lex.FunctionOf(title, id)
}

// listFrom reads a list of mentions from token i: "A", "A and B", "A, B and the C"; titles before persons' names are passed over. A comma goes on with the list only where an "and" ends
// it: "brokered by A, the B said" names A alone. It returns the entities and the end of the last one.
func (r *reading) listFrom(i int, ok func(*mention) bool) (ents []int, end int) {
	if i >= len(r.toks) {
		return nil, 0
	}
	last := r.sentence(i).End
	var upToComma []int
	commaEnd := 0
	for i < last {
		for i < last && articles.has(r.norm(i)) {
			i++
		}
		m := r.personPhraseAt(i, last)
		if m == nil {
			m = r.mentionOf(i)
		}
		if m == nil || !ok(m) {
			break
		}
		ents, end = append(ents, m.ents...), r.peopleEnd(m)
		i = end
		switch {
		case r.norm(i) == "and" || r.norm(i) == "&" || r.norm(i) == "," && r.norm(i+1) == "and":
			if upToComma != nil && r.listGoesOn(i, ok) {
				upToComma = nil // the list that the comma began is complete with the next
			}
			i++
			if r.norm(i) == "and" {
				i++
			}
			continue
		case r.norm(i) == ",":
			if upToComma == nil {
				upToComma, commaEnd = slices.Clone(ents), end
			}
			i++
			continue
		}
		break
	}
	if upToComma != nil {
		return upToComma, commaEnd
	}
	return ents, end
}

// hasPeople reports whether a noun for people behind the mention means its own: "Ruritanian forces", "Freedom Front fighters".
func (r *reading) hasPeople(m *mention) bool {
	return m.via == facts.ViaDemonym || m.via == facts.ViaName && r.isKind(m, facts.Organization, facts.Group)
}

// peopleEnd is the end of a mention with the noun for its people behind it: "Ruritanian forces".
func (r *reading) peopleEnd(m *mention) int {
	end := m.End
	if !r.hasPeople(m) {
		return end
	}
	for k := end; peopleAdjectives.has(r.norm(k)) || peopleNouns.has(r.norm(k)); k++ {
		if peopleNouns.has(r.norm(k)) {
			end = k + 1
		}
	}
	return end
}

// listGoesOn reports whether a further member of a list follows the conjunction at token i.
func (r *reading) listGoesOn(i int, ok func(*mention) bool) bool {
	for r.norm(i) == "," || r.norm(i) == "and" || r.norm(i) == "&" || articles.has(r.norm(i)) {
		i++
	}
	m := r.mentionOf(i)
	return m != nil && ok(m)
}

// personPhraseAt returns the person in whose noun phrase, before or at the name, token i stands.
func (r *reading) personPhraseAt(i, last int) *mention {
	const reach = 8
	for k := i; k < min(i+reach, last); k++ {
		if m := r.mentionOf(k); m != nil && m.phrase.First <= i && m.First >= i && r.isKind(m, facts.Person) {
			return m
		}
	}
	return nil
}

// mentionEndingAt returns the mention that ends before token i, or whose people the noun before i names: "Ruritanian forces" act for Ruritania.
func (r *reading) mentionEndingAt(i int) *mention {
	if m := r.mentionOf(i - 1); m != nil {
		if m.End == i {
			return m
		}
		return nil
	}
	if !peopleNouns.has(r.norm(i - 1)) {
		return nil
	}
	k := i - 1
	for k > 0 && peopleAdjectives.has(r.norm(k-1)) {
		k--
	}
	if m := r.mentionOf(k - 1); m != nil && m.End == k && r.hasPeople(m) {
		return m
	}
	return nil
}

// listEndingAt reads a list of mentions backwards from the token before i. It returns their entities in the order of the text and the first token of the list's noun phrase.
func (r *reading) listEndingAt(i int, ok func(*mention) bool) (ents []int, first int) {
	if i < 1 {
		return nil, i
	}
	m := r.mentionEndingAt(i)
	if m == nil || !ok(m) {
		return nil, i
	}
	start := r.sentence(i - 1).First
	ents, first = slices.Clone(m.ents), m.phrase.First
	comma := true
	for first > start {
		k := first - 1
		switch {
		case r.norm(k) == "and" && r.norm(k-1) == ",":
			k -= 2
		case r.norm(k) == "and", r.norm(k) == "," && !comma:
			k--
		default:
			return ents, first
		}
		comma = false
		m := r.mentionEndingAt(k + 1)
		if k < start || m == nil || !ok(m) {
			return ents, first
		}
		ents, first = append(slices.Clone(m.ents), ents...), m.phrase.First
	}
	return ents, first
}

// linkOfficeHolders fills in, from the lexicon's tenures on the day of the article, what an office is of where the text leaves it open.
func (r *reading) linkOfficeHolders() {
	on := lexicon.Date(r.published.date)
	if len(on) > 0 && on[0] == '-' {
		on = ""
	}
	for i := range r.offices {
		o := &r.offices[i]
		e := r.entities[o.person].entry
		if o.of >= 0 || e == nil {
			continue
		}
		for _, t := range r.lex.Tenures(e.ID) {
			if (on == "" || !touchesDate(t, on)) || t.Function == "" || r.lex.FunctionOf(o.title, t.Of) != t.Function {
				continue
			}
			if entry, ok := r.lex.Entry(t.Of); ok {
				o.of, o.function = r.known(entry), t.Function
				o.rule += "+tenure"
			}
		}
	}
}

// touchesDate reports whether the tenure takes in some day that the date may mean.
func touchesDate(t lexicon.Tenure, on lexicon.Date) bool {
	n := min(len(on), len(t.From))
	if t.From[:n] > on[:n] {
		return false
	}
	n = min(len(on), len(t.To))
	return t.To == "" || t.To[:n] >= on[:n]
}
