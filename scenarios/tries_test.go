package scenarios_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/scenarios"
	"wargame/sim"
)

// Models are tried where nobody meant them to be used: each lever of a scenario is held where it can go no further, under every
// policy that it ships, and each pair of levers of one actor under the baseline. Each try is a policy more in a file that
// extends the scenario, so that all of them meet the same luck, in one run.

// end is a lever where it can go no further: at an end of its range, or at an option.
type end struct{ lever, at string }

func (e end) String() string { return e.lever + "=" + e.at }

// try is a policy that a scenario ships, with some levers at an end all the time.
type try struct {
	like string
	held []end
}

func (t try) String() string { return t.like + ", " + t.holds() }

// holds names the ends, in the order of their levers.
func (t try) holds() string {
	var list []string
	for _, e := range t.held {
		list = append(list, e.String())
	}
	return strings.Join(list, ", ")
}

// endsOf are the ends of a lever.
func endsOf(l *scenario.Lever) []end {
	var list []end
	switch {
	case l.Ranged:
		for _, x := range []float64{l.Low, l.High} {
			list = append(list, end{l.Name, strconv.FormatFloat(x, 'g', -1, 64)})
		}
	case l.Default.Type == scenario.Truth:
		list = []end{{l.Name, "true"}, {l.Name, "false"}}
	}
	for _, o := range l.Options {
		list = append(list, end{l.Name, o})
	}
	return list
}

// triesOf are all tries of a scenario: of single levers, then of pairs.
func triesOf(s *scenario.Scenario) []try {
	var list []try
	for _, p := range s.Policies {
		for _, l := range s.Levers {
			for _, e := range endsOf(l) {
				list = append(list, try{p.Name, []end{e}})
			}
		}
	}
	baseline := s.Policies[s.Baseline].Name
	for i, a := range s.Levers {
		for _, b := range s.Levers[:i] {
			if a.Actor != b.Actor {
				continue
			}
			for _, x := range endsOf(b) {
				for _, y := range endsOf(a) {
					list = append(list, try{baseline, []end{x, y}})
				}
			}
		}
	}
	return list
}

// tried is a scenario with its tries as further policies, behind its own.
type tried struct {
	*scenario.Scenario
	tries []try
	own   int // policies that it ships
	laws  []law
	kept  []kept
	out   *sim.Outcomes // 500 trials of each; its measures are the laws, then what is kept
}

// policy says what policy i is.
func (t *tried) policy(i int) string {
	if i < t.own {
		return t.Policies[i].Name
	}
	return t.tries[i-t.own].String()
}

// newTried runs a scenario with all its tries. That a value is no number stops it, whatever the try.
func newTried(t *testing.T, name string) *tried {
	t.Helper()
	s := load(t, name)
	out := &tried{tries: triesOf(s), own: len(s.Policies), laws: lawsOf(s)}
	var text strings.Builder
	fmt.Fprintf(&text, "wargame: 1\nextends: library/%s\npolicies:\n", name)
	for i, try := range out.tries {
		fmt.Fprintf(&text, "  try_%d:\n    like: %s\n    set:\n", i, try.like)
		for _, e := range try.held {
			fmt.Fprintf(&text, "      %s: %s\n", e.lever, e.at)
		}
	}
	files := fstest.MapFS{"tried.yaml": {Data: []byte(text.String())}}
	var problems source.Diagnostics
	if out.Scenario, problems = scenario.Load("tried.yaml", scenario.Options{Files: files, Library: scenarios.Library}); problems.HasErrors() {
		t.Fatal(problems)
	}
	var measured []*scenario.Expr
	for _, l := range out.laws {
		e, problems := out.Resolve(source.Typed("a law", l.says), scenario.Place{In: scenario.InOutcomes, Truth: true})
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		measured = append(measured, e)
	}
	for _, k := range accounts {
		if e, problems := out.Resolve(source.Typed("what is kept", k.off), scenario.Place{In: scenario.InOutcomes}); !problems.HasErrors() {
			out.kept, measured = append(out.kept, k), append(measured, e)
		}
	}
	program, err := sim.Compile(out.Scenario, sim.Options{Measure: measured})
	if err != nil {
		t.Fatal(err)
	}
	trials := 500
	if testing.Short() {
		trials = 100
	}
	out.out, err = program.Run(t.Context(), sim.RunOptions{Seed: 1, Trials: trials})
	var fault *sim.RunError
	if errors.As(err, &fault) {
		t.Fatalf("%v\nunder %s", err, out.policy(slices.IndexFunc(out.Policies, func(p *scenario.Policy) bool { return p.Name == fault.Policy })))
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}
