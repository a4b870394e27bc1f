package graphtest

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente/graph"
)

// Wiper is a store that can be emptied, so that tests may use one server again and again.
type Wiper interface {
	Wipe(ctx context.Context) error
}

// Test runs the conformance suite. Each call of open returns an empty store that nobody else writes to; the suite closes it.
func Test(t *testing.T, open func(t *testing.T) graph.Store) {
	opened := func(t *testing.T) graph.Store {
		t.Helper()
		s := open(t)
		t.Cleanup(func() {
			if err := s.Close(context.Background()); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
		return s
	}
	for _, part := range []struct {
		name string
		run  func(t *testing.T, open opener)
	}{
		{"Empty", testEmpty},
		{"Lifecycle", testLifecycle},
		{"Apply", testApply},
		{"Retract", testRetract},
		{"Corrections", testCorrections},
		{"Get", testGet},
		{"Find", testFind},
		{"Names", testNames},
		{"Neighbours", testNeighbours},
		{"Facts", testFacts},
		{"Ties", testTies},
		{"Timeline", testTimeline},
		{"Paths", testPaths},
		{"Search", testSearch},
		{"Paging", testPaging},
		{"Limits", testLimits},
		{"Alignment", testAlignment},
	} {
		t.Run(part.name, func(t *testing.T) { part.run(t, opened) })
	}
}

type opener = func(t *testing.T) graph.Store

// reporter is what testing.T and rapid.T have in common.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// equal reports the difference between what a query should have answered and what it has. An empty list is like none.
func equal(t reporter, query string, want, got any) {
	t.Helper()
	if d := difference(want, got); d != "" {
		t.Errorf("%s: difference (-want +got):\n%s", query, d)
	}
}

func difference(want, got any) string { return cmp.Diff(want, got, cmpopts.EquateEmpty()) }

// wantCode reports an error whose code is another one.
func wantCode(t reporter, query string, code graph.Code, err error) {
	t.Helper()
	if got := graph.CodeOf(err); got != code {
		t.Errorf("%s: code %q wanted, got %q: %v", query, code, got, err)
	}
}

// filled opens a store and applies a batch.
func filled(t *testing.T, open opener, b graph.Batch) graph.Store {
	t.Helper()
	s := open(t)
	apply(t, s, b)
	return s
}

func apply(t reporter, s graph.Store, b graph.Batch) graph.Receipt {
	t.Helper()
	r, err := s.Apply(context.Background(), b)
	if err != nil {
		t.Fatalf("Apply of %d contributions: %v", len(b), err)
	}
	return r
}

var all = graph.Page{First: graph.MaxPage}

func idsOf[N graph.Node](items []N) []graph.ID {
	out := make([]graph.ID, len(items))
	for i, n := range items {
		out[i] = n.NodeID()
	}
	return out
}

// query is one kind of list, asked page by page.
type query[T any] func(p graph.Page) (graph.Slice[T], error)

// walk reads a list to its end in pages of one size.
func walk[T any](t reporter, name string, q query[T], size int, reverse bool) []T {
	t.Helper()
	var out []T
	p := graph.Page{First: size, Reverse: reverse}
	for {
		s, err := q(p)
		if err != nil {
			t.Fatalf("%s, page %+v: %v", name, p, err)
		}
		if len(s.Items) != len(s.Cursors) || len(s.Items) > size || s.More && len(s.Items) < size {
			t.Fatalf("%s, page %+v: %d items with %d cursors, more: %v", name, p, len(s.Items), len(s.Cursors), s.More)
		}
		out = append(out, s.Items...)
		if !s.More {
			return out
		}
		p.After = s.Cursors[len(s.Cursors)-1]
	}
}

// wantPages checks that a list reads the same in pages of every size, forward and in reverse.
func wantPages[T any](t testing.TB, name string, q query[T], want []T) {
	t.Helper()
	n := len(want)
	for _, size := range []int{1, 2, 5, 16, n - 1, n, n + 1} {
		if size < 1 || size > graph.MaxPage {
			continue
		}
		equal(t, name+", forward", want, walk(t, name, q, size, false))
		back := walk(t, name, q, size, true)
		slices.Reverse(back)
		equal(t, name+", in reverse", want, back)
	}
}
