package analysis

// bins are a column cut into parts of about as many trials each. What has one value is in one part, however much it is.
type bins struct {
	part  []uint8   // of each trial
	count []float64 // trials in each
}

// newBins are those of a column whose trials are ordered by value.
func newBins(x []float64, order []int32, parts int) *bins {
	b := &bins{part: make([]uint8, len(x))}
	from := 0
	for k := range parts {
		to := max(from, (k+1)*len(x)/parts)
		for to > from && to < len(x) && x[order[to]] == x[order[to-1]] {
			to++
		}
		if to == from {
			continue
		}
		for _, t := range order[from:to] {
			b.part[t] = uint8(len(b.count))
		}
		b.count = append(b.count, float64(to-from))
		from = to
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
