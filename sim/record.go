package sim

import (
	"context"

	"wargame/scenario"
)

// Everything is a reference to every quantity of the model, for Options.Record: levers, stocks, flows, auxiliaries,
// events (whether they fire), in the order in which a reader follows.
func Everything(s *scenario.Scenario) []*scenario.Expr {
	var list []*scenario.Expr
	for q := range s.Quantities(scenario.KindLever, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary, scenario.KindEvent) {
		list = append(list, s.Reference(q))
	}
	return list
}

// recording is a value that is recorded at each point.
type recording struct {
	record int // index into Options.Record
	model  int
	value  ref
	atEnd  bool // it has a value at point N, and at a point before a step is taken
}

// records builds what is recorded at each point.
func (b *builder) records(p *Program) {
	for i, m := range b.models {
		for k, e := range b.options.Record {
			value := b.within(site{name: e.String(b.sc), span: e.Span}, func() ref { return b.expr(m, e, none) })
			p.recordings = append(p.recordings, recording{record: k, model: i, value: value, atEnd: !b.needsFlow(e) && !readsFiring(e)})
		}
	}
}

// readsFiring says whether an expression asks what happens in the step to come.
func readsFiring(e *scenario.Expr) bool {
	for part := range e.Parts() {
		if part.Op == scenario.OpFiring {
			return true
		}
	}
	return false
}

// Recorded is one expression of Options.Record under one policy in all trials of a run, at all points or a stretch of them.
type Recorded struct {
	Record int         // index into Options.Record
	Policy int         // place among the policies of the program
	From   int         // the first point
	Points [][]float64 // a column of trials per point: in all N+1 of them, or N where the expression depends on a flow that acts
}

// Points is at how many points an expression of Options.Record has a value: N+1, or N where it depends on a flow that acts.
func (p *Program) Points(record int) int {
	for _, k := range p.recordings {
		if k.record == record && k.atEnd {
			return p.steps + 1
		}
	}
	return p.steps
}

// Path runs one trial, the first of a run, and hands over what Options.Record keeps, point by point as it steps: by policy, by
// expression, in a table that is see's until it returns. It ends when see wants no more. A fault is told at the end, and nothing is
// handed over from there on.
func (p *Program) Path(ctx context.Context, o RunOptions, see func(point int, values [][]float64) bool) error {
	o.Trials, o.Block = 1, 1
	if err := o.may(p.PathMemory(o)); err != nil {
		return err
	}
	o = o.withDefaults(p)
	levers, err := p.leverColumns(o.Levers)
	if err == nil {
		err = p.worldsFit(o)
	}
	if err != nil {
		return err
	}
	values := make([][]float64, len(p.policies))
	for i := range values {
		values[i] = make([]float64, len(p.options.Record))
	}
	m := p.newMachine(o.Seed, o.Design)
	m.record = func(recording, _ int, column []float64) {
		k := &p.recordings[recording]
		values[k.model][k.record] = column[0]
	}
	m.first = o.First
	m.begin([]uint64{o.Worlds(o.First)}, []uint64{o.Lucks(o.First)})
	m.give(levers)
	for k := range p.steps + 1 {
		switch {
		case k&63 == 0 && ctx.Err() != nil:
			return &Interrupted{Total: 1}
		case k < p.steps:
			m.advance()
		default:
			m.finish()
		}
		if m.found == nil && !see(k, values) {
			return nil
		}
	}
	if m.found != nil {
		return p.failed(*m.found, o)
	}
	return nil
}

// recordBytes bounds the memory of what is recorded; where it needs more, the trials are run again for each part.
const recordBytes = 24 << 20

// Record runs trials and hands over what Options.Record keeps, expression by expression and policy by policy; where there is much
// of each, stretch by stretch of points, and so within a stretch. The columns are see's for as long as it runs. Progress is not told.
func (p *Program) Record(ctx context.Context, o RunOptions, see func(Recorded)) error {
	if err := o.check(); err != nil {
		return err
	}
	if err := o.may(p.RecordMemory(o)); err != nil {
		return err
	}
	o.Progress = nil
	o = o.withDefaults(p)
	if p.inStretches(o.Trials) {
		return p.recordStretches(ctx, o, see)
	}
	part := p.recordedAtOnce(o.Trials)
	for at := 0; at < len(p.recordings); at += part {
		if err := p.recordPart(ctx, o, p.recordings[at:min(at+part, len(p.recordings))], at, see); err != nil {
			return err
		}
	}
	return nil
}

// table is as many columns of trials as there are points.
func table(points, trials int) [][]float64 {
	list, columns := make([][]float64, points), make([]float64, points*trials)
	for k := range list {
		list[k] = columns[k*trials : (k+1)*trials : (k+1)*trials]
	}
	return list
}

// pointBytes is what one expression under one policy takes at a point.
func pointBytes(trials int) float64 {
	const header = 24 // of the slice of a point
	return 8*float64(trials) + header
}

// recordedBytes is what it takes at all points.
func (p *Program) recordedBytes(trials int) float64 { return pointBytes(trials) * float64(p.steps+1) }

// recordedAtOnce is how many of them are recorded in one go.
func (p *Program) recordedAtOnce(trials int) int {
	return max(1, int(recordBytes/p.recordedBytes(trials)))
}

// recordPart runs the trials for some of what is recorded, the first of which has the index from.
func (p *Program) recordPart(ctx context.Context, o RunOptions, some []recording, from int, see func(Recorded)) error {
	list := make([]Recorded, len(some))
	for i, k := range some {
		points := p.steps
		if k.atEnd {
			points++
		}
		list[i] = Recorded{Record: k.record, Policy: k.model, Points: table(points, o.Trials)}
	}
	record := func(recording, point, at int, column []float64) {
		if i := recording - from; i >= 0 && i < len(some) {
			copy(list[i].Points[point][at:], column)
		}
	}
	if err := p.blocks(ctx, o, record, func(m *machine, _ int) { m.finish() }); err != nil {
		return err
	}
	for _, r := range list {
		see(r)
	}
	return nil
}
