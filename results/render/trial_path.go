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
		path.Table, path.More = r.pathTables(different, from)
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
	for q, first := range r.Policies[0].Path {
		differs := len(r.Policies) == 1
		for _, p := range r.Policies[1:] {
			differs = differs || !first.Equal(p.Path[q])
		}
		if differs {
			different = append(different, q)
		} else {
			same = append(same, first.Name)
		}
	}
	slices.SortStableFunc(different, func(a, b int) int { return r.rank(a) - r.rank(b) })
	return different, same
}

// rank orders quantities by how much they tell: those that the author watches, in that order, then what a policy
// does, what happens, and where it leads.
func (r trial) rank(q int) int {
	path := r.Policies[0].Path[q]
	if i := slices.Index(r.Watched, path.Name); i >= 0 {
		return i
	}
	return len(r.Watched) + slices.Index([]scenario.Kind{scenario.KindLever, scenario.KindEvent, scenario.KindStock, scenario.KindFlow, scenario.KindAuxiliary}, path.Kind)
}

// pathRows is how many points a table shows: a longer path is several tables, so that it can be read while it is written.
const pathRows = 1000

// pathTables have a row per point and, for each quantity, a column per policy. All but the first are made when they are
// asked for.
func (r trial) pathTables(quantities []int, from int) (first *table.Table, more iter.Seq[*table.Table]) {
	p := pathColumns{r, quantities, make([]number.Figures, len(quantities)), 0}
	var values []float64
	for i, q := range quantities {
		values = r.pathValues(values[:0], q, from)
		p.figures[i] = r.digits.Known(values...)
	}
	for k := range r.Time {
		p.longest = max(p.longest, len(r.moment(k)[0]))
	}
	more = func(yield func(*table.Table) bool) {
		for at := from + pathRows; at < len(r.Time); at += pathRows {
			if !yield(p.table(at)) {
				return
			}
		}
	}
	return p.table(from), more
}

// pathValues appends what a quantity is from a point on, under all policies, as it is shown.
func (r trial) pathValues(values []float64, q, from int) []float64 {
	for _, p := range r.Policies {
		path := p.Path[q]
		m := number.In(path.Unit)
		for _, x := range path.Values[min(from, len(path.Values)):] {
			values = append(values, m.Factor*x)
		}
	}
	return values
}

// pathColumns is how the tables of a path are laid out.
type pathColumns struct {
	trial
	quantities []int
	figures    []number.Figures // of each
	longest    int              // characters of a time
}

// table has the points from one on.
func (p *pathColumns) table(from int) *table.Table {
	t := &table.Table{Columns: valueColumns(p.TimeUnit)}
	for _, q := range p.quantities {
		for _, policy := range p.Policies {
			path := policy.Path[q]
			t.Columns = append(t.Columns, table.Column{Group: number.In(path.Unit).Named(path.Name), Head: table.Words(policy.Name), Align: table.Right})
		}
	}
	for k := from; k < min(from+pathRows, len(p.Time)); k++ {
		moment := p.moment(k)
		moment[0] = fmt.Sprintf("%*s", p.longest, moment[0]) // the column is of words, with the numbers in them under each other
		cells := table.Cells(strings.Join(moment, "  "))
		for i, q := range p.quantities {
			for _, policy := range p.Policies {
				cells = append(cells, table.Words(pathCell(policy.Path[q], k, p.figures[i])))
			}
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// pathCell is the quantity at a point, or nothing where it has no value there (a flow at the last point).
func pathCell(p results.TrialPath, k int, f number.Figures) string {
	switch {
	case k < len(p.Names):
		return p.Names[k]
	case k >= len(p.Values):
		return ""
	case p.Kind == scenario.KindEvent && p.Values[k] != 0:
		return "fires"
	case p.Kind == scenario.KindEvent:
		return "·"
	}
	return f.Known(number.In(p.Unit).Factor * p.Values[k])
}
