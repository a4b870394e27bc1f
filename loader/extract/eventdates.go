package extract

import (
	"sort"
	"time"

	"entente/loader/text"
	"entente/loader/text/timex"
)

// when is a date with its precision.
type when struct {
	date, precision string
	approximate     bool
}

// timeExpression is an expression of time with what it means where it stands.
type timeExpression struct {
	timex.Expression
	head int // the token by which it hangs in the tree
	date timex.Date
}

// The ranks of an expression of time for a word, the surer the higher; see timeRank.
const (
	notItsTime = iota
	nearItsTime
	sharedTime
	clauseTime
	ownTime
)

// eventDate returns when the thing happens that the verb or noun at token v tells of: the time that hangs from it in the tree, else from the verb that it belongs to, else the nearest one in its
// part of the sentence. What a lead or headline tells without a time happened on the day of the article. The zero value where nothing tells.
func (r *reading) eventDate(v int, sent text.Range) when {
	if w := r.timeOf(v, sent, nearItsTime); w.date != "" {
		return w
	}
	if day, err := time.Parse(time.DateOnly, r.published.date); err == nil && r.toks[v].Sentence <= r.leadSentence()+1 && !r.looksAhead(v) {
		return when{date: day.Format(time.DateOnly), precision: string(timex.Day)}
	}
	return when{}
}

// statementDate is when somebody said what the verb at token v says: the day that hangs from the verb, else the day of the article.
func (r *reading) statementDate(v int) string {
	if v >= 0 {
		if w := r.timeOf(v, r.sentence(v), clauseTime); w.precision == string(timex.Day) {
			return w.date
		}
	}
	return r.published.date
}

// timeOf returns the time of the sentence that is most surely that of token v, none below a rank.
func (r *reading) timeOf(v int, sent text.Range, least int) when {
	best, rank := -1, least-1
	from, to := r.clause(v, sent)
	first := sort.Search(len(r.times), func(k int) bool { return r.times[k].First >= sent.First })
	for k := first; k < len(r.times) && r.times[k].End <= sent.End; k++ {
		t := &r.times[k]
		if !t.date.Known() || r.quoted(t.First) != r.quoted(v) {
			continue
		}
		if got := r.timeRank(t, v, from, to); got > rank {
			best, rank = k, got
		}
	}
	if best < 0 {
		return when{}
	}
	d := r.times[best].date
	return when{d.ISO, string(d.Precision), d.Approximate}
}

// timeRank says how surely an expression of time is that of token v: its own where it hangs from v itself, its clause's where it hangs from the verb that v is an argument of, shared where it hangs from
// the verb that this one is joined to or governed by, near where it only stands in the same part of the sentence with no other verb between.
func (r *reading) timeRank(t *timeExpression, v, from, to int) int {
	governor := r.governingWord(t.head)
	switch {
	case governor == v:
		return ownTime
	case governor == r.clauseVerb(v), governor >= 0 && r.isRel(governor, text.Cop, text.Aux) && r.head(governor) == v:
		return clauseTime
	}
	if v2 := r.clauseVerb(v); v2 >= 0 && r.isRel(v2, text.Xcomp, text.Conj, text.Advcl) && r.head(v2) == governor && governor < t.First && !r.atAnotherTime(v2) {
		return sharedTime
	}
	if t.First < from || t.End > to || r.ofAnother(t, v, governor) {
		return notItsTime
	}
	lo, hi := min(v, t.First), max(v, t.First)
	for k := lo + 1; k < hi; k++ {
		if k != v && r.finiteVerb(k) && r.mentionOf(k) == nil {
			return notItsTime
		}
	}
	return nearItsTime
}

// atAnotherTime reports whether a clause says itself that it is of another time than the one that it hangs from: "after it had met Italy".
func (r *reading) atAnotherTime(v int) bool {
	switch mark := r.child(v, text.Mark, text.Case); r.norm(mark) {
	case "after", "before", "since", "until", "till", "once":
		return true
	}
	return false
}

// ofAnother reports whether an expression that stands near token v tells of something else: of a noun ("Tuesday's vote", "the treaty of 1999"), or of a clause that a comma parts from v.
func (r *reading) ofAnother(t *timeExpression, v, governor int) bool {
	if governor < 0 || governor == v {
		return false
	}
	if noun := r.head(t.head); noun == governor && r.toks[noun].UPOS == text.NOUN && (r.isRel(t.head, text.NmodPoss, text.Compound, text.Nummod, text.Amod) || r.norm(t.First-1) == "of") {
		return true
	}
	if !r.finiteVerb(governor) || r.clauseVerb(v) == governor {
		return false
	}
	lo, hi := min(v, t.First), max(v, t.First)
	for k := lo + 1; k < hi; k++ {
		if r.norm(k) == "," {
			return (governor < k) == (t.First < k)
		}
	}
	return false
}

// governingWord is the verb, or the noun for an act, that an expression of time hangs from, past the prepositional phrases that it may be in.
func (r *reading) governingWord(i int) int {
	h := r.head(i)
	for n := 0; h >= 0 && n < 4; n++ {
		if t := &r.toks[h]; t.UPOS == text.VERB || t.UPOS == text.NOUN && !r.isTimeWord(h) || r.child(h, text.Cop) >= 0 {
			return h
		}
		h = r.head(h)
	}
	return h
}

func (r *reading) isTimeWord(i int) bool {
	return timeWords.has(r.norm(i)) || partsOfDays.has(r.norm(i))
}

// partsOfDays are the nouns through which a time of day hangs from its verb: "in the early hours of Sunday".
var partsOfDays = words(`hour hours dawn dusk noon midnight daybreak nightfall eve`)

// clauseVerb is the verb of the clause that token v is part of: v itself where it is one.
func (r *reading) clauseVerb(v int) int {
	for k, n := v, 0; k >= 0 && n < 6; k, n = r.head(k), n+1 {
		if r.toks[k].UPOS == text.VERB || r.child(k, text.Cop) >= 0 {
			return k
		}
	}
	return -1
}

func (r *reading) leadSentence() int32 {
	if end := r.doc.Dateline.End; r.doc.Dateline.Found() {
		if i := r.doc.TokensIn(text.Span{Start: end, End: r.in.Source.Len()}); i.Len() > 0 {
			return r.toks[i.First].Sentence
		}
	}
	return -2
}

// clause is the part of the sentence around token v up to the next "but" or semicolon or quotation on each side.
func (r *reading) clause(v int, sent text.Range) (from, to int) {
	from, to = v, v
	for from > sent.First && r.norm(from-1) != "but" && r.norm(from-1) != ";" && !r.quoted(from-1) {
		from--
	}
	for to < sent.End && r.norm(to) != "but" && r.norm(to) != ";" && !r.quoted(to) {
		to++
	}
	return from, to
}
