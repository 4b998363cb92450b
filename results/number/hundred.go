package number

import (
	"math"
	"slices"
	"strconv"
)

// Hundred says shares that make up a whole as whole numbers of a hundred, which sum to 100: by largest remainders, of which
// those under a half come last. A share is 0 or 100 only where it is just that: others that come out so are "<1" and ">99".
func Hundred(shares ...float64) []string {
	parts := make([]int, len(shares))
	order := make([]int, len(shares))
	rest := 100
	for i, p := range shares {
		parts[i] = int(math.Floor(100 * p))
		rest -= parts[i]
		order[i] = i
	}
	claim := func(i int) float64 {
		if x := 100 * shares[i]; x >= 0.5 {
			return x - math.Floor(x)
		}
		return -1
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch a, b := claim(i), claim(j); {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	for _, i := range order[:min(rest, len(order))] {
		parts[i]++
	}
	said := make([]string, len(shares))
	for i, n := range parts {
		switch {
		case n == 0 && shares[i] > 0:
			said[i] = "<1"
		case n == 100 && shares[i] < 1:
			said[i] = ">99"
		default:
			said[i] = strconv.Itoa(n)
		}
	}
	return said
}
