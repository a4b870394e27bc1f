package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
)

// withoutTrailingCue leaves out a second attribution that closes the sentence: ", officials said".
func (r *reading) withoutTrailingCue(i, end int) int {
	const reach = 8
	for k := end - 1; k > max(i, end-reach); k-- {
		if r.toks[k].QuoteDepth > 0 || r.speechForm(r.norm(k))&finiteForms == 0 || !r.isVerbHere(k) || r.toks[k].XPOS == "VB" {
			continue // "would guarantee" closes no clause
		}
		for c := k - 1; c > max(i, k-reach); c-- {
			if r.norm(c) == "," {
				return c
			}
		}
	}
	return end
}

// contentAround returns the clause that a cue closes or interrupts: "The talks failed, Doe said on Monday", "The talks, Doe said, had failed".
func (r *reading) contentAround(c cueVerb, src source, sent text.Range) ([]text.Range, bool) {
	if r.isRel(c.First, text.AclRelcl, text.Acl) || r.toks[c.First].XPOS == "VBG" || r.norm(c.End) == "that" || r.norm(c.First-1) == "who" || r.norm(c.First-2) == "who" || r.norm(c.First-1) == "which" {
		return nil, false
	}
	first, last := c.First, behindSource(c, src)
	if src.at >= 0 && src.at < first && src.at >= sent.First {
		first = min(first, src.First)
		if s := r.subtree(src.at); s.End <= c.First {
			first = min(first, s.First)
		}
		if h := r.head(src.at); h >= sent.First && h < src.at && r.isRel(src.at, text.Appos) && r.toks[h].UPOS == text.NOUN && r.norm(first-1) == "," { // "a spokeswoman, Jane Doe,"
			if np := r.nounPhrase(h); np.First > sent.First && r.norm(np.First-1) == "," {
				first = np.First
			}
		}
	}
	for k := first - 1; src.at >= 0 && k > sent.First && k > first-8; k-- { // titles that the parser hung elsewhere
		if t := &r.toks[k]; t.UPOS != text.NOUN && t.UPOS != text.PROPN && t.UPOS != text.ADJ && t.UPOS != text.DET {
			if r.norm(k) == "," && k < first-1 {
				first = k + 1
			}
			break
		}
	}
	if src.at >= 0 && src.at < c.First && first > src.at || src.at < 0 {
		return nil, false // no subject between the comma and the verb
	}
	comma := first - 1
	if r.toks[max(comma, 0)].Is(text.CloseQuote) {
		comma--
	}
	if comma <= sent.First || r.norm(comma) != "," && r.norm(comma) != "--" && r.norm(comma) != "-" {
		return nil, false
	}
	end := r.cueEnd(c, last, sent.End)
	if end < 0 {
		return nil, false
	}
	before := r.trimmed(text.Range{First: r.clauseBegin(c.First, sent, comma), End: first - 1})
	if before.Len() == 0 || r.quoted(before.First) && r.quoted(before.End-1) {
		return nil, false
	}
	parts := []text.Range{before}
	finite := before.Len() >= 3 && (r.hasFiniteVerb(before) || r.holdsClause(c.First, before))
	if end < sent.End && r.norm(end) == "," && !r.isConjunction(end+1) {
		after := r.trimmed(text.Range{First: end + 1, End: r.contentEnd(c, end+1, sent.End)})
		if after.Len() > 0 && (!finite || r.goesOnFrom(before, after) || r.isSubordinate(before) && r.hasFiniteVerb(after)) {
			parts = append(parts, after)
			finite = true
		}
	}
	return parts, finite
}

// holdsClause reports whether the tree has what the verb at token v reports begin and end in a range, with a subject of its own, whatever its verb was tagged as.
func (r *reading) holdsClause(v int, t text.Range) bool {
	for k := range r.children(v, text.Ccomp) {
		if s := r.ownSubject(k); k >= t.First && k < t.End && s >= t.First && s < k {
			return true
		}
	}
	return false
}

// isSubordinate reports whether a range is a subordinate clause, which a main clause must follow: "Unless it rains, Doe said, ...".
func (r *reading) isSubordinate(t text.Range) bool {
	n := r.norm(t.First)
	return subordinate.has(n) && n != "during" && n != "following" && n != "despite" && n != "amid" || n == "unless" || n == "as" || n == "whatever" || n == "whoever"
}

// cueEnd is where the words of a cue end that stands apart in its sentence: at the next comma or the sentence's end, with only times, places and hearers between; -1 where a clause or object follows.
func (r *reading) cueEnd(c cueVerb, i, end int) int {
	for k := i; k < end; k++ {
		n := r.norm(k)
		switch {
		case n == "," || isStop(n) || n == "--":
			return k
		case r.isRel(k, text.Nsubj, text.Mark) && k < i+12 && !r.insideAdverbial(k, c.First), r.toks[k].QuoteDepth > 0:
			return -1
		case r.head(k) == c.First && (r.caseOf(k) == "of" || r.caseOf(k) == "about"), r.isRel(k, text.Obj) && r.head(k) == c.First && !c.use.Takes(lexicon.TakesAudience):
			return -1
		}
	}
	return end
}

