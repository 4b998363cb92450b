package render

import (
	"fmt"
	"math"
	"strings"

	"wargame/analysis"
	"wargame/results"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/table"
)

// Sweep lays out curves, or maps, for people: outcome by outcome what happens, in words, drawn, and in numbers.
func Sweep(s *analysis.Sweep, style table.Style) []Part {
	var names []string
	for _, a := range s.Axes {
		names = append(names, a.Called())
	}
	top := &table.Page{Title: s.Name() + ": " + strings.Join(names, " and "), Lead: []string{fmt.Sprintf("%s points of %s futures each, every point with the same luck.",
		number.Group(s.Points()), number.Group(s.Receipt.Trials))}}
	parts := []Part{{Page: top}}
	for from := 0; from < len(s.Curves); {
		to := from
		for to < len(s.Curves) && s.Curves[to].Outcome == s.Curves[from].Outcome {
			to++
		}
		if len(s.Axes) == 1 {
			parts = append(parts, curves(s, s.Curves[from:to])...)
		} else {
			parts = append(parts, maps(s, s.Curves[from:to])...)
		}
		from = to
	}
	if !style.Quiet {
		key := lineKey
		if len(s.Axes) == 2 {
			key = mapKey
		}
		parts = append(parts, Part{Page: &table.Page{Part: true, Lead: []string{key}}})
	}
	return parts
}

const (
	lineKey = "Error is that of simulation: half of the 95% interval. It is no knowledge of the world; of that the 5% and the 95% tell, between which nine in ten futures lie. " +
		"Change: from the row above, future by future; the errors of all rows hold together with 95%."
	mapKey = "Means; in pictures the darker, the higher. --format csv has their intervals and ranges."
)

// curves are the words, the picture and the tables of one outcome.
func curves(s *analysis.Sweep, list []analysis.Curve) []Part {
	words := &table.Page{Part: true}
	for i := range list {
		if sentence := s.Sentence(&list[i]); sentence != "" {
			words.Lead = append(words.Lead, sentence)
		}
	}
	numbers := &table.Page{Part: true}
	for i := range list {
		section := table.Section{Table: curveTable(s, &list[i])}
		if of := s.Among(&list[i]); of != "" {
			section.Lead = []string{of}
		}
		numbers.Sections = append(numbers.Sections, section)
	}
	var parts []Part
	if len(words.Lead) > 0 {
		parts = append(parts, Part{Page: words})
	}
	if s.Axes[0].Levels == nil {
		parts = append(parts, Part{Chart: lineChart(s, list)})
	}
	return append(parts, Part{Page: numbers})
}

// measureOf is how the values of an outcome are shown.
func measureOf(c *analysis.Curve) number.Measure {
	if c.Outcome.IsChance() {
		return number.OfChance()
	}
	return number.In(c.Outcome.Unit)
}

// curveTable has a row for each point.
func curveTable(s *analysis.Sweep, c *analysis.Curve) *table.Table {
	axis, m := s.Axes[0], measureOf(c)
	t := &table.Table{Columns: []table.Column{{Head: table.Words(axis.Measure.Named(axis.Name)), Align: table.Right}, {Head: table.Words(m.Named(c.Outcome.Name)), Align: table.Right}, {Head: table.Words("error"), Align: table.Right}}}
	chance := c.Outcome.IsChance()
	if !chance {
		t.Columns = append(t.Columns, table.Column{Head: table.Words("5%"), Align: table.Right}, table.Column{Head: table.Words("95%"), Align: table.Right})
	}
	t.Columns = append(t.Columns, table.Column{Head: table.Words("change"), Align: table.Right}, table.Column{Head: table.Words("error"), Align: table.Right})
	f := figuresOf(c, m)
	for n, p := range c.Points {
		cells := []string{pointName(axis, axis.Values[n])}
		cells = append(cells, meanCells(p, m, f)...)
		if !chance {
			cells = append(cells, quantileCells(p, m, f)...)
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(append(cells, changeCells(c, n, m)...)...)})
	}
	return t
}

