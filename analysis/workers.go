package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// atOnce does tasks 0..n-1 of which none depends on another, on so many workers; 0: one per processor. Each has a place of its own
// for what it finds, so that the order does not matter.
func atOnce(n, workers int, do func(i int)) {
	atOnceWith(n, workers, func() struct{} { return struct{}{} }, func(_ struct{}, i int) { do(i) })
}

// atOnceWith does them with something of each worker's own, such as memory that it works in.
func atOnceWith[T any](n, workers int, own func() T, do func(own T, i int)) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(workers, n) {
		done.Go(func() {
			with := own()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(with, i)
			}
		})
	}
	done.Wait()
}
