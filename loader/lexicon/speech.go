package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// SpeechClass says what a word of speech is: a verb of saying, a verb of holding something to be so, or a noun for what is said or held.
type SpeechClass string

// The classes of words of speech.
const (
	SayVerb    SpeechClass = "say"
	HoldVerb   SpeechClass = "hold"
	SpeechNoun SpeechClass = "noun"
)

// SpeechFrame says how a word of speech takes what is said, as a set.
type SpeechFrame uint16

// The frames of words of speech.
const (
	TakesClause     SpeechFrame = 1 << iota // "said (that) it failed"
	TakesThat                               // "complained that it failed", never without "that"
	TakesQuote                              // "it failed," he quipped
	TakesAudience                           // "told reporters (that) it failed"
	TakesQuestion                           // "asked whether it failed"
	TakesObject                             // "criticised the plan": the rest of the clause is what is said
	TakesInfinitive                         // "promised to go"
	TakesNames                              // "called the plan a mistake": an object and what it is said to be
	ThingsMay                               // "the vote suggests that": the subject need not be somebody
)

var speechFrames = map[string]SpeechFrame{
	"clause": TakesClause, "that": TakesThat, "quote": TakesQuote, "told": TakesAudience, "whether": TakesQuestion,
	"object": TakesObject, "infinitive": TakesInfinitive, "names": TakesNames, "thing": ThingsMay,
}

// Stance is for or against somebody or something.
type Stance string

// The stances; no stance is the empty string.
const (
	Supports Stance = "SUPPORT"
	Opposes  Stance = "OPPOSE"
)

// Speech is one way to use a word of saying or holding.
type Speech struct {
	Class        SpeechClass
	Act          string // what is done in saying it: SAY, DENY, DEMAND; of holding, the certainty: SUSPECTED, ASSERTED, DENIED
	Stance       Stance // towards what it is said of
	Frames       SpeechFrame
	Prepositions []string // that lead to what is said: "called for"
	Lemma        string   // a verb with its particle ("point out"), or a noun in the singular
	Particle     []string // the words of the lemma after the first
}

// Takes reports whether a word has all the frames.
func (s *Speech) Takes(f SpeechFrame) bool { return s.Frames&f == f }

// SpeechHit is a form of a word of speech.
type SpeechHit struct {
	*Speech
	Form Form
}

// SpeechVerb returns the uses of verbs of saying and holding that a word, in lower case, is a form of: those with a particle first, then in the order of the data. Whether the particle follows is
// the caller's to look. O(1).
func (lx *Lexicon) SpeechVerb(word string) []SpeechHit { return lx.speechVerbs[word] }

// SpeechNoun returns the uses of a noun, in the singular and lower case, for what is said or held. O(1).
func (lx *Lexicon) SpeechNoun(noun string) []*Speech { return lx.speechNouns[noun] }

func speechTable() table {
	return table{
		columns: []string{"class", "act", "stance", "frames", "prepositions", "lemmas"},
		add: func(d *Data, r *row) {
			s := Speech{Class: oneOf(r, "class", SayVerb, HoldVerb, SpeechNoun), Act: r.get("act"), Stance: oneOf(r, "stance", Supports, Opposes), Prepositions: r.list("prepositions")}
			for _, name := range r.list("frames") {
				f, ok := speechFrames[name]
				if !ok {
					r.fail("frames", fmt.Errorf("%q is no frame", name))
				}
				s.Frames |= f
			}
			if s.Frames == 0 && len(s.Prepositions) == 0 {
				r.fail("frames", errors.New("a word without frame or preposition can say nothing; give one"))
			}
			for _, lemma := range r.list("lemmas") {
				s.Lemma = lemma
				s.Particle = strings.Fields(lemma)[1:]
				d.Speech = append(d.Speech, s)
			}
		},
	}
}

// indexSpeech lists the words of speech by form.
func (lx *Lexicon) indexSpeech() {
	in := newInflector(lx.data.Inflections)
	for i := range lx.data.Speech {
		s := &lx.data.Speech[i]
		if s.Class == SpeechNoun {
			lx.speechNouns[s.Lemma] = append(lx.speechNouns[s.Lemma], s)
			continue
		}
		head, _, _ := strings.Cut(s.Lemma, " ")
		for _, f := range in.verb(head) {
			lx.speechVerbs[f.word] = append(lx.speechVerbs[f.word], SpeechHit{s, f.form})
		}
	}
	for _, hits := range lx.speechVerbs {
		slices.SortStableFunc(hits, func(a, b SpeechHit) int { return cmp.Compare(len(b.Particle), len(a.Particle)) })
	}
}

// checkSpeech wants one meaning for each word in each frame.
func (lx *Lexicon) checkSpeech() []error {
	type use struct {
		class SpeechClass
		lemma string
	}
	seen := map[use]SpeechFrame{}
	var errs []error
	for i := range lx.data.Speech {
		s := &lx.data.Speech[i]
		k := use{s.Class, s.Lemma}
		if both := seen[k] & s.Frames &^ ThingsMay; both != 0 {
			errs = append(errs, fmt.Errorf("the %s word %q has two lines with the same frame in speech.tsv; leave it in one", s.Class, s.Lemma))
		}
		seen[k] |= s.Frames
	}
	return errs
}
