package scenarios_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
	"wargame/sim"
)

// Scenarios of the front are begun with armies that nobody has, since no lever empties one within the clock: where one side is gone,
// nobody is left to hurt the other, whatever law of attrition rules.

// onTheFront are the scenarios that extend models/front.yaml.
var onTheFront = []string{"ceasefire-or-attrition", "dprk-artillery", "dprk-rotation", "us-aid-pause"}

// laws of attrition, as the lever `law` has them.
var laws = []string{"drawn", "logarithmic", "linear", "square"}

// measured runs a scenario with some variables at other values and under a law of attrition, and gives each measure in each of 100 trials of
// the baseline.
func measured(t *testing.T, name string, values map[string]string, law string, measures ...string) [][]float64 {
	t.Helper()
	var text strings.Builder
	fmt.Fprintf(&text, "wargame: 1\nextends: library/%s\nlevers:\n  law: {default: %s}\nvariables:\n", name, law)
	for variable, value := range values {
		fmt.Fprintf(&text, "  %s: {value: %s}\n", variable, value)
	}
	files := fstest.MapFS{"begun.yaml": {Data: []byte(text.String())}}
	s, problems := scenario.Load("begun.yaml", scenario.Options{Files: files, Library: scenarios.Library})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	var exprs []*scenario.Expr
	for _, m := range measures {
		e, problems := s.Resolve(source.Typed("a measure", m), scenario.Place{In: scenario.InOutcomes})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		exprs = append(exprs, e)
	}
	program, err := sim.Compile(s, sim.Options{Measure: exprs})
	if err != nil {
		t.Fatal(err)
	}
	out, err := program.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: 100})
	if err != nil {
		t.Fatal(err)
	}
	columns := make([][]float64, len(measures))
	for k := range measures {
		columns[k] = out.Measures[s.Baseline][k].Values
	}
	return columns
}

// gone are sides of whom nobody is left, nor comes: what there is of them at 0.
var gone = map[string]map[string]string{
	"Russia":  {"ru_troops_start": "0", "ru_recruits": "0", "dprk_start": "0", "freed": "0"},
	"Ukraine": {"ua_troops_start": "0", "ua_recruits": "0"},
}

// has is those of some values whose variables a scenario has.
func has(s *scenario.Scenario, values map[string]string) map[string]string {
	had := map[string]string{}
	for _, v := range s.Variables {
		if value, ok := values[v.Name]; ok {
			had[v.Name] = value
		}
	}
	return had
}

func TestLossesEndWithThoseWhoInflictThem(t *testing.T) {
	for _, name := range onTheFront {
		for side, nobody := range gone {
			for _, law := range laws {
				nothing := []string{"total(ru_losses)", "total(ua_losses)"}
				if side == "Russia" {
					nothing = append(nothing, "total(advance)")
				}
				for k, values := range measured(t, name, has(load(t, name), nobody), law, nothing...) {
					for i, x := range values {
						if x != 0 {
							t.Errorf("%s, %s gone, law %s: %s is %g in trial %d", name, side, law, nothing[k], x, i+1)
							break
						}
					}
				}
			}
		}
	}
}

// Below what mans the front, what an army inflicts and what it loses fall in proportion to it; at that strength they are what they
// are at full strength. In the first week that is exact, as strength is counted from the start.
func TestLossesFallInProportionToAThinLine(t *testing.T) {
	first := []string{"at(ru_losses, week 0)", "at(ua_losses, week 0)"}
	for _, name := range onTheFront {
		if name == "dprk-rotation" {
			continue // North Koreans stand beside whatever Russia has
		}
		for _, law := range laws {
			full := measured(t, name, nil, law, first...)
			for _, army := range []string{"ru_troops_start", "ua_troops_start"} {
				for start, part := range map[string]float64{"80k": 1, "40k": 0.5, "20k": 0.25} {
					for k, values := range measured(t, name, map[string]string{army: start}, law, first...) {
						for i, x := range values {
							if want := part * full[k][i]; !(math.Abs(x-want) <= 1e-12*want) {
								t.Errorf("%s, %s %s, law %s: %s is %g in trial %d, not %g", name, army, start, law, first[k], x, i+1, want)
								break
							}
						}
					}
				}
			}
		}
	}
}

// With nobody to defend it, no more ground is taken than there is.
func TestNoMoreGroundIsTakenThanThereIs(t *testing.T) {
	for _, name := range onTheFront {
		for i, x := range measured(t, name, gone["Ukraine"], "drawn", "highest(taken)")[0] {
			if !(x > 0 && x <= 490e3) {
				t.Errorf("%s: %g km2 taken in trial %d", name, x, i+1)
			}
		}
	}
}
