package scenarios_test

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"testing"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
	"wargame/sim"
)

// kept is what stays the same whatever the levers do: expressions that are 0 in every trial but for rounding, of numbers
// about as large as scale.
var kept = map[string][]struct {
	what, expr string
	scale      float64
}{
	"iwo-jima": {
		{"Americans landed, afloat or put out of action", "initial(afloat) - final(afloat) - final(ashore) - total(us_losses) - charge_price * final(charged)", 73e3},
		{"nobody is lost once the island is taken", "total(if defenders <= 5% * garrison then us_losses + japanese_losses else 0)", 73e3},
	},
	"european-rearmament": {
		{"money ordered is money there", "total(money_ordered) - total(money)", 100},
		{"shares of the money", "highest(us_part + korea_part + ukraine_part + home_share) - 1", 1},
	},
	"nato-rok": {
		{"shells in depots and lent", "initial(rok_shells) + total(shells_stored) - final(rok_shells) - final(lent)", 5e6},
		{"a loan is no larger than agreed", "max(0, highest(lent) - highest(loan_size))", 3e6},
	},
	"insider-supply-chain": {
		{"workers placed, hired and found", "initial(placed) + total(hired) - total(found) - final(placed)", 1e3},
		{"convoys readied, sent and waiting", "initial(waiting) + total(readied) - total(sent) - final(waiting)", 3e3},
		{"nobody adapts before checks begin", "max(0, final(adapted) - duration(hiring_checks > 0))", 52},
	},
	"tariff-deadline": {
		{"nobody pays more than the threat", "max(0, highest(vietnam_rate - vietnam_menace), highest(japan_rate - japan_menace), highest(thailand_rate - thailand_menace))", 1},
	},
	"container-count": {
		{"containers shipped, stopped and arrived", "initial(arrived) + total(pace) - total(stopped) - final(arrived)", 3e4},
	},
}

// pushed is a lever at one of its ends, or at one of its options.
type pushed struct{ lever, to string }

// ends gives each lever at each of its ends, and each pair of levers of one actor at each pair of theirs.
func ends(s *scenario.Scenario) (all [][]pushed) {
	single := make([][]pushed, len(s.Levers))
	for i, l := range s.Levers {
		options := l.Options
		if l.Ranged {
			options = []string{strconv.FormatFloat(l.Low, 'g', -1, 64), strconv.FormatFloat(l.High, 'g', -1, 64)}
		}
		for _, o := range options {
			single[i] = append(single[i], pushed{l.Name, o})
			all = append(all, []pushed{{l.Name, o}})
		}
	}
	for i, a := range s.Levers {
		for j, b := range s.Levers[:i] {
			if a.Actor != b.Actor {
				continue
			}
			for _, x := range single[i] {
				for _, y := range single[j] {
					all = append(all, []pushed{x, y})
				}
			}
		}
	}
	return all
}

// No lever within its range breaks a model: at both of its ends, and at each pair of ends of one actor's levers, every
// outcome is a number, and what is kept is kept under every policy.
func TestLeversAtTheirEnds(t *testing.T) {
	trials := 500
	if testing.Short() {
		trials = 50
	}
	for name := range kept {
		if len(load(t, name).Policies) == 0 {
			t.Errorf("%s has no policies", name)
		}
	}
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, levers := range ends(load(t, name)) {
				if err := runPushed(t.Context(), name, levers, trials); err != nil {
					t.Errorf("%v: %v", levers, err)
				}
			}
		})
	}
}

func runPushed(ctx context.Context, name string, levers []pushed, trials int) error {
	var set []scenario.Assignment
	for _, p := range levers {
		set = append(set, scenario.Assignment{Name: p.lever, Text: p.to})
	}
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library, Set: set})
	if problems.HasErrors() {
		return problems
	}
	measure := make([]*scenario.Expr, len(kept[name]))
	for i, k := range kept[name] {
		if measure[i], problems = s.Resolve(source.Typed(k.what, k.expr), scenario.Place{In: scenario.InOutcomes}); problems.HasErrors() {
			return problems
		}
	}
	program, err := sim.Compile(s, sim.Options{Measure: measure})
	if err != nil {
		return err
	}
	out, err := program.Run(ctx, sim.RunOptions{Seed: 1, Trials: trials})
	if err != nil {
		return err
	}
	for p := range out.Policies {
		for i, k := range kept[name] {
			for trial, x := range out.Measures[p][i].Values {
				if !(math.Abs(x) <= 1e-9*k.scale) {
					return fmt.Errorf("%s, trial %d: %s are off by %g", out.Policy(p).Name, trial+1, k.what, x)
				}
			}
		}
	}
	return nil
}
