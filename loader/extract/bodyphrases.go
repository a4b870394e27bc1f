package extract

import (
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
		case r.possessive(k) && plurals.has(r.norm(k-1)): // "the Kenyan women's team"
			k--
			p.at.First, said.First = k, k
			continue
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
		for n := k; n < at.End && r.toks[n].UPOS == text.NUM && r.norm(n-1) != "-"; n++ { // "six-member", but "U-18"
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
	return strings.ReplaceAll(strings.ReplaceAll(strings.Join(out, " "), " - ", "-"), " 's", "'s")
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

// pastDeterminer is token i, or the one behind it where i is a determiner.
func (r *reading) pastDeterminer(i int) int {
	if r.toks[i].UPOS == text.DET {
		return i + 1
	}
	return i
}

// nounOf are the words of the noun alone.
func (r *reading) nounOf(p *bodyPhrase) string {
	first, _ := r.bodyNoun(p.head)
	return r.passage(text.Range{First: first, End: p.head + 1})
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
