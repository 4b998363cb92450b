package render

import (
	"io"
	"strconv"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// TrialsCSV prints a row per trial, policy, quantity and point, with every number in full and an empty field for one
// that does not apply.
func TrialsCSV(w io.Writer, reports []*results.TrialReport) error {
	t := &table.Table{}
	for _, key := range []string{"scenario", "seed", "trial", "at", "policy", "kind", "name", "unit", "time", "value"} {
		t.Columns = append(t.Columns, table.Column{Key: key, Hidden: true})
	}
	for _, r := range reports {
		at := ""
		if r.Median {
			at = "median"
		}
		first := []string{r.Scenario, strconv.FormatUint(r.Seed, 10), strconv.Itoa(r.Trial), at}
		add := func(fields ...string) {
			row := table.Row{}
			for _, raw := range append(first, fields...) {
				row.Cells = append(row.Cells, table.Cell{Raw: raw})
			}
			t.Rows = append(t.Rows, row)
		}
		for _, v := range r.Variables {
			add("", "variable", v.Name, v.Unit, "", optional(v.Value))
		}
		for _, p := range r.Policies {
			for _, o := range p.Outcomes {
				add(p.Name, "outcome", o.Name, o.Unit, "", optional(o.Value))
			}
			for _, path := range p.Path {
				point := func(k int, value string) {
					add(p.Name, path.Kind.String(), path.Name, path.Unit, number.Full(r.Time[k]), value)
				}
				for k, x := range path.Values {
					point(k, number.Full(x))
				}
				for k, name := range path.Names {
					point(k, name)
				}
			}
		}
	}
	return table.CSV(w, t)
}

// optional is a number in full, or nothing where it does not exist.
func optional(x *float64) string {
	if x == nil {
		return ""
	}
	return number.Full(*x)
}
