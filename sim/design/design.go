// Package design says how the uniforms of variables are spread over the trials of a run: each by itself (random), or
// with every variable spread evenly (lhs), or all together (sobol). Under lhs and sobol a run is 16 replicates of equal
// size, one after the other, each randomised by itself, so that errors can be told from how the replicates differ.
//
// A uniform depends on its address and the number of trials alone: no state moves from trial to trial. This package
// also holds the copulas that link the uniforms of correlated variables.
package design

import (
	"fmt"
	"math/bits"
	"sync"

	"wargame/sim/rng"
)

// Design spreads the uniforms that are drawn once per trial over worlds. New makes those of a run; an analysis may bring one
// of its own, which takes a variable from another world, say.
type Design interface {
	// Name is the design's name, as in New; of another design, one that New does not know, so that nothing that was saved
	// under it goes on under one that New makes.
	Name() string

	// Fill sets dst[i] to the uniform, in (0, 1), of world worlds[i], counted from 1. key is the address of the draw
	// without the step, dimension its place among the draws of variables, from 0; Start for what a stock starts with.
	// More than one goroutine may call it.
	Fill(dst []float64, dimension int, key uint64, worlds []uint64)

	// Replicates is how many independently randomised parts of equal size, one after the other, the worlds make up.
	Replicates() int

	// Size is the number of worlds that it spreads over, and so the highest; 0: it knows no end.
	Size() int
}

// Start is the dimension of draws that no design spreads: those of the stocks' starts and bounds and of delays.
const Start = -1

// Names of designs.
const (
	Random = "random"
	LHS    = "lhs"
	Sobol  = "sobol"
	Median = "median"
)

// Replicates is the number of independently randomised replicates of a run under lhs and sobol.
const Replicates = 16

// random draws each world by itself.
type random struct{}

func (random) Name() string { return Random }

func (random) Fill(dst []float64, _ int, key uint64, worlds []uint64) {
	rng.Fill(dst, rng.Step(key, 0), worlds)
}

func (random) Replicates() int { return 1 }

func (random) Size() int { return 0 }

// median has everything that is drawn once per trial at its median, in every world.
type median struct{}

func (median) Name() string { return Median }

func (median) Fill(dst []float64, _ int, _ uint64, _ []uint64) {
	for i := range dst {
		dst[i] = 0.5
	}
}

func (median) Replicates() int { return 1 }

func (median) Size() int { return 0 }

// replicated is a Latin hypercube or Sobol's sequence.
type replicated struct {
	name string
	size uint64 // worlds of a replicate
	bits int    // of a place in a replicate: 2^bits >= size

	directions func() []direction // beyond those of Joe and Kuo; made when first asked for
}

// New makes a design by name for a number of worlds, which must be a multiple of 16 under lhs and sobol and does not
// matter otherwise.
func New(name string, worlds int) (Design, error) {
	switch name {
	case Random:
		return random{}, nil
	case Median:
		return median{}, nil
	case LHS, Sobol:
	default:
		return nil, fmt.Errorf("no design named %q: there are %s, %s and %s", name, Random, LHS, Sobol)
	}
	if worlds < Replicates || worlds%Replicates != 0 {
		return nil, fmt.Errorf("%s needs a number of trials that is a multiple of %d, got %d: try %s",
			name, Replicates, worlds, nearest(worlds))
	}
	size := uint64(worlds / Replicates)
	return &replicated{name: name, size: size, bits: bits.Len64(size - 1), directions: sync.OnceValue(derive)}, nil
}

func (d *replicated) Name() string { return d.name }

func (d *replicated) Replicates() int { return Replicates }

// Size is the number of worlds that it was made for.
func (d *replicated) Size() int { return int(d.size) * Replicates }

// nearest names the multiples of 16 around a number of trials.
func nearest(trials int) string {
	below := trials / Replicates * Replicates
	if below < Replicates {
		return fmt.Sprint(Replicates)
	}
	return fmt.Sprintf("%d or %d", below, below+Replicates)
}

// Fill draws. Beyond the dimensions of Sobol's sequence the design is a Latin hypercube.
func (d *replicated) Fill(dst []float64, dimension int, key uint64, worlds []uint64) {
	if dimension == Start {
		random{}.Fill(dst, dimension, key, worlds)
		return
	}
	worlds = worlds[:len(dst)]
	if d.name == Sobol {
		if v, ok := d.direction(dimension); ok {
			for i, world := range worlds {
				replicate, place := (world-1)/d.size, (world-1)%d.size
				dst[i] = d.scrambled(v.at(place), rng.Hash(key, replicate), place)
			}
			return
		}
	}
	for i, world := range worlds {
		replicate, place := (world-1)/d.size, (world-1)%d.size
		dst[i] = d.stratified(rng.Hash(key, replicate), place)
	}
}

// grid is the odd multiple of 2^-53 at or next to u, 0 <= u <= 1: never 0 or 1, as from package rng.
func grid(u float64) float64 {
	return (float64(min(uint64(u*0x1p52), 1<<52-1)) + 0.5) * 0x1p-52
}
