package cli

import (
	"context"
	"time"
)

// grace is how long a cancelled call may take to say how far it came.
const grace = 500 * time.Millisecond

// Await calls f and gives what it gives. Where the context is cancelled first and f does not end soon, it gives an
// interruption: then f runs on unheeded, and the process ends before it does.
func Await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	results := make(chan result, 1)
	go func() {
		value, err := f()
		results <- result{value, err}
	}()
	select {
	case r := <-results:
		return r.value, r.err
	case <-ctx.Done():
	}
	select {
	case r := <-results:
		return r.value, r.err
	case <-time.After(grace):
		var none T
		return none, Interruption("interrupted")
	}
}
