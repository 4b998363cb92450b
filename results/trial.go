package results

import (
	"math"

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
	Time      []float64 // of each point
	Parts     *int      // first point at which the policies differ; nil: they never do

	Clock   scenario.Clock
	Watched []string // expressions the scenario watches: quantities among them come first
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
	Path     []TrialPath
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

// TrialPath is a quantity, point by point.
type TrialPath struct {
	Name   string
	Unit   string
	Kind   scenario.Kind
	Values []float64
	Names  []string // of a stock with levels or a lever with options, instead of values
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

// HasPath says whether the path was asked for.
func (r *TrialReport) HasPath() bool { return r.Time != nil }

// AddPath takes in what was recorded of the trial: paths has, for each quantity and each policy, its values point by
// point. It finds where the policies part.
func (r *TrialReport) AddPath(s *scenario.Scenario, quantities []scenario.Quantity, paths [][][]float64) {
	r.TimeUnit = r.Clock.Unit
	for k := range r.Clock.Steps + 1 {
		r.Time = append(r.Time, r.Clock.Time(k))
	}
	for j, q := range quantities {
		for i := range r.Policies {
			r.Policies[i].Path = append(r.Policies[i].Path, newPath(s, q, paths[j][i]))
		}
		if k, parts := Parting(paths[j]); parts && (r.Parts == nil || k < *r.Parts) {
			r.Parts = &k
		}
	}
}

func newPath(s *scenario.Scenario, q scenario.Quantity, values []float64) TrialPath {
	label := s.Label(q)
	p := TrialPath{Name: label.Name, Unit: label.Unit, Kind: q.Kind}
	levels := s.Levels(q)
	if levels == nil {
		p.Values = values
		return p
	}
	for _, x := range values {
		p.Names = append(p.Names, levels[int(x)])
	}
	return p
}

// Equal says whether a quantity went the same way under two policies.
func (p TrialPath) Equal(other TrialPath) bool {
	if len(p.Names) != len(other.Names) {
		return false
	}
	for k, name := range p.Names {
		if other.Names[k] != name {
			return false
		}
	}
	_, parts := Parting([][]float64{p.Values, other.Values})
	return !parts
}

// Parting is the first point at which paths of one quantity differ, if they do. What is no number is the same as what is
// no number.
func Parting(paths [][]float64) (int, bool) {
	for k, x := range paths[0] {
		for _, values := range paths[1:] {
			if y := values[k]; x != y && !(math.IsNaN(x) && math.IsNaN(y)) {
				return k, true
			}
		}
	}
	return 0, false
}
