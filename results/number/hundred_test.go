package number

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHundred(t *testing.T) {
	for _, c := range []struct {
		shares []float64
		want   string
	}{
		{[]float64{0, 0.7344, 0.2656}, "0 73 27"},
		{[]float64{1, 0, 0}, "100 0 0"},
		{[]float64{0.0003, 0, 0.9997}, "<1 0 >99"},
		{[]float64{0.0035, 0.9930, 0.0035}, "<1 >99 <1"},
		{[]float64{0.005, 0.995, 0}, "1 99 0"}, // a half goes to the first
		{[]float64{0.004, 0.263, 0.733}, "<1 27 73"},
		{[]float64{0.006, 0.507, 0.487}, "<1 51 49"},
		{[]float64{1. / 3, 1. / 3, 1. / 3}, "34 33 33"},
		{[]float64{0.29, 0.57, 0.14}, "29 57 14"}, // of which a hundred times is no whole number of doubles
	} {
		if got := strings.Join(Hundred(c.shares...), " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.shares, got, c.want)
		}
	}
}

// Whatever trials are counted: the whole numbers sum to 100, each is within 1 of its share, and nothing that was seen, or
// not seen, is said to be never or always.
func TestHundredOfCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := rapid.IntRange(0, 20_000).Draw(t, "a"), rapid.IntRange(0, 20_000).Draw(t, "b"), rapid.IntRange(0, 3).Draw(t, "c")
		n := a + b + c
		if n == 0 {
			return
		}
		counts := rapid.Permutation([]int{a, b, c}).Draw(t, "order")
		var shares []float64
		for _, k := range counts {
			shares = append(shares, float64(k)/float64(n))
		}
		said, sum := Hundred(shares...), 0
		for i, s := range said {
			x := 100 * shares[i]
			switch s {
			case "<1":
				if counts[i] == 0 || x >= 1 {
					t.Fatalf("%v of %d: %v", counts, n, said)
				}
			case ">99":
				if counts[i] == n || x <= 99 {
					t.Fatalf("%v of %d: %v", counts, n, said)
				}
				sum += 100
			default:
				k, err := strconv.Atoi(s)
				if err != nil || float64(k) > x+1 || float64(k) < x-1 || k == 0 && counts[i] > 0 || k == 100 && counts[i] < n {
					t.Fatalf("%v of %d: %v", counts, n, said)
				}
				sum += k
			}
		}
		if sum != 100 {
			t.Fatalf("%v of %d: %v sum to %d", counts, n, slices.Clone(said), sum)
		}
	})
}
