package sim

import (
	"slices"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/design"
)

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
