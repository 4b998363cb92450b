package number

import (
	"fmt"
	"math"
)

// Share prints a share of n trials in percent, as far as so many trials support; those of one run end at one place. What was
// seen in none or in all is under or over what that excludes (the rule of three), or of too few trials for that a count.
func (d Digits) Share(p float64, n int) string {
	of := float64(n)
	switch {
	case (p <= 0 || p >= 1) && n <= 3:
		return fmt.Sprintf("%d of %d", int(math.Round(p*of)), n)
	case p <= 0:
		return "under " + Up(100*3/of) + Percent
	case p >= 1:
		return d.over(100 * 3 / of)
	}
	return percent(100*p, max(Place(100*0.5/math.Sqrt(of), 1), d.ofPercent()))
}

// ofPercent is the place of the last digit of numbers from 10 to 100.
func (d Digits) ofPercent() int { return 2 - d.most() }

// over says that something is missing to 100%, rounded up.
func (d Digits) over(lacks float64) string {
	place := max(Place(lacks, 2), d.ofPercent())
	unit := unitOf(place)
	return "over " + trimmed(rounded(100-math.Ceil(lacks/unit-1e-9)*unit, place)) + Percent
}

// Chances are the figures of chances in percent, which end as numbers under 100 do.
func (d Digits) Chances(values ...float64) Figures {
	f := d.Figures(values...)
	f.place = min(f.place, d.ofPercent())
	return f
}

// Chance prints a chance in percent, of which half is half the width of its interval; nil: not known.
func (f Figures) Chance(x float64, half *float64) string {
	switch {
	case half == nil:
		return "~" + rough(x) + Percent
	case *half == 0:
		return percent(x, f.place)
	}
	return percent(x, max(f.place, Place(*half, 2)))
}

// ChanceEnds prints the interval of a chance in percent, without the sign. An end that is not 0 or 100 is not printed so.
func (f Figures) ChanceEnds(lo, hi float64) (string, string) {
	place := f.place
	if hi > lo {
		place = max(place, Place((hi-lo)/2, 2))
	}
	for _, gap := range []float64{lo, 100 - hi} {
		if gap > 0 {
			place = keeping(gap, place)
		}
	}
	return rounded(lo, place), rounded(hi, place)
}

// percent prints a number of percent, which is 0 or 100 only where it is just that.
func percent(x float64, place int) string {
	place = min(place, 1)
	text := rounded(x, place)
	switch {
	case nothing(text) && x > 0:
		text = rounded(x, Place(x, 1))
	case x < 100 && text == rounded(100, place):
		text = "over " + rounded(100-unitOf(place), place)
	}
	return text + Percent
}

// Up rounds a positive number up to two significant digits.
func Up(x float64) string {
	place := Place(x, 2)
	unit := unitOf(place)
	return trimmed(rounded(math.Ceil(x/unit-1e-9)*unit, place))
}
