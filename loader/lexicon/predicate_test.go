package lexicon_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"entente/graph/plover"
	"entente/loader/lexicon"
)

// TestMatchPredicate looks up predicates as they stand in text.
func TestMatchPredicate(t *testing.T) {
	lx := load(t)
	tests := []struct {
		words, object string // the object that selects the reading, if any
		want          string // type and mode
		form          lexicon.Form
		n             int
	}{
		{"attacked", "", "ASSAULT", lexicon.FormPast | lexicon.FormParticiple, 1},
		{"ATTACKING", "", "ASSAULT", lexicon.FormGerund, 1},
		{"invades", "", "ASSAULT", lexicon.FormThird, 1},
		{"sent", "troops", "MOBILIZE troops", lexicon.FormPast | lexicon.FormParticiple, 1},
		{"sending", "aid", "AID", lexicon.FormGerund, 1},
		{"sends", "food", "AID", lexicon.FormThird, 1},
		{"expelled", "Diplomats", "SANCTION expel", lexicon.FormPast | lexicon.FormParticiple, 1},
		{"expelled", "refugees", "COERCE deport", lexicon.FormPast | lexicon.FormParticiple, 1},
		{"withdrew", "ambassador", "SANCTION withdraw", lexicon.FormPast, 1},
		{"withdrew", "soldiers", "RETREAT withdraw", lexicon.FormPast, 1},
		{"broke off", "talks", "SANCTION discontinue", lexicon.FormPast, 2},
		{"signed", "joint declarations", "AGREE", lexicon.FormPast | lexicon.FormParticiple, 1},
		{"cracked down on", "", "COERCE", lexicon.FormPast | lexicon.FormParticiple, 3},
		{"shot dead", "", "ASSAULT targeted", lexicon.FormPast | lexicon.FormParticiple, 2},
		{"kidnapped", "", "ASSAULT abduct", lexicon.FormPast | lexicon.FormParticiple, 1},
		{"met", "", "CONSULT", lexicon.FormPast | lexicon.FormParticiple, 1},
		{"carpet bombed", "", "ASSAULT aerial", lexicon.FormPast | lexicon.FormParticiple, 2},
		{"air raids", "", "ASSAULT aerial", lexicon.FormPlural, 2},
		{"threats of force", "", "THREATEN violence", lexicon.FormPlural, 3},
		{"withdrawal", "", "RETREAT withdraw", lexicon.FormSingular, 1},
		{"sanctions", "", "SANCTION", lexicon.FormSingular | lexicon.FormPlural, 1},
		{"condemnation", "", "ACCUSE disapprove", lexicon.FormSingular, 1},
	}
	for _, tt := range tests {
		t.Run(tt.words+" "+tt.object, func(t *testing.T) {
			object := strings.Fields(tt.object)
			words := append(strings.Fields(tt.words), object...)
			for _, h := range lx.MatchPredicate(words, 0) {
				if tt.object == "" && len(h.Predicate.Objects) > 0 || tt.object != "" && h.Predicate.MatchObject(words, h.N) != len(object) {
					continue
				}
				if got := strings.TrimSpace(h.Predicate.Type + " " + h.Predicate.Mode); got == tt.want && h.Form == tt.form && h.N == tt.n {
					return
				}
			}
			t.Errorf("no reading is %s in form %d over %d words; there are %+v", tt.want, tt.form, tt.n, lx.MatchPredicate(words, 0))
		})
	}
}

// TestNoPredicate holds that words of every day tell of no event by themselves.
func TestNoPredicate(t *testing.T) {
	lx := load(t)
	for _, text := range []string{"say", "be", "have", "go", "see", "call", "send", "sign", "give", "launch", "open", "hold", "take", "fire", "play", "", "Geneva", "the"} {
		for _, h := range lx.MatchPredicate([]string{text}, 0) {
			if len(h.Predicate.Objects) == 0 {
				t.Errorf("%q alone is %s", text, h.Predicate.Type)
			}
		}
	}
}

// TestPredicatesWithObjectsComeFirst holds the order that MatchPredicate promises.
func TestPredicatesWithObjectsComeFirst(t *testing.T) {
	lx := load(t)
	for _, p := range lx.Predicates() {
		bare, n := false, 0
		for _, h := range lx.MatchPredicate(strings.Fields(p.Lemma), 0) {
			if h.N != n {
				bare, n = false, h.N
			}
			if len(h.Predicate.Objects) > 0 && bare {
				t.Errorf("%s: a predicate that requires an object stands behind one that does not", p.Lemma)
			}
			bare = bare || len(h.Predicate.Objects) == 0
		}
	}
}

