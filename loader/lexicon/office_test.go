package lexicon_test

import (
	"strings"
	"testing"

	"entente/loader/lexicon"
)

func TestMatchOffice(t *testing.T) {
	lx := load(t)
	tests := []struct {
		tokens string
		want   lexicon.OfficeHit
		title  string
		f      lexicon.Function
	}{
		{"president of", lexicon.OfficeHit{N: 1}, "president", lexicon.HeadOfState},
		{"President Kim", lexicon.OfficeHit{N: 1}, "president", lexicon.HeadOfState},
		{"PRESIDENT", lexicon.OfficeHit{N: 1}, "president", lexicon.HeadOfState},
		{"presidents of", lexicon.OfficeHit{N: 1, Plural: true}, "president", lexicon.HeadOfState},
		{"prime ministers met", lexicon.OfficeHit{N: 2, Plural: true}, "prime minister", lexicon.HeadOfGovernment},
		{"minister of foreign affairs", lexicon.OfficeHit{N: 4}, "foreign minister", lexicon.ForeignMinister},
		{"minister of nothing", lexicon.OfficeHit{N: 1}, "minister", lexicon.Minister},
		{"vice-president", lexicon.OfficeHit{N: 1}, "vice president", lexicon.DeputyHeadOfState},
		{"vice - president", lexicon.OfficeHit{N: 3}, "vice president", lexicon.DeputyHeadOfState},
		{"secretary-general", lexicon.OfficeHit{N: 1}, "secretary-general", lexicon.HeadOfOrganization},
		{"Sen. Smith", lexicon.OfficeHit{N: 1}, "senator", lexicon.Legislator},
		{"Lt. Gov. Smith", lexicon.OfficeHit{N: 2}, "lieutenant governor", lexicon.Governor},
		{"PM", lexicon.OfficeHit{N: 1}, "prime minister", lexicon.HeadOfGovernment},
		{"leader", lexicon.OfficeHit{N: 1}, "leader", lexicon.NoFunction},
		{"ex-president", lexicon.OfficeHit{N: 1, Status: lexicon.Former}, "president", lexicon.HeadOfState},
		{"president-elect", lexicon.OfficeHit{N: 1, Status: lexicon.Elect}, "president", lexicon.HeadOfState},
		{"president elect", lexicon.OfficeHit{N: 2, Status: lexicon.Elect}, "president", lexicon.HeadOfState},
	}
	for _, tt := range tests {
		hit, ok := lx.MatchOffice(strings.Fields(tt.tokens), 0)
		if !ok {
			t.Errorf("MatchOffice(%q): none", tt.tokens)
			continue
		}
		if hit.Office.Title != tt.title || hit.Office.Function != tt.f || hit.N != tt.want.N || hit.Plural != tt.want.Plural || hit.Status != tt.want.Status {
			t.Errorf("MatchOffice(%q) = %s (%s) %d %v %q", tt.tokens, hit.Office.Title, hit.Office.Function, hit.N, hit.Plural, hit.Status)
		}
	}
	for _, none := range []string{"pm", "table", "of president", ""} {
		if hit, ok := lx.MatchOffice(strings.Fields(none), 0); ok {
			t.Errorf("MatchOffice(%q) = %s", none, hit.Office.Title)
		}
	}
}

