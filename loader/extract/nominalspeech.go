package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// nominalSpeech reads what the noun at token n says that somebody said or holds: "his claim that it failed", "Doe's call for talks". A noun that does not tell whose words they are says nothing.
func (r *reading) nominalSpeech(n int, sent text.Range) {
	t := &r.toks[n]
	if t.UPOS != text.NOUN || r.mentionOf(n) != nil {
		return
	}
	for _, use := range r.lex.SpeechNoun(t.Lemma) {
		if r.isDeniedNoun(n) {
			return
		}
		who := r.speakersOfNoun(n)
		if len(who.ents) == 0 {
			return
		}
		content, ok := r.nounContent(n, use, sent)
		if !ok {
			continue
		}
		c := cueVerb{Range: text.Range{First: n, End: n + 1}, use: use}
		if isCertainty(use.Act) {
			r.claims = append(r.claims, claim{holders: who.ents, certainty: use.Act, content: content, cue: n, rule: "claim.noun"})
			return
		}
		s := newStatement(c, who, indirect, "reported.noun", 0.75)
		s.verb = ""
		r.addReported(s, []text.Range{content}, c)
		return
	}
}

func isCertainty(act string) bool { return act == "SUSPECTED" || act == "ASSERTED" || act == "DENIED" }

// isDeniedNoun reports whether the noun at token n is one that the sentence says nobody says, or says any more: "no claim that", "dropped its demand for".
func (r *reading) isDeniedNoun(n int) bool {
	h := r.head(n)
	return r.norm(r.child(n, text.Det)) == "no" || h >= 0 && r.isRel(n, text.Obj) && givesUp.has(r.toks[h].Lemma)
}

// givesUp are verbs by which somebody takes back what the object says.
var givesUp = words(`drop abandon withdraw waive retract relinquish renounce forgo`)

// speakersOfNoun returns whose words the noun at token n is for: its possessor, an adjective of a state, or whom "by" or "from" leads to.
func (r *reading) speakersOfNoun(n int) source {
	for o := range r.children(n, text.NmodPoss) {
		if ents, at, _ := r.actorsAt(o); len(ents) > 0 {
			return source{phrase: phrase{Range: at, ents: ents}, at: o}
		}
	}
	for o := range r.oblique(n, "by", "from") {
		if ents, at, _ := r.actorsAt(o); len(ents) > 0 {
			return source{phrase: phrase{Range: at, ents: ents}, at: o}
		}
	}
	for o := range r.children(n, text.Amod) {
		if m := r.mentionOf(o); m != nil && m.via == facts.ViaDemonym && r.isKind(m, facts.State, facts.Region) {
			return source{phrase: phrase{Range: m.Range, ents: m.ents}, at: o}
		}
	}
	return source{at: -1}
}

// nounContent returns the clause with "that", the infinitive or the phrase with a preposition that says what the noun at token n is about.
func (r *reading) nounContent(n int, use *lexicon.Speech, sent text.Range) (text.Range, bool) {
	if k := n + 1; use.Takes(lexicon.TakesThat) && r.norm(k) == "that" && r.isRel(k, text.Mark) && r.head(k) > k { // whatever the parser hung the clause from
		content := r.trimmed(text.Range{First: k + 1, End: min(max(r.subtree(r.head(k)).End, r.head(k)+1), sent.End)})
		return content, content.Len() > 1
	}
	for h := range r.children(n, text.Acl, text.Ccomp) {
		sub := r.subtree(h)
		if h < n || sub.First < n {
			continue
		}
		if !use.Takes(lexicon.TakesInfinitive) || r.norm(sub.First) != "to" || r.toks[h].XPOS != "VB" {
			continue
		}
		content := r.trimmed(text.Range{First: sub.First, End: min(sub.End, sent.End)})
		return content, content.Len() > 1
	}
	for _, p := range use.Prepositions {
		hung := r.oblique(n, p)
		if o := r.head(n + 1); r.norm(n+1) == p && o > n+1 && o < sent.End && r.isRel(n+1, text.Case) && r.head(o) != n { // wherever the parser hung it
			hung = slices.Values([]int{o})
		}
		for o := range hung {
			content := r.trimmed(r.subtree(o))
			if k := content.End; r.norm(k) == "to" && k+1 < sent.End && r.toks[k+1].XPOS == "VB" { // "calls for Doe to go"
				content.End = min(r.subtree(k+1).End, sent.End)
			}
			return content, o > n && content.Len() > 1
		}
	}
	return text.Range{}, false
}
