package extract_test

import (
	"slices"
	"strings"
	"testing"

	"entente/loader/facts"
)

// TestSurnames holds whom an article means by a part of a name.
func TestSurnames(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct{ name, text, want string }{
		{"particle with a capital", "Bill de Winter met Ada Lind. De Winter said the road was open.", "Bill de Winter"},
		{"two particles", "Ada van der Lind met Bill Roe. Van der Lind said the road was open.", "Ada van der Lind"},
		{"surname of two words", "Ada Le Corbin met Bill Roe. Le Corbin said the road was open.", "Ada Le Corbin"},
		{"given name like a particle", "Ben Carlin met Bill Roe. Ben Carlin said the road was open.", "Ben Carlin"},
		{"surname before given name", "Tom John met John Kasten. John said the road was open.", "Tom John"},
		{"named last", "Ada Lind met Karl Roe. Peter Lind met Karl Roe. Lind said the road was open.", "Peter Lind"},
		{"named long ago", "Ada Lind met Karl Roe.\n\nLind laughed.\n\nLind left.\n\nHer father was Peter Lind.\n\nThe weather was bad.\n\nThe road was bad.\n\nLind said the road was open.", "Ada Lind"},
		{"what a headline says of somebody", "Ada Lind met Karl Roe. Papers wrote of her (\"Karl Excommunicates Lind,\" declared one of them).\n\nThe weather was bad.\n\nThe road was bad.\n\nMs. Lind said the road was open.", "Ada Lind"},
		{"holder of the office before the name", "Michelle Obama met Karl Roe. President Obama said the road was open.", "Barack Obama"},
		{"same title", "President Ada Obama met Karl Roe. President Obama said the road was open.", "Ada Obama"},
		{"agency's name", "Michael Bloomberg met Karl Roe. With Roe and Bloomberg in the hall, Bloomberg said the road was open.", "Michael Bloomberg"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := said(read(t, x, tt.text))
			if want := tt.want + ": the road was open"; !slices.Contains(got, want) {
				t.Errorf("%s\ngot %q, want %q", tt.text, strings.Join(got, "; "), want)
			}
		})
	}
}

// TestMoneyIsNoState holds that the letters of a currency name no state.
func TestMoneyIsNoState(t *testing.T) {
	if got := namesOf(read(t, extractor(t), "The road cost US$ 20,000 in May. Jane Doe met Karl Roe."), facts.State); len(got) > 0 {
		t.Errorf("states %q", got)
	}
}
