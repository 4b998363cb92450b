package contract

import "wargame/results"

// Trials is what run prints with --trial or --at: one trial per scenario.
type Trials struct {
	Trials []Trial `json:"trials"`
}

// Trial is one trial under each policy.
type Trial struct {
	Scenario  string          `json:"scenario"`
	Title     string          `json:"title"`
	File      string          `json:"file"`
	Seed      uint64          `json:"seed"`
	Trial     int             `json:"trial"`
	Median    bool            `json:"at_median"` // every variable at its median instead of drawn
	Variables []TrialVariable `json:"variables"`
	Policies  []TrialPolicy   `json:"policies"`
	TimeUnit  string          `json:"time_unit,omitempty"`
	Time      Numbers         `json:"time,omitempty"`  // of each point
	Parts     *int            `json:"parts,omitempty"` // first point at which the policies differ
}

// TrialVariable is what the trial drew for a variable.
type TrialVariable struct {
	Name  string   `json:"name"`
	Unit  string   `json:"unit"`
	Value *float64 `json:"value"` // null: not finite
}

// TrialPolicy is the trial under one policy.
type TrialPolicy struct {
	Name     string         `json:"name"`
	Title    string         `json:"title"`
	Outcomes []TrialOutcome `json:"outcomes"`
	Path     []TrialPath    `json:"path,omitempty"`
}

// TrialOutcome is an outcome of the trial.
type TrialOutcome struct {
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Unit  string   `json:"unit"`
	Kind  string   `json:"kind"`            // "number" or "chance"
	Value *float64 `json:"value,omitempty"` // absent: the trial does not count
	Never bool     `json:"never,omitempty"`
}

// TrialPath is a quantity, point by point.
type TrialPath struct {
	Name   string   `json:"name"`
	Unit   string   `json:"unit"`
	Kind   string   `json:"kind"` // section of the file, in the singular: "stock"
	Values Numbers  `json:"values,omitempty"`
	Names  []string `json:"names,omitempty"` // of a stock with levels or a lever with options, instead of values

	trace func(*TrialPath) // gives it its values when it is written: all of them together may be too many
}

// traced is the path with its values.
func (p TrialPath) traced() TrialPath {
	if p.trace != nil {
		p.trace(&p)
		p.trace = nil
	}
	return p
}

func (p *TrialPath) take(values []float64, levels []string) {
	if levels == nil {
		p.Values = values
		return
	}
	for _, x := range values {
		p.Names = append(p.Names, levels[int(x)])
	}
}

// NewTrials makes the document of some trials.
func NewTrials(reports []*results.TrialReport) Trials { return Trials{each(reports, newTrial)} }

func newTrial(r *results.TrialReport) Trial {
	return Trial{
		Scenario:  r.Scenario,
		Title:     r.Title,
		File:      r.File,
		Seed:      r.Seed,
		Trial:     r.Trial,
		Median:    r.Median,
		Variables: each(r.Variables, func(v results.TrialVariable) TrialVariable { return TrialVariable(v) }),
		Policies:  newTrialPolicies(r),
		TimeUnit:  r.TimeUnit,
		Time:      r.Time,
		Parts:     r.Parts,
	}
}

func newTrialPolicies(r *results.TrialReport) []TrialPolicy {
	list := each(r.Policies, func(p results.TrialPolicy) TrialPolicy {
		return TrialPolicy{
			Name:  p.Name,
			Title: p.Title,
			Outcomes: each(p.Outcomes, func(o results.TrialOutcome) TrialOutcome {
				return TrialOutcome{Name: o.Name, Title: o.Title, Unit: o.Unit, Kind: o.Kind.String(), Value: o.Value, Never: o.Never}
			}),
		}
	})
	for i := range list {
		for q, p := range r.Path {
			list[i].Path = append(list[i].Path, TrialPath{Name: p.Name, Unit: p.Unit, Kind: p.Kind.String(),
				trace: func(to *TrialPath) { to.take(r.Values(i, q), p.Levels) }})
		}
	}
	return list
}
