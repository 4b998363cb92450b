package chart

import (
	"math"
	"strconv"
	"strings"
)

// A day is a number of days from 1970-01-01 in the Gregorian calendar. (The calendar is arithmetic; what day it is, is asked nowhere.)
type day int

// dayOf is the day of a date. Years begin in March, so that the day of a leap year comes last: Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", days_from_civil.
func dayOf(year, month, date int) day {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	of := year - era*400
	in := (153*((month+9)%12)+2)/5 + date - 1
	return day(era*146097 + of*365 + of/4 - of/100 + in - 719468)
}

// date is the year, month and day of the month: civil_from_days of the same.
func (d day) date() (year, month, date int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	of := z - era*146097
	years := (of - of/1460 + of/36524 - of/146096) / 365
	in := of - (365*years + years/4 - years/100)
	m := (5*in + 2) / 153
	month = (m+2)%12 + 1
	year = years + era*400
	if month <= 2 {
		year++
	}
	return year, month, in - (153*m+2)/5 + 1
}

func floorDiv(a, b int) int { return int(math.Floor(float64(a) / float64(b))) }

// parseDay reads an ISO date.
func parseDay(text string) (day, bool) {
	parts := strings.Split(text, "-")
	if len(parts) != 3 {
		return 0, false
	}
	var n [3]int
	for i, part := range parts {
		var err error
		if n[i], err = strconv.Atoi(part); err != nil {
			return 0, false
		}
	}
	return dayOf(n[0], n[1], n[2]), n[1] >= 1 && n[1] <= 12
}

// parseStart reads an ISO date with a time of day behind it or without: the day, and what part of it is past.
func parseStart(text string) (d day, into float64, ok bool) {
	date, time, timed := strings.Cut(text, " ")
	if d, ok = parseDay(date); !ok || !timed {
		return d, 0, ok
	}
	hour, minute, _ := strings.Cut(time, ":")
	h, wrong := strconv.Atoi(hour)
	m, wrongToo := strconv.Atoi(minute)
	return d, float64(60*h+m) / (24 * 60), wrong == nil && wrongToo == nil
}

var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// dateStep is which dates have ticks: some of every month, or the first of every so many months.
type dateStep struct {
	dates  []int
	months int
}

// dateSteps are from the finest on.
var dateSteps = [...]dateStep{
	{daily, 1}, {[]int{1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29}, 1}, {[]int{1, 5, 10, 15, 20, 25}, 1}, {[]int{1, 10, 20}, 1}, {[]int{1, 15}, 1},
	{first, 1}, {first, 2}, {first, 3}, {first, 6}, {first, 12}, {first, 24}, {first, 60}, {first, 120}, {first, 240}, {first, 600}, {first, 1200}, {first, 2400},
	{first, 6000}, {first, 12000},
}

var (
	first = []int{1}
	daily = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31}
)

// dateTicks are dates on the scale of an axis, at most so many; none where the axis has no dates, or is so long that dates say little.
func (s scale) dateTicks(most int, a *Axis) []tick {
	start, into, ok := parseStart(a.Start)
	low, high := s.Low*a.Day+into, s.High*a.Day+into
	if !ok || !(a.Day > 0) || !(high-low < 1e6) || math.Abs(low) > 1e6 {
		return nil
	}
	for _, step := range dateSteps {
		if days := 30.4 * float64(step.months) / float64(len(step.dates)); (high-low)/days > 2*float64(most)+4 {
			continue // far too many
		}
		if ticks := step.ticks(start, low, high); len(ticks) <= most {
			for i := range ticks {
				ticks[i].at = (ticks[i].at - into) / a.Day
			}
			return ticks
		}
	}
	return nil
}

// ticks are those from so many days after the start to so many, in days after it. A year is said where it is another than that before.
func (step dateStep) ticks(start day, low, high float64) []tick {
	const rounding = 1e-6
	from, to := start+day(math.Ceil(low-rounding)), start+day(math.Floor(high+rounding))
	var ticks []tick
	said := 0
	year, month, _ := from.date()
	for m := floorDiv(year*12+month-1, step.months) * step.months; ; m += step.months {
		year, month := floorDiv(m, 12), m-12*floorDiv(m, 12)+1
		if dayOf(year, month, 1) > to {
			return ticks
		}
		for _, date := range step.dates {
			d := dayOf(year, month, date)
			if _, in, _ := d.date(); in != month || d < from || d > to {
				continue
			}
			text := months[month-1]
			switch {
			case step.months%12 == 0:
				text = strconv.Itoa(year)
			case len(step.dates) > 1:
				text = strconv.Itoa(date) + " " + text
			}
			if year != said && step.months%12 != 0 {
				text += " " + strconv.Itoa(year)
			}
			said = year
			ticks = append(ticks, tick{at: float64(d - start), text: text})
		}
	}
}
