package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"wargame/results/stats"
	"wargame/sim/rng"
)

// A box is looked for again in twenty halves of the trials (Bryant and Lempert 2010, 2.3): so it is seen whether it comes back, how
// far its limits move, and how it fares in the trials that had no say in it.
const (
	halves     = 20
	fewWorkers = 4 // at once, so that memory stays within bounds
)

// Elsewhere is how a box fares in trials that had no say in it: what boxes that are found in half the trials, and hold as large a part
// of them, hold of the other half.
type Elsewhere struct{ Coverage, Density float64 }

// half is the way found in about half of the trials of a field, and how its boxes fare in the other half. Each trial is in it by a
// throw of a coin of its own.
type half struct {
	coin       uint64
	way, other []Box
}

func (f *field) half(coin uint64) half {
	in := f.coin(coin)
	h := half{coin: coin, way: f.among(in).peel()}
	rest := &field{f.factors, f.cases, [][]int32{slices.DeleteFunc(slices.Clone(f.trials()), func(t int32) bool { return in[t] })}}
	h.other = rest.follow(h.way)
	return h
}

// coin is the trials in which a coin falls on its head.
func (f *field) coin(key uint64) []bool {
	in := make([]bool, len(f.cases))
	for t := range in {
		in[t] = rng.Bits(key, uint64(t))>>63 == 1
	}
	return in
}

// at is the place on the way of the first box that holds no more than a share of the trials; the last where none is as small.
func (h half) at(share float64) int {
	for i, b := range h.way {
		if float64(b.Trials) <= share*float64(h.way[0].Trials) {
			return i
		}
	}
	return len(h.way) - 1
}

// elsewhere is how boxes that hold a share of the trials fare in the other halves, on average.
func elsewhere(parts []half, share float64) Elsewhere {
	var e Elsewhere
	for _, h := range parts {
		b := h.other[h.at(share)]
		e.Coverage += float64(b.Cases) / float64(max(1, h.other[0].Cases)) / float64(len(parts))
		e.Density += float64(b.Cases) / float64(max(1, b.Trials)) / float64(len(parts))
	}
	return e
}

// again is the share of boxes that limit the factor on a side on which this does.
func (r *Restriction) again(boxes []Box) float64 {
	n := 0
	for _, b := range boxes {
		l := b.Limits[r.Factor]
		if r.Low > math.Inf(-1) && l.Low > math.Inf(-1) || r.High < math.Inf(1) && l.High < math.Inf(1) {
			n++
		}
	}
	return float64(n) / float64(len(boxes))
}

// errorOf is half the 95% interval of a limit, from where it lies in boxes of halves of the trials, among which limits differ as limits
// of so many trials differ from the truth: the delete-half jackknife (Shao and Wu, "A general theory for jackknife variance
// estimation", Annals of Statistics 17, 1989). NaN where fewer than half have it.
func errorOf(high bool, j int, l Limits, boxes []Box) float64 {
	var known []float64
	for _, b := range boxes {
		if x := *b.Limits[j].end(high); !math.IsInf(x, 0) {
			known = append(known, x)
		}
	}
	if math.IsInf(*l.end(high), 0) || 2*len(known) < len(boxes) {
		return math.NaN()
	}
	return stats.Z95 * stat.StdDev(known, nil)
}
