package cli

import (
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"
)

// A run's progress is shown from its second second on, ten times a second at most, and leaves an empty line.
func TestProgress(t *testing.T) {
	var out strings.Builder
	now := time.Unix(0, 0)
	p := newProgress(&out, func() int { return 0 }, "pause", func() time.Time { return now })
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

	silent := newProgress(nil, nil, "pause", time.Now)
	silent.Update(7, 10)
	silent.End()
	if silent.Done() != 7 {
		t.Errorf("%d trials are done, want 7", silent.Done())
	}
}

// The line is cut to the width of the terminal, whatever the name is made of and also where the terminal becomes narrower, and the
// end overwrites no more than fits.
func TestProgressFitsTheTerminal(t *testing.T) {
	for _, name := range []string{"pause", strings.Repeat("東京", 40), strings.Repeat("x", 300), "\x1b[31m"} {
		var out strings.Builder
		now, width := time.Unix(0, 0), 200
		p := newProgress(&out, func() int { return width }, name, func() time.Time { return now })
		for _, width = range []int{200, 80, 24, 10, 2, 60} {
			now = now.Add(2 * time.Second)
			out.Reset()
			p.Update(50, 100)
			line, found := strings.CutPrefix(out.String(), "\r")
			if width == 60 && !strings.Contains(line, "50%") {
				t.Errorf("the name leaves no place for what is said: %q", line)
			}
			if got := displaywidth.String(line); !found || got > width-1 || strings.ContainsAny(line, "\x1b\r\n") {
				t.Errorf("width %d: %d columns: %q", width, got, line)
			}
		}
		out.Reset()
		p.End()
		if got := out.String(); strings.Trim(got, "\r ") != "" || len(got) > width+1 {
			t.Errorf("the end of %q leaves %q", name, got)
		}
	}
}
