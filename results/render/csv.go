package render

import (
	"io"
	"strings"

	"wargame/results"
	"wargame/results/table"
)

// CSV prints a row per scenario, policy and outcome, with every number in full and an empty field for one that does
// not apply.
func CSV(w io.Writer, reports []*results.Report) error {
	all := (&block{run: &results.Report{}}).laidOut() // the heads
	for _, r := range reports {
		for _, b := range blocks(r, 0) {
			all.Rows = append(all.Rows, b.table.Rows...)
		}
	}
	return table.CSV(w, all)
}

// codes are the warnings of a result.
func codes(o *results.OutcomeReport) string {
	var list []string
	for _, w := range o.Warnings {
		list = append(list, w.Code)
	}
	return strings.Join(list, " ")
}