// insideAdverbial reports whether token k belongs to an adverbial clause or relative clause under the verb at token v: "said as he left".
func (r *reading) insideAdverbial(k, v int) bool {
	for i := k; i >= 0 && i != v; i = r.head(i) {
		if r.isRel(i, text.Advcl, text.Acl, text.Appos, text.Obl) {
			return true
		}
	}
	return false
}

// clauseBegin is where the clause before a comma begins: behind what an earlier cue of the sentence reports.
func (r *reading) clauseBegin(v int, sent text.Range, comma int) int {
	first := sent.First
	for k := len(r.statements) - 1; k >= 0 && k >= len(r.statements)-6; k-- {
		s := &r.statements[k]
		if s.cue.Len() == 0 || s.cue.First < sent.First || s.cue.First >= comma || !r.arePeers(s.cue.First, v) {
			continue
		}
		if t := r.doc.TokensIn(s.parts[len(s.parts)-1]); t.End <= comma && t.End > first {
			first = max(t.End, s.cue.End)
		}
	}
	for first < comma && (r.toks[first].Is(text.Punct) && !r.toks[first].Is(text.OpenQuote) || first > sent.First && r.isConjunction(first)) {
		first++
	}
	return first
}

// arePeers reports whether two verbs are joined to each other.
func (r *reading) arePeers(a, b int) bool {
	return r.head(a) == b && r.isRel(a, text.Conj, text.Parataxis) || r.head(b) == a && r.isRel(b, text.Conj, text.Parataxis)
}

func (r *reading) isConjunction(i int) bool {
	switch r.norm(i) {
	case "and", "but", "or", "so", "yet", "while", "though", "although", "adding", "citing", "noting", "saying", "according", "as", "when", "after", "before", "referring":
		return true
	}
	return false
}

// goesOnFrom reports whether the tree joins what stands on both sides of a cue.
func (r *reading) goesOnFrom(before, after text.Range) bool {
	for k := after.First; k < after.End; k++ {
		if h := r.head(k); h >= before.First && h < before.End && !r.toks[k].Is(text.Punct) {
			return true
		}
	}
	for k := before.First; k < before.End; k++ {
		if h := r.head(k); h >= after.First && h < after.End && !r.toks[k].Is(text.Punct) {
			return true
		}
	}
	return false
}

// besidesAsClause returns the sentence besides a clause with "as": "As Doe noted, the talks failed".
func (r *reading) besidesAsClause(c cueVerb, src source, sent text.Range) ([]text.Range, bool) {
	as := r.child(c.First, text.Mark)
	if as < 0 {
		as = min(src.First, c.First) - 1
	}
	if as < sent.First || r.norm(as) != "as" || as != sent.First && r.norm(as-1) != "," || c.use.Frames&(lexicon.TakesClause|lexicon.TakesThat) == 0 || r.toks[c.First].XPOS == "VBG" {
		return nil, false
	}
	end := r.cueEnd(c, behindSource(c, src), sent.End)
	if end < 0 {
		return nil, false
	}
	parts := r.contentBesides(as, end, sent)
	for _, p := range parts {
		if r.hasFiniteVerb(p) {
			return parts, true
		}
	}
	return nil, false
}

// accordingTo reads "according to Doe" at token i.
func (r *reading) accordingTo(i int, sent text.Range) {
	use := &lexicon.Speech{Class: lexicon.SayVerb, Act: "SAY", Frames: lexicon.TakesClause}
	c := cueVerb{Range: text.Range{First: i, End: i + 2}, use: use}
	src := r.sourceFrom(i+2, c)
	if src.at < 0 || len(src.ents) == 0 && r.toks[i+2].XPOS == "PRP$" { // "according to their taste" is a manner
		return
	}
	content := r.contentBesides(i, src.End, sent)
	if before := (text.Range{First: sent.First, End: i}); before.Len() == 2 && (r.norm(sent.First) == "that" || r.norm(sent.First) == "this") && r.toks[i-1].Lemma == "be" && sent.First > 0 {
		content = []text.Range{r.trimmed(r.sentence(sent.First - 1))} // "That is according to Doe"
	}
	finite := false
	for _, p := range content {
		finite = finite || r.hasFiniteVerb(p) || r.toks[p.First].Is(text.OpenQuote)
	}
	if !finite {
		if content = r.clauseBehindName(i, sent); content == nil {
			return
		}
		src.End = content[0].First
	}
	s := newStatement(c, src, indirect, "reported.according-to", 0.9)
	s.verb = ""
	r.addReported(s, content, c)
}

// clauseBehindName is the clause behind "according to" and a name that begin a sentence, where no comma parts them: "According to Doe the road was open". Nil where there is none.
func (r *reading) clauseBehindName(i int, sent text.Range) []text.Range {
	m := r.mentionOf(i + 2)
	if i != sent.First || m == nil || m.First != i+2 || m.latent || !r.isActor(m) || r.possessive(m.End) || r.toks[min(m.End, sent.End-1)].Is(text.Punct) {
		return nil
	}
	switch r.toks[m.End].UPOS {
	case text.DET, text.PRON, text.PROPN, text.NOUN, text.NUM:
	default:
		return nil
	}
	content := r.trimmed(text.Range{First: m.End, End: sent.End})
	if content.Len() < 3 || !r.hasFiniteVerb(content) {
		return nil
	}
	return []text.Range{content}
}

