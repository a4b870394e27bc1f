package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
)

// outOfThings is the verb at token h, or the one above it where it tells of a thing in a relative clause: in "vetoed the bill that allows it, arguing" nobody argues but who vetoed.
func (r *reading) outOfThings(h int) int {
	if !r.isRel(h, text.AclRelcl) || r.head(h) < 0 {
		return h
	}
	n := r.head(h)
	if m := r.mentionOf(n); m != nil && r.isActor(m) || r.namedWith(n) != nil || personNoun(r.toks[n].Lemma) || r.isAgent(n) {
		return h
	}
	if up := r.verbAbove(n); up >= 0 && r.toks[up].QuoteDepth == 0 {
		return up
	}
	return h
}

// outOfQuestion is the verb at token h, or the verb of saying above it where h tells what that does not answer: in "would not say how the party would act, saying only that" the party says nothing.
func (r *reading) outOfQuestion(h int) int {
	if h < 0 {
		return h
	}
	up := r.head(h)
	if !r.isRel(h, text.Ccomp) || up < 0 || up > h || r.speechForm(r.norm(up)) == 0 {
		return h
	}
	for k := up + 1; k < h; k++ {
		switch r.norm(k) {
		case "how", "whether", "why", "when", "where", "what", "if":
			return up
		case "that":
			return h
		}
	}
	return h
}

// firstOfMeans is the first of the gerunds behind "by" that the one at token v is joined to: "by suggesting that it failed and by dismissing them". Token v itself where it is joined to none.
func (r *reading) firstOfMeans(v int) int {
	if r.norm(v-1) != "by" || r.norm(v-2) != "and" && r.norm(v-2) != "or" && r.norm(v-2) != "," {
		return v
	}
	for k := v - 3; k > r.sentence(v).First; k-- {
		if r.toks[k].XPOS == "VBG" && r.norm(k-1) == "by" {
			return k
		}
	}
	return v
}

// isAfterConjunction reports whether a conjunction stands before the gerund of a verb of saying, so that it has the subject of the verb above it.
func (r *reading) isAfterConjunction(v int, c cueVerb) bool {
	if c.form&lexicon.FormGerund == 0 || r.ownSubject(v) >= 0 {
		return false
	}
	switch r.norm(v - 1) {
	case "before", "after", "while", "by", "when":
		return true
	}
	return false
}
