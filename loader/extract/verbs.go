package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// nominalEndings end words that look like a past tense but are nouns or adjectives often enough.
var notVerbs = words(`united hundred red bed need deed seed feed speed breed greed creed weed united allied armed wounded kindred sacred naked indeed shed media
	this his its us plus perhaps always news states nations forces rights affairs talks troops parties leaders ministers officials people sides years days weeks months
	across towards besides whereas unless thus less yes various previous serious religious press congress process success access business crisis`)

// irregularPasts are past tenses and present forms that do not end in -ed or -s, of verbs that actors are the subject of.
var irregularPasts = words(`said told met began held took gave made sent went came left fought won lost broke led drew put set cut let hit got saw knew thought felt found kept
	spoke wrote stood sought bought brought built caught chose drove fell flew forgot froze grew heard hid laid lay lent meant paid quit ran rose sat sold shot shut slept spent split spread struck
	swore swept taught threw understood undertook underwent upheld woke withdrew withheld wore won struck sank shook strove bound bore beat became arose forbade foresaw overthrew overran oversaw
	said says has had is was were are did does do will would can could may might should must shall wo ca 'd 'll`)

// finiteVerb reports whether the token is, by its tag or its form, a finite verb; none outside the text is.
func (r *reading) finiteVerb(i int) bool {
	if i < 0 || i >= len(r.toks) {
		return false
	}
	t := &r.toks[i]
	if t.UPOS != "" {
		switch t.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		case "VBN": // taggers take "X crushed Y" for "X, crushed" often enough; nothing passive is behind a name and before an object
			return r.actsOnObject(i) || r.hasSubjectAlone(i)
		}
		return false
	}
	n := t.Norm
	if t.Is(text.Capitalised) || t.Is(text.Punct) {
		return false
	}
	if irregularPasts.has(n) {
		return true
	}
	if notVerbs.has(n) || len(n) < 4 {
		return false
	}
	return strings.HasSuffix(n, "ed") || strings.HasSuffix(n, "s") && r.knownVerb(strings.TrimSuffix(n, "s"))
}

// hasSubjectAlone reports whether a participle at token i has a subject of its own before it and no auxiliary, so that it is a past tense: "he never obtained it", but not "with the road closed".
func (r *reading) hasSubjectAlone(i int) bool {
	if s := r.ownSubject(i); s < 0 || s > i || r.isRel(s, text.NsubjPass, text.Csubj) || r.child(i, text.Aux, text.Cop) >= 0 {
		return false
	}
	n := r.marker(i)
	return n != "with" && n != "without"
}

// actsOnObject reports whether a participle at token i stands between a name and an object, where only a past tense can stand.
func (r *reading) actsOnObject(i int) bool {
	k := i - 1
	for k > 0 && adverbs.has(r.norm(k)) {
		k--
	}
	if k < 0 || r.toks[k].UPOS != text.PROPN && r.toks[k].UPOS != text.NOUN || i+1 >= len(r.toks) || r.toks[i+1].Sentence != r.toks[i].Sentence || r.toks[k].Sentence != r.toks[i].Sentence {
		return false
	}
	next := &r.toks[i+1]
	return next.UPOS == text.DET || next.UPOS == text.PROPN || next.UPOS == text.ADJ || next.UPOS == text.NOUN || next.UPOS == text.PRON
}

// knownVerb reports whether the word is the base form of a verb that one of the tables lists.
func (r *reading) knownVerb(base string) bool {
	if r.speechForm(base)&lexicon.FormBase != 0 {
		return true
	}
	return commonVerbs.has(base)
}

// commonVerbs are base forms of verbs that states and people are the subject of.
var commonVerbs = words(`back support oppose want seek need plan hope reject accept recognise recognize agree sign call fear face remain control claim hold keep take make give send
	lead deny accuse threaten attack deploy withdraw host visit meet want refuse continue begin start stop help use see know think believe expect intend appear seem
	share border export import supply arm fund train protect guarantee broker mediate propose offer ask play mean become represent consider regard view treat`)

// isNounUse reports whether a word that may be a verb is a noun here: "the report", "Ruritania's demand", "a claim".
func (r *reading) isNounUse(v int) bool {
	if r.toks[v].UPOS == text.NOUN { // but a plural subject is all that "the West suspect that" has before it
		m := r.mentionOf(v - 1)
		return m == nil || m.via == facts.ViaDemonym
	}
	n := r.norm(v - 1)
	return (articles.has(n) || r.possessive(v-1)) && v > r.sentence(v).First && r.toks[v].UPOS == ""
}
