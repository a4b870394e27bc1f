package resolve

import (
	"strings"
	"testing"

	"entente/graph"
	"entente/loader/facts"
)

func TestAgreementID(t *testing.T) {
	towns := []facts.Entity{{Kind: facts.City, Name: "Tarl"}, {Kind: facts.City, Name: "Nemă", Aliases: []string{"Nema"}}, {Kind: facts.State, Name: "Orrin"}}
	id := func(article, name, date, published string) graph.ID {
		names := strings.Split(name, "; ")
		b := &builder{out: &graph.Contribution{Article: &graph.Article{ID: graph.ID(article)}}}
		a := &facts.Agreement{Kind: "PEACE", Name: names[0], Aliases: names[1:]}
		if date != "" {
			a.Date = &date
		}
		if strings.Contains(name, "trade") {
			a.Kind = "TRADE"
		} else if !strings.Contains(name, "peace") {
			a.Kind = "OTHER"
		}
		return b.agreementID(a, towns, &published)
	}
	for _, c := range []struct {
		name string
		a, b graph.ID
		same bool
	}{
		{"a proper name in two articles of different years", id("x", "Orrin Accords", "", "2019-05-20"), id("y", "Orrin Accords", "", "2021"), true},
		{"a proper name whose date one article tells", id("x", "Orrin Accords", "2019-05-20", "2019"), id("y", "Orrin Accords", "", "2021"), true},
		{"a proper name before of", id("x", "Treaty of Orrin", "2019-05-20", "2019"), id("y", "Treaty of Orrin", "", "2021"), true},
		{"a noun with a name in one year", id("x", "Orrin agreement", "", "2019-05-20"), id("y", "Orrin agreement", "2019", "2020"), true},
		{"a noun with a name in two years", id("x", "Orrin agreement", "", "2019-05-20"), id("y", "Orrin agreement", "", "2021"), false},
		{"a noun with its parties", id("x", "Orrin-Tarl truce", "", "2019"), id("y", "Orrin-Tarl truce", "", "2019"), false},
		{"a description with a name in it", id("x", "Orrin trade deal", "", "2019"), id("y", "Orrin trade deal", "", "2019"), false},
		{"a counted plan in one year", id("x", "six-point plan", "", "2019-05-20"), id("y", "six-point plan", "2019", "2020"), true},
		{"a counted plan in two years", id("x", "six-point plan", "", "2019-05-20"), id("y", "six-point plan", "", "2020-01-01"), false},
		{"a description in one article", id("x", "peace plan", "", "2019"), id("x", "Peace plan", "", "2019"), false}, // the capital makes it a name
		{"a description in two articles", id("x", "peace plan", "", "2019"), id("y", "peace plan", "", "2019"), false},
		{"two nouns behind a town", id("x", "Tarl agreement", "", "2019-05-20"), id("y", "Tarl peace accord", "2019", "2021"), true},
		{"two spellings of a town", id("x", "Nemă deal", "", "2019-05-20"), id("y", "Nema pact", "2019", "2021"), true},
		{"a name among the aliases", id("x", "peace accord; Tarl accord", "2019-07-03", "2019"), id("y", "Tarl agreement", "", "2019-08-01"), true},
		{"a proper name among the aliases", id("x", "peace accord; Orrin Accords", "", "2019"), id("y", "Orrin Accords", "", "2020"), true},
		{"two nouns behind a town in two years", id("x", "Tarl agreement", "", "2019-05-20"), id("y", "Tarl peace accord", "2021", "2021"), false},
		{"trade and peace in one town", id("x", "Tarl trade agreement; Tarl agreement", "", "2019-05-20"), id("y", "Tarl peace accord", "2019", "2021"), false},
		{"another noun behind a town", id("x", "Tarl agreement", "", "2019"), id("y", "Tarl memorandum", "", "2019"), false},
		{"two nouns behind a state", id("x", "Orrin agreement", "", "2019"), id("y", "Orrin deal", "", "2019"), false},
		{"a description told twice in one article", id("x", "peace plan", "", "2019"), id("x", "peace plan", "", "2019"), true},
	} {
		if (c.a == c.b) != c.same {
			t.Errorf("%s: %s and %s, same should be %v", c.name, c.a, c.b, c.same)
		}
	}
}
