package sim

import (
	"context"
	"sync"
	"sync/atomic"
)

// What is recorded of many trials over many points is more than fits in memory, and need not be there at once: who folds the
// trials of a point needs all trials, not all points. So all of them are stepped together from stretch to stretch.

// stretchBytes bounds what one expression under one policy may take for its points to be held at once, and what is held of all of them where
// they are not.
const stretchBytes = 128 << 20

// inStretches says whether trials are recorded stretch by stretch.
func (p *Program) inStretches(trials int) bool {
	return len(p.recordings) > 0 && p.recordedBytes(trials) > stretchBytes
}

// stretch is how many points that is.
func (p *Program) stretch(trials int) int {
	return max(1, int(stretchBytes/(pointBytes(trials)*float64(len(p.recordings)))))
}

// stretched is trials that are stepped together, a machine for each block.
type stretched struct {
	*Program
	o        RunOptions
	machines []*machine
	from     int           // first point of the stretch
	points   [][][]float64 // by recording, by point of the stretch
}

// recordStretches is Record, stretch by stretch.
func (p *Program) recordStretches(ctx context.Context, o RunOptions, see func(Recorded)) error {
	s := &stretched{Program: p, o: o}
	if err := s.begin(); err != nil {
		return err
	}
	most := p.stretch(o.Trials)
	s.points = make([][][]float64, len(p.recordings))
	for i := range s.points {
		s.points[i] = table(most, o.Trials)
	}
	for ; s.from <= p.steps; s.from += most {
		to := min(s.from+most, p.steps+1)
		if !s.advance(ctx, to) {
			return &Interrupted{Total: o.Trials}
		}
		for i, k := range p.recordings {
			end := to
			if !k.atEnd {
				end = min(end, p.steps)
			}
			if end > s.from {
				see(Recorded{Record: k.record, Policy: k.model, From: s.from, Points: s.points[i][:end-s.from]})
			}
		}
	}
	return s.fault()
}

// begin puts all trials at point 0.
func (s *stretched) begin() error {
	levers, err := s.leverColumns(s.o.Levers)
	if err == nil {
		err = s.worldsFit(s.o)
	}
	if err != nil {
		return err
	}
	for at := 0; at < s.o.Trials; at += s.o.Block {
		m := s.newMachine(s.o.Seed, s.o.Design)
		m.first = s.o.First + at
		m.record = func(recording, point int, column []float64) {
			copy(s.points[recording][point-s.from][at:], column)
		}
		n := min(s.o.Block, s.o.Trials-at)
		worlds, lucks := make([]uint64, n), make([]uint64, n)
		for i := range n {
			worlds[i], lucks[i] = s.o.Worlds(m.first+i), s.o.Lucks(m.first+i)
		}
		m.begin(worlds, lucks)
		m.give(levers)
		s.machines = append(s.machines, m)
	}
	return nil
}

// advance takes all trials over the points before one; false where the run is stopped.
func (s *stretched) advance(ctx context.Context, to int) bool {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(s.o.Workers, len(s.machines)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(s.machines)); i = next.Add(1) - 1 {
				for k := s.from; k < to; k++ {
					switch {
					case k&63 == 0 && ctx.Err() != nil:
						return
					case k < s.steps:
						s.machines[i].advance()
					default:
						s.machines[i].finish()
					}
				}
			}
		})
	}
	wg.Wait()
	return ctx.Err() == nil
}

// fault is the first of all trials, once they are done.
func (s *stretched) fault() error {
	var first *found
	for _, m := range s.machines {
		if m.found != nil && (first == nil || s.before(*m.found, *first)) {
			first = m.found
		}
	}
	if first == nil {
		return nil
	}
	return s.failed(*first, s.o)
}
