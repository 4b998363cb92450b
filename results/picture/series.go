package picture

import (
	"fmt"
	"math"

	"wargame/results"
	"wargame/results/chart"
	"wargame/results/number"
)

// Series is how watched series i runs under each policy, side by side: a fan of its trials, or of names the share of trials at each.
func Series(r *results.Report, i int) *chart.Chart {
	c := ofSeries(r, i)
	for _, p := range r.Policies {
		var mark chart.Mark
		if s := &p.Series[i]; s.Levels != nil {
			mark = stack(s)
		} else {
			mark = fan(s)
		}
		title := p.Name
		if len(r.Policies) == 1 {
			title = ""
		}
		c.Panels = append(c.Panels, chart.Panel{Title: title, Marks: []chart.Mark{mark}})
	}
	return &c
}

// Overlaid is how watched series i runs under some policies, by their places, over each other. Names cannot be: their shares stand side by side in [Series].
func Overlaid(r *results.Report, i int, policies ...int) *chart.Chart {
	c := ofSeries(r, i)
	var marks []chart.Mark
	for _, at := range policies {
		f := fan(&r.Policies[at].Series[i])
		f.Name, f.Series = r.Policies[at].Name, at
		marks = append(marks, f)
	}
	return c.Of(marks...)
}

// ofSeries is a chart of a watched series, without its panels.
func ofSeries(r *results.Report, i int) chart.Chart {
	s := &r.Policies[0].Series[i]
	c := chart.Chart{
		Title: called(s.Title, s.Name),
		X:     Time(r.Clock),
		Y:     chart.Axis{Label: called(s.Title, s.Name), Measure: number.In(s.Unit)},
	}
	trials := number.Plural(min(r.Trials, results.SeriesTrials), "trial")
	if s.Levels != nil {
		c.Y = chart.Axis{Label: "of 100 futures", Measure: number.Measure{Factor: 100}, Tight: true}
		c.Note = fmt.Sprintf("In how many of 100 futures it is at each, of %s.", trials)
		c.Desc = sentences(r, func(p int) string { return sharesAtEnd(&r.Policies[p].Series[i]) })
		return c
	}
	c.Note = fmt.Sprintf("Line: the median; dark: half of %s; light: 90%% of them. This is how far futures differ, no error of simulation.", trials)
	c.Desc = sentences(r, func(p int) string { return atEnd(&r.Policies[p].Series[i]) })
	return c
}

func fan(s *results.SeriesReport) chart.Fan {
	return chart.Fan{X: s.Time, Middle: s.P50, Bands: []chart.Band{{Lo: s.P5, Hi: s.P95}, {Lo: s.P25, Hi: s.P75}}}
}

func stack(s *results.SeriesReport) chart.Stack {
	out := chart.Stack{X: s.Time}
	for _, level := range s.Levels {
		out.Layers = append(out.Layers, chart.Layer{Name: level, Y: s.Share[level]})
	}
	return out
}

// atEnd says where a series ends.
func atEnd(s *results.SeriesReport) string {
	last := len(s.P50) - 1
	if last < 0 || math.IsNaN(s.P50[last]) {
		return ""
	}
	m := number.In(s.Unit)
	return fmt.Sprintf("at the end a median of %s, from %s to %s in 90%% of trials", m.Say(s.P50[last], number.Figure),
		number.Figure(m.Factor*s.P5[last]), m.Say(s.P95[last], number.Figure))
}

// sharesAtEnd says at which names trials end.
func sharesAtEnd(s *results.SeriesReport) string {
	said := "at the end"
	for i, level := range s.Levels {
		if shares := s.Share[level]; len(shares) > 0 {
			if i > 0 {
				said += ","
			}
			share := shares[len(shares)-1]
			said += fmt.Sprintf(" %s of 100 at %s", number.Hundred(share, 1-share)[0], level)
		}
	}
	return said
}
