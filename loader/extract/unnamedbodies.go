package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

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

// withNames are those of a list who have a name of their own, so that an article can tell that they belong somewhere.
func (r *reading) withNames(list []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(e int) bool {
		x := &r.entities[e]
		return x.anonymous || x.latent || !slices.Contains(actorKinds, x.kind)
	})
}
