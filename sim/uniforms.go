package sim

import (
	"fmt"
	"slices"
	"strings"

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

// link groups the scenario's correlated variables into copulas. The factor of a copula depends on the order of its members: it is
// that of their names, so that a draw is the same wherever a variable stands in the file.
func (b *builder) link() error {
	order := make([]int, len(b.sc.Variables)) // variables by name
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return strings.Compare(b.sc.Variables[i].Name, b.sc.Variables[j].Name) })
	var list []design.Correlation
	for _, c := range b.sc.Correlations {
		list = append(list, design.Correlation{A: slices.Index(order, c.A), B: slices.Index(order, c.B), Rho: c.Rho})
	}
	copulas, contradictions := design.Copulas(list)
	if contradictions != nil {
		return contradicting(b.sc, contradictions, order)
	}
	for _, c := range copulas {
		for i, at := range c.Members {
			c.Members[i] = order[at]
		}
	}
	b.copulas = copulas
	return nil
}

// contradicting tells of correlations that cannot all hold at once, each contradiction at the last of its pairs. Variables are in
// the order given.
func contradicting(s *scenario.Scenario, contradictions []design.Contradiction, order []int) source.Diagnostics {
	name := func(i int) string { return s.Variables[i].Name }
	var list source.Diagnostics
	for _, x := range contradictions {
		var pairs, absent []string
		for _, i := range x.Places {
			c := s.Correlations[i]
			pairs = append(pairs, fmt.Sprintf("%s and %s %v", name(c.A), name(c.B), c.Rho))
		}
		for _, c := range x.Absent {
			absent = append(absent, name(order[c.A])+" and "+name(order[c.B]))
		}
		d := source.Diagnostic{
			Severity: source.Error, Code: "bad-correlation", Span: s.Correlations[x.Places[len(x.Places)-1]].Span,
			Message: "these correlations cannot all hold at once: " + strings.Join(pairs, "; "),
		}
		mended := fmt.Sprintf("[%s, %s, %v]", name(order[x.Mended.A]), name(order[x.Mended.B]), x.Mended.Rho)
		switch {
		case len(x.Places) == 1:
			c := s.Correlations[x.Places[0]]
			d.Message = fmt.Sprintf("%s and %s cannot be correlated as closely as %v", name(c.A), name(c.B), c.Rho)
			d.Hint = "bring it nearer to 0, or make one of them an expression of the other"
		case len(absent) > 0:
			d.Message += "; not listed, and so 0: " + strings.Join(absent, ", ")
			d.Hint = "they can hold with " + mended + " added, or if they are nearer to 0"
		default:
			d.Hint = "they can hold with " + mended + " instead, or if they are nearer to 0"
		}
		list = append(list, d)
	}
	return list.Sort()
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
			uniforms[j] = b.uniform(scenario.Address{Quantity: b.sc.Variables[v].Name, Role: a.Role, Once: true}, true)
		}
		return design.Link(b, c, member, uniforms)
	}
	return b.uniform(a, true)
}
