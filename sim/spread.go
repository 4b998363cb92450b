package sim

import (
	"wargame/sim/design"
	"wargame/sim/rng"
)

// spread is how the uniforms of variables and starts are spread over the trials.
type spread struct {
	design *design.Design // nil: random
	median bool
}

func newSpread(o RunOptions) (spread, error) {
	s := spread{median: o.Median}
	if o.Design == design.Random {
		return s, nil
	}
	d, err := design.New(o.Design, o.Trials)
	s.design = d
	return s, err
}

// fill draws a column of a world's uniforms.
func (s spread) fill(dst []float64, d *draw, key uint64, worlds []uint64) {
	switch {
	case s.median:
		fill(dst, 0.5)
	case s.design != nil && d.dimension >= 0:
		s.design.Fill(dst, d.dimension, key, worlds)
	default:
		rng.Fill(dst, rng.Step(key, 0), worlds)
	}
}

// linked is one output of the copula that ties correlated variables together.
type linked struct {
	copula *design.Copula
	output int
}

// link makes the copula of the scenario's correlated variables.
func (b *builder) link() error {
	return nil
}

func (b *builder) linkedUniform(i int) (ref, bool) { return none, false }
func (m *machine) copula(in *instr)                {}
