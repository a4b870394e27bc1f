package extract

import (
	"time"

	"entente/loader/text"
	"entente/loader/text/timex"
)

// planNouns are the nouns whose infinitive is of what is to come: "a plan to meet".
var planNouns = words(`plan plans agreement deal decision offer promise pledge vow threat proposal bid intention invitation call order hopes`)

// tense is what a clause tells of.
type tense uint8

const (
	noTense tense = iota // no verb tells
	pastTense
	futureTense
)

// findTimes reads the expressions of time of the article. They are resolved in the order of the text, so that "five days later" is later than what was told before.
func (r *reading) findTimes() {
	days := r.referenceDays()
	var ref timex.Reference
	const reach = 2 // sentences over which "later" goes back
	toldIn := -reach - 1
	for sent := range r.sentences() {
		at := int(r.toks[sent.First].Sentence)
		if at-toldIn > reach {
			ref.Told = ref.Told[:0]
		}
		first := len(r.times)
		for _, e := range timex.Find(r.toks, sent) {
			t := timeExpression{Expression: e, head: r.headOf(e.Range)}
			when := r.tenseOf(&t)
			ref.Ahead, ref.Timeless = when == futureTense, when == noTense
			ref.Near = r.besideTime(&t, r.times[first:])
			if t.date = resolveOn(days, &t.Expression, ref); t.date.Known() {
				ref.Told, toldIn = append(ref.Told, t.date), at
			}
			r.times = append(r.times, t)
		}
	}
}

