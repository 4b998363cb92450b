package number

import "math"

// Digits is how many significant digits values have at most; 0: three.
type Digits int

// Count is how many digits they are.
func (d Digits) Count() int { return d.most() }

func (d Digits) most() int {
	if d <= 0 {
		return 3
	}
	return int(d)
}

// Figures is how numbers that stand under each other are printed: each in so many digits at most, and with the same decimals,
// so that they can be compared by eye.
type Figures struct {
	place int // of the last decimal, or 0
	most  int
}

// Figures have the decimals that the digits of the largest of some values leave.
func (d Digits) Figures(values ...float64) Figures {
	largest := 0.0
	for _, x := range values {
		if !math.IsInf(x, 0) && !math.IsNaN(x) {
			largest = max(largest, math.Abs(x))
		}
	}
	f := Figures{most: d.most()}
	if largest > 0 {
		f.place = min(Place(largest, f.most), 0)
	}
	return f
}

// Known are the figures of values that no error makes doubtful: without decimals that none of them needs.
func (d Digits) Known(values ...float64) Figures {
	r := d.Range()
	for _, x := range values {
		r.Add(x)
	}
	return r.Known()
}

// Known prints a number that no error makes doubtful. One that is not nothing is not printed as nothing.
func (f Figures) Known(x float64) string {
	if text, ok := special(x); ok {
		return text
	}
	return rounded(x, keeping(x, f.at(x)))
}

// at is the place at which x ends.
func (f Figures) at(x float64) int {
	if x == 0 {
		return f.place
	}
	return max(f.place, Place(math.Abs(x), f.most))
}

// keeping is a place at which something is left of x: the one given, or that of its first digit.
func keeping(x float64, place int) int {
	if nothing(rounded(x, place)) {
		return Place(math.Abs(x), 1)
	}
	return place
}

// Estimate prints x, of which half is half the width of its interval; nil: not known, so that x is said roughly. No digit
// stands that the error does not support, to two of its own; the error is printed where it reaches the digits shown, and empty
// elsewhere. What is certain is exact.
func (f Figures) Estimate(x float64, half *float64) (value, err string) {
	switch {
	case half == nil:
		return "~" + rough(x), ""
	case Certain(x, *half):
		return Exact(x), ""
	}
	place := f.supported(x, *half)
	if err = rounded(*half, place); nothing(err) {
		err = ""
	}
	if math.Abs(x) > *half {
		place = keeping(x, place)
	}
	return rounded(x, place), err
}

// supported is the place at which x ends, as far as its error lets it be said.
func (f Figures) supported(x, half float64) int {
	if half == 0 {
		return f.at(x)
	}
	return max(f.at(x), Place(half, 2))
}

// Ends prints an interval. One that leaves out zero is printed so.
func (f Figures) Ends(lo, hi float64) (string, string) {
	place := f.supported(max(math.Abs(lo), math.Abs(hi)), (hi-lo)/2)
	if lo > 0 || hi < 0 {
		place = keeping(min(math.Abs(lo), math.Abs(hi)), place)
	}
	return rounded(lo, place), rounded(hi, place)
}

// Beside are the figures where a number whose interval is lo to hi stands among the others: without decimals that it does not
// support, so that none of them has more than another.
func (f Figures) Beside(lo, hi float64) Figures {
	if half := (hi - lo) / 2; half > 0 && !math.IsInf(half, 0) && !Certain(hi, half) {
		f.place = min(max(f.place, Place(half, 1)), 0)
	}
	return f
}

// Quantile prints a quantile, to the first digit of half its interval at most. One that the trials are too few to bound, so
// that an end is infinite, has a ~ before it.
func (f Figures) Quantile(x, lo, hi float64) string {
	half, sign := (hi-lo)/2, ""
	if math.IsInf(half, 0) {
		sign = "~"
		half = max(finiteOrZero(hi-x), finiteOrZero(x-lo))
		if half == 0 {
			return sign + rough(x)
		}
	}
	if x == 0 || Certain(x, half) {
		return sign + f.Known(x)
	}
	place := max(f.at(x), Place(half, 1))
	if math.Abs(x) > half {
		place = keeping(x, place)
	}
	return sign + rounded(x, place)
}

func finiteOrZero(x float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	return x
}
