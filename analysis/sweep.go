package analysis

import (
	"crypto/sha256"
	"encoding/hex"

	"wargame/results"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// Axis is a lever or a variable, and the values that it is given.
type Axis struct {
	*scenario.Label
	Values  []float64
	Levels  []string       // names of the values of a lever with options; nil: numbers
	Measure number.Measure // how numbers are shown
}

// Sweep is how outcomes change along one axis, or over two: every point is run with the same luck.
type Sweep struct {
	Heading
	Axes   []Axis             // one or two; along the first the points of a row lie
	By     *scenario.Variable // by whose value futures are parted; nil: they are not
	Curves []Curve            // outcome by outcome, policy by policy, part by part
}

// Curve is one outcome under one policy, in a part of the futures.
type Curve struct {
	Outcome *scenario.Outcome
	Policy  *scenario.Policy
	Part    *Part // nil: all futures
	Points  []results.OutcomeReport
	Steps   []*results.Comparison // along one axis: of each point but the first from the one before; nil where too few trials count
}

// Part is the futures in which a variable is within limits.
type Part struct {
	Limits
	Name   string // "lowest third", or empty where the variable has that one value there
	Trials []int  // from 0
}

// Points is how many there are.
func (s *Sweep) Points() int { return len(s.Curves[0].Points) }

// Tells says whether a sweep that did not come to its end has something to show: along one axis, two points at least.
func (s *Sweep) Tells() bool { return len(s.Axes) == 1 && len(s.Axes[0].Values) > 1 }

// At is where on the axes a point is.
func (s *Sweep) At(n int) []float64 {
	width := len(s.Axes[0].Values)
	if len(s.Axes) == 1 {
		return []float64{s.Axes[0].Values[n]}
	}
	return []float64{s.Axes[0].Values[n%width], s.Axes[1].Values[n/width]}
}

// RunAt runs a point: the values of the axes, in their order.
type RunAt func(values []float64) (*sim.Outcomes, error)

// Run runs all points, row by row, and says what came out. Each point is held until the next one is compared with it. What keeps it
// from the end is given with the rows, or along one axis the points, that were done before.
func (s *Sweep) Run(at RunAt, parts []Part) error {
	if len(s.Axes) == 1 {
		return s.along(at, parts)
	}
	hash := sha256.New()
	for _, y := range s.Axes[1].Values {
		for _, x := range s.Axes[0].Values {
			o, err := at([]float64{x, y})
			if err != nil {
				return err
			}
			hash.Write([]byte(results.Hash(o)))
			s.take(parted(o, parts), nil, parts)
		}
	}
	s.Receipt.OutcomesHash = hex.EncodeToString(hash.Sum(nil))
	return nil
}

func (s *Sweep) along(at RunAt, parts []Part) error {
	hash := sha256.New()
	var before []*sim.Outcomes
	for n, x := range s.Axes[0].Values {
		o, err := at([]float64{x})
		if err != nil {
			s.Axes[0].Values = s.Axes[0].Values[:n]
			return err
		}
		hash.Write([]byte(results.Hash(o)))
		now := parted(o, parts)
		s.take(now, before, parts)
		before = now
	}
	s.Receipt.OutcomesHash = hex.EncodeToString(hash.Sum(nil))
	return nil
}

// parted is a run in parts, each a run of its own; the run itself where there are none.
func parted(o *sim.Outcomes, parts []Part) []*sim.Outcomes {
	if len(parts) == 0 {
		return []*sim.Outcomes{o}
	}
	list := make([]*sim.Outcomes, len(parts))
	for i, p := range parts {
		list[i] = among(o, p.Trials)
	}
	return list
}

// among is a run of some of the trials of another. They make up no replicates of a design any more, and errors are those of
// independent trials.
func among(o *sim.Outcomes, trials []int) *sim.Outcomes {
	part := *o
	random, _ := design.New(design.Random, 0)
	part.Trials, part.Design, part.Columns = len(trials), random, make([][]sim.Column, len(o.Columns))
	for i, columns := range o.Columns {
		for _, c := range columns {
			part.Columns[i] = append(part.Columns[i], c.Among(trials))
		}
	}
	return &part
}

// take adds a point to all curves.
func (s *Sweep) take(now, before []*sim.Outcomes, parts []Part) {
	o := now[0]
	first, n := len(s.Curves) == 0, 0
	for k := range o.Outcomes {
		for i := range o.Policies {
			for p := range now {
				if first {
					c := Curve{Outcome: o.Outcome(k), Policy: o.Policy(i)}
					if len(parts) > 0 {
						c.Part = &parts[p]
					}
					s.Curves = append(s.Curves, c)
				}
				c := &s.Curves[n]
				c.Points = append(c.Points, results.Alone(now[p], i, k))
				if before != nil {
					c.Steps = append(c.Steps, s.step(now[p], before[p], i, k))
				}
				n++
			}
		}
	}
}

// step is the difference of a point from the one before; its interval is as wide as all steps of the curve together ask for.
func (s *Sweep) step(now, before *sim.Outcomes, i, k int) *results.Comparison {
	c, ok := results.Between(now, before, i, k, len(s.Axes[0].Values)-1)
	if !ok {
		return nil
	}
	return &c
}

// Way is which way a curve goes over a step: 1 up, -1 down, 0 neither that trials can tell.
func Way(step *results.Comparison) int {
	switch {
	case step == nil || step.Lo == nil || step.Hi == nil || !step.Clear():
		return 0
	case *step.Lo > 0:
		return 1
	case *step.Hi < 0:
		return -1
	}
	return 0
}

// Stretch is a part of a curve that goes one way, from a point to another.
type Stretch struct {
	Way, From, To int
	Same          bool // equal in every future
}

// Stretches are the parts of a curve, from its first point to its last.
func (c *Curve) Stretches() []Stretch {
	var list []Stretch
	for n, step := range c.Steps {
		next := Stretch{Way(step), n, n + 1, step != nil && step.PSame != nil && *step.PSame == 1}
		if last := len(list) - 1; last >= 0 && list[last].Way == next.Way && list[last].Same == next.Same {
			list[last].To = next.To
			continue
		}
		list = append(list, next)
	}
	return list
}
