package render

import (
	"fmt"
	"math"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// dots tells a class of a chance: for each policy a line of 50 dots, each for two of 100 futures, or fewer where the line is
// short.
func dots(r *results.Report, k int, style table.Style) table.Section {
	screen := table.NewText(style)
	first, whom := &r.Policies[0].Outcomes[k], ""
	if first.Kind == results.Chance {
		whom = forWhom("; better and worse ", first.For)
	}
	var t *table.Table
	n := 0
	for _, n = range []int{50, 25, 20, 10} {
		if t = dotTable(r, k, n); screen.Fits(t) {
			break
		}
	}
	return table.Section{
		Lead:  []string{fmt.Sprintf("%s (a dot: %d of 100 futures%s)", told(first), 100/n, whom)},
		Table: t, Close: true,
	}
}

func dotTable(r *results.Report, k, n int) *table.Table {
	t := &table.Table{Bare: true, Columns: []table.Column{{}, {}, {Align: table.Parts}}}
	for _, p := range r.Policies {
		o := &p.Outcomes[k]
		row := table.Row{Cells: []table.Cell{table.Words(p.Name), {}, {}}}
		if share := o.Futures(); share != nil {
			row.Cells[1].Picture = &table.Picture{Dots: n, Values: []float64{*share}, High: 1}
			parts := []string{number.Hundred(*share, 1-*share)[0], "±" + errorOf100(o.FuturesError())}
			if o.Kind == results.Chance { // of a number its mean is marked, and not in how many futures it is acceptable
				parts = append(parts, marks[o.Score.Mark].sign)
				row.Cells[2].Tone = marks[o.Score.Mark].tone
			}
			row.Cells[2].Parts = parts
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// errorOf100 is half the 95% interval of a share, of 100, rounded up.
func errorOf100(half float64) string {
	if 100*half < 0.5 {
		return "<1"
	}
	return number.Group(int(math.Ceil(100 * half)))
}
