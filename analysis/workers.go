package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// atOnce does tasks 0..n-1 of which none depends on another, on so many workers; 0: one per processor. Each has a place of its own
// for what it finds, so that the order does not matter.
func atOnce(n, workers int, do func(i int)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(workers, n) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	done.Wait()
}
