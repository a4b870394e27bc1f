package resolve

import (
	"testing"

	"entente/graph"
	"entente/loader/facts"
)

func TestAgreementID(t *testing.T) {
	id := func(article, name, date, published string) graph.ID {
		b := &builder{out: &graph.Contribution{Article: &graph.Article{ID: graph.ID(article)}}}
		a := &facts.Agreement{Kind: "PEACE", Name: name}
		if date != "" {
			a.Date = &date
		}
		return b.agreementID(a, &published)
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
		{"a description told twice in one article", id("x", "peace plan", "", "2019"), id("x", "peace plan", "", "2019"), true},
	} {
		if (c.a == c.b) != c.same {
			t.Errorf("%s: %s and %s, same should be %v", c.name, c.a, c.b, c.same)
		}
	}
}
