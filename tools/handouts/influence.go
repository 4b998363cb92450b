package main

import (
	"context"

	"wargame/results"
	"wargame/results/explain"
	"wargame/scenario"
	"wargame/sim"
)

// guessed is a scenario before it is run: what stands in it, and which of its ranges the class should look at first.
type guessed struct {
	*explain.Explanation
	headline  string                         // what a run tells of first
	influence map[*scenario.Variable]float64 // share of its variance that a variable alone accounts for, under the policy where that is largest
}

// trials is how many influences are told from, and seed their luck: those of a run as users have it.
const (
	trials = 10_000
	seed   = 1
)

func guessedOf(ctx context.Context, s *scenario.Scenario) (*guessed, error) {
	x, err := explain.New(s)
	if err != nil {
		return nil, err
	}
	program, err := sim.Compile(s, sim.Options{})
	if err != nil {
		return nil, err
	}
	run := sim.RunOptions{Seed: seed, Trials: trials}
	out, err := program.Run(ctx, run)
	if err != nil {
		return nil, err
	}
	drawn, err := sim.Variables(ctx, s, run)
	if err != nil {
		return nil, err
	}
	g := &guessed{Explanation: x, influence: map[*scenario.Variable]float64{}}
	for _, p := range s.Policies {
		report, err := results.NewReport(out, results.Meta{Baseline: p.Name})
		if err != nil {
			return nil, err
		}
		report.AddInfluences(out, drawn, 0)
		headline := s.Outcomes[report.InfluencesOf].Title
		if g.headline == "" {
			g.headline = headline
		}
		for _, i := range report.Influences {
			if headline == g.headline { // it may be another where the headline never varies
				g.influence[i.Variable] = max(g.influence[i.Variable], i.Share)
			}
		}
	}
	return g, nil
}
