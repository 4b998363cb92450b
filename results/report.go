// Package results says what a run's outcome columns mean: summaries, paired comparisons with the baseline, regret,
// and the cautions that go with them.
//
//	*sim.Outcomes ── NewReport ──▶ *Report ── results/render ──▶ table, json, csv, markdown
//
// A [Report] is made from finished columns alone, so the same columns give the same bytes, whatever the workers. Numbers
// that do not exist (the standard error of a single trial, say) are nil, never NaN.
package results

import "wargame/scenario"

// Report is what is said of one run, ready to print: format.md, "Results as JSON". Field names and omissions are
// the contract of --format json; fields without a JSON name serve the tables.
type Report struct {
	Scenario string         `json:"scenario"` // the file's name without its ending
	Title    string         `json:"title"`
	File     string         `json:"file"`
	Seed     uint64         `json:"seed"`
	Trials   int            `json:"trials"`
	Baseline string         `json:"baseline"`
	Receipt  Receipt        `json:"receipt"`
	Warnings []Warning      `json:"warnings"`
	Checks   []CheckReport  `json:"checks"`
	Policies []PolicyReport `json:"policies"`

	Question string `json:"-"`
	Length   string `json:"-"` // horizon in words: "26 weeks"
	Best     []Best `json:"-"` // one per outcome that says which way is better, where policies were compared
	Again    string `json:"-"` // as in Meta
}

// Receipt is what is needed to get the same bytes again.
type Receipt struct {
	Version      string `json:"version"`       // of the program
	ScenarioHash string `json:"scenario_hash"` // of the scenario as merged
	ModelHash    string `json:"model_hash"`    // of that without titles, sources and the like: equal where columns must be
	Seed         uint64 `json:"seed"`
	First        int    `json:"first,omitempty"` // number of the first trial, where it is not 1
	Trials       int    `json:"trials"`
	Design       string `json:"design"`
	Command      string `json:"command"`       // in canonical form: no workers, output format or paths
	OutcomesHash string `json:"outcomes_hash"` // of all outcome columns
}

// Warning is a caution and what to do about it.
type Warning struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// CheckReport is how a check of the scenario fared.
type CheckReport struct {
	That    string  `json:"that"`
	Holds   bool    `json:"holds"`
	Share   float64 `json:"share"`  // of the trials looked at; 1 where there is none
	Looked  int     `json:"looked"` // trials in which the outcomes that it reads count
	Failing int     `json:"first_failing_trial,omitempty"`

	Asked float64 `json:"-"` // share of trials in which it must hold; 1: all
}

// PolicyReport is what is said of one policy.
type PolicyReport struct {
	Name     string          `json:"name"`
	Title    string          `json:"title"`
	Outcomes []OutcomeReport `json:"outcomes"`
	Series   []SeriesReport  `json:"series,omitempty"`
}

// The two kinds of outcome.
const (
	Number = "number"
	Chance = "chance"
)

// OutcomeReport is one outcome under one policy. Nil and empty fields do not apply: format.md says when.
type OutcomeReport struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Unit   string `json:"unit"`
	Kind   string `json:"kind"`             // Number or Chance
	Better string `json:"better,omitempty"` // "higher", "lower" or empty

	Mean *float64 `json:"mean,omitempty"`
	SD   *float64 `json:"sd,omitempty"`
	SE   *float64 `json:"se,omitempty"` // Monte Carlo standard error of the mean
	Lo   *float64 `json:"lo,omitempty"` // 95% interval of the mean
	Hi   *float64 `json:"hi,omitempty"`
	Min  *float64 `json:"min,omitempty"`
	P5   *float64 `json:"p5,omitempty"`
	P25  *float64 `json:"p25,omitempty"`
	P50  *float64 `json:"p50,omitempty"`
	P75  *float64 `json:"p75,omitempty"`
	P95  *float64 `json:"p95,omitempty"`
	Max  *float64 `json:"max,omitempty"`

	Never       *float64    `json:"never,omitempty"` // share of trials in which a first time did not come
	Given       *float64    `json:"given,omitempty"` // share of trials that count
	PAcceptable *float64    `json:"p_acceptable,omitempty"`
	Acceptable  string      `json:"acceptable,omitempty"` // of a chance: "yes", "no" or "unsettled"
	PBest       *float64    `json:"p_best,omitempty"`
	Regret      *Regret     `json:"regret,omitempty"`
	VsBaseline  *Comparison `json:"vs_baseline,omitempty"`
	Warnings    []Warning   `json:"warnings"`

	Bound     *scenario.Bound `json:"-"` // what is acceptable; nil: unsaid
	Counted   int             `json:"-"` // trials that count
	Events    int             `json:"-"` // of a chance: trials in which it is true
	Quantiles []Quantile      `json:"-"` // p5, p25, p50, p75, p95 with their own intervals
	Rest      *Quantile       `json:"-"` // of a first time: the median of the trials in which it came
}

// Quantile is a quantile and its 95% order-statistic interval. Lo or Hi is infinite where the trials are too few to
// bound it.
type Quantile struct{ Value, Lo, Hi float64 }

// Regret is what a policy misses, trial by trial, against the best of the policies run.
type Regret struct {
	Mean float64 `json:"mean"`
	P95  float64 `json:"p95"`
	Max  float64 `json:"max"`

	SE *float64 `json:"-"` // standard error of Mean
}

// Best is the policy with the best mean of an outcome.
type Best struct {
	Outcome string
	Title   string
	Policy  string
	Clear   bool     // its paired interval to every rival, widened for their number (Bonferroni), leaves out zero
	Share   *float64 // of trials in which it is best; nil where policies cannot be paired (given)
}

// Meta is what a report says of a run that its columns do not know.
type Meta struct {
	Version  string    // of the program
	Command  string    // in canonical form
	Again    string    // the command in which --trial finds a trial of the run again; empty: there is none
	File     string    // as the user named it
	Baseline string    // the policy that others are compared with; empty: the scenario's own
	Workers  int       // at most so many columns are summarised at once; 0: one per processor
	Warnings []Warning // of validate and of the run
}