func TestMatchPredicateMissDoesNotAllocate(t *testing.T) {
	lx := load(t)
	words := strings.Fields("The weather in the mountains of Ruritania stayed mild")
	buffer := make([]lexicon.PredicateHit, 0, 32)
	hit := []string{"Sending", "troops"}
	if n := testing.AllocsPerRun(100, func() {
		for i := range words {
			lx.MatchPredicate(words, i)
		}
		for _, h := range lx.AppendPredicates(buffer, hit, 0) {
			h.Predicate.MatchObject(hit, 1)
		}
	}); n > 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

// TestEveryFormFindsItsPredicate matches each lemma as written in the data.
func TestEveryFormFindsItsPredicate(t *testing.T) {
	lx := load(t)
	for _, p := range lx.Predicates() {
		words := strings.Fields(p.Lemma)
		base := lexicon.FormBase
		if p.Class == lexicon.NounPredicate {
			base = lexicon.FormSingular
		}
		if !slices.ContainsFunc(lx.MatchPredicate(words, 0), func(h lexicon.PredicateHit) bool {
			return h.Predicate == p && h.N == len(words) && h.Form&base != 0
		}) {
			t.Errorf("%s %q (%s) is not found by its lemma", p.Class, p.Lemma, p.Type)
		}
		for _, o := range p.Objects {
			if words := strings.Fields(o); p.MatchObject(words, 0) != len(words) {
				t.Errorf("%q does not match its object %q", p.Lemma, o)
			}
		}
	}
}

// TestPredicateCodes holds the data against PLOVER's tables and the roots of CAMEO's codes.
func TestPredicateCodes(t *testing.T) {
	roots := map[string][]string{
		"AGREE": {"03", "05", "08"}, "CONSULT": {"04"}, "SUPPORT": {"05"}, "CONCEDE": {"08"}, "COOPERATE": {"06"}, "AID": {"07"}, "RETREAT": {"08"},
		"REQUEST": {"02", "10"}, "ACCUSE": {"09", "11"}, "REJECT": {"12"}, "THREATEN": {"13"}, "SANCTION": {"11", "16"}, "PROTEST": {"14"},
		"MOBILIZE": {"15"}, "COERCE": {"17", "19"}, "ASSAULT": {"17", "18", "19", "20"},
	}
	for _, p := range load(t).Predicates() {
		if typ, ok := plover.Lookup(p.Type); !ok || !typ.HasMode(p.Mode) {
			t.Errorf("%q: %s has no mode %q", p.Lemma, p.Type, p.Mode)
		}
		if p.CAMEO != "" && (len(p.CAMEO) < 3 || len(p.CAMEO) > 4 || strings.Trim(p.CAMEO, "0123456789") != "" || !slices.Contains(roots[p.Type], p.CAMEO[:2])) {
			t.Errorf("%q: CAMEO code %q is none of %s", p.Lemma, p.CAMEO, p.Type)
		}
		if p.Class == lexicon.NounPredicate && len(p.Agents) == 0 {
			t.Errorf("noun %q: nothing says where its agent stands", p.Lemma)
		}
		for _, r := range p.Recipients {
			if r == lexicon.RoleObject && (len(p.Objects) > 0 && p.Type != "CONSULT" || p.Class == lexicon.NounPredicate) && !slices.Contains(p.Recipients, lexicon.RoleModifier) {
				t.Errorf("%q: its object cannot be both one of %q and the recipient", p.Lemma, p.Objects)
			}
		}
	}
}

func TestPredicateCount(t *testing.T) {
	counts := make(map[string]int)
	modes := make(map[string]bool)
	for _, p := range load(t).Predicates() {
		counts[p.Type]++
		counts[string(p.Class)]++
		modes[p.Type+" "+p.Mode] = true
	}
	if n := counts["VERB"] + counts["NOUN"]; n < 3500 || counts["NOUN"] < 1000 {
		t.Errorf("%d predicates, %d of them nouns, want at least 3500 and 1000", n, counts["NOUN"])
	}
	for _, typ := range plover.Types() {
		if counts[typ.Name] < 80 {
			t.Errorf("%s: %d predicates, want at least 80", typ.Name, counts[typ.Name])
		}
		for _, m := range typ.ModeNames() {
			if !modes[typ.Name+" "+m] {
				t.Errorf("%s: no predicate has the mode %s", typ.Name, m)
			}
		}
	}
}

// TestHostileWordsAreNeverFriendly names words that must not be read as
// cooperation, whatever stands beside them.
func TestHostileWordsAreNeverFriendly(t *testing.T) {
	lx := load(t)
	for _, text := range strings.Split("attack;bomb;shell;invade;massacre;kidnap;torture;assassinate;condemn;denounce;accuse;threaten;blockade;annex;raid;ambush;"+
		"violate;break off;crack down on;boycott;veto;sanction;airstrike;rocket attack;refusal to negotiate", ";") {
		hits := lx.MatchPredicate(strings.Fields(text), 0)
		if len(hits) == 0 {
			t.Errorf("%q is unknown", text)
		}
		for _, h := range hits {
			typ, _ := plover.Lookup(h.Predicate.Type)
			siege := text == "break off" && h.Predicate.Mode == "withdraw"
			if (typ.Quad == plover.VerbalCooperation || typ.Quad == plover.MaterialCooperation) && !siege {
				t.Errorf("%q can be %s with %q", text, typ.Name, h.Predicate.Objects)
			}
		}
	}
}

// TestCheckFindsPredicates shows that each rule for predicates can fail.
func TestCheckFindsPredicates(t *testing.T) {
	verb := func(typ string, recipients []lexicon.Role, objects ...string) lexicon.Predicate {
		return lexicon.Predicate{Class: lexicon.VerbPredicate, Lemma: "zap", Type: typ, Recipients: recipients, Objects: objects}
	}
	object, with := []lexicon.Role{lexicon.RoleObject}, []lexicon.Role{"with", "to"}
	tests := []struct {
		name string
		a, b lexicon.Predicate
		want string // empty: no complaint
	}{
		{"twice alike", verb("ASSAULT", object), verb("ASSAULT", object), ""},
		{"two types", verb("ASSAULT", object), verb("COERCE", object), "two meanings"},
		{"friend and foe", verb("ASSAULT", object), verb("AID", object), "friendly and hostile"},
		{"friend and foe with one object", verb("ASSAULT", with, "troops", "ray"), verb("AID", with[1:], "ray"), "friendly and hostile"},
		{"other places", verb("ASSAULT", object), verb("AID", with), ""},
		{"other objects", verb("ASSAULT", with, "troops"), verb("AID", with, "food"), ""},
		{"object and none", verb("ASSAULT", with, "troops"), verb("AID", with), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lx, err := lexicon.New(lexicon.Data{Predicates: []lexicon.Predicate{tt.a, tt.b}})
			if err != nil {
				t.Fatal(err)
			}
			found := lx.Check()
			if tt.want == "" && len(found) > 0 || tt.want != "" && (len(found) != 1 || !strings.Contains(found[0].Error(), tt.want)) {
				t.Errorf("complaints %v, want %q", found, tt.want)
			}
		})
	}
}

