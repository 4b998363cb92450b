package table

import (
	"encoding/csv"
	"io"
)

// CSV prints the raw values of the columns that have a key.
func CSV(w io.Writer, t *Table) error {
	out := csv.NewWriter(w)
	var keys []string
	for _, c := range t.Columns {
		if c.Key != "" {
			keys = append(keys, c.Key)
		}
	}
	if err := out.Write(keys); err != nil {
		return err
	}
	for _, row := range t.Rows {
		fields := make([]string, 0, len(keys))
		for j, c := range t.Columns {
			if c.Key != "" {
				fields = append(fields, row.Cells[j].Raw)
			}
		}
		if err := out.Write(fields); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
