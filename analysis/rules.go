package analysis

import (
	"math"
	"slices"
)

// Rule is a way to choose among policies by one outcome.
type Rule uint8

// The rules.
const (
	ExpectedValue Rule = iota
	Satisficing
	MinimaxRegret
	Hurwicz
	WorstCases
	rules
)

// String is the name of a rule in documents for programs.
func (r Rule) String() string {
	return [...]string{"expected_value", "satisficing", "minimax_regret", "hurwicz", "cvar"}[r]
}

// Choice is what a rule picks.
type Choice struct {
	Rule     Rule
	Policies []int     // among those of the run: one, or several that do just as well
	Shares   []float64 // by policy: of the resamples, those in which it is picked
}

// Clear is how large a share of resamples has to pick the same policy before it is said to be the rule's.
const Clear = 0.95

// Clear says that what is picked is picked in nearly all resamples, and nothing else is in many.
func (c Choice) Clear() bool {
	for i, share := range c.Shares {
		if picked := slices.Contains(c.Policies, i); picked && share < Clear || !picked && share > 1-Clear {
			return false
		}
	}
	return len(c.Policies) > 0
}

// choices are what each rule that applies picks.
func choices(standings []Standing) []Choice {
	var list []Choice
	for rule := range rules {
		var of []*merit
		for _, s := range standings {
			if m := s.merit[rule]; m != nil {
				of = append(of, m)
			}
		}
		if len(of) == len(standings) {
			list = append(list, choice(rule, of))
		}
	}
	return list
}

// choice is what a rule picks by what it goes by under each policy.
func choice(rule Rule, of []*merit) Choice {
	values := make([]float64, len(of))
	for i, m := range of {
		values[i] = m.value
	}
	c := Choice{rule, best(values), make([]float64, len(of))}
	for s := range Resamples {
		for i, m := range of {
			values[i] = m.resampled[s]
		}
		for _, i := range best(values) {
			c.Shares[i]++
		}
	}
	for i := range c.Shares {
		c.Shares[i] /= Resamples
	}
	return c
}

// rounding is how far two figures may be apart, relatively, for no reason but rounding.
const rounding = 1e-9

// best are the places of the greatest of some values, but for rounding.
func best(values []float64) []int {
	greatest, size := math.Inf(-1), 0.0
	for _, v := range values {
		greatest = max(greatest, v) // NaN where one is: then none is
		size = max(size, math.Abs(v))
	}
	var places []int
	for i, v := range values {
		if v >= greatest-rounding*size {
			places = append(places, i)
		}
	}
	return places
}
