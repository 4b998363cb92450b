package sim

import (
	"context"
	"errors"
	"fmt"
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
	Worlds   func(trial int) uint64 // the number by which a trial draws what is drawn once; nil: its own
	Lucks    func(trial int) uint64 // and what is drawn at steps; nil: its own
	Design   design.Design          // how what is drawn once is spread over worlds; nil: random
	Levers   map[string]float64     // values of Options.Inputs for all of the run; those not named stand at their default
	Workers  int                    // 0: one per processor
	Block    int                    // trials computed together; 0: up to 512
	Memory   float64                // bytes that the run may take at most; 0: DefaultMemory
	Progress func(done, total int)
}

// Blocks of 512 trials are as fast as larger ones; a program with very many columns takes smaller ones, so that a
// worker's arena keeps within arenaBytes.
const (
	defaultBlock = 512

	arenaBytes = 64 << 20
)

// Interrupted is the error of a run that was stopped from outside.
type Interrupted struct {
	Done, Total int       // trials
	Complete    *Outcomes // of the first trials, as a run of so many gives them; nil where there are none

	first int // so many of the first trials are done
}

func (e *Interrupted) Error() string {
	return fmt.Sprintf("interrupted after %d of %d trials", e.Done, e.Total)
}

// Run runs trials under every policy over the same luck. Its error is a *RunError (the first by trial, policy and
// time), a *Refusal of a lever, *Interrupted with what was complete by then, ErrMemory, or one of the options.
func (p *Program) Run(ctx context.Context, o RunOptions) (*Outcomes, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if err := o.may(p.RunMemory(o)); err != nil {
		return nil, err
	}
	o = o.withDefaults(p)
	out := p.newOutcomes(o)
	tally := p.newTally(o.Trials)
	err := p.blocks(ctx, o, nil, func(m *machine, at int) {
		m.finish()
		p.store(m, out, at)
		tally.store(m, at)
	})
	var stopped *Interrupted
	switch {
	case errors.As(err, &stopped) && stopped.first > 0 && o.Design.Size() == 0: // a part of a design is no design
		out.cut(stopped.first)
		stopped.Complete = out
	case err != nil:
		return nil, err
	}
	out.Checks = p.tallied(tally, o.First, out.Trials)
	if stopped != nil {
		return nil, stopped
	}
	return out, nil
}

func (o RunOptions) check() error {
	if o.Trials < 1 {
		return errors.New("sim: a run needs at least one trial")
	}
	return nil
}

