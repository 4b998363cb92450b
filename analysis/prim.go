package analysis

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Limits are the values of a factor that a box holds, both ends among them; infinite: it has no limit there.
type Limits struct{ Low, High float64 }

func unlimited() Limits { return Limits{math.Inf(-1), math.Inf(1)} }

// Bounded says whether there is a limit.
func (l Limits) Bounded() bool { return l.Low > math.Inf(-1) || l.High < math.Inf(1) }

// Hold says whether a value is within.
func (l Limits) Hold(x float64) bool { return l.Low <= x && x <= l.High }

// end is the limit at one end.
func (l *Limits) end(high bool) *float64 {
	if high {
		return &l.High
	}
	return &l.Low
}

// Box is a part of the space of the factors, and what of some trials lies in it.
type Box struct {
	Limits        []Limits // by factor
	Trials, Cases int      // in it
}

// Density is the share of its trials that are cases.
func (b Box) Density() float64 { return float64(b.Cases) / float64(b.Trials) }

// Restricted is how many factors have a limit.
func (b Box) Restricted() int {
	n := 0
	for _, l := range b.Limits {
		if l.Bounded() {
			n++
		}
	}
	return n
}

// The patience of PRIM (Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9, 1999): each peel takes
// one trial in twenty of those left. A box holds thirty trials at least.
const (
	patience = 20
	fewest   = 30
)

// field is what boxes are looked for in: trials, which of them are cases, and their order by each factor.
type field struct {
	factors []Factor
	cases   []bool
	order   [][]int32 // by factor: the trials, ascending
}

func newField(factors []Factor, cases []bool, workers int) *field {
	f := &field{factors, cases, make([][]int32, len(factors))}
	atOnce(len(factors), workers, func(j int) {
		x, list := factors[j].X, make([]int32, len(cases))
		for i := range list {
			list[i] = int32(i)
		}
		slices.SortFunc(list, func(a, b int32) int { return cmp.Or(cmp.Compare(x[a], x[b]), cmp.Compare(a, b)) })
		f.order[j] = list
	})
	return f
}

// among is the field of those of its trials that are in a set.
func (f *field) among(in []bool) *field {
	part := &field{f.factors, f.cases, make([][]int32, len(f.order))}
	n := count(in)
	for j, list := range f.order {
		part.order[j] = make([]int32, 0, min(n, len(list)))
		for _, t := range list {
			if in[t] {
				part.order[j] = append(part.order[j], t)
			}
		}
	}
	return part
}

// trials are the trials of the field, in no order that matters.
func (f *field) trials() []int32 { return f.order[0] }

// whole is the box without limits.
func (f *field) whole() Box {
	b := Box{Limits: make([]Limits, len(f.factors))}
	for j := range b.Limits {
		b.Limits[j] = unlimited()
	}
	return f.fill(b)
}

// fill counts what of the field lies in a box.
func (f *field) fill(b Box) Box {
	b.Trials, b.Cases = 0, 0
	for _, t := range f.inside(slices.Clone(f.trials()), b.Limits) {
		b.Trials++
		if f.cases[t] {
			b.Cases++
		}
	}
	return b
}

// inside leaves of a list those trials that are within limits, factor by factor.
func (f *field) inside(list []int32, limits []Limits) []int32 {
	for j, l := range limits {
		if l.Bounded() {
			list = held(list, f.factors[j].X, l)
		}
	}
	return list
}

// held leaves of a list those trials in which a factor is within limits.
func held(list []int32, x []float64, l Limits) []int32 {
	kept := list[:0]
	for _, t := range list {
		if v := x[t]; l.Low <= v && v <= l.High {
			kept = append(kept, t)
		}
	}
	return kept
}

// peel is the way from the whole field to ever smaller boxes of higher density: at each step the end of one factor goes whose
// leaving raises the density most for each trial that leaves (Kwakkel and Jaxa-Rozen, "Improving scenario discovery for handling
// heterogeneous uncertainties and multinomial classified outcomes", Environmental Modelling & Software 79, 2016), which is the same
// as raising it most where all ends are of one size, and fair to factors of few values, of which one value goes at a time.
func (f *field) peel() []Box {
	left := &field{f.factors, f.cases, make([][]int32, len(f.order))}
	for j := range f.order {
		left.order[j] = slices.Clone(f.order[j])
	}
	box, gone := f.whole(), make([]bool, len(f.cases))
	way := []Box{box}
	for box.Cases < box.Trials {
		var best piece
		for j := range left.order {
			for _, high := range []bool{false, true} {
				if e := left.piece(j, high, box); e.gain > best.gain && box.Trials-e.trials >= fewest {
					best = e
				}
			}
		}
		if best.trials == 0 {
			break
		}
		box = left.without(best, box, gone)
		way = append(way, box)
	}
	return way
}

