package number

import (
	"math"
	"strconv"
)

// Group prints a whole number with commas between thousands.
func Group(n int) string { return grouped(strconv.Itoa(n)) }

// Plural is a number of things: "0 errors", "1 error", "1,000 errors".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Group(n) + " " + noun + "s"
}

// PluralOrNo is a number of things in a sentence of which none is good news: "no errors", "1 error".
func PluralOrNo(n int, noun string) string {
	if n == 0 {
		return "no " + noun + "s"
	}
	return Plural(n, noun)
}

// About rounds a number of trials up to one leading digit, two where the first is 1, since it is an estimate.
func About(n float64) string {
	unit := math.Pow(10, math.Floor(math.Log10(n)))
	if n < 2*unit {
		unit /= 10
	}
	unit = max(unit, 1)
	return Group(int(math.Ceil(n/unit-1e-9) * unit))
}
