package results

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"strconv"
	"sync"

	"wargame/results/stats"
	"wargame/scenario"
	"wargame/sim"
)

// maxWorkers bounds how many columns are summarised at once, because each may need a few megabytes to select in.
const maxWorkers = 4

// run is the columns being reported on.
type run struct {
	*sim.Outcomes
	baseline   int // position in Policies
	replicates int // from which errors come; 1: from the trials

	of    []int  // where the trials of several runs are not paired: of which of parts each policy is; nil: all are paired
	parts []Part // those runs
}

// NewReport says what the columns of a run mean.
func NewReport(o *sim.Outcomes, m Meta) (*Report, error) {
	if err := check(o); err != nil {
		return nil, err
	}
	return run{Outcomes: o, replicates: replicatesOf(o)}.report(m)
}

// report says what the columns mean.
func (r run) report(m Meta) (*Report, error) {
	o, err := r.Outcomes, error(nil)
	if r.baseline, err = baselineOf(o, m.Baseline); err != nil {
		return nil, err
	}
	s := o.Scenario
	report := &Report{
		Scenario:  s.Name,
		Certain:   o.Certain,
		Title:     s.Title,
		File:      m.File,
		Seed:      o.Seed,
		Trials:    o.Trials,
		Baseline:  o.Policy(r.baseline).Name,
		Receipt:   NewReceipt(o, m),
		Warnings:  append([]Warning{}, m.Warnings...),
		Checks:    checks(o),
		Policies:  make([]PolicyReport, len(o.Policies)),
		Question:  s.Question,
		Headlines: headlines(o),
		Length:    length(s.Clock),
		Clock:     s.Clock,
		Again:     m.Again,
		Precision: m.Precise,
	}
	if m.Precise != nil {
		report.Warnings = append(report.Warnings, m.Precise.Warning(o))
	}
	report.Warnings = append(report.Warnings, cautions(o)...)
	for i := range o.Policies {
		report.Policies[i] = PolicyReport{
			Name:     o.Policy(i).Name,
			Title:    o.Policy(i).Title,
			Outcomes: make([]OutcomeReport, len(o.Outcomes)),
		}
	}
	r.fill(report, m.Workers)
	return report, nil
}

// cautions are those that go with all of a run.
func cautions(o *sim.Outcomes) []Warning {
	var list []Warning
	if partial(o) {
		list = append(list, warnPart(o.First, o.Trials, o.Design))
	}
	switch {
	case len(o.Outcomes) == 0:
		list = append(list, warnNoOutcomes())
	case o.Certain:
		list = append(list, warnCertain(o.Trials))
	case o.Trials < fewTrials:
		list = append(list, warnFewTrials(o.Trials))
	}
	return list
}

// replicatesOf is how many replicates of equal size a run is made of; 1 where errors come from its trials, as those of a part of
// a design do: they are no smaller than a design's, for what is spread evenly over all is spread no worse than at random over some.
func replicatesOf(o *sim.Outcomes) int {
	if n := o.Design.Replicates(); o.Trials%n == 0 && !partial(o) {
		return n
	}
	return 1
}

// kindOf is Number or Chance.
func kindOf(q *scenario.Outcome) Kind {
	if q.IsChance() {
		return Chance
	}
	return Number
}

// baselineOf is the place among the policies of the baseline: the one named, else the scenario's own, else the first that
// was run.
func baselineOf(o *sim.Outcomes, name string) (int, error) {
	for i, p := range o.Policies {
		if o.Policy(i).Name == name || name == "" && p == o.Scenario.Baseline {
			return i, nil
		}
	}
	if name != "" {
		return 0, fmt.Errorf("results: the baseline %s was not run", name)
	}
	return 0, nil
}

// check refuses columns that do not fit their run.
func check(o *sim.Outcomes) error {
	switch {
	case o.Trials < 1:
		return errors.New("results: a run of no trials")
	case len(o.Policies) == 0 || len(o.Columns) != len(o.Policies):
		return fmt.Errorf("results: columns of %d policies in a run of %d", len(o.Columns), len(o.Policies))
	}
	for i, columns := range o.Columns {
		if len(columns) != len(o.Outcomes) {
			return fmt.Errorf("results: %d columns under policy %d in a run of %d outcomes", len(columns), i, len(o.Outcomes))
		}
		for k, c := range columns {
			if len(c.Values) != o.Trials {
				return fmt.Errorf("results: column %d under policy %d has %d values in a run of %d trials", k, i, len(c.Values), o.Trials)
			}
		}
	}
	return nil
}

// apart says whether the trials under two policies are not paired.
func (r run) apart(i, j int) bool { return r.of != nil && r.of[i] != r.of[j] }

// trials is how many there are under a policy, and from how many replicates its errors come.
func (r run) trials(i int) (trials, replicates int) {
	if r.of == nil {
		return r.Trials, r.replicates
	}
	p := r.parts[r.of[i]].Outcomes
	return p.Trials, replicatesOf(p)
}

// fill summarises every column, several at once. Each has its place, so that the order does not matter.
func (r run) fill(report *Report, workers int) {
	columns, rivals := []func(){}, []func(){}
	for k := range r.Outcomes.Outcomes {
		var outs []*OutcomeReport
		for i := range r.Policies {
			out := &report.Policies[i].Outcomes[k]
			columns = append(columns, func() { *out = r.outcome(i, k) })
			outs = append(outs, out)
		}
		rivals = append(rivals, func() { r.rivals(k, outs) })
	}
	atOnce(columns, workers)
	atOnce(rivals, workers)
}

// atOnce does what does not depend on each other, as much of it at once as there are workers.
func atOnce(tasks []func(), workers int) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	next := make(chan func())
	var done sync.WaitGroup
	for range min(workers, maxWorkers, len(tasks)) {
		done.Go(func() {
			for task := range next {
				task()
			}
		})
	}
	for _, task := range tasks {
		next <- task
	}
	close(next)
	done.Wait()
}

// sample is the values that count of outcome k under policy i.
func (r run) sample(i, k int) stats.Sample {
	return counting(r.Columns[i][k])
}

// where is the values of the trials (from 0) that are as asked.
func where(values []float64, is func(trial int) bool) stats.Sample {
	return stats.Made(len(values), func(dst []float64, from, to int) []float64 {
		dst = dst[:0]
		for t := from; t < to; t++ {
			if is(t) {
				dst = append(dst, values[t])
			}
		}
		return dst
	})
}

func checks(o *sim.Outcomes) []CheckReport {
	out := make([]CheckReport, len(o.Checks))
	for i, c := range o.Checks {
		of := o.Scenario.Checks[c.Check]
		out[i] = CheckReport{That: of.That, Holds: c.Holds, Share: c.Share, Looked: c.Looked, Failing: c.Failing, Asked: of.Share}
	}
	return out
}

// length is how long a run is, in words.
func length(c scenario.Clock) string {
	h := strconv.FormatFloat(c.Horizon(), 'g', 6, 64) + " " + c.Unit
	if c.Horizon() == 1 {
		return h
	}
	return h + "s"
}

// finite is a pointer to x, or nil where x does not exist. Minus zero becomes zero.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x += 0
	return &x
}
