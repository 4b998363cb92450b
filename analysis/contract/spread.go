package contract

import "wargame/analysis"

// Spread is what run --spread prints of a scenario.
type Spread struct {
	Heading
	Worlds  int     `json:"worlds"`
	Lucks   int     `json:"lucks"` // of each world
	Results []Split `json:"results"`
}

// Split is of what the spread of an outcome is made: shares that sum to one.
type Split struct {
	Outcome     string     `json:"outcome"`
	Title       string     `json:"title"`
	Unit        string     `json:"unit"`
	Sentence    string     `json:"sentence"`
	Why         string     `json:"why,omitempty"` // why it is not split
	Variance    *float64   `json:"variance,omitempty"`
	Assumption  *Estimate  `json:"assumption,omitempty"`
	Chance      *Estimate  `json:"chance,omitempty"`
	Choice      *Estimate  `json:"choice,omitempty"`
	Interaction *Estimate  `json:"interaction,omitempty"`
	ByPolicy    []ByPolicy `json:"by_policy"`
}

// ByPolicy is the same under one policy.
type ByPolicy struct {
	Policy      string    `json:"policy"`
	Assumption  *Estimate `json:"assumption,omitempty"`
	Chance      *Estimate `json:"chance,omitempty"`
	Interaction *Estimate `json:"interaction,omitempty"`
}

// NewSpreads makes the document of several scenarios.
func NewSpreads(list []*analysis.Spread) []Spread {
	return each(list, func(s *analysis.Spread) Spread {
		d := Spread{Heading: newHeading("spread", s.Heading), Worlds: s.Worlds, Lucks: s.Lucks}
		for i := range s.Outcomes {
			d.Results = append(d.Results, newSplit(s, &s.Outcomes[i]))
		}
		return d
	})
}

func newSplit(s *analysis.Spread, x *analysis.Split) Split {
	q := s.Run.Outcome(x.Place)
	d := Split{Outcome: q.Name, Title: q.Title, Unit: q.Unit, Sentence: x.Sentence(), Why: x.Why, ByPolicy: []ByPolicy{}}
	if x.Why != "" {
		return d
	}
	d.Variance = finite(x.Variance)
	d.Assumption, d.Chance, d.Choice, d.Interaction = known(&x.Assumption), known(&x.Chance), known(&x.Choice), known(&x.Together)
	for i, p := range x.ByPolicy {
		d.ByPolicy = append(d.ByPolicy, ByPolicy{s.Run.Policy(i).Name, known(&p.Assumption), known(&p.Chance), known(&p.Together)})
	}
	return d
}
