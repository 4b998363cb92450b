package number

import "math"

// noise is below which part of a number its error is only the rounding of doubles.
const noise = 1e-12

// Certain says that the error of x, or the spread of what it is the mean of, is nothing but the rounding of doubles.
func Certain(x, se float64) bool { return se <= noise*math.Abs(x) }

// Estimate prints x to two significant digits of its standard error; where that is not known (nil), roughly.
func Estimate(x float64, se *float64) string {
	if se == nil {
		return "~" + rough(x)
	}
	if Certain(x, *se) {
		return Exact(x)
	}
	return rounded(x, Place(*se, 2))
}

// rough prints a number to one significant digit.
func rough(x float64) string {
	if x == 0 {
		return "0"
	}
	return rounded(x, Place(math.Abs(x), 1))
}

// Quantile prints a quantile to the first digit of half its interval. One that the trials are too few to bound, so
// that an end is infinite, has a ~ before it.
func Quantile(x, lo, hi float64) string {
	half, sign := (hi-lo)/2, ""
	if math.IsInf(half, 0) {
		sign = "~"
		half = max(finiteOrZero(hi-x), finiteOrZero(x-lo))
		if half == 0 {
			return sign + rough(x)
		}
	}
	if half == 0 {
		return Exact(x)
	}
	return sign + rounded(x, Place(half, 1))
}

func finiteOrZero(x float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	return x
}

// Share prints a share of n trials in percent, to the first digit of its standard error.
func Share(p float64, n int) string {
	switch {
	case p <= 0:
		return "under " + atMost(3/float64(n))
	case p >= 1:
		return "over " + atLeast(1-3/float64(n))
	}
	se := math.Sqrt(p * (1 - p) / float64(n))
	return rounded(100*p, Place(100*se, 1)) + Percent
}

// atMost rounds a chance up to two significant digits.
func atMost(p float64) string {
	if p >= 1 {
		return "100%"
	}
	return Up(100*p) + Percent
}

// atLeast rounds a chance down, at the second digit of what it lacks.
func atLeast(p float64) string {
	if p <= 0 {
		return "0%"
	}
	lacks := 100 * (1 - p)
	place := Place(lacks, 2)
	unit := math.Pow(10, float64(place))
	return trimmed(rounded(100-math.Ceil(lacks/unit-1e-9)*unit, place)) + Percent
}

// Up rounds a positive number up to two significant digits.
func Up(x float64) string {
	place := Place(x, 2)
	unit := math.Pow(10, float64(place))
	return trimmed(rounded(math.Ceil(x/unit-1e-9)*unit, place))
}
