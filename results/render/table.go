package render

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"wargame/results"
)

// Table prints reports as text for a terminal, and an overview where there are several.
func Table(w io.Writer, reports []*results.Report, style Style) error {
	if style.Width <= 0 {
		style.Width = 80
	}
	t := &text{style: style}
	for i, r := range reports {
		if i > 0 {
			t.print("\n\n")
		}
		if err := t.run(r); err != nil {
			return err
		}
	}
	if len(reports) > 1 {
		if err := t.overview(overview(reports)); err != nil {
			return err
		}
	}
	_, err := t.out.WriteTo(w)
	return err
}

// text is a page being written.
type text struct {
	style Style
	out   bytes.Buffer
}

func (t *text) print(s string) { t.out.WriteString(s) }

// wrapped prints a paragraph, its first line after first.
func (t *text) wrapped(first, s string) { t.print(wrap(s, first, t.style.Width)) }

func (t *text) bold(s string) string { return t.paint(s, color.Bold) }

func (t *text) paint(s string, how ...color.Attribute) string {
	if !t.style.Color {
		return s
	}
	c := color.New(how...)
	c.EnableColor()
	return c.Sprint(s)
}

// toned colours the words of a text, not the spaces that align it.
func (t *text) toned(s string, how tone) string {
	words := strings.TrimRight(s, " ")
	spaces := s[len(words):]
	switch how {
	case good:
		words = t.paint(words, color.FgGreen)
	case bad:
		words = t.paint(words, color.FgRed)
	case faint:
		words = t.paint(words, color.Faint)
	}
	return words + spaces
}

// heading prints a title, wrapped and bold.
func (t *text) heading(s string) {
	for line := range strings.Lines(wrap(s, "", t.style.Width)) {
		t.print(t.bold(strings.TrimSuffix(line, "\n")) + "\n")
	}
}

func (t *text) run(r *results.Report) error {
	t.heading(title(r.Title, r.Scenario))
	if r.Question != "" {
		t.wrapped("", r.Question)
	}
	t.wrapped("", receiptLine(r))
	if names := legend(r); len(names) > 0 {
		t.print("\n")
		width := 0
		for _, n := range names {
			width = max(width, twwidth.Width(n[0]))
		}
		for _, n := range names {
			t.wrapped("  "+padRight(n[0], width)+"  ", n[1])
		}
	}
	var notes footnotes
	shown := make(map[string]bool)
	for _, b := range blocks(r) {
		t.print("\n")
		columns, err := t.block(b, &notes)
		if err != nil {
			return err
		}
		for _, c := range columns {
			shown[c.say] = true
		}
	}
	t.after(r, notes, shown)
	return nil
}

// after prints what stands under the tables of a run.
func (t *text) after(r *results.Report, notes footnotes, shown map[string]bool) {
	if lines := checkLines(r); len(lines) > 0 {
		t.print("\n")
		t.wrapped("", lines[0])
		for _, line := range lines[1:] {
			t.wrapped("  ", line)
		}
	}
	if len(notes.texts) > 0 || len(r.Warnings) > 0 {
		t.print("\n")
	}
	for i, note := range notes.texts {
		t.wrapped(raised(i+1)+" ", note)
	}
	for _, w := range r.Warnings {
		t.wrapped("warning: ", w.Text)
	}
	t.print("\n")
	for _, line := range key(r, shown) {
		t.wrapped("", line)
	}
}

// block prints the table of an outcome, or where it does not fit, a list per policy; it says what it showed.
func (t *text) block(b *block, notes *footnotes) ([]column, error) {
	t.heading(b.head)
	if b.about != "" {
		t.wrapped("", b.about)
	}
	columns, fits := layBlock(b, t.style.Width, notes)
	if !fits {
		t.list(b, notes)
		return b.columns, nil
	}
	shown := make([]column, len(columns))
	heads := make([]string, len(columns))
	rows := make([][]string, len(b.rows))
	for j, c := range columns {
		shown[j], heads[j] = c.column, c.head
		for i := range rows {
			rows[i] = append(rows[i], t.toned(c.texts[i], c.cells[i].tone))
		}
	}
	return shown, t.table(heads, rows)
}

