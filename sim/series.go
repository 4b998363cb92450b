package sim

import (
	"context"
	"slices"

	"wargame/scenario"
)

// seriesBytes bounds the memory of watched series; where they need more, the trials are run again for each part.
const seriesBytes = 24 << 20

// series builds what is kept at each point: the watched series, or for a trace every quantity.
func (b *builder) series(p *Program, trace bool) {
	for i, m := range b.models {
		if trace {
			b.keepAll(p, m, i)
			continue
		}
		for j, w := range b.sc.Watch {
			b.keep(p, kept{name: w.Name, watch: j, model: i, value: b.within(site{name: w.Name, span: w.Value.Span}, func() ref {
				return b.expr(m, w.Value, none)
			}), atEnd: !b.needsFlow(w.Value)})
		}
	}
}

func (b *builder) keep(p *Program, k kept) { p.kept = append(p.kept, k) }

// keepAll keeps every quantity of the model, in the order in which a reader follows: levers, stocks, flows,
// auxiliaries, events.
func (b *builder) keepAll(p *Program, m *model, i int) {
	row := 0
	add := func(name string, value ref, atEnd bool) {
		b.keep(p, kept{name: name, watch: -1, row: row, model: i, value: value, atEnd: atEnd})
		row++
	}
	for j, l := range b.sc.Levers {
		add(l.Name, b.lever(m, j), !b.leverNeedsFlow(j))
	}
	for j, s := range b.sc.Stocks {
		add(s.Name, b.stock(m, j), true)
	}
	for j, f := range b.sc.Flows {
		add(f.Name, b.actingFlow(m, j), false)
	}
	for j, a := range b.sc.Auxiliaries {
		add(a.Name, b.auxiliary(m, j), !b.needsFlow(a.Value))
	}
	for j, e := range b.sc.Events {
		add(e.Name, b.eventValue(m, scenario.OpFiring, j), false)
	}
}

// Trace is the path of one trial: every quantity at every point under each policy.
type Trace struct {
	Policies []int // indices into Scenario.Policies
	Time     []float64
	Rows     []TraceRow
	Outcomes [][]float64 // [policy][outcome]
}

// TraceRow is one quantity of a trace. A flow and an event have no value at point N.
type TraceRow struct {
	Name, Title, Unit string
	Kind              string      // "lever", "stock", "flow", "auxiliary" or "event" (1 in steps in which it fires)
	Levels            []string    // names of the values, where they are names
	Values            [][]float64 // [policy][point]
}

// Trace runs the first trial of a run with these options by itself, and keeps its whole path.
func (p *Program) Trace(o RunOptions) (*Trace, error) {
	o = o.alone(p)
	s, err := newSpread(o)
	if err != nil {
		return nil, err
	}
	q, err := Compile(p.sc, Options{Policies: p.options.Policies, Trace: true})
	if err != nil {
		return nil, err
	}
	t := &Trace{Policies: q.policies, Rows: q.traceRows()}
	for k := range p.sc.Clock.Steps + 1 {
		t.Time = append(t.Time, float64(k)*p.sc.Clock.Step)
	}
	m := q.newMachine(o.Seed, s)
	m.keep = func(series, point int, column []float64) {
		k := q.kept[series]
		v := &t.Rows[k.row].Values[k.model]
		*v = append(*v, column[0])
	}
	number := []uint64{uint64(o.First)}
	m.begin(number, number)
	for range p.sc.Clock.Steps {
		m.advance()
	}
	m.finish()
	if m.found != nil {
		return nil, q.runError(*m.found, q.variablesOf(o.Seed, o.First, s))
	}
	return t, nil
}

func (p *Program) traceRows() []TraceRow {
	var rows []TraceRow
	add := func(l scenario.Label, kind string, levels []string) {
		rows = append(rows, TraceRow{Name: l.Name, Title: l.Title, Unit: l.Unit, Kind: kind, Levels: levels, Values: make([][]float64, len(p.policies))})
	}
	for _, l := range p.sc.Levers {
		add(l.Label, "lever", l.Options)
	}
	for _, s := range p.sc.Stocks {
		add(s.Label, "stock", s.Levels)
	}
	for _, f := range p.sc.Flows {
		add(f.Label, "flow", nil)
	}
	for _, a := range p.sc.Auxiliaries {
		add(a.Label, "auxiliary", nil)
	}
	for _, e := range p.sc.Events {
		add(e.Label, "event", nil)
	}
	return rows
}

