package extract

import (
	"slices"
	"strings"
	"testing"

	"entente/loader/text"
)

// readStatements reads a text up to where it is known who says what.
func readStatements(t *testing.T, article string) *reading {
	t.Helper()
	r := readingFor(t, article)
	r.findStatements()
	r.resolveQuoted()
	return r
}

// named are the names of the entities that token i stands for, sorted and joined by "+"; "-" where it stands for none.
func (r *reading) named(i int) string {
	m := r.mentionOf(i)
	if m == nil {
		return "-"
	}
	var names []string
	for _, e := range m.ents {
		names = append(names, r.entities[e].name)
	}
	slices.Sort(names)
	return strings.Join(names, "+")
}

// pronounsOf lists every pronoun of a text with those it was read as: "he=Jane Doe".
func pronounsOf(r *reading) string {
	var out []string
	for i := range r.toks {
		_, personal := r.pronounAt(i)
		if x := r.toks[i].XPOS; !personal && x != "WP" && x != "WDT" && x != "WP$" {
			continue
		}
		out = append(out, strings.ToLower(r.words[i])+"="+r.named(i))
	}
	return strings.Join(out, ", ")
}

func TestPronouns(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"subject of the sentence before", "Jane Doe met Peter Holm in Vienna. She returned on Monday.", "she=Jane Doe"},
		{"gender", "Jane Doe met Peter Holm in Vienna. He returned on Monday.", "he=Peter Holm"},
		{"honorific tells the gender", "Mrs Kaldor met Peter Holm in Vienna. She returned on Monday.", "she=Kaldor"},
		{"noun tells the gender", "The actress Zintra Doe met Peter Holm in Vienna. She returned on Monday.", "she=Zintra Doe"},
		{"a German is no man", "The German Zintra Doe, 43, left. She said nothing.", "she=Zintra Doe"},
		{"apposition", "Peter Holm, a 14-year-old boy from Vienna, was arrested after he left school.", "he=Peter Holm"},
		{"possessive", "Peter Holm sold his house.", "his=Peter Holm"},
		{"reflexive", "Jane Doe called herself a friend of Peter Holm.", "herself=Jane Doe"},
		{"not the subject of its own verb", "Peter Holm arrived late. John Bell praised him.", "him=Peter Holm"},
		{"state", "France said it would leave the talks.", "it=France"},
		{"its", "Norway recalled its ambassador.", "its=Norway"},
		{"the place where something is", "The museum opened in France. It closed on Friday.", "it=-"},
		{"the same role in a joined clause", "Norway supports the plan and Sweden opposes it.", "it=-"},
		{"weather", "Norway waited. It was raining.", "it=-"},
		{"clear that", "Norway waited. It is clear that nobody came.", "it=-"},
		{"cleft", "Norway waited. It was Sweden that left.", "it=-"},
		{"becomes clear", "Norway will wait until it becomes clear who has won.", "it=-, who=-"},
		{"made it a custom", "Norway has made it a custom to wait.", "it=-"},
		{"said to be a thing", "Norway signed the treaty. It is a mistake.", "it=-"},
		{"people are not it", "The Norwegians objected to the treaty. It was signed.", "it=-"},
		{"what a state does", "The minister praised Norway in the report. It recalled its ambassador.", "it=Norway, its=Norway"},
		{"two persons", "Jane Doe and Peter Holm arrived. They shook hands.", "they=Jane Doe+Peter Holm"},
		{"a person and a state are not they", "Ministers met Norway and Peter Holm. They spoke briefly.", "they=ministers"},
		{"who", "Jane Doe, who led the talks, left.", "who=Jane Doe"},
		{"which", "Norway, which led the talks, left.", "which=Norway"},
		{"which is no person", "The book by Jane Doe, which sold well, is out.", "which=-"},
		{"cataphora", "While he was in Vienna, Peter Holm met the press.", "he=Peter Holm"},
		{"the one who says it", "Peter Holm told John Bell he would resign.", "he=Peter Holm"},
		{"two different persons", "Peter Holm met John Bell. He thanked him.", "he=Peter Holm, him=John Bell"},
		{"he is no state", "Norway left. He was angry.", "he=-"},
		{"a country's abbreviation is no pronoun", "The US left. It was angry.", "it=United States"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pronounsOf(readStatements(t, tt.text)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestPronounsInQuotations(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"I is the speaker", `"I will not resign," Jane Doe said.`, "i=Jane Doe"},
		{"we is the speaker's side", `"We will not yield," said Norwegian Foreign Minister Jane Doe.`, "we=Norway"},
		{"we is a coach's team", `"We were better," Norway coach Jane Doe said.`, "we=Norway"},
		{"we of somebody with no side", `"We will not yield," Jane Doe said.`, "we=-"},
		{"a senator speaks for nobody", `"We will not yield," said Norwegian Senator Jane Doe.`, "we=-"},
		{"you is who is called", `"Come home, Peter, we miss you," Jane Doe told Peter Holm.`, "we=-, you=Peter Holm"},
		{"he inside is not the speaker", `Peter Holm left. "He was tired," John Bell said.`, "he=Peter Holm"},
		{"what is named inside is not known outside", `Jane Doe spoke. "Ada Lind is a fool," said Doe. She then left.`, "she=Jane Doe"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pronounsOf(readStatements(t, tt.text)); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestDescriptions(t *testing.T) {
	tests := []struct{ name, text, noun, want string }{
		{"apposition", "Jane Doe, a carpenter from Vienna, left the court.", "carpenter", "Jane Doe"},
		{"second noun of an apposition", "Jane Doe, a poet and author, left.", "author", "Jane Doe"},
		{"company", "Acme Corp sold its ships. The company employs many people.", "company", "Acme Corp"},
		{"word of the name", "The Border Towns League met in Vienna. The league wants a new road.", "league", "Border Towns League"},
		{"party of two parties", "The Green Party and the Liberal Party met. The party lost votes.", "party", "Liberal Party"},
		{"country", "Norway held a vote. The country has a new king.", "country", "Norway"},
		{"country of two", "Norway and Sweden held a vote. The country has a new king.", "country", "-"},
		{"restricted", "Norway held a vote. The country that lost it has a new king.", "country", "country"},
		{"both countries", "Norway and Sweden held talks. Both countries want a deal.", "countries", "Norway+Sweden"},
		{"the two men", "Peter Holm met John Bell. The two men signed a deal.", "men", "John Bell+Peter Holm"},
		{"the pair", "Peter Holm met John Bell. The pair shook hands.", "pair", "John Bell+Peter Holm"},
		{"the age", "Jane Doe, 54, met Ada Lind. The 54-year-old left Oslo.", "old", "Jane Doe"},
		{"the same man", "A man entered. The man was tall.", "man", "man"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := readStatements(t, tt.text)
			last := len(r.words) - 1
			for last > 0 && r.words[last] != tt.noun {
				last--
			}
			got := r.named(last)
			if tt.want == "-" && got != "-" && r.mentionOf(last).latent {
				got = "-"
			}
			if got != tt.want {
				t.Errorf("%s\n%q is %s, want %s", tt.text, tt.noun, got, tt.want)
			}
		})
	}
}

// What is indefinite is new: two men are two.
func TestIndefiniteIsNew(t *testing.T) {
	r := readStatements(t, "A man entered the bank. A man left the bank. The man was tall.")
	var men []int
	for i := range r.toks {
		if r.norm(i) == "man" {
			men = append(men, r.mentionOf(i).ents[0])
		}
	}
	if len(men) != 3 || men[0] == men[1] || men[1] != men[2] {
		t.Errorf("the men are entities %v; want two different ones, the second again", men)
	}
}

// Every mention says which rule made it and how sure it is.
func TestMentionsExplainThemselves(t *testing.T) {
	r := readStatements(t, `Norwegian Foreign Minister Jane Doe met Peter Holm in Oslo. She told him: "We agree." The minister, who was tired, left. Oslo said it was pleased.`)
	for m := range r.inOrder() {
		if m.rule == "" || m.score <= 0 || m.score > 1 {
			t.Errorf("mention %q of %v: rule %q, score %v", r.passage(text.Range{First: m.First, End: m.End}), m.ents, m.rule, m.score)
		}
	}
}
