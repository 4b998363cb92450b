// Package number says numbers to people: counts, numbers that are known, and numbers that trials only estimate, with
// few digits, and no more than their error supports. [Figures] are those of numbers under each other; a [Measure] says how the
// values of one thing are shown in their unit.
package number

import (
	"math"
	"strconv"
	"strings"
)

// Exact prints a number that is known exactly: every digit where there are at most twelve, else to six significant digits, and
// every digit before the point.
func Exact(x float64) string {
	if text, ok := special(x); ok {
		return text
	}
	const most, rounding = 12, 1e-15 // what arithmetic adds to the digits of a decimal number is no digit of it
	short, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', most-1, 64), 64)
	if math.Abs(x-short) <= rounding*math.Abs(x) {
		return trimmed(rounded(x, Place(math.Abs(x), most)))
	}
	return trimmed(rounded(x, min(Place(math.Abs(x), 6), 0)))
}

// Figure prints a number to three significant digits at most, with commas between thousands.
func Figure(x float64) string {
	if text, ok := special(x); ok {
		return text
	}
	return trimmed(rounded(x, Place(math.Abs(x), 3)))
}

// special says what has no digits: nothing, and what is infinite or no number (1/0 and 0/0); false of all else.
func special(x float64) (string, bool) {
	switch {
	case x == 0:
		return "0", true
	case math.IsInf(x, 1):
		return "∞", true
	case math.IsInf(x, -1):
		return "-∞", true
	case math.IsNaN(x):
		return "undefined", true
	}
	return "", false
}

// Full prints the shortest decimals that give the same double back, for programs.
func Full(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// noise is below which part of a number its error is only the rounding of doubles.
const noise = 1e-12

// Certain says that the error of x, or the spread of what it is the mean of, is nothing but the rounding of doubles.
func Certain(x, se float64) bool { return se <= noise*math.Abs(x) }

// rough prints a number to one significant digit.
func rough(x float64) string {
	if x == 0 {
		return "0"
	}
	return rounded(x, Place(math.Abs(x), 1))
}

// A place is the power of ten that the last digit of a printed number stands for: 0 for ones, -1 for tenths.

// Place is the place of the last of so many significant digits of a positive x, after rounding to them.
func Place(x float64, digits int) int {
	text := strconv.FormatFloat(x, 'e', digits-1, 64)
	exponent, _ := strconv.Atoi(text[strings.IndexByte(text, 'e')+1:])
	return exponent - digits + 1
}

// unitOf is what the last digit of a number that ends at a place stands for.
func unitOf(place int) float64 { return math.Pow(10, float64(place)) }

// At prints a number to a place, with commas between thousands; to three digits where that would leave nothing of it.
func At(x float64, place int) string {
	text := rounded(x, place)
	if nothing(text) && x != 0 {
		return Figure(x)
	}
	return text
}

// Huge is from where on numbers are printed with an exponent.
const Huge = 1e15

// tiny is below which they are.
const tiny = 1e-6

// rounded prints x to a place, with commas between thousands.
func rounded(x float64, place int) string {
	if place > 0 {
		unit := unitOf(place)
		x = math.Round(x/unit) * unit
	}
	if size := math.Abs(x); size != 0 && size < tiny || size >= Huge {
		if digits := Place(size, 1) - place; digits >= 0 {
			return scientific(x, digits)
		}
	}
	return grouped(strconv.FormatFloat(x, 'f', max(0, -place), 64))
}

// scientific prints a number with an exponent, as scenarios write it: 1.23e34.
func scientific(x float64, decimals int) string {
	return strings.Replace(strconv.FormatFloat(x, 'e', decimals, 64), "e+", "e", 1)
}

// grouped puts commas between the thousands of a decimal number, and no sign before nothing.
func grouped(text string) string {
	digits := strings.TrimPrefix(text, "-")
	whole, decimals, dot := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dot {
		whole += "." + decimals
	}
	if digits != text && !nothing(whole) {
		return "-" + whole
	}
	return whole
}

// nothing says whether a printed number has no digit but zeros.
func nothing(text string) bool { return strings.Trim(text, "-0.,") == "" }

// trimmed drops zeros at the end of decimals.
func trimmed(text string) string {
	digits, exponent, e := strings.Cut(text, "e")
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	if e {
		return digits + "e" + exponent
	}
	return digits
}

// Signed is a printed difference with its sign, unless it is nothing.
func Signed(text string) string {
	if strings.HasPrefix(text, "-") || nothing(text) {
		return text
	}
	return "+" + text
}
