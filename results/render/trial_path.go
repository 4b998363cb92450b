package render

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario"
)

// pathSections show the quantities that differ between policies, and name those that do not.
func (r trial) pathSections() []table.Section {
	from := 0
	var lead string
	switch {
	case len(r.Policies) == 1:
		lead = "There is one policy; its path from the start:"
	case r.Parts == nil:
		return []table.Section{{Lead: []string{"The policies never part in this trial: every quantity is the same under each."}}}
	default:
		from = *r.Parts
		lead = fmt.Sprintf("The policies part at %s %s; from there on:", r.TimeUnit, strings.Join(r.moment(from), ", "))
	}
	different, same := r.split()
	path := table.Section{Lead: []string{lead}}
	if len(different) > 0 {
		path.More = r.pathTables(different, from)
	}
	list := []table.Section{path}
	if len(same) > 0 {
		list = append(list, table.Section{Lead: []string{"The same under every policy: " + strings.Join(same, ", ")}})
	}
	return list
}

// moment names a point: by its time and, where the scenario has a start, its date.
func (r trial) moment(k int) []string {
	moment := []string{strconv.FormatFloat(r.Time[k], 'f', -1, 64)}
	if date := r.Clock.Date(k); date != "" {
		moment = append(moment, date)
	}
	return moment
}

// split gives the quantities that differ between policies, the watched ones first, and the names of those that do
// not. With one policy all are worth showing.
func (r trial) split() (different []int, same []string) {
	for q, path := range r.Path {
		if path.Differs || len(r.Policies) == 1 {
			different = append(different, q)
		} else {
			same = append(same, path.Name)
		}
	}
	slices.SortStableFunc(different, func(a, b int) int { return r.rank(a) - r.rank(b) })
	return different, same
}

// rank orders quantities by how much they tell: those that the author watches, in that order, then what a policy
// does, what happens, and where it leads.
func (r trial) rank(q int) int {
	path := r.Path[q]
	if i := slices.Index(r.Watched, path.Name); i >= 0 {
		return i
	}
	return len(r.Watched) + slices.Index([]scenario.Kind{scenario.KindLever, scenario.KindEvent, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary}, path.Kind)
}

// pathRows is how many points a table shows: a longer path is several tables, so that it can be read while it is written.
const pathRows = 1000

// pathTables have a row per point and, for each quantity, a column per policy. They are made while the trial is traced.
func (r trial) pathTables(quantities []int, from int) iter.Seq[*table.Table] {
	p := pathColumns{r, quantities, 0}
	for k := range r.Time {
		p.longest = max(p.longest, len(r.moment(k)[0]))
	}
	return func(yield func(*table.Table) bool) {
		var t *table.Table
		r.Trace(func(k int, values [][]float64) bool {
			if k < from {
				return true
			}
			if t == nil {
				t = p.heads()
			}
			t.Rows = append(t.Rows, p.row(k, values))
			if len(t.Rows) < pathRows && k < len(r.Time)-1 {
				return true
			}
			full := t
			t = nil
			return yield(full)
		})
	}
}

// pathColumns is how the tables of a path are laid out.
type pathColumns struct {
	trial
	quantities []int
	longest    int // characters of a time
}

// heads is a table without rows.
func (p *pathColumns) heads() *table.Table {
	t := &table.Table{Columns: valueColumns(p.TimeUnit)}
	for _, q := range p.quantities {
		for _, policy := range p.Policies {
			path := p.Path[q]
			t.Columns = append(t.Columns, table.Column{Group: number.In(path.Unit).Named(path.Name), Head: table.Words(policy.Name), Align: table.Right})
		}
	}
	return t
}

// row has what the quantities are at a point.
func (p *pathColumns) row(k int, values [][]float64) table.Row {
	moment := p.moment(k)
	moment[0] = fmt.Sprintf("%*s", p.longest, moment[0]) // the column is of words, with the numbers in them under each other
	cells := table.Cells(strings.Join(moment, "  "))
	for _, q := range p.quantities {
		for i := range p.Policies {
			text := "" // a flow has no value at the last point
			if path := &p.Path[q]; k < path.Points {
				text = pathCell(path, values[i][q])
			}
			cells = append(cells, table.Words(text))
		}
	}
	return table.Row{Cells: cells}
}

// pathCell is the value of a quantity at a point.
func pathCell(p *results.TrialPath, x float64) string {
	switch {
	case p.Levels != nil:
		return p.Levels[int(x)]
	case p.Kind == scenario.KindEvent && x != 0:
		return "fires"
	case p.Kind == scenario.KindEvent:
		return "·"
	}
	return p.Figures.Known(number.In(p.Unit).Factor * x)
}
