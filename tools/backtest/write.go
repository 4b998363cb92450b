package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"wargame/results/number"
	"wargame/results/table"
)

func percent(part, of int) string {
	return fmt.Sprintf("%d of %d (%.0f%%)", part, of, 100*float64(part)/float64(of))
}

// write lays out a table: the first column to the left, the others to the right.
func write(out *strings.Builder, heads []table.Cell, rows [][]table.Cell) {
	t := &table.Table{}
	for i, head := range heads {
		c := table.Column{Head: head}
		if i > 0 {
			c.Align = table.Right
		}
		t.Columns = append(t.Columns, c)
	}
	for _, cells := range rows {
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	m := &table.Markdown{}
	m.Table(t, &table.Notes{})
	m.WriteTo(out) // a builder takes everything
	out.WriteString("\n")
}

// typed is names as they stand in files.
func typed(names ...string) table.Cell { return table.Cell{Parts: names, Typed: true} }

// summary is the score of each forecast of each series, and how many of all periods lay inside their range.
func (t *tables) summary() string {
	var rows [][]table.Cell
	for i := range t.series {
		for _, f := range t.series[i].forecasts {
			rows = append(rows, append([]table.Cell{table.Words(t.series[i].title), typed(f.scenario, f.policy)}, t.score(i, f).cells()...))
		}
	}
	rows = append(rows, slices.Concat(table.Cells("all", ""), t.all().cells()[:3], make([]table.Cell, 3)))
	var out strings.Builder
	write(&out, table.Cells(append([]string{"series", "scenario, policy"}, scoreHeads...)...), rows)
	return out.String()
}

// all counts the periods of every forecast together. What is in different units has no common CRPS.
func (t *tables) all() score {
	var all score
	for i := range t.series {
		for _, f := range t.series[i].forecasts {
			s := t.score(i, f)
			all = score{periods: all.periods + s.periods, below: all.below + s.below, above: all.above + s.above}
		}
	}
	return all
}

var scoreHeads = []string{"inside the 90% range", "below", "above", "CRPS", "naive", "past repeated"}

func (t *tables) score(i int, f forecast) score {
	return scoreOf(t.columns(i, f), numbers(t.observed[i].after), numbers(t.observed[i].before))
}

// cells prints a score under scoreHeads, the best of the three in bold.
func (s score) cells() []table.Cell {
	best := math.Min(s.crps, math.Min(s.naive, s.repeat))
	figure := func(x float64) table.Cell { return table.Cell{Text: number.Figure(x), Strong: x == best} }
	return append(table.Cells(percent(s.inside(), s.periods), strconv.Itoa(s.below), strconv.Itoa(s.above)),
		figure(s.crps), figure(s.naive), figure(s.repeat))
}

// seriesTables is all about one series: where it comes from, what was known, scores, sums, and period by period.
func (t *tables) seriesTables(i int) string {
	s, o := &t.series[i], t.observed[i]
	var out strings.Builder
	n := len(o.before) + len(o.after)
	fmt.Fprintf(&out, "In %s. %s. In the folder: `%s`, column `%s`.\n\nSHA-256 of the %d lines `DATE,VALUE` that are used, "+
		"%s to %s: `%s`\n\n", s.unit, s.source, s.file, s.column, n, o.before[0].date, o.after[len(o.after)-1].date, o.digest())
	var known []string
	for _, row := range o.before {
		known = append(known, row.date+" "+row.value)
	}
	fmt.Fprintf(&out, "%s%s.\n\n", knownMark, strings.Join(known, "; "))
	var scores [][]table.Cell
	for _, f := range s.forecasts {
		scores = append(scores, append([]table.Cell{typed(f.scenario, f.policy)}, t.score(i, f).cells()...))
	}
	write(&out, table.Cells(append([]string{"scenario, policy"}, scoreHeads...)...), scores)
	t.sums(&out, i)
	t.periods(&out, i)
	return out.String()
}

// heads names the columns of a table that has one for each forecast.
func (s *series) heads(first ...string) []table.Cell {
	heads := table.Cells(first...)
	for _, f := range s.forecasts {
		heads = append(heads, typed(f.scenario, f.policy))
	}
	return heads
}

// cell is the range of a column of trials, and whether what came is in it.
func cell(column []float64, y float64) table.Cell {
	b := bandOf(column)
	c := b.place(y).cell()
	c.Parts = append([]string{fmt.Sprintf("%s to %s,", number.Figure(b.p5), number.Figure(b.p95))}, c.Parts...)
	return c
}

// cell is a place, which stands out unless it is inside.
func (p place) cell() table.Cell { return table.Cell{Parts: []string{string(p)}, Strong: p != inside} }

// sums compares what had come after 4, 13, 26 and all periods: the sum, or the mean of shares.
func (t *tables) sums(out *strings.Builder, i int) {
	s, o := &t.series[i], t.observed[i]
	came, before := numbers(o.after), numbers(o.before)
	word := map[bool]string{false: "weeks", true: "months"}[s.monthly]
	var rows [][]table.Cell
	for _, n := range horizons(s, o) {
		scale := 1.0
		if s.mean {
			scale = 1 / float64(n)
		}
		y := scale * sum(came[:n])
		row := table.Cells(fmt.Sprintf("%d %s", n, word), number.Exact(y), number.Figure(scale*float64(n)*lastFour(before)))
		for _, f := range s.forecasts {
			columns := t.columns(i, f)
			if n > len(columns) {
				row = append(row, table.Cell{})
				continue
			}
			total := make([]float64, trials)
			for _, column := range columns[:n] {
				for j, v := range column {
					total[j] += scale * v
				}
			}
			row = append(row, cell(total, y))
		}
		rows = append(rows, row)
	}
	what := "sum after"
	if s.mean {
		what = "mean after"
	}
	write(out, s.heads(what, "happened", "naive"), rows)
}

// horizons are after how many periods sums are shown: 4, 13, 26, and the ends of the forecasts.
func horizons(s *series, o observations) []int {
	var list []int
	add := func(n int) {
		if n <= len(o.after) && (len(list) == 0 || n > list[len(list)-1]) {
			list = append(list, n)
		}
	}
	for _, n := range []int{4, 13, 26, 39} {
		add(n)
	}
	for _, f := range s.forecasts {
		add(s.covered(f, o))
	}
	return list
}

func sum(x []float64) float64 {
	total := 0.0
	for _, v := range x {
		total += v
	}
	return total
}

// periods is the table of every week or month.
func (t *tables) periods(out *strings.Builder, i int) {
	s, o := &t.series[i], t.observed[i]
	all := make([][][]float64, len(s.forecasts))
	longest := 0
	for j, f := range s.forecasts {
		all[j] = t.columns(i, f)
		longest = max(longest, len(all[j]))
	}
	var rows [][]table.Cell
	for k, row := range o.after[:longest] {
		cells := table.Cells(row.date, row.value)
		for _, columns := range all {
			if k < len(columns) {
				cells = append(cells, cell(columns[k], row.number()))
			} else {
				cells = append(cells, table.Cell{})
			}
		}
		rows = append(rows, cells)
	}
	what := "week of"
	if s.monthly {
		what = "month of"
	}
	write(out, s.heads(what, "happened"), rows)
}

// facts is the table of what became known about one scenario.
func (t *tables) facts(scenario string) (string, error) {
	var rows [][]table.Cell
	for _, f := range allFacts() {
		if f.scenario == scenario {
			rows = append(rows, t.factCells(f))
		}
	}
	if len(rows) == 0 {
		return "", fmt.Errorf("there are no facts of %q", scenario)
	}
	var out strings.Builder
	write(&out, table.Cells("what", "policy", "the scenario said", "happened", "", "known from"), rows)
	return out.String(), nil
}

func (t *tables) factCells(f fact) []table.Cell {
	a := t.answers[f.ask()]
	cells := []table.Cell{table.Words(f.what), typed(f.policy)}
	if a.truth {
		happened := map[float64]string{0: "no", 1: "yes"}[f.happened]
		chance := sum(a.values) / float64(len(a.values))
		given := chance
		if f.happened == 0 {
			given = 1 - chance
		}
		return append(cells, table.Cells(fmt.Sprintf("%.0f%% yes", 100*chance), happened,
			fmt.Sprintf("had a chance of %.0f%%", 100*given), f.source)...)
	}
	b := bandOf(a.values)
	m := number.In(f.unit)
	show := func(x float64) string { return number.Figure(m.Factor * x) }
	return append(cells, table.Words(fmt.Sprintf("%s to %s, half below %s", show(b.p5), m.Say(b.p95, number.Figure), show(b.p50))),
		table.Words(m.Say(f.happened, number.Exact)), b.place(f.happened).cell(), table.Words(f.source))
}
