package results

import (
	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
)

// TrialReport is one trial under each policy: what it drew, how it ended and, where that was asked for, the path there.
type TrialReport struct {
	Scenario  string
	Title     string
	File      string
	Seed      uint64
	Trial     int
	Median    bool // every variable at its median instead of drawn
	Variables []TrialVariable
	Policies  []TrialPolicy
	TimeUnit  string
	Time      []float64   // of each point
	Parts     *int        // first point at which the policies differ; nil: they never do
	Path      []TrialPath // its quantities

	Clock   scenario.Clock
	Watched []string // expressions the scenario watches: quantities among them come first

	way  Way
	held held
	lost error // what kept the path from being traced again
}

// TrialVariable is what the trial drew for a variable.
type TrialVariable struct {
	Name  string
	Unit  string
	Value *float64 // nil: not finite
}

// TrialPolicy is the trial under one policy.
type TrialPolicy struct {
	Name     string
	Title    string
	Outcomes []TrialOutcome
}

// TrialOutcome is an outcome of the trial.
type TrialOutcome struct {
	Name  string
	Title string
	Unit  string
	Kind  Kind
	Value *float64 // a truth value is 0 or 1; nil: the trial does not count (given)
	Never bool     // the first time did not come
}

// NewTrialReport says how one trial ended and what it drew: o is a run of it alone, drawn a column for each variable of the
// scenario.
func NewTrialReport(o *sim.Outcomes, drawn [][]float64, file string) *TrialReport {
	s := o.Scenario
	r := &TrialReport{Scenario: s.Name, Title: s.Title, File: file, Seed: o.Seed, Trial: o.First, Median: o.Design.Name() == design.Median,
		Variables: []TrialVariable{}, Clock: s.Clock}
	for _, series := range s.Watch {
		r.Watched = append(r.Watched, series.Name)
	}
	for i, column := range drawn {
		v := s.Variables[i]
		r.Variables = append(r.Variables, TrialVariable{Name: v.Name, Unit: v.Unit, Value: finite(column[0])})
	}
	for i := range o.Policies {
		p := TrialPolicy{Name: o.Policy(i).Name, Title: o.Policy(i).Title}
		for k := range o.Outcomes {
			q, column := o.Outcome(k), o.Columns[i][k]
			x := TrialOutcome{Name: q.Name, Title: q.Title, Unit: q.Unit, Kind: kindOf(q)}
			if column.Given == nil || column.Given.Has(0) {
				x.Value = &column.Values[0]
				x.Never = column.Never != nil && column.Never.Has(0)
			}
			p.Outcomes = append(p.Outcomes, x)
		}
		r.Policies = append(r.Policies, p)
	}
	return r
}