func TestPredicatesRefused(t *testing.T) {
	for _, tt := range []struct{ name, file, text, want string }{
		{"a type", "predicates/verbs.tsv", "type\tlemmas\nFIGHT\tzap\n", `"FIGHT"`},
		{"no type", "predicates/verbs.tsv", "type\tlemmas\n\tzap\n", `"" is no PLOVER event type`},
		{"a mode", "predicates/nouns.tsv", "type\tmode\tlemmas\nAID\tvisit\tzap\n", `"visit" is no mode of AID`},
		{"a role", "predicates/verbs.tsv", "type\trecipient\tlemmas\nAID\tobjekt\tzap\n", `"objekt"`},
		{"a context", "predicates/verbs.tsv", "type\tcontexts\tlemmas\nAID\tweather\tzap\n", `"weather"`},
		{"a capital", "predicates/verbs.tsv", "type\tlemmas\nAID\tZap\n", "lower case"},
		{"objects of a noun", "predicates/nouns.tsv", "type\tobjects\tlemmas\nAID\tfood\tzap\n", `unknown column "objects"`},
		{"a file", "predicates/adverbs.tsv", "type\tlemmas\n", "no such data file"},
		{"a doubling", "predicates/irregular.tsv", "word\tdouble\nzap\tno\n", `"no"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := lexicon.LoadFS(fstest.MapFS{tt.file: {Data: []byte(tt.text)}}); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// TestInflection reads the forms of verbs and nouns off what matches.
func TestInflection(t *testing.T) {
	lx, err := lexicon.LoadFS(fstest.MapFS{
		"predicates/verbs.tsv":     {Data: []byte("type\tlemmas\nASSAULT\tzap;fly over;level;rely;raze;free;re-strike;tie up;crush\n")},
		"predicates/nouns.tsv":     {Data: []byte("type\tlemmas\nASSAULT\tbody blow;war of words;crisis;clash\n")},
		"predicates/irregular.tsv": {Data: []byte("word\tpast\tparticiple\tdouble\tplural\nzap\t\t\tyes\nfly\tflew\tflown\nlevel\t\t\toptional\nstrike\tstruck\ncrisis\t\t\t\tcrises\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	const base, third, past, participle, gerund = lexicon.FormBase, lexicon.FormThird, lexicon.FormPast, lexicon.FormParticiple, lexicon.FormGerund
	for text, want := range map[string]lexicon.Form{
		"zap": base, "zaps": third, "zapped": past | participle, "zapping": gerund, "zaped": 0,
		"flies over": third, "flew over": past, "flown over": participle, "flying over": gerund, "fly over": base,
		"leveled": past | participle, "levelled": past | participle, "leveling": gerund, "levelling": gerund,
		"relies": third, "relied": past | participle, "relying": gerund, "razing": gerund, "razed": past | participle,
		"freed": past | participle, "freeing": gerund, "re-struck": past | participle, "restriking": 0, "re-striking": gerund,
		"tied up": past | participle, "tying up": gerund, "crushes": third,
		"body blows": lexicon.FormPlural, "body blow": lexicon.FormSingular, "wars of words": lexicon.FormPlural, "war of wordses": 0,
		"crises": lexicon.FormPlural, "clashes": lexicon.FormPlural,
	} {
		words := strings.Fields(text)
		var got lexicon.Form
		for _, h := range lx.MatchPredicate(words, 0) {
			if h.N == len(words) {
				got |= h.Form
			}
		}
		if got != want {
			t.Errorf("%q is form %b, want %b", text, got, want)
		}
	}
}

func TestExtendReplacesPredicates(t *testing.T) {
	p := lexicon.Predicate{Class: lexicon.VerbPredicate, Lemma: "attack", Type: "ACCUSE", Recipients: []lexicon.Role{lexicon.RoleObject}}
	lx, err := load(t).Extend(lexicon.Data{Predicates: []lexicon.Predicate{p}})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range lx.MatchPredicate([]string{"attacked"}, 0) {
		if h.Predicate.Class == lexicon.VerbPredicate && h.Predicate.Type != "ACCUSE" {
			t.Errorf("the replaced predicate still answers: %+v", h.Predicate)
		}
	}
	if len(lx.MatchPredicate([]string{"invaded"}, 0)) == 0 {
		t.Error("the other predicates are gone")
	}
}

// TestLongestPredicate compares MatchPredicate with a search over all lemmas
// of a small invented lexicon.
func TestLongestPredicate(t *testing.T) {
	word := rapid.SampledFrom([]string{"zap", "Zap", "off", "up", "to", "dub", "OFF"})
	rapid.Check(t, func(t *rapid.T) {
		var data lexicon.Data
		lemmas := make(map[string]bool)
		for _, words := range rapid.SliceOfN(rapid.SliceOfN(word, 1, 3), 1, 6).Draw(t, "lemmas") {
			lemma := strings.ToLower(strings.Join(words, " "))
			if !lemmas[lemma] {
				lemmas[lemma] = true
				data.Predicates = append(data.Predicates, lexicon.Predicate{Class: lexicon.VerbPredicate, Lemma: lemma, Type: "ASSAULT"})
			}
		}
		lx, err := lexicon.New(data)
		if err != nil {
			t.Fatal(err)
		}
		text := rapid.SliceOfN(word, 1, 6).Draw(t, "text")
		for i := range text {
			want := 0
			for n := 1; i+n <= len(text); n++ {
				if lemmas[strings.ToLower(strings.Join(text[i:i+n], " "))] {
					want = n
				}
			}
			hits := lx.MatchPredicate(text, i)
			if (len(hits) > 0) != (want > 0) || want > 0 && hits[0].N != want || !slices.IsSortedFunc(hits, func(a, b lexicon.PredicateHit) int { return b.N - a.N }) {
				t.Fatalf("MatchPredicate(%q, %d) = %+v, want %d words first, longer ones before shorter", text, i, hits, want)
			}
		}
	})
}

func FuzzMatchPredicate(f *testing.F) {
	for _, seed := range []string{"refused to meet", "sent - troops", "coup d'état", "\xff", "off off", "war of"} {
		f.Add(seed)
	}
	lx := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		for i := -1; i <= len(words); i++ {
			for _, h := range lx.MatchPredicate(words, i) {
				if h.N < 1 || i+h.N > len(words) || h.Form == 0 {
					t.Fatalf("%q at %d: %+v", words, i, h)
				}
				for k := -1; k <= len(words); k++ {
					if n := h.Predicate.MatchObject(words, k); n < 0 || n > 0 && k+n > len(words) {
						t.Fatalf("%q at %d: an object of %d words", words, k, n)
					}
				}
			}
		}
	})
}

func BenchmarkMatchPredicate(b *testing.B) {
	lx := load(b)
	words := strings.Fields("The foreign ministers met in Geneva after the army had sent troops to the border and threatened to attack the port .")
	var hits []lexicon.PredicateHit
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			hits = lx.AppendPredicates(hits[:0], words, i)
		}
	}
	b.ReportMetric(float64(len(words)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
