package debrief

import (
	"context"
	"math"

	"wargame/play"
	"wargame/results"
	"wargame/results/contract"
	"wargame/results/stats"
	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim"
)

// quantiles are those of a fan.
var quantiles = []float64{0.05, 0.25, 0.5, 0.75, 0.95}

// Series is the path of a public quantity beside those of the trials under the baseline.
type Series struct {
	Name   string             `json:"name"`
	Title  string             `json:"title"`
	Unit   string             `json:"unit,omitempty"`
	Levels []string           `json:"levels,omitempty"` // names of its values, in order; then there are no quantiles
	Times  contract.Numbers   `json:"times"`            // of the clock
	Fan    []contract.Numbers `json:"fan,omitempty"`    // by quantile, 5, 25, 50, 75 and 95%, by time
	Played contract.Numbers   `json:"played"`           // as far as the game went
	Places contract.Numbers   `json:"places,omitempty"` // by time played: the share of trials below, those at it counting half
	Same   contract.Numbers   `json:"same,omitempty"`   // of names, instead: the share of trials at the same
}

// Outcome is what the game came to beside what the trials under the baseline came to.
type Outcome struct {
	Name      string           `json:"name"`
	Title     string           `json:"title"`
	Unit      string           `json:"unit,omitempty"`
	Truth     bool             `json:"truth,omitempty"`
	Headline  bool             `json:"headline"`
	Played    *float64         `json:"played"`           // 0 or 1 of a truth value; nil: it did not come about
	Quantiles contract.Numbers `json:"quantiles"`        // 5, 25, 50, 75 and 95%; of a truth value none
	Chance    *float64         `json:"chance,omitempty"` // of a truth value, over the trials
	Place     *float64         `json:"place"`            // the share of trials below, those at it counting half
}

// paths runs the baseline as often as there are futures, in worlds of the look-ahead stream.
func (d *Debrief) paths(ctx context.Context, g *play.Game, ahead *play.Ahead, workers int) error {
	s := g.Scenario
	record := []*scenario.Expr{}
	for _, r := range g.Rules.Public {
		record = append(record, r.Value)
	}
	p, err := sim.Compile(s, sim.Options{Policies: []int{s.Baseline}, Record: record})
	if err != nil {
		return err
	}
	o := ahead.Baseline()
	o.Workers, d.Trials = workers, o.Trials
	run, err := p.Run(ctx, o)
	if err != nil {
		return err
	}
	if err := d.outcomes(g, run); err != nil {
		return err
	}
	for _, r := range g.Rules.Public {
		d.Series = append(d.Series, Series{Name: r.Name, Title: titled(&r.Label), Unit: r.Unit, Levels: r.Levels, Fan: make([]contract.Numbers, len(quantiles))})
	}
	paths := make([][]float64, len(record))
	for i, e := range record {
		paths[i] = g.Path(e)
	}
	if len(record) == 0 {
		return nil
	}
	return p.Record(ctx, o, func(x sim.Recorded) { d.Series[x.Record].add(s.Clock, paths[x.Record], x) })
}

// add takes in a stretch of what the trials recorded, which begins where the last one ended.
func (s *Series) add(clock scenario.Clock, path []float64, x sim.Recorded) {
	for k, column := range x.Points {
		s.Times = append(s.Times, clock.Time(x.From+k))
		if s.Levels != nil {
			continue
		}
		for i, q := range stats.Of(column).Quantiles(len(column), quantiles) {
			s.Fan[i] = append(s.Fan[i], q.Value)
		}
	}
	rest := path[min(x.From, len(path)):]
	rest = rest[:min(len(rest), len(x.Points))]
	s.Played = append(s.Played, rest...)
	if s.Levels == nil {
		s.Places = append(s.Places, results.Places(rest, x)...)
		return
	}
	s.Fan = nil
	for k, at := range rest {
		s.Same = append(s.Same, share(x.Points[k], at))
	}
}

// share is the share of a column that is x.
func share(column []float64, x float64) float64 {
	n := 0
	for _, v := range column {
		if v == x {
			n++
		}
	}
	return float64(n) / float64(len(column))
}

// outcomes holds what the game came to against the trials in which each outcome counts.
func (d *Debrief) outcomes(g *play.Game, run *sim.Outcomes) error {
	s := g.Scenario
	standing, _, err := g.Standings()
	if err != nil {
		return err
	}
	headline := map[int]bool{}
	for _, k := range s.Headlines() {
		headline[k] = true
	}
	for k, o := range s.Outcomes {
		x := Outcome{Name: o.Name, Title: titled(&o.Label), Unit: o.Unit, Truth: o.Value.Type == scenario.Truth, Headline: headline[k], Played: value(standing[k], 0)}
		x.Title = source.OneLine(x.Title)
		column := &run.Columns[0][k]
		var counted []float64
		for trial, v := range column.Values {
			if (column.Given == nil || column.Given.Has(trial)) && !math.IsNaN(v) {
				counted = append(counted, v)
			}
		}
		sample := stats.Of(counted)
		switch {
		case len(counted) == 0:
		case x.Truth:
			x.Chance = finite(sample.Mean())
		default:
			for _, q := range sample.Quantiles(len(counted), quantiles) {
				x.Quantiles = append(x.Quantiles, q.Value)
			}
		}
		if x.Played != nil && len(counted) > 0 && !x.Truth {
			x.Place = finite(sample.Place(*x.Played))
		}
		d.Outcomes = append(d.Outcomes, x)
	}
	return nil
}
