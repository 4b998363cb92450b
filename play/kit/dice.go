package kit

import (
	"math"

	"wargame/play"
	"wargame/results/number"
)

// ruling is what two dice of six sides come to.
type ruling struct {
	Net     string // arguments for less arguments against
	Ways    int    // of all, that succeed
	Percent string
}

// pairs is in how many ways two dice can fall.
const pairs = 36

// All is how many ways there are.
func (ruling) All() int { return pairs }

// rulings are the chances of 2d6 by the net of the arguments, as a game rules.
func rulings() []ruling {
	var list []ruling
	for net := play.Bonus(0, math.MaxInt); net <= play.Bonus(math.MaxInt, 0); net++ {
		chance := play.Chance2d6(net)
		list = append(list, ruling{number.Signed(number.Exact(float64(net))), int(math.Round(pairs * chance)), number.OfChance().Say(chance, number.Figure)})
	}
	return list
}
