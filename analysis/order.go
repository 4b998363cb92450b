package analysis

import "math"

// orderer sorts columns of one length, one after the other, in memory that it keeps.
type orderer struct {
	keys, sorted     []uint64
	trials, inSorted []int32
}

func newOrderer(trials int) *orderer {
	return &orderer{make([]uint64, trials), make([]uint64, trials), make([]int32, trials), make([]int32, trials)}
}

// A pass sorts by eleven bits, so that what it counts by stays in the nearest cache.
const (
	passBits = 11
	passes   = (64 + passBits - 1) / passBits
)

// order is the trials of a column from the least value to the greatest, of equal values the first trial first. It holds until the next
// column. Passes go from the last bits to the first (Knuth, "The Art of Computer Programming" 3, 5.2.5); one in which all values are alike is
// left out.
func (o *orderer) order(x []float64) []int32 {
	var count [passes][1 << passBits]int32
	for t, v := range x {
		k := orderedBits(v)
		o.keys[t], o.trials[t] = k, int32(t)
		for p := range count {
			count[p][k>>(p*passBits)&(1<<passBits-1)]++
		}
	}
	keys, sorted, trials, inSorted := o.keys[:len(x)], o.sorted, o.trials[:len(x)], o.inSorted
	for p := range count {
		shift, next := p*passBits, &count[p]
		if int(next[keys[0]>>shift&(1<<passBits-1)]) == len(x) {
			continue
		}
		from := int32(0)
		for i, n := range next {
			next[i] = from
			from += n
		}
		for i, k := range keys {
			at := &next[k>>shift&(1<<passBits-1)]
			sorted[*at], inSorted[*at] = k, trials[i]
			*at++
		}
		keys, sorted, trials, inSorted = sorted[:len(x)], keys, inSorted[:len(x)], trials
	}
	return trials
}

// orderedBits maps numbers to integers in the same order; both zeros are one.
func orderedBits(x float64) uint64 {
	b := math.Float64bits(x + 0)
	if b>>63 == 1 {
		return ^b
	}
	return b | 1<<63
}
