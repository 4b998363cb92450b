package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"wargame/cmd/wargame/internal/cli"
	"wargame/results"
	"wargame/results/number"
	"wargame/scenario/formula"
	"wargame/scenario/source"
	"wargame/sim"
	"wargame/sim/design"
)

// precision is how precisely differences are to be known, from which the number of trials follows: the flags for it.
type precision struct {
	aims aims
	most count // trials at most
}

// register adds the flags.
func (p *precision) register(flags *pflag.FlagSet) {
	p.most = 1_000_000
	flags.Var(&p.aims, "precision", "instead of --trials: stop when differences are known this well, such as 2% (of the baseline's range from p5 to p95) or ground_lost=25 (in its unit); repeatable")
	flags.Var(&p.most, "trials-max", "with --precision: stop at so many trials at the latest")
}

func (p *precision) asked() bool { return len(p.aims) > 0 }

// aim is how precisely one outcome is to be known, or all that are not named.
type aim struct {
	outcome string // empty: all
	half    float64
	share   bool // of the baseline's range
}

// aims is a flag that is how precisely outcomes are to be known; repeatable.
type aims []aim

func (l *aims) Type() string   { return "share|outcome=number" }
func (l *aims) String() string { return "" }

func (l *aims) Set(text string) error {
	const example = "for example --precision 2% or --precision ground_lost=25"
	name, value, named := strings.Cut(text, "=")
	if !named {
		name, value = "", text
	}
	one := aim{outcome: strings.TrimSpace(name)}
	value, one.share = strings.CutSuffix(strings.TrimSpace(value), "%")
	tree, problems := formula.Parse(source.Fixed(value, source.Span{}))
	switch {
	case named && !formula.IsIdentifier(one.outcome):
		return cli.Usage("does not begin with the name of an outcome", example)
	case strings.HasPrefix(value, "-"):
		return cli.Usage("is negative, and half the width of an interval is more than 0", example)
	case problems.HasErrors() || tree.Kind != formula.Number || tree.Unit != "":
		return cli.Usage("must be a share, or a number of an outcome's unit", example)
	case tree.Value == 0:
		return cli.Usage("is never reached: no number of trials leaves no error at all", example)
	case !named && !one.share:
		return cli.Usage("must say of which outcome it is, whose unit it has", fmt.Sprintf("--precision OUTCOME=%s, or --precision 2%% for a share of each outcome's range", value))
	case slices.ContainsFunc(*l, func(a aim) bool { return a.outcome == one.outcome }):
		return cli.Usage("is of what another --precision is of", "give one of them")
	}
	if one.half = tree.Value; one.share {
		one.half /= 100
	}
	*l = append(*l, one)
	return nil
}

// conflicts refuses flags that say otherwise how many trials are run, or that would need to know it before.
func (f *runFlags) conflicts(flags *pflag.FlagSet) error {
	if !f.precision.asked() {
		if flags.Changed("trials-max") {
			return cli.Usage("--trials-max ends a run that stops by its --precision, and there is none", "for so many trials: --trials")
		}
		return nil
	}
	const why = "--precision finds out how many trials to run"
	switch {
	case flags.Changed("trials"):
		return cli.Usage(why+", and --trials says it", "give one of them; at most so many: --trials-max")
	case f.design.value != design.Random:
		return cli.Usage(fmt.Sprintf("%s, and --design %s has to know it before the first one", why, f.design.value), "leave out --design")
	case f.trial > 0 || f.at.value != "":
		return cli.Usage(why+", and --trial and --at show one", "give one of them")
	case f.watching:
		return cli.Usage(why+", and --watch compares runs of as many trials each", "give --trials")
	}
	return nil
}

// of are the aims for a prepared scenario.
func (l aims) of(p *prepared) ([]results.Aim, error) {
	names := make([]string, len(p.scenario.Outcomes))
	for i, outcome := range p.scenario.Outcomes {
		names[i] = outcome.Name
	}
	of := map[string]aim{}
	for _, one := range l {
		if one.outcome == "" {
			continue
		}
		found, err := find(p.file, "outcome", []string{one.outcome}, names)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(p.outcomes, found[0]) {
			return nil, cli.Usage("--precision is of "+one.outcome+", which --outcome leaves out", "name it in --outcome too")
		}
		of[one.outcome] = one
	}
	var list []results.Aim
	for k, i := range p.outcomes {
		one, ok := of[names[i]]
		if all := slices.IndexFunc(l, func(a aim) bool { return a.outcome == "" }); !ok && all >= 0 {
			one, ok = l[all], true
		}
		if ok {
			list = append(list, results.Aim{Outcome: k, Half: one.half, Share: one.share, Named: one.outcome != ""})
		}
	}
	switch {
	case len(p.policies) < 2:
		return nil, cli.Usage(fmt.Sprintf("--precision is of differences between policies, and of %s one only is run", p.file),
			"name more in --policy, or add one to the scenario; the error of means: --trials")
	case len(list) == 0:
		return nil, cli.Usage(p.file+" has no outcomes, and so nothing to be precise of", "add outcomes: {NAME: final(STOCK)}")
	}
	return list, nil
}

