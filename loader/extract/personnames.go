package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// givenName reports whether the run begins with a given name that the lexicon knows.
func (r *reading) givenName(run text.Range) bool {
	if run.Len() < 2 {
		return false
	}
	_, ok := r.lex.GivenName(r.words[run.First])
	return ok
}

// isPersonRun reports whether a run that begins with a known name is rather a person's name ("Jordan Bell"): a given name first, or a title or honorific before
// it, and more words than the known name has.
func (r *reading) isPersonRun(run text.Range, hits []lexicon.Hit) bool {
	if hits[0].Entry.Kind == lexicon.Person && hits[0].N > 1 && r.onlyGiven(text.Range{First: run.First, End: run.First + hits[0].N}) && r.flatName(run) {
		return true // "Juan Carlos Doe" is no king
	}
	if hits[0].Via == lexicon.ViaAdjective || hits[0].Via == lexicon.ViaDemonym || hits[0].Entry.Kind == lexicon.Organization || hits[0].Entry.Kind == lexicon.Person {
		return false
	}
	if r.titleIn(text.Range{First: run.First + hits[0].N, End: run.End}) > 0 {
		return false
	}
	if n, ok := r.modelNames[run.First]; ok && n.kind == syntax.Person && n.Len() > hits[0].N && n.score >= sureName {
		return true
	}
	return r.givenName(run) && len(r.lex.Match(r.words, run.First+hits[0].N)) == 0 || r.honorificBefore(run.First)
}

// onlyGiven reports whether all words of a run are given names.
func (r *reading) onlyGiven(run text.Range) bool {
	for i := run.First; i < run.End; i++ {
		if _, ok := r.lex.GivenName(r.words[i]); !ok {
			return false
		}
	}
	return true
}

// namesPerson reports whether the words around a run say that it is a person: a title or honorific before it, a title set off behind it, or a verb of speech beside it.
func (r *reading) namesPerson(run text.Range) bool {
	if r.honorificBefore(run.First) || r.titleBefore(run.First) || r.personNounBefore(run) {
		return true
	}
	end := r.sentence(run.First).End
	if run.End < end {
		if r.speechForm(r.norm(run.End))&finiteForms != 0 && run.Len() <= 4 {
			return true
		}
		if k := r.pastCoordinated(run.End, end); r.norm(k) == "," && r.apposedTitle(k+1, end) {
			return true
		}
		if r.speaks[r.words[run.End-1]] && run.Len() <= 3 {
			return true // "Jane Doe" where "Doe said" stands elsewhere
		}
		if n := r.norm(run.End); (n == "who" || n == "," && r.norm(run.End+1) == "who") && run.Len() <= 4 {
			return true
		}
		if n := r.norm(run.End); n == "," && r.toks[min(run.End+1, end-1)].Is(text.Number) && r.norm(run.End+2) == "," {
			return true // "Jane Doe, 43,"
		}
	}
	if r.speechForm(r.norm(run.First-1))&lexicon.FormPast != 0 && r.toks[run.First].Sentence == r.toks[run.First-1].Sentence {
		return run.Len() <= 4
	}
	return false
}

// pastCoordinated passes over further names that "and" joins to one that ends before token i.
func (r *reading) pastCoordinated(i, end int) int {
	for i < end && r.norm(i) == "and" {
		run := r.nameRun(i+1, end)
		if run.Len() < 2 {
			return i
		}
		i = run.End
	}
	return i
}

// honorificBefore reports whether an honorific stands before token i.
func (r *reading) honorificBefore(i int) bool {
	for n := 1; n <= 2 && i-n >= 0; n++ {
		if _, k := r.lex.MatchHonorific(r.words, i-n); k == n {
			return true
		}
	}
	return false
}

// personNounBefore reports whether a noun for a human being, written small, stands directly before a name of two to four words: "the actress Jane Doe".
func (r *reading) personNounBefore(run text.Range) bool {
	i := run.First - 1
	if i < 0 || run.Len() < 2 || run.Len() > 4 || r.capital(i) || r.toks[i].Sentence != r.toks[run.First].Sentence {
		return false
	}
	a, ok := r.lex.Agent(r.toks[i].Lemma)
	return ok && a.Kind == lexicon.AgentPerson && r.toks[i].XPOS == "NN"
}

// titleBefore reports whether the word of an office stands directly before token i.
func (r *reading) titleBefore(i int) bool {
	for n := 1; n <= 5 && i-n >= 0; n++ {
		if h, ok := r.lex.MatchOffice(r.words, i-n); ok && h.N == n && !h.Plural {
			return true
		}
	}
	return false
}

// apposedTitle reports whether an apposition that names an office begins at token i.
func (r *reading) apposedTitle(i, end int) bool {
	for k := i; k < min(i+6, end); k++ {
		if _, ok := r.lex.MatchOffice(r.words, k); ok {
			return true
		}
		if a, ok := r.lex.Agent(r.toks[k].Lemma); ok && a.Kind == lexicon.AgentPerson && r.toks[k].XPOS == "NN" && k+1 < end && (r.toks[k+1].Is(text.Punct) || r.toks[k+1].UPOS == text.ADP) {
			return true // "Jane Doe, Ruritania coach,"
		}
		if r.toks[k].Is(text.Punct) && r.norm(k) != "-" {
			return false
		}
	}
	return false
}

// personNamed returns the person of that full name or of another spelling of it, with the rule that says so; -1 for none.
func (r *reading) personNamed(name string) (e int, rule string, score float64) {
	if e, ok := r.persons[name]; ok {
		return e, "name.person", 0.8
	}
	return r.speltLike(name)
}
