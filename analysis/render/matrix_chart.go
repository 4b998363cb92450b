package render

import (
	"fmt"
	"strings"

	"wargame/analysis"
	"wargame/results/chart"
	"wargame/results/page"
	"wargame/results/table"
)

// MatrixSection is a matrix as a section of a report, with a picture of it.
func MatrixSection(m *analysis.Matrix) page.Section {
	parts := Matrix(m, false, table.Style{})
	if c, ok := matrixChart(m); ok {
		parts = append([]Part{{Chart: c}}, parts...)
	}
	return Section(parts)
}

// mostPanels is how many pictures of a matrix stand under each other at most.
const mostPanels = 9

// matrixChart draws each combination, the fuller the surer it is an equilibrium, with what all get; of more than two players a panel for
// each combination of the strategies of the others. False where there are no goals, or too many panels.
func matrixChart(m *analysis.Matrix) (*chart.Chart, bool) {
	panels := m.Cells() / (m.Shape[0] * m.Shape[1])
	if m.Goals == nil || panels > mostPanels {
		return nil, false
	}
	var who []string
	for player := range m.Players {
		who = append(who, m.Called(player))
	}
	c := &chart.Chart{
		Title: "Whose best answer is what",
		Desc:  strings.Join(m.Sentences(), " "),
		X:     chart.Axis{Label: fmt.Sprintf("%s across, %s down", m.Called(1), m.Called(0)), Names: strategyNames(m, 1)},
		Y:     chart.Axis{Label: m.Called(0), Names: strategyNames(m, 0)},
		Note:  "In each cell what is got on average by " + strings.Join(who, ", then by ") + "; *: by its best answer, ?: by what may be that. The fuller a cell, the surer it is an equilibrium.",
	}
	share := map[int]float64{}
	for _, e := range m.Pure {
		share[e.Cell] = e.Share
	}
	cells := goalCells(m)
	for cell := range m.Cells() {
		if m.Played(cell, 0) != 0 || m.Played(cell, 1) != 0 {
			continue
		}
		heat := chart.Heat{Low: 0, High: 1}
		for own := range m.Shape[0] {
			var values []float64
			var says []string
			for other := range m.Shape[1] {
				at := m.With(m.With(cell, 0, own), 1, other)
				values, says = append(values, share[at]), append(says, inCell(cells, at))
			}
			heat.Values, heat.Says = append(heat.Values, values), append(heat.Says, says)
		}
		panel := chart.Panel{Marks: []chart.Mark{heat}}
		if len(m.Players) > 2 {
			panel.Title = rest(m, cell)
		}
		c.Panels = append(c.Panels, panel)
	}
	return c, true
}

// inCell is what all get in a combination, without errors.
func inCell(columns []column, cell int) string {
	var list []string
	for _, c := range columns {
		parts := c.cell(cell).Parts
		list = append(list, parts[0]+parts[len(parts)-1])
	}
	return strings.Join(list, " / ")
}

func strategyNames(m *analysis.Matrix, player int) []string {
	var names []string
	for _, s := range m.Players[player].Strategies {
		names = append(names, s.Name)
	}
	return names
}
