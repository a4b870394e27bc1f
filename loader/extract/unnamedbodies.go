package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

var (
	// bodyHeads are the common nouns, beside "task force", for bodies whose members and officers a text tells of.
	bodyHeads = words(`team squad crew panel jury commission committee subcommittee council board delegation campaign mission caucus cabinet`)
	// crews come and go, win and lose, and nothing of it is an act between states or parties.
	crews = words(`team squad crew`)
	// plainBodies are those that tell enough without a word of whose they are: "a member of the delegation".
	plainBodies = words(`team squad crew panel jury commission committee subcommittee council delegation force`)
	// bodyParts are the nouns for what is a body only as a part of another, which "of" leads to: "the Oslo chapter of the Harbour Workers Union".
	bodyParts = words(`chapter branch wing arm section division bureau office unit lodge`)
	// publicBodies are the bodies by which a state acts where they are a state's.
	publicBodies = words(`panel commission committee subcommittee council board delegation mission cabinet force`)
	// publicWords stand before a public body and leave it the state's own: not "the Ruritanian opposition delegation".
	publicWords = words(`national federal official government state central electoral election parliamentary presidential constitutional supreme executive security negotiating peace truth trade investigative joint military
		city county provincial`)
)

// bodyPhrase is a noun phrase for a body that no name stands for: "the six-member Kenyan team", "the project's panel of twelve".
type bodyPhrase struct {
	head  int        // the noun
	at    text.Range // without a determiner, with whose it is before and behind the noun
	owner int        // a token of the words for whose it is, -1: they say nothing of it
	said  string     // what else is said, with the noun and without numbers: "transition team"
	// possessive tells that the owner is joined by a possessive, behind that it stands behind the noun.
	possessive, behind bool
	definite           bool
	compound           bool // it stands before another noun: "team member"
	anyone             bool // "a", "every", "no": it tells of one of several, or of none
	// key tells the body from the others of its article; empty: the phrase does not tell which one it is.
	key string
}

// unnamedBodies are the bodies without a name that facts are told of.
type unnamedBodies struct {
	phrases    []bodyPhrase // of the whole article, in its order; nil until somebody asks
	at         map[int]int  // phrases by their nouns
	byKey      map[string]int
	ofOffice   map[int]int     // by office, the noun of the body that its words say it is of
	mentionsOf map[int][]int32 // of the groups that may turn out to be bodies
	// beside are mentions, by their nouns, where another mention stands already: what a delegation does its state does, and its head is the delegation's.
	beside map[int]mention
}

// findBodies makes offices those of the bodies without a name that their words tell of.
func (r *reading) findBodies() {
	for i := range r.offices {
		h, ok := r.ownBodies.ofOffice[i]
		if !ok {
			continue
		}
		o := &r.offices[i]
		if m := r.bodyMention(h); m != nil && !r.ownsBody(h, o.person) {
			o.of, o.function = m.ents[0], r.function(o.title, m.ents[0])
		}
	}
}

// ownsBody reports whether the body whose noun is token h is said to be somebody's own: "her team".
func (r *reading) ownsBody(h, person int) bool {
	p, ok := r.bodyPhraseAt(h)
	if !ok || p.owner < 0 {
		return false
	}
	m := r.mentionOf(p.owner)
	return m != nil && contains(m.ents, person)
}

// bodyNoun reports whether token h is a noun for a body in the singular, and where its words begin.
func (r *reading) bodyNoun(h int) (first int, ok bool) {
	if h < 0 || h >= len(r.toks) {
		return h, false
	}
	t := &r.toks[h]
	if t.UPOS != text.NOUN || t.XPOS == "NNS" || r.capital(h) && h > r.sentence(h).First {
		return h, false
	}
	if t.Norm == "force" {
		return h - 1, r.norm(h-1) == "task"
	}
	return h, bodyHeads.has(t.Norm) || bodyParts.has(t.Norm)
}

