package analysis

import (
	"fmt"
	"math"
	"slices"

	"wargame/scenario"
)

// Thirds parts futures by a variable: its values where there are three at most, else its lowest, middle and highest third, equal values
// in one part. x is what each trial drew. Its error is a *Refused where the variable does not vary.
func Thirds(v *scenario.Variable, x []float64) ([]Part, error) {
	sorted := slices.Clone(x)
	slices.Sort(sorted)
	if !varies(x) {
		return nil, &Refused{fmt.Sprintf("%s does not vary, and so parts no futures", v.Name), "name a variable that does"}
	}
	values := slices.Compact(slices.Clone(sorted))
	var parts []Part
	if len(values) <= 3 {
		for _, value := range values {
			parts = append(parts, Part{Limits: Limits{value, value}})
		}
	} else {
		low, high := sorted[len(x)/3], sorted[2*len(x)/3]
		for i, l := range []Limits{{math.Inf(-1), below(sorted, low)}, {low, below(sorted, high)}, {high, math.Inf(1)}} {
			if l.Low <= l.High {
				parts = append(parts, Part{Limits: l, Name: [...]string{"lowest third", "middle third", "highest third"}[i]})
			}
		}
	}
	for i := range parts {
		for n, value := range x {
			if parts[i].Hold(value) {
				parts[i].Trials = append(parts[i].Trials, n)
			}
		}
	}
	return slices.DeleteFunc(parts, func(p Part) bool { return len(p.Trials) == 0 }), nil
}

// below is the greatest of sorted values that is under a limit; the limit itself is among them.
func below(sorted []float64, limit float64) float64 {
	i, _ := slices.BinarySearch(sorted, limit)
	if i == 0 {
		return math.Nextafter(limit, math.Inf(-1))
	}
	return sorted[i-1]
}
