// Package picture makes charts of reports: what the policies come to in each outcome, and how watched series run. It says in each chart
// what is drawn: how far trials spread is what the scenario does not know of the world, and no error of simulation.
//
//	*results.Report ──▶ Ranges, Dots (with the columns), Series, Overlaid ──▶ *chart.Chart
package picture

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"wargame/results"
	"wargame/results/chart"
	"wargame/results/number"
)

// called is the title of a thing, or its name where it has none.
func called(title, name string) string { return cmp.Or(title, name) }

// policies are the names of a report's policies, as rows.
func policies(r *results.Report) chart.Axis {
	var names []string
	for _, p := range r.Policies {
		names = append(names, p.Name)
	}
	return chart.Axis{Names: names}
}

// measured is an axis of the values of outcome k: in thousands where they are large.
func measured(r *results.Report, k int) chart.Axis {
	first := &r.Policies[0].Outcomes[k]
	m, largest := number.In(first.Unit), 0.0
	for i := range r.Policies {
		o := &r.Policies[i].Outcomes[k]
		for _, x := range []*float64{o.Min, o.Max, o.Mean} {
			if x != nil {
				largest = max(largest, math.Abs(*x))
			}
		}
	}
	return chart.Axis{Label: called(first.Title, first.Name), Measure: m.Short(m.Factor * largest)}
}

// means says the means of outcome k as tables do: without digits that their error does not support.
func means(r *results.Report, k int, m number.Measure) []string {
	var values []float64
	for i := range r.Policies {
		if mean := r.Policies[i].Outcomes[k].Mean; mean != nil {
			values = append(values, m.Factor**mean)
		}
	}
	figures, said := number.Digits(0).Figures(values...), make([]string, len(r.Policies))
	for i := range r.Policies {
		if o := &r.Policies[i].Outcomes[k]; o.Mean != nil {
			var half *float64
			if o.Lo != nil && o.Hi != nil {
				h := m.Factor * (*o.Hi - *o.Lo) / 2
				half = &h
			}
			said[i], _ = figures.Estimate(m.Factor**o.Mean, half)
		}
	}
	return said
}

// limit is a line at what is acceptable, if the scenario says what is.
func limit(o *results.OutcomeReport, m number.Measure) []chart.Mark {
	if o.Bound == nil {
		return nil
	}
	return []chart.Mark{chart.Rule{At: o.Bound.Limit, Text: "acceptable: " + o.Bound.Relation.Sign() + " " + m.Say(o.Bound.Limit, number.Exact)}}
}

// sentences are what a picture shows of each policy, in words.
func sentences(r *results.Report, say func(i int) string) string {
	var list []string
	for i := range r.Policies {
		if said := say(i); said != "" {
			list = append(list, fmt.Sprintf("%s: %s.", r.Policies[i].Name, said))
		}
	}
	return strings.Join(list, " ")
}

// ofTrials is what trials are called in a note.
func ofTrials(r *results.Report) string { return number.Plural(r.Trials, "trial") }
