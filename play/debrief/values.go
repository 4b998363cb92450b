package debrief

import (
	"math"

	"wargame/play"
	"wargame/results/number"
	"wargame/scenario"
	"wargame/sim"
)

// truth is what a truth value is in a row; nil where it cannot be told.
func truth(x sim.Standing, row int) *bool {
	if !counts(x, row) {
		return nil
	}
	is := x.Values[row] != 0
	return &is
}

// value is what a number is in a row; nil where it cannot be told, and where what it is the time of did not come.
func value(x sim.Standing, row int) *float64 {
	if !counts(x, row) || x.Never != nil && x.Never.Has(row) {
		return nil
	}
	return finite(x.Values[row])
}

func counts(x sim.Standing, row int) bool {
	return x.Known.Has(row) && (x.Given == nil || x.Given.Has(row))
}

// finite is a number; nil of what is none.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// says is a value of a lever, by its name, as people say it.
func says(s *scenario.Scenario, lever string, x float64) string {
	q, _ := s.Quantity(lever)
	return play.Says(s.Levers[q.Index], x)
}

// titled is the title of a quantity, or its name.
func titled(l *scenario.Label) string {
	if l.Title != "" {
		return l.Title
	}
	return l.Name
}

// sayQuantity is a value of a quantity as people say it: a name, or a number in its unit.
func sayQuantity(s *scenario.Scenario, q scenario.Quantity, x float64) string {
	if levels := s.Levels(q); levels != nil && x >= 0 && int(x) < len(levels) {
		return levels[int(x)]
	}
	return number.In(s.Label(q).Unit).Say(x, number.Figure)
}
