package contract

import "wargame/analysis"

// Robustness is what robust prints.
type Robustness struct {
	Heading
	Trials    int          `json:"trials"`
	Outcomes  []Robust     `json:"outcomes"`
	Dominated []Domination `json:"dominated"`
}

// Robust is which policy to choose by one outcome, and what would change that.
type Robust struct {
	Outcome   string      `json:"outcome"`
	Title     string      `json:"title"`
	Unit      string      `json:"unit"`
	Better    string      `json:"better"`
	For       string      `json:"for,omitempty"`
	Sentences []string    `json:"sentences"`
	Policies  []Standing  `json:"policies"`
	Choices   []Choice    `json:"choices"`
	Unpaired  string      `json:"unpaired,omitempty"` // why what follows is absent
	BreakEven []BreakEven `json:"break_even,omitempty"`
	EVPI      *Estimate   `json:"evpi,omitempty"` // of all that is drawn once
	EVPPI     []Worth     `json:"evppi,omitempty"`
}

// Standing is how a policy does in an outcome. What does not apply is absent.
type Standing struct {
	Policy     string    `json:"policy"`
	Mean       *Estimate `json:"mean,omitempty"`
	Acceptable *Estimate `json:"acceptable,omitempty"`
	Regret     *Regret   `json:"regret,omitempty"`
	Hurwicz    *Estimate `json:"hurwicz,omitempty"`
	CVaR       *Estimate `json:"cvar,omitempty"`
	Worst      *float64  `json:"worst,omitempty"`
}

// Regret is what a policy misses, trial by trial, against the best of the policies run.
type Regret struct {
	Mean *Estimate `json:"mean,omitempty"`
	P95  *Estimate `json:"p95,omitempty"`
	Max  *float64  `json:"max,omitempty"`
}

// Choice is what a rule picks.
type Choice struct {
	Rule   string   `json:"rule"`
	Policy string   `json:"policy,omitempty"` // absent: a tie
	Share  *float64 `json:"share,omitempty"`  // of the resamples that pick it too; absent: a tie
	Clear  bool     `json:"clear"`            // nearly all resamples pick just the same
	Tied   []string `json:"tied,omitempty"`
}

// BreakEven is where a variable turns the choice between two policies.
type BreakEven struct {
	Variable  string   `json:"variable"`
	Unit      string   `json:"unit"`
	Policies  []string `json:"policies"` // the best, and the one that it is held against
	At        []Turn   `json:"at"`       // empty: no value in its range is shown to turn the choice
	Unsettled bool     `json:"unsettled"`
}

// Turn is a value that turns a choice.
type Turn struct {
	Estimate
	Above string `json:"above"` // the policy that is better above it
}

// Worth is what it would be worth to know a variable before a policy is chosen.
type Worth struct {
	Variable string `json:"variable"`
	Estimate
	Shown bool `json:"shown"` // it is shown to be more than nothing
}

// Domination is a policy that another makes needless.
type Domination struct {
	Policy string `json:"policy"`
	By     string `json:"by"`
	For    string `json:"for,omitempty"`
}

// NewRobustness makes the document of what was weighed.
func NewRobustness(r *analysis.Robustness) Robustness {
	d := Robustness{Heading: newHeading("robustness", r.Heading), Trials: r.Trials}
	for i := range r.Weighed {
		d.Outcomes = append(d.Outcomes, newRobust(r, &r.Weighed[i]))
	}
	d.Dominated = each(r.Dominated, func(x analysis.Domination) Domination {
		return Domination{r.Policy(x.Policy).Name, r.Policy(x.By).Name, x.For.Named()}
	})
	return d
}

func newRobust(r *analysis.Robustness, x *analysis.Robust) Robust {
	q := r.Outcome(x.Place)
	name := func(i int) string { return r.Policy(i).Name }
	out := Robust{Outcome: q.Name, Title: q.Title, Unit: q.Unit, Better: q.Better.String(), For: q.For.Named(), Sentences: r.Sentences(x), Unpaired: x.Unpaired}
	for i, s := range x.Standings {
		out.Policies = append(out.Policies, newStanding(name(i), s))
	}
	out.Choices = each(x.Choices, func(c analysis.Choice) Choice {
		if len(c.Policies) != 1 {
			return Choice{Rule: c.Rule.String(), Tied: each(c.Policies, name), Clear: c.Clear()}
		}
		i := c.Policies[0]
		return Choice{Rule: c.Rule.String(), Policy: name(i), Share: &c.Shares[i], Clear: c.Clear()}
	})
	if x.Unpaired != "" {
		return out
	}
	out.BreakEven = each(x.BreakEven, func(b analysis.BreakEven) BreakEven {
		turns := each(b.Turns, func(t analysis.Turn) Turn {
			above := x.Rivals[1]
			if t.Rises {
				above = x.Rivals[0]
			}
			return Turn{newEstimate(t.Estimate), name(above)}
		})
		return BreakEven{b.Factor.Name, b.Factor.Unit, each(x.Rivals[:], name), turns, b.Unsettled}
	})
	if x.Information != nil {
		out.EVPI = known(&x.Information.Estimate)
	}
	out.EVPPI = each(x.Partial, func(w analysis.Worth) Worth { return Worth{w.Factor.Name, newEstimate(w.Estimate), w.Shown()} })
	return out
}

func newStanding(policy string, s analysis.Standing) Standing {
	out := Standing{Policy: policy, Mean: known(&s.Mean), Acceptable: known(s.Acceptable), Hurwicz: known(s.Hurwicz), CVaR: known(s.CVaR), Worst: finite(s.Worst)}
	if g := s.Regret; g != nil {
		out.Regret = &Regret{known(&g.Mean), known(&g.P95), finite(g.Greatest)}
	}
	return out
}

// known is an estimate; nil where there is none, or it is too large to be said.
func known(e *analysis.Estimate) *Estimate {
	if e == nil || finite(e.Value) == nil {
		return nil
	}
	made := newEstimate(*e)
	return &made
}
