package sim_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"wargame/sim"
	"wargame/sim/design"
)

// same compares all that a run gives.
var same = cmp.Options{cmpopts.IgnoreFields(sim.Outcomes{}, "Scenario", "Design"), cmpopts.EquateNaNs()}

// Any split of a run into parts gives the run when joined, under every design: values, what counts and never came, measures, and
// checks with how often they held and where they first failed.
func TestJoinedPartsAreTheRun(t *testing.T) {
	const trials = 320
	for name, text := range map[string]string{"front": front + "  - {that: react.raids >= 2, in: 40%}\n", "generated": generate(3).String()} {
		s := mustLoad(t, name, text)
		p := compiledOf(t, s, sim.Options{Measure: outcomesOf(s)})
		for _, of := range []string{design.Random, design.LHS, design.Sobol} {
			o := sim.RunOptions{Seed: 11, First: 1, Trials: trials, Design: designed(t, of, trials)}
			whole := runProgram(t, p, o)
			for split := range uint64(4) {
				parts := inParts(t, p, o, rand.New(rand.NewPCG(split, 0)))
				joined, err := sim.Join(parts...)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(whole, joined, same); diff != "" {
					t.Fatalf("%s, %s in %d parts (-one run, +joined):\n%s", name, of, len(parts), diff)
				}
			}
		}
	}
}

// inParts runs trials in parts of any size, of one trial too.
func inParts(t *testing.T, p *sim.Program, o sim.RunOptions, r *rand.Rand) []*sim.Outcomes {
	var parts []*sim.Outcomes
	for first, left := o.First, o.Trials; left > 0; {
		n := min(left, 1+r.IntN(150)*r.IntN(4)/2)
		o.First, o.Trials = first, n
		parts = append(parts, runProgram(t, p, o))
		first, left = first+n, left-n
	}
	return parts
}

func TestWhatIsNotJoined(t *testing.T) {
	part := func(text string, change func(*sim.RunOptions)) *sim.Outcomes {
		o := sim.RunOptions{Seed: 1, First: 1, Trials: 16}
		change(&o)
		return run(t, text, o)
	}
	first := part(front, func(*sim.RunOptions) {})
	next := func(o *sim.RunOptions) { o.First = 17 }
	for _, c := range []struct {
		want string
		part *sim.Outcomes
	}{
		{"a part begins at trial 18 where trial 17 is next", part(front, func(o *sim.RunOptions) { o.First = 18 })},
		{"a part begins at trial 16 where trial 17 is next", part(front, func(o *sim.RunOptions) { o.First = 16 })},
		{"different scenarios", part(strings.Replace(front, "start: 100", "start: 99", 1), next)},
		{"different seeds, 1 and 2", part(front, func(o *sim.RunOptions) { next(o); o.Seed = 2 })},
		{"different designs, random of 0 and lhs of 32", part(front, func(o *sim.RunOptions) { next(o); o.Design = designed(t, design.LHS, 32) })},
		{"different policies", runProgram(t, compiled(t, front, sim.Options{Policies: []int{0}}), sim.RunOptions{Seed: 1, First: 17, Trials: 1})},
	} {
		if _, err := sim.Join(first, c.part); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, expected %q", err, c.want)
		}
	}
	if _, err := sim.Join(); err == nil {
		t.Error("nothing was joined")
	}
}
