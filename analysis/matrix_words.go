package analysis

import (
	"fmt"
	"strings"

	"wargame/analysis/equilibrium"
	"wargame/results/number"
)

// Named is a combination, by the strategies in it.
func (m *Matrix) Named(cell int) string {
	var names []string
	for player := range m.Players {
		names = append(names, m.Strategy(player, m.Played(cell, player)))
	}
	return strings.Join(names, "+")
}

// Strategy is the name of a player's strategy.
func (m *Matrix) Strategy(player, own int) string { return m.Players[player].Strategies[own].Name }

// Called is what people call a player.
func (m *Matrix) Called(player int) string { return m.Players[player].Actor.Called() }

// MeasureOf is how the goal of a player is shown.
func (m *Matrix) MeasureOf(player int) number.Measure {
	return number.In(m.Players[player].Actor.Unit)
}

// Sentences say what follows from what the players want: of each, then of all together.
func (m *Matrix) Sentences() []string {
	var list []string
	for player := range m.Goals {
		list = append(list, m.Choice(player)...)
	}
	if m.Goals != nil {
		list = append(list, m.Meeting()...)
	}
	return list
}

// Choice says what a player's best answers are, what it need never play, and what it gets at least.
func (m *Matrix) Choice(player int) []string {
	list := []string{m.answering(player)}
	if _, always := m.always(player); !always {
		list = append(list, m.needless(player)...)
	}
	return append(list, m.securing(player))
}

// Meeting says where best answers meet and, where that is nowhere, how strategies are mixed.
func (m *Matrix) Meeting() []string {
	list := []string{m.meeting()}
	switch n := len(m.Mixed); {
	case len(m.Pure) == 0:
		list = append(list, m.mixing()...)
	case n == 1:
		list = append(list, "There is one more in which strategies are mixed.")
	case n > 1:
		list = append(list, fmt.Sprintf("There are %s more in which strategies are mixed.", number.Group(n)))
	}
	return list
}

// others are those that a player answers to, as the subject of a sentence.
func (m *Matrix) others(player int) string {
	if len(m.Players) == 2 {
		return m.Called(1-player) + " may do"
	}
	return "the others may do"
}

// always is the best answer of a player to whatever the others play; of several that are equally good, all. False where there is none
// that is settled.
func (m *Matrix) always(player int) (string, bool) {
	said := ""
	for n, cell := range m.Others(player) {
		text, settled := m.answer(player, cell)
		if !settled || n > 0 && text != said {
			return "", false
		}
		said = text
	}
	return said, true
}

// answer is a player's best answer to what the others play in a cell: strategies that are equally good, or those that may be the best.
func (m *Matrix) answer(player, cell int) (text string, settled bool) {
	var names []string
	for own := range m.Shape[player] {
		a := m.Goals[player].Answers[m.With(cell, player, own)]
		if a != Worse {
			names, settled = append(names, m.Strategy(player, own)), a == Best
		}
	}
	switch {
	case !settled:
		return "open between " + inWords(names), false
	case len(names) > 1:
		return inWords(names) + " alike", true
	}
	return names[0], true
}

// answering says what a player's best answers are. Those to many combinations of the others are counted.
func (m *Matrix) answering(player int) string {
	if text, ok := m.always(player); ok {
		return fmt.Sprintf("Whatever %s, the best answer of %s is %s.", m.others(player), m.Called(player), text)
	}
	var order []string
	to := map[string][]string{}
	for _, cell := range m.Others(player) {
		text, _ := m.answer(player, cell)
		if to[text] == nil {
			order = append(order, text)
		}
		var names []string
		for other := range m.Players {
			if other != player {
				names = append(names, m.Strategy(other, m.Played(cell, other)))
			}
		}
		to[text] = append(to[text], strings.Join(names, "+"))
	}
	if len(order) == 1 {
		return fmt.Sprintf("Whatever %s, the best answer of %s is %s.", m.others(player), m.Called(player), order[0])
	}
	const most = 4
	var parts []string
	for _, text := range order {
		against := "against " + inWords(to[text])
		if len(to[text]) > most {
			against = fmt.Sprintf("against %d of %d combinations of the others", len(to[text]), len(m.Others(player)))
		}
		parts = append(parts, text+" "+against)
	}
	return fmt.Sprintf("The best answer of %s is %s.", m.Called(player), strings.Join(parts, "; "))
}

// needless says what a player need never play.
func (m *Matrix) needless(player int) []string {
	var list []string
	for _, d := range m.Goals[player].Dominated {
		says := "is better whatever " + m.others(player)
		if !d.Strict {
			says = "is never worse, and in some combinations better"
		}
		list = append(list, fmt.Sprintf("%s need never play %s: %s %s.", m.Called(player), m.Strategy(player, d.Strategy), m.instead(player, d), says))
	}
	return list
}

// instead is what to play instead of what is dominated.
func (m *Matrix) instead(player int, d equilibrium.Domination) string {
	if own, pure := d.Pure(); pure {
		return m.Strategy(player, own)
	}
	var list []string
	for own, odds := range d.By {
		if odds > 0 {
			list = append(list, fmt.Sprintf("%s %s", m.Strategy(player, own), number.OfChance().Say(odds, func(x float64) string { return number.At(x, 0) })))
		}
	}
	return "a mixture of " + inWords(list)
}

// securing says what a player gets on average at least.
func (m *Matrix) securing(player int) string {
	s := m.Goals[player].Secure
	least := fmt.Sprintf("Whatever %s, at least %s on average are sure for %s", m.others(player), inMeasure(m.MeasureOf(player), s.Estimate), m.Called(player))
	if own := s.Clear(); len(own) > 0 {
		return least + ", with " + m.strategies(player, own) + "."
	}
	var open []int
	for own, share := range s.Shares {
		if share > 1-Clear {
			open = append(open, own)
		}
	}
	return least + "; by which strategy is open: " + m.strategies(player, open) + "."
}

// strategies are the names of some of a player's.
func (m *Matrix) strategies(player int, list []int) string {
	var names []string
	for _, own := range list {
		names = append(names, m.Strategy(player, own))
	}
	return strings.Join(names, " or ")
}
