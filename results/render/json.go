package render

import (
	"encoding/json"
	"io"

	"wargame/results"
)

// JSON prints reports as format.md says, indented by two spaces.
func JSON(w io.Writer, reports []*results.Report) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Runs []*results.Report `json:"runs"`
	}{reports})
}