// referenceDays are the days that the article may be of: its own, none where nothing tells, or, where its year is unknown, that day in two years; on its weekday, where the dateline gives that.
func (r *reading) referenceDays() []time.Time {
	if day, err := time.Parse(time.DateOnly, r.published.date); err == nil {
		return []time.Time{day}
	}
	day, err := time.Parse("--01-02", r.published.date)
	if err != nil {
		return nil
	}
	weekday, known := weekdayOf(r.doc.Dateline.Weekday)
	const two, cycle = 2, 28 // years; after 28 all weekdays are where they were
	var out []time.Time
	for y := firstYear; y < firstYear+cycle && len(out) < two; y++ {
		t := time.Date(y, day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
		if leap := time.Date(y, time.March, 0, 0, 0, 0, 0, time.UTC).Day() == 29; !leap && (!known || t.Weekday() == weekday) {
			out = append(out, t)
		}
	}
	return out
}

// resolveOn is the date of an expression against the day of the article, or what several days have in common: a day without its year.
func resolveOn(days []time.Time, e *timex.Expression, ref timex.Reference) timex.Date {
	if len(days) == 1 {
		ref.Day = days[0]
		return e.Resolve(ref)
	}
	if d := e.Resolve(ref); d.Known() || len(days) == 0 {
		return d
	}
	var common timex.Date
	for i, day := range days {
		ref.Day = day
		d := e.Resolve(ref)
		if d.Precision != timex.Day || len(d.ISO) != len(time.DateOnly) {
			return timex.Date{}
		}
		d.ISO = "--" + d.ISO[len("2006-"):]
		if i > 0 && d != common {
			return timex.Date{}
		}
		common = d
	}
	return common
}

// besideTime is the time told last in the sentence if it says more of the same: it hangs from the same verb, or only a comma parts them ("next month, from 23 to 25 April").
func (r *reading) besideTime(t *timeExpression, told []timeExpression) timex.Date {
	if len(told) == 0 {
		return timex.Date{}
	}
	last := &told[len(told)-1]
	const gap = 2 // tokens: a comma and a preposition
	if r.norm(last.End) == "," && t.First-last.End <= gap || r.isRel(last.head, text.Obl) && r.head(last.head) == r.head(t.head) {
		return last.date
	}
	return timex.Date{}
}

// tenseOf tells whether an expression is of what was to come when the article was written, as far as words, tense and mood tell.
func (r *reading) tenseOf(t *timeExpression) tense {
	before, verb := r.norm(t.First-1), r.norm(t.First-2)
	switch {
	case before == "since", before == "of" && verb == "as":
		return pastTense
	case prepositions.has(before) && appointed.has(verb), before == "for" && (occasions.has(verb) || occasions.has(r.norm(r.head(t.head)))), before == "of" && verb == "ahead":
		return futureTense
	case r.tellsOfNoun(t):
		return noTense // whatever the clause says of Monday's ruling
	case r.looksAhead(t.head):
		return futureTense
	}
	tells := r.presentOrPast(t.head)
	if tells == noTense && (before == "until" || before == "till" || before == "by") {
		return futureTense
	}
	return tells
}

// tellsOfNoun reports whether an expression says of which time a thing or a deed is, so that the tense of the clause does not tell: "Monday's ruling will stand", "the attack on Friday will cost votes". An
// occasion is held when the clause says that it is: "Monday's debate will be long".
func (r *reading) tellsOfNoun(t *timeExpression) bool {
	noun := r.head(t.head)
	if noun < 0 || r.toks[noun].UPOS != text.NOUN || occasions.has(r.norm(noun)) || r.child(noun, text.Cop) >= 0 {
		return false
	}
	switch {
	case r.isRel(t.head, text.NmodPoss, text.Compound, text.Nummod, text.Amod):
		return true
	case !r.isRel(t.head, text.Nmod):
		return false
	}
	return r.isRel(noun, text.Nsubj) || r.norm(t.First-1) == "of"
}

var (
	prepositions = words(`for on in at by from until`)
	// appointed are the words behind which a time is one that somebody has fixed: "due on Friday".
	appointed = words(`due set scheduled slated expected billed fixed booked`)
	// occasions are what has its time fixed before: "a strike for Monday".
	occasions = words(`called call calls meeting meetings strike vote votes election elections summit talks rally hearing session protest planned debate primary primaries caucus caucuses contest contests convention conference congress
		referendum poll polls match game deadline visit trip ceremony inauguration march runoff round launch trial`)
)

// presentOrPast tells the tense of the clause around token i, where the present is of what is to come: "The talks open on Tuesday". A headline or caption tells the past so.
func (r *reading) presentOrPast(i int) tense {
	if part := r.doc.Sentences[r.toks[i].Sentence].Part; part != text.Body {
		return pastTense
	}
	const steps = 6
	for k, n := i, 0; k >= 0 && n < steps; k, n = r.head(k), n+1 {
		t := &r.toks[k]
		cop := r.child(k, text.Cop)
		if t.UPOS != text.VERB && t.UPOS != text.AUX && cop < 0 {
			continue
		}
		if cop >= 0 {
			t = &r.toks[cop]
		}
		switch {
		case t.XPOS == "VBZ" || t.XPOS == "VBP", (t.XPOS == "VBN" || t.XPOS == "VBG") && r.presentBe(k):
			return futureTense
		case t.XPOS != "VB" && t.XPOS != "VBG":
			return pastTense
		}
	}
	return noTense
}

// looksAhead reports whether the clause around token i tells of what is to come: its verb has "will", or is an infinitive under a word of planning.
func (r *reading) looksAhead(i int) bool {
	const steps = 6
	infinitive := false // of what governs it, a verb in the past tells, too: "agreed to meet on Friday"
	for k, n := i, 0; k >= 0 && n < steps; k, n = r.head(k), n+1 {
		t := &r.toks[k]
		if t.UPOS != text.VERB && t.UPOS != text.AUX && r.child(k, text.Cop) < 0 {
			if infinitive && t.UPOS == text.NOUN && planNouns.has(t.Norm) {
				return true
			}
			continue
		}
		if r.modal(k) {
			return true
		}
		if planned.has(t.Norm) && (infinitive || t.XPOS != "VBD") && !(t.Norm == "set" && r.child(k, text.CompoundPrt) >= 0) { // "set for May", not "set out in May"
			return true
		}
		if t.XPOS == "VB" && r.child(k, text.Mark) >= 0 || r.isRel(k, text.Xcomp) || r.infinitivePassive(k) {
			if be := r.head(k); be >= 0 && r.toks[be].Lemma == "be" {
				return true // "is to meet"
			}
			infinitive = true
			continue // what governs it tells
		}
		return t.XPOS == "VBG" && r.child(k, text.Aux) >= 0 && r.presentBe(k) // "is meeting on Friday"
	}
	return false
}

// modal reports whether the verb at token k is told as what will or may be; "could have met" may have been.
func (r *reading) modal(k int) bool {
	found := false
	for c := range r.children(k, text.Aux) {
		switch r.norm(c) {
		case "will", "shall", "'ll", "wo", "would", "may", "might", "could", "should", "must":
			found = true
		case "have":
			return false
		}
	}
	return found
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
