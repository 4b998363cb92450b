package contract

import (
	"wargame/analysis"
	"wargame/results"
)

// Sweep is what sweep prints.
type Sweep struct {
	Heading
	By     string  `json:"by,omitempty"` // the variable by which futures are parted
	Points []Point `json:"points"`
}

// Point is a point of a sweep, and what came out there.
type Point struct {
	Levers   map[string]any `json:"levers"` // of the levers and variables that are swept: numbers, or names of options
	Outcomes []PointOutcome `json:"outcomes"`
}

// PointOutcome is an outcome under a policy, in a part of the futures.
type PointOutcome struct {
	Outcome string   `json:"outcome"`
	Policy  string   `json:"policy"`
	Part    *Limits  `json:"part,omitempty"` // of the variable by which futures are parted
	Trials  int      `json:"trials"`         // that count
	Mean    *float64 `json:"mean,omitempty"`
	Lo      *float64 `json:"lo,omitempty"`
	Hi      *float64 `json:"hi,omitempty"`
	P5      *float64 `json:"p5,omitempty"`
	P95     *float64 `json:"p95,omitempty"`
	Change  *Change  `json:"change,omitempty"` // from the point before, along one axis
}

// Limits are the values of a variable in a part of the futures; absent: none.
type Limits struct {
	Low  *float64 `json:"low,omitempty"`
	High *float64 `json:"high,omitempty"`
}

// Change is a difference, future by future.
type Change struct {
	Mean float64  `json:"mean"`
	Lo   *float64 `json:"lo,omitempty"`
	Hi   *float64 `json:"hi,omitempty"`
	Way  int      `json:"way"` // 1 up, -1 down, 0 not distinguishable
}

// NewSweep makes the document of a sweep.
func NewSweep(s *analysis.Sweep) Sweep {
	out := Sweep{Heading: newHeading("sweep", s.Heading), Points: make([]Point, s.Points())}
	if s.By != nil {
		out.By = s.By.Name
	}
	for n := range out.Points {
		p := Point{Levers: map[string]any{}}
		for i, x := range s.At(n) {
			if a := s.Axes[i]; a.Levels != nil {
				p.Levers[a.Name] = a.Raw(x)
			} else {
				p.Levers[a.Name] = x
			}
		}
		p.Outcomes = each(s.Curves, func(c analysis.Curve) PointOutcome { return newPointOutcome(c, n) })
		out.Points[n] = p
	}
	return out
}

func newPointOutcome(c analysis.Curve, n int) PointOutcome {
	p := c.Points[n]
	out := PointOutcome{Outcome: p.Name, Policy: c.Policy.Name, Trials: p.Counted, Mean: p.Mean, Lo: p.Lo, Hi: p.Hi}
	if q := p.Quantiles; q != nil && p.Kind == results.Number {
		out.P5, out.P95 = finite(q.P5.Value), finite(q.P95.Value)
	}
	if c.Part != nil {
		out.Part = &Limits{finite(c.Part.Low), finite(c.Part.High)}
	}
	if n > 0 && n <= len(c.Steps) && c.Steps[n-1] != nil {
		step := c.Steps[n-1]
		out.Change = &Change{step.Mean, step.Lo, step.Hi, analysis.Way(step)}
	}
	return out
}
