// Package results says what a run's outcome columns mean: summaries, paired comparisons with the baseline, regret,
// and the cautions that go with them.
//
//	*sim.Outcomes ── NewReport ──▶ *Report ── results/render   ──▶ table, csv, markdown
//	                                       ── results/contract ──▶ json
//
// A [Report] is made from finished columns alone, so the same columns give the same bytes, whatever the workers. Numbers
// that do not exist (the standard error of a single trial, say) are nil, never NaN.
package results

import "wargame/scenario"

// Report is what is said of one run.
type Report struct {
	Scenario string // the file's name without its ending
	Title    string
	Question string
	Length   string // horizon in words: "26 weeks"
	Clock    scenario.Clock
	File     string // as the user named it; empty: it is of several
	Seed     uint64
	Trials   int
	Most     int  // trials of the run that has most, where it is of several that have not as many each; 0: all have Trials
	Certain  bool // nothing is drawn: all trials are the same
	Baseline string
	Receipt  Receipt
	Warnings []Warning
	Checks   []CheckReport
	Policies []PolicyReport

	Headlines  []int       // places of the outcomes on the scorecard
	Precision  *Precision  // of a run that stopped when it was precise enough; nil: it did not look
	Influences []Influence // what one of them goes with under the baseline, the strongest first: see AddInfluences

	InfluencesOf int    // the place of that one
	Again        string // as in Meta
}

// Exact says that the values of the run are all that there is to say, and no error: because it has one trial, or because all trials
// are the same.
func (r *Report) Exact() bool { return r.Trials == 1 || r.Certain }

// Receipt is what is needed to get the same bytes again.
type Receipt struct {
	Version      string // of the program
	ScenarioHash string // of the scenario as merged
	ModelHash    string // of that without titles, sources and the like: equal where columns must be
	Seed         uint64
	First        int // number of the first trial, where it is not 1
	Trials       int
	Of           int // over how many trials the design spreads, where these are a part of them
	Design       string
	Command      string // in canonical form: the file as the user named it, no workers or output format
	OutcomesHash string // of all outcome columns
}

// Warning is a caution and what to do about it.
type Warning struct {
	Code string
	Text string
}

// CheckReport is how a check of the scenario fared.
type CheckReport struct {
	That    string
	Holds   bool
	Share   float64 // of the trials looked at; 1 where there is none
	Looked  int     // trials in which the outcomes that it reads count
	Failing int     // the first in which it does not hold, from 1; 0: none
	Asked   float64 // share of trials in which it must hold; 1: all
}

// PolicyReport is what is said of one policy.
type PolicyReport struct {
	Name     string
	Title    string
	Outcomes []OutcomeReport
	Series   []SeriesReport
}

// Kind is what an outcome's values are.
type Kind uint8

// The kinds of outcome.
const (
	Number Kind = iota
	Chance      // truth values, of which the mean is a chance
)

// String is the kind in one word.
func (k Kind) String() string { return [...]string{Number: "number", Chance: "chance"}[k] }

// Acceptance says whether a chance is good enough.
type Acceptance uint8

// Whether a chance is good enough.
const (
	Unsaid     Acceptance = iota // the scenario does not say what is
	Acceptable                   // its whole interval is
	Unacceptable
	Unsettled // the interval holds the limit
)

// String is the answer in one word: yes, no, unsettled; empty where nothing is asked.
func (a Acceptance) String() string {
	return [...]string{Unsaid: "", Acceptable: "yes", Unacceptable: "no", Unsettled: "unsettled"}[a]
}

// OutcomeReport is one outcome under one policy. Nil and empty fields do not apply.
type OutcomeReport struct {
	Name   string
	Title  string
	Unit   string
	Kind   Kind
	Better scenario.Better
	For    *scenario.Actor // for whom it is better; nil: unsaid
	Bound  *scenario.Bound // what is acceptable; nil: unsaid

	Mean *float64
	SD   *float64
	SE   *float64 // Monte Carlo standard error of the mean
	Lo   *float64 // 95% interval of the mean
	Hi   *float64
	Min  *float64
	Max  *float64

	Never       *float64 // share of trials in which a first time did not come
	Given       *float64 // share of trials that count
	PAcceptable *float64
	Acceptable  Acceptance // of a chance
	PBest       *float64
	Regret      *Regret
	VsBaseline  *Comparison
	Score       Score
	Warnings    []Warning

	Counted   int        // trials that count
	Events    int        // of a chance: trials in which it is true
	Quantiles *Quantiles // nil: no trial counts
	Rest      *Quantile  // of a first time: the median of the trials in which it came
}

// Quantiles are those of an outcome, each with its own interval.
type Quantiles struct{ P5, P25, P50, P75, P95 Quantile }

// Quantile is a quantile and its 95% order-statistic interval. Lo or Hi is infinite where the trials are too few to
// bound it.
type Quantile struct{ Value, Lo, Hi float64 }

// Regret is what a policy misses, trial by trial, against the best of the policies run.
type Regret struct {
	Mean float64
	P95  float64
	Max  float64
	SE   *float64 // standard error of Mean
}

// Meta is what a report says of a run that its columns do not know.
type Meta struct {
	Version  string     // of the program
	Command  string     // in canonical form
	Again    string     // the command in which --trial finds a trial of the run again; empty: there is none
	File     string     // as the user named it
	Baseline string     // the policy that others are compared with; empty: the scenario's own
	Precise  *Precision // what is to stand in Report.Precision, with its warning
	Workers  int        // at most so many columns are summarised at once; 0: one per processor
	Warnings []Warning  // of validate and of the run
}
