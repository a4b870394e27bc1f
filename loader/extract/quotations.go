package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
)

// cue is what attributes a quotation: the verb and who it says speaks.
type cue struct {
	cueVerb
	source
	rule  string
	score float64
}

// findDirect attributes the quotations that have words of saying beside them.
func (r *reading) findDirect() {
	last := -1 // the quotation read last
	for i := range r.doc.Quotations {
		q := &r.doc.Quotations[i]
		if !r.isTopQuotation(q) || q.Short && !r.introduced(q) || !r.startsSentence(q) && r.isNamedTitle(q) || r.isOfThing(q) {
			continue
		}
		if s, ok := r.mixedBefore(q); ok {
			r.statements = append(r.statements, s)
			last = -1
			continue
		}
		if last >= 0 && r.goesOn(last, i) {
			s := &r.statements[len(r.statements)-1]
			s.parts = append(s.parts, q.Span)
			last = i
			continue
		}
		c, ok := r.cueOf(q)
		if !ok {
			continue
		}
		if n := len(r.statements); len(c.ents) == 0 && c.form&lexicon.FormGerund != 0 && n > 0 {
			if before := &r.statements[n-1]; before.cue.Len() > 0 && r.toks[before.cue.First].Sentence == r.toks[c.First].Sentence && before.cue.First < c.First { // "..., Doe said on Monday, adding, ..."
				c.ents, c.at = before.speakers, before.source
			}
		}
		s := newStatement(c.cueVerb, c.source, direct, c.rule, c.score, q.Span)
		r.circumstances(&s, c.cueVerb)
		r.statements = append(r.statements, s)
		last = i
	}
}

// mixedBefore reads a sentence of the article's that ends in a quotation and a cue: "The plan is a road to nowhere. We shall stop it," Doe said, where the quotation begins within the first sentence.
func (r *reading) mixedBefore(q *text.Quotation) (statement, bool) {
	start := r.sentence(q.Tokens.First).First
	if r.startsSentence(q) || r.opensClause(q) && !r.goesOnFromWords(start, q.Tokens.First) || !r.isOpenEnded(q) || len(r.cuesBetween(start, q.Tokens.First)) > 0 || r.doc.QuotationAt(r.toks[start].Start) != text.NoIndex {
		return statement{}, false
	}
	c, ok := r.cueBehind(q)
	if !ok || len(c.ents) == 0 && c.at < 0 {
		return statement{}, false
	}
	for start < q.Tokens.First-1 && (r.toks[start].UPOS == text.CCONJ || r.norm(start) == "so" || r.norm(start) == "yet" || r.toks[start].Is(text.Punct)) {
		start++
	}
	s := newStatement(c.cueVerb, c.source, mixed, "quote.mixed", 0.85, r.doc.SpanOf(text.Range{First: start, End: q.Tokens.End}))
	r.circumstances(&s, c.cueVerb)
	return s, true
}

// goesOnFromWords reports whether the words from token i up to the comma before a quotation are the beginning of what is said, and tell nothing of where or how it was: "After the vote, “there is hope,” Doe said".
func (r *reading) goesOnFromWords(i, quote int) bool {
	if r.norm(quote-1) != "," || quote-i < 4 {
		return false
	}
	for k := i; k < quote; k++ {
		n := r.norm(k)
		if speechOccasions.has(n) || documentNouns.has(n) || documentNouns.has(r.toks[k].Lemma) || r.toks[k].QuoteDepth > 0 || questionOccasions.has(r.toks[k].Lemma) || n == ":" || isStop(n) {
			return false
		}
	}
	return true
}

// questionOccasions are words for what somebody answers.
var questionOccasions = words(`question ask press quiz interview conference meeting rally event appearance answer turn point moment word phrase quote voice`)

func (r *reading) isTopQuotation(q *text.Quotation) bool {
	return q.Parent == text.NoIndex && readable(r.doc.Paragraphs[q.Paragraph].Part)
}

// introduced reports whether a short quotation is nevertheless speech: a whole sentence after a colon, or one whose cue follows at once.
func (r *reading) introduced(q *text.Quotation) bool {
	if n := r.norm(q.Tokens.First - 1); n == ":" && !r.paragraphStarts(q.Tokens.First) {
		return true
	}
	return r.startsSentence(q) && r.isOpenEnded(q)
}

