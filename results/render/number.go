package render

import (
	"math"
	"strconv"
	"strings"

	"wargame/results"
)

// A place is the power of ten that the last digit of a printed number stands for: 0 for ones, -1 for tenths.

// placeOf is the place of the last of so many significant digits of a positive x, after rounding to them.
func placeOf(x float64, digits int) int {
	text := strconv.FormatFloat(x, 'e', digits-1, 64)
	exponent, _ := strconv.Atoi(text[strings.IndexByte(text, 'e')+1:])
	return exponent - digits + 1
}

// exact prints a number that is known exactly, to six significant digits at most.
func exact(x float64) string {
	if x == 0 {
		return "0"
	}
	place := placeOf(math.Abs(x), 6)
	text := rounded(x, place)
	if strings.Contains(text, ".") && !strings.Contains(text, "e") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// tiny is the place below which numbers are printed with an exponent.
const tiny = -9

// rounded prints x to a place, with commas between thousands.
func rounded(x float64, place int) string {
	if place < tiny && x != 0 {
		digits := placeOf(math.Abs(x), 1) - place
		return strconv.FormatFloat(x, 'e', max(0, digits), 64)
	}
	if place > 0 {
		unit := math.Pow(10, float64(place))
		x = math.Round(x/unit) * unit
	}
	text := strconv.FormatFloat(x, 'f', max(0, -place), 64)
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	whole, decimals, _ := strings.Cut(text, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimals != "" {
		whole += "." + decimals
	}
	if negative && strings.Trim(whole, "0.,") != "" {
		return "-" + whole
	}
	return whole
}

// signed is a difference: with a sign unless it is nothing.
func signed(text string) string {
	if strings.HasPrefix(text, "-") || strings.Trim(text, "0.,") == "" {
		return text
	}
	return "+" + text
}

// measure says how the numbers of an outcome are printed: multiplied, because its unit is % or because their last
// supported digits stand for thousands.
type measure struct {
	factor float64
	word   string // "thousand", "million", "billion" or empty
	suffix string // "%" of a chance
}

// noise is below which part of a number its standard error is only the rounding of doubles.
const noise = 1e-12

// value prints x to two significant digits of its standard error.
func (m measure) value(x float64, se *float64) string {
	if se == nil {
		return "~" + m.rough(x)
	}
	if *se <= noise*math.Abs(x) {
		return exact(x * m.factor)
	}
	return rounded(x*m.factor, placeOf(*se*m.factor, 2))
}

// rough prints a number of which the error is not known, to one significant digit.
func (m measure) rough(x float64) string {
	if x == 0 {
		return "0"
	}
	return rounded(x*m.factor, placeOf(math.Abs(x*m.factor), 1))
}

// quantile prints a quantile to the first digit of half its interval. One that the trials are too few to bound has
// a ~ before it.
func (m measure) quantile(q results.Quantile) string {
	half, sign := (q.Hi-q.Lo)/2, ""
	if math.IsInf(half, 0) {
		sign = "~"
		half = max(finiteOrZero(q.Hi-q.Value), finiteOrZero(q.Value-q.Lo))
		if half == 0 {
			return sign + m.rough(q.Value)
		}
	}
	if half == 0 {
		return exact(q.Value * m.factor)
	}
	return sign + rounded(q.Value*m.factor, placeOf(half*m.factor, 1))
}

func finiteOrZero(x float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	return x
}

// share prints a share of n trials in percent, to the first digit of its standard error.
func share(p float64, n int) string {
	switch {
	case p <= 0:
		return "under " + atMost(3/float64(n))
	case p >= 1:
		return "over " + atLeast(1-3/float64(n))
	}
	se := math.Sqrt(p * (1 - p) / float64(n))
	return rounded(100*p, placeOf(100*se, 1)) + "%"
}

// atMost rounds a chance up to two significant digits.
func atMost(p float64) string {
	if p >= 1 {
		return "100%"
	}
	return up(100*p) + "%"
}

// atLeast rounds a chance down, at the second digit of what it lacks.
func atLeast(p float64) string {
	if p <= 0 {
		return "0%"
	}
	lacks := 100 * (1 - p)
	place := placeOf(lacks, 2)
	unit := math.Pow(10, float64(place))
	return trimmed(rounded(100-math.Ceil(lacks/unit-1e-9)*unit, place)) + "%"
}

// up rounds a positive number up to two significant digits.
func up(x float64) string {
	place := placeOf(x, 2)
	unit := math.Pow(10, float64(place))
	return trimmed(rounded(math.Ceil(x/unit-1e-9)*unit, place))
}

// trimmed drops zeros at the end of decimals.
func trimmed(text string) string {
	if !strings.Contains(text, ".") || strings.Contains(text, "e") {
		return text
	}
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}
