package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"wargame/scenario"
	"wargame/scenarios"
	"wargame/sim"
)

// question is an expression of which a scenario is asked the value in every trial, under one policy.
type question struct{ scenario, policy, expr string }

// answer is its values in trial order, and whether they are truth values.
type answer struct {
	values []float64
	truth  bool
}

// play answers questions, running each scenario once.
func play(ctx context.Context, questions []question) (map[question]answer, error) {
	answers := map[question]answer{}
	byScenario := map[string][]question{}
	var names []string
	for _, q := range questions {
		if byScenario[q.scenario] == nil {
			names = append(names, q.scenario)
		}
		byScenario[q.scenario] = append(byScenario[q.scenario], q)
	}
	for _, name := range names {
		if err := playOne(ctx, name, byScenario[name], answers); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return answers, nil
}

func playOne(ctx context.Context, name string, questions []question, answers map[question]answer) error {
	s, outcomes, err := load(name, questions)
	if err != nil {
		return err
	}
	policies := map[string]int{}
	for i, p := range s.Policies {
		policies[p.Name] = i
	}
	program, err := sim.Compile(s, sim.Options{Outcomes: outcomes})
	if err != nil {
		return err
	}
	out, err := program.Run(ctx, sim.RunOptions{Seed: seed, Trials: trials})
	if err != nil {
		return err
	}
	for i, q := range questions {
		policy, ok := policies[q.policy]
		if !ok {
			return fmt.Errorf("there is no policy %q", q.policy)
		}
		truth := s.Outcomes[outcomes[i]].Value.Type == scenario.Truth
		answers[q] = answer{out.Columns[policy][i].Values, truth}
	}
	return nil
}

// load gives a shipped scenario with an outcome more for each question, and the indices of these.
func load(name string, questions []question) (*scenario.Scenario, []int, error) {
	var text strings.Builder
	fmt.Fprintf(&text, "wargame: 1\nextends: library/%s\noutcomes:\n", name)
	for i, q := range questions {
		fmt.Fprintf(&text, "  backtest_%d: '%s'\n", i, strings.ReplaceAll(q.expr, "'", "''"))
	}
	folder, err := os.MkdirTemp("", "backtest")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(filepath.Join(folder, "asked.yaml"), []byte(text.String()), 0o666); err != nil {
		return nil, nil, err
	}
	s, problems := scenario.Load("asked.yaml", scenario.Options{Files: os.DirFS(folder), Library: scenarios.Library})
	if problems.HasErrors() {
		return nil, nil, problems
	}
	outcomes := make([]int, len(questions))
	for i, o := range s.Outcomes[len(s.Outcomes)-len(questions):] {
		if o.Name != fmt.Sprintf("backtest_%d", i) {
			return nil, nil, fmt.Errorf("outcome %s stands where backtest_%d was expected", o.Name, i)
		}
		outcomes[i] = len(s.Outcomes) - len(questions) + i
	}
	return s, outcomes, nil
}
