package render

import (
	"cmp"

	"wargame/analysis"
	"wargame/results/chart"
)

// madeOf draws of what the spread of each outcome is made, a row each; nil where none could be split.
func madeOf(s *analysis.Spread) *chart.Chart {
	heat := chart.Heat{High: 1}
	c := chart.Chart{
		Title: "All policies together",
		Y:     chart.Axis{Label: "outcome"},
		Note:  "The stronger, the larger the share of the spread of all policies together.",
	}
	for i := range s.Outcomes {
		x := &s.Outcomes[i]
		if x.Why != "" {
			continue
		}
		q := s.Run.Outcome(x.Place)
		name := cmp.Or(q.Title, q.Name)
		c.Y.Names = append(c.Y.Names, name)
		c.Desc += name + ": " + x.Sentence() + " "
		var values []float64
		var says, heads []string
		for _, p := range x.Named() {
			if p.Name == "choice" && len(s.Run.Policies) < 2 {
				continue
			}
			head := p.Name
			if head == "interaction" {
				head = "together"
			}
			values, says, heads = append(values, max(0, p.Value)), append(says, p.Text), append(heads, head)
		}
		c.X.Names = heads
		heat.Values, heat.Says = append(heat.Values, values), append(heat.Says, says)
	}
	if len(c.Y.Names) == 0 {
		return nil
	}
	return c.Of(heat)
}
