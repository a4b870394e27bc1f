package extract

import (
	"slices"
	"strconv"

	"entente/graph"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// ordinals and numberWords are numbers in words.
var (
	ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}

	numberWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15}
)

func numberOf(n string) int {
	if v, ok := numberWords[n]; ok {
		return v
	}
	v, _ := strconv.Atoi(n)
	return v
}

var pointNouns = words(`point clause article paragraph provision item chapter`)

// topicWords are the words that tell what a provision is about.
var topicWords = map[string]string{
	"guarantee": "GUARANTEE", "guarantees": "GUARANTEE", "guarantors": "GUARANTEE", "status": "STATUS", "withdrawal": "WITHDRAWAL", "withdraw": "WITHDRAWAL", "pullback": "WITHDRAWAL", "pull-out": "WITHDRAWAL", "pullout": "WITHDRAWAL",
	"hostilities": "CEASEFIRE", "fighting": "CEASEFIRE", "ceasefire": "CEASEFIRE", "truce": "CEASEFIRE", "bloodshed": "CEASEFIRE", "access": "ACCESS", "humanitarian": "ACCESS", "aid": "ACCESS",
	"monitoring": "MONITORING", "monitors": "MONITORING", "observers": "MONITORING", "verification": "MONITORING", "recognition": "RECOGNITION", "recognise": "RECOGNITION", "recognize": "RECOGNITION",
	"prisoners": "PRISONERS", "hostages": "PRISONERS", "refugees": "REFUGEES", "return": "REFUGEES", "elections": "ELECTIONS", "disarmament": "DISARMAMENT", "disarm": "DISARMAMENT", "weapons": "DISARMAMENT",
	"border": "BORDER", "borders": "BORDER", "territory": "TERRITORY", "autonomy": "AUTONOMY", "power-sharing": "POWER_SHARING", "amnesty": "AMNESTY", "sanctions": "SANCTIONS", "reparations": "REPARATIONS",
}

// findPoints reads numbered points of agreements ("the sixth point which talks about guarantees") inside and outside quotations.
func (r *reading) findPoints() {
	for i := range r.toks {
		if !readable(r.doc.Sentences[r.toks[i].Sentence].Part) {
			continue
		}
		number, at := 0, text.Range{First: i, End: i + 2}
		switch {
		case ordinals[r.norm(i)] > 0 && pointNouns.has(r.norm(i+1)):
			number = ordinals[r.norm(i)]
		case pointNouns.has(r.norm(i)) && numberOf(r.norm(i+1)) > 0:
			number = numberOf(r.norm(i + 1))
		}
		g := r.pointOwner(i, number)
		if number == 0 || g == nil {
			continue
		}
		if r.norm(i-1) == "the" {
			at.First--
		}
		topics, last := r.topicsNear(at)
		g.at = append(g.at, at)
		g.provisions = append(g.provisions, provision{number, topics, text.Range{First: at.First, End: max(at.End, last)}})
	}
}

// pointOwner returns the agreement that a numbered point belongs to: the last one whose name says that it has so many, else the last one named before it that does not say how many it has.
func (r *reading) pointOwner(i, number int) *agreement {
	for k := len(r.agreements) - 1; k >= 0; k-- {
		if x := &r.agreements[k]; x.points >= number && x.at[0].First < i {
			return x
		}
	}
	if g := r.agreementBefore(i); g != nil && g.points == 0 {
		return g
	}
	return nil
}

// topicsNear returns what the words around a point say that it is about, and the end of the last such word behind it.
func (r *reading) topicsNear(at text.Range) (topics []string, last int) {
	const before, after = 12, 9
	sent := r.sentence(at.First)
	for k := max(sent.First, at.First-before); k < min(sent.End, at.End+after); k++ {
		if t := topicWords[r.norm(k)]; t != "" {
			if !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
			if k >= at.End {
				last = k + 1
			}
		}
	}
	return topics, last
}

// Verbs and nouns of making a fight end.
var endVerbs = words(`end stop halt cease terminate conclude`)

// endsConflict notes which conflict an agreement is to end: the one that the passage names, else the only one that the article tells of.
func (r *reading) endsConflict(g *agreement, at text.Range, topics []string) {
	at.End = min(at.End+6, r.sentence(at.First).End) // the conflict's name may go on behind the passage
	if c := r.conflictAt(at); c >= 0 {
		g.ends = c
	} else if slices.Contains(topics, "CEASEFIRE") && len(r.conflicts) == 1 {
		g.ends = 0
	}
}

// aimOf reads what an agreement is to do: "a plan ... to end fighting in X".
func (r *reading) aimOf(g *agreement, np, sent text.Range) {
	for k := np.End; k+2 < sent.End; k++ {
		if r.quoted(k) || r.norm(k) == "," || r.norm(k) == ";" || r.norm(k) == "but" {
			return
		}
		if r.norm(k) != "to" {
			continue
		}
		if !endVerbs.has(r.norm(k+1)) && topicWords[r.norm(k+1)] == "" {
			continue
		}
		end := k + 2
		for end < sent.End && r.norm(end) != "," && !isStop(r.norm(end)) && r.norm(end) != "after" && r.norm(end) != "before" && !r.finiteVerb(end) {
			end++
		}
		var topics []string
		for i := k + 1; i < end; i++ {
			t := topicWords[r.norm(i)]
			if t == "" && (r.norm(i) == "war" || r.norm(i) == "violence" || r.norm(i) == "conflict") && endVerbs.has(r.norm(k+1)) {
				t = "CEASEFIRE"
			}
			if t != "" && !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
		}
		if len(topics) > 0 {
			g.addAim(provision{0, topics, text.Range{First: k, End: end}})
			r.endsConflict(g, text.Range{First: k, End: end}, topics)
		}
		return
	}
}

