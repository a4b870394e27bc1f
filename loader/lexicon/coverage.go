package lexicon

import (
	"slices"
	"time"
)

// Coverage says for how much of a time the holder of an office is known.
type Coverage struct {
	Of       ID       `json:"of"`
	Function Function `json:"function"`
	Days     int      `json:"days"`  // of the time, from Since of what the office is of
	Known    int      `json:"known"` // of them, with a known holder
	Gaps     []Gap    `json:"gaps"`  // without one for longer than two months
}

// Gap is a time without a known holder, both days included.
type Gap struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// Share is the known part of the time, from 0 to 1; 1 for no time at all.
func (c Coverage) Share() float64 {
	if c.Days == 0 {
		return 1
	}
	return float64(c.Known) / float64(c.Days)
}

// interregnum is how many days between two holders are no gap in what is known.
const interregnum = 61

const dayFormat = "2006-01-02"

// Coverage measures how much is known of the holders of offices of every state,
// and of every region that governs itself, between two days. It is ordered by
// id, then as the functions are given.
func (lx *Lexicon) Coverage(from, to Date, functions ...Function) []Coverage {
	var out []Coverage
	for _, e := range lx.Entries(State, Region) {
		if !e.speaksFromCapital() || e.Kind == Region && !lx.governed(e.ID, functions) {
			continue
		}
		start := from.first()
		if since := e.Since.first(); since > start {
			start = since
		}
		for _, f := range functions {
			out = append(out, lx.coverage(officeKey{e.ID, f}, start, to.last()))
		}
	}
	return out
}

// governed reports whether anybody is known to have held one of the offices.
func (lx *Lexicon) governed(of ID, functions []Function) bool {
	return slices.ContainsFunc(functions, func(f Function) bool { return len(lx.tenures.byOffice[officeKey{of, f}]) > 0 })
}

// coverage walks the tenures of one office, which are ordered by their starts.
func (lx *Lexicon) coverage(key officeKey, from, to Date) Coverage {
	c := Coverage{Of: key.of, Function: key.function, Days: days(from, to)}
	next := from // the first day of which nothing is known yet
	unknown := 0
	gap := func(until Date) {
		if n := days(next, until); n > 0 {
			unknown += n
			if n > interregnum {
				c.Gaps = append(c.Gaps, Gap{next, until})
			}
		}
	}
	for _, t := range lx.tenures.byOffice[key] {
		start, end := t.From.first(), t.To.last()
		if end == "" || end > to {
			end = to
		}
		if start > to || end < next {
			continue
		}
		gap(addDays(start, -1))
		next = addDays(end, 1)
	}
	gap(to)
	c.Known = c.Days - unknown
	return c
}

// days counts the days of a time, both ends included; 0 where it ends before it starts.
func days(from, to Date) int {
	a, errA := time.Parse(dayFormat, string(from))
	b, errB := time.Parse(dayFormat, string(to))
	if errA != nil || errB != nil || b.Before(a) {
		return 0
	}
	return int(b.Sub(a).Hours()/24) + 1
}

func addDays(d Date, n int) Date {
	t, err := time.Parse(dayFormat, string(d))
	if err != nil {
		return d
	}
	return Date(t.AddDate(0, 0, n).Format(dayFormat))
}
