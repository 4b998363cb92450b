package saved

import (
	"wargame/results"
	"wargame/results/contract"
)

// report is the run of --format json, and what else a report tells: its screens are drawn from this alone, so that they are the
// same whether trials were saved or not. What stands in the scenario is not said again.
type report struct {
	contract.Run
	Checks       []check     `json:"checks"`
	Policies     []policy    `json:"policies"`
	Again        string      `json:"again"`
	Certain      bool        `json:"certain"`
	Length       string      `json:"length"`
	Headlines    []int       `json:"headlines"` // places among the outcomes
	InfluencesOf int         `json:"influences_of"`
	Influences   []influence `json:"influences"`
}

type check struct {
	contract.Check
	Number int     `json:"number"` // its place among the checks of the scenario, from 0
	Asked  float64 `json:"asked"`
}

type policy struct {
	contract.Policy
	Outcomes []outcome `json:"outcomes"`
}

type outcome struct {
	contract.Outcome
	Score      score       `json:"score"`
	Counted    int         `json:"counted"`
	Events     int         `json:"events,omitempty"`
	Quantiles  []quantile  `json:"quantiles,omitempty"` // p5, p25, p50, p75, p95
	Rest       *quantile   `json:"rest,omitempty"`
	Regret     *regret     `json:"regret,omitempty"`
	VsBaseline *comparison `json:"vs_baseline,omitempty"`
}

type score struct {
	Mark         string `json:"mark"`
	Best         bool   `json:"best"`
	Unacceptable bool   `json:"unacceptable"`
}

type quantile struct {
	Value real `json:"value"`
	Lo    real `json:"lo"`
	Hi    real `json:"hi"`
}

type regret struct {
	contract.Regret
	SE *float64 `json:"se,omitempty"`
}

type comparison struct {
	contract.Comparison
	Own       real              `json:"own"`
	Base      real              `json:"base"`
	SE        *float64          `json:"se,omitempty"`
	Verdict   string            `json:"verdict"`
	Direction string            `json:"direction"`
	Under     real              `json:"under"`
	Advice    *contract.Warning `json:"advice,omitempty"`
}

type influence struct {
	Variable string `json:"variable"`
	Share    real   `json:"share"`
	Low      side   `json:"low"`
	High     side   `json:"high"`
}

type side struct {
	Edge real `json:"edge"`
	Mean real `json:"mean"`
}

// newReport is what run.json says of a run.
func newReport(run *Run) report {
	r := run.Report
	said := contract.NewRuns([]*results.Report{r}).Runs[0]
	out := report{Run: said, Again: r.Again, Certain: r.Certain, Length: r.Length, Headlines: r.Headlines, InfluencesOf: r.InfluencesOf}
	for i, c := range r.Checks {
		out.Checks = append(out.Checks, check{said.Checks[i], run.Outcomes.Checks[i].Check, c.Asked})
	}
	for i, p := range r.Policies {
		of := policy{Policy: said.Policies[i]}
		for k := range p.Outcomes {
			of.Outcomes = append(of.Outcomes, newOutcome(of.Policy.Outcomes[k], &p.Outcomes[k]))
		}
		out.Policies = append(out.Policies, of)
	}
	for _, i := range r.Influences {
		out.Influences = append(out.Influences, influence{i.Variable.Name, real(i.Share), newSide(i.Low), newSide(i.High)})
	}
	return out
}

func newOutcome(said contract.Outcome, o *results.OutcomeReport) outcome {
	out := outcome{Outcome: said, Counted: o.Counted, Events: o.Events,
		Score: score{marks[o.Score.Mark], o.Score.Best, o.Score.Unacceptable}}
	if q := o.Quantiles; q != nil {
		for _, one := range []results.Quantile{q.P5, q.P25, q.P50, q.P75, q.P95} {
			out.Quantiles = append(out.Quantiles, newQuantile(one))
		}
	}
	if o.Rest != nil {
		rest := newQuantile(*o.Rest)
		out.Rest = &rest
	}
	if o.Regret != nil {
		out.Regret = &regret{*said.Regret, o.Regret.SE}
	}
	if c := o.VsBaseline; c != nil {
		out.VsBaseline = &comparison{*said.VsBaseline, real(c.Own), real(c.Base), c.SE, verdicts[c.Verdict], directions[c.Direction], real(c.Under),
			(*contract.Warning)(c.Advice)}
	}
	return out
}

func newQuantile(q results.Quantile) quantile { return quantile{real(q.Value), real(q.Lo), real(q.Hi)} }

func newSide(s results.Side) side { return side{real(s.Edge), real(s.Mean)} }
