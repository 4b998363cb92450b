package stats

import (
	"math"
	"math/bits"
)

const (
	// bucketBits at most is the logarithm of how many ranges of values one pass over a sample counts.
	bucketBits = 16
	// gathered is how many values at most are copied for the last step of a selection: 4 MiB.
	gathered = 1 << 19
)

// OrderStatistics gives the values that would stand at ranks (from 0, ascending) if the sample were sorted.
//
// One pass counts values in ranges; a second gathers the ranges that hold a rank, and selects in each. Where they
// are too many, each range is counted anew, finer. Time grows with the number of values, memory does not.
func (s Sample) OrderStatistics(ranks []int) []float64 {
	out := make([]float64, len(ranks))
	if len(ranks) > 0 {
		s.selectIn(0, math.MaxUint64, 0, ranks, out)
	}
	return out
}

// group is a bucket that holds ranks, and the place of its values among those gathered.
type group struct {
	bucket   int
	below    int // values below the bucket
	size     int
	from, to int // of the ranks
	at       int // of its first gathered value
}

// selectIn selects among values whose keys are in lo..hi; below values are smaller than these.
func (s Sample) selectIn(lo, hi uint64, below int, ranks []int, out []float64) {
	lo, hi = s.keyRange(lo, hi)
	if lo == hi {
		for i := range out {
			out[i] = fromKey(lo)
		}
		return
	}
	size := min(bucketBits, bits.Len(uint(s.trials)))
	shift := max(0, bits.Len64(hi-lo)-size)
	counts := make([]uint32, 1<<size)
	for x := range s.batches() {
		for _, v := range x {
			if k := key(v); k >= lo && k <= hi {
				counts[(k-lo)>>shift]++
			}
		}
	}
	groups, total := groupRanks(counts, below, ranks)
	if total <= gathered {
		s.gather(lo, hi, shift, counts, groups, total, ranks, out)
		return
	}
	for _, g := range groups {
		from := lo + uint64(g.bucket)<<shift
		to := min(hi, from+(1<<shift-1))
		s.selectIn(from, to, g.below, ranks[g.from:g.to], out[g.from:g.to])
	}
}

// keyRange is the least and the greatest key in lo..hi.
func (s Sample) keyRange(lo, hi uint64) (least, greatest uint64) {
	least, greatest = hi, lo
	for x := range s.batches() {
		for _, v := range x {
			if k := key(v); k >= lo && k <= hi {
				least = min(least, k)
				greatest = max(greatest, k)
			}
		}
	}
	return least, greatest
}

// groupRanks finds the buckets that hold ranks.
func groupRanks(counts []uint32, below int, ranks []int) (groups []group, total int) {
	bucket, r := 0, 0
	for r < len(ranks) {
		for below+int(counts[bucket]) <= ranks[r] {
			below += int(counts[bucket])
			bucket++
		}
		g := group{bucket: bucket, below: below, size: int(counts[bucket]), from: r, at: total}
		for r < len(ranks) && ranks[r] < below+g.size {
			r++
		}
		g.to = r
		total += g.size
		groups = append(groups, g)
	}
	return groups, total
}

// gather copies the values of groups and selects in each.
func (s Sample) gather(lo, hi uint64, shift int, counts []uint32, groups []group, total int, ranks []int, out []float64) {
	clear(counts) // now: the number of a bucket's group, from 1
	next := make([]int, len(groups))
	for i, g := range groups {
		counts[g.bucket] = uint32(i + 1)
		next[i] = g.at
	}
	values := make([]float64, total)
	for x := range s.batches() {
		for _, v := range x {
			if k := key(v); k >= lo && k <= hi {
				if g := counts[(k-lo)>>shift]; g > 0 {
					values[next[g-1]] = v
					next[g-1]++
				}
			}
		}
	}
	for _, g := range groups {
		rest := values[g.at : g.at+g.size]
		done := g.below
		for r := g.from; r < g.to; r++ {
			quickselect(rest, ranks[r]-done)
			out[r] = rest[ranks[r]-done] + 0 // minus zero becomes zero
			rest, done = rest[ranks[r]-done:], ranks[r]
		}
	}
}

// quickselect puts the value of rank k at x[k], none greater before it and none smaller after; Hoare, 1961, with
// the median of three as pivot.
func quickselect(x []float64, k int) {
	lo, hi := 0, len(x)-1
	for lo < hi {
		a, b, c := x[lo], x[lo+(hi-lo)/2], x[hi]
		pivot := max(min(a, b), min(max(a, b), c))
		i, j := lo, hi
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for x[j] > pivot {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return
		}
	}
}

// key maps numbers to integers in the same order; both zeros are one.
func key(x float64) uint64 {
	b := math.Float64bits(x + 0)
	if b>>63 == 1 {
		return ^b
	}
	return b | 1<<63
}

func fromKey(k uint64) float64 {
	if k>>63 == 1 {
		return math.Float64frombits(k &^ (1 << 63))
	}
	return math.Float64frombits(^k)
}