// fitsUntil refuses a run that could come to take more memory than it may: the same command is to stop at the same trial everywhere,
// so that memory does not end it. Batches and what they are joined to are held at once.
func (f *selection) fitsUntil(p *prepared, o sim.RunOptions) error {
	need := p.program.RunMemory(o)
	need.Outcomes *= 2
	limit, _ := f.allowance()
	smaller := "ask for fewer --workers"
	if need.Workers < limit {
		smaller = fmt.Sprintf("ask for at most %s --trials-max, or name the --policy and --outcome that matter",
			number.Group(int((limit-need.Workers)/need.Outcomes*float64(o.Trials))))
	}
	return f.fits(need, fmt.Sprintf("%s trials (--trials-max) of %s under %d policies with %d outcomes",
		number.Group(o.Trials), p.file, len(p.policies), len(p.outcomes)), smaller)
}

// until runs trials, batch by batch, until differences are known as precisely as asked, and o.Trials at most. Where the user
// interrupts, it gives what is complete, without a precision, and the interruption.
func (f *selection) until(ctx context.Context, a *app, p *prepared, o sim.RunOptions) (*sim.Outcomes, *results.Precision, error) {
	aims, err := f.precision.aims.of(p)
	if err != nil {
		return nil, nil, err
	}
	line := a.Progress(p.scenario.Name)
	defer line.End()
	baseline, most, need := p.scenario.Policies[p.baseline].Name, o.Trials, 0.0
	var so *sim.Outcomes
	for done := 0; ; {
		batch := o
		batch.First, batch.Trials = o.First+done, results.NextLook(done, most)-done
		batch.Progress = func(of, _ int) {
			line.Update(done+of, max(done+batch.Trials, int(math.Min(need, float64(most)))))
		}
		part, err := cli.Await(ctx, func() (*sim.Outcomes, error) { return p.program.Run(ctx, batch) })
		if ctx.Err() != nil && err != nil {
			return f.cutShort(p, so, err, line.Done())
		}
		if err != nil {
			return nil, nil, failure(err, p.scenario, o.Seed)
		}
		if so, err = joined(so, part); err != nil {
			return nil, nil, err
		}
		precise, err := results.Look(so, baseline, aims, o.Workers)
		if err != nil {
			return nil, nil, flat(err, p)
		}
		if done = so.Trials; precise.Reached || done == most {
			precise.Most = most
			return so, precise, nil
		}
		need = precise.Need
	}
}

// joined is a batch joined to those before, if any.
func joined(before, batch *sim.Outcomes) (*sim.Outcomes, error) {
	if before == nil {
		return batch, nil
	}
	return sim.Join(before, batch)
}

// cutShort is what a run gives that is interrupted on its way: the batches so far, and what is complete of the one under way.
func (f *selection) cutShort(p *prepared, so *sim.Outcomes, err error, done int) (*sim.Outcomes, *results.Precision, error) {
	said := fmt.Sprintf("interrupted: %s trials of %s were done, and it is not as precise as asked", number.Group(done), p.file)
	var stopped *sim.Interrupted
	if errors.As(err, &stopped) && stopped.Complete != nil {
		if so, err = joined(so, stopped.Complete); err != nil {
			return nil, nil, err
		}
	}
	if so != nil {
		said += "; its results are those of the first " + number.Group(so.Trials)
	}
	return so, nil, cli.Interruption(said)
}

// flat says what to do where a share of no range is asked for.
func flat(err error, p *prepared) error {
	var flat *results.Flat
	if !errors.As(err, &flat) {
		return err
	}
	return cli.Usage(fmt.Sprintf("--precision: %s: %v", p.file, flat),
		fmt.Sprintf("say it in its unit: --precision %s=NUMBER; or leave it out: name the others in --outcome", flat.Outcome))
}
