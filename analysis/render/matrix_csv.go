package render

import (
	"io"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
)

// MatrixCSV prints a row for each combination and number of it: what each player plays, and of whom or what the number is.
func MatrixCSV(w io.Writer, m *analysis.Matrix) error {
	t := &table.Table{}
	keys := []string{"scenario"}
	for _, p := range m.Players {
		keys = append(keys, p.Actor.Name)
	}
	for _, key := range append(keys, "figure", "of", "unit", "value", "lo", "hi", "answer", "missed", "missed_lo", "missed_hi", "equilibrium", "share") {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	pure := map[int]analysis.Equilibrium{}
	for _, e := range m.Pure {
		pure[e.Cell] = e
	}
	for cell := range m.Cells() {
		start := []string{m.Scenario}
		for player := range m.Players {
			start = append(start, m.Strategy(player, m.Played(cell, player)))
		}
		add := func(texts ...string) {
			row := table.Row{}
			for _, raw := range append(start[:len(start):len(start)], texts...) {
				row.Cells = append(row.Cells, table.Cell{Raw: raw})
			}
			t.Rows = append(t.Rows, row)
		}
		held, share := "no", ""
		if e, ok := pure[cell]; ok {
			held, share = map[bool]string{true: "settled", false: "open"}[e.Settled], number.Full(e.Share)
		}
		for player := range m.Goals {
			goal, actor := &m.Goals[player], m.Players[player].Actor
			value, missed := goal.Means[cell], goal.Missed[cell]
			add("goal", actor.Name, actor.Unit, full(value.Value), full(value.Lo), full(value.Hi), goal.Answers[cell].String(),
				full(missed.Value), full(missed.Lo), full(missed.Hi), held, share)
		}
		for _, o := range m.Outcomes {
			value := o.Means[cell]
			add("outcome", o.Name, o.Unit, full(value.Value), full(value.Lo), full(value.Hi), "", "", "", "", "", "")
		}
	}
	return table.CSV(w, t)
}
