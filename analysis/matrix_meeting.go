package analysis

import (
	"fmt"
	"math"

	"wargame/results/number"
)

// meeting says where best answers meet.
func (m *Matrix) meeting() string {
	var settled, open []string
	for _, e := range m.Pure {
		if e.Settled {
			settled = append(settled, m.Named(e.Cell))
		} else {
			open = append(open, fmt.Sprintf("%s (in %s of resamples)", m.Named(e.Cell), resamples(e.Share)))
		}
	}
	switch {
	case len(settled)+len(open) == 0:
		return "In no combination do the best answers of all meet: there is no equilibrium in which each plays one strategy."
	case len(open) == 0 && len(settled) == 1:
		return settled[0] + " is an equilibrium: nobody gains by turning away alone. No other combination is one."
	case len(open) == 0:
		return inWords(settled) + " are equilibria: nobody gains by turning away from one alone."
	}
	says := "It is open whether " + inWords(open) + " is an equilibrium"
	if len(open) > 1 {
		says = "It is open which of " + inWords(open) + " are equilibria"
	}
	switch {
	case len(settled) == 1:
		return settled[0] + " is an equilibrium: nobody gains by turning away alone. " + says + " too."
	case len(settled) > 1:
		return inWords(settled) + " are equilibria: nobody gains by turning away from one alone. " + says + " too."
	case m.None >= 1-Clear:
		return says + fmt.Sprintf("; in %s of resamples none is.", resamples(m.None))
	}
	return says + "."
}

// resamples is a share of resamples in words.
func resamples(share float64) string {
	return number.OfChance().Say(share, func(x float64) string { return number.At(x, 0) })
}

// mixing says how strategies are mixed where that is what is left.
func (m *Matrix) mixing() []string {
	var list []string
	for n, x := range m.Mixed {
		if n == 3 {
			return append(list, fmt.Sprintf("There are %s more in which strategies are mixed.", number.Group(len(m.Mixed)-n)))
		}
		list = append(list, fmt.Sprintf("In a mixed equilibrium %s plays %s, and %s %s.", m.Called(0), inWords(m.Mix(x, 0)), m.Called(1), inWords(m.Mix(x, 1))))
	}
	return list
}

// Mix is what a player mixes, and how often each.
func (m *Matrix) Mix(x Mixture, player int) []string {
	var list []string
	for own, odds := range x.Odds[player] {
		if odds.Value == 0 {
			continue
		}
		text := m.Strategy(player, own)
		if odds.Value < 1 {
			text += " " + odd(odds)
		}
		list = append(list, text)
	}
	return list
}

// odd is how often something is played, with its interval where there is one.
func odd(e Estimate) string {
	switch {
	case math.IsNaN(e.Lo):
		return number.Digits(2).Chances(100*e.Value).Chance(100*e.Value, nil)
	case number.Certain(e.Value, e.Hi-e.Lo):
		return number.Figure(100*e.Value) + number.Percent
	}
	lo, hi := number.Digits(2).Chances(100*e.Value).ChanceEnds(100*e.Lo, 100*e.Hi)
	return fmt.Sprintf("%s (%s to %s%%)", Share(e), lo, hi)
}

// Ordering says what the order of moves is worth to each player; x is one of Moves.
func (m *Matrix) Ordering(x Moves) []string {
	var list []string
	for player, first := range x.First {
		near := rounding * max(math.Abs(x.Led[0].Gets[player].Value), math.Abs(x.Led[1].Gets[player].Value))
		who, says := m.Called(player), ""
		switch {
		case first.Lo > near:
			says = fmt.Sprintf("is worth %s more to %s than answering", m.worth(player, first), who)
		case first.Hi < -near:
			says = fmt.Sprintf("is worth %s less to %s than answering", m.worth(player, Estimate{-first.Value, -first.Hi, -first.Lo}), who)
		case first.Lo >= -near && first.Hi <= near:
			says = fmt.Sprintf("is worth as much to %s as answering", who)
		default:
			says = fmt.Sprintf("is for %s not distinguishable from answering", who)
		}
		list = append(list, "Announcing first "+says+".")
	}
	return list
}

// worth is a difference in the goal of a player, with its interval where there is one.
func (m *Matrix) worth(player int, e Estimate) string {
	measure := m.MeasureOf(player).Difference()
	text := inMeasure(measure, e)
	if number.Certain(e.Value, e.Hi-e.Lo) {
		return text
	}
	lo, hi := number.Digits(0).Figures(measure.Factor*e.Lo, measure.Factor*e.Hi).Ends(measure.Factor*e.Lo, measure.Factor*e.Hi)
	return fmt.Sprintf("%s (%s to %s)", text, lo, hi)
}