// list prints a block as a list of every column for each policy.
func (t *text) list(b *block, notes *footnotes) {
	label := 0
	for _, c := range b.columns {
		label = max(label, twwidth.Width(c.head(b)))
	}
	for _, w := range b.rows {
		t.print(t.bold(w.policy.Name) + "\n")
		for _, c := range b.columns {
			said := c.text(b, w)
			if said.empty() {
				continue
			}
			value := said.whole + strings.Join(said.parts, " ") + notes.mark(said.notes)
			if head := c.head(b); 2+label+2+twwidth.Width(value) <= t.style.Width {
				t.print("  " + padRight(head, label) + "  " + t.toned(value, said.tone) + "\n")
			} else {
				t.print("  " + head + "\n    " + t.toned(value, said.tone) + "\n")
			}
		}
	}
}

// overview prints which policy is best in each run.
func (t *text) overview(rows []best) error {
	if len(rows) == 0 {
		return nil
	}
	t.print("\n\n")
	t.heading(overviewHead)
	heads := []string{"outcome", "scenario", "best", "", "best in"}
	lines := make([][]string, len(rows))
	for i, b := range rows {
		lines[i] = []string{title(b.Title, b.Outcome), b.run.Scenario, b.Policy, b.verdict(), b.share()}
		if i > 0 && rows[i-1].Outcome == b.Outcome {
			lines[i][0] = ""
		}
	}
	width := -gap
	for j := range heads {
		longest := twwidth.Width(heads[j])
		for _, line := range lines {
			longest = max(longest, twwidth.Width(line[j]))
		}
		width += longest + gap
	}
	if width > t.style.Width {
		t.overviewList(rows)
	} else if err := t.table(heads, lines); err != nil {
		return err
	}
	t.print("\n")
	t.wrapped("", overviewKey)
	return nil
}

// overviewList is the overview where the table does not fit: under each outcome a line per scenario.
func (t *text) overviewList(rows []best) {
	scenario, policy, verdict := 0, 0, 0
	for _, b := range rows {
		scenario = max(scenario, twwidth.Width(b.run.Scenario))
		policy = max(policy, twwidth.Width(b.Policy))
		verdict = max(verdict, twwidth.Width(b.verdict()))
	}
	for i, b := range rows {
		if i == 0 || rows[i-1].Outcome != b.Outcome {
			t.wrapped("", title(b.Title, b.Outcome))
		}
		parts := []string{padRight(b.run.Scenario, scenario), padRight(b.Policy, policy), padRight(b.verdict(), verdict)}
		if s := b.share(); s != "" {
			parts = append(parts, "best in "+s)
		}
		line := strings.TrimRight("  "+strings.Join(parts, "  "), " ")
		if twwidth.Width(line) <= t.style.Width {
			t.print(line + "\n")
		} else {
			t.wrapped("  ", line)
		}
	}
}

// table prints aligned texts under their heads with a line between.
func (t *text) table(heads []string, rows [][]string) error {
	var raw bytes.Buffer
	cells := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
		Alignment:  tw.CellAlignment{Global: tw.AlignLeft},
		Padding:    tw.CellPadding{Global: tw.Padding{Right: strings.Repeat(" ", gap), Overwrite: true}},
	}
	table := tablewriter.NewTable(&raw,
		tablewriter.WithRenderer(renderer.NewBlueprint()),
		tablewriter.WithRendition(tw.Rendition{
			Borders: tw.BorderNone,
			Symbols: tw.NewSymbols(tw.StyleLight),
			Settings: tw.Settings{
				Lines:      tw.Lines{ShowTop: tw.Off, ShowBottom: tw.Off, ShowHeaderLine: tw.On},
				Separators: tw.Separators{BetweenColumns: tw.Off, BetweenRows: tw.Off},
			},
		}),
		tablewriter.WithConfig(tablewriter.Config{Header: cells, Row: cells}),
		tablewriter.WithTrimSpace(tw.Off),
	)
	table.Header(heads)
	if err := table.Bulk(rows); err != nil {
		return err
	}
	if err := table.Render(); err != nil {
		return err
	}
	// The table pads its last column (and ends colour once more after that) and its line; neither should reach beyond
	// what is said.
	lines := bufio.NewScanner(&raw)
	for lines.Scan() {
		line := strings.TrimRight(lines.Text(), " ")
		line = strings.TrimRight(strings.TrimSuffix(line, " \x1b[0m"), " ")
		if strings.Trim(line, "─") == "" && line != "" {
			line = string([]rune(line)[:max(0, len([]rune(line))-gap)])
		}
		t.print(line + "\n")
	}
	return lines.Err()
}
