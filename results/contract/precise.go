package contract

import (
	"math"

	"wargame/results"
)

// Precise is how precisely a run that stopped when it was precise enough knows its differences from the baseline.
type Precise struct {
	Reached     bool     `json:"reached"`
	TrialsMax   int      `json:"trials_max"`
	TrialsNeed  *float64 `json:"trials_needed,omitempty"` // about how many would do, where they were not enough; absent: nobody can say
	Last        Within   `json:"last"`                    // the one that needs most trials
	Differences []Within `json:"differences"`
	LeftOut     []string `json:"left_out,omitempty"` // outcomes whose baseline has a range of 0, of which no share can be asked
}

// Within is half the width of the interval of a difference, all of which hold together with a chance of 95% whenever a run stops.
type Within struct {
	Outcome   string   `json:"outcome"`
	Policy    string   `json:"policy"`
	HalfWidth *float64 `json:"half_width,omitempty"` // absent: it cannot be told yet
	Aim       float64  `json:"aim"`
}

func newPrecise(p *results.Precision) *Precise {
	if p == nil {
		return nil
	}
	out := &Precise{Reached: p.Reached, TrialsMax: p.Most, Last: newWithin(p.Known[p.Last]), Differences: each(p.Known, newWithin), LeftOut: p.LeftOut}
	if !p.Reached {
		out.TrialsNeed = finite(p.Need)
	}
	return out
}

func newWithin(k results.KnownWithin) Within {
	return Within{Outcome: k.Outcome, Policy: k.Policy, HalfWidth: k.Half, Aim: k.Aim}
}

// Results is the precision that the document tells of.
func (p *Precise) Results() *results.Precision {
	if p == nil {
		return nil
	}
	out := &results.Precision{Reached: p.Reached, Most: p.TrialsMax, LeftOut: p.LeftOut}
	switch {
	case p.TrialsNeed != nil:
		out.Need = *p.TrialsNeed
	case !p.Reached:
		out.Need = math.Inf(1)
	}
	for i, w := range p.Differences {
		out.Known = append(out.Known, results.KnownWithin{Outcome: w.Outcome, Policy: w.Policy, Half: w.HalfWidth, Aim: w.Aim})
		if w.Outcome == p.Last.Outcome && w.Policy == p.Last.Policy {
			out.Last = i
		}
	}
	return out
}