// piece is what may leave a box: the trials at one end of a factor.
type piece struct {
	factor        int
	high          bool
	trials, cases int
	gain          float64 // by how much the density rises for each trial that leaves
}

// piece is one in twenty of the trials, as far as equal values are not parted; the first value where one is that frequent.
func (f *field) piece(j int, high bool, box Box) piece {
	x, list := f.factors[j].X, f.order[j]
	n := len(list)
	at := func(i int) int32 {
		if high {
			return list[n-1-i]
		}
		return list[i]
	}
	e := piece{factor: j, high: high, trials: max(1, n/patience)}
	for e.trials > 0 && x[at(e.trials-1)] == x[at(min(e.trials, n-1))] {
		e.trials--
	}
	if e.trials == 0 {
		for e.trials < n && x[at(e.trials)] == x[at(0)] {
			e.trials++
		}
	}
	if e.trials == n {
		return piece{}
	}
	for i := range e.trials {
		if f.cases[at(i)] {
			e.cases++
		}
	}
	rest := float64(box.Cases-e.cases) / float64(n-e.trials)
	e.gain = (rest - box.Density()) / float64(e.trials)
	return e
}

// without is the box that a piece leaves; the field is left with its trials. Those that went before are gone.
func (f *field) without(e piece, box Box, gone []bool) Box {
	list, limits := f.order[e.factor], slices.Clone(box.Limits)
	leaving, first := list[:e.trials], e.trials // the first that stays
	if e.high {
		leaving, first = list[len(list)-e.trials:], len(list)-1-e.trials
	}
	*limits[e.factor].end(e.high) = f.factors[e.factor].X[list[first]]
	for _, t := range leaving {
		gone[t] = true
	}
	for j, list := range f.order {
		kept := list[:0]
		for _, t := range list {
			if !gone[t] {
				kept = append(kept, t)
			}
		}
		f.order[j] = kept
	}
	return Box{limits, box.Trials - e.trials, box.Cases - e.cases}
}

// follow is what of the field lies in each box of a way that was found in another.
func (f *field) follow(way []Box) []Box {
	left, seen := slices.Clone(f.trials()), make([]Box, len(way))
	for i, b := range way {
		for j, l := range b.Limits {
			if i > 0 && l != way[i-1].Limits[j] {
				left = held(left, f.factors[j].X, l)
			}
		}
		seen[i] = Box{Limits: b.Limits, Trials: len(left)}
		for _, t := range left {
			if f.cases[t] {
				seen[i].Cases++
			}
		}
	}
	return seen
}

// paste is a box of a way, each of whose limits gives back of what the last peel there took the part that is more like the box than
// like the whole field: where the trials, from the limit outwards, are cases more often than half way between the two. (Friedman and
// Fisher give back pieces of one size as long as the density rises; a limit is then off by such a piece, or by what luck makes of it.)
func (f *field) paste(way []Box, i int) Box {
	box := way[i]
	limits, like := slices.Clone(box.Limits), (box.Density()+way[0].Density())/2
	for j := range limits {
		for _, high := range []bool{false, true} {
			at := box.Limits[j].end(high)
			if math.IsInf(*at, 0) {
				continue
			}
			k := i
			for k > 0 && *way[k].Limits[j].end(high) == *at {
				k--
			}
			*limits[j].end(high) = f.outward(box, j, high, *way[k].Limits[j].end(high), like)
		}
	}
	return f.fill(Box{Limits: limits})
}

// outward is a limit of a box moved towards another, to where the trials between are most above a share of cases.
func (f *field) outward(box Box, j int, high bool, to, like float64) float64 {
	at := *box.Limits[j].end(high)
	x, list, others := f.factors[j].X, f.order[j], slices.Clone(box.Limits)
	others[j] = unlimited()
	place := func(v float64) int { // of the first trial that is above
		return sort.Search(len(list), func(i int) bool { return x[list[i]] > v })
	}
	if high {
		list = slices.Clone(list[place(at):place(to)])
	} else {
		list = slices.Clone(list[place(math.Nextafter(to, math.Inf(-1))):place(math.Nextafter(at, math.Inf(-1)))])
		slices.Reverse(list)
	}
	list = f.inside(list, others)
	best, above := 0.0, 0.0
	for i, t := range list {
		above -= like
		if f.cases[t] {
			above++
		}
		if last := i == len(list)-1; above > best && (last || x[list[i+1]] != x[t]) {
			best, at = above, x[t]
			if last {
				at = to
			}
		}
	}
	return at
}
