package page

import (
	"math"
	"slices"

	"wargame/results/chart"
	"wargame/results/explain"
	"wargame/results/picture"
	"wargame/scenario"
)

// policies are what each policy does when: a row for each lever that it sets.
func (r *Run) policies(d *drawer, says []string) []policyView {
	s := r.Explanation.Scenario
	words := explain.WordsOf(s)
	var list []policyView
	for i, p := range r.Report.Policies {
		v := policyView{Name: p.Name, Says: says[i]}
		at := slices.IndexFunc(s.Policies, func(q *scenario.Policy) bool { return q.Name == p.Name })
		if at >= 0 && len(s.Policies[at].Settings) > 0 {
			v.Timeline = d.draw(timeline(s, words, s.Policies[at]), wholeLine).Picture
		}
		list = append(list, v)
	}
	return list
}

// timeline is what a policy sets, a row for each lever.
func timeline(s *scenario.Scenario, words explain.Words, p *scenario.Policy) *chart.Chart {
	c := chart.Chart{
		Title: called(&p.Label) + ": what it sets",
		X:     picture.Time(s.Clock),
	}
	c.X.Include = []float64{0, s.Clock.Horizon()}
	var marks []chart.Mark
	for row, set := range p.Settings {
		lever := s.Levers[set.Lever]
		c.Y.Names = append(c.Y.Names, called(&lever.Label))
		c.Desc += called(&lever.Label) + ": " + words.Setting(set) + ". "
		marks = append(marks, chart.Timeline{Row: row, Spans: spans(s, words, lever, set)})
	}
	return c.Of(marks...)
}

// spans are what a lever is from when to when.
func spans(s *scenario.Scenario, words explain.Words, lever *scenario.Lever, set *scenario.Setting) []chart.Span {
	usual := words.SetTo(lever.Default, lever)
	var list []chart.Span
	add := func(from, to float64, value *scenario.Expr) {
		from, to = math.Max(from, 0), math.Min(to, s.Clock.Horizon())
		if from >= to {
			return
		}
		span := chart.Span{From: from, To: to, Text: words.SetTo(value, lever)}
		if span.Text == usual {
			span.Series = -1
		}
		list = append(list, span)
	}
	add(0, set.Entries[0].From, lever.Default)
	for k, entry := range set.Entries {
		to := s.Clock.Horizon()
		if k+1 < len(set.Entries) {
			to = set.Entries[k+1].From
		}
		add(entry.From, to, entry.Value)
	}
	return list
}