func (o RunOptions) withDefaults(p *Program) RunOptions {
	if o.First == 0 {
		o.First = 1
	}
	if o.Worlds == nil {
		o.Worlds = itsOwn
	}
	if o.Lucks == nil {
		o.Lucks = itsOwn
	}
	o.Design = orRandom(o.Design)
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Block <= 0 {
		each := max(64, o.Trials/(4*o.Workers)&^63) // so that the workers end at about the same time
		o.Block = min(defaultBlock, each, max(1, arenaBytes/(8*max(1, p.width()))))
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	return o
}

func itsOwn(trial int) uint64 { return uint64(trial) }

// orRandom is a design, random where none is given.
func orRandom(d design.Design) design.Design {
	if d == nil {
		d, _ = design.New(design.Random, 0)
	}
	return d
}

func (p *Program) newOutcomes(o RunOptions) *Outcomes {
	out := &Outcomes{
		Scenario: p.sc, Policies: p.policies, Outcomes: p.outcomes,
		Seed: o.Seed, First: o.First, Trials: o.Trials, Design: o.Design, Certain: p.certain(),
		Columns: make([][]Column, len(p.policies)), Measures: make([][]Column, len(p.policies)),
	}
	for i := range p.results {
		r := &p.results[i]
		out.Columns[r.model] = append(out.Columns[r.model], r.column(o.Trials))
	}
	for i := range p.measures {
		r := &p.measures[i]
		out.Measures[r.model] = append(out.Measures[r.model], r.column(o.Trials))
	}
	return out
}

// store copies what a block gave to its place in the columns.
func (p *Program) store(m *machine, out *Outcomes, at int) {
	for i := range p.results {
		r := &p.results[i]
		r.store(m, &out.Columns[r.model][r.place], at)
	}
	for i := range p.measures {
		r := &p.measures[i]
		r.store(m, &out.Measures[r.model][r.place], at)
	}
}

// blocks runs trials block by block, steps each block to point N, and hands it to done with the place of its first
// trial, from 0. Blocks are given out in order; the first fault is told when all blocks before it are done. record takes
// what Options.Record keeps; nil where there is nothing.
func (p *Program) blocks(ctx context.Context, o RunOptions, record recorder, done func(m *machine, at int)) error {
	levers, err := p.leverColumns(o.Levers)
	if err != nil {
		return err
	}
	if err := p.worldsFit(o); err != nil {
		return err
	}
	r := &runner{Program: p, o: o, levers: levers, record: record, done: done, total: (o.Trials + o.Block - 1) / o.Block}
	r.limit.Store(int64(r.total))
	r.complete = newBits(r.total)
	var wg sync.WaitGroup
	for range min(o.Workers, r.total) {
		wg.Go(func() { r.work(ctx) })
	}
	wg.Wait()
	switch {
	case r.first != nil:
		return p.failed(*r.first, o)
	case ctx.Err() != nil && int(r.finished.Load()) < o.Trials:
		return &Interrupted{Done: int(r.finished.Load()), Total: o.Trials, first: min(r.complete.first()*o.Block, o.Trials)}
	}
	return nil
}

// failed is the error of a run whose first fault is given.
func (p *Program) failed(f found, o RunOptions) *RunError {
	e := p.runError(f)
	e.World = o.Worlds(e.Trial)
	e.Variables = p.drawn(o.Seed, o.Design, []uint64{e.World})[0]
	return e
}

// worldsFit refuses worlds that a design does not spread over.
func (p *Program) worldsFit(o RunOptions) error {
	size := uint64(o.Design.Size())
	if size == 0 {
		return nil
	}
	for i := range o.Trials {
		if w := o.Worlds(o.First + i); w < 1 || w > size {
			return fmt.Errorf("there is no trial %d in %s of %d trials", w, o.Design.Name(), size)
		}
	}
	return nil
}

// recorder takes a column of what Options.Record asks for: recording says which of the program's, at is the place of the
// block's first trial, from 0.
type recorder func(recording, point, at int, column []float64)

// runner gives blocks to workers.
type runner struct {
	*Program
	o        RunOptions
	levers   []float64 // of each input
	record   recorder
	done     func(m *machine, at int)
	total    int
	next     atomic.Int64 // the next block to give out
	limit    atomic.Int64 // blocks from here on need not run: an earlier one has a fault
	finished atomic.Int64 // trials
	complete Bits         // blocks
	mu       sync.Mutex
	first    *found
}

func (r *runner) work(ctx context.Context) {
	m := r.newMachine(r.o.Seed, r.o.Design)
	at := 0
	m.record = func(recording, point int, column []float64) {
		if r.record != nil {
			r.record(recording, point, at, column)
		}
	}
	worlds, lucks := make([]uint64, r.o.Block), make([]uint64, r.o.Block)
	for {
		block := r.next.Add(1) - 1
		if block >= r.limit.Load() {
			return
		}
		at = int(block) * r.o.Block
		n := min(r.o.Block, r.o.Trials-at)
		for i := range n {
			worlds[i], lucks[i] = r.o.Worlds(r.o.First+at+i), r.o.Lucks(r.o.First+at+i)
		}
		m.first = r.o.First + at
		if !r.block(ctx, m, worlds[:n], lucks[:n]) {
			return
		}
		r.done(m, at)
		if m.found != nil {
			r.fault(*m.found, block)
			return // all blocks to come are later
		}
		r.complete.add(int(block))
		r.o.Progress(int(r.finished.Add(int64(n))), r.o.Trials)
	}
}

// block steps trials to point N; false where the run is stopped.
func (r *runner) block(ctx context.Context, m *machine, worlds, lucks []uint64) bool {
	m.begin(worlds, lucks)
	m.give(r.levers)
	for k := range r.steps {
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
