package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/clipperhouse/displaywidth"

	"wargame/results/number"
	"wargame/scenario/source"
)

// Progress keeps how far a run is. On a terminal a line says so, with how fast it is and how long it will take: it
// appears when the run takes over a second, and is gone when the run ends.
type Progress struct {
	w     io.Writer  // nil: nothing is shown
	width func() int // characters that fit on a line now; 0: any number
	name  string
	clock func() time.Time
	start time.Time

	mu     sync.Mutex // workers report from their own goroutines
	last   time.Time
	shown  int // columns of the terminal that the line takes now
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
		return newProgress(nil, nil, name, time.Now)
	}
	return newProgress(s.Err, func() int { return terminalWidth(s.Err) }, name, time.Now)
}

func newProgress(w io.Writer, width func() int, name string, clock func() time.Time) *Progress {
	start := clock()
	return &Progress{w: w, width: width, name: source.Shown(name), clock: clock, start: start, last: start}
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
	p.show(p.name, fmt.Sprintf(" [%s%s] %3d%%  %s trials/s  %s left",
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
		p.show("", "")
		io.WriteString(p.w, "\r")
	}
}

// show replaces the line, cut to the width of the terminal less one column, since a cursor behind the last one may be on the next
// line already: the name first, as far as a few letters of it are left. The line is overwritten by spaces, not erased by an escape
// sequence, which older consoles print.
func (p *Progress) show(name, rest string) {
	line, most := name+rest, p.shown
	if width := p.width(); width > 0 {
		room := max(width-1-displaywidth.String(rest), fewLetters)
		line = displaywidth.TruncateString(displaywidth.TruncateString(name, room, "…")+rest, width-1, "…")
		most = min(most, width-1)
	}
	length := displaywidth.String(line)
	fmt.Fprintf(p.w, "\r%s%s", line, strings.Repeat(" ", max(most-length, 0)))
	p.shown = length
}

// fewLetters of a name tell it from others, mostly.
const fewLetters = 12
