package dist

import (
	"fmt"

	"wargame/scenario/builtin"
	"wargame/sim/kernel"
)

// thinnest is the least probability that truncated may keep: with less, uniforms are too coarse.
const thinnest = 1e-12

// Check says what is impossible about parameters, in words for the author of a scenario; nil if nothing is. The rules are
// those of package builtin, which the loader holds constants to, and one that takes a distribution function: a
// truncated distribution needs a range that it can reach.
func (s *Shape) Check(p []float64) error {
	if c := s.family.compound; c != nil {
		return c.check(s, p)
	}
	return s.checkOwn(p)
}

// Possible says that the parameters are possible in all lanes, as far as whole columns show it. Where it is false, Check
// tells of each lane.
func (s *Shape) Possible(p [][]float64) bool {
	rules := s.family.rules
	if s.family.compound != nil || rules.Relation != builtin.Unrelated {
		return false
	}
	for i, column := range p {
		least, most, whole := rules.Domains[i%len(rules.Domains)].Bounds()
		if !kernel.Default().Inside(column, nil, least, most) || whole && !allWhole(column) {
			return false
		}
	}
	return true
}

// allWhole is for numbers of less than 2^63.
func allWhole(column []float64) bool {
	for _, x := range column {
		if x != float64(int64(x)) {
			return false
		}
	}
	return true
}

// checkOwn checks the parameters that are not those of an inner distribution.
func (s *Shape) checkOwn(own []float64) error {
	if wrong := s.family.rules.Check(own, nil); wrong != nil {
		return wrong
	}
	return nil
}

func (s *Shape) checkTruncated(p []float64) error {
	inner, n := s.inner[0], len(p)-2
	if err := inner.Check(p[:n]); err != nil {
		return err
	}
	if err := s.checkOwn(p[n:]); err != nil {
		return err
	}
	low, high := p[n], p[n+1]
	if inside := inner.below(high, p[:n], true) - inner.below(low, p[:n], false); low < high && !(inside > thinnest) {
		return fmt.Errorf("truncated needs a range that its %s can reach, and it has next to no probability between %v and %v",
			inner.family.name, low, high)
	}
	return nil
}

func (s *Shape) checkMixture(p []float64) error {
	var few [8]float64
	weights := few[:0] // allocates for more
	for _, inner := range s.inner {
		if err := inner.Check(p[:inner.count]); err != nil {
			return err
		}
		weights = append(weights, p[inner.count])
		p = p[inner.count+1:]
	}
	return s.checkOwn(weights)
}
