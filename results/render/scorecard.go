package render

import (
	"fmt"
	"strings"

	"wargame/results"
	"wargame/results/number"
	"wargame/results/table"
	"wargame/scenario/source"
)

// The scorecard is the first screen of a run: outcomes as rows, policies as columns, a value and a mark in each cell, so that
// a class sees what is gained and what it costs; Goeller and others, "Protecting an Estuary from Floods", RAND R-2121, 1977.

// Scorecard lays a run out as a screen: a line of dots for each policy where there is a chance to tell, the scorecard, a
// sentence for each policy, what it hangs on, and what to do next. A quiet one has no legend and no commands.
func Scorecard(r *results.Report, style table.Style, digits number.Digits) *table.Page {
	p := &table.Page{Title: title(r.Title, r.Scenario)}
	if r.Question != "" {
		p.Lead = append(p.Lead, source.OneLine(r.Question))
	}
	p.Lead = append(p.Lead, receiptLine(r))
	p.Together = true
	if len(r.Policies) == 0 || len(r.Headlines) == 0 {
		p.Sections = append(p.Sections, table.Section{Lead: []string{"It has no outcomes: there is nothing to compare."}})
		return p
	}
	if k, ok := r.Lead(); ok && !r.Exact() {
		p.Sections = append(p.Sections, dots(r, k, style))
	}
	p.Sections = append(p.Sections, table.Section{Table: scoreTable(r, style, digits)})
	if !style.Quiet {
		p.Sections = append(p.Sections, table.Section{Lead: marksKey(r)})
	}
	p.Sections = append(p.Sections, sentences(r, style), table.Section{Lead: hangsOn(r, digits)}, table.Section{Lead: cautions(r)})
	if !style.Quiet && r.File != "" {
		p.Sections = append(p.Sections, commands(style, [][2]string{
			{"wargame run " + r.File + " --table detail", "every outcome and number"},
			{"wargame explain " + r.File, "what it assumes, and who says so"},
			{"wargame help reading", "how to read this, alone and aloud"},
		}))
	}
	return p
}

// marks are what a cell says beside its value, and the colours that say it too.
var marks = [...]struct {
	sign string
	tone table.Tone
}{
	results.Unmarked: {"", table.Plain}, results.AtBaseline: {"", table.Plain}, results.MarkSame: {"=", table.Faint}, results.MarkOpen: {"?", table.Faint},
	results.MarkBetter: {"▲", table.Good}, results.MarkWorse: {"▼", table.Bad}, results.MarkHigher: {"+", table.Plain}, results.MarkLower: {"-", table.Plain},
}

const (
	bestSign         = "*"
	unacceptableSign = "!"
)

// signs are the marks of a cell.
func signs(s results.Score) string {
	text := marks[s.Mark].sign
	if s.Best {
		text += bestSign
	}
	if s.Unacceptable {
		text += unacceptableSign
	}
	return text
}

// marksKey says what the marks of a scorecard mean, those that it has, and what ± is.
func marksKey(r *results.Report) []string {
	var seen [len(marks)]bool
	var best, unacceptable bool
	for _, p := range r.Policies {
		for _, k := range r.Headlines {
			s := p.Outcomes[k].Score
			seen[s.Mark], best, unacceptable = true, best || s.Best, unacceptable || s.Unacceptable
		}
	}
	var says []string
	for _, x := range []struct {
		mark results.Mark
		says string
	}{
		{results.MarkBetter, "better"}, {results.MarkWorse, "worse"}, {results.MarkHigher, "higher"}, {results.MarkLower, "lower"},
		{results.MarkSame, "the same"}, {results.MarkOpen, "too close to call"},
	} {
		if seen[x.mark] {
			says = append(says, marks[x.mark].sign+" "+x.says)
		}
	}
	var lines, parts []string
	if len(says) > 0 {
		if whoms(r).named() {
			says[len(says)-1] += "; better and worse are for whom \"want\" names"
		}
		lines = append(lines, "Against "+r.Baseline+": "+strings.Join(says, ", ")+".")
	}
	if best {
		parts = append(parts, bestSign+" best, or not shown to be worse")
	}
	if unacceptable {
		parts = append(parts, unacceptableSign+" not acceptable")
	}
	if len(parts) > 0 {
		lines = append(lines, strings.Join(parts, "; ")+".")
	}
	if r.Exact() {
		return lines
	}
	return append(lines, "Means of "+howMany(r, "future")+"; ± is simulation error (95%), no knowledge of the world.")
}

