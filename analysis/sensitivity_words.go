package analysis

import (
	"fmt"
	"strings"

	"wargame/results/number"
)

// Sentence says what the target hangs on, of which at most three variables.
func (e *Explained) Sentence() string { return e.hangs("It") }

// hangs is that sentence of a target that is called so.
func (e *Explained) hangs(called string) string {
	if e.Why != "" {
		return strings.ToUpper(e.Why[:1]) + e.Why[1:] + "."
	}
	const most = 3
	var list []string
	for i := range e.Influences {
		if x := &e.Influences[i]; above(x.FirstOrder) != nil && len(list) < most {
			share := Portion(*x.FirstOrder)
			if len(list) == 0 {
				share += " of its spread alone"
			}
			list = append(list, fmt.Sprintf("%s (%s)", Called(x.Variable), share))
		}
	}
	var said []string
	switch {
	case len(list) > 0:
		said = append(said, called+" hangs most on "+listed(list))
	case len(e.Influences) > 0 && e.Influences[0].Shown():
		said = append(said, "No variable accounts for a part of its spread alone that is distinguishable from none, but together with others some do")
	default:
		said = append(said, "No variable is distinguishable from one without influence")
	}
	if luck := e.lucky(); luck != "" {
		said = append(said, luck)
	}
	return strings.Join(said, "; ") + "."
}

// lucky says what luck has to do with it; empty: that is not told.
func (e *Explained) lucky() string {
	switch {
	case e.Luck == nil:
		return ""
	case e.Luck.Total.Hi <= rounding:
		return "none of it is luck"
	case above(e.Luck.Total) == nil:
		return "a part of luck is not distinguishable from none"
	}
	return "luck has a part in " + Portion(*e.Luck.Total)
}

// Asked is what is explained, in words that follow the name of the outcome.
func (t *Target) Asked() string {
	if t.Against == nil {
		return "under " + t.Policy.Name
	}
	return fmt.Sprintf("by how much %s differs from %s", t.Policy.Name, t.Against.Name)
}

// Portion prints a share of a spread, which is not more than all: where its interval holds all, by its lower end.
func Portion(e Estimate) string {
	e = e.possible()
	if e.Hi < 1 || e.Lo > 1-rounding {
		return Share(e)
	}
	half := 100 * (e.Hi - e.Lo) / 2
	least := number.Digits(2).Chances(100*e.Lo).Chance(100*e.Lo, &half)
	return "over " + strings.TrimPrefix(least, "over ")
}
