package scenario

import (
	"math"
	"math/big"
	"strconv"
	"time"

	"wargame/scenario/formula"
)

// Clock is how time passes. A clock unit is the unit word of step in the file.
type Clock struct {
	Unit   string  // one of formula.Units: "week"
	Step   float64 // dt, in clock units
	Steps  int     // N: points are 0..N, steps 0..N-1
	Start  string  // ISO date of point 0, with a time of day or without, or empty
	Method Method
}

// Horizon is the length in clock units.
func (c Clock) Horizon() float64 { return c.Time(c.Steps) }

// Time is point k in clock units: the double nearest to k times the step as it is written in decimals, so that 14 steps of
// 0.35 weeks are 4.9 weeks, which no sum or product of doubles gives.
func (c Clock) Time(k int) float64 {
	if c.Step == math.Trunc(c.Step) && c.Step*float64(k) < 1<<53 {
		return c.Step * float64(k)
	}
	return c.times(big.NewRat(int64(k), 1))
}

// Between is the middle of step k in clock units: the double nearest to k and a half times the step as it is written.
func (c Clock) Between(k int) float64 { return c.times(big.NewRat(2*int64(k)+1, 2)) }

// times is so many steps in clock units.
func (c Clock) times(steps *big.Rat) float64 {
	step, _ := new(big.Rat).SetString(strconv.FormatFloat(c.Step, 'g', -1, 64))
	t, _ := step.Mul(step, steps).Float64()
	return t
}

// Days is how many days a unit of the clock is; 0 of a round, which is no part of a calendar.
func (c Clock) Days() float64 {
	days, _ := formula.Ratio(c.Unit, "day")
	return days
}

// OfDay says that the clock counts in parts of a day, so that its points have times of day.
func (c Clock) OfDay() bool { return 0 < c.Days() && c.Days() < 1 }

// Date is the ISO date on which point k falls, with the minute where the clock counts in parts of a day; empty where the
// clock has no start. A point within a day falls on it; one that is within a billionth of the next, as times are equal, on that.
func (c Clock) Date(k int) string {
	start, err := formula.Moment(c.Start)
	if err != nil {
		return ""
	}
	const day = 24 * 60
	minutes := start.Hour()*60 + start.Minute()
	midnight := start.Truncate(24 * time.Hour)
	if c.OfDay() {
		minutes += wholePart(day * c.Days() * c.Time(k))
		return midnight.AddDate(0, 0, minutes/day).Add(time.Duration(minutes%day) * time.Minute).Format(formula.MomentLayout)
	}
	return midnight.AddDate(0, 0, wholePart(c.Days()*c.Time(k)+float64(minutes)/day)).Format(time.DateOnly)
}

// wholePart is the whole part of a time, which is that of the next whole number where it is within a billionth of that.
func wholePart(x float64) int {
	if next := math.Round(x); math.Abs(x-next) <= SameTime*next {
		return int(next)
	}
	return int(x)
}
