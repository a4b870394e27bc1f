package text

import (
	"strings"
	"testing"
)

func mustParse(t *testing.T, s string) *Document {
	t.Helper()
	src, err := FromString(s)
	if err != nil {
		t.Fatal(err)
	}
	return Parse(src)
}

func tokenTexts(d *Document) string {
	words := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		words[i] = d.Tokens[i].Text
	}
	return strings.Join(words, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"They don't; she's, we'll've cannot.", "They do n't ; she 's , we 'll 've can not ."},
		{"It isn’t the ministers’ fault.", "It is n’t the ministers ’ fault ."},
		{"O'Hara's d'Estaing o'clock", "O'Hara 's d'Estaing o'clock"},
		{"the Russia-backed, self-styled co-author re-elected", "the Russia - backed , self - styled co-author re-elected"},
		{"Gen. David J. Marlow of the U.S. Army", "Gen. David J. Marlow of the U.S. Army"},
		{"He chose plan B. The rest failed.", "He chose plan B . The rest failed ."},
		{"On Sept. 11, No. 5 said no. Nobody moved.", "On Sept. 11 , No. 5 said no . Nobody moved ."},
		{"Oakham, Mass., and the Mass. It ended.", "Oakham , Mass. , and the Mass . It ended ."},
		{"$1,234.56, 40%, 9/11, 10:30, 5pm, US$5bn", "$ 1,234.56 , 40 % , 9/11 , 10:30 , 5 pm , US$ 5 bn"},
		{"1990-95, 555-123-4567, 2008-08-14, the 1990s and '90s", "1990 - 95 , 555-123-4567 , 2008-08-14 , the 1990s and '90s"},
		{"and/or AT&T w/o", "and / or AT&T w/o"},
		{"possible. .. but now ... no -- yes—so", "possible . .. but now ... no -- yes — so"},
		{"See http://a.example/x_(y)?z=1, or mail a.b@c.example.", "See http://a.example/x_(y)?z=1 , or mail a.b@c.example ."},
		{"``Yes,'' he said.", "`` Yes , '' he said ."},
		{"end.The next", "end . The next"},
		{"the U.S.", "the U.S."},
		{"Why?! Stop!!!", "Why ?! Stop !!!"},
		{"rock 'n' roll, 'em", "rock 'n ' roll , 'em"},
	} {
		if got := tokenTexts(mustParse(t, c.in)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestTokenForms(t *testing.T) {
	d := mustParse(t, "NATO's Russia-backed U.S. “Élan” 1,500 % isn’t")
	want := map[string]Flags{
		"NATO": AllCaps | Capitalised, "'s": Clitic, "-": HyphenJoined | Punct, "backed": HyphenJoined, "U.S.": AllCaps | Abbreviation, "“": OpenQuote | Punct,
		"”": CloseQuote, "1,500": Number, "%": Symbol, "Élan": Capitalised, "n’t": Clitic,
	}
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if f, ok := want[tok.Text]; ok {
			if !tok.Is(f) {
				t.Errorf("%q has flags %b, want %b among them", tok.Text, tok.Flags, f)
			}
			delete(want, tok.Text)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
	if got := d.Tokens[len(d.Tokens)-1].Norm; got != "n't" {
		t.Errorf("Norm of n’t is %q", got)
	}
	backed := d.TokenAt(strings.Index("NATO's Russia-backed", "backed"))
	if got := d.Text(d.SpanOf(d.Compound(backed))); got != "Russia-backed" {
		t.Errorf("the compound of %q is %q", d.Tokens[backed].Text, got)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"Gen. Smith met Sen. Roe of the U.S. Senate in Aug. 2008. They left.", []string{"Gen. Smith met Sen. Roe of the U.S. Senate in Aug. 2008.", "They left."}},
		{"He went back to the U.S. The trip was long.", []string{"He went back to the U.S.", "The trip was long."}},
		{"“We won. They lost,” she said. “So what?” he asked.", []string{"“We won.", "They lost,” she said.", "“So what?” he asked."}},
		{"“Will they come?” Mr. Arrel of the council asked. Nobody knew.", []string{"“Will they come?” Mr. Arrel of the council asked.", "Nobody knew."}},
		{"\"It was possible. .. but now it is not.\" He left.", []string{"\"It was possible. .. but now it is not.\"", "He left."}},
		{"It rose 3.5 percent (to 4.1). Prices fell.", []string{"It rose 3.5 percent (to 4.1).", "Prices fell."}},
		{"He left at 6 a.m. on Friday. It rained.", []string{"He left at 6 a.m. on Friday.", "It rained."}},
		{"The claim stands.[3] It was checked.", []string{"The claim stands.[3]", "It was checked."}},
	} {
		d := mustParse(t, c.in)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Text(s.Span))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestEndlessSentencesAreCut(t *testing.T) {
	d := mustParse(t, strings.Repeat("one ship left and another, which was late, came in ", 500))
	next := 0
	for _, s := range d.Sentences {
		if s.Tokens.First != next || s.Tokens.Len() > maxSentence || s.Tokens.Len() == 0 {
			t.Fatalf("a sentence has tokens %v, want them from %d on and at most %d", s.Tokens, next, maxSentence)
		}
		next = s.Tokens.End
	}
	if next != len(d.Tokens) {
		t.Errorf("the sentences end with token %d of %d", next, len(d.Tokens))
	}
	if last := d.Tokens[d.Sentences[0].Tokens.End-1]; last.Norm != "," {
		t.Errorf("the first piece ends in %q, want a comma", last.Norm)
	}
}
