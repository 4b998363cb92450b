package render

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"wargame/analysis"
	"wargame/results/chart"
	"wargame/results/number"
	"wargame/results/table"
)

// Discovery lays out boxes for people: the sentence, each box with its limits, and how the first was traded off.
func Discovery(d *analysis.Discovery, style table.Style) []Part {
	top := &table.Page{Title: d.Name() + ": where " + d.Where, Lead: []string{d.Sentence()}}
	for i, b := range d.Boxes {
		if s, ok := boxSection(d, i, b); ok {
			top.Sections = append(top.Sections, s)
		}
	}
	if !style.Quiet {
		top.Sections = append(top.Sections, table.Section{Lead: []string{boxKey}})
	}
	way := &table.Page{Part: true, Sections: []table.Section{{Table: wayTable(d.Boxes[0])}}}
	if !style.Quiet {
		way.Sections = append(way.Sections, table.Section{Lead: []string{wayKey}})
	}
	return []Part{{Page: top}, {Chart: tradeOff(d)}, {Page: way}}
}

const (
	boxKey = "Density: the share of the box's futures in which it is so. Coverage: the share, of all futures in which it is so, that lie in the box. Both again by boxes found " +
		"in half the futures, in the other half. Without: the density were this limit lifted. By chance: how often luck alone makes as much of a difference. Found again: in how many of 20 halves."
	wayKey = "Boxes from all futures to ever smaller ones; * is the one shown above, before its limits were settled. For another: --box NUMBER."
)

// boxSection tells of box i; false where it has no limits.
func boxSection(d *analysis.Discovery, i int, b analysis.Discovered) (table.Section, bool) {
	if len(b.Restrictions) == 0 {
		return table.Section{}, false
	}
	e := b.Fares
	s := table.Section{Title: "Box " + strconv.Itoa(i+1), Lead: []string{fmt.Sprintf("%s of %s futures lie in it. Density %s (95%%: %s; elsewhere %s), coverage %s (95%%: %s; elsewhere %s).",
		number.Group(b.Box.Trials), number.Group(d.Trials), analysis.Share(b.Density), ends(b.Density), percent(e.Density), analysis.Share(b.Coverage), ends(b.Coverage), percent(e.Coverage))}}
	if len(d.Boxes) == 1 {
		s.Title = ""
	} else if i > 0 {
		s.Lead = append([]string{fmt.Sprintf("Of the %s futures that the boxes before leave, where %s it is so in %s.",
			number.Group(b.Among.Trials), d.Conditions(b, len(b.Restrictions)), analysis.Share(b.Density))}, s.Lead...)
	}
	t := &table.Table{Narrow: table.Fold, Columns: []table.Column{{Head: table.Words("variable")}, {Head: table.Words("in the box")}, {Head: table.Words("without"), Align: table.Right},
		{Head: table.Words("by chance"), Align: table.Right, Drop: 1}, {Head: table.Words("found again"), Align: table.Right}}}
	for _, r := range b.Restrictions {
		v := d.Factors[r.Factor].Variable
		t.Rows = append(t.Rows, table.Row{Remarks: table.Remarks{Title: v.Title}, Cells: table.Cells(v.Name, strings.TrimPrefix(r.Says(v), "is "), percent(r.Without), chance(r.QuasiP), percent(r.Reproduced))})
	}
	s.Table = t
	return s, true
}

// ends is an interval of a share.
func ends(e analysis.Estimate) string {
	lo, hi := number.Digits(2).Chances(100*e.Lo, 100*e.Hi).ChanceEnds(100*e.Lo, 100*e.Hi)
	return lo + " to " + hi + "%"
}

func percent(x float64) string { return strconv.FormatFloat(100*x, 'f', 0, 64) + "%" }

// chance is a quasi-p-value: none is known to be less than so little.
func chance(p float64) string {
	if p < 0.001 {
		return "under 0.1%"
	}
	return strconv.FormatFloat(100*p, 'f', 1, 64) + "%"
}

