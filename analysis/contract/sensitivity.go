package contract

import "wargame/analysis"

// Sensitivity is what sensitivity prints.
type Sensitivity struct {
	Heading
	Method    string      `json:"method"`
	Trials    int         `json:"trials"`    // from which it is told
	Dependent []string    `json:"dependent"` // variables that hang together with others
	Results   []Explained `json:"results"`
}

// Explained is what an outcome under a policy, or its difference from the baseline, hangs on.
type Explained struct {
	Outcome     string      `json:"outcome"`
	Title       string      `json:"title"`
	Unit        string      `json:"unit"`
	Policy      string      `json:"policy"`
	Difference  bool        `json:"difference"`
	Against     string      `json:"against,omitempty"` // the policy that it differs from
	Counted     int         `json:"counted"`           // trials that count
	Mean        *float64    `json:"mean,omitempty"`
	Sentence    string      `json:"sentence"`
	Why         string      `json:"why,omitempty"` // why nothing is told
	Factors     []Influence `json:"factors"`       // those shown to have an influence first
	Explained   *Estimate   `json:"explained,omitempty"`
	Luck        *Influence  `json:"luck,omitempty"`
	Interaction *Estimate   `json:"interaction,omitempty"` // what is left; absent where variables hang together
	Refused     []Refusal   `json:"refused,omitempty"`
}

// Influence is how it goes with a variable, or with luck. What was not asked for is absent.
type Influence struct {
	Name       string    `json:"name"`
	Title      string    `json:"title,omitempty"`
	Unit       string    `json:"unit,omitempty"`
	Shown      bool      `json:"shown"` // it is distinguishable from none
	FirstOrder *Estimate `json:"first_order,omitempty"`
	Total      *Estimate `json:"total,omitempty"`
	Delta      *Estimate `json:"delta,omitempty"`
	PRCC       *Estimate `json:"prcc,omitempty"`
	Low        *float64  `json:"low,omitempty"` // where the lowest tenth ends
	LowMean    *float64  `json:"low_mean,omitempty"`
	High       *float64  `json:"high,omitempty"`
	HighMean   *float64  `json:"high_mean,omitempty"`
	Width      *Estimate `json:"width,omitempty"` // high_mean less low_mean
}

// Refusal is a method that a run does not serve.
type Refusal struct {
	Method string `json:"method"`
	Why    string `json:"why"`
}

// NewSensitivity makes the document of what was told.
func NewSensitivity(s *analysis.Sensitivity) Sensitivity {
	d := Sensitivity{Heading: newHeading("sensitivity", s.Heading), Method: s.Method.String(), Trials: s.Trials, Dependent: append([]string{}, s.Dependent...)}
	for i := range s.Explained {
		d.Results = append(d.Results, newExplained(&s.Explained[i], len(s.Dependent) > 0))
	}
	return d
}

func newExplained(e *analysis.Explained, dependent bool) Explained {
	q := e.Outcome
	x := Explained{Outcome: q.Name, Title: q.Title, Unit: q.Unit, Policy: e.Policy.Name, Difference: e.Against != nil, Counted: e.Counted,
		Mean: finite(e.Mean), Sentence: e.Sentence(), Why: e.Why, Factors: each(e.Influences, newInfluence)}
	if e.Against != nil {
		x.Against = e.Against.Name
	}
	if e.Why != "" {
		return x
	}
	x.Explained = known(&e.Sum)
	if e.Luck != nil {
		luck := newInfluence(*e.Luck)
		x.Luck = &luck
	}
	if left, ok := e.Left(); ok && !dependent {
		x.Interaction = known(&left)
	}
	for _, r := range e.Refused {
		x.Refused = append(x.Refused, Refusal(r))
	}
	return x
}

func newInfluence(i analysis.Influence) Influence {
	x := Influence{Name: "luck", Shown: i.Shown(), FirstOrder: known(i.FirstOrder), Total: known(i.Total), Delta: known(i.Delta), PRCC: known(i.PRCC), Width: known(i.Width)}
	if i.Variable != nil {
		x.Name, x.Title, x.Unit = i.Name, i.Title, i.Unit
	}
	if i.Width != nil {
		x.Low, x.LowMean, x.High, x.HighMean = finite(i.Low.Edge), finite(i.Low.Mean), finite(i.High.Edge), finite(i.High.Mean)
	}
	return x
}
