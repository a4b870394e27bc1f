package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// cueVerb is a verb of saying or holding where it stands.
type cueVerb struct {
	text.Range // with its particle
	use        *lexicon.Speech
	form       lexicon.Form
}

const finiteForms = lexicon.FormBase | lexicon.FormThird | lexicon.FormPast

// cueVerbs returns the uses of the verb of saying or holding at token v, the longest lemma first; none where the word is no such verb or something else here.
func (r *reading) cueVerbs(v int) []cueVerb {
	hits := r.lex.SpeechVerb(r.norm(v))
	if len(hits) == 0 || !r.isVerbHere(v) {
		return nil
	}
	var out []cueVerb
	for _, h := range hits {
		end := v + 1
		for _, w := range h.Particle {
			if r.norm(end) != w {
				end = -1
				break
			}
			end++
		}
		if end > 0 {
			out = append(out, cueVerb{text.Range{First: v, End: end}, h.Speech, h.Form})
		}
	}
	return out
}

// quotingVerb returns the use of the verb at token v that introduces quotations.
func (r *reading) quotingVerb(v int) (cueVerb, bool) {
	for _, c := range r.cueVerbs(v) {
		if c.use.Class == lexicon.SayVerb && c.use.Takes(lexicon.TakesQuote) {
			return c, true
		}
	}
	return cueVerb{}, false
}

// quotingWord returns the use of a word beside a quotation that is a past tense or third person of saying by its form, whatever the tagger took it for.
func (r *reading) quotingWord(v int) (cueVerb, bool) {
	if r.mentionOf(v) != nil || r.capital(v) || r.isRel(v, text.Nsubj) { // "the reports said"
		return cueVerb{}, false
	}
	for _, h := range r.lex.SpeechVerb(r.norm(v)) {
		if h.Form&(lexicon.FormPast|lexicon.FormThird) != 0 && h.Class == lexicon.SayVerb && h.Takes(lexicon.TakesQuote) && len(h.Particle) == 0 && h.Frames&(lexicon.TakesClause|lexicon.TakesThat|lexicon.TakesAudience) != 0 {
			return cueVerb{text.Range{First: v, End: v + 1}, h.Speech, h.Form}, true
		}
	}
	return cueVerb{}, false
}

// sayingVerb returns the first use of the verb of saying at token v.
func (r *reading) sayingVerb(v int) (cueVerb, bool) {
	for _, c := range r.cueVerbs(v) {
		if c.use.Class == lexicon.SayVerb && !c.use.Takes(lexicon.ThingsMay) {
			return c, true
		}
	}
	return cueVerb{}, false
}

// speechForm returns which forms of a verb that people say things by the word is; 0 for other words.
func (r *reading) speechForm(norm string) lexicon.Form {
	const saying = lexicon.TakesClause | lexicon.TakesThat | lexicon.TakesAudience
	for _, h := range r.lex.SpeechVerb(norm) {
		if h.Class == lexicon.SayVerb && len(h.Particle) == 0 && h.Frames&saying != 0 && !h.Takes(lexicon.ThingsMay) {
			return h.Form
		}
	}
	return 0
}

// isVerbHere reports whether the word at token v is used as a verb.
func (r *reading) isVerbHere(v int) bool {
	t := &r.toks[v]
	switch {
	case r.mentionOf(v) != nil:
		return false
	case t.UPOS == text.VERB:
		return !r.isRel(v, text.Amod, text.Compound, text.Case) && !r.countsNoun(v)
	case t.UPOS == text.NOUN && r.norm(v-1) == "," && strings.HasSuffix(t.Norm, "ing"):
		return true
	case t.UPOS == text.NOUN && v > 0 && r.norm(v+1) == "they" && (r.toks[v-1].UPOS == text.NUM || quantities.has(r.norm(v-1))): // "one in five say they"
		return true
	case t.UPOS == text.NOUN: // but a plural subject is all that "the West suspect that" has before it
		m := r.mentionOf(v - 1)
		return m != nil && m.via != facts.ViaDemonym && !m.latent && r.toks[v-1].XPOS != "PRP$"
	case t.UPOS == "":
		n := r.norm(v - 1)
		return v == r.sentence(v).First || !articles.has(n) && !r.possessive(v-1)
	}
	return false
}

// countsNoun reports whether a participle at token v stands between a number and a noun that has a verb of its own: "475 pledged delegates will".
func (r *reading) countsNoun(v int) bool {
	if r.norm(v) == "pledged" && v > 0 && v+1 < len(r.toks) && r.toks[v-1].UPOS == text.NUM && r.toks[v+1].Lemma == "delegate" {
		return true
	}
	return v > 0 && v+2 < len(r.toks) && r.toks[v-1].UPOS == text.NUM && (r.toks[v].XPOS == "VBN" || r.toks[v].XPOS == "VBD") && r.toks[v+1].XPOS == "NNS" && r.finiteVerb(v+2)
}

// isSpoken reports whether the verb of saying at token v tells of something that was said: not what would, may or will be, nor what is asked or supposed.
func (r *reading) isSpoken(c cueVerb) bool {
	v := c.First
	if r.isUnsaid(v) || r.isSupposed(v) {
		return false
	}
	switch r.toks[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBG":
		return !r.isRel(v, text.Csubj) && !(r.isRel(v, text.Advcl) && r.marker(v) == "without")
	case "VBN":
		if r.isRel(v, text.Advcl) && r.ownSubject(v) < 0 && !r.hasAuxiliary(v, "have") {
			return false // "when asked"
		}
		return r.hasAuxiliary(v, "have") || c.form&lexicon.FormPast != 0 && !r.hasAuxiliary(v, "be")
	case "VB":
		return r.infinitiveIsDone(v)
	}
	return c.form&finiteForms != 0
}

