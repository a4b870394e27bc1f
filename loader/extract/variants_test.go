package extract

import (
	"testing"

	"entente/loader/text"
)

func TestVariants(t *testing.T) {
	tests := []struct {
		name, text, word string
		want, rule       string
	}{
		{"two spellings in one article", "Ruslan Tegoyty arrived on Monday. Ruslan Tegoity left on Friday.", "Tegoity", "Ruslan Tegoyty", "name.spelling-romanisation"},
		{"a surname alone", "Ruslan Tegoyty arrived on Monday. Tegoity left on Friday.", "Tegoity", "Ruslan Tegoyty", "name.spelling-romanisation"},
		{"marks", "Minister Gerd Brühler arrived. Gerd Bruehler said he was tired.", "Bruehler", "Gerd Brühler", "name.spelling-marks"},
		{"another given name", "Ruslan Tegoyty arrived on Monday. Peter Tegoity left on Friday.", "Tegoity", "Peter Tegoity", "name.person"},
		{"known to the lexicon", "Mikhail Saakashvilli spoke on Monday.", "Saakashvilli", "Mikheil Saakashvili", "name.spelling-romanisation"},
		{"one of two spellings fits two", "Peter Tegoyty met Ruslan Tegoyti. Tegoity left.", "Tegoity", "-", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := readingFor(t, tt.text)
			i := r.find(t, tt.word)
			if got := r.named(i); got != tt.want {
				t.Fatalf("%q is %s, want %s", tt.word, got, tt.want)
			}
			if m := r.mentionOf(i); m != nil && m.rule != tt.rule {
				t.Errorf("%q was read by %s, want %s", tt.word, m.rule, tt.rule)
			}
		})
	}
}

// A surname alone is that of the one who held an office when the article was written.
func TestSurnamesOfOfficeHolders(t *testing.T) {
	for date, want := range map[string]string{"2015-05-05": "Angela Merkel", "1950-05-05": "Merkel"} {
		src, err := text.FromString("Mrs Merkel said the talks would go on.")
		if err != nil {
			t.Fatal(err)
		}
		d, err := newExtractor(t).Extract(t.Context(), Input{Source: src, Published: date})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Entities[0].Name; got != want {
			t.Errorf("in %s the article's Merkel is %s, want %s", date, got, want)
		}
	}
}

// A text may end in the middle of a name.
func TestTextEndsInAName(t *testing.T) {
	for _, article := range []string{"The talks were led by the Council of Free Korrin", "The talks were led by the Norwegian Council of Free", "He met Jane Doe of the Union for the", "The talks ended in Norway University of the Norvik"} {
		readStatements(t, article)
	}
}
