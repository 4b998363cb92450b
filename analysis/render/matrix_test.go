package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"wargame/analysis"
	"wargame/results"
	"wargame/results/table"
	"wargame/scenario"
	"wargame/sim"
)

// market is a game in which best answers meet once for sure and once perhaps: both want what the other does not take, and luck is in it.
func market(t *testing.T) *analysis.Matrix {
	t.Helper()
	of := func(actor, unit string, strategies ...string) scenario.ActorStrategies {
		x := scenario.ActorStrategies{Actor: &scenario.Actor{Label: scenario.Label{Name: strings.ToLower(actor), Title: actor, Unit: unit}, Goal: &scenario.Expr{Value: 1}}}
		for _, name := range strategies {
			x.Strategies = append(x.Strategies, &scenario.Strategy{Label: scenario.Label{Name: name}})
		}
		return x
	}
	p := analysis.Played{
		Heading:  analysis.Heading{Scenario: "market", Title: "A market | of two", Receipt: results.Receipt{Trials: 64, Seed: 3}},
		Scenario: &scenario.Scenario{Policies: []*scenario.Policy{{Label: scenario.Label{Name: "start"}}}},
		Players:  []scenario.ActorStrategies{of("Baker", "EUR", "north", "south", "both"), of("Miller", "", "north", "south")},
		Outcomes: []*scenario.Outcome{{Label: scenario.Label{Name: "queue", Title: "People waiting"}, Value: &scenario.Expr{}}},
		Seed:     3, Trials: 64, LuckKnown: true,
	}
	means := [][]float64{{1, 4, 3.9, 1, 2, 2}, {1, 3, 4, 1, 0.5, 0.4}}
	for player := range p.Players {
		var cells []sim.Column
		for cell, mean := range means[player] {
			c := sim.Column{Values: make([]float64, p.Trials)}
			for trial := range c.Values {
				c.Values[trial] = mean + float64((trial*(2*cell+7*player+3))%16-8)/8
			}
			cells = append(cells, c)
		}
		p.Goals = append(p.Goals, cells)
	}
	p.Values = [][]sim.Column{p.Goals[0]}
	m, err := analysis.NewMatrix(p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestGoldenMatrix(t *testing.T) {
	m := market(t)
	golden(t, "matrix.txt", func(w *bytes.Buffer) error { return Text(w, Matrix(m, true, table.Style{}), table.Style{}) })
	golden(t, "matrix.md", func(w *bytes.Buffer) error { return Markdown(w, Matrix(m, true, table.Style{Quiet: true})) })
	golden(t, "matrix.csv", func(w *bytes.Buffer) error { return MatrixCSV(w, m) })
}

// The picture has what tables have: who gets what, the marks, and how sure it is that a combination is an equilibrium.
func TestMatrixChart(t *testing.T) {
	m := market(t)
	c, ok := matrixChart(m)
	if !ok || len(c.Panels) != 1 {
		t.Fatal(c)
	}
	got := fmt.Sprintf("%+v", c.Panels[0].Marks[0])
	for _, e := range m.Pure {
		if says := inCell(goalCells(m), e.Cell); !strings.Contains(got, says) || !strings.Contains(says, "*") && !strings.Contains(says, "?") {
			t.Errorf("%s does not say %q of %s", got, says, m.Named(e.Cell))
		}
	}
	m.Goals = nil
	if _, ok := matrixChart(m); ok {
		t.Error("without goals there is no best answer to draw")
	}
}