// ownedBy is what the one named at token h owns where the name is a possessor, whatever the parser made the head: in "Ruritania's harbour board" the board. Token h itself for others.
func (r *reading) ownedBy(h, end int) int {
	m := r.mentionOf(h)
	if m == nil || !r.possessive(m.End) {
		return h
	}
	if k := r.headFrom(m.End+1, end); k > m.End && k < end {
		return k
	}
	return h
}

// pastRelayed is where the words end, behind the comma at token i, by which a source says whom it has its words from: "according to one agency, quoting another,". Token i itself where it says nothing of the kind.
func (r *reading) pastRelayed(i, end int) int {
	const reach = 25 // words
	if n := r.norm(i + 1); n != "quoting" && n != "citing" {
		return i
	}
	for k := i + 2; k < min(i+reach, end); k++ {
		if r.norm(k) == "," && r.toks[k].QuoteDepth == 0 {
			return k
		}
	}
	return i
}

// sourceFrom returns who the noun phrase from token i on says speaks.
func (r *reading) sourceFrom(i int, c cueVerb) source {
	if i >= len(r.toks) {
		return source{at: -1}
	}
	end := r.sentence(i).End
	h := r.headFrom(i, end)
	if a := r.head(i - 2); a >= i && a < min(i+25, end) && r.isNominal(a) {
		h = a // the noun that "according to" hangs from
	}
	h = r.ownedBy(h, end)
	src := r.speakerAt(h, c)
	for k := i + 1; k < min(i+25, end) && r.norm(k-1) != ","; k++ {
		if m := r.personEndingAt(k, i); m != nil && (k >= end || r.norm(k) == "," || isStop(r.norm(k))) {
			src.ents = m.ents
			src.Range = text.Range{First: i, End: k}
		}
	}
	if len(src.ents) == 0 && r.toks[i].XPOS != "PRP$" { // "according to their taste" tells of nobody's words
		if p := r.phraseFrom(i); len(p.ents) > 0 && !r.possessive(p.End) && !r.isDocument(h) {
			src.phrase = p
		}
	}
	full := r.subtree(h)
	src.Range = text.Range{First: i, End: max(src.End, full.End, h+1)}
	for k := h + 1; k < src.End; k++ { // the parser hangs what follows a comma from the source now and then
		if r.norm(k) == "," && (!r.isApposed(k, h) || r.toks[k+1].Is(text.OpenQuote)) {
			src.End = k
			break
		}
	}
	return src
}

// headFrom is the head of the noun phrase that begins at token i: the first noun that no other noun of the phrase has before it, or an adjective that stands for people; token i where there is none.
func (r *reading) headFrom(i, end int) int {
	for k := i; k < min(i+25, end); k++ {
		t := &r.toks[k]
		switch {
		case t.UPOS == text.ADJ && r.isAgent(k) && k+1 < end && !r.isNominal(k+1): // "a publishing executive familiar with"
			return k
		case !r.isNominal(k) && t.UPOS != text.PRON && t.UPOS != text.NUM:
		case !r.isRel(k, text.Compound, text.Amod, text.NmodPoss, text.Nummod, text.Flat, text.Det) || r.head(k) < i:
			return k
		}
	}
	return i
}

// isApposed reports whether what follows the comma at token k says more of the noun at token h: an apposition or relative clause.
func (r *reading) isApposed(k, h int) bool {
	for d := range r.children(h, text.Appos, text.AclRelcl, text.Acl, text.Conj) {
		if d > k && d < k+25 && r.subtree(d).First <= k+2 {
			return true
		}
	}
	return false
}

// contentBesides is the sentence without the words from token i to end that say whose words it reports.
func (r *reading) contentBesides(i, end int, sent text.Range) []text.Range {
	var parts []text.Range
	if before := r.trimmed(text.Range{First: sent.First, End: i}); before.Len() > 1 || before.Len() == 1 && !r.isConjunction(before.First) {
		parts = append(parts, before)
	}
	for end < sent.End && r.norm(end) != "," && !isStop(r.norm(end)) && r.norm(end) != "--" && r.norm(end) != "-" {
		end++
	}
	if end < sent.End && (r.norm(end) == "," || r.norm(end) == "--" || r.norm(end) == "-") {
		end = r.pastRelayed(end, sent.End)
		after := r.trimmed(text.Range{First: end + 1, End: sent.End})
		full := len(parts) > 0 && r.hasFiniteVerb(parts[0])
		if after.Len() > 0 && (!full || !r.isConjunction(end+1) && !r.isRel(after.First, text.Nsubj) && r.norm(end+1) != "which" && r.norm(end+1) != "who") {
			parts = append(parts, after)
		}
	}
	return parts
}
