// Package analysis says why a run came out as it did: which assumptions matter, where a policy fails, and which choice holds up.
//
//	*sim.Outcomes + what it drew ── NewRun ──▶ *Run ── Factors ──▶ X
//	                                                └─ Target ───▶ Y ── estimators ──▶ values with intervals
//
// Estimators read finished columns alone, fresh or loaded from a saved run, so that the same columns give the same bytes whatever
// the workers. Runners, which need worlds, lucks or levers of their own choice, call the engine and hand its columns to estimators.
package analysis

import (
	"fmt"
	"slices"

	"wargame/scenario"
	"wargame/sim"
)

// Run is the columns of a run and what its trials drew.
type Run struct {
	*sim.Outcomes
	Drawn    [][]float64 // a column for each variable of the scenario, of all trials of the run
	Baseline int         // place among the policies of the run
}

// NewRun takes the columns of a run together; drawn is as sim.Variables gives it for the same trials.
func NewRun(o *sim.Outcomes, drawn [][]float64, baseline int) (*Run, error) {
	if len(drawn) != len(o.Scenario.Variables) {
		return nil, fmt.Errorf("analysis: columns of %d variables, where the scenario has %d", len(drawn), len(o.Scenario.Variables))
	}
	for v, x := range drawn {
		if len(x) != o.Trials {
			return nil, fmt.Errorf("analysis: %s has %d values in a run of %d trials", o.Scenario.Variables[v].Name, len(x), o.Trials)
		}
	}
	return &Run{o, drawn, baseline}, nil
}

// Factor is a variable that varies over the trials of a run.
type Factor struct {
	*scenario.Variable
	X []float64 // a value a trial
}

// Factors are the variables that vary, in file order. One that is drawn and came out the same in every trial is none.
func (r *Run) Factors() []Factor {
	var list []Factor
	for v, x := range r.Drawn {
		if varies(x) {
			list = append(list, Factor{r.Scenario.Variables[v], x})
		}
	}
	return list
}

func varies(x []float64) bool {
	for _, v := range x {
		if v != x[0] {
			return true
		}
	}
	return false
}

// Target is what is to be explained: an outcome under a policy, or by how much it differs there from another policy in the same
// trial.
type Target struct {
	Outcome *scenario.Outcome
	Policy  *scenario.Policy
	Against *scenario.Policy // nil: the outcome itself
	Y       []float64        // of the trials that count: under both policies, where there are two
	Trials  []int            // which these are, from 0, ascending
}

// None is the place of no policy.
const None = -1

// Target is that of outcome k under policy i, less that under policy j; None: the outcome itself.
func (r *Run) Target(k, i, j int) Target { return r.targetIn(k, i, j, r.Trials, Target{}) }

// targetIn is that of the first so many trials, in the memory of another target, whose values are lost.
func (r *Run) targetIn(k, i, j, trials int, room Target) Target {
	t := Target{Outcome: r.Outcome(k), Policy: r.Policy(i), Y: slices.Grow(room.Y[:0], trials), Trials: slices.Grow(room.Trials[:0], trials)}
	own, base := r.Columns[i][k], sim.Column{}
	if j != None {
		t.Against, base = r.Policy(j), r.Columns[j][k]
	}
	for n, y := range own.Values[:trials] {
		if !counts(own, n) || j != None && !counts(base, n) {
			continue
		}
		if j != None {
			y -= base.Values[n]
		}
		t.Y, t.Trials = append(t.Y, y), append(t.Trials, n)
	}
	return t
}

func counts(c sim.Column, trial int) bool { return c.Given == nil || c.Given.Has(trial) }

// Of is a column in the trials that count for the target.
func (t Target) Of(column []float64) []float64 {
	n := len(t.Trials)
	if n == 0 || t.Trials[n-1] == n-1 { // the first trials, all of which count
		return column[:n]
	}
	values := make([]float64, n)
	for i, trial := range t.Trials {
		values[i] = column[trial]
	}
	return values
}
