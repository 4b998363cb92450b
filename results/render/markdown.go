package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"wargame/results"
)

// Markdown prints reports as tables for a document, with every column.
func Markdown(w io.Writer, reports []*results.Report) error {
	m := &markdown{}
	for i, r := range reports {
		if i > 0 {
			m.out.WriteString("\n")
		}
		if err := m.run(r); err != nil {
			return err
		}
	}
	if len(reports) > 1 {
		if err := m.overview(overview(reports)); err != nil {
			return err
		}
	}
	_, err := m.out.WriteTo(w)
	return err
}

type markdown struct{ out bytes.Buffer }

func (m *markdown) run(r *results.Report) error {
	fmt.Fprintf(&m.out, "# %s\n\n", Escape(title(r.Title, r.Scenario)))
	if r.Question != "" {
		fmt.Fprintf(&m.out, "%s\n\n", Escape(r.Question))
	}
	fmt.Fprintf(&m.out, "%s\n", Escape(receiptLine(r)))
	names := legend(r)
	if len(names) > 0 {
		m.out.WriteString("\n")
	}
	for _, n := range names {
		fmt.Fprintf(&m.out, "- `%s` %s\n", n[0], Escape(n[1]))
	}
	var notes footnotes
	shown := make(map[string]bool)
	for _, b := range blocks(r) {
		if err := m.block(b, &notes); err != nil {
			return err
		}
		for _, c := range b.columns {
			shown[c.say] = true
		}
	}
	for i, line := range checkLines(r) {
		if i == 0 {
			fmt.Fprintf(&m.out, "\n%s\n\n", Escape(line))
		} else {
			fmt.Fprintf(&m.out, "- %s\n", Escape(line))
		}
	}
	for i, note := range notes.texts {
		fmt.Fprintf(&m.out, "\n%s %s\n", raised(i+1), Escape(note))
	}
	for _, warning := range r.Warnings {
		fmt.Fprintf(&m.out, "\nwarning: %s\n", Escape(warning.Text))
	}
	for _, line := range key(r, shown) {
		fmt.Fprintf(&m.out, "\n%s\n", Escape(line))
	}
	return nil
}

func (m *markdown) block(b *block, notes *footnotes) error {
	fmt.Fprintf(&m.out, "\n## %s\n\n", Escape(b.head))
	if b.about != "" {
		fmt.Fprintf(&m.out, "%s\n\n", Escape(b.about))
	}
	columns, _ := layBlock(b, 0, notes)
	heads := make([]string, len(columns))
	rows := make([][]string, len(b.rows))
	for j, c := range columns {
		heads[j] = c.head
		for i := range rows {
			rows[i] = append(rows[i], c.texts[i])
		}
	}
	heads[0] = "policy"
	return m.table(heads, rows)
}

func (m *markdown) overview(rows []best) error {
	if len(rows) == 0 {
		return nil
	}
	fmt.Fprintf(&m.out, "\n# %s\n\n", overviewHead)
	lines := make([][]string, len(rows))
	for i, b := range rows {
		lines[i] = []string{title(b.Title, b.Outcome), b.run.Scenario, b.Policy, b.verdict(), b.share()}
	}
	if err := m.table([]string{"outcome", "scenario", "best", "clear", "best in"}, lines); err != nil {
		return err
	}
	fmt.Fprintf(&m.out, "\n%s\n", overviewKey)
	return nil
}

func (m *markdown) table(heads []string, rows [][]string) error {
	cells := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
	}
	table := tablewriter.NewTable(&m.out,
		tablewriter.WithRenderer(renderer.NewMarkdown()),
		tablewriter.WithConfig(tablewriter.Config{Header: cells, Row: cells}),
	)
	table.Header(escaped(heads))
	for _, row := range rows {
		if err := table.Append(escaped(row)); err != nil {
			return err
		}
	}
	return table.Render()
}

func escaped(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = Escape(strings.Join(strings.Fields(c), " ")) // spaces that align a terminal's columns mean nothing here
	}
	return out
}

// Escape keeps text from being read as markdown or HTML.
func Escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "#", `\#`, "[", `\[`).Replace(s)
}
