package extract

import "testing"

// What the name of a capital stands for is told by what is said of it.
func TestCapitals(t *testing.T) {
	tests := []struct{ text, word, want string }{
		{"Moscow said it would wait.", "Moscow", "Russia"},
		{"Moscow hosted the talks.", "Moscow", "Russia"},
		{"Georgia accused Moscow of lying.", "Moscow", "Russia"},
		{"Sweden told Moscow to leave.", "Moscow", "Russia"},
		{"The White House criticised Beijing.", "Beijing", "China"},
		{"Washington and Beijing signed a deal.", "Washington", "United States"},
		{"Talks between Paris and Madrid failed.", "Madrid", "Spain"},
		{"Relations with Washington are bad.", "Washington", "United States"},
		{"Pressure on Tehran is growing.", "Tehran", "Iran"},
		{"An ally of Moscow resigned.", "Moscow", "Russia"},
		{"Tehran officials denied it.", "Tehran", "Iran"},
		{"Brussels fined the company.", "Brussels", "European Union"},
		{"The minister flew to Moscow.", "Moscow", "Moscow"},
		{"The minister left for Moscow.", "Moscow", "Moscow"},
		{"A train from Moscow was late.", "Moscow", "Moscow"},
		{"Moscow was hit by a storm.", "Moscow", "Moscow"},
		{"Kiev was bombed again.", "Kiev", "Kyiv"},
		{"The army shelled Kiev.", "Kiev", "Kyiv"},
		{"Rockets fell on Kiev.", "Kiev", "Kyiv"},
		{"Paris lies on a river.", "Paris", "Paris"},
		{"Washington is a city on the river.", "Washington", "Washington"},
		{"The streets of London were empty.", "London", "London"},
		{"Moscow's airports were closed.", "Moscow", "Moscow"},
		{"Protests erupted in Minsk.", "Minsk", "Minsk"},
		{"London police arrested two men.", "London", "London"},
		{"Downing Street declined to comment.", "Street", "United Kingdom"},
		{"The crowd gathered outside Downing Street.", "Street", "London"},
		{"The Kremlin backed the plan.", "Kremlin", "Russia"},
		{"He met the leader in the Kremlin.", "Kremlin", "Moscow"},
	}
	for _, tt := range tests {
		r := readingFor(t, tt.text)
		if got := r.named(r.find(t, tt.word)); got != tt.want {
			t.Errorf("%s\n%s is %s, want %s", tt.text, tt.word, got, tt.want)
		}
	}
}

// Which of several bearers of a name is meant the whole article tells.
func TestAmbiguousNames(t *testing.T) {
	tests := []struct{ text, word, kind, want string }{
		{"Georgia closed its border with Russia. Tbilisi is calm.", "Georgia", "STATE", "Georgia"},
		{"Georgia counted its votes. Atlanta is calm.", "Georgia", "REGION", "Georgia"},
		{"Peter Washington opened the theatre. Washington was cheered.", "Washington", "PERSON", "Peter Washington"},
		{"Jordan Bell signed a contract. Bell is a lawyer.", "Bell", "PERSON", "Jordan Bell"},
		{"Jordan closed its border with Syria. Amman is calm.", "Jordan", "STATE", "Jordan"},
		{"Chad Palmer opened the theatre on Monday.", "Palmer", "PERSON", "Chad Palmer"},
		{"Chad sent troops to the border with Sudan.", "Chad", "STATE", "Chad"},
	}
	for _, tt := range tests {
		r := readingFor(t, tt.text)
		last := len(r.words) - 1
		for last > 0 && r.words[last] != tt.word {
			last--
		}
		m := r.mentionOf(last)
		if m == nil {
			t.Errorf("%s\n%s is nobody", tt.text, tt.word)
			continue
		}
		if got := r.entities[m.ents[0]]; got.kind != tt.kind || got.name != tt.want {
			t.Errorf("%s\n%s is the %s %s, want the %s %s", tt.text, tt.word, got.kind, got.name, tt.kind, tt.want)
		}
	}
}
