package odds

import (
	"context"
	"math"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/rng"
)

// Readings are what somebody reads of a scenario, and how that comes from what is so.
type Readings struct {
	list  []*scenario.Reading
	prior [][]float64 // by reading, by point: the mean of |x| of one with an error, else the standard deviation; nil of what is no number
}

// priorTrials are from how many trials the scale of errors comes.
const priorTrials = 1000

// NewReadings looks at trials of the baseline, which everybody has in common, for the scale of errors: so the law of a reading depends
// neither on who reads it nor on what is so. Its error is one that such a trial runs into, or that of sim.Compile.
func NewReadings(s *scenario.Scenario, list []*scenario.Reading) (*Readings, error) {
	r := &Readings{list: list, prior: make([][]float64, len(list))}
	var of []int
	var record []*scenario.Expr
	for i, reading := range list {
		if isNumber(reading) {
			of, record = append(of, i), append(record, reading.Value)
			r.prior[i] = make([]float64, s.Clock.Steps+1)
		}
	}
	if of == nil {
		return r, nil
	}
	p, err := sim.Compile(s, sim.Options{Policies: []int{s.Baseline}, Outcomes: []int{}, Record: record})
	if err != nil {
		return nil, err
	}
	trials := sim.RunOptions{Seed: rng.Key(0, "odds", "readings", 0), Trials: priorTrials}
	return r, p.Record(context.Background(), trials, func(x sim.Recorded) {
		i, after := of[x.Record], 0
		if list[i].Delay == 0 {
			after = s.Clock.Steps + 1 - p.Points(x.Record) // what flows in a step is read at the point after it
		}
		for k, column := range x.Points {
			r.prior[i][x.From+k+after] = priorOf(list[i], column)
		}
	})
}

func priorOf(r *scenario.Reading, column []float64) float64 {
	if r.Error == 0 {
		return stats.Of(column).Moments().SD()
	}
	for i, x := range column {
		column[i] = math.Abs(x)
	}
	return stats.Of(column).Mean()
}

// isNumber says whether a reading is near another one where they differ little; others are alike or not.
func isNumber(r *scenario.Reading) bool { return r.Levels == nil && r.Value.Type == scenario.Number }

// Law is the law of the reading number i of what is so at a point.
func (r *Readings) Law(i, point int) Law {
	if r.list[i].Error == 0 {
		return Law{}
	}
	return Law{r.list[i].Error, r.prior[i][point]}
}

// Of an exact reading of a number, worlds are judged by a normal kernel, since hardly any has that very number. It is a tenth as wide
// as worlds are spread when it is read, but no less than a fiftieth of how far trials are spread before anything is known: a number
// that is read again and again need not be known ever better.
const (
	kernelShare = 0.1
	priorShare  = 0.02
)

// width is the kernel of the exact reading number i of what worlds have at a point.
func (r *Readings) width(i, point int, x, weights []float64) float64 {
	return max(float64(kernelShare*spread(x, weights)), float64(priorShare*r.prior[i][point]))
}