// wayTable has a box of the way for each tenth of coverage and of density, and the chosen one.
func wayTable(b analysis.Discovered) *table.Table {
	t := &table.Table{Columns: []table.Column{{Head: table.Words("box"), Align: table.Right}, {Head: table.Words("")}, {Head: table.Words("coverage"), Align: table.Right},
		{Head: table.Words("density"), Align: table.Right}, {Head: table.Words("elsewhere"), Align: table.Right}, {Head: table.Words("variables"), Align: table.Right}}}
	for i := range b.Way {
		mark := ""
		if i == b.Chosen {
			mark = "*"
		} else if i > 0 && tenth(coverage(b, i)) == tenth(coverage(b, i-1)) && tenth(b.Way[i].Density()) == tenth(b.Way[i-1].Density()) {
			continue
		}
		w := b.Way[i]
		t.Rows = append(t.Rows, table.Row{Cells: table.Cells(strconv.Itoa(i), mark, percent(coverage(b, i)), percent(w.Density()), percent(b.Elsewhere[i].Density), strconv.Itoa(w.Restricted()))})
	}
	return t
}

func coverage(b analysis.Discovered, i int) float64 {
	return float64(b.Way[i].Cases) / float64(b.Way[0].Cases)
}

// tenth is in which tenth of a whole a share ends.
func tenth(share float64) int { return int(math.Ceil(10 * share)) }

// tradeOff draws density over coverage.
func tradeOff(d *analysis.Discovery) *chart.Chart {
	b := d.Boxes[0]
	found := chart.Line{Name: "where the box was found", Series: 0}
	other := chart.Line{Name: "in trials that had no say in it", Series: 1}
	for i, w := range slices.Backward(b.Way) {
		found.X, found.Y = append(found.X, coverage(b, i)), append(found.Y, w.Density())
		other.X, other.Y = append(other.X, b.Elsewhere[i].Coverage), append(other.Y, b.Elsewhere[i].Density)
	}
	return chart.Chart{
		Title: "Smaller boxes are denser and hold less",
		Desc:  fmt.Sprintf("Density of boxes over how much of all cases they hold. The one chosen has density %s and coverage %s.", percent(b.Density.Value), percent(b.Coverage.Value)),
		X:     chart.Axis{Label: "coverage", Measure: number.In(number.Percent), Include: []float64{0, 1}},
		Y:     chart.Axis{Label: "density", Measure: number.In(number.Percent), Include: []float64{0, 1}},
	}.Of(found, other, chart.Rule{At: coverage(b, b.Chosen), Text: "chosen"})
}

// DiscoveryCSV prints a row for each limit of each box.
func DiscoveryCSV(w io.Writer, d *analysis.Discovery) error {
	t := &table.Table{}
	for _, key := range []string{"scenario", "where", "trials", "cases", "box", "trials_in_box", "cases_in_box", "coverage", "coverage_lo", "coverage_hi", "density", "density_lo", "density_hi",
		"variable", "unit", "low", "low_error", "high", "high_error", "density_without", "quasi_p", "reproduced"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for i, b := range d.Boxes {
		for _, r := range b.Restrictions {
			v := d.Factors[r.Factor].Variable
			row := []string{d.Scenario, d.Where, strconv.Itoa(d.Trials), strconv.Itoa(d.Cases), strconv.Itoa(i + 1), strconv.Itoa(b.Box.Trials), strconv.Itoa(b.Box.Cases)}
			for _, x := range []float64{b.Coverage.Value, b.Coverage.Lo, b.Coverage.Hi, b.Density.Value, b.Density.Lo, b.Density.Hi} {
				row = append(row, full(x))
			}
			row = append(row, v.Name, v.Unit)
			for _, x := range []float64{r.Low, r.LowError, r.High, r.HighError, r.Without, r.QuasiP, r.Reproduced} {
				row = append(row, full(x))
			}
			cells := make([]table.Cell, len(row))
			for c := range row {
				cells[c] = table.Cell{Raw: row[c]}
			}
			t.Rows = append(t.Rows, table.Row{Cells: cells})
		}
	}
	return table.CSV(w, t)
}

// full is a number for programs; empty where there is none.
func full(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return number.Full(x)
}