func (r *reading) paragraphStarts(i int) bool {
	return r.doc.Paragraphs[r.doc.ParagraphOf(i)].Tokens.First == i
}

// startsSentence reports whether a quotation begins its sentence, rather than being words within one of the article's.
func (r *reading) startsSentence(q *text.Quotation) bool {
	return r.sentence(q.Tokens.First).First == q.Tokens.First || r.paragraphStarts(q.Tokens.First)
}

// isOpenEnded reports whether the sentence may go on behind a quotation: it does not end in a full stop.
func (r *reading) isOpenEnded(q *text.Quotation) bool {
	k := q.Tokens.End - 2
	for k > q.Tokens.First && r.toks[k].Is(text.CloseQuote) {
		k--
	}
	switch r.norm(k) {
	case ",", "?", "!", "-", "--", "...", "…":
		return true
	}
	n := r.norm(q.Tokens.End)
	return n == "," || n == "-" || n == "--"
}

// goesOn reports whether quotation i goes on with the statement read last, whose last part is quotation k: in the same paragraph, after the cue, with no other.
func (r *reading) goesOn(k, i int) bool {
	before, q := &r.doc.Quotations[k], &r.doc.Quotations[i]
	s := &r.statements[len(r.statements)-1]
	if before.Paragraph != q.Paragraph || s.cue.First > q.Tokens.First || q.Short && !r.startsSentence(q) {
		return false
	}
	if _, ok := r.cueAfter(q); ok {
		return false
	}
	if c, ok := r.cueBefore(q); ok && c.First != s.cue.First {
		return false
	}
	if r.startsSentence(q) { // nothing of the article's stands between but the rest of the cue's sentence
		return r.toks[q.Tokens.First].Sentence-r.toks[s.cue.First].Sentence <= 1 || r.toks[q.Tokens.First].Sentence-r.toks[before.Tokens.End-1].Sentence <= 1
	}
	return r.toks[s.cue.First].Sentence == r.toks[q.Tokens.First].Sentence && len(r.cuesBetween(s.cue.End, q.Tokens.First)) == 0
}

// isNamedTitle reports whether a quotation within a sentence is the name of something: right behind a noun, a name or a verb of naming ("the spot titled “Danger”").
func (r *reading) isNamedTitle(q *text.Quotation) bool {
	k := q.Tokens.First - 1
	if k < 0 || r.toks[k].Is(text.Punct) {
		return false
	}
	switch r.norm(k) {
	case "titled", "entitled", "named", "dubbed":
		return true
	case "'s":
		k--
	}
	if t := &r.toks[k]; t.UPOS != text.PROPN && t.UPOS != text.NOUN {
		return false
	}
	for i := q.Tokens.First; i < q.Tokens.End; i++ { // written like a title
		if t := &r.toks[i]; !t.Is(text.Punct) && !t.Is(text.Capitalised) && t.UPOS != text.ADP && t.UPOS != text.DET && t.UPOS != text.CCONJ {
			return false
		}
	}
	return true
}

