package extract

import (
	"entente/loader/facts"
	"entente/loader/lexicon"
)

// tellGenders notes of persons whose names do not tell it what the words beside them say: "Mrs Doe", "the actress Kim Lee", "spokeswoman Kim Lee", "his wife, Kim".
func (r *reading) tellGenders() {
	for k := range r.mentions {
		m := &r.mentions[k]
		if !r.isKind(m, facts.Person) || len(m.ents) != 1 || m.via != facts.ViaName || r.entities[m.ents[0]].gender != "" {
			continue
		}
		r.entities[m.ents[0]].gender = r.genderBeside(m)
	}
}

// genderBeside is the gender that the words beside a person's name tell, empty where they tell none.
func (r *reading) genderBeside(m *mention) lexicon.Gender {
	if g := r.honorificGender(m.First); g != "" {
		return g
	}
	for i := m.First - 1; i >= m.phrase.First; i-- {
		if g := r.nounGender(r.norm(i)); g != "" {
			return g
		}
	}
	for n := range r.nounsBeside(r.headOf(m.Range)) {
		if g := r.nounGender(r.toks[n].Lemma); g != "" {
			return g
		}
	}
	return r.nounGender(r.norm(m.First - 1))
}