// Variables are what the first trial of a run with these options drew, in file order.
func (p *Program) Variables(o RunOptions) ([]NamedValue, error) {
	o = o.alone(p)
	s, err := newSpread(o)
	if err != nil {
		return nil, err
	}
	return p.variablesOf(o.Seed, o.First, s), nil
}

// alone is options for the first trial of a run, by itself.
func (o RunOptions) alone(p *Program) RunOptions {
	o = o.withDefaults(p)
	o.Trials = 1
	return o
}

func (p *Program) variablesOf(seed uint64, trial int, s spread) []NamedValue {
	q := &Program{sc: p.sc, policies: p.policies[:1]}
	b, err := newBuilder(p.sc, q.policies)
	if err != nil {
		return nil
	}
	for i := range p.sc.Variables {
		q.results = append(q.results, result{outcome: i, value: b.variable(i), given: none, never: none})
	}
	b.faults = nil
	q.take(b)
	m := q.newMachine(seed, s)
	number := []uint64{uint64(trial)}
	m.begin(number, number)
	var list []NamedValue
	for i, v := range p.sc.Variables {
		list = append(list, NamedValue{v.Name, v.Unit, m.at(q.results[i].registers[0])[0]})
	}
	return list
}

// watched runs the first trials again for the watched series, in parts that fit into memory.
func (p *Program) watched(ctx context.Context, o RunOptions) ([]Series, error) {
	if len(p.sc.Watch) == 0 {
		return nil, nil
	}
	q, err := Compile(p.sc, Options{Policies: p.options.Policies, watch: true})
	if err != nil {
		return nil, err
	}
	o.Progress = func(int, int) {}
	s, err := newSpread(o)
	if err != nil {
		return nil, err
	}
	o.Trials = min(o.Trials, SeriesTrials)
	points := p.sc.Clock.Steps + 1
	part := max(1, seriesBytes/(8*o.Trials*points))
	var list []Series
	for at := 0; at < len(q.kept); at += part {
		some, err := q.watchedPart(ctx, o, s, at, min(part, len(q.kept)-at))
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
	}
	return list, nil
}

// watchedPart keeps n of the series, from series at on.
func (p *Program) watchedPart(ctx context.Context, o RunOptions, s spread, at, n int) ([]Series, error) {
	values := make([][][]float64, n) // [series][point][trial]
	for i := range values {
		points := p.sc.Clock.Steps
		if p.kept[at+i].atEnd {
			points++
		}
		values[i] = make([][]float64, points)
		for k := range values[i] {
			values[i][k] = make([]float64, o.Trials)
		}
	}
	o.keep = func(series, point, trial int, column []float64) {
		if i := series - at; i >= 0 && i < n {
			copy(values[i][point][trial-o.First:], column)
		}
	}
	err := p.blocks(ctx, o, s, func(m *machine, _ int) { m.finish() })
	if err != nil {
		return nil, err
	}
	var list []Series
	for i := range values {
		k := p.kept[at+i]
		list = append(list, p.summarise(k, values[i]))
	}
	return list, nil
}

// summarise makes a series of the values at each point.
func (p *Program) summarise(k kept, values [][]float64) Series {
	w := p.sc.Watch[k.watch]
	s := Series{Watch: k.watch, Policy: p.policies[k.model]}
	if w.Levels != nil {
		s.Share = make([][]float64, len(w.Levels))
	}
	for point, column := range values {
		s.Time = append(s.Time, float64(point)*p.sc.Clock.Step)
		if w.Levels != nil {
			for level := range w.Levels {
				count := 0
				for _, v := range column {
					if v == float64(level) {
						count++
					}
				}
				s.Share[level] = append(s.Share[level], float64(count)/float64(len(column)))
			}
			continue
		}
		total := 0.0
		for _, v := range column {
			total += v
		}
		slices.Sort(column)
		s.Mean = append(s.Mean, total/float64(len(column)))
		s.P5 = append(s.P5, quantile(column, 0.05))
		s.P50 = append(s.P50, quantile(column, 0.5))
		s.P95 = append(s.P95, quantile(column, 0.95))
	}
	return s
}

// quantile is R's type 7 of sorted values.
func quantile(sorted []float64, p float64) float64 {
	h := p * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + float64((h-float64(i))*(sorted[i+1]-sorted[i]))
}