// cuesBetween are the verbs of saying in a run of tokens outside quotations.
func (r *reading) cuesBetween(i, end int) []int {
	var out []int
	for ; i < end; i++ {
		if r.toks[i].QuoteDepth == 0 && len(r.cueVerbs(i)) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// cueOf returns what attributes a quotation: behind it, before it, or at the end of the paragraph before.
func (r *reading) cueOf(q *text.Quotation) (cue, bool) {
	if !r.startsSentence(q) {
		c, ok := r.cueBefore(q)
		if !ok {
			return r.cueAfter(q)
		}
		if r.opensClause(q) && c.rule == "quote.before" && r.clauseBetween(c.End, q.Tokens.First) { // what the verb before it reports is that clause
			if own, ok := r.cueAfter(q); ok {
				return own, true
			}
		}
		return c, true
	}
	if c, ok := r.cueAfter(q); ok {
		return c, true
	}
	return r.cueBefore(q)
}

// cueReach is how many words a cue's verb may stand away from its quotation.
const cueReach = 40

// cueAfter reads "Doe said", "said Jane Doe, the minister of X" behind a quotation.
func (r *reading) cueAfter(q *text.Quotation) (cue, bool) {
	end := min(r.doc.Paragraphs[q.Paragraph].Tokens.End, q.Tokens.End+cueReach)
	i := q.Tokens.End
	if i >= end || !r.isOpenEnded(q) && (q.Short || !r.isCueAt(i)) || !r.isOpenEnded(q) && isStop(r.norm(q.Tokens.End-2)) && !r.isBareCue(i, end) {
		return cue{}, false
	}
	if !r.startsSentence(q) && !r.opensClause(q) {
		return cue{}, false
	}
	return r.cueBehind(q)
}

// cueBehind reads the words of saying behind a quotation.
func (r *reading) cueBehind(q *text.Quotation) (cue, bool) {
	end := min(r.doc.Paragraphs[q.Paragraph].Tokens.End, q.Tokens.End+cueReach)
	i := q.Tokens.End
	for i < end && (r.norm(i) == "," || r.norm(i) == "--" || r.norm(i) == "-" || adverbs.has(r.norm(i))) {
		i++
	}
	brackets := 0
	for k := i; k < end; k++ {
		switch r.norm(k) {
		case "(":
			brackets++
		case ")":
			brackets--
		}
		if brackets > 0 {
			continue
		}
		if r.quoted(k) && k > i || isStop(r.norm(k)) {
			break
		}
		c, ok := r.quotingVerb(k)
		if !ok && k < i+8 && r.isOpenEnded(q) {
			c, ok = r.quotingWord(k)
		}
		if !ok || c.form&(finiteForms|lexicon.FormParticiple) == 0 && k > i {
			continue
		}
		if !r.isSpoken(c) && r.toks[k].XPOS != "VBN" && !r.willBeSaid(k) {
			if r.isUnsaid(k) {
				break
			}
			continue
		}
		src := r.sourceOf(c)
		if r.clauseSubjectMissing(src, k, q) {
			src = r.wordsBetween(q.Tokens.End, c)
		} else if len(src.ents) == 0 && src.at >= q.Tokens.End { // a word of a relative clause that the parser took for the subject
			if between := r.wordsBetween(q.Tokens.End, c); len(between.ents) > 0 {
				src = between
			}
		}
		return cue{c, src, "quote.after", 0.95}, true
	}
	return r.cueByOtherVerb(q, i, end)
}

// cueByOtherVerb reads a speaker and a verb without an object behind a quotation that ends in a comma, whatever the verb means: “It stays,” an angry Doe retaliated.
func (r *reading) cueByOtherVerb(q *text.Quotation, i, end int) (cue, bool) {
	const reach = 8 // words
	if r.norm(q.Tokens.End-2) != "," || !r.startsSentence(q) || i >= end || r.toks[i].UPOS == text.CCONJ || r.toks[i].UPOS == text.SCONJ {
		return cue{}, false
	}
	for k := i; k < min(i+reach, end) && !r.toks[k].Is(text.Punct); k++ {
		if !r.finiteVerb(k) || r.mentionOf(k) != nil {
			continue
		}
		if t := &r.toks[k]; t.UPOS != text.VERB || t.XPOS != "VBD" && t.XPOS != "VBZ" || k == i || k+1 < end && !r.toks[k+1].Is(text.Punct) && r.toks[k+1].UPOS != text.ADP && r.toks[k+1].UPOS != text.ADV || r.child(k, text.Obj, text.Ccomp, text.Xcomp) > k {
			return cue{}, false
		}
		c := cueVerb{text.Range{First: k, End: k + 1}, &lexicon.Speech{Class: lexicon.SayVerb, Act: "SAY", Lemma: r.toks[k].Lemma}, lexicon.FormPast}
		src := r.wordsBetween(i, c)
		return cue{c, src, "quote.other-verb", 0.7}, len(src.ents) > 0
	}
	return cue{}, false
}

// willBeSaid reports whether the quotation beside the verb at token v is of words yet to be said: "he will say".
func (r *reading) willBeSaid(v int) bool {
	for a := range r.children(v, text.Aux) {
		if n := r.norm(a); n == "will" || n == "would" || n == "'ll" {
			return !r.isUnsaid(v)
		}
	}
	return false
}

// isBareCue reports whether nothing but a speaker and a verb of saying stands between token i and the next full stop.
func (r *reading) isBareCue(i, end int) bool {
	k := i
	for k < min(i+6, end) && !isStop(r.norm(k)) && !r.toks[k].Is(text.Punct) {
		k++
	}
	if k <= i+1 || k >= end || r.norm(k) != "." {
		return false
	}
	_, ok := r.quotingVerb(k - 1)
	return ok
}

// isCueAt reports whether a verb of saying, or somebody and a verb of saying, stands at token i.
func (r *reading) isCueAt(i int) bool {
	if _, ok := r.quotingVerb(i); ok {
		return true
	}
	k := i
	for k < min(i+6, r.sentence(i).End) && !r.finiteVerb(k) && !r.toks[k].Is(text.Punct) {
		k++
	}
	_, ok := r.quotingVerb(k)
	return ok
}

// opensClause reports whether a quotation within a sentence stands where the content of a statement can begin: behind a mark.
func (r *reading) opensClause(q *text.Quotation) bool {
	switch r.norm(q.Tokens.First - 1) {
	case ",", ":", "-", "--", ";", "(":
		return true
	}
	return false
}

// clauseSubjectMissing reports whether the tree gave no speaker, or one from within or before the quotation.
func (r *reading) clauseSubjectMissing(src source, v int, q *text.Quotation) bool {
	return src.at < q.Tokens.End && (src.at < 0 || len(src.ents) == 0 || src.at >= q.Tokens.First) && v > q.Tokens.End
}

// wordsBetween is the speaker named between a quotation and the verb of saying behind it: the head of the words there.
func (r *reading) wordsBetween(i int, c cueVerb) source {
	v := c.First
	for k := i; k < v; k++ {
		if t := &r.toks[k]; (t.UPOS == text.NOUN || t.UPOS == text.PROPN || t.UPOS == text.PRON) && !r.within(r.head(k), i) && (r.head(k) < i || r.head(k) >= v) {
			return r.speakerAt(k, c)
		}
	}
	for k := i; k < v; k++ {
		if m := r.mentionOf(k); m != nil && r.isActor(m) {
			return source{phrase: phrase{Range: m.phrase, ents: m.ents}, at: r.headOf(m.Range)}
		}
	}
	return source{at: -1}
}

func isStop(n string) bool { return n == "." || n == "?" || n == "!" || n == ";" }

// cueBefore reads "Doe said:", "Doe told reporters," before a quotation, in its sentence or, with a colon, at the end of the paragraph before.
func (r *reading) cueBefore(q *text.Quotation) (cue, bool) {
	i := q.Tokens.First - 1
	if i < 0 {
		return cue{}, false
	}
	colon := r.norm(i) == ":"
	if r.paragraphStarts(q.Tokens.First) && !colon {
		return cue{}, false
	}
	start := max(r.doc.Paragraphs[r.doc.ParagraphOf(i)].Tokens.First, i-cueReach)
	for k := i; k >= start; k-- {
		if r.quoted(k) || r.toks[k].QuoteDepth > 0 && !colon || isStop(r.norm(k)) {
			break
		}
		c, ok := r.quotingVerb(k)
		if colon && !ok {
			c, ok = r.sayingVerb(k)
		}
		if !ok {
			continue
		}
		if !r.leadsTo(c, q.Tokens.First) {
			return cue{}, false
		}
		if r.interrupts(c, q.Tokens) {
			return cue{}, false
		}
		if !r.isSpoken(c) && !(colon && c.form&lexicon.FormGerund != 0) {
			return cue{}, false
		}
		src := r.sourceOf(c)
		if c.Len() > 1 && len(src.ents) == 0 && src.at >= 0 && r.toks[src.at].UPOS != text.PRON {
			return cue{}, false // talks that go on say nothing
		}
		return cue{c, src, "quote.before", 0.9}, true
	}
	if colon {
		return r.namedBeforeColon(i)
	}
	return cue{}, false
}

// leadsTo reports whether only an audience, a time, a place or a mark stands between the verb and the quotation: otherwise the quotation is part of a reported clause.
func (r *reading) leadsTo(c cueVerb, quote int) bool {
	k := c.End
	if o := r.child(c.First, text.Iobj, text.Obj); o >= c.End && o < quote && c.use.Takes(lexicon.TakesAudience) {
		k = min(r.subtree(o).End, quote)
	}
	mark := r.norm(quote-1) == "," || r.norm(quote-1) == ":"
	if r.norm(quote-1) == "that" {
		return !r.clauseBetween(k, quote) && !r.goesOnBehind(quote)
	}
	if !mark && r.goesOnBehind(quote) {
		return false
	}
	if r.norm(quote-1) == "," && r.clauseBetween(k, quote) {
		return false
	}
	for i := k; i < quote; i++ {
		t := &r.toks[i]
		if r.finiteVerb(i) && !mark {
			return false
		}
		if !mark && !t.Is(text.Punct) && (t.UPOS == text.NOUN || t.UPOS == text.PROPN || t.UPOS == text.PRON) && t.DepRel != text.Obl && !r.isRel(i, text.Obl, text.Iobj, text.Nmod, text.Compound, text.NmodPoss, text.Flat) && (r.mentionOf(i) == nil || !c.use.Takes(lexicon.TakesAudience) || r.head(i) >= quote) {
			return false
		}
		if !mark && r.isRel(i, text.Nsubj) && r.head(i) != c.First {
			return false
		}
	}
	return true
}

// interrupts reports whether a verb of saying between commas stands within the clause that a quotation behind it goes on with: "Doe, an aide said, “is very sure” of it".
func (r *reading) interrupts(c cueVerb, quote text.Range) bool {
	if r.norm(quote.First-1) != "," || quote.First-1 != c.End || quote.First+1 >= quote.End {
		return false
	}
	first := quote.First + 1
	if !r.finiteVerb(first) || r.toks[first].Is(text.Capitalised) {
		return false
	}
	for k := c.First - 1; k > r.sentence(c.First).First; k-- {
		if r.norm(k) == "," {
			return true
		}
	}
	return false
}

// goesOnBehind reports whether the sentence of the quotation that begins at token i goes on behind it with words that belong to it, so that it is part of what is said: "said that “we must know” how it came".
func (r *reading) goesOnBehind(i int) bool {
	q := r.doc.QuotationAt(r.toks[i].Start)
	if q == text.NoIndex {
		return false
	}
	at := r.doc.Quotations[q].Tokens
	k := at.End
	if k >= r.sentence(at.End-1).End || r.toks[k].Is(text.Punct) || r.toks[k].UPOS == text.CCONJ || len(r.cueVerbs(k)) > 0 || subordinate.has(r.norm(k)) {
		return false
	}
	for n, depth := k, 0; n >= 0 && depth < 6; n, depth = r.head(n), depth+1 {
		if n >= at.First && n < at.End {
			return true
		}
	}
	for n := at.First; n < at.End; n++ { // the quotation depends on what follows: "“there could be” a line that"
		if h := r.head(n); h >= at.End && !r.toks[n].Is(text.Punct) {
			return true
		}
	}
	return false
}

// clauseBetween reports whether a clause with a finite verb that is no relative one stands between two tokens.
func (r *reading) clauseBetween(i, end int) bool {
	for ; i < end; i++ {
		if r.finiteVerb(i) && !r.isRel(i, text.AclRelcl) && !r.isRel(r.head(i), text.AclRelcl) && r.mentionOf(i) == nil {
			return true
		}
	}
	return false
}

// namedBeforeColon reads "Doe:" and "As Doe put it:" before a quotation: the sentence up to the colon is a name alone.
func (r *reading) namedBeforeColon(colon int) (cue, bool) {
	sent := r.sentence(colon)
	for m := range r.mentionsBefore(colon) {
		if m.First < sent.First || m.End != colon {
			break
		}
		if m.phrase.First <= sent.First && r.isNamedActor(m) {
			use := &lexicon.Speech{Act: "SAY"}
			return cue{cueVerb{text.Range{First: colon, End: colon + 1}, use, 0}, source{phrase: phrase{Range: m.phrase, ents: m.ents}, at: r.headOf(m.Range)}, "quote.colon", 0.85}, true
		}
		break
	}
	return cue{}, false
}
