package sim

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"wargame/sim/design"
)

// RunOptions say which trials to run and how. The zero value of each but Trials is a sane default; none of Workers,
// Block and Progress changes a bit of the result.
type RunOptions struct {
	Seed     uint64
	First    int // number of the first trial; 0: 1
	Trials   int
	Workers  int    // 0: one per processor
	Block    int    // trials computed together; 0: up to 512
	Design   string // "random" (or ""), "lhs", "sobol"
	Of       int    // number of trials that the design spreads over; 0: Trials. More, to run some of them alone
	Median   bool   // every variable at its median
	Series   bool   // keep the watched series of the first SeriesTrials trials
	Progress func(done, total int)

	keep func(series, point, trial int, column []float64) // of a program with series; trial is the first row's
}

// SeriesTrials is from how many trials watched series come.
const SeriesTrials = 20_000

// MaxOutcomeBytes bounds the memory of the outcome columns of a run.
const MaxOutcomeBytes = 8 << 30

// Blocks of 512 trials are as fast as larger ones; a program with very many columns takes smaller ones, so that a
// worker's arena keeps within arenaBytes.
const (
	defaultBlock  = 512
	smallestBlock = 16
	arenaBytes    = 64 << 20
)

// Interrupted is the error of a run that was stopped from outside.
type Interrupted struct{ Done, Total int }

func (e *Interrupted) Error() string {
	return fmt.Sprintf("interrupted after %d of %d trials", e.Done, e.Total)
}

// Run runs trials under every policy over the same luck. Its error is a *RunError (the first by trial, policy and
// time), *Interrupted, or one of the options.
func (p *Program) Run(ctx context.Context, o RunOptions) (*Outcomes, error) {
	if o.Trials < 1 || p.options.Open {
		return nil, errors.New("sim: a run needs at least one trial, and policies that feed the levers")
	}
	o = o.withDefaults(p)
	s, err := newSpread(o)
	if err != nil {
		return nil, err
	}
	if bytes := p.outcomeBytes(o.Trials); bytes > MaxOutcomeBytes {
		return nil, fmt.Errorf("%d trials need %.1f GiB for their outcomes, more than the bound of %d GiB", o.Trials, bytes/(1<<30), MaxOutcomeBytes>>30)
	}
	out := p.newOutcomes(o)
	tally := p.newTally(o.Trials)
	err = p.blocks(ctx, o, s, func(m *machine, at int) {
		m.finish()
		p.store(m, out, tally, at)
	})
	if err != nil {
		return nil, err
	}
	out.Checks = p.tallied(tally, o)
	if o.Series {
		out.Series, err = p.watched(ctx, o)
	}
	return out, err
}

func (o RunOptions) withDefaults(p *Program) RunOptions {
	if o.First == 0 {
		o.First = 1
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Block <= 0 {
		each := max(64, o.Trials/(4*o.Workers)&^63) // so that the workers end at about the same time
		o.Block = min(defaultBlock, each, max(smallestBlock, arenaBytes/(8*p.width())))
	}
	if o.Design == "" {
		o.Design = design.Random
	}
	if o.Of == 0 {
		o.Of = o.Trials
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	return o
}

func (p *Program) outcomeBytes(trials int) float64 {
	return 8 * float64(trials) * float64(len(p.results))
}

// blocks runs trials block by block, steps each block to point N, and hands it to done with the place of its first
// trial. Blocks are given out in order; the first fault is told when all blocks before it are done.
func (p *Program) blocks(ctx context.Context, o RunOptions, s spread, done func(m *machine, at int)) error {
	r := &runner{Program: p, o: o, spread: s, done: done, total: (o.Trials + o.Block - 1) / o.Block}
	r.limit.Store(int64(r.total))
	var wg sync.WaitGroup
	for range min(o.Workers, r.total) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r.work(ctx)
		}()
	}
	wg.Wait()
	switch {
	case r.first != nil:
		return p.runError(*r.first, p.variablesOf(o.Seed, r.first.trial, s))
	case ctx.Err() != nil && int(r.finished.Load()) < o.Trials:
		return &Interrupted{int(r.finished.Load()), o.Trials}
	}
	return nil
}

// runner gives blocks to workers.
type runner struct {
	*Program
	o        RunOptions
	spread   spread
	done     func(m *machine, at int)
	total    int          // blocks
	next     atomic.Int64 // the next block to give out
	limit    atomic.Int64 // blocks from here on need not run: an earlier one has a fault
	finished atomic.Int64 // trials
	mu       sync.Mutex
	first    *found
}

