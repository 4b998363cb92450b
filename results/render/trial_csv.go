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
	var columns []table.Column
	for _, key := range []string{"scenario", "seed", "trial", "at", "policy", "kind", "name", "unit", "time", "value"} {
		columns = append(columns, table.Column{Key: key, Hidden: true})
	}
	rows := table.NewCSV(w, columns)
	for _, r := range reports {
		if err := trialCSV(rows, r); err != nil {
			return err
		}
	}
	return rows.Flush()
}

// trialCSV prints the rows of a trial as they are made: its path may be long.
func trialCSV(rows *table.CSVWriter, r *results.TrialReport) error {
	at := ""
	if r.Median {
		at = "median"
	}
	row := table.Row{Cells: []table.Cell{{Raw: r.Scenario}, {Raw: strconv.FormatUint(r.Seed, 10)}, {Raw: strconv.Itoa(r.Trial)}, {Raw: at}}}
	first := len(row.Cells)
	var failed error
	add := func(fields ...string) bool {
		row.Cells = row.Cells[:first]
		for _, raw := range fields {
			row.Cells = append(row.Cells, table.Cell{Raw: raw})
		}
		failed = rows.Write(row)
		return failed == nil
	}
	for _, v := range r.Variables {
		add("", "variable", v.Name, v.Unit, "", optional(v.Value))
	}
	for i, p := range r.Policies {
		for _, o := range p.Outcomes {
			add(p.Name, "outcome", o.Name, o.Unit, "", optional(o.Value))
		}
		for q, path := range r.Path {
			for k, x := range r.Values(i, q) {
				value := number.Full(x)
				if path.Levels != nil {
					value = path.Levels[int(x)]
				}
				if !add(p.Name, path.Kind.String(), path.Name, path.Unit, number.Full(r.Time[k]), value) {
					return failed
				}
			}
		}
	}
	return failed
}

// optional is a number in full, or nothing where it does not exist.
func optional(x *float64) string {
	if x == nil {
		return ""
	}
	return number.Full(*x)
}
