package main

import (
	"context"
	"fmt"

	"wargame/scenario"
	"wargame/scenario/source"
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

// ask answers questions, running each scenario once.
func ask(ctx context.Context, questions []question) (map[question]answer, error) {
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
		if err := askOne(ctx, name, byScenario[name], answers); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return answers, nil
}

func askOne(ctx context.Context, name string, questions []question, answers map[question]answer) error {
	s, problems := scenario.Load("library/"+name, scenario.Options{Library: scenarios.Library})
	if problems.HasErrors() {
		return problems
	}
	policies := map[string]int{}
	for i, p := range s.Policies {
		policies[p.Name] = i
	}
	asked := make([]*scenario.Expr, len(questions))
	for i, q := range questions {
		if asked[i], problems = s.Resolve(source.Typed("backtest", q.expr), scenario.Place{In: scenario.InOutcomes}); problems.HasErrors() {
			return problems
		}
		if _, ok := policies[q.policy]; !ok {
			return fmt.Errorf("there is no policy %q", q.policy)
		}
	}
	program, err := sim.Compile(s, sim.Options{Outcomes: []int{}, Measure: asked})
	if err != nil {
		return err
	}
	out, err := program.Run(ctx, sim.RunOptions{Seed: seed, Trials: trials})
	if err != nil {
		return err
	}
	for i, q := range questions {
		answers[q] = answer{out.Measures[policies[q.policy]][i].Values, asked[i].Type == scenario.Truth}
	}
	return nil
}
