package sim

import (
	"fmt"
	"slices"

	"wargame/scenario"
	"wargame/scenario/source"
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
	if last := o.First + o.Trials - 1; last > o.Of {
		return s, fmt.Errorf("there is no trial %d in %s of %d trials", last, o.Design, o.Of)
	}
	d, err := design.New(o.Design, o.Of)
	s.design = d
	return s, err
}

// dimensions gives the draws of variables their place in a design: in file order, so that a variable added at the end leaves
// the others theirs (docs/decisions/0009-sobol-dimensions.md).
func dimensions(s *scenario.Scenario) map[scenario.Address]int {
	places := map[scenario.Address]int{}
	var visit func(e *scenario.Expr)
	visit = func(e *scenario.Expr) {
		if e.Op == scenario.OpDraw {
			if _, known := places[e.Address]; !known {
				places[e.Address] = len(places)
			}
		}
		for _, a := range e.Args {
			visit(a)
		}
	}
	for _, v := range s.Variables {
		visit(v.Value)
	}
	return places
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

// link groups the scenario's correlated variables into copulas.
func (b *builder) link() error {
	var list []design.Correlation
	for _, c := range b.sc.Correlations {
		list = append(list, design.Correlation{A: c.A, B: c.B, Rho: c.Rho})
	}
	copulas, err := design.Copulas(list, func(i int) string { return b.sc.Variables[i].Name })
	if err != nil {
		return source.Diagnostics{{Severity: source.Error, Code: "impossible-correlation", Span: b.sc.Correlations[0].Span, Message: err.Error()}}
	}
	b.copulas = copulas
	return nil
}

// variableUniform is the uniform of a variable's distribution call, linked to those it is correlated with.
func (b *builder) variableUniform(a scenario.Address, i int) ref {
	for _, c := range b.copulas {
		member := slices.Index(c.Members, i)
		if member < 0 {
			continue
		}
		uniforms := make([]ref, member+1)
		for j, v := range c.Members[:member+1] {
			uniforms[j] = b.uniform(scenario.Address{Quantity: b.sc.Variables[v].Name, Role: a.Role}, true, true)
		}
		return design.Link(b, c, member, uniforms)
	}
	return b.uniform(a, true, true)
}
