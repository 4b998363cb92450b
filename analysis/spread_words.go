package analysis

import (
	"strings"

	"wargame/results/number"
)

// Sentence says of what the spread of an outcome is made, whatever policy is taken; without a choice where there is one policy.
func (x *Split) Sentence() string {
	if x.Why != "" {
		return strings.ToUpper(x.Why[:1]) + x.Why[1:] + "."
	}
	var list []string
	for _, p := range x.Named() {
		if p.Name == "choice" && len(x.ByPolicy) < 2 {
			continue
		}
		list = append(list, p.Text+" is "+p.Says)
	}
	return "Of its spread " + strings.Join(list, ", ") + "."
}

// Named is a share with its name for programs, what people call it, and itself in words.
type Named struct {
	Name, Says, Text string
	Estimate
}

// Named are the shares in their order. Those that are told from nothing are whole numbers of a hundred, which sum to a hundred with what the
// others come to; those are under what their interval ends at.
func (s Shares) Named() []Named {
	list := []Named{
		{Name: "assumption", Says: "assumption", Estimate: s.Assumption}, {Name: "chance", Says: "chance", Estimate: s.Chance},
		{Name: "choice", Says: "choice", Estimate: s.Choice}, {Name: "interaction", Says: "what these do together", Estimate: s.Together},
	}
	shares, whole := make([]float64, len(list)), 0.0
	for i, p := range list {
		shares[i] = max(p.Value, 0)
		whole += shares[i]
	}
	for i := range shares {
		shares[i] /= whole
	}
	for i, text := range number.Hundred(shares...) {
		list[i].Text = text + number.Percent
		switch e := list[i].Estimate; {
		case e.Lo <= 0 && e.Hi <= rounding:
			list[i].Text = "none"
		case e.Lo <= 0:
			list[i].Text = "under " + number.Up(max(100*e.Hi, 1)) + number.Percent
		}
	}
	return list
}
