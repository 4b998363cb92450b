// Package number says numbers to people: counts, numbers that are known, and numbers that trials only estimate, with
// no more digits than their error supports. A [Measure] says how the values of one thing are shown in their unit.
package number

import (
	"math"
	"strconv"
	"strings"
)

// Exact prints a number that is known exactly, to six significant digits at most, with commas between thousands.
func Exact(x float64) string { return significant(x, 6) }

// Figure prints a number to three significant digits at most, with commas between thousands.
func Figure(x float64) string { return significant(x, 3) }

// significant prints a number to so many digits, without zeros at the end of decimals.
func significant(x float64, digits int) string {
	switch {
	case x == 0:
		return "0"
	case x-x != 0:
		return infinite(x)
	}
	return trimmed(rounded(x, Place(math.Abs(x), digits)))
}

// infinite says for people what is infinite, or no number: 1/0 and 0/0.
func infinite(x float64) string {
	switch {
	case x > 0:
		return "∞"
	case x < 0:
		return "-∞"
	}
	return "undefined"
}

// Full prints the shortest decimals that give the same double back, for programs.
func Full(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Decimals is how many decimals show four digits of the largest of some values, at most six.
func Decimals(values []float64) int {
	largest, whole := 0.0, true
	for _, x := range values {
		if !math.IsInf(x, 0) && !math.IsNaN(x) {
			largest = max(largest, math.Abs(x))
		}
		whole = whole && x == math.Trunc(x)
	}
	if whole || largest == 0 {
		return 0
	}
	return decimals(largest, 4)
}

// ErrorDecimals is how many decimals show two digits of a positive error, at most six.
func ErrorDecimals(err float64) int { return decimals(err, 2) }

// decimals is how many show so many digits of a positive number, at most six.
func decimals(x float64, digits int) int {
	return min(max(digits-1-int(math.Floor(math.Log10(x))), 0), 6)
}

// Fixed prints a number with so many decimals, and commas between thousands.
func Fixed(x float64, decimals int) string {
	if x-x != 0 {
		return infinite(x)
	}
	if math.Abs(x) >= Huge {
		return trimmed(scientific(x, 3))
	}
	return grouped(strconv.FormatFloat(x, 'f', decimals, 64))
}

// A place is the power of ten that the last digit of a printed number stands for: 0 for ones, -1 for tenths.

// Place is the place of the last of so many significant digits of a positive x, after rounding to them.
func Place(x float64, digits int) int {
	text := strconv.FormatFloat(x, 'e', digits-1, 64)
	exponent, _ := strconv.Atoi(text[strings.IndexByte(text, 'e')+1:])
	return exponent - digits + 1
}

// Huge is from where on numbers are printed with an exponent.
const Huge = 1e15

// tiny is the place of a last digit below which numbers are printed with an exponent.
const tiny = -9

// rounded prints x to a place, with commas between thousands.
func rounded(x float64, place int) string {
	if place > 0 {
		unit := math.Pow(10, float64(place))
		x = math.Round(x/unit) * unit
	}
	if x != 0 && place < tiny || math.Abs(x) >= Huge {
		return scientific(x, Place(math.Abs(x), 1)-place)
	}
	return grouped(strconv.FormatFloat(x, 'f', max(0, -place), 64))
}

// scientific prints a number with an exponent, as scenarios write it: 1.23e34.
func scientific(x float64, decimals int) string {
	return strings.Replace(strconv.FormatFloat(x, 'e', max(0, decimals), 64), "e+", "e", 1)
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
func nothing(text string) bool { return strings.Trim(text, "0.,") == "" }

// trimmed drops zeros at the end of decimals.
func trimmed(text string) string {
	digits, exponent, scientific := strings.Cut(text, "e")
	if strings.Contains(digits, ".") {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	if scientific {
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
