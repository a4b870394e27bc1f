package syntax

import (
	"fmt"
	"math"
	"strings"

	"entente/loader/text/syntax/internal/core"
)

// The types of names.
const (
	Person       = "PER"
	Organisation = "ORG"
	Location     = "LOC"
)

// NameSpan is a name over the words Start to End of a sentence, from 0, End exclusive.
type NameSpan struct {
	Start, End int
	Type       string  // Person, Organisation or Location
	Score      float64 // probability that the model gives the span, from 0 to 1
}

// nameClass is one class of the recogniser: B, I, L and U words begin, continue, end or are alone a
// name of the type; O words are outside.
type nameClass struct {
	place byte
	kind  string
}

func nameClasses(names []string) (out []nameClass, err error) {
	for _, n := range names {
		c := nameClass{place: 'O'}
		if n != "O" {
			place, kind, ok := strings.Cut(n, "-")
			if !ok || !strings.Contains("BILU", place) || len(place) != 1 || (kind != Person && kind != Organisation && kind != Location) {
				return nil, fmt.Errorf("%q is no class of a name", n)
			}
			c.place, c.kind = place[0], kind
		}
		out = append(out, c)
	}
	return out, nil
}

// follows tells whether class b may stand right after class a.
func follows(a, b nameClass) bool {
	inside := a.place == 'B' || a.place == 'I'
	goes := b.place == 'I' || b.place == 'L'
	return inside == goes && (!inside || a.kind == b.kind)
}

// namePath finds the most probable classes of a sentence's words that follow each other.
type namePath struct {
	logs   []float64 // log probability of each class of each word
	score  []float64 // of the best way to each class of each word
	before []int32   // the class before, on that way
	probs  []float64
	chosen []int32
}

func (p *namePath) fit(words, classes int) {
	if cells := words * classes; cap(p.logs) < cells {
		p.logs = make([]float64, cells+cells/4)
		p.score = make([]float64, cells+cells/4)
		p.before = make([]int32, cells+cells/4)
		p.chosen = make([]int32, words+words/4)
	}
	if len(p.probs) != classes {
		p.probs = make([]float64, classes)
	}
	p.chosen = p.chosen[:words]
}

// doubt lowers the log probability that a word is outside all names. Without it, the recogniser
// overlooks twice as many names as it invents.
const doubt = 0.7

// nameOrder is which classes may stand where.
type nameOrder struct {
	classes []nameClass
	before  [][]int32 // for each class, those that may stand right before it
}

func newNameOrder(classes []nameClass) nameOrder {
	o := nameOrder{classes: classes, before: make([][]int32, len(classes))}
	for c := range classes {
		for b := range classes {
			if follows(classes[b], classes[c]) {
				o.before[c] = append(o.before[c], int32(b))
			}
		}
	}
	return o
}

// find fills chosen.
func (p *namePath) find(o *nameOrder) {
	n, k := len(p.chosen), len(o.classes)
	outside := nameClass{place: 'O'}
	for i := range n {
		for c := range k {
			top, from := math.Inf(-1), int32(-1)
			switch {
			case i == 0 && follows(outside, o.classes[c]):
				top = 0
			case i > 0:
				score := p.score[(i-1)*k:][:k]
				for _, b := range o.before[c] {
					if v := score[b]; v > top {
						top, from = v, b
					}
				}
			}
			if o.classes[c].place == 'O' {
				top -= doubt
			}
			p.score[i*k+c], p.before[i*k+c] = top+p.logs[i*k+c], from
		}
	}
	last := -1
	for c := range k {
		if follows(o.classes[c], outside) && (last < 0 || p.score[(n-1)*k+c] > p.score[(n-1)*k+last]) {
			last = c
		}
	}
	for i := n - 1; i >= 0; i-- {
		p.chosen[i] = int32(last)
		last = int(p.before[i*k+last])
	}
}

// Names appends to out the names in a sentence that Annotate or Tag annotated, in the order of the
// text and without overlap. It takes time linear in the number of words.
func (a *Annotator) Names(words []string, annotations []Annotation, out []NameSpan) []NameSpan {
	if len(words) != len(annotations) {
		return out
	}
	for start := 0; start < len(words); start += maxPart {
		end := min(start+maxPart, len(words))
		out = a.namesPart(words[start:end], annotations[start:end], start, out)
	}
	return out
}

func (a *Annotator) namesPart(words []string, annotations []Annotation, start int, out []NameSpan) []NameSpan {
	a.fillForms(words, start == 0)
	for i := range annotations {
		tag := annotations[i].tag
		f := a.feats.At(i)
		f[core.FeatTag], f[core.FeatUPOS] = core.TagID(tag), core.TagID(a.m.uposOf[tag])
	}
	n, k := len(words), len(a.m.order.classes)
	p := &a.path
	p.fit(n, k)
	a.m.names.Classify(a.feats, a.prepared[forNames], &a.nameWork, func(i int, scores []int32) {
		a.m.names.Probabilities(scores, p.probs)
		for c, q := range p.probs {
			p.logs[i*k+c] = math.Log(q + 1e-12)
		}
	})
	p.find(&a.m.order)
	from, log := 0, 0.0
	for i, c := range p.chosen {
		class := a.m.order.classes[c]
		if class.place == 'B' || class.place == 'U' {
			from, log = i, 0
		}
		log += p.logs[i*k+int(c)]
		if class.place == 'L' || class.place == 'U' {
			out = append(out, NameSpan{Start: start + from, End: start + i + 1, Type: class.kind, Score: math.Exp(log)})
		}
	}
	return out
}
