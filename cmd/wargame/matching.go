package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"wargame/analysis"
	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

const (
	mostCombinations = 400
	playedAtOnce     = 16 // combinations: one program for all would take long to compile
)

// matching is every combination of strategies being played.
type matching struct {
	f        *matrixFlags
	file     string
	scenario *scenario.Scenario // with a policy for each combination
	options  sim.Options
	run      sim.RunOptions
	played   analysis.Played
	progress func(done, total int)
}

// matching makes ready what is to be played, and refuses what cannot be.
func (f *matrixFlags) matching(file string, s *scenario.Scenario) (*matching, error) {
	_, outcomes, baseline, err := f.choose(file, s)
	if err != nil {
		return nil, err
	}
	with := *s
	with.Baseline = baseline
	w := &matching{f: f, file: file, run: f.options(), options: sim.Options{Outcomes: []int{}},
		played: analysis.Played{Scenario: &with, Seed: uint64(f.seed), Trials: int(f.trials), LuckKnown: f.luck.value == "known", Workers: int(f.workers)}}
	if w.run.Design, err = design.New(f.design.value, int(f.trials)); err != nil {
		return nil, err
	}
	w.played.Replicates = w.run.Design.Replicates()
	if len(f.outcomes) > 0 {
		w.options.Outcomes = outcomes
	}
	chosen, err := f.players(file, s)
	if err != nil {
		return nil, err
	}
	w.combine(chosen)
	if err := w.wants(); err != nil {
		return nil, err
	}
	w.played.Heading = analysis.Heading{Scenario: s.Name, Title: s.Title, File: file, Receipt: results.Receipt{
		Version: version, ScenarioHash: s.Hash, ModelHash: s.ModelHash, Seed: uint64(f.seed), Trials: int(f.trials), Design: f.design.value, Command: w.command()}}
	return w, w.fits()
}

// players are the actors that choose, by place among those that have strategies.
func (f *matrixFlags) players(file string, s *scenario.Scenario) ([]int, error) {
	var known []string
	for _, of := range s.Strategies {
		known = append(known, of.Actor.Name)
	}
	switch len(known) {
	case 0:
		return nil, cli.Usage(file+" has no strategies: nobody has anything to choose",
			"write them in its section strategies, as in russia: {hold: {}, surge: {set: {tempo: 1.4}}}")
	case 1:
		return nil, cli.Usage(fmt.Sprintf("of the actors in %s only %s has strategies, and a matrix takes two", file, known[0]), "give another actor strategies")
	}
	chosen, err := find(file, "actor with strategies", f.actors, known)
	if err != nil {
		return nil, err
	}
	for i, at := range chosen {
		if slices.Contains(chosen[:i], at) {
			return nil, cli.Usage(fmt.Sprintf("--actors names %s twice", known[at]), "")
		}
	}
	if len(chosen) == 0 {
		for at := range known {
			chosen = append(chosen, at)
		}
	}
	return chosen, f.mayPlay(chosen, s.Strategies)
}

// mayPlay refuses too few actors, and too many combinations of their strategies.
func (f *matrixFlags) mayPlay(chosen []int, of []scenario.ActorStrategies) error {
	there := "there is " + sizes(of)
	n := 1.0 // which may be more than an int holds
	for _, at := range chosen {
		n *= float64(len(of[at].Strategies))
	}
	switch {
	case len(chosen) == 1:
		return cli.Usage("a matrix takes two actors or more", there)
	case n > mostCombinations:
		return cli.Usage(fmt.Sprintf("a matrix of %s combinations is too large: %d are the most", number.Exact(n), mostCombinations), "name fewer --actors; "+there)
	case f.luck.value == "known" && len(chosen) != 2:
		return cli.Usage("who announces first is told of two actors",
			fmt.Sprintf("name them with --actors, such as --actors %s,%s", of[chosen[0]].Actor.Name, of[chosen[1]].Actor.Name))
	}
	return nil
}

// sizes says how many strategies each actor has.
func sizes(of []scenario.ActorStrategies) string {
	var list []string
	for _, x := range of {
		list = append(list, fmt.Sprintf("%s (%d)", x.Actor.Name, len(x.Strategies)))
	}
	return strings.Join(list, ", ")
}

