package render

import (
	"math"
	"strconv"
	"strings"

	"wargame/play/debrief"
	"wargame/results/number"
	"wargame/results/table"
)

// chance is a chance in whole percent; one that is nearly 0 or 100% is below or above.
func chance(x float64) string { return number.Hundred(x, 1-x)[0] + number.Percent }

// points is a number of points with its sign.
func points(x float64) string { return number.Signed(strconv.Itoa(int(x))) }

// apart is a change of a chance in whole points; of one that is none of them, that it is less.
func apart(x float64) string {
	if x != 0 && math.Abs(x) < 0.005 {
		return "<1"
	}
	return points(math.Round(100 * x))
}

// addUp are changes of a chance in whole points, rounded so that they lead from where it began, in whole percent, to where it ended.
func addUp(begin float64, changes []float64) []string {
	said := make([]string, len(changes))
	at := begin
	for i, x := range changes {
		said[i] = points(math.Round(100*(at+x)) - math.Round(100*at))
		at += x
	}
	return said
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
