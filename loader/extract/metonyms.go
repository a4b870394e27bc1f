package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/loader/lexicon"
	"entente/loader/text"
)

// Words that decide between a capital as a place and the government that sits there.
var (
	placePrepositions = words(`in near outside around at into toward towards across through throughout reach leave left visit visited enter entered`)
	// afterTo and afterFrom are words after which "to" or "from" leads to whoever acts, not to a place.
	beforeTo          = words(`ties loyal close threat opposition opposed aid assistance support appeal appeals according answer response concession concessions message warning handed gave given offered offer pledged listen turned proposal letter friendly hostile allied subordinate sold sell transferred commitment help challenge rebuke blow`)
	beforeFrom        = words(`guarantees guarantee independence support aid assistance condemnation pressure recognition orders help reaction response protection weapons arms approval permission backing concessions threats criticism statement autonomy secession money funding signals signal answer apology demand demands`)
	actorPrepositions = words(`with by against between for on than`)
	// placeNouns follow the possessive of a city, not of a government.
	placeNouns = words(`airport streets street mayor suburbs outskirts centre center residents population university stadium metro subway square hotel museum river north south east west old main downtown cathedral district districts hospital hospitals theatre theater bourse`)
)

// chooseReading picks the reading of a name that its surroundings ask for. The entry is nil where none does.
func (r *reading) chooseReading(at text.Range, hits []lexicon.Hit) (lexicon.Hit, string, float64) {
	city, isCity := readingOf(hits, lexicon.ViaName, lexicon.City)
	seat, isSeat := readingOf(hits, lexicon.ViaMetonym)
	switch {
	case isCity && isSeat:
		return r.seatReading(at, city, seat)
	case isSeat && !isCity && !hasNameReading(hits):
		if capital, ok := r.capitalOf(seat.Entry); ok && r.locative(at) && !r.isFigure(seat, at) {
			return lexicon.Hit{Entry: capital, Via: lexicon.ViaMetonym, N: seat.N}, "metonym.seat-as-place", 0.8
		}
		return seat, "metonym.seat", 0.95
	}
	hit, ok := r.likeliest(hits)
	if !ok || r.otherStatesParty(at, hit) {
		return lexicon.Hit{}, "", 0
	}
	return hit, "name.lexicon", 0.95
}

// likeliest picks among the places and organisations of one name by what else the whole article names: the reading with the most of its context words in it, where a state's own
// cities and the regions that it claims speak for the state. The default reading wins a draw.
func (r *reading) likeliest(hits []lexicon.Hit) (lexicon.Hit, bool) {
	if len(hits) == 1 && len(hits[0].Near) == 0 {
		return hits[0], true
	}
	best, most := -1, 0
	for i, h := range hits {
		score := r.countNear(h.Near)
		if len(h.Near) == 0 {
			if score = 1 + r.countNear(r.surroundings[h.Entry.ID]); best >= 0 && len(hits[best].Near) == 0 {
				score = 0 // the first of several default readings is the one
			}
		} else if score > 0 {
			score++
		}
		if score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		return lexicon.Hit{}, false
	}
	return hits[best], true
}

func (r *reading) countNear(words []string) int {
	n := 0
	for _, w := range words {
		if r.near(w) {
			n++
		}
	}
	return n
}

// surroundings lists for each state the ids of its cities and of the regions that belong to it or that it claims.
func surroundings(lex *lexicon.Lexicon) map[lexicon.ID][]string {
	out := map[lexicon.ID][]string{}
	for _, e := range lex.Entries(lexicon.City, lexicon.Region) {
		owners := []lexicon.ID{e.Country, e.Parent}
		for _, c := range e.Claimants {
			owners = append(owners, c.Of)
		}
		for _, o := range owners {
			if o.Kind() == lexicon.State {
				out[o] = append(out[o], string(e.ID))
			}
		}
	}
	return out
}

func hasNameReading(hits []lexicon.Hit) bool {
	_, ok := readingOf(hits, lexicon.ViaName)
	return ok
}

// isFigure reports whether the metonym is a figure ("Uncle Sam"), which is no place to be at.
func (r *reading) isFigure(h lexicon.Hit, at text.Range) bool {
	name := r.passage(at)
	for _, f := range h.Entry.Figures {
		if strings.EqualFold(f, name) {
			return true
		}
	}
	return false
}

func (r *reading) capitalOf(e *lexicon.Entry) (*lexicon.Entry, bool) {
	if e.Capital == "" {
		return nil, false
	}
	return r.lex.Entry(e.Capital)
}

// readingOf returns the first reading of a kind of name, of one of the kinds of entries if any are given.
func readingOf(hits []lexicon.Hit, via lexicon.Via, kinds ...lexicon.Kind) (lexicon.Hit, bool) {
	for _, h := range hits {
		if h.Via != via {
			continue
		}
		if len(kinds) == 0 {
			return h, true
		}
		for _, k := range kinds {
			if h.Entry.Kind == k {
				return h, true
			}
		}
	}
	return lexicon.Hit{}, false
}

// near reports whether a word stands in the article, or an entry is named in it: what decides between two places of one name.
func (r *reading) near(wordOrID string) bool {
	is, known := r.nearby[wordOrID]
	if !known {
		word := wordOrID
		if e, ok := r.lex.Entry(lexicon.ID(wordOrID)); ok {
			word = e.Name
		}
		is = containsWord(r.in.Source.Text, word)
		r.nearby[wordOrID] = is
	}
	return is
}

// containsWord reports whether a text has a word or phrase with no letter or digit on either side of it: "US" is not in "BRUSSELS".
func containsWord(s, word string) bool {
	if word == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(s[:from+i])
		after, _ := utf8.DecodeRuneInString(s[from+i+len(word):])
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return true
		}
		from += i + len(word)
	}
}

// locative reports whether the words before say that something happens there.
func (r *reading) locative(at text.Range) bool {
	i := at.First - 1
	if r.norm(i) == "the" {
		i--
	}
	return i >= 0 && (r.norm(i) == "in" || r.norm(i) == "at" || r.norm(i) == "inside" || r.norm(i) == "outside")
}

// actsHere reports whether a capital's name stands for the government: it is the subject of a verb, backs somebody, is dealt with, or owns something that is no part of
// a city.
func (r *reading) actsHere(at text.Range) bool {
	before, after := r.norm(at.First-1), r.norm(at.End)
	sentence := r.sentence(at.First)
	if at.First == sentence.First {
		before = ""
	}
	if at.End >= sentence.End {
		after = ""
	}
	if after == "-" && at.End+1 < sentence.End {
		return r.norm(at.End+1) != "based" && r.norm(at.End+1) != "born"
	}
	switch {
	case placePrepositions.has(before):
		return false
	case before == "to":
		return beforeTo.has(r.norm(at.First - 2))
	case before == "from":
		return beforeFrom.has(r.norm(at.First - 2))
	case r.possessive(at.End):
		return !placeNouns.has(r.norm(at.End + 1))
	case before == "of":
		return false
	case after == "," && r.norm(at.End+1) == "which" && r.finiteAhead(at.End+2, sentence.End):
		return true
	case r.finiteAhead(at.End, sentence.End):
		return true
	}
	return actorPrepositions.has(before) || before == "and" && r.mentionOf(at.First-2) != nil && r.isKind(r.mentionOf(at.First-2), "STATE")
}

// finiteAhead reports whether a finite verb follows, past adverbs.
func (r *reading) finiteAhead(i, end int) bool {
	for i < end && adverbs.has(r.norm(i)) {
		i++
	}
	if i >= end {
		return false
	}
	return r.finiteVerb(i)
}
