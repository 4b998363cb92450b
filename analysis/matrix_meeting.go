package analysis

import (
	"fmt"
	"math"
	"strings"

	"wargame/results/number"
)

// meeting says where best answers meet. Combinations that are equilibria in hardly any resample are counted.
func (m *Matrix) meeting() string {
	var settled, open []string
	rare := 0
	for _, e := range m.Pure {
		switch {
		case e.Settled:
			settled = append(settled, m.Named(e.Cell))
		case e.Share > 1-Clear:
			open = append(open, fmt.Sprintf("%s (in %s of resamples)", m.Named(e.Cell), InResamples(e.Share)))
		default:
			rare++
		}
	}
	var says []string
	switch {
	case len(m.Pure) == 0:
		says = append(says, "In no combination do the best answers of all meet: there is no equilibrium in which each plays one strategy.")
	case len(settled) == 1 && len(m.Pure) == 1:
		says = append(says, settled[0]+" is an equilibrium: nobody gains by turning away alone. No other combination is one.")
	case len(settled) == 1:
		says = append(says, settled[0]+" is an equilibrium: nobody gains by turning away alone.")
	case len(settled) > 1:
		says = append(says, inWords(settled)+" are equilibria: nobody gains by turning away from one alone.")
	}
	none := ""
	if m.None > 1-Clear {
		none = fmt.Sprintf("; in %s of resamples none is", InResamples(m.None))
	}
	switch {
	case len(open) == 1:
		says = append(says, "It is open whether "+open[0]+" is an equilibrium"+none+".")
	case len(open) > 1:
		says = append(says, "It is open which of "+inWords(open)+" are equilibria"+none+".")
	}
	switch {
	case rare == 1:
		says = append(says, "Another is hardly ever one, but not excluded.")
	case rare > 1:
		says = append(says, fmt.Sprintf("%s others are hardly ever one, but not excluded.", number.Group(rare)))
	}
	return strings.Join(says, " ")
}

// InResamples is a share of resamples in words. That something is so in none of them does not exclude it, nor does all make it certain.
func InResamples(share float64) string {
	switch {
	case share < 0.01:
		return "under 1%"
	case share > 0.99:
		return "over 99%"
	}
	return number.OfChance().Say(share, func(x float64) string { return number.At(x, 0) })
}

// mixing says how strategies are mixed where that is what is left.
func (m *Matrix) mixing() []string {
	var list []string
	for n, x := range m.Mixed {
		if n == 3 {
			return append(list, fmt.Sprintf("There are %s more in which strategies are mixed.", number.Group(len(m.Mixed)-n)))
		}
		list = append(list, fmt.Sprintf("In a mixed equilibrium %s would play %s, and %s %s.", m.Called(0), inWords(m.Mix(x, 0)), m.Called(1), inWords(m.Mix(x, 1))))
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
