package saved

import (
	"errors"
	"fmt"

	"wargame/results"
	"wargame/results/contract"
	"wargame/scenario"
)

// results is the report that run.json tells of, over the scenario that it holds.
func (r *report) results(s *scenario.Scenario) (*results.Report, error) {
	out := &results.Report{
		Scenario: r.Scenario, Title: r.Title, Question: s.Question, Length: r.Length, Clock: s.Clock, File: r.File, Seed: r.Seed, Trials: r.Trials,
		Certain: r.Certain, Baseline: r.Baseline, Receipt: results.Receipt(r.Receipt), Warnings: cautions(r.Warnings),
		Headlines: r.Headlines, InfluencesOf: r.InfluencesOf, Again: r.Again,
		Precision: r.Precise.Results(),
	}
	for _, c := range r.Checks {
		out.Checks = append(out.Checks, results.CheckReport{That: c.That, Holds: c.Holds, Share: c.Share, Looked: c.Looked, Failing: c.Failing, Asked: c.Asked})
	}
	for _, p := range r.Policies {
		of, err := p.results(s)
		if err != nil {
			return nil, err
		}
		out.Policies = append(out.Policies, of)
	}
	for _, i := range r.Influences {
		v := named(s.Variables, i.Variable, func(v *scenario.Variable) string { return v.Name })
		if v == nil {
			return nil, fmt.Errorf("the scenario has no variable %q", i.Variable)
		}
		out.Influences = append(out.Influences, results.Influence{Variable: *v, Share: float64(i.Share), Low: i.Low.results(), High: i.High.results()})
	}
	return out, r.fits(len(s.Outcomes))
}

// fits refuses places of outcomes that are not there.
func (r *report) fits(most int) error {
	if len(r.Policies) == 0 {
		return errors.New("it has no policy")
	}
	n := len(r.Policies[0].Outcomes)
	for _, p := range r.Policies {
		if len(p.Outcomes) != n || n > most {
			return fmt.Errorf("policy %q has %d outcomes", p.Name, len(p.Outcomes))
		}
	}
	for _, k := range append([]int{r.InfluencesOf}, r.Headlines...) {
		if k < 0 || k >= n && k > 0 {
			return fmt.Errorf("there is no outcome %d", k)
		}
	}
	return nil
}

// named is the element of a list that has a name; nil where none has.
func named[T any](list []T, name string, of func(T) string) *T {
	for i := range list {
		if of(list[i]) == name {
			return &list[i]
		}
	}
	return nil
}

func (p *policy) results(s *scenario.Scenario) (results.PolicyReport, error) {
	out := results.PolicyReport{Name: p.Name, Title: p.Title, Outcomes: make([]results.OutcomeReport, 0, len(p.Outcomes))}
	for _, o := range p.Outcomes {
		q := named(s.Outcomes, o.Name, func(q *scenario.Outcome) string { return q.Name })
		if q == nil {
			return out, fmt.Errorf("the scenario has no outcome %q", o.Name)
		}
		of, err := o.results(*q)
		if err != nil {
			return out, fmt.Errorf("outcome %q: %w", o.Name, err)
		}
		out.Outcomes = append(out.Outcomes, of)
	}
	for _, x := range p.Series {
		w := named(s.Watch, x.Name, func(w *scenario.Series) string { return w.Name })
		if w == nil {
			return out, fmt.Errorf("the scenario watches no %q", x.Name)
		}
		series := results.SeriesReport{Name: x.Name, Title: (*w).Title, Unit: (*w).Unit, Levels: (*w).Levels, Time: x.Time, Mean: x.Mean, P5: x.P5, P25: x.P25, P50: x.P50, P75: x.P75, P95: x.P95}
		if x.Share != nil {
			series.Share = make(map[string][]float64, len(x.Share))
		}
		for name, shares := range x.Share {
			series.Share[name] = shares
		}
		out.Series = append(out.Series, series)
	}
	return out, nil
}

func (o *outcome) results(q *scenario.Outcome) (results.OutcomeReport, error) {
	kind, badKind := valueOf[results.Kind](kinds, o.Kind)
	acceptable, badAcceptance := valueOf[results.Acceptance](acceptances, o.Acceptable)
	mark, badMark := valueOf[results.Mark](marks, o.Score.Mark)
	out := results.OutcomeReport{
		Name: o.Name, Title: o.Title, Unit: o.Unit, Kind: kind, Better: q.Better, For: q.For, Bound: q.Acceptable,
		Mean: o.Mean, SD: o.SD, SE: o.SE, Lo: o.Lo, Hi: o.Hi, Min: o.Min, Max: o.Max,
		Never: o.Never, Given: o.Given, PAcceptable: o.PAcceptable, Acceptable: acceptable, PBest: o.PBest,
		Score:    results.Score{Mark: mark, Best: o.Score.Best, Unacceptable: o.Score.Unacceptable},
		Warnings: cautions(o.Warnings), Counted: o.Counted, Events: o.Events,
	}
	if err := errors.Join(badKind, badAcceptance, badMark); err != nil {
		return out, err
	}
	switch q := o.Quantiles; len(q) {
	case 0:
	case 5:
		out.Quantiles = &results.Quantiles{P5: q[0].results(), P25: q[1].results(), P50: q[2].results(), P75: q[3].results(), P95: q[4].results()}
	default:
		return out, fmt.Errorf("it has %d quantiles", len(q))
	}
	if o.Rest != nil {
		rest := o.Rest.results()
		out.Rest = &rest
	}
	if r := o.Regret; r != nil {
		out.Regret = &results.Regret{Mean: r.Mean, P95: r.P95, Max: r.Max, SE: r.SE}
	}
	var err error
	if o.VsBaseline != nil {
		out.VsBaseline, err = o.VsBaseline.results()
	}
	return out, err
}

func (c *comparison) results() (*results.Comparison, error) {
	verdict, badVerdict := valueOf[results.Verdict](verdicts, c.Verdict)
	direction, badDirection := valueOf[results.Direction](directions, c.Direction)
	return &results.Comparison{
		Mean: c.Mean, Lo: c.Lo, Hi: c.Hi, PBetter: c.PBetter, PSame: c.PSame, PWorse: c.PWorse,
		Own: float64(c.Own), Base: float64(c.Base), SE: c.SE, Verdict: verdict, Advice: (*results.Warning)(c.Advice),
		Under: float64(c.Under), Direction: direction,
	}, errors.Join(badVerdict, badDirection)
}

func (q quantile) results() results.Quantile {
	return results.Quantile{Value: float64(q.Value), Lo: float64(q.Lo), Hi: float64(q.Hi)}
}

func (s side) results() results.Side {
	return results.Side{Edge: float64(s.Edge), Mean: float64(s.Mean)}
}

func cautions(list []contract.Warning) []results.Warning {
	out := make([]results.Warning, len(list))
	for i, w := range list {
		out[i] = results.Warning(w)
	}
	return out
}
