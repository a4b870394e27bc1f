package extract_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Bodies that no name stands for are read where somebody holds an office in them or belongs to them, and nowhere else.
func TestUnnamedBodies(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		want       []string // offices, then what tieLines tells
	}{
		{"owner of the noun", "The Kenyan team's coach, Jane Doe, spoke.", []string{"Jane Doe, coach of Kenyan team"}},
		{"compound", "Kenyan team captain Jane Doe spoke.", []string{"Jane Doe, captain of Kenyan team"}},
		{"number before the noun", "The six-member Kenyan team won. The Kenyan team's coach, Jane Doe, spoke.", []string{"Jane Doe, coach of Kenyan team"}},
		{"whose team of women", "Jane Doe, the captain of the Kenyan women's U-18 team, spoke.", []string{"Jane Doe, captain of Kenyan women's U-18 team"}},
		{"delegation of a state", "Jane Doe, the head of the Kenyan delegation, spoke.", []string{"Jane Doe, head of Kenyan delegation", "agency Kenyan delegation of Kenya"}},
		{"panel of a named project", "The Harbour Flag Project has begun. John Roe, the chairman of the project's panel of twelve, spoke.",
			[]string{"John Roe, chairman of Harbour Flag Project's panel of twelve"}},
		{"chapter", "Jane Doe, director of the Oslo chapter of the Harbour Workers Union, spoke.",
			[]string{"Jane Doe, director of Oslo chapter of the Harbour Workers Union", "chapter Oslo chapter of the Harbour Workers Union of Harbour Workers Union"}},
		{"campaign of a person", "Jane Doe is running again. Doe's campaign manager, John Roe, spoke.", []string{"John Roe, campaign manager of Doe's campaign"}},
		{"campaign of a pronoun", "Jane Doe is running again. She said that her campaign manager, John Roe, would stay.", []string{"John Roe, campaign manager of Jane Doe's campaign"}},
		{"spokesman for a campaign", "Jane Doe is running again. John Roe, a spokesman for the Doe campaign, spoke.", []string{"John Roe, spokesman of Doe campaign"}},
		{"member", "John Roe, a member of the Kenyan delegation, spoke.", []string{"John Roe of Kenyan delegation", "agency Kenyan delegation of Kenya"}},
		{"member before the name", "The Kenyan team arrived late. \"We had no visas,\" team member Jane Doe said.", []string{"Jane Doe of Kenyan team"}},
		{"the team of several that is told of most", "The Kenyan team arrived late. Officials had held the Kenyan team up. The Chadian team came by train. Team member Jane Doe spoke.",
			[]string{"Jane Doe of Kenyan team"}},
		{"told only by its noun", "John Roe, a member of the delegation, spoke.", []string{"John Roe of delegation"}},
		{"joined", "Jane Doe joined the Kenyan delegation.", []string{"Jane Doe of Kenyan delegation", "agency Kenyan delegation of Kenya"}},
		{"leads", "Jane Doe, who heads the Kenyan delegation, spoke.", []string{"Jane Doe, head of Kenyan delegation", "agency Kenyan delegation of Kenya"}},
		{"a committee of a body", "Jane Doe, the chairwoman of the finance committee of the Harbour Workers Union, spoke.",
			[]string{"Jane Doe, chairwoman of finance committee of the Harbour Workers Union"}},

		{"told of before as one of several", "The Kenyans had brought an experienced rescue team. Jane Doe leads the team.", []string{"Jane Doe, leader of experienced rescue team"}},
		{"what the manager was", "Jane Doe is running again. Her former campaign manager, John Roe, spoke.", []string{"John Roe, campaign manager of Jane Doe's campaign FORMER"}},

		{"whose campaign nobody says", "Jane Doe's campaign said it would wait. Campaign manager John Roe spoke.", []string{"John Roe, campaign manager of -"}},
		{"one's own", "Jane Doe, the captain of her team, spoke.", []string{"Jane Doe, captain of -"}},
		{"the board of a named body", "Jane Doe, chairwoman of the board of Acme Holdings, spoke.", []string{"Jane Doe, chairwoman of Acme Holdings"}},
		{"led one of its kind", "Jane Doe led a Kenyan delegation.", nil},
		{"any of its kind", "Jane Doe, a member of a delegation, spoke.", nil},
		{"nobody is told of", "The Kenyan team arrived late. The Kenyan delegation left.", nil},
		{"a member without a name", "A member of the Kenyan delegation spoke.", nil},
		{"not one yet", "Jane Doe will join the Kenyan delegation.", nil},
		{"named by its head", "The Harbour Ethics Committee met. Jane Doe, the committee's chairwoman, spoke.", []string{"Jane Doe, chairwoman of Harbour Ethics Committee"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, x, lead+c.text)
			got := slices.Concat(officeLines(d), tieLines(d))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s", diff)
			}
		})
	}
}

// What comes back to such a body is a mention of it, and the body is an organisation wherever it acts.
func TestUnnamedBodyIsOne(t *testing.T) {
	d := read(t, extractor(t), lead+"The six-member Kenyan team came to Oslo. The team was denied visas. The Kenyan team's coach, Jane Doe, said the team would wait.")
	bodies := 0
	for _, e := range d.Entities {
		if e.Name != "Kenyan team" {
			continue
		}
		bodies++
		if e.Kind != "ORGANIZATION" || len(e.Mentions) != 4 {
			t.Errorf("%s with %d mentions, want an ORGANIZATION with 4", e.Kind, len(e.Mentions))
		}
	}
	if bodies != 1 {
		t.Errorf("%d entities called “Kenyan team”, want 1", bodies)
	}
}
