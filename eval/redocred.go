package eval

import (
	"context"
	"slices"

	"entente/loader/extract"
	"entente/loader/facts"
)

// docredDocument is one line of the data: a document with its entities and the relations between them.
type docredDocument struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	Entities []struct {
		Type     string `json:"type"`
		Mentions []span `json:"mentions"`
	} `json:"entities"`
	Relations []struct {
		Head int    `json:"head"`
		Tail int    `json:"tail"`
		PID  string `json:"pid"`
	} `json:"relations"`
}

// pair is two entities of a document, by their numbers in the gold: the person or member first.
type pair struct{ one, other int }

// goldPairs are the pairs that some of the properties relate.
func (d *docredDocument) goldPairs(properties map[string]bool) map[pair]bool {
	out := map[pair]bool{}
	for _, r := range d.Relations {
		backwards, ok := properties[r.PID]
		switch {
		case !ok:
		case backwards:
			out[pair{r.Tail, r.Head}] = true
		default:
			out[pair{r.Head, r.Tail}] = true
		}
	}
	return out
}

// entityOf is the gold entity that a predicted one shares most mentions with, -1 where there is none.
func (d *docredDocument) entityOf(r *reading, id string) int {
	e, best, most := r.entities[id], -1, 0
	if e == nil {
		return -1
	}
	for g := range d.Entities {
		shared := 0
		for _, m := range e.Mentions {
			if m.Via == facts.ViaPronoun {
				continue
			}
			at := r.span(m.Span)
			if slices.ContainsFunc(d.Entities[g].Mentions, at.overlaps) {
				shared++
			}
		}
		if shared > most {
			best, most = g, shared
		}
	}
	return best
}

func measureReDocRED(ctx context.Context, r *runner, s Set) (*Table, error) {
	docs, err := readLines[docredDocument](s)
	if err != nil {
		return nil, err
	}
	in, raw := make([]extract.Input, len(docs)), make([]string, len(docs))
	for i := range docs {
		in[i], raw[i] = extract.Input{ID: docs[i].ID}, docs[i].Text
	}
	read, refused, err := r.readAll(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	// The value tells whether the person, or the member, is the relation's tail.
	offices := map[string]bool{"P6": true, "P35": true, "P488": true}
	memberships := map[string]bool{"P463": false, "P102": false}
	var office, position, membership counts
	for i := range docs {
		d := &docs[i]
		office.add(scorePairs(d.goldPairs(offices), officePairs(d, read[i])))
		position.add(d.positions(read[i]))
		membership.add(scorePairs(d.goldPairs(memberships), membershipPairs(d, read[i])))
	}
	return &Table{Articles: len(docs), Refused: refused, Rows: []Row{
		office.row("offices: P6, P35, P488"), rateRow("positions held: P39", position.found, position.gold), membership.row("memberships: P463, P102"),
	}}, nil
}

func scorePairs(gold, predicted map[pair]bool) counts {
	c := counts{gold: len(gold), predicted: len(predicted)}
	for p := range predicted {
		if gold[p] {
			c.found++
			c.right++
		}
	}
	return c
}

func officePairs(d *docredDocument, r *reading) map[pair]bool {
	out := map[pair]bool{}
	for _, o := range r.doc.Offices {
		if o.Of == nil {
			continue
		}
		if p := (pair{d.entityOf(r, o.Person), d.entityOf(r, *o.Of)}); p.one >= 0 && p.other >= 0 {
			out[p] = true
		}
	}
	return out
}

func membershipPairs(d *docredDocument, r *reading) map[pair]bool {
	out := map[pair]bool{}
	for _, m := range r.doc.Memberships {
		if m.Role != nil && *m.Role == "agency" { // a state's own body, of which the data ask nothing
			continue
		}
		if p := (pair{d.entityOf(r, m.Member), d.entityOf(r, m.Of)}); p.one >= 0 && p.other >= 0 {
			out[p] = true
		}
	}
	return out
}

// positions counts the pairs of a person and a position, the position found where the person's office is read from a passage that overlaps a mention of it.
func (d *docredDocument) positions(r *reading) counts {
	var c counts
	for p := range d.goldPairs(map[string]bool{"P39": false}) {
		c.gold++
		if slices.ContainsFunc(r.doc.Offices, func(o facts.Office) bool {
			return d.entityOf(r, o.Person) == p.one && slices.ContainsFunc(o.Evidence, func(e facts.Evidence) bool {
				return slices.ContainsFunc(d.Entities[p.other].Mentions, r.span(e.Span).overlaps)
			})
		}) {
			c.found++
		}
	}
	return c
}
