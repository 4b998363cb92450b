package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
)

// Table prints reports in detail, as text for a terminal, in so many digits.
func Table(w io.Writer, reports []*results.Report, style table.Style, digits number.Digits) error {
	t := table.NewText(style)
	for i, r := range reports {
		if i > 0 {
			t.Space(2)
		}
		textRun(t, r, digits, style.Quiet)
	}
	_, err := t.WriteTo(w)
	return err
}

func textRun(t *table.Text, r *results.Report, digits number.Digits, quiet bool) {
	t.Heading(title(r.Title, r.Scenario))
	if r.Question != "" {
		t.Paragraph("", r.Question)
	}
	t.Paragraph("", receiptLine(r))
	if names := legend(r); len(names) > 0 {
		t.Space(1)
		t.Names(names)
	}
	var notes table.Notes
	var narrow leftOut
	for _, b := range blocks(r, digits) {
		t.Space(1)
		t.Heading(b.head)
		if b.about != "" {
			t.Paragraph("", b.about)
		}
		columns := t.Table(b.table, &notes)
		narrow.add(b.table.LeftOut(columns), len(columns))
	}
	textAfter(t, r, notes, quiet)
	if len(narrow.heads) > 0 {
		t.Paragraph("", narrow.words())
	}
}

// leftOut is what tables leave out where the terminal is too narrow for them.
type leftOut struct {
	heads       []string // each once
	missing, of int      // columns of the table of which most are left out
}

func (l *leftOut) add(heads []string, shown int) {
	if missing := len(heads); missing > l.missing {
		l.missing, l.of = missing, shown+missing
	}
	for _, head := range heads {
		if !slices.Contains(l.heads, head) {
			l.heads = append(l.heads, head)
		}
	}
}

func (l *leftOut) words() string {
	return fmt.Sprintf("left out, because the line is too narrow (up to %d of %d columns): %s. A wider terminal or --format markdown shows them; csv and json have all.",
		l.missing, l.of, strings.Join(l.heads, ", "))
}

// textAfter prints what stands under the tables of a run.
func textAfter(t *table.Text, r *results.Report, notes table.Notes, quiet bool) {
	if lines := checkLines(r); len(lines) > 0 {
		t.Space(1)
		t.Paragraph("", lines[0])
		for _, line := range lines[1:] {
			t.Paragraph("  ", line)
		}
	}
	if len(notes.All()) > 0 || len(r.Warnings) > 0 {
		t.Space(1)
	}
	for _, note := range notes.All() {
		t.Paragraph(note[0]+" ", note[1])
	}
	for _, w := range r.Warnings {
		t.Paragraph("warning: ", w.Text)
	}
	if !quiet {
		t.Space(1)
		if !r.Exact() {
			t.Paragraph("", errorKey)
		}
		t.Paragraph("", "What the columns mean: wargame help reading")
	}
}
