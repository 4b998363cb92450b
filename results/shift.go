package results

import (
	"math"

	"wargame/scenario"
	"wargame/sim"
)

// Shift is how one outcome under one policy changes when the step is halved: its mean, and how far it spreads over trials.
type Shift struct {
	Outcome string
	Policy  string
	Unit    string
	Kind    Kind
	Mean    *float64 // at the scenario's step; nil: no trial counts
	Halved  *float64 // at half of it
	Shift   *float64
	Error   *float64 // half the width of the shift's 95% interval
	Shifts  bool     // by more than its error

	SD       *float64 // standard deviation over trials, at the scenario's step; nil also of a chance, whose mean says it
	HalvedSD *float64 // at half of it
	SDError  *float64 // half the width of the 95% interval of their difference
	Spreads  bool     // they differ by more than that
}

// Shifted compares a run at its step with one at half of it, of the same scenario and trials: outcome by outcome, policy by
// policy. Both draw the same variables. (Draws at steps are not the same: there are twice as many.)
func Shifted(whole, half *sim.Outcomes) []Shift {
	var shifts []Shift
	for k := range whole.Outcomes {
		q := whole.Outcome(k)
		for i := range whole.Policies {
			x := Shift{Outcome: q.Name, Policy: whole.Policy(i).Name, Unit: q.Unit, Kind: kindOf(q)}
			before, after := whole.Columns[i][k], half.Columns[i][k]
			if d, ok := Compare(after, before, pairingOf(whole, q)); ok {
				x.Mean, x.Halved, x.Shift, x.Error = finite(d.Base), finite(d.Own), finite(d.Moved()), d.HalfWidth()
				x.Shifts = d.Clear()
			}
			if d, ok := Compare(spreadOf(after), spreadOf(before), pairingOf(whole, q)); ok && q.Value.Type == scenario.Number {
				x.SD, x.HalvedSD, x.SDError = finite(d.Base), finite(d.Own), d.HalfWidth()
				x.Spreads = d.Clear() && (x.Mean == nil || math.Abs(d.Mean) > rounding*math.Abs(*x.Mean))
			}
			shifts = append(shifts, x)
		}
	}
	return shifts
}

// spreadOf is a column whose mean is the standard deviation of another, so that spreads are compared as means are. It is s
// linearised at each trial (its influence function): s/2 + (x - mean)^2 / 2s, times n/(n-1) as in s itself; the difference
// of two such means has the error of the difference of two standard deviations, to first order in 1/n.
func spreadOf(c sim.Column) sim.Column {
	m := counting(c).Moments()
	s := m.SD()
	spread := sim.Column{Values: make([]float64, len(c.Values)), Given: c.Given}
	if !(s > 0) {
		return spread
	}
	scale := float64(m.N) / float64(m.N-1) / (2 * s)
	for i, x := range c.Values {
		spread.Values[i] = s/2 + scale*(x-m.Mean)*(x-m.Mean)
	}
	return spread
}
