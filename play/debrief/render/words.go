package render

import (
	"math"
	"strings"

	"wargame/play/debrief"
	"wargame/results/number"
	"wargame/results/table"
)

// chance is a chance in whole percent.
func chance(x float64) string {
	return number.OfChance().Say(x, func(x float64) string { return number.At(x, 0) })
}

// points is a change of a chance in whole points, with its sign.
func points(x float64) string {
	if x == 0 {
		return "0"
	}
	return number.Signed(number.At(math.Round(100*x), 0))
}

// apart is a change of a chance in points, of which the small ones are said as such.
func apart(x float64) string {
	if x != 0 && math.Abs(x) < 0.005 {
		return "<1"
	}
	return points(x)
}

// perhaps says a number, or that there is none.
func perhaps(x *float64, say func(float64) string) string {
	if x == nil {
		return "not known"
	}
	return say(*x)
}

// met says whether something came about.
func met(is *bool) table.Cell {
	switch {
	case is == nil:
		return table.Words("not known")
	case *is:
		return table.Cell{Text: "yes", Tone: table.Good}
	}
	return table.Cell{Text: "no", Tone: table.Bad}
}

// called is the title of a team, or what else a name stands for.
func called(d *debrief.Debrief, name string) string {
	team, role, has := strings.Cut(name, "/")
	for _, t := range d.Teams {
		if t.Name == team && has {
			return t.Title + " (" + role + ")"
		}
		if t.Name == team {
			return t.Title
		}
	}
	switch name {
	case "all", "public":
		return "everybody"
	}
	return name
}

// calledAll are they.
func calledAll(d *debrief.Debrief, names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = called(d, name)
	}
	return strings.Join(list, ", ")
}

// clock is the time of day of a moment in RFC 3339, which the log has in UTC.
func clock(time string) string {
	if len(time) < len("2006-01-02T15:04") {
		return ""
	}
	return time[11:16] + " UTC"
}

// outcome is a value of an outcome as people say it.
func outcome(o *debrief.Outcome, x *float64) string {
	switch {
	case x == nil:
		return "did not come about"
	case o.Truth && *x != 0:
		return "yes"
	case o.Truth:
		return "no"
	}
	return number.In(o.Unit).Say(*x, number.Figure)
}
