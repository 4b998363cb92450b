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

// Names of designs.
const (
	Random = "random"
	LHS    = "lhs"
	Sobol  = "sobol"
)

// Replicates is the number of independently randomised replicates of a run under lhs and sobol.
const Replicates = 16

// Design spreads uniforms over the trials of a run.
type Design struct {
	name string
	size uint64 // trials of a replicate
	bits int    // of a place in a replicate: 2^bits >= size

	directions func() []direction // beyond those of Joe and Kuo; made when first asked for
}

// New makes a design by name for a number of trials, which must be a multiple of 16 unless the design is random.
func New(name string, trials int) (*Design, error) {
	switch name {
	case Random:
		return &Design{name: name}, nil
	case LHS, Sobol:
	default:
		return nil, fmt.Errorf("no design named %q: there are %s, %s and %s", name, Random, LHS, Sobol)
	}
	if trials < Replicates || trials%Replicates != 0 {
		return nil, fmt.Errorf("%s needs a number of trials that is a multiple of %d, got %d: try %s",
			name, Replicates, trials, nearest(trials))
	}
	size := uint64(trials / Replicates)
	return &Design{name: name, size: size, bits: bits.Len64(size - 1), directions: sync.OnceValue(derive)}, nil
}

// nearest names the multiples of 16 around a number of trials.
func nearest(trials int) string {
	below := trials / Replicates * Replicates
	if below < Replicates {
		return fmt.Sprint(Replicates)
	}
	return fmt.Sprintf("%d or %d", below, below+Replicates)
}

// Fill sets dst[i] to the uniform, in (0, 1), of trial index[i], counted from 1. Dimension is the place of the variable's
// draw among all of the scenario, from 0, and key its address without the step. More than one worker may call it.
func (d *Design) Fill(dst []float64, dimension int, key uint64, index []uint64) {
	index = index[:len(dst)]
	var v direction
	name := d.name
	if name == Sobol {
		var ok bool
		if v, ok = d.direction(dimension); !ok {
			name = LHS
		}
	}
	switch name {
	case Random:
		rng.Fill(dst, rng.Step(key, 0), index)
	case LHS:
		for i, trial := range index {
			replicate, place := (trial-1)/d.size, (trial-1)%d.size
			dst[i] = d.stratified(rng.Hash(key, replicate), place)
		}
	case Sobol:
		for i, trial := range index {
			replicate, place := (trial-1)/d.size, (trial-1)%d.size
			dst[i] = d.scrambled(v.at(place), rng.Hash(key, replicate), place)
		}
	}
}

// grid is the odd multiple of 2^-53 at or next to u, 0 <= u <= 1: never 0 or 1, as from package rng.
func grid(u float64) float64 {
	return (float64(min(uint64(u*0x1p52), 1<<52-1)) + 0.5) * 0x1p-52
}
