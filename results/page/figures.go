package page

import (
	"html/template"
	"slices"
	"strings"

	"wargame/results"
	"wargame/results/chart"
	"wargame/results/picture"
	"wargame/results/render"
	"wargame/results/table"
)

// drawer draws the pictures of a run and remembers the first error, and which notes stand under one: what signs mean is said once.
type drawer struct {
	told map[string]bool
	of   string // of which of several runs they are
	err  error
}

// wholeLine is the width of a picture, in units of which letters are 13 high.
const wholeLine = 720

func (d *drawer) draw(c *chart.Chart, width float64) figure {
	if c == nil {
		return figure{}
	}
	note := c.Note
	if c.Note = ""; d.told[note] { // it stands under the picture, as text
		note = ""
	}
	d.told[note] = true
	var b strings.Builder
	if err := chart.SVG(&b, c, chart.Paper{Width: width}); err != nil && d.err == nil {
		d.err = err
	}
	return figure{Title: shown(c.Title), Picture: template.HTML(b.String()), Note: note}
}

// worlds is how many futures stand for all of them where they are counted.
const worlds = 50

// enough are the numbers of which the scenario says what is acceptable: in how many of 50 futures each policy meets it, a dot each.
func (r *Run) enough(d *drawer) []figure {
	var list []figure
	if len(r.Report.Policies) == 0 || r.Report.Exact() {
		return nil
	}
	for k := range r.Report.Policies[0].Outcomes {
		if o := &r.Report.Policies[0].Outcomes[k]; o.Bound != nil && o.Kind == results.Number {
			list = append(list, d.draw(picture.Met(r.Report, k, worlds), wholeLine))
		}
	}
	return list
}

// outcomes are all of them: how they spread under each policy, those of the scorecard trial for trial, and their numbers beside.
func (r *Run) outcomes(d *drawer, parts []render.OutcomePart) []outcomeView {
	var list []outcomeView
	for k, part := range parts {
		v := outcomeView{Head: part.Head, About: part.About}
		number := r.Report.Policies[0].Outcomes[k].Kind == results.Number
		if !r.Report.Exact() {
			v.Pictures = append(v.Pictures, d.draw(picture.Ranges(r.Report, k), wholeLine))
			if number && r.Outcomes.Columns != nil && slices.Contains(r.Report.Headlines, k) {
				v.Pictures = append(v.Pictures, d.draw(picture.Histogram(r.Report, r.Outcomes, k), wholeLine))
			}
		}
		var notes table.Notes
		v.Table = template.HTML(part.Table.HTML(part.Head+d.of, &notes))
		v.Notes = notes.All()
		list = append(list, v)
	}
	return list
}

// overlaid is how many policies are told apart in one picture of a series.
const overlaid = 3

// series are the watched series, policies over each other where these are few.
func (r *Run) series(d *drawer) []figure {
	var list []figure
	if len(r.Report.Policies) == 0 {
		return nil
	}
	var all []int
	for i := range r.Report.Policies {
		all = append(all, i)
	}
	for i, s := range r.Report.Policies[0].Series {
		c := picture.Series(r.Report, i)
		if s.Levels == nil && len(all) <= overlaid {
			c = picture.Overlaid(r.Report, i, all...)
		}
		list = append(list, d.draw(c, wholeLine))
	}
	return list
}
