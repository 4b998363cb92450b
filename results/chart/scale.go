package chart

import (
	"math"

	"wargame/results/number"
)

// scale takes values from Low to High to parts of a length from 0 to 1, in proportion.
type scale struct{ Low, High float64 }

// at is where x lies. What is beyond an end, infinite too, lies at the end.
func (s scale) at(x float64) float64 {
	switch {
	case x <= s.Low:
		return 0
	case x >= s.High:
		return 1
	}
	return (x/2 - s.Low/2) / (s.High/2 - s.Low/2) // halves: the whole may be too large for a double
}

// value is what lies at a part of the length.
func (s scale) value(part float64) float64 { return s.Low*(1-part) + s.High*part }

// reach gathers which values an axis must hold.
type reach struct {
	low, high float64
	any       bool
}

// largest is the size of a value beyond which it is drawn as if it were infinite: its hundredfold must be a double.
const largest = 1e300

// see takes in values; those that are infinite or no numbers do not count.
func (r *reach) see(values ...float64) {
	for _, x := range values {
		switch {
		case !(math.Abs(x) <= largest):
		case !r.any:
			r.low, r.high, r.any = x, x, true
		default:
			r.low, r.high = min(r.low, x), max(r.high, x)
		}
	}
}

// scale holds what was seen, and something on either side of it where that is one value only.
func (r *reach) scale() scale {
	switch {
	case !r.any:
		return scale{0, 1}
	case r.low == r.high && r.low == 0:
		return scale{0, 1}
	case r.high/2-r.low/2 <= 1e-9*max(math.Abs(r.low), math.Abs(r.high)):
		about := max(math.Abs(r.low)/10, 1e-300)
		return scale{r.low - about, r.high + about}
	}
	return scale{r.low, r.high}
}

// tick is a place on an axis with what is written there.
type tick struct {
	at   float64
	text string
}

// Steps between ticks are 1, 2 or 5 times a power of ten.
var mantissas = [...]float64{1, 2, 5}

// step is the least distance of at most so many ticks (three or more) that cover the scale, as a mantissa of 1, 2 or 5 and a power of ten.
func (s scale) step(most int) (mantissa float64, power int) {
	most = max(most, 3) // the scale may hold zero with little on one side
	span := max(s.High/2-s.Low/2, 1e-300)
	for power = number.Place(span/float64(most), 1) - 1; ; power++ {
		for _, m := range mantissas {
			if from, to := s.around(m, power); to-from+1 <= float64(most) {
				return m, power
			}
		}
	}
}

// around is the range of multiples of a step that covers the scale. Values within rounding of one count as it.
func (s scale) around(mantissa float64, power int) (from, to float64) {
	low, high := inSteps(s.Low, mantissa, power), inSteps(s.High, mantissa, power)
	rounding := 1e-9 + 1e-15*max(math.Abs(low), math.Abs(high))
	return math.Floor(low + rounding), math.Ceil(high - rounding)
}

// inSteps is x in steps of a mantissa and a power of ten.
func inSteps(x, mantissa float64, power int) float64 {
	if power < -300 { // of which ten to the power is no double
		return x * 1e300 * math.Pow(10, float64(-power-300)) / mantissa
	}
	return x / math.Pow(10, float64(power)) / mantissa
}

// multiple is so many steps, as the double nearest to the decimal number.
func multiple(n, mantissa float64, power int) float64 {
	if power < 0 {
		return n * mantissa / math.Pow(10, float64(-power))
	}
	return n * mantissa * math.Pow(10, float64(power))
}

// nice is the scale as it ends at ticks, of which there are at most so many (three or more).
func (s scale) nice(most int) scale {
	for range 3 {
		m, power := s.step(most)
		from, to := s.around(m, power)
		wider := scale{multiple(from, m, power), multiple(to, m, power)}
		if wider == s {
			return s
		}
		s = wider // of which the step may be another, where an end was within rounding of a tick
	}
	return s
}

// ticks are the multiples of a step of 1, 2 or 5 times a power of ten that lie on the scale: at most so many (three or more), in the measure in
// which numbers are shown.
func (s scale) ticks(most int, m number.Measure) []tick {
	shown := scale{s.Low * m.Factor, s.High * m.Factor}
	mantissa, power := shown.step(most)
	from, to := shown.around(mantissa, power)
	var ticks []tick
	for n := from; n <= to; n++ {
		at := multiple(n, mantissa, power)
		if slack := 1e-9*(shown.High/2-shown.Low/2) + 1e-15*math.Abs(at); at < shown.Low-slack || at > shown.High+slack {
			continue
		}
		ticks = append(ticks, tick{at: at / m.Factor, text: m.Behind(tickText(at, power))})
	}
	return ticks
}

// tickText prints a tick as tables print numbers, to the place of its step.
func tickText(x float64, place int) string {
	if x == 0 {
		return "0"
	}
	return number.At(x, place)
}
