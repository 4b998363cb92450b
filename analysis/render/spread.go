package render

import (
	"fmt"
	"io"

	"wargame/analysis"
	"wargame/results/number"
	"wargame/results/table"
)

// Spread lays out of what the spread of outcomes is made.
func Spread(s *analysis.Spread, style table.Style) Part {
	p := &table.Page{Title: s.Name() + ": of what its spread is made",
		Lead: []string{fmt.Sprintf("%s worlds with %d lucks each, seed %d", number.Group(s.Worlds), s.Lucks, s.Run.Seed)}}
	for i := range s.Outcomes {
		x := &s.Outcomes[i]
		q := s.Run.Outcome(x.Place)
		section := table.Section{Title: outcomeTitle(q), Lead: []string{x.Sentence()}}
		if x.Why == "" {
			section.Table = splitTable(s, x)
		}
		p.Sections = append(p.Sections, section)
	}
	if !style.Quiet {
		p.Sections = append(p.Sections, table.Section{Title: "Words", List: []table.Item{
			{Name: "assumption", Remarks: table.Remarks{Notes: []string{"what is drawn once: which world it is. Knowing more would make it less"}}},
			{Name: "chance", Remarks: table.Remarks{Notes: []string{"what is drawn at every step: luck, which nobody knows before"}}},
			{Name: "choice", Remarks: table.Remarks{Notes: []string{"which policy is taken, each weighing the same"}}},
			{Name: "together", Remarks: table.Remarks{Notes: []string{"where one of these changes what another does"}}},
		}})
	}
	return Part{Page: p}
}

// splitTable has a row for all policies together, and one for each.
func splitTable(s *analysis.Spread, x *analysis.Split) *table.Table {
	t := &table.Table{Columns: []table.Column{{Head: table.Words("policy")}}}
	for _, head := range []string{"assumption", "chance", "choice", "together"} {
		t.Columns = append(t.Columns, table.Column{Head: table.Words(head), Align: table.Right})
	}
	add := func(name string, shares analysis.Shares, choice bool) {
		cells := table.Cells(name)
		for _, p := range shares.Named() {
			text := ""
			if p.Name != "choice" || choice {
				text = partWithin(p)
			}
			cells = append(cells, table.Words(text))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	if len(x.ByPolicy) > 1 {
		add("all", x.Shares, true)
	} else {
		t.Columns[3].Hidden = true
	}
	for i, shares := range x.ByPolicy {
		add(s.Run.Policy(i).Name, shares, false)
	}
	return t
}

// partWithin is a share with half of its interval.
func partWithin(p analysis.Named) string {
	half := 100 * (p.Hi - p.Lo) / 2
	if p.Lo <= 0 || half <= 0 {
		return p.Text
	}
	return p.Text + " ±" + number.At(half, number.Place(half, 1))
}

// SpreadsCSV prints a row for each share: of which outcome, and of which policy or of all.
func SpreadsCSV(w io.Writer, list []*analysis.Spread) error {
	t := &table.Table{}
	for _, key := range []string{"scenario", "outcome", "policy", "part", "value", "lo", "hi"} {
		t.Columns = append(t.Columns, table.Column{Key: key})
	}
	for _, s := range list {
		for i := range s.Outcomes {
			x := &s.Outcomes[i]
			add := func(policy string, shares analysis.Shares) {
				for _, p := range shares.Named() {
					if p.Name == "choice" && policy != "" {
						continue
					}
					var cells []table.Cell
					for _, raw := range []string{s.Scenario, s.Run.Outcome(x.Place).Name, policy, p.Name, full(p.Value), full(p.Lo), full(p.Hi)} {
						cells = append(cells, table.Cell{Raw: raw})
					}
					t.Rows = append(t.Rows, table.Row{Cells: cells})
				}
			}
			if x.Why != "" {
				continue
			}
			add("", x.Shares)
			for i, shares := range x.ByPolicy {
				add(s.Run.Policy(i).Name, shares)
			}
		}
	}
	return table.CSV(w, t)
}
