package loader

import (
	"context"
	"fmt"
	"iter"
	"time"

	"entente/graph"
	"entente/loader/source"
)

// load is the state of one run of a pipeline. It belongs to the goroutine that collects.
type load struct {
	*Pipeline
	started  time.Time
	receipt  Receipt
	progress Progress
	batch    []*reading
	inBatch  map[graph.ID]bool
}

func (p *Pipeline) start() *load {
	return &load{Pipeline: p, started: p.now(), receipt: Receipt{Reasons: []Reason{}}, inBatch: map[graph.ID]bool{}}
}

// collect does the work on every item and hands what was read, in its order, to take; what was rejected goes to the quarantine.
func (l *load) collect(ctx context.Context, items iter.Seq[*source.Item], work func(context.Context, *source.Item) *reading, take func(context.Context, *reading) error) error {
	for r := range inOrder(ctx, items, l.workers(), func(it *source.Item) *reading { return work(ctx, it) }) {
		if r.err != nil {
			break
		}
		l.receipt.Articles++
		l.progress.Articles++
		l.progress.Bytes += r.item.Size
		var err error
		if r.rejected != nil {
			err = l.reject(r.rejected)
		} else {
			err = take(ctx, r)
		}
		if err != nil {
			return err
		}
		l.report()
	}
	return ctx.Err()
}

func (l *load) report() {
	if l.Progress != nil {
		l.Progress(l.progress)
	}
}

func (l *load) reject(r *Rejected) error {
	l.receipt.Quarantined++
	l.progress.Quarantined++
	if len(l.receipt.Reasons) < MaxReasons {
		l.receipt.Reasons = append(l.receipt.Reasons, Reason{r.Source, r.Line, r.Code, r.Reason})
	}
	if l.Quarantine == nil {
		return nil
	}
	return l.Quarantine.Put(*r)
}

// add takes an article into the batch. A second version of an article begins a new one, so that receipts add up the same for every size of batches.
func (l *load) add(ctx context.Context, r *reading) error {
	var err error
	if l.inBatch[r.contribution.Article.ID] {
		err = l.flush(ctx)
	}
	l.batch = append(l.batch, r)
	l.inBatch[r.contribution.Article.ID] = true
	if err == nil && len(l.batch) >= l.batchSize() {
		err = l.flush(ctx)
	}
	return err
}

// flush commits the batch. What the store refuses in it is found by storing one article at a time. A commit that has begun is
// finished even if the load is to end.
func (l *load) flush(ctx context.Context) error {
	batch := l.batch
	l.batch = nil
	clear(l.inBatch)
	if len(batch) == 0 {
		return nil
	}
	err := l.apply(ctx, batch)
	if graph.CodeOf(err) != graph.CodeInvalid {
		return err
	}
	for _, r := range batch {
		err := l.apply(ctx, []*reading{r})
		if graph.CodeOf(err) == graph.CodeInvalid {
			err = l.reject(r.reject(NotStored, err.Error()).rejected)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *load) apply(ctx context.Context, batch []*reading) error {
	contributions := make(graph.Batch, len(batch))
	for i, r := range batch {
		contributions[i] = r.contribution
	}
	if l.Store != nil {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), applyTimeout)
		defer cancel()
		done, err := l.Store.Apply(ctx, contributions)
		if err != nil {
			return fmt.Errorf("store %d articles from %s on: %w", len(batch), batch[0].item.Place(), err)
		}
		l.receipt.New += len(done.New)
		l.receipt.Changed += len(done.Changed)
		l.receipt.Unchanged += len(done.Unchanged)
	}
	for _, r := range batch {
		l.receipt.Facts += r.doc.Facts()
		l.receipt.Nodes += 1 + len(r.contribution.Nodes)
		l.receipt.Edges += len(r.contribution.Edges)
	}
	return nil
}

// count asks the store how large the graph has become.
func (l *load) count(ctx context.Context) error {
	if l.Store == nil {
		return nil
	}
	counts, err := l.Store.Count(ctx)
	if err != nil {
		return fmt.Errorf("count the graph: %w", err)
	}
	size := &GraphSize{}
	for _, n := range counts.Nodes {
		size.Nodes += n
	}
	for _, n := range counts.Edges {
		size.Edges += n
	}
	l.receipt.Graph = size
	return nil
}