// bodyPhraseAt reads the phrase of the noun for a body at token h.
func (r *reading) bodyPhraseAt(h int) (bodyPhrase, bool) {
	const longest = 9 // tokens before the noun
	first, ok := r.bodyNoun(h)
	if !ok {
		return bodyPhrase{}, false
	}
	p := bodyPhrase{head: h, at: text.Range{First: first, End: h + 1}, owner: -1}
	sent := r.sentence(h)
	p.compound = h+1 < sent.End && (r.toks[h+1].UPOS == text.NOUN || r.titleAt[h+1] != none)
	said := text.Range{First: first, End: h + 1}
	for k := first - 1; k >= max(sent.First, h-longest) && p.owner < 0; k-- {
		switch m := r.mentionOf(k); {
		case r.possessive(k) && k > sent.First:
			p.owner, p.possessive, p.at.First = k-1, true, r.ownerFirst(k-1)
		case r.toks[k].XPOS == "PRP$":
			p.owner, p.possessive, p.at.First = k, true, k
		case m != nil && !m.latent && m.via != facts.ViaNominal && m.via != facts.ViaTitle:
			p.owner, p.at.First = k, m.First
		case r.addsToBody(k):
			p.at.First, said.First = k, k
			continue
		}
		break
	}
	switch r.norm(p.at.First - 1) {
	case "a", "an", "another", "any", "every", "each", "no", "some", "one":
		p.anyone = !p.possessive
	case "the", "this", "that":
		p.definite = true
	}
	p.definite = p.definite || p.owner >= 0 && !p.anyone
	if t := r.titleAt[h]; t != none && r.titles[t].First == h { // the words between tell of whoever holds the office: "her former campaign manager"
		said.First = first
	}
	p.said = r.saidOfBody(said)
	return p, r.ownedBehind(&p) || !bodyParts.has(r.norm(h))
}

// ownerFirst is where the noun phrase before a possessive begins, without its determiner.
func (r *reading) ownerFirst(i int) int {
	if m := r.mentionOf(i); m != nil && !m.latent {
		return m.First
	}
	first := r.nounPhrase(i).First
	for first < i && r.toks[first].UPOS == text.DET {
		first++
	}
	return first
}

// addsToBody reports whether the word at token k can stand before the noun for a body and tell which one it is.
func (r *reading) addsToBody(k int) bool {
	switch r.toks[k].UPOS {
	case text.ADJ, text.NOUN, text.NUM:
		return true
	}
	return r.norm(k) == "-" && r.toks[k].Is(text.HyphenJoined) || r.nameWord(k) || r.toks[k].XPOS == "VBN" && r.isRel(k, text.Amod)
}

// saidOfBody are the words of a body's phrase that tell it from others: not how many are in it, and not what it was at some time.
func (r *reading) saidOfBody(at text.Range) string {
	var out []string
	for k := at.First; k < at.End; k++ {
		for n := k; n < at.End && r.toks[n].UPOS == text.NUM; n++ { // "six-member"
			for k = n + 1; k+1 < at.End && r.norm(k) == "-"; k += 2 {
			}
		}
		if k >= at.End {
			break
		}
		if _, n := r.lex.MatchModifier(r.words, k); n > 0 || plainAdjectives.has(r.norm(k)) {
			continue
		}
		out = append(out, r.words[k])
	}
	return strings.ReplaceAll(strings.Join(out, " "), " - ", "-")
}

// ownedBehind reads what "of" joins to a body's phrase: the organisation that it is a part of, or what it consists of ("panel of twelve", "council of elders"). It reports whether there is such an
// organisation.
func (r *reading) ownedBehind(p *bodyPhrase) bool {
	const longest = 3 // words of what it consists of
	k := p.head + 1
	if r.norm(k) != "of" || r.toks[k].Sentence != r.toks[p.head].Sentence {
		return false
	}
	k++
	if m := r.mentionOf(r.pastArticle(k)); m != nil && m.First == r.pastArticle(k) && !m.latent && m.via == facts.ViaName && r.isKind(m, facts.Organization, facts.State, facts.Region) {
		if p.owner >= 0 && !r.isKind(r.mentionOf(p.owner), facts.City, facts.Region, facts.State) {
			return false
		}
		if p.owner >= 0 {
			p.said = r.passage(text.Range{First: p.at.First, End: p.head + 1})
		}
		p.owner, p.behind, p.possessive, p.at.End = m.First, true, false, m.End
		return r.isKind(m, facts.Organization)
	}
	end := k
	for end < k+longest && end < len(r.toks) && r.mentionOf(end) == nil && !r.capital(end) && (r.toks[end].UPOS == text.NOUN || r.toks[end].UPOS == text.ADJ || r.toks[end].UPOS == text.NUM) {
		end++
	}
	if end > k && r.toks[end-1].UPOS != text.ADJ {
		p.at.End = end
	}
	return false
}

