package loader

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"time"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/resolve"
	"entente/loader/source"
)

// Extractor reads the facts of one article. It is called on several goroutines at once. An error other than ctx's quarantines the article.
type Extractor interface {
	Extract(ctx context.Context, a *source.Article) (*facts.Document, error)
}

// Quarantine keeps what could not be loaded. Put is called from one goroutine; its error ends the load, since the article would be lost.
type Quarantine interface {
	Put(Rejected) error
}

// The defaults of a Pipeline.
const (
	DefaultBatchSize = 50              // one transaction for 10 to 100 articles is fastest on both stores
	applyTimeout     = 5 * time.Minute // for one batch
)

// Pipeline says how to load. Fields may not change during a load; several loads may run at once.
type Pipeline struct {
	Extractor  Extractor
	Store      graph.Store       // nil: a dry run, which does everything but store
	Workers    int               // how many articles are read at once; 0: as many as there are processors
	BatchSize  int               // how many articles are committed together; 0: DefaultBatchSize
	OmitText   bool              // keep passages only, not the articles' texts
	Quarantine Quarantine        // nil: rejected articles are only counted
	Progress   func(Progress)    // called after every article, from one goroutine; may be nil
	Now        func() time.Time  // the clock; nil: time.Now
	Recovered  func(any, []byte) // told of a panic of the extractor, with its stack; may be nil
}

// Progress tells how far a load has come.
type Progress struct {
	Articles    int   // read so far, the rejected ones among them
	Quarantined int   // rejected so far
	Bytes       int64 // of the sources, gone through so far
}

// Load reads the items and stores them. It returns a receipt of what was done in every case, together with the error that ended the load early:
// ctx's, the store's, or the quarantine's. When ctx is done, what has been read so far is committed and nothing more is read.
func (p *Pipeline) Load(ctx context.Context, items iter.Seq[*source.Item]) (*Receipt, error) {
	l := p.start()
	err := l.collect(ctx, items, p.prepare, l.add)
	if err == nil || ctx.Err() != nil {
		if flushed := l.flush(ctx); flushed != nil {
			err = flushed
		}
	}
	if err == nil {
		err = l.count(ctx)
	}
	return l.finish(), err
}

// Extract reads the items and hands their documents to emit, in their order, from one goroutine. It stores nothing. Receipt and error are those of Load;
// an error of emit ends the reading.
func (p *Pipeline) Extract(ctx context.Context, items iter.Seq[*source.Item], emit func(*facts.Document) error) (*Receipt, error) {
	l := p.start()
	err := l.collect(ctx, items, p.read, func(_ context.Context, r *reading) error {
		l.receipt.Facts += r.doc.Facts()
		return emit(r.doc)
	})
	return l.finish(), err
}

// reading is what became of one item.
type reading struct {
	item         *source.Item
	doc          *facts.Document
	contribution *graph.Contribution
	rejected     *Rejected
	err          error // of the context
}

// read decodes an item, extracts its facts if it is an article, and checks them.
func (p *Pipeline) read(ctx context.Context, it *source.Item) *reading {
	r := &reading{item: it}
	article, doc, wrong := it.Decode()
	if wrong != nil {
		return r.reject(wrong.Code, wrong.Reason())
	}
	if article != nil {
		var err error
		if doc, err = p.extract(ctx, article); err != nil {
			if r.err = ctx.Err(); r.err != nil {
				return r
			}
			return r.reject(NotExtracted, err.Error())
		}
		if err := facts.Check(doc); err != nil {
			return r.reject(source.BadFacts, err.Error())
		}
	}
	r.doc = doc
	return r
}

func (r *reading) reject(code source.Code, reason string) *reading {
	r.rejected = &Rejected{Source: r.item.Source, Line: r.item.Line, Code: code, Reason: reason, Content: r.item.Raw()}
	return r
}

// extract calls the extractor; a panic over one article does not end the load of the others.
func (p *Pipeline) extract(ctx context.Context, a *source.Article) (doc *facts.Document, err error) {
	defer func() {
		if v := recover(); v != nil {
			if p.Recovered != nil {
				p.Recovered(v, debug.Stack())
			}
			err = fmt.Errorf("a fault of the extractor: %v; please report it with the article", v)
		}
	}()
	doc, err = p.Extractor.Extract(ctx, a)
	if err == nil && doc == nil {
		err = errors.New("the extractor returned nothing")
	}
	return doc, err
}

// prepare reads an item and turns its facts into a contribution to the graph.
func (p *Pipeline) prepare(ctx context.Context, it *source.Item) *reading {
	r := p.read(ctx, it)
	if r.doc == nil {
		return r
	}
	c, err := resolve.Contribution(r.doc)
	if err != nil {
		return r.reject(source.BadFacts, err.Error())
	}
	if p.OmitText {
		c.Article.Text = ""
	}
	r.contribution = c
	return r
}

func (p *Pipeline) workers() int {
	if p.Workers > 0 {
		return p.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (p *Pipeline) batchSize() int {
	if p.BatchSize > 0 {
		return p.BatchSize
	}
	return DefaultBatchSize
}

func (p *Pipeline) now() time.Time {
	if p.Now != nil {
		return p.Now()
	}
	return time.Now()
}
