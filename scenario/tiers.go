package scenario

import (
	"cmp"
	"math"
	"slices"
)

// Tiers are what leaves a stock, by priority: what is short is scaled tier by tier, each by one factor, and takes what those before
// left over. Flows without a priority are the last tier. Within one, the order is that of the file.
func (s *Scenario) Tiers(stock int) [][]Direction { return s.coupling.tiers[stock] }

func (s *Scenario) tiersOf(leaving []Direction) [][]Direction {
	sorted := slices.Clone(leaving)
	slices.SortStableFunc(sorted, func(a, b Direction) int { return cmp.Compare(s.turn(a), s.turn(b)) })
	var tiers [][]Direction
	for i, d := range sorted {
		if i == 0 || s.turn(d) != s.turn(sorted[i-1]) {
			tiers = append(tiers, nil)
		}
		last := len(tiers) - 1
		tiers[last] = append(tiers[last], d)
	}
	return tiers
}

// tierOf is the tier of one way of a flow among what leaves a stock.
func (s *Scenario) tierOf(stock int, d Direction) int {
	i, _ := slices.BinarySearchFunc(s.Tiers(stock), s.turn(d), func(tier []Direction, turn int) int { return cmp.Compare(s.turn(tier[0]), turn) })
	return i
}

// turn is the priority of a flow; that of one without comes after all others.
func (s *Scenario) turn(d Direction) int {
	if p := s.Flows[d.Flow].Priority; p > 0 {
		return p
	}
	return math.MaxInt
}