// bodyBegins reads the phrase of a body that begins at token i.
func (r *reading) bodyBegins(i int) (bodyPhrase, bool) {
	const longest = 10
	head := -1
	for k := i; k < min(i+longest, len(r.toks)) && r.toks[k].Sentence == r.toks[i].Sentence; k++ {
		m := r.mentionOf(k)
		if !(k == i && (r.toks[k].UPOS == text.DET || r.toks[k].XPOS == "PRP$")) && !r.possessive(k) && !r.addsToBody(k) && (m == nil || m.latent) {
			break
		}
		if r.toks[k].UPOS == text.NOUN || r.capital(k) {
			head = k
		}
	}
	p, ok := r.bodyPhraseAt(head)
	return p, ok && !p.compound && !p.anyone && p.at.First <= r.pastDeterminer(i)
}

func (r *reading) pastDeterminer(i int) int {
	if r.toks[i].UPOS == text.DET {
		return i + 1
	}
	return i
}

// bodyMention is the mention of the organisation that the noun for a body at token h stands for, whether it has a name or is the article's own; nil where it stands for none. Asking makes the
// article's own: whoever asks has a fact to tell of it.
func (r *reading) bodyMention(h int) *mention {
	if m := r.mentionOf(h); m != nil && !m.latent && m.rule != ruleStateOrgan {
		if r.meansOrganisation(m) {
			return m
		}
		return nil
	}
	if _, ok := r.bodyNoun(h); !ok {
		return nil
	}
	r.surveyBodies()
	i, ok := r.ownBodies.at[h]
	if !ok || r.ownBodies.phrases[i].key == "" || r.ownBodies.phrases[i].anyone {
		return nil
	}
	key := r.ownBodies.phrases[i].key
	e, made := r.ownBodies.byKey[key]
	if !made {
		e = r.makeBody(key)
	}
	if m := r.mentionOf(h); m != nil && m.ents[0] == e {
		return m
	}
	if m, ok := r.ownBodies.beside[h]; ok {
		return &m
	}
	return nil
}

// bodyEntity is the organisation that a noun for a body stands for, as a list; empty for none.
func (r *reading) bodyEntity(h int) []int {
	if m := r.bodyMention(h); m != nil {
		return m.ents
	}
	return nil
}

// bodyKey tells a body from the others of its article: by whose it is and what is said of it. It is empty where that cannot be told.
func (r *reading) bodyKey(p *bodyPhrase) string {
	if p.owner < 0 {
		if !plainBodies.has(r.norm(p.head)) && p.said != r.nounOf(p) {
			return ""
		}
		return strings.ToLower(p.said)
	}
	m := r.mentionOf(p.owner)
	switch {
	case (m == nil || m.latent) && r.toks[p.owner].UPOS == text.NOUN && r.norm(p.head) != "campaign": // "the project's panel" of a project that nobody named
		return r.norm(p.owner) + "'s " + strings.ToLower(p.said)
	case m == nil || m.latent || len(m.ents) != 1 || !r.canOwnBody(p, m):
		return ""
	}
	return r.entities[m.ents[0]].kind + r.entities[m.ents[0]].name + " " + strings.ToLower(p.said)
}

// canOwnBody reports whether the body of a phrase can be that of whoever a mention stands for. A campaign that is a body is that of somebody who stands for an office, and the team of a club is the club.
func (r *reading) canOwnBody(p *bodyPhrase, m *mention) bool {
	noun := r.norm(p.head)
	switch {
	case noun == "campaign":
		return r.isKind(m, facts.Person) || r.isParty(m)
	case r.isKind(m, facts.Organization):
		return !(p.said == r.nounOf(p) && (noun == "board" || noun == "team" || noun == "squad" || noun == "crew" || p.behind && !bodyParts.has(noun)))
	case r.isKind(m, facts.City, facts.Facility):
		return publicBodies.has(noun)
	}
	return true
}

// nounOf are the words of the noun alone.
func (r *reading) nounOf(p *bodyPhrase) string {
	first, _ := r.bodyNoun(p.head)
	return r.passage(text.Range{First: first, End: p.head + 1})
}

