package kit

import "wargame/results/number"

// ruling is what two dice of six sides come to.
type ruling struct {
	Net     string // arguments for less arguments against
	Ways    int    // of all, that succeed
	Percent string
}

// All is how many ways two dice can fall.
func (ruling) All() int { return sides * sides }

const (
	sides   = 6
	enough  = 7 // on two dice, with the net of the arguments
	mostNet = 3 // arguments for or against that count
)

// rulings are the chances of 2d6 by the net of the arguments: all ways in which two dice can fall are counted.
func rulings() []ruling {
	var list []ruling
	for net := -mostNet; net <= mostNet; net++ {
		ways := 0
		for a := 1; a <= sides; a++ {
			for b := 1; b <= sides; b++ {
				if a+b+net >= enough {
					ways++
				}
			}
		}
		share := number.OfChance()
		list = append(list, ruling{number.Signed(number.Exact(float64(net))), ways, share.Say(float64(ways)/(sides*sides), number.Figure)})
	}
	return list
}
