package render

import (
	"math"
	"testing"

	"wargame/results"
)

// The error of a chance is that which its interval stands for: Wilson's, which is
// sqrt(p(1-p)/n + z²/4n²) / (1 + z²/n) errors to either side.
func TestErrorOfAChance(t *testing.T) {
	const z = 1.96
	o := shells(2000)
	r := report(t, o)
	for i, p := range r.Policies {
		for k := range p.Outcomes {
			got := &p.Outcomes[k]
			if got.Kind != results.Chance {
				continue
			}
			n := float64(o.Trials)
			p := float64(got.Events) / n
			want := math.Sqrt(p*(1-p)/n+z*z/(4*n*n)) / (1 + z*z/n)
			if se := chanceError(got); se == nil || math.Abs(*se-want) > 1e-12 {
				t.Errorf("policy %d, %s: error %v, want %v", i, got.Name, se, want)
			}
		}
	}
	if se := chanceError(&results.OutcomeReport{Kind: results.Chance}); se != nil {
		t.Errorf("an error of %v without an interval", *se)
	}
}