// surveyBodies lists the phrases for bodies of the whole article, once. A noun alone comes back to the body that the article has told of most by then, of several to the last.
func (r *reading) surveyBodies() {
	b := &r.ownBodies
	if b.at != nil {
		return
	}
	b.at, b.byKey, b.mentionsOf, b.beside = map[int]int{}, map[string]int{}, map[int][]int32{}, map[int]mention{}
	told, most := map[string]int{}, map[string]string{}
	for sent := range r.sentences() {
		for h := sent.First; h < sent.End; h++ {
			p, ok := r.bodyPhraseAt(h)
			if !ok {
				continue
			}
			plain := strings.ToLower(r.nounOf(&p))
			p.key = r.bodyKey(&p)
			switch {
			case p.key != plain:
			case p.anyone:
				p.key = ""
			case most[plain] != "":
				p.key = most[plain]
			case p.compound || !p.definite || !plainBodies.has(r.norm(h)):
				p.key = ""
			}
			if told[p.key]++; p.key != "" && p.key != plain && told[p.key] >= told[most[plain]] {
				most[plain] = p.key
			}
			b.at[h] = len(b.phrases)
			b.phrases = append(b.phrases, p)
		}
	}
	for i := range r.mentions {
		if m := &r.mentions[i]; len(m.ents) == 1 && r.entities[m.ents[0]].kind == facts.Group {
			b.mentionsOf[m.ents[0]] = append(b.mentionsOf[m.ents[0]], int32(i))
		}
	}
}

// makeBody makes the organisation of a key, of the group that the article has taken it for until now, and has all phrases for it mention it.
func (r *reading) makeBody(key string) int {
	var all []*bodyPhrase
	named := -1
	for i := range r.ownBodies.phrases {
		if q := &r.ownBodies.phrases[i]; q.key == key {
			if named < 0 && (q.owner >= 0 || q.said != r.nounOf(q)) {
				named = len(all)
			}
			all = append(all, q)
		}
	}
	first := all[max(named, 0)]
	e := r.groupOf(first)
	if e < 0 {
		r.entities = append(r.entities, entity{latent: true})
		e = len(r.entities) - 1
	}
	x := &r.entities[e]
	x.kind, x.name, x.sector, x.anonymous = facts.Organization, r.nameOfBody(first), "", crews.has(r.norm(first.head))
	r.ownBodies.byKey[key] = e
	for _, q := range all {
		r.mentionBody(q, e)
	}
	r.ownBody(first, e)
	return e
}

// groupOf is the group that a phrase stands for until it is known to be a body, -1 for none.
func (r *reading) groupOf(p *bodyPhrase) int {
	if m := r.mentionOf(p.head); m != nil && m.latent && len(m.ents) == 1 && r.isKind(m, facts.Group) && r.entities[m.ents[0]].entry == nil {
		return m.ents[0]
	}
	return -1
}

// mentionBody has a phrase mention a body. Where the phrase tells whose the body is, whatever else came back to the group comes back to the body.
func (r *reading) mentionBody(p *bodyPhrase, e int) {
	g := r.groupOf(p)
	m := r.mentionOf(p.head)
	switch {
	case m != nil && len(m.ents) == 1 && m.ents[0] == e:
	case g >= 0 && p.said != r.nounOf(p) || g >= 0 && p.owner >= 0:
		for _, i := range r.ownBodies.mentionsOf[g] {
			r.mentions[i].ents = []int{e}
		}
		r.ownBodies.mentionsOf[e] = append(r.ownBodies.mentionsOf[e], r.ownBodies.mentionsOf[g]...)
		delete(r.ownBodies.mentionsOf, g)
	case g >= 0:
		m.ents = []int{e}
	default:
		first, _ := r.bodyNoun(p.head)
		r.ownBodies.beside[p.head] = mention{Range: text.Range{First: first, End: p.head + 1}, phrase: p.at, ents: []int{e}, via: facts.ViaNominal, rule: "nominal.body", score: 0.6}
	}
}

