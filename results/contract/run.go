package contract

import "wargame/results"

// Runs is what run prints: a report per scenario.
type Runs struct {
	Runs []Run `json:"runs"`
}

// Run is what is said of one run.
type Run struct {
	Scenario string    `json:"scenario"` // the file's name without its ending
	Title    string    `json:"title"`
	File     string    `json:"file"`
	Seed     uint64    `json:"seed"`
	Trials   int       `json:"trials"`
	Baseline string    `json:"baseline"`
	Receipt  Receipt   `json:"receipt"`
	Precise  *Precise  `json:"precision,omitempty"` // of a run that stopped when it was precise enough
	Warnings []Warning `json:"warnings"`
	Checks   []Check   `json:"checks"`
	Policies []Policy  `json:"policies"`
}

// Receipt is what is needed to get the same bytes again.
type Receipt struct {
	Version      string `json:"version"`
	ScenarioHash string `json:"scenario_hash"`
	ModelHash    string `json:"model_hash"`
	Seed         uint64 `json:"seed"`
	First        int    `json:"first,omitempty"` // number of the first trial, where it is not 1
	Trials       int    `json:"trials"`
	Of           int    `json:"of,omitempty"` // over how many trials the design spreads, where these are a part of them
	Design       string `json:"design"`
	Command      string `json:"command"`
	OutcomesHash string `json:"outcomes_hash"`
}

// Warning is a caution and what to do about it.
type Warning struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Check is how a check of the scenario fared.
type Check struct {
	That    string  `json:"that"`
	Holds   bool    `json:"holds"`
	Share   float64 `json:"share"`
	Looked  int     `json:"looked"`
	Failing int     `json:"first_failing_trial,omitempty"`
}

// Policy is what is said of one policy.
type Policy struct {
	Name     string    `json:"name"`
	Title    string    `json:"title"`
	Outcomes []Outcome `json:"outcomes"`
	Series   []Series  `json:"series,omitempty"`
}

// Outcome is one outcome under one policy.
type Outcome struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Unit   string `json:"unit"`
	Kind   string `json:"kind"`             // "number" or "chance"
	Better string `json:"better,omitempty"` // "higher" or "lower"
	For    string `json:"for,omitempty"`    // the actor for whom that is better

	Mean *float64 `json:"mean,omitempty"`
	SD   *float64 `json:"sd,omitempty"`
	SE   *float64 `json:"se,omitempty"`
	Lo   *float64 `json:"lo,omitempty"`
	Hi   *float64 `json:"hi,omitempty"`
	Min  *float64 `json:"min,omitempty"`
	P5   *float64 `json:"p5,omitempty"`
	P25  *float64 `json:"p25,omitempty"`
	P50  *float64 `json:"p50,omitempty"`
	P75  *float64 `json:"p75,omitempty"`
	P95  *float64 `json:"p95,omitempty"`
	Max  *float64 `json:"max,omitempty"`

	Never       *float64    `json:"never,omitempty"`
	Given       *float64    `json:"given,omitempty"`
	PAcceptable *float64    `json:"p_acceptable,omitempty"`
	Acceptable  string      `json:"acceptable,omitempty"` // of a chance: "yes", "no" or "unsettled"
	PBest       *float64    `json:"p_best,omitempty"`
	Regret      *Regret     `json:"regret,omitempty"`
	VsBaseline  *Comparison `json:"vs_baseline,omitempty"`
	Warnings    []Warning   `json:"warnings"`
}

// Regret is what a policy misses, trial by trial, against the best of the policies run.
type Regret struct {
	Mean float64 `json:"mean"`
	P95  float64 `json:"p95"`
	Max  float64 `json:"max"`
}

// Comparison is the paired difference from the baseline.
type Comparison struct {
	Mean    float64  `json:"mean"`
	Lo      *float64 `json:"lo,omitempty"`
	Hi      *float64 `json:"hi,omitempty"`
	PBetter *float64 `json:"p_better,omitempty"`
	PSame   *float64 `json:"p_same,omitempty"`
	PWorse  *float64 `json:"p_worse,omitempty"`
}

// Series is a watched series: mean and quantiles point by point, or for names the share of trials at each.
type Series struct {
	Name  string             `json:"name"`
	Time  Numbers            `json:"time"` // clock units
	Mean  Numbers            `json:"mean,omitempty"`
	P5    Numbers            `json:"p5,omitempty"`
	P25   Numbers            `json:"p25,omitempty"`
	P50   Numbers            `json:"p50,omitempty"`
	P75   Numbers            `json:"p75,omitempty"`
	P95   Numbers            `json:"p95,omitempty"`
	Share map[string]Numbers `json:"share,omitempty"`
}

// NewRuns makes the document of some reports.
func NewRuns(reports []*results.Report) Runs { return Runs{each(reports, newRun)} }

func newRun(r *results.Report) Run {
	return Run{
		Scenario: r.Scenario,
		Title:    r.Title,
		File:     r.File,
		Seed:     r.Seed,
		Trials:   r.Trials,
		Baseline: r.Baseline,
		Receipt:  Receipt(r.Receipt),
		Precise:  newPrecise(r.Precision),
		Warnings: newWarnings(r.Warnings),
		Checks: each(r.Checks, func(c results.CheckReport) Check {
			return Check{That: c.That, Holds: c.Holds, Share: c.Share, Looked: c.Looked, Failing: c.Failing}
		}),
		Policies: each(r.Policies, func(p results.PolicyReport) Policy {
			return Policy{Name: p.Name, Title: p.Title, Outcomes: each(p.Outcomes, newOutcome), Series: each(p.Series, newSeries)}
		}),
	}
}

func newWarnings(list []results.Warning) []Warning {
	return each(list, func(w results.Warning) Warning { return Warning(w) })
}

func newOutcome(o results.OutcomeReport) Outcome {
	out := Outcome{
		Name: o.Name, Title: o.Title, Unit: o.Unit, Kind: o.Kind.String(), Better: o.Better.String(), For: o.For.Named(),
		Mean: o.Mean, SD: o.SD, SE: o.SE, Lo: o.Lo, Hi: o.Hi, Min: o.Min, Max: o.Max,
		Never: o.Never, Given: o.Given, PAcceptable: o.PAcceptable, Acceptable: o.Acceptable.String(), PBest: o.PBest,
		Warnings: newWarnings(o.Warnings),
	}
	if q := o.Quantiles; q != nil {
		out.P5, out.P25, out.P50 = finite(q.P5.Value), finite(q.P25.Value), finite(q.P50.Value)
		out.P75, out.P95 = finite(q.P75.Value), finite(q.P95.Value)
	}
	if r := o.Regret; r != nil {
		out.Regret = &Regret{Mean: r.Mean, P95: r.P95, Max: r.Max}
	}
	if c := o.VsBaseline; c != nil {
		out.VsBaseline = &Comparison{Mean: c.Mean, Lo: c.Lo, Hi: c.Hi, PBetter: c.PBetter, PSame: c.PSame, PWorse: c.PWorse}
	}
	return out
}

func newSeries(s results.SeriesReport) Series {
	out := Series{Name: s.Name, Time: s.Time, Mean: s.Mean, P5: s.P5, P25: s.P25, P50: s.P50, P75: s.P75, P95: s.P95}
	if s.Share != nil {
		out.Share = make(map[string]Numbers, len(s.Share))
	}
	for name, shares := range s.Share {
		out.Share[name] = shares
	}
	return out
}
