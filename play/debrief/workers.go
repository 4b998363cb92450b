package debrief

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
)

// atOnce does tasks 0..n-1 of which none depends on another, on so many workers; 0: one per processor. Each has a place of its own
// for what it finds, so that the order does not matter. It ends early where the context does.
func atOnce(ctx context.Context, n, workers int, do func(i int) error) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var done sync.WaitGroup
	failed := make([]error, n)
	for range min(workers, n) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				failed[i] = do(i)
			}
		})
	}
	done.Wait()
	return errors.Join(append(failed, ctx.Err())...)
}