// pointName is a value of an axis under a head that has its unit.
func pointName(a analysis.Axis, x float64) string {
	if a.Levels != nil {
		return a.Levels[int(x)]
	}
	x *= a.Measure.Factor
	return number.Digits(3).Known(x).Known(x)
}

// figuresOf are the figures of all that is said of a curve's values.
func figuresOf(c *analysis.Curve, m number.Measure) number.Figures {
	var values []float64
	for _, p := range c.Points {
		if p.Mean != nil {
			values = append(values, m.Factor**p.Mean)
		}
		if p.Quantiles != nil && !c.Outcome.IsChance() {
			values = append(values, m.Factor*p.Quantiles.P5.Value, m.Factor*p.Quantiles.P95.Value)
		}
	}
	return number.Digits(3).Figures(values...)
}

func meanCells(p results.OutcomeReport, m number.Measure, f number.Figures) []string {
	if p.Mean == nil || p.Lo == nil || p.Hi == nil {
		return []string{"no trial counts", ""}
	}
	half := m.Factor * (*p.Hi - *p.Lo) / 2
	value, err := f.Estimate(m.Factor**p.Mean, &half)
	return []string{m.Behind(value), err}
}

func quantileCells(p results.OutcomeReport, m number.Measure, f number.Figures) []string {
	if p.Quantiles == nil || p.Mean == nil {
		return []string{"", ""}
	}
	say := func(q results.Quantile) string {
		return f.Quantile(m.Factor*q.Value, m.Factor*q.Lo, m.Factor*q.Hi)
	}
	return []string{say(p.Quantiles.P5), say(p.Quantiles.P95)}
}

// changeCells is what a point differs from the one before, as far as trials can tell.
func changeCells(c *analysis.Curve, n int, m number.Measure) []string {
	if n == 0 {
		return []string{"", ""}
	}
	step := c.Steps[n-1]
	switch {
	case step == nil:
		return []string{"too few count", ""}
	case step.PSame != nil && *step.PSame == 1:
		return []string{"same", ""}
	case analysis.Way(step) == 0:
		return []string{"too close to call", ""}
	}
	m = m.Difference()
	half := m.Factor * (*step.Hi - *step.Lo) / 2
	value, err := number.Digits(3).Figures(m.Factor*step.Mean).Estimate(m.Factor*step.Mean, &half)
	return []string{m.Behind(number.Signed(value)), err}
}

// lineChart draws the mean of each curve and, where that can be seen, the range of nine in ten futures about it.
func lineChart(s *analysis.Sweep, list []analysis.Curve) *chart.Chart {
	axis, m := s.Axes[0], measureOf(&list[0])
	name := list[0].Outcome.Name
	if list[0].Outcome.Title != "" {
		name = list[0].Outcome.Title
	}
	c := &chart.Chart{
		Title: name,
		Desc:  fmt.Sprintf("%s over %s, as means and ranges of nine in ten futures.", name, axis.Called()),
		X:     chart.Axis{Label: axis.Called(), Measure: axis.Measure, Tight: true},
		Y:     chart.Axis{Label: list[0].Outcome.Name, Measure: m},
	}
	var lines []chart.Mark
	for i := range list {
		line := chart.Line{Name: s.Among(&list[i]), Series: i, X: axis.Values}
		if line.Name == "" {
			line.Name = "mean"
		}
		var band chart.Band
		for _, p := range list[i].Points {
			line.Y = append(line.Y, or(p.Mean))
			if p.Quantiles != nil {
				band.Lo, band.Hi = append(band.Lo, p.Quantiles.P5.Value), append(band.Hi, p.Quantiles.P95.Value)
			} else {
				band.Lo, band.Hi = append(band.Lo, math.NaN()), append(band.Hi, math.NaN())
			}
		}
		if len(list) == 1 && !list[0].Outcome.IsChance() {
			lines = append(lines, chart.Fan{Name: "5% to 95% of futures", X: axis.Values, Bands: []chart.Band{band}, Middle: line.Y})
			continue
		}
		lines = append(lines, line)
	}
	return c.Of(lines...)
}

// or is a number, or none.
func or(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}
