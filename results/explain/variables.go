package explain

import (
	"context"
	"errors"
	"strings"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// Variable is an uncertain quantity and how it is distributed.
type Variable struct {
	Name
	Unit   string   `json:"unit"`
	Is     string   `json:"is"` // as written
	P5     *float64 `json:"p5,omitempty"`
	P50    *float64 `json:"p50,omitempty"`
	P95    *float64 `json:"p95,omitempty"`
	Chance *float64 `json:"chance,omitempty"` // of a truth value, instead of quantiles
	Sketch string   `json:"sketch,omitempty"` // of the distribution between its 1st and 99th percentile
	Source string   `json:"source"`
	About  string   `json:"about,omitempty"`
}

// sketched is how many trials a sketch is drawn from, spread evenly (a Latin hypercube in 16 replicates), so that its
// quantiles are as good as those of many more.
const sketched = 4096

// bins is how many characters a sketch has.
const bins = 16

func (x *Explanation) variables() error {
	s := x.s
	columns, err := drawn(s)
	if err != nil {
		return err
	}
	for i, v := range s.Variables {
		if v.Constant || v.Value == nil {
			c := Constant{Name: name(v.Label), Unit: v.Unit, Is: x.written(v.Value), Source: v.Source, About: v.About}
			if columns[i] != nil {
				c.Value = &columns[i][0]
			}
			x.Constants = append(x.Constants, c)
			continue
		}
		out := Variable{Name: name(v.Label), Unit: v.Unit, Is: x.written(v.Value), Source: v.Source, About: v.About}
		sample := stats.Of(columns[i])
		if v.Value.Type == scenario.Truth {
			mean := sample.Mean()
			out.Chance = &mean
		} else {
			q := sample.Quantiles(len(columns[i]), []float64{0.01, 0.05, 0.5, 0.95, 0.99})
			out.P5, out.P50, out.P95 = &q[1].Value, &q[2].Value, &q[3].Value
			out.Sketch = sketch(columns[i], q[0].Value, q[4].Value)
		}
		x.Variables = append(x.Variables, out)
	}
	return nil
}

// drawn gives a column of draws for each variable, nil for one without a value (in an abstract scenario). They come
// from a scenario of the variables alone, each an outcome: draws depend on names, not on what else there is.
func drawn(s *scenario.Scenario) ([][]float64, error) {
	only := &scenario.Scenario{
		Name: s.Name, File: s.File, Files: s.Files,
		Clock:        scenario.Clock{Unit: s.Clock.Unit, Step: 1, Steps: 1},
		Variables:    s.Variables,
		Tables:       s.Tables,
		Policies:     []*scenario.Policy{{Label: scenario.Label{Name: "all"}}},
		Correlations: s.Correlations,
	}
	columns := make([][]float64, len(s.Variables))
	var at []int // of each outcome, its variable
	for i, v := range s.Variables {
		if v.Value == nil {
			return columns, nil // what is missing may be what others read
		}
		at = append(at, i)
		only.Outcomes = append(only.Outcomes, &scenario.Outcome{Label: v.Label,
			Value: &scenario.Expr{Op: scenario.OpVariable, Type: v.Value.Type, Index: i, Span: v.Value.Span}})
	}
	if len(at) == 0 {
		return columns, nil
	}
	p, err := sim.Compile(only, sim.Options{})
	if err != nil {
		return nil, err
	}
	out, err := p.Run(context.Background(), sim.RunOptions{Seed: 1, Trials: sketched, Design: "lhs"})
	if err != nil {
		return nil, seenAgain(p, err)
	}
	for k, i := range at {
		columns[i] = out.Columns[0][k].Values
	}
	return columns, nil
}

// seenAgain is the error of a trial that can be run again: of a plain run, whose draws do not depend on the design,
// and without the policy that is not the scenario's.
func seenAgain(p *sim.Program, err error) error {
	if _, plain := p.Run(context.Background(), sim.RunOptions{Seed: 1, Trials: sketched}); plain != nil {
		err = plain
	}
	var fault *sim.RunError
	if errors.As(err, &fault) {
		fault.Policy = ""
	}
	return err
}

// sketch draws how often values fall into equal parts from low to high, as a line of blocks: the lowest where none
// does.
func sketch(values []float64, low, high float64) string {
	if !(high > low) {
		return ""
	}
	var counts [bins]int
	most := 0
	for _, v := range values {
		if v < low || v > high {
			continue
		}
		i := min(int(float64(bins)*(v-low)/(high-low)), bins-1)
		counts[i]++
		most = max(most, counts[i])
	}
	blocks := []rune("▁▂▃▄▅▆▇█")
	var line strings.Builder
	for _, n := range counts {
		height := (n*(len(blocks)-1) + most - 1) / most // of some, at least the second
		line.WriteRune(blocks[height])
	}
	return line.String()
}
