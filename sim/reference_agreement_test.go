package sim_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"testing"

	"wargame/scenario"
	"wargame/sim"
)

var scenarios = flag.Int("scenarios", 150, "how many generated scenarios the engine and the reference evaluator are compared on")

// trialsCompared are run of each generated scenario, in blocks of seven.
const trialsCompared = 12

// TestEngineAgreesWithReference runs generated scenarios through the engine and through the evaluator of these
// tests: every outcome of every trial and policy must have the same bits, and a run that fails must fail at the same
// quantity, policy, trial and time.
func TestEngineAgreesWithReference(t *testing.T) {
	failed, last := 0, uint64(*scenarios)
	if testing.Short() {
		last /= 5
	}
	for seed := uint64(1); seed <= last && failed < 5; seed++ {
		g := generate(seed)
		if _, err := load("generated", g.String()); err != nil {
			t.Errorf("seed %d: %v", seed, err)
			failed++
			continue
		}
		if disagreement(g, seed) == nil {
			continue
		}
		small := g.smaller(func(g generated) bool {
			_, err := load("smaller", g.String())
			return err == nil && disagreement(g, seed) != nil
		})
		t.Errorf("seed %d: %v\n%s", seed, disagreement(small, seed), small)
		failed++
	}
}

// FuzzRun runs the scenarios of seeds that nobody chose: what the format allows compiles and runs.
func FuzzRun(f *testing.F) {
	for seed := uint64(1001); seed < 1011; seed++ {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		for _, g := range []generated{generate(seed), underRK4(generate(seed), seed)} {
			if err := disagreement(g, seed); err != nil {
				t.Fatalf("%v\n%s", err, g)
			}
		}
	})
}

// disagreement is what differs between the engine and the reference on a scenario; nil: nothing.
func disagreement(g generated, seed uint64) error {
	s, err := load("generated", g.String())
	if err != nil {
		return err
	}
	program, err := sim.Compile(s, sim.Options{})
	if err != nil {
		return err
	}
	out, err := program.Run(context.Background(), sim.RunOptions{Seed: seed, Trials: trialsCompared, Block: 7})
	var stopped *sim.RunError
	if err != nil && !errors.As(err, &stopped) {
		return err
	}
	r := newReference(s, seed)
	failing := make([]int, len(s.Checks))
	for trial := 1; trial <= trialsCompared; trial++ {
		all := make([][]result, len(s.Policies))
		for i := range s.Policies {
			p := r.trial(i, uint64(trial), uint64(trial))
			if p.atEnd() {
				all[i] = p.results()
			}
			if len(p.failures) > 0 || stopped != nil && stopped.Trial == trial && stopped.Policy == s.Policies[i].Name {
				return differentFailure(p, trial, stopped)
			}
			if stopped == nil {
				if err := differentResults(p, out, i, trial, all[i]); err != nil {
					return err
				}
			}
		}
		for i, check := range s.Checks {
			ok, looked, failed := holds(check.Value, r, all)
			if failed != (stopped != nil && stopped.Trial == trial && stopped.Quantity == check.That) {
				return fmt.Errorf("check %d fails to be evaluated in trial %d: reference %v, engine %w", i+1, trial, failed, stopped)
			}
			if failed {
				return nil
			}
			if looked && !ok && failing[i] == 0 {
				failing[i] = trial
			}
		}
	}
	if stopped != nil {
		return fmt.Errorf("the engine fails, the reference does not: %w", stopped)
	}
	for i, check := range out.Checks {
		if check.Failing != failing[i] {
			return fmt.Errorf("check %d fails first in trial %d, for the reference in %d", i+1, check.Failing, failing[i])
		}
	}
	if seed%5 != 1 {
		return nil // a trace is compiled anew, which costs as much as all else
	}
	return differentTrace(r)
}

// differentFailure compares the engine's error with the failures of the reference's first failing trial. Of
// several at one time either may be told.
func differentFailure(p *past, trial int, stopped *sim.RunError) error {
	if len(p.failures) == 0 {
		return fmt.Errorf("the engine fails, the reference does not: %w\n%s", stopped, p)
	}
	if stopped == nil {
		return fmt.Errorf("the reference fails, the engine does not: %+v in trial %d\n%s", p.failures[0], trial, p)
	}
	first := p.failures[0].point
	for _, f := range p.failures {
		first = min(first, f.point)
	}
	for _, f := range p.failures {
		if f.point == first && f.quantity == stopped.Quantity && p.s.Policies[p.policy].Name == stopped.Policy &&
			trial == stopped.Trial && p.time(f.point) == stopped.Time {
			return nil
		}
	}
	return fmt.Errorf("the engine fails otherwise than the reference: %w; %+v in trial %d\n%s", stopped, p.failures, trial, p)
}

func differentResults(p *past, out *sim.Outcomes, policy, trial int, want []result) error {
	for j, o := range p.s.Outcomes {
		column := out.Columns[policy][j]
		given := column.Given == nil || column.Given.Has(trial-1)
		never := column.Never != nil && column.Never.Has(trial-1)
		x := column.Values[trial-1]
		same := math.Float64bits(x) == math.Float64bits(want[j].value) && never == want[j].never
		if given != want[j].given || given && !same {
			return fmt.Errorf("outcome %s: engine %v given %v never %v, reference %+v\n%s", o.Name, x, given, never, want[j], p)
		}
	}
	return nil
}

// differentTrace compares all that can be seen of one trial, point by point.
func differentTrace(r *reference) error {
	const trial = 3
	everything := sim.Everything(r.s)
	traced, err := sim.Compile(r.s, sim.Options{Record: everything, Outcomes: []int{}})
	if err != nil {
		return err
	}
	var wrong error
	err = traced.Record(context.Background(), sim.RunOptions{Seed: r.seed, First: trial, Trials: 1}, func(got sim.Recorded) {
		e := everything[got.Record]
		p := r.trial(got.Policy, trial, trial)
		last := p.lastPoint(e)
		if e.Op == scenario.OpFiring {
			last = r.s.Clock.Steps - 1
		}
		if len(got.Points) != last+1 && wrong == nil {
			wrong = fmt.Errorf("trace: %s has %d points, reference %d\n%s", e.String(r.s), len(got.Points), last+1, p)
		}
		for k, x := range got.Points {
			if want := p.value(quantityName(r.s, e), e, k); math.Float64bits(x[0]) != math.Float64bits(want) && wrong == nil {
				wrong = fmt.Errorf("trace: %s at point %d: engine %v, reference %v\n%s", e.String(r.s), k, x[0], want, p)
			}
		}
	})
	return errors.Join(err, wrong)
}

// quantityName is the name of what a reference refers to.
func quantityName(s *scenario.Scenario, e *scenario.Expr) string {
	q, _ := e.Quantity()
	return s.Label(q).Name
}
