package explain

import (
	"math"

	"wargame/scenario"
)

// Policy is a branch, and its settings over time.
type Policy struct {
	*scenario.Policy
	Baseline bool
	Bars     []*Bar // one per setting, nil where it is no schedule of numbers
}

// Bar is what a lever is over the whole length, on a scale between the ends of its range; of a lever without range,
// from 0 to the highest value.
type Bar struct {
	Low   float64
	High  float64
	Spans []Span // one after the other
}

// Span is a part of the time in which a lever stays as it is.
type Span struct {
	From  float64 // in units of the clock
	To    float64
	Value float64
}

func policies(s *scenario.Scenario) []Policy {
	list := make([]Policy, len(s.Policies))
	for i, p := range s.Policies {
		list[i] = Policy{Policy: p, Baseline: i == s.Baseline, Bars: bars(s, p.Settings)}
	}
	return list
}

// Strategy is a ready-made choice of an actor, and its settings over time.
type Strategy struct {
	*scenario.Strategy
	Bars []*Bar // as of a policy
}

func strategies(s *scenario.Scenario) [][]Strategy {
	list := make([][]Strategy, len(s.Strategies))
	for i, of := range s.Strategies {
		for _, x := range of.Strategies {
			list[i] = append(list[i], Strategy{x, bars(s, x.Settings)})
		}
	}
	return list
}

func bars(s *scenario.Scenario, settings []*scenario.Setting) []*Bar {
	var list []*Bar
	for _, set := range settings {
		list = append(list, bar(s, set))
	}
	return list
}

// bar is what a setting makes of a lever over the length of the clock; nil where it sets an option or an expression, or
// one value throughout.
func bar(s *scenario.Scenario, set *scenario.Setting) *Bar {
	lever := s.Levers[set.Lever]
	def, ok := Literal(lever.Default)
	if !ok || math.IsInf(set.Entries[0].From, -1) {
		return nil
	}
	b := &Bar{Low: min(0, def), High: max(0, def)}
	end := s.Clock.Horizon()
	add := func(from, to, value float64) {
		b.Low, b.High = min(b.Low, value), max(b.High, value)
		if from, to = max(from, 0), min(to, end); from < to {
			b.Spans = append(b.Spans, Span{from, to, value})
		}
	}
	add(0, set.Entries[0].From, def)
	for k, entry := range set.Entries {
		value, ok := Literal(entry.Value)
		if !ok {
			return nil
		}
		to := end
		if k+1 < len(set.Entries) {
			to = set.Entries[k+1].From
		}
		add(entry.From, to, value)
	}
	if lever.Ranged {
		b.Low, b.High = lever.Low, lever.High
	}
	return b
}
