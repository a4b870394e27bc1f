package extract

import (
	"time"

	"entente/loader/text"
	"entente/loader/text/timex"
)

// findTimes reads the expressions of time of the article. They are resolved in the order of the text, so that "five days later" is later than what was told before.
func (r *reading) findTimes() {
	day, err := time.Parse(time.DateOnly, r.published.date)
	if err != nil {
		day = time.Time{}
	}
	ref := timex.Reference{Day: day}
	const reach = 2 // sentences over which "later" goes back
	toldIn := -reach - 1
	for sent := range r.sentences() {
		at := int(r.toks[sent.First].Sentence)
		if at-toldIn > reach {
			ref.Told = ref.Told[:0]
		}
		ref.Near = timex.Date{}
		for _, e := range timex.Find(r.toks, sent) {
			t := timeExpression{Expression: e, head: r.headOf(e.Range)}
			ref.Ahead = r.toCome(&t)
			if t.date = e.Resolve(ref); t.date.Known() {
				ref.Told, toldIn = append(ref.Told, t.date), at
				ref.Near = t.date
			}
			r.times = append(r.times, t)
		}
	}
}

// toCome reports whether an expression tells of what was to come when the article was written, as far as words, tense and mood tell.
func (r *reading) toCome(t *timeExpression) bool {
	before := r.norm(t.First - 1)
	switch before {
	case "since":
		return false
	case "for", "on", "in", "at", "by", "from", "until":
		if appointed.has(r.norm(t.First-2)) || before == "for" && appointed.has(r.norm(r.head(t.head))) {
			return true
		}
	}
	return r.looksAhead(t.head) || r.inPresent(t.head)
}

// appointed are the words behind which a time is one that somebody has fixed: "due on Friday", "a strike called for Monday".
var appointed = words(`due set scheduled planned slated expected billed fixed booked called call calls meeting strike vote election summit talks rally hearing session protest`)

// inPresent reports whether the clause around token i is in the present tense: "The talks open on Tuesday". A headline or caption tells the past so.
func (r *reading) inPresent(i int) bool {
	if part := r.doc.Sentences[r.toks[i].Sentence].Part; part != text.Body {
		return false
	}
	const steps = 6
	for k, n := i, 0; k >= 0 && n < steps; k, n = r.head(k), n+1 {
		t := &r.toks[k]
		cop := r.child(k, text.Cop)
		if t.UPOS != text.VERB && t.UPOS != text.AUX && cop < 0 {
			continue
		}
		switch {
		case cop >= 0:
			return r.toks[cop].XPOS == "VBZ" || r.toks[cop].XPOS == "VBP"
		case t.XPOS == "VBZ" || t.XPOS == "VBP":
			return true
		case t.XPOS == "VBN" || t.XPOS == "VBG":
			return r.presentBe(k)
		case t.XPOS != "VB":
			return false
		}
	}
	return false
}

// looksAhead reports whether the clause around token i tells of what is to come: its verb has "will", or is an infinitive under a word of planning.
func (r *reading) looksAhead(i int) bool {
	const steps = 6
	for k, n := i, 0; k >= 0 && n < steps; k, n = r.head(k), n+1 {
		t := &r.toks[k]
		if t.UPOS != text.VERB && t.UPOS != text.AUX && r.child(k, text.Cop) < 0 {
			continue
		}
		for c := range r.children(k, text.Aux) {
			switch r.norm(c) {
			case "will", "shall", "'ll", "wo", "would", "may", "might", "could", "should", "must":
				return true
			}
		}
		if planned.has(t.Norm) {
			return true
		}
		if t.XPOS == "VB" && r.child(k, text.Mark) >= 0 || r.isRel(k, text.Xcomp) || r.infinitivePassive(k) {
			if be := r.head(k); be >= 0 && r.toks[be].Lemma == "be" {
				return true // "is to meet"
			}
			continue // what governs it tells
		}
		return t.XPOS == "VBG" && r.child(k, text.Aux) >= 0 && r.presentBe(k) // "is meeting on Friday"
	}
	return false
}

// infinitivePassive reports whether the participle at token k is one of "to be signed".
func (r *reading) infinitivePassive(k int) bool {
	if r.toks[k].XPOS != "VBN" || r.child(k, text.Mark) < 0 {
		return false
	}
	for c := range r.children(k, text.AuxPass) {
		if r.norm(c) == "be" {
			return true
		}
	}
	return false
}

// presentBe reports whether the verb at token k has a form of "be" in the present before it.
func (r *reading) presentBe(k int) bool {
	for c := range r.children(k, text.Aux) {
		if n := r.norm(c); n == "is" || n == "are" || n == "am" || n == "'s" || n == "'re" {
			return true
		}
	}
	return false
}

// planned are words after which a day without a year is the next one.
var planned = words(`scheduled planned set due expected slated plans plan planning intends intend hopes hope expects expect promised promises promise vowed vows pledged pledges agreed wants want going
	upcoming preparing prepares invited`)