const (
	widest      = 60 // characters that a title needs
	narrowest   = 22 // and may have, while the words of heads are whole
	narrower    = 16 // and where they are broken
	longestHead = 8  // characters of a word of a head then
	wholeHead   = 0  // a head in one line, where there is room for everything
)

// scoreTable has a row for each headline and a column for each policy. The titles have what the policies leave of a line, in
// two lines at most.
func scoreTable(r *results.Report, style table.Style, digits number.Digits) *table.Table {
	screen := table.NewText(style)
	for _, x := range []struct{ narrowest, head int }{{widest, wholeHead}, {narrowest, widest}, {narrower, longestHead}} {
		for room := widest; room >= x.narrowest; room-- {
			if t := scores(r, digits, room, x.head); screen.Fits(t) {
				return t
			}
		}
	}
	return scores(r, digits, narrowest, widest)
}

// scores is the table with titles of at most so many characters a line, and heads of words of at most so many.
func scores(r *results.Report, digits number.Digits, room, head int) *table.Table {
	t := &table.Table{Narrow: table.Split}
	t.Columns = append(t.Columns, table.Column{Head: table.Words("outcome"), Quiet: true}, table.Column{Head: table.Words("want")})
	for _, p := range r.Policies {
		name := table.Words(p.Name)
		if head != wholeHead {
			name = table.Cell{Lines: table.Broken(p.Name, "_", head)}
		}
		t.Columns = append(t.Columns, table.Column{Head: name, Align: table.Ends})
	}
	for _, k := range r.Headlines {
		first := &r.Policies[0].Outcomes[k]
		s := scaleOf(r, k, digits)
		row := table.Row{Cells: []table.Cell{{Lines: headline(first, s, room)}, {Lines: wanted(first, head != wholeHead)}}}
		for _, p := range r.Policies {
			o := &p.Outcomes[k]
			parts := []string{"none"}
			switch {
			case o.Never != nil && *o.Never == 1:
				parts = []string{"never"}
			case o.Mean != nil && o.Kind == results.Chance && r.Exact():
				parts = []string{yesOrNo(*o.Mean).Text}
			case o.Mean != nil:
				parts = []string{s.say(*o.Mean)}
			case notes(o, "too-large") != nil:
				parts = []string{"too large"}
			}
			if sign := signs(o.Score); sign != "" {
				parts = append(parts, sign)
			}
			row.Cells = append(row.Cells, table.Cell{Parts: parts, Tone: marks[o.Score.Mark].tone})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// headline is the title of a row, with its unit and what is acceptable, in two lines of so many characters.
func headline(o *results.OutcomeReport, s scale, room int) []string {
	name, says := title(o.Title, o.Name), ""
	if !s.Pure() && !strings.Contains(strings.ToLower(name), strings.ToLower(s.Unit)) {
		says = ", " + s.Unit
	}
	if o.Bound != nil {
		bound := limit(o)
		if s.Unit != "" {
			bound = number.Exact(s.Factor * o.Bound.Limit)
		}
		says += fmt.Sprintf(" (%s %s)", o.Bound.Relation.Sign(), bound)
	}
	return shortened(name, says, room, 2)
}

// shortened is a name and what must be said of it, in so many lines of so many characters: what is too long goes from the
// name, between words.
func shortened(name, says string, room, lines int) []string {
	text := table.Cut(name+says, room, len(name+says))
	for words := strings.Fields(name); len(text) > lines && len(words) > 1; {
		words = words[:len(words)-1]
		short := strings.TrimRight(strings.Join(words, " "), ",;:(") + "…" + says
		text = table.Cut(short, room, len(short))
	}
	return text
}

// cautions are what may not be missed: how the checks fared, and warnings.
func cautions(r *results.Report) []string {
	lines := checkLines(r)
	for _, w := range r.Warnings {
		lines = append(lines, "warning: "+w.Text)
	}
	return lines
}

// commands are commands and what each shows.
func commands(style table.Style, list [][2]string) table.Section {
	t := &table.Table{Bare: true, Columns: []table.Column{{}, {}}}
	var items []table.Item
	for _, c := range list {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{{Parts: []string{c[0]}, Typed: true}, table.Words(c[1])}})
		items = append(items, table.Item{Name: c[0], Remarks: table.Remarks{Notes: []string{c[1]}}})
	}
	if table.NewText(style).Fits(t) {
		return table.Section{Table: t}
	}
	return table.Section{List: items}
}