// stipulating are verbs by which an agreement says what is to be done, by lemma.
var stipulating = words(`call provide require include ban limit allow oblige envisage stipulate set give commit bind demand foresee cover guarantee end establish create prohibit permit contain lift ease`)

// stipulations reads what an agreement says is to be done: "under the deal, X will withdraw", "the deal calls for elections".
func (r *reading) stipulations(g *agreement, np, sent text.Range) {
	first := -1
	lead := np.First - 1
	if articles.has(r.norm(lead)) {
		lead--
	}
	switch {
	case r.norm(lead) == "under" && r.norm(np.End) == "," && np.End+1 < sent.End:
		first = np.End + 1
		if n := r.norm(first); n == "which" || r.toks[first].XPOS == "VBN" { // what is set off between
			for first < sent.End && r.norm(first) != "," {
				first++
			}
			first = min(first+1, sent.End-1)
		}
	case r.norm(lead) == "under" && lead == sent.First:
		first = np.End
	case r.norm(lead) == "under": // "X will withdraw under the deal"
		r.stipulatedBefore(g, lead, sent)
		return
	default:
		k := np.End
		for k < sent.End && (adverbs.has(r.norm(k)) || modals.has(r.norm(k))) {
			k++
		}
		if k < sent.End && stipulating.has(r.toks[k].Lemma) && !r.toks[k].Is(text.Capitalised) {
			first = k
		}
	}
	if first < 0 || r.quoted(first) {
		return
	}
	if r.norm(lead) == "under" {
		r.bindsUnder(g, np, text.Range{First: first, End: sent.End})
	}
	end := first
	for end < sent.End && !r.quoted(end) && r.norm(end) != ";" && !(r.norm(end) == "," && r.speechAhead(end+1, sent.End)) {
		end++
	}
	r.stipulated(g, text.Range{First: first, End: end})
}

// bindsUnder takes an agreement for agreed where somebody will do something under it, and does not only "would": "under the accord, X will withdraw". A plan may still be nobody's.
func (r *reading) bindsUnder(g *agreement, np, clause text.Range) {
	if proposals.has(g.head) {
		return
	}
	for k := np.First; k < np.End; k++ {
		if n := r.norm(k); n == "draft" || n == "proposed" || n == "planned" || n == "possible" {
			return
		}
	}
	for k := clause.First; k < clause.End && !r.quoted(k); k++ {
		switch r.norm(k) {
		case "would", "could", "might", "should":
			return
		case "will", "must", "shall":
			r.done(g, k, roleVerb{stage: graph.StageAgreed}, graph.Asserted)
			return
		}
	}
}

// stipulated notes a passage as a provision where it tells what it is about.
func (r *reading) stipulated(g *agreement, at text.Range) {
	if at = r.trimmed(at); at.Len() == 0 {
		return
	}
	var topics []string
	for k := at.First; k < at.End; k++ {
		if t := topicWords[r.norm(k)]; t != "" && !slices.Contains(topics, t) {
			topics = append(topics, t)
		}
	}
	if endVerbs.has(r.toks[at.First].Lemma) { // "the treaty ended the war"
		if c := r.conflictAt(at); c >= 0 {
			g.ends = c
		}
	}
	if len(topics) > 0 && at.Len() > 1 {
		g.addAim(provision{0, topics, at})
	}
}

// addAim notes a provision without a number, the longer of two that overlap.
func (g *agreement) addAim(p provision) {
	for i := range g.provisions {
		x := &g.provisions[i]
		if x.ordinal > 0 || x.at.End <= p.at.First || p.at.End <= x.at.First {
			continue
		}
		if p.at.Len() > x.at.Len() {
			*x = p
		}
		return
	}
	g.provisions = append(g.provisions, p)
}

// stipulatedBefore reads "X will withdraw" before "under the deal", which begins at token i.
func (r *reading) stipulatedBefore(g *agreement, i int, sent text.Range) {
	for v := i - 1; v >= sent.First && !r.quoted(v) && r.norm(v) != ";"; v-- {
		if n := r.norm(v); n != "will" && n != "must" && n != "would" && n != "shall" {
			continue
		}
		if p := r.phraseEndingAt(v); len(p.ents) > 0 {
			r.stipulated(g, text.Range{First: p.First, End: i})
		}
		return
	}
}

// speechAhead reports whether a speaker with a verb of saying follows, up to the end of a clause.
func (r *reading) speechAhead(i, end int) bool {
	const reach = 6
	for k := i; k < min(i+reach, end); k++ {
		if r.speechForm(r.norm(k))&(lexicon.FormPast|lexicon.FormThird) != 0 {
			return true
		}
	}
	return false
}