func TestMatchOfficeDoesNotAllocate(t *testing.T) {
	lx := load(t)
	tokens := strings.Fields("the former Minister of Foreign Affairs spoke")
	allocs := testing.AllocsPerRun(100, func() {
		for i := range tokens {
			lx.MatchOffice(tokens, i)
			lx.MatchModifier(tokens, i)
			lx.MatchHonorific(tokens, i)
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations, want 0", allocs)
	}
}

func TestMatchModifier(t *testing.T) {
	lx := load(t)
	tests := []struct {
		tokens string
		status lexicon.OfficeStatus
		n      int
		after  bool
	}{
		{"self-styled president", lexicon.SelfStyled, 1, false},
		{"self - styled president", lexicon.SelfStyled, 3, false},
		{"Acting president", lexicon.Acting, 1, false},
		{"former envoy", lexicon.Former, 1, false},
		{"elect", lexicon.Elect, 1, true},
		{"president", "", 0, false},
	}
	for _, tt := range tests {
		m, n := lx.MatchModifier(strings.Fields(tt.tokens), 0)
		if m.Status != tt.status || n != tt.n || m.After != tt.after {
			t.Errorf("MatchModifier(%q) = %+v, %d", tt.tokens, m, n)
		}
	}
}

func TestMatchHonorific(t *testing.T) {
	lx := load(t)
	tests := []struct {
		tokens string
		gender lexicon.Gender
		n      int
	}{
		{"Mr. Smith", lexicon.Male, 1},
		{"Mrs Smith", lexicon.Female, 1},
		{"Dr Smith", "", 1},
		{"Grand Ayatollah Smith", lexicon.Male, 2},
		{"king of", "", 0},
	}
	for _, tt := range tests {
		h, n := lx.MatchHonorific(strings.Fields(tt.tokens), 0)
		if h.Gender != tt.gender || n != tt.n {
			t.Errorf("MatchHonorific(%q) = %+v, %d", tt.tokens, h, n)
		}
	}
}

func TestFunctionOf(t *testing.T) {
	lx := load(t)
	tests := []struct {
		title string
		of    lexicon.ID
		want  lexicon.Function
	}{
		{"president", "state:FRA", lexicon.HeadOfState},
		{"president", "state:IRN", lexicon.HeadOfGovernment},
		{"supreme leader", "state:IRN", lexicon.HeadOfState},
		{"president", "org:european-commission", lexicon.HeadOfOrganization},
		{"chancellor", "state:DEU", lexicon.HeadOfGovernment},
		{"chancellor", "state:GBR", lexicon.FinanceMinister},
		{"secretary of state", "state:USA", lexicon.ForeignMinister},
		{"secretary of state", "state:VAT", lexicon.HeadOfGovernment},
		{"secretary of state", "state:FRA", lexicon.DeputyMinister},
		{"minister of foreign affairs", "", lexicon.ForeignMinister},
		{"leader", "state:FRA", lexicon.NoFunction},
		{"plumber", "state:FRA", lexicon.NoFunction},
	}
	for _, tt := range tests {
		if got := lx.FunctionOf(tt.title, tt.of); got != tt.want {
			t.Errorf("FunctionOf(%q, %q) = %q, want %q", tt.title, tt.of, got, tt.want)
		}
	}
}

func TestHolder(t *testing.T) {
	lx := load(t)
	tests := []struct {
		of   lexicon.ID
		f    lexicon.Function
		on   lexicon.Date
		want lexicon.ID // empty for none
	}{
		{"state:RUS", lexicon.HeadOfState, "2008-08-14", "person:dmitry-medvedev"},
		{"state:RUS", lexicon.HeadOfGovernment, "2008-08-14", "person:vladimir-putin"},
		{"state:RUS", lexicon.HeadOfState, "2008-05-07", "person:dmitry-medvedev"}, // the newcomer
		{"state:RUS", lexicon.HeadOfState, "2008-05-06", "person:vladimir-putin"},
		{"state:RUS", lexicon.HeadOfState, "2008", ""}, // two that year
		{"state:RUS", lexicon.HeadOfState, "2010", "person:dmitry-medvedev"},
		{"state:FRA", lexicon.HeadOfState, "2008-08", "person:nicolas-sarkozy"},
		{"region:south-ossetia", lexicon.HeadOfState, "2008-08-14", "person:eduard-kokoity"},
		{"region:abkhazia", lexicon.HeadOfState, "2008-08-14", "person:sergei-bagapsh"},
		{"org:un", lexicon.HeadOfOrganization, "2008-08-14", "person:ban-ki-moon"},
		{"state:FRA", lexicon.HeadOfState, "1789", ""},
		{"state:FRA", lexicon.Mayor, "2008", ""},
	}
	for _, tt := range tests {
		got, ok := lx.Holder(tt.of, tt.f, tt.on)
		if ok != (tt.want != "") || got.Person != tt.want {
			t.Errorf("Holder(%s, %s, %s) = %+v, %v, want %q", tt.of, tt.f, tt.on, got, ok, tt.want)
		}
	}
	if got := lx.HoldersOf("state:RUS", lexicon.HeadOfState, "2008"); len(got) != 2 {
		t.Errorf("%d heads of state of Russia in 2008, want 2", len(got))
	}
}

func TestTenures(t *testing.T) {
	lx := load(t)
	got := lx.Tenures("person:sergei-lavrov")
	if len(got) != 1 || got[0].Function != lexicon.ForeignMinister || got[0].From != "2004-03-09" || got[0].To != "" {
		t.Errorf("Tenures = %+v", got)
	}
}

func TestPersonsBySurname(t *testing.T) {
	lx := load(t)
	ids := func(es []*lexicon.Entry) string {
		out := make([]string, 0, len(es))
		for _, e := range es {
			out = append(out, string(e.ID))
		}
		return strings.Join(out, " ")
	}
	if got := ids(lx.PersonsBySurname("Lavrov", "")); got != "person:sergei-lavrov" {
		t.Errorf("Lavrov: %q", got)
	}
	if got := ids(lx.PersonsBySurname("Xi", "")); got != "person:xi-jinping" {
		t.Errorf("Xi: %q", got)
	}
	if got := ids(lx.PersonsBySurname("Bush", "1991")); !strings.HasPrefix(got, "person:george-h-w-bush ") {
		t.Errorf("Bush in 1991: %q", got)
	}
	if got := ids(lx.PersonsBySurname("Bush", "2003")); !strings.HasPrefix(got, "person:george-w-bush ") {
		t.Errorf("Bush in 2003: %q", got)
	}
	if got := lx.PersonsBySurname("Rassendyll", ""); got != nil {
		t.Errorf("Rassendyll: %q", ids(got))
	}
}
