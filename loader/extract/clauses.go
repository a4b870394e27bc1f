package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
)

// hasClauseAt reports whether the tree has a clause with a subject of its own, at token i, for the object of a verb that mostly takes one with "that": "reported it had won".
func (r *reading) hasClauseAt(c cueVerb, i int) bool {
	if !c.use.Takes(lexicon.TakesThat) {
		return false
	}
	if k := r.child(c.First, text.Ccomp); k > c.First && r.ownSubject(k) >= i && r.subtree(k).First == i {
		return true
	}
	o := r.child(c.First, text.Obj) // an object right before a finite verb is that verb's subject
	if o < i || r.subtree(o).First != i || c.use.Takes(lexicon.TakesObject) {
		return false
	}
	end := r.subtree(o).End
	if r.norm(end) == "," && r.child(o, text.AclRelcl, text.Appos) > o {
		return r.finiteVerb(end+1) && r.toks[end+1].UPOS == text.AUX
	}
	return r.finiteVerb(end) && r.toks[end].QuoteDepth == 0 && r.head(end) != o
}

// contentAfter returns the clause behind a verb of saying, by the words that may stand between the two.
func (r *reading) contentAfter(s *statement, c cueVerb, src source, end int) (text.Range, bool) {
	if src.at >= c.End {
		return text.Range{}, false
	}
	i := c.End
	if c.use.Takes(lexicon.TakesAudience) {
		if i = r.audienceFrom(s, i, end); i == c.End && objectPronouns.has(r.norm(i)) {
			i++
		}
		if i == c.End {
			return text.Range{}, false
		}
	}
	i = r.pastTimes(i, end)
	that := r.norm(i) == "that" && (r.isRel(i, text.Mark) || !r.finiteVerb(i+1)) && (r.toks[i].UPOS != text.DET || r.isRel(i, text.Mark))
	if that {
		i++
	}
	if !c.use.Takes(lexicon.TakesClause) && !c.use.Takes(lexicon.TakesAudience) && !that && !r.hasClauseAt(c, i) || i >= end {
		return text.Range{}, false
	}
	content := r.trimmed(text.Range{First: i, End: r.withoutTrailingCue(i, r.contentEnd(c, i, end))})
	if content.Len() < 2 || !r.hasFiniteVerb(content) && !r.holdsClause(c.First, content) {
		return text.Range{}, false
	}
	if !that && !r.beginsClause(content.First) {
		return text.Range{}, false
	}
	if !that && r.isRel(content.First, text.AclRelcl, text.Det) && r.norm(content.First) == "which" {
		return text.Range{}, false
	}
	return content, true
}

var objectPronouns = words(`them him her me us`)

// clauseByThat returns the clause that a "that" begins some words behind a verb of saying: "told a crowd in Lund on Monday that".
func (r *reading) clauseByThat(c cueVerb, src source, end int) (text.Range, bool) {
	const reach = 25
	for k := behindSource(c, src); k < min(c.End+reach, end); k++ {
		if r.finiteVerb(k) && r.mentionOf(k) == nil || r.norm(k) == ";" || len(r.cueVerbs(k)) > 0 {
			return text.Range{}, false
		}
		if r.norm(k) == "that" && (r.isRel(k, text.Mark) || r.endsCircumstance(k-1) || r.isOccasion(k-1) && !r.finiteVerb(k+1) && !adverbs.has(r.norm(k+1))) {
			content := r.trimmed(text.Range{First: k + 1, End: r.withoutTrailingCue(k+1, r.contentEnd(c, k+1, end))})
			return content, content.Len() > 1 && r.hasFiniteVerb(content)
		}
	}
	return text.Range{}, false
}

// isOccasion reports whether the noun at token i is for where something is said or written: "in an interview", "in a report".
func (r *reading) isOccasion(i int) bool {
	return speechOccasions.has(r.norm(i)) || r.isDocument(i) || questionOccasions.has(r.norm(i))
}

// endsCircumstance reports whether a time or place ends with token i, which a "that" behind it does not come back to.
func (r *reading) endsCircumstance(i int) bool {
	t := &r.toks[i]
	return t.UPOS == text.PROPN || t.UPOS == text.NUM || timeWords.has(t.Norm) || t.Norm == ","
}

