package page

import (
	"html/template"

	"wargame/results"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/picture"
	"wargame/results/render"
	"wargame/results/table"
)

// Comparison is runs held against each other, to stand before each of them.
type Comparison struct {
	Report      *results.Report // of all of them, as results.Join makes it
	Differences *table.Page     // what their scenarios say otherwise
	Digits      number.Digits
	Command     string // that says more
}

// comparisonView is a comparison as the template lays it out.
type comparisonView struct {
	Title, Question, Receipt string
	Differ                   template.HTML
	Lead                     figure
	Scorecard                template.HTML
	Marks                    []string
	Cautions                 []string
	Command                  string
}

func (c *Comparison) view() (*comparisonView, error) {
	parts := render.PartsOf(c.Report, c.Digits)
	v := &comparisonView{Title: shown(titleOf(c.Report)), Question: shown(c.Report.Question), Receipt: parts.Receipt, Marks: parts.Marks, Command: c.Command,
		Differ: template.HTML(c.Differences.HTML(2, "What differs"))}
	if parts.Scorecard != nil {
		v.Scorecard = template.HTML(parts.Scorecard.HTML("Scorecard of all", &table.Notes{}))
	}
	for _, w := range c.Report.Warnings {
		v.Cautions = append(v.Cautions, w.Text)
	}
	d := &drawer{told: map[string]bool{}}
	v.Lead = d.lead(c.Report)
	return v, d.err
}

// lead is what a class is told of first: in how many futures it happens, or is acceptable.
func (d *drawer) lead(r *results.Report) figure {
	var c *chart.Chart
	if k, ok := r.Lead(); ok && !r.Exact() {
		c = picture.Ranges(r, k)
	}
	return d.draw(c, wholeLine)
}
