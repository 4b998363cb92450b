package render

import "wargame/results/number"

// differing are values of an outcome under each other, and what they differ by.
type differing struct{ values, differences []float64 }

// differingFigures prints them.
type differingFigures struct {
	of, by number.Measure
	chance bool
	values number.Figures
	moved  number.Figures
}

// in chooses how they are printed in a measure and so many digits.
func (d differing) in(m number.Measure, digits number.Digits) differingFigures {
	by := m.Difference()
	s := differingFigures{of: m, by: by, chance: m == number.OfChance(), moved: digits.Figures(times(by.Factor, d.differences)...)}
	if s.chance {
		s.values = digits.Chances(times(m.Factor, d.values)...)
	} else {
		s.values = digits.Figures(times(m.Factor, d.values)...)
	}
	return s
}

func times(factor float64, values []float64) []float64 {
	list := make([]float64, len(values))
	for i, x := range values {
		list[i] = factor * x
	}
	return list
}

// value prints one of the values.
func (s differingFigures) value(x float64) string {
	if s.chance {
		return s.values.Chance(s.of.Factor*x, new(float64))
	}
	return s.of.Behind(s.values.Known(s.of.Factor * x))
}

// difference prints what they differ by, with half the width of its interval; nil: not known.
func (s differingFigures) difference(x float64, half *float64) (by, err string) {
	if half != nil {
		shown := s.by.Factor * *half
		half = &shown
	}
	by, err = s.moved.Estimate(s.by.Factor*x, half)
	if half != nil && err == "" {
		err = s.moved.Known(*half)
	}
	if err != "" {
		err = s.by.Behind(err)
	}
	return s.by.Behind(number.Signed(by)), err
}
