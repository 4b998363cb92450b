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
		return contradicting(b.sc, contradictions)
	}
	for _, c := range copulas {
		for i, at := range c.Members {
			c.Members[i] = order[at]
		}
	}
	b.copulas = copulas
	return nil
}

// contradicting tells of correlations that cannot all hold at once, each contradiction at the last of its pairs.
func contradicting(s *scenario.Scenario, contradictions [][]int) source.Diagnostics {
	var list source.Diagnostics
	for _, places := range contradictions {
		var pairs []string
		for _, i := range places {
			c := s.Correlations[i]
			pairs = append(pairs, fmt.Sprintf("%s and %s %v", s.Variables[c.A].Name, s.Variables[c.B].Name, c.Rho))
		}
		d := source.Diagnostic{
			Severity: source.Error, Code: "bad-correlation", Span: s.Correlations[places[len(places)-1]].Span,
			Message: "these correlations cannot all hold at once: " + strings.Join(pairs, "; "),
			Hint:    "their matrix is not positive definite; bring them nearer to 0",
		}
		if len(places) == 1 {
			c := s.Correlations[places[0]]
			d.Message = fmt.Sprintf("%s and %s cannot be correlated as closely as %v", s.Variables[c.A].Name, s.Variables[c.B].Name, c.Rho)
			d.Hint = "bring it nearer to 0, or make one of them an expression of the other"
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