// combine makes a policy of each combination, that of the last player changing fastest.
func (w *matching) combine(chosen []int) {
	s := w.played.Scenario
	list := [][]int{slices.Repeat([]int{-1}, len(s.Strategies))}
	for _, at := range chosen {
		w.played.Players = append(w.played.Players, s.Strategies[at])
		var longer [][]int
		for _, c := range list {
			for own := range s.Strategies[at].Strategies {
				next := slices.Clone(c)
				next[at] = own
				longer = append(longer, next)
			}
		}
		list = longer
	}
	policies := make([]*scenario.Policy, len(list))
	for cell, c := range list {
		policies[cell] = s.Combination(c)
	}
	w.scenario = s.WithPolicies(policies)
}

// wants finds what is to be told of each combination: what every player wants, and the outcomes named.
func (w *matching) wants() error {
	for _, k := range w.options.Outcomes {
		w.played.Outcomes = append(w.played.Outcomes, w.scenario.Outcomes[k])
	}
	w.played.Values = make([][]sim.Column, len(w.options.Outcomes))
	var silent []string
	for _, p := range w.played.Players {
		if p.Actor.Goal == nil {
			silent = append(silent, p.Actor.Name)
		}
		w.options.Measure = append(w.options.Measure, p.Actor.Goal)
	}
	if len(silent) == 0 {
		w.played.Goals = make([][]sim.Column, len(w.options.Measure))
		return nil
	}
	w.options.Measure = nil
	if len(w.options.Outcomes) > 0 {
		return nil
	}
	example := "an outcome"
	if len(w.scenario.Outcomes) > 0 {
		example = w.scenario.Outcomes[0].Name
	}
	return cli.Usage(fmt.Sprintf("nobody says what is best for %s, so that there is no best answer", enumerate(silent)),
		fmt.Sprintf("give each a goal, as in actors: {%s: {goal: %s}}, or see an outcome in each combination with --outcome %s", silent[0], example, example))
}

// says is what is about to be run.
func (w *matching) says() string {
	return fmt.Sprintf("%s combinations of the strategies of %s are run, with %s trials each",
		number.Group(len(w.scenario.Policies)), sizes(w.played.Players), number.Group(w.run.Trials))
}

// fits refuses a matrix that would take more memory than it may: what is told of each combination is held until all are played.
func (w *matching) fits() error {
	p, err := w.compile(0)
	if err != nil {
		return err
	}
	need := p.RunMemory(w.run)
	need.Outcomes += 8 * float64(w.run.Trials*len(w.scenario.Policies)*(len(w.options.Measure)+len(w.options.Outcomes)))
	return w.f.fits(need, fmt.Sprintf("%d combinations of %s trials of %s", len(w.scenario.Policies), number.Group(w.run.Trials), w.file), "ask for fewer --trials, or name fewer --actors")
}

// compile makes the program of those combinations that are played at once with the first.
func (w *matching) compile(first int) (*sim.Program, error) {
	o := w.options
	for cell := first; cell < min(first+playedAtOnce, len(w.scenario.Policies)); cell++ {
		o.Policies = append(o.Policies, cell)
	}
	return sim.Compile(w.scenario, o)
}

// play runs all combinations.
func (w *matching) play(ctx context.Context) error {
	total := len(w.scenario.Policies)
	for first := 0; first < total; first += playedAtOnce {
		p, err := w.compile(first)
		if err != nil {
			return err
		}
		at := min(playedAtOnce, total-first)
		run := w.run
		run.Progress = func(done, of int) { w.progress(first*of+at*done, total*of) }
		o, err := p.Run(ctx, run)
		var stopped *sim.Interrupted
		if errors.As(err, &stopped) {
			return cli.Interruption(fmt.Sprintf("interrupted: %s of %s combinations of %s were done", number.Group(first), number.Group(total), w.file))
		}
		if err != nil {
			return failure(err, w.scenario, run.Seed)
		}
		w.played.Certain = (first == 0 || w.played.Certain) && o.Certain
		for i := range o.Policies {
			for player := range w.played.Goals {
				w.played.Goals[player] = append(w.played.Goals[player], o.Measures[i][player])
			}
			for k := range w.played.Values {
				w.played.Values[k] = append(w.played.Values[k], o.Columns[i][k])
			}
		}
	}
	return nil
}

// command is the matrix in canonical form.
func (w *matching) command() string {
	line := "wargame matrix " + quoteFile(w.file)
	if w.f.actors != nil {
		line += " --actors " + w.f.actors.String()
	}
	if w.f.regret {
		line += " --regret"
	}
	if w.played.LuckKnown {
		line += " --luck known"
	}
	return line + fmt.Sprintf(" --trials %d --seed %d --design %s", w.run.Trials, w.f.seed, w.f.design.value) + w.f.choices()
}
