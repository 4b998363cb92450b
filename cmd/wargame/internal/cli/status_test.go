package cli

import "testing"

// What kept a result from being shown comes first.
func TestWorse(t *testing.T) {
	order := []Status{Done, Unmet, Failed, Wrong, Interrupted}
	for i, a := range order {
		for j, b := range order {
			if got := a.Worse(b); got != order[max(i, j)] {
				t.Errorf("%d and %d end with %d", a, b, got)
			}
		}
	}
}
