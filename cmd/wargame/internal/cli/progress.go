package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"wargame/results/number"
	"wargame/scenario/source"
)

// Progress keeps how far a run is. On a terminal a line says so, with how fast it is and how long it will take: it
// appears when the run takes over a second, and is gone when the run ends.
type Progress struct {
	w     io.Writer // nil: nothing is shown
	name  string
	clock func() time.Time
	start time.Time

	mu     sync.Mutex // workers report from their own goroutines
	last   time.Time
	shown  int // characters on the line now
	ended  bool
	trials int
}

const (
	progressDelay = time.Second
	progressEvery = 100 * time.Millisecond
	progressCells = 20
)

// Progress begins to keep how far a run is.
func (s *Streams) Progress(name string) *Progress {
	if s.Quiet || !isTerminal(s.Err) {
		return newProgress(nil, name, time.Now)
	}
	return newProgress(s.Err, name, time.Now)
}

func newProgress(w io.Writer, name string, clock func() time.Time) *Progress {
	start := clock()
	return &Progress{w: w, name: source.Shown(name), clock: clock, start: start, last: start}
}

// Update says that so many of all trials are done.
func (p *Progress) Update(trials, of int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.trials = max(p.trials, trials)
	now := p.clock()
	elapsed := now.Sub(p.start)
	if p.w == nil || p.ended || trials == 0 || elapsed < progressDelay || now.Sub(p.last) < progressEvery {
		return
	}
	p.last = now
	perSecond := float64(trials) / elapsed.Seconds()
	left := time.Duration(float64(of-trials) / perSecond * float64(time.Second))
	filled := progressCells * trials / of
	p.show(fmt.Sprintf("%s [%s%s] %3d%%  %s trials/s  %s left", p.name,
		strings.Repeat("#", filled), strings.Repeat(".", progressCells-filled), 100*trials/of,
		number.Group(int(perSecond)), left.Round(time.Second)))
}

// Done is how many trials are done.
func (p *Progress) Done() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.trials
}

// End removes the line.
func (p *Progress) End() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.shown > 0 {
		p.show("")
		io.WriteString(p.w, "\r")
	}
}

// show replaces the line. It is overwritten by spaces, not erased by an escape sequence, which older consoles print.
func (p *Progress) show(line string) {
	length := len([]rune(line))
	fmt.Fprintf(p.w, "\r%s%s", line, strings.Repeat(" ", max(p.shown-length, 0)))
	p.shown = length
}
