package explain

import (
	"context"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// Variable is an uncertain quantity and how it is distributed.
type Variable struct {
	*scenario.Variable
	P1, P5, P50, P95, P99 *float64 // nil: not finite, or a truth value
	Chance                *float64 // of a truth value, instead of quantiles
	Sketch                []int    // how many of 4,096 draws fall into each of 16 equal parts from p1 to p99
}

// Constant is a variable that is the same number in every trial.
type Constant struct {
	*scenario.Variable
	Number *float64 // nil where it is not finite, and in an abstract scenario that does not say
}

// sketched is how many trials a sketch is drawn from, spread evenly (a Latin hypercube in 16 replicates), so that its
// quantiles are as good as those of many more.
const sketched = 4096

// bins is how many parts a sketch has.
const bins = 16

func (x *Explanation) variables() error {
	s := x.Scenario
	columns, err := drawn(s)
	if err != nil {
		return err
	}
	for i, v := range s.Variables {
		if v.Constant || v.Value == nil {
			c := Constant{Variable: v}
			if columns[i] != nil {
				c.Number = finite(columns[i][0])
			}
			x.Constants = append(x.Constants, c)
			continue
		}
		out := Variable{Variable: v}
		sample := stats.Of(columns[i])
		if v.Value.Type == scenario.Truth {
			mean := sample.Mean()
			out.Chance = &mean
		} else {
			q := sample.Quantiles(len(columns[i]), []float64{0.01, 0.05, 0.5, 0.95, 0.99})
			for k, p := range []**float64{&out.P1, &out.P5, &out.P50, &out.P95, &out.P99} {
				*p = finite(q[k].Value)
			}
			if out.P1 != nil && out.P99 != nil {
				out.Sketch = sketch(columns[i], *out.P1, *out.P99)
			}
		}
		x.Variables = append(x.Variables, out)
	}
	return nil
}

// finite is a number where it is one: what overflowed, or was divided by nothing, has no place in JSON or a table.
func finite(x float64) *float64 {
	if x-x != 0 {
		return nil
	}
	return &x
}

// drawn gives a column of draws for each variable, nil for one without a value (in an abstract scenario).
func drawn(s *scenario.Scenario) ([][]float64, error) {
	columns := make([][]float64, len(s.Variables))
	for _, v := range s.Variables {
		if v.Value == nil {
			return columns, nil // what is missing may be what others read
		}
	}
	lhs, err := design.New(design.LHS, sketched)
	if err != nil {
		return nil, err
	}
	columns, err = sim.Variables(context.Background(), s, sim.RunOptions{Seed: 1, Trials: sketched, Design: lhs})
	if err != nil {
		// A trial of a plain run, whose draws do not depend on the design, is one that can be run again.
		if _, plain := sim.Variables(context.Background(), s, sim.RunOptions{Seed: 1, Trials: sketched}); plain != nil {
			err = plain
		}
		return nil, err
	}
	return columns, nil
}

// sketch counts how many values fall into each of equal parts from low to high; nil where these are the same. (Halved, their
// difference cannot overflow.)
func sketch(values []float64, low, high float64) []int {
	width := high/2 - low/2
	if !(width > 0) {
		return nil
	}
	counts := make([]int, bins)
	for _, v := range values {
		if low <= v && v <= high {
			counts[min(int(bins*((v/2-low/2)/width)), bins-1)]++
		}
	}
	return counts
}
