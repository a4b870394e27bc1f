package extract

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// Explanation says how an article was read, beyond what its facts tell: who each mention is, and why, and when each expression of time is.
type Explanation struct {
	Mentions []Decision // in the order of the text
	Times    []Time     // in the order of the text
}

// Decision is whom a mention was read as.
type Decision struct {
	facts.Span
	Entities []string // their ids in the document
	Via      string   // see facts.Mention
	Rule     string   // what decided
	Score    float64  // how sure it is, 0 to 1
	Why      string   // the rule's reason, and what it saw here
	Others   []string // what else it could have been, and is not
}

// Explain is Extract with its reasons. The document is the same.
func (x *Extractor) Explain(ctx context.Context, in Input) (*facts.Document, *Explanation, error) {
	r, err := x.read(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	doc := r.assemble()
	e := explainer{reading: r, out: doc}
	return doc, &Explanation{Mentions: e.decisions(), Times: e.expressions()}, nil
}

// explainer looks at a reading after the fact, so that reading itself costs nothing more.
type explainer struct {
	*reading
	out *facts.Document
	all []Decision
}

func (e *explainer) decisions() []Decision {
	at := map[facts.Span]int{}
	for i := range e.out.Entities {
		x := &e.out.Entities[i]
		for _, m := range x.Mentions {
			k, ok := at[m.Span]
			if !ok {
				k = len(e.all)
				at[m.Span] = k
				e.all = append(e.all, Decision{Span: m.Span, Via: m.Via})
			}
			e.all[k].Entities = append(e.all[k].Entities, x.ID)
		}
	}
	slices.SortStableFunc(e.all, func(a, b Decision) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	for i := range e.all {
		e.explain(i)
	}
	return e.all
}

// explain fills in what decided and why.
func (e *explainer) explain(i int) {
	d := &e.all[i]
	token := e.doc.TokenAt(d.Start)
	m := e.mentionOf(token)
	if b, ok := e.ownBodies.beside[e.doc.TokenAt(d.End-1)]; ok && b.First == token {
		m = &b
	}
	if m == nil {
		return
	}
	d.Rule, d.Score, d.Why = m.rule, m.score, Reason(m.rule)
	switch d.Via {
	case facts.ViaPronoun:
		e.explainPronoun(i, token)
	case facts.ViaName, facts.ViaMetonym, facts.ViaDemonym:
		e.explainName(d, m.Range)
	}
}

// explainName lists the lexicon's other readings of a name, and says what the words around it told between a city and a government.
func (e *explainer) explainName(d *Decision, at text.Range) {
	city, seat := false, false
	for _, hit := range e.lex.Match(e.words, at.First) {
		if hit.N != at.Len() {
			continue
		}
		city = city || hit.Entry.Kind == lexicon.City
		seat = seat || hit.Via == lexicon.ViaMetonym
		if reading := readingName(hit); !e.isEntry(d, hit.Entry) && !slices.Contains(d.Others, reading) {
			d.Others = append(d.Others, reading)
		}
	}
	if !city || !seat {
		return
	}
	if e.actsHere(at) {
		d.add("here it acts: what it does, or what is done with it, is a government's")
	} else {
		d.add("here it does nothing that only a government does, so it is the place")
	}
}

func readingName(hit lexicon.Hit) string {
	how := strings.ToLower(string(hit.Entry.Kind))
	if hit.Via == lexicon.ViaMetonym {
		how += ", by its seat"
	}
	return fmt.Sprintf("%s (%s)", hit.Entry.Name, how)
}

func (d *Decision) add(why string) {
	if d.Why != "" {
		d.Why += "; "
	}
	d.Why += why
}

// isEntry reports whether the decision is for an entry of the lexicon.
func (e *explainer) isEntry(d *Decision, entry *lexicon.Entry) bool {
	return slices.ContainsFunc(d.Entities, func(id string) bool {
		x := e.entityOf(id)
		return x != nil && x.Actor != nil && *x.Actor == string(entry.ID)
	})
}

func (e *explainer) entityOf(id string) *facts.Entity {
	for i := range e.out.Entities {
		if e.out.Entities[i].ID == id {
			return &e.out.Entities[i]
		}
	}
	return nil
}

// sentencesNear is how many sentences before a pronoun those are sought who could have been meant.
const sentencesNear = 2

// explainPronoun says where whom the pronoun stands for was called last, and which others of the same kind are near.
func (e *explainer) explainPronoun(i, token int) {
	d := &e.all[i]
	own := e.toks[token].Sentence
	last := ""
	for k := i - 1; k >= 0; k-- {
		before := &e.all[k]
		away := int(own - e.toks[e.doc.TokenAt(before.Start)].Sentence)
		same := slices.Equal(before.Entities, d.Entities)
		if same && last == "" && before.Via != facts.ViaPronoun {
			last = fmt.Sprintf("called “%s” %s", before.Exact, sentencesAway(away))
		}
		if away > sentencesNear && last != "" {
			break
		}
		if !same && away <= sentencesNear && before.Via != facts.ViaPronoun {
			e.addRival(d, before)
		}
	}
	if last != "" {
		d.add(last)
	}
}

func sentencesAway(n int) string {
	switch n {
	case 0:
		return "in the same sentence"
	case 1:
		return "in the sentence before"
	}
	return fmt.Sprintf("%d sentences before", n)
}

// addRival lists somebody of the same kind who is not meant.
func (e *explainer) addRival(d, other *Decision) {
	if len(d.Entities) != 1 || len(other.Entities) != 1 {
		return
	}
	mine, theirs := e.entityOf(d.Entities[0]), e.entityOf(other.Entities[0])
	if mine == nil || theirs == nil || mine.Kind != theirs.Kind || slices.Contains(d.Others, theirs.Name) {
		return
	}
	d.Others = append(d.Others, theirs.Name)
}
