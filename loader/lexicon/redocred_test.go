package lexicon_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"entente/loader/lexicon"
)

// TestHeadsAgreeWithReDocRED compares who headed which state with Re-DocRED's heads of state (P35) and of government (P6), in the file
// that ENTENTE_REDOCRED names. Of the pairs whose state and person the lexicon knows by a name of the document, it must know most as a
// head of that state.
func TestHeadsAgreeWithReDocRED(t *testing.T) {
	path := os.Getenv("ENTENTE_REDOCRED")
	if path == "" {
		t.Skip("ENTENTE_REDOCRED names no file")
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lx := load(t)
	functions := map[string]lexicon.Function{"P35": lexicon.HeadOfState, "P6": lexicon.HeadOfGovernment}
	type pair struct {
		property      string
		state, person lexicon.ID
	}
	seen := map[pair]bool{}
	var pairs, same, other int
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var d struct {
			Entities  []struct{ Mentions []struct{ Text string } }
			Relations []struct {
				Head, Tail int
				PID        string
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		known := func(entity int, kind lexicon.Kind) lexicon.ID {
			for _, m := range d.Entities[entity].Mentions {
				for _, h := range lx.Lookup(m.Text) {
					if h.Entry.Kind == kind && h.Via != lexicon.ViaMetonym {
						return h.Entry.ID
					}
				}
			}
			return ""
		}
		for _, r := range d.Relations {
			want, ok := functions[r.PID]
			if !ok {
				continue
			}
			p := pair{r.PID, known(r.Head, lexicon.State), known(r.Tail, lexicon.Person)}
			if p.state == "" || p.person == "" || seen[p] {
				continue
			}
			seen[p] = true
			pairs++
			held := map[lexicon.Function]bool{}
			for _, x := range lx.Tenures(p.person) {
				if x.Of == p.state {
					held[x.Function] = true
				}
			}
			switch {
			case held[want]:
				same++
			case held[lexicon.HeadOfState] || held[lexicon.HeadOfGovernment]:
				other++ // a president who leads the government is its head in some data
			default:
				t.Logf("%s: %s is no head of %s", r.PID, p.person, p.state)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("of %d pairs %d agree, %d more but for whether the head is of the state or of the government", pairs, same, other)
	if pairs < 20 || float64(same+other) < .9*float64(pairs) {
		t.Errorf("of %d pairs only %d are known", pairs, same+other)
	}
}
