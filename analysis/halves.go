package analysis

import (
	"math"

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
	own, rest := f.parted(coin)
	way := own.peel()
	return half{coin, way, rest.follow(way)}
}

// parted is the trials in which a coin falls on its head, and the others.
func (f *field) parted(coin uint64) (own, rest *field) {
	in, out := make([]bool, len(f.cases)), make([]bool, len(f.cases))
	for t := range in {
		in[t] = rng.Bits(coin, uint64(t))>>63 == 1
		out[t] = !in[t]
	}
	return f.among(in), (&field{f.factors, f.cases, f.order[:1]}).among(out) // of those, one order will do
}

// at is the place on the way of the last box that holds at least a share of the trials, and how far from there to the next the share
// lies, from 0 to 1.
func (h half) at(share float64) (i int, beyond float64) {
	mass := func(i int) float64 { return float64(h.way[i].Trials) / float64(h.way[0].Trials) }
	for i+1 < len(h.way) && mass(i+1) >= share {
		i++
	}
	if i+1 < len(h.way) {
		beyond = min(1, (mass(i)-share)/(mass(i)-mass(i+1)))
	}
	return i, beyond
}

// nearest is the place on the way of the box whose share of the trials is nearest.
func (h half) nearest(share float64) int {
	i, beyond := h.at(share)
	if beyond > 0.5 {
		return i + 1
	}
	return i
}

// fares is how a box fares in the other half, of which among is all.
func fares(b, among Box) Elsewhere {
	return Elsewhere{float64(b.Cases) / float64(max(1, among.Cases)), float64(b.Cases) / float64(max(1, b.Trials))}
}

// elsewhere is how boxes that hold a share of the trials fare in the other halves, on average.
func elsewhere(parts []half, share float64) Elsewhere {
	list := make([]Elsewhere, len(parts))
	for n, h := range parts {
		i, beyond := h.at(share)
		here, next := fares(h.other[i], h.other[0]), fares(h.other[min(i+1, len(h.other)-1)], h.other[0])
		list[n] = Elsewhere{here.Coverage + beyond*(next.Coverage-here.Coverage), here.Density + beyond*(next.Density-here.Density)}
	}
	return average(list)
}

func average(list []Elsewhere) Elsewhere {
	var e Elsewhere
	for _, one := range list {
		e.Coverage += one.Coverage / float64(len(list))
		e.Density += one.Density / float64(len(list))
	}
	return e
}

// settledAgain is the box of each half that holds a share of it, settled, and how these fare in the other halves.
func (f *field) settledAgain(parts []half, share float64, workers int) ([]Box, Elsewhere) {
	boxes, list := make([]Box, len(parts)), make([]Elsewhere, len(parts))
	atOnce(len(parts), workers, func(i int) {
		h := parts[i]
		own, rest := f.parted(h.coin)
		boxes[i] = own.settle(h.way, h.nearest(share))
		list[i] = fares(rest.fill(boxes[i]), h.other[0])
	})
	return boxes, average(list)
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
