package chart

import (
	"strings"
	"testing"
	"time"
)

// Days and dates are those of the standard library, over eight hundred years.
func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	at := time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 292_194 {
		want := day(at.Unix() / 86400)
		if at.Unix()%86400 != 0 {
			t.Fatal(at)
		}
		got, ok := parseDay(at.Format(time.DateOnly))
		year, month, date := got.date()
		if !ok || got != want || year != at.Year() || month != int(at.Month()) || date != at.Day() {
			t.Fatalf("%s is day %d, %d-%d-%d; want %d", at.Format(time.DateOnly), got, year, month, date, want)
		}
		at = at.AddDate(0, 0, 1)
	}
	for _, no := range []string{"", "2026", "2026-13-01", "2026-x-01"} {
		if _, ok := parseDay(no); ok {
			t.Errorf("%q is a date", no)
		}
	}
}

func TestDateTicks(t *testing.T) {
	for _, c := range []struct {
		start string
		unit  float64 // days
		high  float64
		most  int
		want  string
	}{
		{"2026-03-02", 7, 39, 9, "Apr 2026@4.3 May@8.6 Jun@13.0 Jul@17.3 Aug@21.7 Sep@26.1 Oct@30.4 Nov@34.9"},
		{"2026-03-02", 7, 39, 5, "May 2026@8.6 Jul@17.3 Sep@26.1 Nov@34.9"},
		{"2026-10-01", 7, 26, 4, "Nov 2026@4.4 Jan 2027@13.1 Mar@21.6"},
		{"2026-01-01", 1, 10, 12, "1 Jan 2026@0.0 2 Jan@1.0 3 Jan@2.0 4 Jan@3.0 5 Jan@4.0 6 Jan@5.0 7 Jan@6.0 8 Jan@7.0 9 Jan@8.0 10 Jan@9.0 11 Jan@10.0"},
		{"1945-02-19", 1, 36, 5, "20 Feb 1945@1.0 1 Mar@10.0 10 Mar@19.0 20 Mar@29.0"},
		{"2026-01-01 12:00", 1. / 24, 60, 9, "2 Jan 2026@12.0 3 Jan@36.0 4 Jan@60.0"},
		{"2026-01-01", 365.25, 10, 6, "2026@0.0 2028@2.0 2030@4.0 2032@6.0 2034@8.0 2036@10.0"},
	} {
		var said []string
		for _, k := range (scale{0, c.high}).dateTicks(c.most, &Axis{Start: c.start, Day: c.unit}) {
			said = append(said, k.text+"@"+tickText(k.at, -1))
		}
		got := strings.ReplaceAll(strings.Join(said, " "), "@0 ", "@0.0 ")
		if got != c.want {
			t.Errorf("%s, %v of %v days, %d ticks:\n%s\nwant\n%s", c.start, c.high, c.unit, c.most, got, c.want)
		}
	}
}
