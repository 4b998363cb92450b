package scenario

import (
	"io"

	"wargame/scenario/source"
)

// WriteMerged writes the scenario as it is merged from its files, sets expanded and assignments applied: YAML that
// means the same without extends, each line with the file that its value came from in a comment. What it says need
// not be right; the diagnostics are of reading and merging alone, and nothing is written where they hold errors.
func WriteMerged(w io.Writer, name string, o Options) (source.Diagnostics, error) {
	doc, diags := read(name, o)
	if doc == nil || diags.HasErrors() {
		return diags.Sort(), nil
	}
	return diags, doc.print(w)
}