// clauseByTree returns the clause that the parser hangs from a verb of saying: one with a subject of its own, a "that" or a question.
func (r *reading) clauseByTree(c cueVerb, src source, sent text.Range) (text.Range, bool) {
	from := behindSource(c, src)
	for h := range r.children(c.First, text.Ccomp, text.Advcl, text.Parataxis, text.Xcomp) {
		sub := r.subtree(h)
		if h < from || sub.First < from {
			continue
		}
		if o := r.child(c.First, text.Obj); o >= from && o < sub.First && r.ownSubject(h) < 0 && r.isRel(h, text.Ccomp, text.Parataxis) && r.finiteVerb(r.finiteOf(h)) && !c.use.Takes(lexicon.TakesObject) {
			sub.First = r.subtree(o).First // the clause's subject, which the parser took for the verb's object
			if p := r.child(c.First, text.Iobj); p >= from && p < sub.First {
				from = sub.First
			}
		}
		first := r.norm(sub.First)
		question := questionWords.has(first) && first != "when" && first != "where"
		switch {
		case subordinate.has(r.marker(h)) && !question || r.marker(h) == "as":
			continue
		case r.isRel(h, text.Advcl, text.Xcomp) && !(question && c.use.Takes(lexicon.TakesQuestion)) && first != "that":
			continue
		case r.isRel(h, text.Parataxis) && !c.use.Takes(lexicon.TakesClause):
			continue
		case first != "that" && !question && r.ownSubject(h) < 0 && r.child(h, text.Expl) < 0 && !r.within(sub.First, r.child(c.First, text.Obj)):
			continue
		case first != "that" && !question && !c.use.Takes(lexicon.TakesClause) && sub.First > from+1:
			continue
		}
		if first == "that" {
			sub.First++
		}
		content := r.trimmed(text.Range{First: sub.First, End: r.withoutTrailingCue(sub.First, r.contentEnd(c, sub.First, sent.End))})
		if content.Len() >= 2 && (r.hasFiniteVerb(content) || question) {
			return content, true
		}
	}
	return text.Range{}, false
}

// finiteOf is the finite verb of the clause headed by token h: its auxiliary or copula, else itself.
func (r *reading) finiteOf(h int) int {
	for a := range r.children(h, text.Aux, text.Cop) {
		if r.finiteVerb(a) {
			return a
		}
	}
	return h
}

// beginsClause reports whether a clause can begin at token i: not a preposition, conjunction or mark after which the verb's own phrase goes on ("said in a statement").
func (r *reading) beginsClause(i int) bool {
	switch r.norm(i) {
	case "of", "in", "on", "at", "to", "by", "for", "with", "from", "about", "and", "but", "or", "so", "as", "during", "after", "before", "through", "over", "against", "while", "when":
		return false
	}
	return !r.toks[i].Is(text.Punct) || r.toks[i].Is(text.OpenQuote)
}

// pastTimes passes over what may stand between a verb of communication and its clause: adverbs, a time, a place of speaking, a comma after them.
func (r *reading) pastTimes(i, end int) int {
	for i < end {
		n := r.norm(i)
		switch {
		case adverbs.has(n) && n != "not" && n != "n't", timeWords.has(n):
			i++
		case (n == "on" || n == "in" || n == "late" || n == "early" || n == "last" || n == "earlier" || n == "this") && r.timeAhead(i+1, end):
			i++
		case (n == "in" || n == "at") && (r.norm(i+1) == "a" || r.norm(i+1) == "an") && speechOccasions.has(r.norm(i+2)):
			i += 3
		case n == ",":
			i++
		case n == "-" || n == "--":
			k := r.pastDashes(i, end)
			if k == i {
				return i
			}
			i = k
		default:
			return i
		}
	}
	return i
}

// pastDashes returns the "that" behind what is set off by dashes from token i on: "said - on television, of all places - that". Token i itself where nothing of the kind stands there.
func (r *reading) pastDashes(i, end int) int {
	const reach = 25
	for k := i + 1; k < min(i+reach, end-1); k++ {
		if n := r.norm(k); (n == "-" || n == "--") && !r.toks[k].Is(text.HyphenJoined) && r.norm(k+1) == "that" {
			return k + 1
		}
	}
	return i
}

