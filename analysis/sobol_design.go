package analysis

import (
	"fmt"
	"strings"

	"wargame/scenario"
	"wargame/sim"
	"wargame/sim/design"
	"wargame/sim/rng"
)

// Indices are the trials from which Sobol's indices are told (Saltelli 2002): of two samples A and B of as many worlds, and for each
// factor those of A with that factor taken from B. Luck, all that is drawn but variables, is one more factor, the last.
type Indices struct {
	Base    int // worlds of each sample
	Factors []*scenario.Variable

	owner map[uint64]int // the factor that a draw belongs to, by the key of its address
	from  design.Design  // of the worlds of a sample
}

// SobolParts is of how many parts of equal size a sample is, each Sobol's points with a randomisation of its own, so that intervals are told
// from how parts differ. Sixteen, of which a run is, are few to draw again.
const SobolParts = 64

// NewIndices are those of a scenario. Its error is a *Refused where variables hang together, so that none can be taken from another world
// by itself, or where the worlds are no multiple of SobolParts.
func NewIndices(s *scenario.Scenario, seed uint64, base int) (*Indices, error) {
	x := &Indices{Base: base, owner: map[uint64]int{}}
	var factors []Factor
	for _, v := range s.Variables {
		if !v.Constant {
			factors = append(factors, Factor{Variable: v})
			x.Factors = append(x.Factors, v)
		}
	}
	if base < SobolParts || base%SobolParts != 0 {
		return nil, &Refused{fmt.Sprintf("%d worlds cannot be cut into %d parts of equal size", base, SobolParts),
			fmt.Sprintf("ask for a multiple: --base %d", (base+SobolParts-1)/SobolParts*SobolParts)}
	}
	if len(factors) == 0 {
		return nil, &Refused{"no variable varies, so that nothing hangs on one", "give a variable a distribution, such as 10 to 20"}
	}
	if names := Dependent(s, factors); len(names) > 0 {
		return nil, &Refused{"Sobol's indices are of variables that are drawn apart from each other, and these hang together: " + strings.Join(names, ", "),
			"use --method data, whose shares hold for them too"}
	}
	for j, v := range x.Factors {
		for part := range v.Value.Parts() {
			if a := part.Address; part.Op == scenario.OpDraw {
				x.owner[rng.Key(seed, a.Quantity, a.Role, a.Call)] = j
			}
		}
	}
	var err error
	x.from, err = design.New(design.Sobol, base/rounds)
	return x, err
}

// rounds are how many runs' designs make up a sample.
const rounds = SobolParts / design.Replicates

// Trials is how many trials it takes.
func (x *Indices) Trials() int { return x.Base * (len(x.Factors) + 3) }

// Says says how many trials that are, and why.
func (x *Indices) Says() string {
	return fmt.Sprintf("two samples of %d worlds, and one for each of %d variables and luck", x.Base, len(x.Factors))
}

// Options are those of a run of these trials.
func (x *Indices) Options(o sim.RunOptions) sim.RunOptions {
	o.Trials, o.First, o.Worlds, o.Design = x.Trials(), 1, nil, x
	o.Lucks = func(trial int) uint64 {
		sample, place := x.place(uint64(trial))
		if x.other(sample, len(x.Factors)) {
			return uint64(x.Base) + place
		}
		return place
	}
	return o
}

// place is the sample that a world is of, A, B and then a factor's, and its place in it, from 1.
func (x *Indices) place(world uint64) (sample int, place uint64) {
	base := uint64(x.Base)
	return int((world - 1) / base), (world-1)%base + 1
}

// other says that a sample takes a factor from B.
func (x *Indices) other(sample, factor int) bool { return sample == 1 || sample == 2+factor }

// Name is that of the design.
func (*Indices) Name() string { return "saltelli" }

// Replicates is one: the samples go together.
func (*Indices) Replicates() int { return 1 }

// Size is the number of trials.
func (x *Indices) Size() int { return x.Trials() }

// Fill takes draws of A and of B from one design of twice as many dimensions.
func (x *Indices) Fill(dst []float64, dimension int, key uint64, worlds []uint64) {
	factor, ok := x.owner[key]
	if !ok {
		factor = len(x.Factors)
	}
	places, fromB := make([]uint64, len(dst)), make([]bool, len(dst))
	any := false
	for i, w := range worlds[:len(dst)] {
		var sample int
		sample, places[i] = x.place(w)
		fromB[i] = x.other(sample, factor)
		any = any || fromB[i]
	}
	x.fill(dst, dimension, key, places)
	if !any {
		return
	}
	if dimension != design.Start {
		dimension += len(x.owner)
	}
	other := make([]float64, len(dst))
	x.fill(other, dimension, rng.Hash(key, inB), places)
	for i, is := range fromB {
		if is {
			dst[i] = other[i]
		}
	}
}

// inB sets the draws of B apart from those of A.
const inB = 1 << 32

// fill takes draws of a sample, round by round.
func (x *Indices) fill(dst []float64, dimension int, key uint64, places []uint64) {
	size := uint64(x.Base / rounds)
	for from := 0; from < len(dst); {
		round, to := (places[from]-1)/size, from
		for to < len(dst) && (places[to]-1)/size == round {
			places[to] -= round * size
			to++
		}
		x.from.Fill(dst[from:to], dimension, rng.Hash(key, inB+1+round), places[from:to])
		for i := from; i < to; i++ {
			places[i] += round * size
		}
		from = to
	}
}
