package analysis

import (
	"slices"

	"wargame/results/stats"
)

// cut is where a column is cut into parts of about as many trials each: the last value of each part, ascending. What has one value
// is in one part, however much it is.
func cut(x []float64, parts int) []float64 {
	ranks := make([]int, parts)
	for k := range ranks {
		ranks[k] = (k+1)*len(x)/parts - 1
	}
	return slices.Compact(stats.Of(x).OrderStatistics(ranks))
}

// bins are a column cut into parts.
type bins struct {
	part  []uint8   // of each trial
	count []float64 // trials in each
}

func newBins(x []float64, parts int) *bins {
	edges := cut(x, parts)
	b := &bins{make([]uint8, len(x)), make([]float64, len(edges))}
	for t, v := range x {
		part, _ := slices.BinarySearch(edges, v)
		b.part[t] = uint8(part)
		b.count[part]++
	}
	return b
}

// Of fewer trials, parts are fewer.
const (
	factorBins, fewFactorBins = 32, 8
	targetBins, fewTargetBins = 32, 8
	fewTrials                 = 2_000
)

// binsOf is into how many parts a factor and a target are cut, of so many trials.
func binsOf(trials int) (factor, target int) {
	if trials < fewTrials {
		return fewFactorBins, fewTargetBins
	}
	return factorBins, targetBins
}

// tenths are the trials in which a factor is in its lowest and in its highest tenth, and where these end: 1 and 2 in side, else 0.
type tenths struct {
	low, high float64
	side      []uint8
}

func newTenths(x []float64) tenths {
	n := len(x)
	ends := stats.Of(x).OrderStatistics([]int{0, (n+9)/10 - 1, n - (n+9)/10})
	t := tenths{ends[1], ends[2], make([]uint8, n)}
	for i, v := range x {
		// One value may fill both tenths: then the other values are the end that they are at.
		switch {
		case v < t.low, v == t.low && (t.low < t.high || t.low == ends[0]):
			t.side[i] = 1
		case v >= t.high:
			t.side[i] = 2
		}
	}
	return t
}
