package sim_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wargame/scenario/builtin"
	"wargame/scenario/source"
	"wargame/sim"
)

// call is a distribution call and its parameters, %s in the text for each.
type call struct {
	text   string
	values []float64
}

// drawCall draws a distribution call. Its parameters are possible more often than not, and often at an edge.
func drawCall(t *rapid.T, depth int) call {
	rows := builtin.Distributions()
	d := rows[rapid.IntRange(0, len(rows)-1).Draw(t, "distribution")]
	for depth == 0 && (d.Name == "truncated" || d.Name == "mixture") || depth < 2 && d.Result == builtin.TruthType {
		d = rows[rapid.IntRange(0, len(rows)-1).Draw(t, "distribution")]
	}
	params := d.Params
	if d.Variadic {
		for range rapid.IntRange(0, 2).Draw(t, "more") {
			params = append(params[:len(params):len(params)], d.Params[len(d.Params)-d.Group:]...)
		}
	}
	c := call{}
	var parts []string
	for _, p := range params {
		if p.Type == builtin.DistributionType {
			inner := drawCall(t, depth-1)
			parts, c.values = append(parts, inner.text), append(c.values, inner.values...)
			continue
		}
		parts, c.values = append(parts, "%s"), append(c.values, drawParameter(t))
	}
	if d.Name == "to" {
		c.text = "(" + strings.Join(parts, ") to (") + ")"
		return c
	}
	c.text = d.Name + "(" + strings.Join(parts, ", ") + ")"
	return c
}

func drawParameter(t *rapid.T) float64 {
	edges := []float64{0, 1, 2, 3, 0.5, 0.25, 0.75, -1, -0.5, 1.5, 100, 1e-9, 0.25 + 1e-8, 1e15, 1e15 + 1, 1e16, math.Inf(1), math.Inf(-1), math.NaN()}
	// The first of them are the likelier: a call with many parameters is to be possible at times.
	return edges[rapid.IntRange(0, rapid.SampledFrom([]int{5, 6, 6, len(edges) - 1}).Draw(t, "which")).Draw(t, "parameter")]
}

// scenario is the call in a file, as constants or, plus nothing times what a trial draws, as what only a trial knows.
func (c call) scenario(certain bool) string {
	args := make([]any, len(c.values))
	for i, v := range c.values {
		text := strconv.FormatFloat(v, 'f', -1, 64)
		switch {
		case math.IsNaN(v):
			text = "0/0"
		case math.IsInf(v, 0):
			text = fmt.Sprintf("%d/0", int(math.Copysign(1, v)))
		}
		if !certain {
			text += " + 0 * any"
		}
		args[i] = text
	}
	drawn := fmt.Sprintf(c.text, args...)
	if strings.HasPrefix(drawn, "bernoulli") {
		drawn = "if " + drawn + " then 1 else 0"
	}
	return fmt.Sprintf("wargame: 1\nclock: {step: 1 week, length: 1 week}\nvariables:\n  any: uniform(0, 1)\n  x: %q\nwatch: [any, x]\noutcomes: {o: any}\n", drawn)
}

// A distribution call of constants is refused before a run exactly if a trial refuses one with the same parameters that
// only the trial knows, and in the same words.
func TestConstantsAreRefusedAsTrialsRefuse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCall(t, 2)
		var before []string
		s, err := load("certain", c.scenario(true))
		if err == nil {
			_, err = sim.Compile(s, sim.Options{})
		}
		if problems := (source.Diagnostics)(nil); errors.As(err, &problems) {
			for _, d := range problems {
				before = append(before, d.Message)
			}
		} else if err != nil {
			t.Fatal(err)
		}

		s, err = load("unsure", c.scenario(false))
		if err != nil {
			t.Fatalf("%v\n%s", err, c.scenario(false))
		}
		program, err := sim.Compile(s, sim.Options{})
		if err != nil {
			t.Fatalf("%v\n%s", err, c.scenario(false))
		}
		_, err = program.Run(context.Background(), sim.RunOptions{Trials: 1})
		var stopped *sim.RunError
		if errors.As(err, &stopped) {
			// Of several faults a trial says the first. Whether a range can be reached is asked only once all else is right.
			unreached := len(before) > 0 && strings.Contains(stopped.Message, "a range that its")
			if unreached || slices.Contains(before, stopped.Message) {
				return
			}
			t.Fatalf("the trial says %q, before it was said %q\n%s", stopped.Message, before, c.scenario(true))
		}
		if err != nil || len(before) > 0 {
			t.Fatalf("the trial says nothing (%v), before it was said %q\n%s", err, before, c.scenario(true))
		}
	})
}