// nameOfBody is what a body is called: its phrase as it is written without numbers, its owner by name where a pronoun or common noun stands for it.
func (r *reading) nameOfBody(p *bodyPhrase) string {
	name := p.said
	if tail := (text.Range{First: p.head + 1, End: p.at.End}); tail.Len() > 0 {
		name += " " + r.passage(tail)
	}
	if p.owner < 0 || p.behind {
		return name
	}
	owner := r.norm(p.owner)
	if m := r.mentionOf(p.owner); m != nil && !m.latent {
		owner = r.passage(m.Range)
		if m.via == facts.ViaPronoun || m.via == facts.ViaNominal || m.via == facts.ViaTitle {
			owner = r.entities[m.ents[0]].name
		}
	}
	if p.possessive {
		owner += "'s"
	}
	return owner + " " + name
}

// ownBody notes what a body is a part of, or which state acts by it, and its kind.
func (r *reading) ownBody(p *bodyPhrase, e int) {
	m := r.mentionOf(p.owner)
	if m == nil || len(m.ents) != 1 {
		return
	}
	noun := r.norm(p.head)
	switch {
	case bodyParts.has(noun) && r.isKind(m, facts.Organization):
		r.unnamedMembership(membership{member: e, of: m.ents[0], role: noun, at: p.at, rule: "body.part", score: 0.8})
	case publicBodies.has(noun) && r.isKind(m, facts.State, facts.Region, facts.City) && !slices.ContainsFunc(strings.Fields(strings.TrimSuffix(strings.ToLower(p.said), noun)), func(w string) bool { return !publicWords.has(w) }):
		r.entities[e].orgKind = string(lexicon.GovernmentBody)
		if !r.isKind(m, facts.City) {
			r.unnamedMembership(membership{member: e, of: m.ents[0], role: bodyRole, at: p.at, rule: "body.owner", score: 0.7})
		}
	}
}

// unnamedMembership notes the membership of a body that is called by common nouns alone, which others cannot have.
func (r *reading) unnamedMembership(m membership) {
	r.entities[m.member].latent = false
	r.addMembership(m)
}

// bodyOfTitle notes the body whose noun stands before the title that begins at token i as what the title is of: "the Kenyan team's coach", "team captain", "the Doe campaign manager" (where the
// lexicon has the noun in the title). It returns where the body's words begin.
func (r *reading) bodyOfTitle(t *title, i int) (first int, ok bool) {
	k := i - 1
	switch _, within := r.bodyNoun(t.First); {
	case !r.mayBeOfBody(t):
		return 0, false
	case within && t.Len() > 1:
		k = t.First
	case r.possessive(k):
		k--
	}
	p, ok := r.bodyPhraseAt(k)
	if !ok || p.anyone || t.plural {
		return 0, false
	}
	if p.owner < 0 && r.norm(k) == "campaign" {
		return 0, false // that of anybody whom the article tells of
	}
	t.body = k
	return p.at.First, true
}

// mayBeOfBody reports whether a title can be an office of a body that no name stands for.
func (r *reading) mayBeOfBody(t *title) bool {
	switch t.office.Function {
	case lexicon.Legislator, lexicon.Minister, lexicon.DeputyMinister, lexicon.Ambassador, lexicon.Diplomat, lexicon.Envoy, lexicon.HeadOfGovernment, lexicon.Mayor, lexicon.Candidate:
		return false
	}
	return !callings.has(t.office.Title)
}

// memberBody is the noun for a body that a noun for members at token h is joined to, with where the phrase begins and what follows it: "team member", "a member of the Kenyan delegation". The noun is
// -1 where there is none.
func (r *reading) memberBody(h, end int, sent text.Range) (body, first, behind int) {
	if p, ok := r.bodyPhraseAt(h - 1); ok && p.compound && !p.anyone {
		return h - 1, p.at.First, end
	}
	end = r.pastJoined(end, sent)
	if n := r.norm(end); n != "of" && n != "on" && n != "in" || end+1 >= sent.End {
		return -1, h, end
	}
	if p, ok := r.bodyBegins(end + 1); ok {
		return p.head, h, p.at.End
	}
	return -1, h, end
}

// withNames are those of a list who have a name of their own, so that an article can tell that they belong somewhere.
func (r *reading) withNames(list []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(e int) bool {
		x := &r.entities[e]
		return x.anonymous || x.latent || !slices.Contains(actorKinds, x.kind)
	})
}