func (r *reading) timeAhead(i, end int) bool {
	for k := i; k < min(i+3, end); k++ {
		if n := r.norm(k); timeWords.has(n) {
			return true
		} else if n != "the" && n != "this" && n != "last" && n != "late" && n != "early" && n != "a" {
			return false
		}
	}
	return false
}

var speechOccasions = words(`statement interview speech letter report tweet briefing telegram message communique address`)

// contentEnd returns where a reported clause that begins at token i ends: before a further verb of the speaker's ("but did not say", "and added") or before what somebody else says, else with the sentence.
func (r *reading) contentEnd(c cueVerb, i, end int) int {
	end = r.beforeMainClause(c.First, i, end)
	for k := i + 1; k < end-1; k++ {
		if r.toks[k].QuoteDepth > 0 {
			continue
		}
		n := r.norm(k)
		if n == ";" || n == ":" && r.toks[k+1].Is(text.OpenQuote) && r.insideContent(k+1) {
			return k
		}
		if n != "but" && n != "and" && n != "while" {
			continue
		}
		j := k + 1
		for j < end && (adverbs.has(r.norm(j)) || auxiliaries.has(r.norm(j))) {
			j++
		}
		if j >= end {
			break
		}
		cut := r.isFurtherCue(j, j > k+1) || r.norm(k-1) == "," && r.othersCue(c, j, end)
		if cut {
			if r.norm(k-1) == "," {
				return k - 1
			}
			return k
		}
	}
	return end
}

// beforeMainClause is where the adverbial clause ends that the verb at token v heads, before its main clause: "While Doe said it was hard, her party won".
func (r *reading) beforeMainClause(v, i, end int) int {
	if !r.isRel(v, text.Advcl) || r.head(v) < v {
		return end
	}
	if h := r.head(v); r.toks[v].XPOS == "VBG" { // "Doe, after saying it was hard, left"
		for a := range r.children(h, text.Aux) {
			h = min(h, a)
		}
		if h > i && h < end && r.norm(h-1) == "," {
			return h - 1
		}
		return end
	}
	s := r.ownSubject(r.head(v))
	if s < 0 {
		s = r.head(v)
	}
	if k := r.subtree(s).First; k > i && k < end && r.norm(k-1) == "," {
		return k - 1
	}
	return end
}

// isFurtherCue reports whether the verb at token j, right behind a conjunction, is a further verb of saying with the same subject.
func (r *reading) isFurtherCue(j int, helped bool) bool {
	for _, v := range r.cueVerbs(j) {
		if v.use.Class == lexicon.SayVerb && v.use.Frames&(lexicon.TakesClause|lexicon.TakesThat|lexicon.TakesQuote) != 0 && v.form&finiteForms != 0 && !r.isSupposed(j) && (helped || v.form&lexicon.FormBase == 0) {
			return true
		}
	}
	return false
}

// othersCue reports whether the clause that begins at token j, behind a comma and a conjunction, is a verb of saying with its own subject, joined to cue c and not to what it reports.
func (r *reading) othersCue(c cueVerb, j, end int) bool {
	for v := j; v < min(j+14, end) && !r.toks[v].Is(text.Punct); v++ {
		if r.toks[v].QuoteDepth > 0 {
			return false
		}
		if len(r.cueVerbs(v)) > 0 && r.finiteVerb(v) {
			s := r.ownSubject(v)
			return s >= j && s < v && (r.head(v) == c.First || r.head(v) < 0 || r.head(c.First) == v || r.isNamed(s))
		}
	}
	return false
}

// isNamed reports whether token i belongs to a name.
func (r *reading) isNamed(i int) bool {
	m := r.mentionOf(i)
	return m != nil && !m.latent && m.via != "PRONOUN"
}

func (r *reading) hasFiniteVerb(t text.Range) bool {
	for k := t.First; k < t.End; k++ {
		if r.finiteVerb(k) && r.mentionOf(k) == nil {
			return true
		}
	}
	return false
}
