package facts_test

import (
	"bytes"
	"errors"
	"testing"

	"entente/loader/facts"
	"entente/loader/facts/factstest"
)

// FuzzUnmarshal holds the reader to its contract: it never panics, its errors are *Error, and what it accepts can be written and read again.
func FuzzUnmarshal(f *testing.F) {
	full := marshal(f, factstest.Full())
	f.Add(full)
	f.Add(full[:len(full)/2])
	f.Add(marshal(f, factstest.New("a", "Some text.")))
	f.Add([]byte(`{"format":"entente.facts/1","article":null}`))
	f.Add([]byte("[[[[[[[["))
	f.Add([]byte("{\"format\":\"\xff\"}"))
	f.Fuzz(func(t *testing.T, line []byte) {
		d, err := facts.Unmarshal(line)
		if err != nil {
			var wrong *facts.Error
			if !errors.As(err, &wrong) || wrong.Problem == "" {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		first := marshal(t, d)
		again, err := facts.Unmarshal(first)
		if err != nil {
			t.Fatalf("what was written is refused: %v", err)
		}
		if !bytes.Equal(first, marshal(t, again)) {
			t.Fatal("writing what was read gives other bytes")
		}
		again.Normalise()
		if err := facts.Check(again); err != nil {
			t.Fatalf("normalising made it wrong: %v", err)
		}
	})
}
