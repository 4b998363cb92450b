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

// Table prints reports as text for a terminal, in so many digits, and an overview where there are several.
func Table(w io.Writer, reports []*results.Report, style table.Style, digits number.Digits) error {
	t := table.NewText(style)
	for i, r := range reports {
		if i > 0 {
			t.Space(2)
		}
		textRun(t, r, digits)
	}
	if best := overview(reports, digits); len(reports) > 1 && len(best) > 0 {
		textOverview(t, best)
	}
	_, err := t.WriteTo(w)
	return err
}

func textRun(t *table.Text, r *results.Report, digits number.Digits) {
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
	shown := make(map[string]bool)
	var narrow leftOut
	for _, b := range blocks(r, digits) {
		t.Space(1)
		t.Heading(b.head)
		if b.about != "" {
			t.Paragraph("", b.about)
		}
		columns := t.Table(b.table, &notes)
		narrow.add(b.table.LeftOut(columns), len(columns))
		for _, c := range columns {
			shown[c.Says] = true
		}
	}
	textAfter(t, r, notes, shown)
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
func textAfter(t *table.Text, r *results.Report, notes table.Notes, shown map[string]bool) {
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
	t.Space(1)
	for _, line := range key(r, shown) {
		t.Paragraph("", line)
	}
}

// textOverview prints which policy is best in each run.
func textOverview(t *table.Text, list []best) {
	t.Space(2)
	t.Heading(overviewHead)
	if all := overviewTable(list); t.Fits(all) {
		t.Table(all, &table.Notes{})
	} else {
		textOverviewList(t, list)
	}
	t.Space(1)
	t.Paragraph("", overviewKey)
}

// textOverviewList is the overview where the table does not fit: under each outcome a line per scenario.
func textOverviewList(t *table.Text, list []best) {
	rows := make([][]string, len(list))
	for i, b := range list {
		rows[i] = []string{b.run.Scenario, b.Policy, b.verdict()}
		if s := b.share(); s != "" {
			rows[i] = append(rows[i], "best in "+s)
		}
	}
	for i, line := range table.Lined(rows) {
		if i == 0 || list[i-1].Outcome != list[i].Outcome {
			t.Paragraph("", title(list[i].Title, list[i].Outcome))
		}
		t.Line("  ", line)
	}
}