// isUnsaid reports whether the verb at token v has a negation of its own; what a quotation denies is not the verb's.
func (r *reading) isUnsaid(v int) bool {
	if !r.isNegated(v) {
		return false
	}
	for c := range r.children(v, text.Advmod, text.Det, text.Cc) {
		switch r.norm(c) {
		case "not", "n't", "never", "neither", "nor", "hardly", "scarcely", "longer":
			if r.toks[c].QuoteDepth <= r.toks[v].QuoteDepth {
				return true
			}
		}
	}
	return false
}

// isSupposed reports whether a modal verb, or the conjunction of a condition, governs the verb at token v.
func (r *reading) isSupposed(v int) bool {
	for a := range r.children(v, text.Advmod) {
		if n := r.norm(a); a < v && (n == "maybe" || n == "perhaps" || n == "possibly") && r.toks[a].QuoteDepth <= r.toks[v].QuoteDepth {
			return true
		}
	}
	tensed := r.toks[v].XPOS == "VBD" || r.toks[v].XPOS == "VBZ" // no modal verb of an earlier clause goes with it
	for k, depth := v, 0; k >= 0 && depth < 4; k, depth = r.head(k), depth+1 {
		for c := range r.children(k, text.Aux) {
			if c < v && (k == v || !tensed) && r.toks[c].QuoteDepth <= r.toks[v].QuoteDepth && modals.has(r.norm(c)) && (r.norm(c) != "'d" || r.toks[k].XPOS == "VB") {
				return true
			}
		}
		if n := r.marker(k); n == "if" || n == "unless" || n == "whether" || n == "lest" {
			return true
		}
		if !r.isRel(k, text.Conj) || r.child(k, text.Nsubj) >= 0 {
			return false
		}
	}
	return false
}

// marker is the conjunction that the clause of token v begins with, empty for none.
func (r *reading) marker(v int) string { return r.norm(r.child(v, text.Mark)) }

func (r *reading) hasAuxiliary(v int, lemma string) bool {
	for c := range r.children(v, text.Aux) {
		if r.toks[c].Lemma == lemma || lemma == "be" && r.isRel(c, text.AuxPass) {
			return true
		}
	}
	return false
}

// Verbs that tell of an infinitive under them that it was done, and those that tell that it was not.
var (
	doneBefore    = words(`prompt lead force compel oblige move inspire cause go continue begin start proceed come rush hasten dare bother manage use get take choose decide feel seem appear happen`)
	notDoneBefore = words(`decline refuse fail avoid hesitate stop forget neglect cease resist want wish hope plan intend expect need try seek able`)
)

// infinitiveIsDone reports whether the base form at token v tells of something done: "did say", "went on to say", "took the floor to say".
func (r *reading) infinitiveIsDone(v int) bool {
	if r.hasAuxiliary(v, "do") {
		return true
	}
	h := r.head(v)
	switch {
	case h < 0 || r.isUnsaid(h) || r.isSupposed(h):
		return false
	case r.isRel(v, text.Conj):
		return r.toks[h].XPOS == "VB" && r.infinitiveIsDone(h)
	case r.isRel(v, text.Xcomp):
		return doneBefore.has(r.toks[h].Lemma) && (r.finiteVerb(h) || r.hasAuxiliary(h, "be") || r.hasAuxiliary(h, "have"))
	case r.isRel(v, text.Advcl):
		return r.toks[h].XPOS == "VBD" && !notDoneBefore.has(r.toks[h].Lemma)
	}
	return false
}

// leadsByPreposition returns the preposition of the verb's that stands at token i, with its length.
func (r *reading) leadsByPreposition(use *lexicon.Speech, i int) int {
	for _, p := range use.Prepositions {
		if p == r.norm(i) {
			return 1
		}
		if p == r.norm(i)+" "+r.norm(i+1)+" "+r.norm(i+2) {
			return 3
		}
	}
	return 0
}

var questionWords = words(`whether if how why what who whom whose when where which`)

// hearers are the plural nouns for those who listen to statements.
var hearers = words(`reporters journalists lawmakers legislators parliament congress senators deputies supporters voters delegates diplomats crowds crowd rally protesters soldiers troops students
	residents citizens ministers leaders ambassadors officials media press senate lawmakers councillors audience viewers listeners readers fans donors pollsters police investigators
	prosecutors aides advisers staff colleagues members followers attendees`)

// documentNouns are what is written or shown; it says what its author says, and is nobody itself.
var documentNouns = words(`report statement email e-mail letter poll survey study article ad advert advertisement lawsuit suit filing book memo memorandum affidavit post tweet message sign shirt t-shirt banner
	headline caption data figure statistic number result finding law bill rule policy order resolution document transcript record cable film movie show video song editorial column piece story release note
	analysis review audit paper brief complaint indictment ruling verdict decision opinion constitution treaty text agreement deal letter website page blog account version placard poster slogan speech remark comment
	research investigation inquiry census index average projection forecast estimate recording tape footage photo photograph image notice advisory bulletin communique declaration manifesto platform plan proposal draft
	polling count tally excerpt return summary pitch passage narration script legend tradition theory evidence test logic label inscription plaque leaflet flyer flier card invitation ballot timeline chronology diary memoir dossier intelligence profile series episode interview testimony calculation tracker ranking playbook guideline response reply rebuttal copy biography autobiography`)

// isDocument reports whether the noun at token i is for something written or shown.
func (r *reading) isDocument(i int) bool {
	t := &r.toks[i]
	return t.UPOS == text.NOUN && (documentNouns.has(t.Lemma) || documentNouns.has(t.Norm))
}

func sameEntities(a, b []int) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e int) bool { return !slices.Contains(b, e) })
}