func (r *runner) work(ctx context.Context) {
	m := r.newMachine(r.o.Seed, r.spread)
	m.keep = func(series, point int, column []float64) { r.o.keep(series, point, int(m.lucks[0]), column) }
	numbers := make([]uint64, r.o.Block)
	for {
		block := r.next.Add(1) - 1
		if block >= r.limit.Load() {
			return
		}
		at := int(block) * r.o.Block
		n := min(r.o.Block, r.o.Trials-at)
		for i := range n {
			numbers[i] = uint64(r.o.First + at + i)
		}
		if !r.block(ctx, m, numbers[:n]) {
			return
		}
		r.done(m, at)
		if m.found != nil {
			r.fault(*m.found, block)
			continue
		}
		r.o.Progress(int(r.finished.Add(int64(n))), r.o.Trials)
	}
}

// block steps trials to point N; false where the run is stopped.
func (r *runner) block(ctx context.Context, m *machine, numbers []uint64) bool {
	m.found = nil
	m.begin(numbers, numbers)
	for k := range r.sc.Clock.Steps {
		if k&63 == 0 && ctx.Err() != nil {
			return false
		}
		m.advance()
	}
	return true
}

func (r *runner) fault(f found, block int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.first == nil || r.before(f, *r.first) {
		r.first = &f
		r.limit.Store(min(r.limit.Load(), block+1))
	}
}

func (p *Program) newOutcomes(o RunOptions) *Outcomes {
	out := &Outcomes{
		Scenario: p.sc, Policies: p.policies, Outcomes: p.outcomes,
		Seed: o.Seed, First: o.First, Trials: o.Trials, Design: o.Design,
		Columns: make([][]Column, len(p.policies)),
	}
	for _, r := range p.results {
		c := Column{Values: make([]float64, o.Trials)}
		if r.given != none {
			c.Given = newBits(o.Trials)
		}
		if r.never != none {
			c.Never = newBits(o.Trials)
		}
		out.Columns[r.model] = append(out.Columns[r.model], c)
	}
	return out
}

func newBits(n int) Bits { return make(Bits, (n+63)/64) }

// set writes the truth values of a block that begins at trial at. Blocks share a word only where the block size is not a
// multiple of 64, so the write is atomic.
func (b Bits) set(at int, column []float64) {
	for i, v := range column {
		if v != 0 {
			atomic.OrUint64(&b[(at+i)>>6], 1<<((at+i)&63))
		}
	}
}

// store copies what a block gave to its place in the columns.
func (p *Program) store(m *machine, out *Outcomes, t *tally, at int) {
	next := make([]int, len(p.policies))
	for _, r := range p.results {
		c := &out.Columns[r.model][next[r.model]]
		next[r.model]++
		copy(c.Values[at:], m.at(r.registers[0]))
		if c.Given != nil {
			c.Given.set(at, m.at(r.registers[1]))
		}
		if c.Never != nil {
			c.Never.set(at, m.at(r.registers[2]))
		}
	}
	for i, c := range p.checks {
		t.holds[i].set(at, m.at(c.registers[0]))
		if c.looked == none {
			continue
		}
		t.looked[i].set(at, m.at(c.registers[1]))
	}
}

// tally is how the checks fared, trial by trial.
type tally struct{ holds, looked []Bits }

func (p *Program) newTally(trials int) *tally {
	t := &tally{}
	for _, c := range p.checks {
		t.holds = append(t.holds, newBits(trials))
		looked := Bits(nil)
		if c.looked != none {
			looked = newBits(trials)
		}
		t.looked = append(t.looked, looked)
	}
	return t
}

// shareSlack lets a share that must be met be met in spite of rounding.
const shareSlack = 1e-12

func (p *Program) tallied(t *tally, o RunOptions) []CheckResult {
	var list []CheckResult
	for i, c := range p.checks {
		r := CheckResult{Check: c.check, Share: 1}
		held := 0
		for trial := range o.Trials {
			if t.looked[i] != nil && !t.looked[i].Has(trial) {
				continue
			}
			r.Looked++
			if t.holds[i].Has(trial) {
				held++
			} else if r.Failing == 0 {
				r.Failing = o.First + trial
			}
		}
		if r.Looked > 0 {
			r.Share = float64(held) / float64(r.Looked)
		}
		r.Holds = r.Share >= math.Min(1, p.sc.Checks[c.check].Share)-shareSlack
		list = append(list, r)
	}
	return list
}
