package render

import (
	"fmt"
	"math"

	"wargame/analysis"
	"wargame/results/chart"
	"wargame/results/table"
)

// maps are a map of each curve over two axes.
func maps(s *analysis.Sweep, list []analysis.Curve) []Part {
	var parts []Part
	for i := range list {
		parts = append(parts, Part{Chart: heatMap(s, &list[i])}, Part{Page: &table.Page{Part: true, Sections: []table.Section{{Lead: []string{measureOf(&list[i]).Named(s.Named(&list[i]))}, Table: mapTable(s, &list[i])}}}, Documents: true})
	}
	return parts
}

func heatMap(s *analysis.Sweep, c *analysis.Curve) *chart.Chart {
	x, y, m := s.Axes[0], s.Axes[1], measureOf(c)
	f := figuresOf(c, m)
	heat := chart.Heat{Low: math.Inf(1), High: math.Inf(-1)}
	for row := range y.Values {
		points := c.Points[row*len(x.Values) : (row+1)*len(x.Values)]
		var values []float64
		var says []string
		for _, p := range points {
			v := or(p.Mean)
			values, says = append(values, v), append(says, meanCells(p, m, f)[0])
			if !math.IsNaN(v) {
				heat.Low, heat.High = min(heat.Low, v), max(heat.High, v)
			}
		}
		heat.Values, heat.Says = append(heat.Values, values), append(heat.Says, says)
	}
	return chart.Chart{
		Title: m.Named(s.Named(c)),
		Desc:  fmt.Sprintf("%s over %s and %s.", s.Named(c), x.Called(), y.Called()),
		X:     chart.Axis{Label: x.Measure.Named(x.Name) + " across, " + y.Measure.Named(y.Name) + " down", Names: pointNames(x)},
		Y:     chart.Axis{Label: y.Called(), Names: pointNames(y)},
	}.Of(heat)
}

func pointNames(a analysis.Axis) []string {
	names := make([]string, len(a.Values))
	for i, x := range a.Values {
		names[i] = pointName(a, x)
	}
	return names
}

// mapTable has a row for each value of the second axis, and a column for each of the first.
func mapTable(s *analysis.Sweep, c *analysis.Curve) *table.Table {
	x, y, m := s.Axes[0], s.Axes[1], measureOf(c)
	f := figuresOf(c, m)
	t := &table.Table{Columns: []table.Column{{Head: table.Words(y.Measure.Named(y.Name)), Align: table.Right}}}
	for _, name := range pointNames(x) {
		t.Columns = append(t.Columns, table.Column{Group: x.Measure.Named(x.Name), Head: table.Words(name), Align: table.Right})
	}
	for row, name := range pointNames(y) {
		cells := []string{name}
		for _, p := range c.Points[row*len(x.Values) : (row+1)*len(x.Values)] {
			cells = append(cells, meanCells(p, m, f)[0])
		}
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(cells...)})
	}
	return t
}
