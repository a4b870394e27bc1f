package lexicon_test

import (
	"testing"
	"testing/fstest"

	"entente/loader/lexicon"
)

func TestSpeechVerbs(t *testing.T) {
	lx := load(t)
	for _, tt := range []struct {
		word, lemma, act string
		form             lexicon.Form
	}{
		{"said", "say", "SAY", lexicon.FormPast},
		{"denies", "deny", "DENY", lexicon.FormThird},
		{"vowing", "vow", "PROMISE", lexicon.FormGerund},
		{"quipped", "quip", "SAY", lexicon.FormPast},
		{"pointed", "point out", "SAY", lexicon.FormPast},
		{"accused", "accuse", "ACCUSE", lexicon.FormParticiple},
		{"written", "write", "SAY", lexicon.FormParticiple},
	} {
		found := false
		for _, h := range lx.SpeechVerb(tt.word) {
			found = found || h.Lemma == tt.lemma && h.Act == tt.act && h.Form&tt.form != 0
		}
		if !found {
			t.Errorf("%q is not known as a form of %q with the act %s", tt.word, tt.lemma, tt.act)
		}
	}
	if hits := lx.SpeechVerb("harbour"); len(hits) > 0 {
		t.Errorf("harbour is %v", hits)
	}
	if nouns := lx.SpeechNoun("allegation"); len(nouns) != 1 || nouns[0].Act != "ACCUSE" {
		t.Errorf("allegation is %v", nouns)
	}
}

// TestSpeechParticlesComeFirst holds that "pointed out" is looked for before "pointed to": the longer lemma is the more exact.
func TestSpeechParticlesComeFirst(t *testing.T) {
	lx := load(t)
	for _, word := range []string{"pointed", "shot", "called", "cried"} {
		last := 1 << 10
		for _, h := range lx.SpeechVerb(word) {
			if len(h.Particle) > last {
				t.Errorf("%s: %q comes behind a lemma with fewer words", word, h.Lemma)
			}
			last = len(h.Particle)
		}
	}
}

func TestSpeechLinesAreChecked(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"unknown frame", "class\tact\tframes\tlemmas\nsay\tSAY\tsong\tsay\n"},
		{"unknown class", "class\tact\tframes\tlemmas\nsing\tSAY\tclause\tsay\n"},
		{"nothing follows", "class\tact\tlemmas\nsay\tSAY\tsay\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := lexicon.LoadFS(fstest.MapFS{"speech.tsv": {Data: []byte(tt.text)}}); err == nil {
				t.Error("no error")
			}
		})
	}
}
