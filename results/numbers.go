package results

import (
	"math"
	"strconv"
)

// Numbers is a list of numbers in which what is not finite (a watched ratio over zero, say) is null in JSON.
type Numbers []float64

// MarshalJSON prints the shortest decimals that give the same doubles back.
func (n Numbers) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 8*len(n)+2), '[')
	for i, x := range n {
		if i > 0 {
			b = append(b, ',')
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			b = append(b, "null"...)
		} else {
			b = strconv.AppendFloat(b, x+0, 'g', -1, 64)
		}
	}
	return append(b, ']'), nil
}

// finite is a pointer to x, or nil where x does not exist. Minus zero becomes zero.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x += 0
	return &x
}
