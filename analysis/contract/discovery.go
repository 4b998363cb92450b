package contract

import "wargame/analysis"

// Discovery is what discover prints.
type Discovery struct {
	Heading
	Where    string `json:"where"`
	Trials   int    `json:"trials"` // in which all that is asked for counts
	Cases    int    `json:"cases"`  // in which it is so
	Sentence string `json:"sentence"`
	Boxes    []Box  `json:"boxes"`
}

// Box is a box that was found.
type Box struct {
	Trials       int           `json:"trials"` // in it
	Cases        int           `json:"cases"`
	Mass         float64       `json:"mass"` // share of all trials
	Coverage     Estimate      `json:"coverage"`
	Density      Estimate      `json:"density"`
	Elsewhere    Fares         `json:"elsewhere"`    // by boxes found in halves of the trials, in the other halves
	Restrictions []Restriction `json:"restrictions"` // that matters most first
	Chosen       int           `json:"chosen"`       // of the trajectory
	Trajectory   []Step        `json:"trajectory"`
}

// Restriction is a variable that a box limits, and how.
type Restriction struct {
	Name       string   `json:"name"`
	Title      string   `json:"title"`
	Unit       string   `json:"unit"`
	Low        *float64 `json:"low,omitempty"`        // absent: no limit
	LowError   *float64 `json:"low_error,omitempty"`  // half the 95% interval; absent: not known
	High       *float64 `json:"high,omitempty"`       // absent: no limit
	HighError  *float64 `json:"high_error,omitempty"` // as of low
	Without    float64  `json:"density_without"`      // density without these limits
	QuasiP     float64  `json:"quasi_p"`
	Reproduced float64  `json:"reproduced"` // share of the halves
}

// Step is a box on the way from all trials to ever smaller ones.
type Step struct {
	Coverage   float64 `json:"coverage"`
	Density    float64 `json:"density"`
	Restricted int     `json:"restricted"` // how many variables have a limit
	Elsewhere  Fares   `json:"elsewhere"`
}

// Fares is how boxes of a size fare in trials that had no say in them.
type Fares struct {
	Coverage float64 `json:"coverage"`
	Density  float64 `json:"density"`
}

// NewDiscovery makes the document of what was found.
func NewDiscovery(d *analysis.Discovery) Discovery {
	return Discovery{
		Heading:  newHeading("discovery", d.Heading),
		Where:    d.Where,
		Trials:   d.Trials,
		Cases:    d.Cases,
		Sentence: d.Sentence(),
		Boxes:    each(d.Boxes, func(b analysis.Discovered) Box { return newBox(d, b) }),
	}
}

func newBox(d *analysis.Discovery, b analysis.Discovered) Box {
	box := Box{
		Trials:    b.Box.Trials,
		Cases:     b.Box.Cases,
		Mass:      float64(b.Box.Trials) / float64(d.Trials),
		Coverage:  newEstimate(b.Coverage),
		Density:   newEstimate(b.Density),
		Elsewhere: Fares(b.Fares),
		Restrictions: each(b.Restrictions, func(r analysis.Restriction) Restriction {
			v := d.Factors[r.Factor].Variable
			return Restriction{Name: v.Name, Title: v.Title, Unit: v.Unit, Low: finite(r.Low), LowError: finite(r.LowError), High: finite(r.High), HighError: finite(r.HighError),
				Without: r.Without, QuasiP: r.QuasiP, Reproduced: r.Reproduced}
		}),
		Chosen: b.Chosen,
	}
	for i, w := range b.Way {
		e := b.Elsewhere[i]
		e.Coverage *= float64(b.Among.Cases) / float64(d.Cases)
		box.Trajectory = append(box.Trajectory, Step{Coverage: float64(w.Cases) / float64(d.Cases), Density: w.Density(), Restricted: w.Restricted(), Elsewhere: Fares(e)})
	}
	return box
}
