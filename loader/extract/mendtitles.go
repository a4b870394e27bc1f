package extract

import "entente/loader/text"

// mendTitledNames has the words of "U.S. presidential hopeful Jane Doe" hang together where the parser tore them: a title right before a person's name, with the adjectives and the state before it, is one noun phrase, whose head is the name where
// several of its words hang from outside, or where a word that is no noun does.
func (r *reading) mendTitledNames() {
	mended := false
	for i := range r.titles {
		t := &r.titles[i]
		m := r.mentionOf(t.End)
		if m == nil || m.First != t.End || t.plural || !r.isNamedPerson(t.End) {
			continue
		}
		first := t.First
		for k := t.First - 1; k >= r.sentence(t.First).First && k >= t.First-3; k-- {
			if x := r.mentionOf(k); r.toks[k].UPOS != text.ADJ && (x == nil || !r.canHaveOffices(x)) {
				break
			}
			first = k
		}
		mended = r.mendPhrase(text.Range{First: first, End: m.End}, r.headOf(m.Range)) || mended
	}
	if mended {
		r.indexTree()
	}
}

// mendPhrase hangs a torn noun phrase by its head from what the first of its words that is an argument hangs from.
func (r *reading) mendPhrase(at text.Range, head int) bool {
	outside, argument := 0, -1
	for k := at.First; k < at.End; k++ {
		if h := r.head(k); h >= at.First && h < at.End {
			continue
		}
		outside++
		if argument < 0 && r.isRel(k, text.Obj, text.Iobj, text.Nsubj, text.Obl, text.Nmod) {
			argument = k
		}
	}
	if argument < 0 || argument == head || outside == 1 && (r.toks[argument].UPOS == text.NOUN || r.toks[argument].UPOS == text.PROPN) {
		return false
	}
	for k, depth := r.head(argument), 0; k >= 0; k, depth = r.head(k), depth+1 { // what it hangs from must not hang from it
		if k >= at.First && k < at.End || depth > 100 {
			return false
		}
	}
	r.toks[head].Head, r.toks[head].DepRel = r.toks[argument].Head, r.toks[argument].DepRel
	for c := range r.children(argument) { // its preposition, and what follows
		if c < at.First || c >= at.End {
			r.toks[c].Head = int32(head)
		}
	}
	for k := at.First; k < at.End; k++ {
		if h := r.head(k); k != head && (k == argument || h < at.First || h >= at.End || h == k) {
			r.toks[k].Head, r.toks[k].DepRel = int32(head), text.Compound
		}
	}
	for k := at.First; k < head; k++ { // no circle: what stood between hangs from the name, too
		if h := r.head(k); h >= at.First && h < head && k != argument && r.isRel(k, text.Advcl, text.Obj, text.Ccomp, text.Advmod) {
			r.toks[k].Head, r.toks[k].DepRel = int32(head), text.Amod
		}
	}
	return true
}
