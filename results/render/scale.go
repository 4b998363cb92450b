package render

import (
	"math"

	"wargame/results"
	"wargame/results/number"
)

// scale is how the values of a row are said: to three digits of the largest, or fewer where its error supports fewer.
type scale struct {
	number.Measure
	place int
	exact bool
}

// scaleOf is the scale of outcome k. A chance is so many of 100.
func scaleOf(r *results.Report, k int, digits number.Digits) scale {
	first := &r.Policies[0].Outcomes[k]
	if first.Kind == results.Chance && !r.Exact() {
		return scale{number.Measure{Factor: 100, Unit: "of 100"}, 0, false}
	}
	m := number.In(first.Unit)
	largest, certain, supported := 0.0, true, math.Inf(1)
	for i := range r.Policies {
		o := &r.Policies[i].Outcomes[k]
		if o.Mean == nil {
			continue
		}
		largest = max(largest, math.Abs(m.Factor**o.Mean))
		if o.SE != nil && !number.Certain(*o.Mean, *o.SE) && !r.Exact() {
			certain, supported = false, min(supported, m.Factor**o.SE)
		}
	}
	if largest == 0 || certain && r.Trials != 1 {
		return scale{m, 0, true}
	}
	if certain {
		supported = 0 // one trial has no errors
	}
	short := m.Short(largest)
	largest, supported = largest*short.Factor/m.Factor, supported*short.Factor/m.Factor
	m = short
	place := number.Place(largest, digits.Count())
	if supported > 0 {
		place = max(place, number.Place(supported, 1))
	}
	s := scale{m, place, false}
	for range moreDigits {
		if s.hides(r, k) {
			s.place--
		}
	}
	return s
}

// moreDigits is how many digits a row may have more, so that what is marked as different looks different: differences over
// the same luck are known better than means.
const moreDigits = 2

// hides says whether a value that is marked as another than the baseline's is said alike.
func (s scale) hides(r *results.Report, k int) bool {
	base := r.Base(k).Mean
	for i := range r.Policies {
		o := &r.Policies[i].Outcomes[k]
		if o.Score.Mark > results.MarkOpen && o.Mean != nil && base != nil && s.say(*o.Mean) == s.say(*base) {
			return true
		}
	}
	return false
}

// say prints a value of the row.
func (s scale) say(x float64) string {
	if s.exact {
		return number.Exact(s.Factor * x)
	}
	if s.Unit == "of 100" {
		return number.Hundred(x, 1-x)[0]
	}
	return number.At(s.Factor*x, s.place)
}
