package results

import (
	"math"

	"wargame/results/number"
	"wargame/scenario"
)

// A path may have a million points of hundreds of quantities under each policy, more than fits in memory. So it is not held but
// traced: once to learn what is said of all of it, and again where it is written, point by point or a few quantities at a time.

// Way is where the path of a trial comes from.
type Way struct {
	Quantities []scenario.Quantity
	Points     []int // by quantity: at how many points it has a value
	// Trace goes through the points in order until see wants no more, each time with the same values: by policy, by quantity, in a
	// table that is see's until it returns.
	Trace func(see func(point int, values [][]float64) bool) error
}

// TrialPath is what is known of a quantity's path under all policies.
type TrialPath struct {
	Name    string
	Unit    string
	Kind    scenario.Kind
	Levels  []string       // of a stock with levels or a lever with options: the names of its values
	Points  int            // at how many it has a value
	Differs bool           // between policies
	Figures number.Figures // of the values from where the policies part, in the unit in which they are shown
}

// HasPath says whether the path was asked for.
func (r *TrialReport) HasPath() bool { return r.Time != nil }

// AddPath traces the trial, and holds the first paths: it finds where the policies part, and what numbers in so many digits need from there on. Of one
// policy that is all of it. Its error is that of the tracing.
func (r *TrialReport) AddPath(s *scenario.Scenario, w Way, digits number.Digits) error {
	r.TimeUnit, r.way = r.Clock.Unit, w
	for k := range r.Clock.Steps + 1 {
		r.Time = append(r.Time, r.Clock.Time(k))
	}
	ranges := make([]*number.Range, len(w.Quantities))
	factors := make([]float64, len(ranges))
	for j, q := range w.Quantities {
		label := s.Label(q)
		r.Path = append(r.Path, TrialPath{Name: label.Name, Unit: label.Unit, Kind: q.Kind, Levels: s.Levels(q), Points: w.Points[j]})
		ranges[j], factors[j] = digits.Range(), number.In(label.Unit).Factor
	}
	r.hold(0)
	err := w.Trace(func(k int, values [][]float64) bool {
		r.keep(k, values)
		r.part(k, values)
		if r.Parts == nil && len(values) > 1 {
			return true
		}
		for j, p := range r.Path {
			if k < p.Points && p.Levels == nil {
				for i := range values {
					ranges[j].Add(factors[j] * values[i][j])
				}
			}
		}
		return true
	})
	for j := range ranges {
		r.Path[j].Figures = ranges[j].Known()
	}
	return err
}

// part notes what differs between policies at a point. What is no number is the same as what is no number.
func (r *TrialReport) part(k int, values [][]float64) {
	for j := range r.Path {
		p := &r.Path[j]
		if p.Differs || k >= p.Points {
			continue
		}
		for _, under := range values[1:] {
			if x, y := values[0][j], under[j]; x != y && !(math.IsNaN(x) && math.IsNaN(y)) {
				p.Differs = true
			}
		}
		if p.Differs && r.Parts == nil {
			r.Parts = &k
		}
	}
}

// Trace goes through the points of the path as its [Way] does. What keeps it from the end is told by Err.
func (r *TrialReport) Trace(see func(point int, values [][]float64) bool) {
	if err := r.way.Trace(see); err != nil {
		r.lost = err
	}
}

// Err is what kept the path from being traced to its end after it was added.
func (r *TrialReport) Err() error { return r.lost }

// heldBytes bounds the values of whole paths that are held at once; where there are more, the trial is traced again.
const heldBytes = 128 << 20

// held is the whole paths of some quantities, counted through all of those of a policy, then those of the next.
type held struct {
	from   int
	values [][]float64
}

// Values are the path of a quantity under a policy, point by point. They are cheap to ask for policy by policy, quantity by
// quantity, and the caller's for as long as it asks for no other.
func (r *TrialReport) Values(policy, quantity int) []float64 {
	at := policy*len(r.Path) + quantity
	if at < r.held.from || at >= r.held.from+len(r.held.values) {
		r.hold(at)
		r.Trace(func(k int, values [][]float64) bool {
			r.keep(k, values)
			return true
		})
	}
	return r.held.values[at-r.held.from]
}

// hold makes room for the paths from a place on; what was held may go.
func (r *TrialReport) hold(from int) {
	n := min(max(1, heldBytes/(8*len(r.Time))), len(r.Policies)*len(r.Path)-from)
	r.held = held{from, make([][]float64, n)}
	for i := range n {
		r.held.values[i] = make([]float64, 0, r.Path[(from+i)%len(r.Path)].Points)
	}
}

// keep takes in a point of what is held.
func (r *TrialReport) keep(k int, values [][]float64) {
	if len(r.Path) == 0 {
		return
	}
	policy, quantity := r.held.from/len(r.Path), r.held.from%len(r.Path)
	for i := range r.held.values {
		if k < r.Path[quantity].Points {
			r.held.values[i] = append(r.held.values[i], values[policy][quantity])
		}
		if quantity++; quantity == len(r.Path) {
			policy, quantity = policy+1, 0
		}
	}
}
