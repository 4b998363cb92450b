package render

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
)

// Matrix lays out what comes of every combination of strategies: what follows in words, each combination with what all get and whose best
// answer it is, the equilibria, and what the order of moves is worth. With regret, what each misses in a combination stands beside.
func Matrix(m *analysis.Matrix, regret bool, style table.Style) []Part {
	p := &table.Page{Title: m.Name(), Lead: []string{fmt.Sprintf("%s combinations of %s trials with seed %d, all with the same luck. All else stands as in %s, the baseline.",
		number.Group(m.Cells()), number.Group(m.Receipt.Trials), m.Receipt.Seed, m.Baseline.Name)}}
	if m.Goals != nil {
		p.Sections = append(p.Sections, table.Section{List: said(m)})
		p.Sections = append(p.Sections, grids(m, "What each gets on average", goalCells(m))...)
		if regret {
			p.Sections = append(p.Sections, grids(m, "What each misses", missedCells(m))...)
		}
		p.Sections = append(p.Sections, equilibria(m))
		p.Sections = append(p.Sections, moves(m)...)
	}
	for i := range m.Outcomes {
		o := &m.Outcomes[i]
		p.Sections = append(p.Sections, grids(m, outcomeTitle(o.Outcome), outcomeCells(o))...)
	}
	if !style.Quiet && m.Goals != nil {
		p.Sections = append(p.Sections, matrixKey(m))
	}
	return []Part{{Page: p}}
}

// said are the sentences on each player, and on all together.
func said(m *analysis.Matrix) []table.Item {
	var list []table.Item
	for player := range m.Players {
		list = append(list, table.Item{Name: m.Called(player), Remarks: table.Remarks{Notes: m.Choice(player)}})
	}
	return append(list, table.Item{Name: "All together", Remarks: table.Remarks{Notes: m.Meeting()}})
}

// column is a column of numbers in each combination: of whom, and what stands in a cell.
type column struct {
	head string
	cell func(cell int) table.Cell
}

// marks are what stands behind the goal of a player: whether its strategy is the best answer there.
var marks = [...]string{analysis.Worse: "", analysis.Open: "?", analysis.Best: "*"}

// goalCells are what each player gets, and how it answers.
func goalCells(m *analysis.Matrix) []column {
	met := map[int]bool{}
	for _, e := range m.Pure {
		met[e.Cell] = e.Settled
	}
	return playerCells(m, func(player int) func(cell int) table.Cell {
		goal, f := &m.Goals[player], printedIn(m.MeasureOf(player), m.Goals[player].Means)
		return func(cell int) table.Cell {
			c := table.Cell{Parts: append(f.aligned(goal.Means[cell]), marks[goal.Answers[cell]])}
			if met[cell] {
				c.Tone = table.Good
			}
			return c
		}
	})
}

// missedCells are what each player misses in a combination while the others stay.
func missedCells(m *analysis.Matrix) []column {
	return playerCells(m, func(player int) func(cell int) table.Cell {
		goal, f := &m.Goals[player], printedIn(m.MeasureOf(player).Difference(), m.Goals[player].Missed)
		return func(cell int) table.Cell {
			c := table.Cell{Parts: f.aligned(goal.Missed[cell])}
			if goal.Answers[cell] == analysis.Best {
				c.Parts = []string{"0"}
			}
			return c
		}
	})
}

func playerCells(m *analysis.Matrix, of func(player int) func(cell int) table.Cell) []column {
	var list []column
	for player, p := range m.Players {
		list = append(list, column{p.Actor.Name, of(player)})
	}
	return list
}

// outcomeCells are the mean of an outcome.
func outcomeCells(o *analysis.OutcomeMatrix) []column {
	f := printedIn(analysis.MeasureOf(o.Outcome), o.Means)
	return []column{{"", func(cell int) table.Cell { return table.Cell{Parts: f.aligned(o.Means[cell])} }}}
}

// printedIn is how some estimates of one measure are printed.
func printedIn(m number.Measure, of []analysis.Estimate) printed {
	var values []float64
	for _, e := range of {
		values = append(values, m.Factor*e.Value)
	}
	return printed{m, number.Digits(0).Figures(values...)}
}

// aligned are the parts of a value with an empty one where no error reaches the digits shown.
func (p printed) aligned(e analysis.Estimate) []string {
	if math.IsNaN(e.Lo) {
		return []string{p.known(e.Value)[0], ""}
	}
	parts := p.parts(e)
	if last := parts[len(parts)-1]; !strings.HasPrefix(last, "±") {
		parts = append(parts, "")
	}
	return parts
}

// grids have a row for each strategy of the first player and a group of columns for each of the second; of more than two players, a table
// for each combination of the strategies of the others.
func grids(m *analysis.Matrix, title string, columns []column) []table.Section {
	first, second := m.Players[0], m.Players[1]
	lead := fmt.Sprintf("Down: the strategies of %s. Across: those of %s.", first.Actor.Called(), second.Actor.Called())
	if len(columns) > 1 {
		lead += inUnits(m)
	}
	list := []table.Section{{Title: title, Lead: []string{lead}}}
	for cell := range m.Cells() {
		if m.Played(cell, 0) != 0 || m.Played(cell, 1) != 0 {
			continue
		}
		t := &table.Table{Columns: []table.Column{{Head: table.Words(first.Actor.Name)}}}
		for _, across := range second.Strategies {
			for _, c := range columns {
				col := table.Column{Group: second.Actor.Name + ": " + across.Name, Head: table.Words(c.head), Align: table.Parts}
				if c.head == "" {
					col.Group, col.Head = second.Actor.Name, table.Words(across.Name)
				}
				t.Columns = append(t.Columns, col)
			}
		}
		for own, down := range first.Strategies {
			row := table.Row{Cells: table.Cells(down.Name)}
			for other := range second.Strategies {
				for _, c := range columns {
					row.Cells = append(row.Cells, c.cell(m.With(m.With(cell, 0, own), 1, other)))
				}
			}
			t.Rows = append(t.Rows, row)
		}
		if len(m.Players) == 2 {
			list[0].Table = t
			return list
		}
		list = append(list, table.Section{Lead: []string{rest(m, cell)}, Table: t})
	}
	return list
}

// inUnits says in which units goals are, as far as they have any.
func inUnits(m *analysis.Matrix) string {
	var units, each []string
	for player, p := range m.Players {
		if unit := m.MeasureOf(player).Unit; unit != "" {
			units, each = append(units, unit), append(each, p.Actor.Name+" in "+unit)
		}
	}
	switch same := slices.Compact(units); {
	case len(units) == 0:
		return ""
	case len(same) == 1 && len(each) == len(m.Players):
		return " All in " + same[0] + "."
	}
	return " Units: " + strings.Join(each, ", ") + "."
}

// rest is what the players play of whom a table does not tell.
func rest(m *analysis.Matrix, cell int) string {
	var list []string
	for player := 2; player < len(m.Players); player++ {
		list = append(list, m.Called(player)+": "+m.Strategy(player, m.Played(cell, player)))
	}
	return strings.Join(list, ", ")
}
