package syntax

import "entente/loader/text/syntax/internal/core"

// Knows reports whether the models met the word, written exactly so, often enough to remember it: "meets", but not "Meets" where the treebanks have only the former. Constant time.
func (a *Annotator) Knows(form string) bool {
	a.keys.Keys(form, false, &a.row)
	return a.m.lexicon.Dict.ID(a.row[core.FeatForm]) != core.IDUnknown
}
