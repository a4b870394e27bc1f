package loader

import (
	"context"
	"iter"
	"sync"
)

// inOrder calls work on every element of in, on several workers at once, and yields the results in the order of in. At most a few elements for each worker
// are under way at any time. It ends early once ctx is done, and returns when its goroutines have ended.
func inOrder[T, R any](ctx context.Context, in iter.Seq[T], workers int, work func(T) R) iter.Seq[R] {
	type job struct {
		in  T
		out chan R
	}
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		jobs, queue := make(chan job), make(chan job, 4*workers)
		var group sync.WaitGroup
		defer group.Wait()
		defer cancel()
		group.Go(func() {
			defer close(queue)
			defer close(jobs)
			for x := range in {
				j := job{x, make(chan R, 1)}
				for _, to := range []chan job{queue, jobs} {
					select {
					case to <- j:
					case <-ctx.Done():
						return
					}
				}
			}
		})
		for range workers {
			group.Go(func() {
				for j := range jobs {
					j.out <- work(j.in)
				}
			})
		}
		for j := range queue {
			select {
			case r := <-j.out:
				if !yield(r) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
