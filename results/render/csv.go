package render

import (
	"encoding/csv"
	"io"
	"strconv"

	"wargame/results"
)

// CSV prints a row per scenario, policy and outcome, with every number in full and an empty field for one that does
// not apply.
func CSV(w io.Writer, reports []*results.Report) error {
	out := csv.NewWriter(w)
	head := []string{"scenario", "policy", "outcome", "unit", "kind", "better", "seed"}
	for _, c := range columns {
		if c.key != "" {
			head = append(head, c.key)
		}
	}
	if err := out.Write(append(head, "warnings")); err != nil {
		return err
	}
	for _, r := range reports {
		for _, b := range blocks(r) {
			for _, row := range b.rows {
				if err := out.Write(record(r, row)); err != nil {
					return err
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

func record(r *results.Report, w row) []string {
	o := w.outcome
	fields := []string{r.Scenario, w.policy.Name, o.Name, o.Unit, o.Kind, o.Better, strconv.FormatUint(r.Seed, 10)}
	for _, c := range columns {
		if c.key != "" {
			fields = append(fields, c.raw(o))
		}
	}
	codes := ""
	for _, warning := range o.Warnings {
		if codes != "" {
			codes += " "
		}
		codes += warning.Code
	}
	return append(fields, codes)
}
