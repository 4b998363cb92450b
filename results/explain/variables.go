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
	Sketch                []int    // how many of the draws (4,096, or 512 where there are more than 3,000 variables) fall into each of 16 equal parts from p1 to p99
}

// Constant is a variable that is the same number in every trial.
type Constant struct {
	*scenario.Variable
	Number *float64 // nil where it is not finite, and in an abstract scenario that does not say
}

// A sketch is drawn from so many trials, spread evenly (a Latin hypercube in 16 replicates), so that its quantiles are as good as
// those of many more; of a crowd of variables, which nobody reads one by one, from fewer.
const (
	sketched        = 4096
	sketchedOfCrowd = 512
	crowd           = 3_000
)

// trials is how many those are for so many variables.
func trials(variables int) int {
	if variables > crowd {
		return sketchedOfCrowd
	}
	return sketched
}

// bins is how many parts a sketch has.
const bins = 16

// atOnce is how many draws are held at once, of all variables together.
const atOnce = 16_000_000

func (x *Explanation) variables() error {
	s := x.Scenario
	most := atOnce / trials(len(s.Variables))
	for from := 0; from < len(s.Variables); from += most {
		to := min(from+most, len(s.Variables))
		columns, err := drawn(s, from, to)
		if err != nil {
			return err
		}
		for i, v := range s.Variables[from:to] {
			x.variable(v, columns[i])
		}
	}
	return nil
}

// variable explains a variable by its draws.
func (x *Explanation) variable(v *scenario.Variable, column []float64) {
	if v.Constant || v.Value == nil {
		c := Constant{Variable: v}
		if column != nil {
			c.Number = finite(column[0])
		}
		x.Constants = append(x.Constants, c)
		return
	}
	out := Variable{Variable: v}
	sample := stats.Of(column)
	if v.Value.Type == scenario.Truth {
		mean := sample.Mean()
		out.Chance = &mean
	} else {
		q := sample.Quantiles(len(column), []float64{0.01, 0.05, 0.5, 0.95, 0.99})
		for k, p := range []**float64{&out.P1, &out.P5, &out.P50, &out.P95, &out.P99} {
			*p = finite(q[k].Value)
		}
		if out.P1 != nil && out.P99 != nil {
			out.Sketch = sketch(column, *out.P1, *out.P99)
		}
	}
	x.Variables = append(x.Variables, out)
}

// finite is a number where it is one: what overflowed, or was divided by nothing, has no place in JSON or a table.
func finite(x float64) *float64 {
	if x-x != 0 {
		return nil
	}
	return &x
}

// drawn gives a column of draws for each of some variables, nil for one without a value (in an abstract scenario).
func drawn(s *scenario.Scenario, from, to int) ([][]float64, error) {
	columns := make([][]float64, to-from)
	for _, v := range s.Variables {
		if v.Value == nil {
			return columns, nil // what is missing may be what others read
		}
	}
	n := trials(len(s.Variables))
	lhs, err := design.New(design.LHS, n)
	if err != nil {
		return nil, err
	}
	columns, err = sim.VariablesFrom(context.Background(), s, from, to, sim.RunOptions{Seed: 1, Trials: n, Design: lhs})
	if err != nil {
		// A trial of a plain run, whose draws do not depend on the design, is one that can be run again.
		if _, plain := sim.VariablesFrom(context.Background(), s, from, to, sim.RunOptions{Seed: 1, Trials: n}); plain != nil {
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
