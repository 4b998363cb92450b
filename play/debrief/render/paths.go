package render

import (
	"fmt"
	"math"

	"wargame/play/debrief"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/page"
	"wargame/results/picture"
	"wargame/results/table"
)

// paths is what was public and what came out beside trials of the baseline.
func paths(d *debrief.Debrief) page.Section {
	s := page.Section{Lead: []string{fmt.Sprintf("The game beside %s trials under the baseline, %s: what might have come, had nobody decided anything else.",
		number.Group(d.Trials), d.Baseline)}}
	for i := range d.Series {
		if c := fan(d, &d.Series[i]); c != nil {
			s.Parts = append(s.Parts, drawn(c))
		} else if x := &d.Series[i]; x.Levels != nil {
			s.Parts = append(s.Parts, said(x.Title, nil, named(d, x)))
		}
	}
	for i := range d.Outcomes {
		if c := among(d, &d.Outcomes[i]); c != nil {
			s.Parts = append(s.Parts, drawn(c))
		}
	}
	t := &table.Table{Columns: columns("outcome | in this game, 5%, half, 95%, place")}
	for i := range d.Outcomes {
		o := &d.Outcomes[i]
		cells := table.Cells(o.Title, outcome(o, o.Played))
		switch {
		case o.Chance != nil:
			cells = append(cells, table.Cells("", "in "+chance(*o.Chance)+" of them", "", "")...)
		case len(o.Quantiles) == 5:
			say := number.In(o.Unit)
			for _, q := range []int{0, 2, 4} {
				cells = append(cells, table.Words(say.Say(o.Quantiles[q], number.Figure)))
			}
			place := ""
			if o.Place != nil {
				place = chance(*o.Place)
			}
			cells = append(cells, table.Words(place))
		default:
			cells = append(cells, table.Cells("", "", "", "")...)
		}
		add(t, cells...)
	}
	s.Parts = append(s.Parts, said("Every outcome", []string{"Place: the share of trials that came to less."}, t))
	return s
}

// fan is how a public quantity ran among trials; nil of one that is no number.
func fan(d *debrief.Debrief, s *debrief.Series) *chart.Chart {
	if s.Fan == nil || len(s.Played) == 0 {
		return nil
	}
	c := chart.Chart{
		Title: s.Title,
		X:     picture.Time(d.Clock),
		Y:     chart.Axis{Label: s.Title, Measure: number.In(s.Unit)},
		Note:  "Broken line: this game, as it was and not as it was read. Line: the median of the trials; dark: half of them; light: 90%.",
	}
	last := len(s.Played) - 1
	c.Desc = fmt.Sprintf("This game ends at %s, higher than %s of trials.", number.In(s.Unit).Say(s.Played[last], number.Figure), chance(s.Places[last]))
	return c.Of(
		chart.Fan{X: s.Times, Middle: s.Fan[2], Bands: []chart.Band{{Lo: s.Fan[0], Hi: s.Fan[4]}, {Lo: s.Fan[1], Hi: s.Fan[3]}}, Name: "trials"},
		chart.Line{X: s.Times[:len(s.Played)], Y: s.Played, Name: "this game", Series: 1},
	)
}

// named is where a public quantity of names was as turns began and at the end, beside how many trials were there.
func named(d *debrief.Debrief, s *debrief.Series) *table.Table {
	t := &table.Table{Columns: columns("when, in this game | trials that were there too")}
	last := len(s.Played) - 1
	for k, x := range s.Played {
		if k != last && (k%d.TurnSteps != 0 || k/d.TurnSteps >= d.Turns) || x < 0 || int(x) >= len(s.Levels) {
			continue
		}
		add(t, table.Cells(d.Clock.Unit+" "+number.Exact(s.Times[k]), s.Levels[int(x)], chance(s.Same[k]))...)
	}
	return t
}

// among is an outcome of the scorecard among trials; nil of one that is no number.
func among(d *debrief.Debrief, o *debrief.Outcome) *chart.Chart {
	if !o.Headline || o.Truth || o.Played == nil || len(o.Quantiles) != 5 || o.Place == nil {
		return nil
	}
	m, q := number.In(o.Unit), o.Quantiles
	c := chart.Chart{
		Title: o.Title,
		X:     chart.Axis{Label: o.Title, Measure: m, Include: []float64{*o.Played}},
		Y:     chart.Axis{Names: []string{d.Baseline}},
		Desc:  fmt.Sprintf("This game comes to %s, more than %s of trials.", m.Say(*o.Played, number.Figure), chance(*o.Place)),
		Note:  "Bar: half of the trials; line: 90% of them.",
	}
	return c.Of(chart.Range{P5: q[0], P25: q[1], P50: q[2], P75: q[3], P95: q[4], Mean: math.NaN()},
		chart.Rule{At: *o.Played, Text: fmt.Sprintf("this game: more than %s of trials", chance(*o.Place))})
}
