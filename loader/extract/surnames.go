package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/loader/text"
)

// beginsWithParticle reports whether a run of several capitalised words begins with a word that surnames begin with: "Le Pen", and at the beginning of a sentence "Von der Leyen". It may be all of a person's
// surname.
func (r *reading) beginsWithParticle(run text.Range) bool {
	if run.Len() < 2 || run.Len() > 4 || !particles.has(r.norm(run.First)) || r.norm(run.First+1) == "-" {
		return false
	}
	_, given := r.lex.GivenName(r.words[run.First]) // "Al Gore", "Ben Carson"
	return !given || particles.has(r.norm(run.First+1))
}

// withSmallParticle is a name with its first letter small, as a surname's particle stands within the full name: "de Gaulle".
func withSmallParticle(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(first)) + name[size:]
}

// isSurnameOf reports whether a name is the end of a person's full name or a surname that the lexicon gives, and not the given name alone.
func isSurnameOf(e *entity, name string) bool {
	if e.entry != nil && slices.Contains(e.entry.Surnames, name) {
		return true
	}
	return strings.HasSuffix(e.name, " "+name) || strings.HasSuffix(e.name, "-"+name)
}

// bearers are the mentions by full name of those who may be meant by a part of it, in the order of the text, with the rule by which each may.
type bearers struct {
	mentions []*mention
	rules    []string
}

// lastBearer returns who of the bearers of a surname is meant at a token: who was named in full in its paragraph or in the one before it, else whom the article has named most often so far.
// A relative who was introduced as such ("his father John Doe") gives way to the others. -1 where nobody was named before.
func (r *reading) lastBearer(b bearers, at int) (int, string) {
	last := -1
	for k, m := range slices.Backward(b.mentions) {
		if !r.introducedAsKin(m) {
			last = k
			break
		}
	}
	if last < 0 {
		if last = len(b.mentions) - 1; last < 0 {
			return -1, ""
		}
		return b.mentions[last].ents[0], b.rules[last]
	}
	best := b.mentions[last].ents[0]
	if r.paragraphOf(at)-r.paragraphOf(b.mentions[last].First) > 1 {
		times := map[int]int{}
		for _, m := range b.mentions {
			times[m.ents[0]]++
		}
		for k, m := range b.mentions {
			if e := m.ents[0]; times[e]+r.shortNames[e] > times[best]+r.shortNames[best] && !r.introducedAsKin(m) {
				best, last = e, k
			}
		}
	}
	return best, b.rules[last]
}

func (r *reading) paragraphOf(i int) int { return r.doc.Sentences[r.toks[i].Sentence].Paragraph }

// givesWayToHolder returns the holder of the office whose title stands before a surname, by the lexicon, where the one of that surname whom the article has named bears another title or none: "President Obama" in
// an article on his wife.
func (r *reading) givesWayToHolder(run text.Range, e int) (int, bool) {
	if !r.titleBefore(run.First) || r.entities[e].entry != nil && r.heldAny(e) {
		return -1, false
	}
	holder, ok := r.officeHolderNamed(run)
	if !ok || holder == e {
		return -1, false
	}
	title := r.titleEndingAt(run.First)
	for _, m := range r.byWord[r.words[run.End-1]] {
		if m.ents[0] == e && title != "" && r.titleEndingAt(m.First) == title {
			return -1, false
		}
	}
	return holder, true
}

// heldAny reports whether the lexicon knows of an office that a person held.
func (r *reading) heldAny(e int) bool { return len(r.lex.Tenures(r.entities[e].entry.ID)) > 0 }

// titleEndingAt is the title whose words end before token i, empty where none do.
func (r *reading) titleEndingAt(i int) string {
	if t := r.titleAt[max(i-1, 0)]; i > 0 && t != none && r.titles[t].End == i {
		return r.titles[t].office.Title
	}
	return ""
}
