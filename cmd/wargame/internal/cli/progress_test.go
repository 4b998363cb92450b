package cli

import (
	"strings"
	"testing"
	"time"
)

// A run's progress is shown from its second second on, ten times a second at most, and leaves an empty line.
func TestProgress(t *testing.T) {
	var out strings.Builder
	now := time.Unix(0, 0)
	p := newProgress(&out, "pause", func() time.Time { return now })
	after := func(d time.Duration, trials int, want string) {
		t.Helper()
		out.Reset()
		now = now.Add(d)
		p.Update(trials, 10_000)
		if got := out.String(); got != want {
			t.Errorf("after %v and %d trials: %q, want %q", d, trials, got, want)
		}
	}
	after(900*time.Millisecond, 1000, "")
	after(1100*time.Millisecond, 5000, "\rpause [##########..........]  50%  2,500 trials/s  2s left")
	after(50*time.Millisecond, 6000, "")
	after(1950*time.Millisecond, 9999, "\rpause [###################.]  99%  2,499 trials/s  0s left")
	out.Reset()
	p.End()
	if got := out.String(); strings.Trim(got, "\r ") != "" || !strings.HasSuffix(got, "\r") {
		t.Errorf("the end leaves %q", got)
	}
	after(time.Second, 10_000, "")

	silent := newProgress(nil, "pause", time.Now)
	silent.Update(7, 10)
	silent.End()
	if silent.Done() != 7 {
		t.Errorf("%d trials are done, want 7", silent.Done())
	}
}
