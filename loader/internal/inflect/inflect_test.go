package inflect_test

import (
	"testing"

	"entente/loader/internal/inflect"
)

func TestForms(t *testing.T) {
	for _, c := range []struct{ lemma, stem, past, withS, gerund string }{
		{"attack", "attack", "attacked", "attacks", "attacking"},
		{"deny", "deny", "denied", "denies", "denying"},
		{"deploy", "deploy", "deployed", "deploys", "deploying"},
		{"admit", "admitt", "admitted", "admits", "admitting"},
		{"accuse", "accuse", "accused", "accuses", "accusing"},
		{"veto", "veto", "vetoed", "vetos", "vetoing"},
		{"free", "free", "freed", "frees", "freeing"},
		{"tie", "tie", "tied", "ties", "tying"},
		{"reach", "reach", "reached", "reaches", "reaching"},
		{"undergo", "undergo", "undergoed", "undergoes", "undergoing"}, // irregular pasts are the caller's
	} {
		if past, s, g := inflect.Past(c.lemma, c.stem), inflect.WithS(c.lemma), inflect.Gerund(c.lemma, c.stem); past != c.past || s != c.withS || g != c.gerund {
			t.Errorf("%s: %s, %s, %s; want %s, %s, %s", c.lemma, past, s, g, c.past, c.withS, c.gerund)
		}
	}
}
