package render

import (
	"fmt"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
)

// equilibria has a row for each combination in which best answers meet or may, and for each mixture.
func equilibria(m *analysis.Matrix) table.Section {
	s := table.Section{Title: "Equilibria"}
	t := &table.Table{Columns: []table.Column{{Head: table.Words("equilibrium")}}}
	for _, p := range m.Players {
		t.Columns = append(t.Columns, table.Column{Head: table.Words(p.Actor.Name + " plays")})
	}
	t.Columns = append(t.Columns, getting(m)...)
	for _, e := range m.Pure {
		row := table.Row{Cells: table.Cells(holding(e))}
		for player := range m.Players {
			row.Cells = append(row.Cells, table.Words(m.Strategy(player, m.Played(e.Cell, player))))
		}
		for player := range m.Players {
			row.Cells = append(row.Cells, gets(m, player, m.Goals[player].Means[e.Cell]))
		}
		t.Rows = append(t.Rows, row)
	}
	for _, x := range m.Mixed {
		row := table.Row{Cells: table.Cells(mixing(x))}
		for player := range m.Players {
			row.Cells = append(row.Cells, table.Cell{Lines: m.Mix(x, player)})
		}
		for player, mean := range x.Means {
			row.Cells = append(row.Cells, gets(m, player, mean))
		}
		t.Rows = append(t.Rows, row)
	}
	s.Table = t
	if len(t.Rows) == 0 {
		s.Table = nil
		s.Lead = append(s.Lead, "There is none in which each plays one strategy.")
	}
	if m.Endless {
		s.Lead = append(s.Lead, "Where an actor plays the same in two of them, every mixture of what the other plays in these is an equilibrium with it: there is no end of them.")
	}
	if m.Unmixed != "" {
		s.Lead = append(s.Lead, fmt.Sprintf("Of mixtures nothing is said: %s.", m.Unmixed))
	}
	return s
}

// getting are the columns of what each player gets.
func getting(m *analysis.Matrix) []table.Column {
	var list []table.Column
	for _, p := range m.Players {
		list = append(list, table.Column{Head: table.Words(p.Actor.Name + " gets"), Align: table.Parts})
	}
	return list
}

// gets is what a player gets, as one among the means of its goal.
func gets(m *analysis.Matrix, player int, mean analysis.Estimate) table.Cell {
	return table.Cell{Parts: printedIn(m.MeasureOf(player), m.Goals[player].Means).parts(mean)}
}

// holding says how far it is known that a combination is an equilibrium.
func holding(e analysis.Equilibrium) string {
	if e.Settled {
		return "settled"
	}
	return "open, " + analysis.InResamples(e.Share)
}

// mixing says in how many resamples a mixture is an equilibrium, where that is not all.
func mixing(x analysis.Mixture) string {
	if x.Share == 1 {
		return "mixed"
	}
	return "mixed, " + analysis.InResamples(x.Share)
}

// moves has a row for who announces first, and says what that is worth.
func moves(m *analysis.Matrix) []table.Section {
	if len(m.Moves) == 0 {
		return nil
	}
	s := table.Section{Title: "Who announces first"}
	t := &table.Table{Columns: []table.Column{{Head: table.Words("first")}, {Head: table.Words("announces")}, {Head: table.Words("other answers")}}}
	t.Columns = append(t.Columns, getting(m)...)
	for _, x := range m.Moves {
		knows := "who answers knows no more"
		if x.LuckKnown {
			knows = "who answers knows the luck"
		}
		s.List = append(s.List, table.Item{Name: "Where " + knows, Remarks: table.Remarks{Notes: m.Ordering(x)}})
		for leader, led := range x.Led {
			who := m.Players[leader].Actor.Name
			if x.LuckKnown {
				who += ", luck known"
			}
			announces := m.Strategy(leader, led.Announced)
			if led.Share < analysis.Clear {
				announces += fmt.Sprintf(" (%s)", analysis.InResamples(led.Share))
			}
			row := table.Row{Cells: append(table.Cells(who, announces), table.Cell{Lines: answers(m, 1-leader, led)})}
			for player := range m.Players {
				row.Cells = append(row.Cells, gets(m, player, led.Gets[player]))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return []table.Section{s, {Table: t}}
}

// answers are what the follower plays, and in how many trials where it is not always the same.
func answers(m *analysis.Matrix, follower int, led analysis.Led) []string {
	var list []string
	for own, share := range led.Answers {
		switch name := m.Strategy(follower, own); {
		case share == 1:
			list = append(list, name)
		case share > 0:
			list = append(list, name+" "+number.Digits(0).Share(share, m.Receipt.Trials))
		}
	}
	return list
}

// matrixKey says what marks and words mean, a line each.
func matrixKey(m *analysis.Matrix) table.Section {
	lines := [][2]string{
		{"*", "the best answer of the actor to what the others play: better on average than each of its other strategies, by more than the error of the difference, which is told future by future."},
		{"?", "it may be the best answer: the trials do not settle it."},
		{"equilibrium", "where all actors have a mark: nobody gains by turning away alone. It is settled where all marks are *; the share is that of resamples of the trials in which it is one."},
		{"mixed", "strategies drawn by lot, so that the other gains by none of its own. Intervals are of resamples."},
		{"at least", "the mean of the goal over futures, where the others play what is worst for it; in single futures it may be less."},
		{"announces first", "it is held to one strategy, and the other answers; of answers equally good to that one, the worse for who announced counts."},
	}
	if len(m.Moves) == 2 {
		lines = append(lines, [2]string{"luck known", "who answers knows the future, and answers it; who announces does not."})
	}
	s := table.Section{Title: "Words"}
	for _, line := range lines {
		s.List = append(s.List, table.Item{Name: line[0], Remarks: table.Remarks{Notes: []string{line[1]}}})
	}
	for player, p := range m.Players {
		s.List = append(s.List, table.Item{Name: p.Actor.Name + " gets", Remarks: table.Remarks{Notes: []string{"the goal of " + m.Called(player) + ": " + m.Goals[player].Wants}}})
	}
	return s
}
