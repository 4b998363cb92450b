package sim

import (
	"slices"

	"wargame/scenario"
	"wargame/sim/dist"
)

// Options say what of a scenario to compile.
type Options struct {
	Policies []int // indices of the policies; nil: all
	Outcomes []int // indices of the outcomes; nil: all
	Open     bool  // one program whose levers are given from outside, step by step, instead of policies
	Trace    bool  // keep every quantity of the model as a series, for Program.Trace

	watch bool // keep the watched series instead of the outcomes
}

// Compile makes a program of a scenario. Its errors are source.Diagnostics: parameters that are impossible in every
// trial, and bounds.
func Compile(s *scenario.Scenario, o Options) (*Program, error) {
	policies := selected(o.Policies, len(s.Policies))
	if o.Open {
		policies = []int{open}
	}
	b, err := newBuilder(s, policies)
	if err != nil {
		return nil, err
	}
	p := &Program{sc: s, options: o, policies: policies, outcomes: selected(o.Outcomes, len(s.Outcomes))}
	b.whole()
	if o.Trace || o.watch {
		b.series(p, o.Trace)
	} else {
		b.results(p)
	}
	b.settle()
	if len(b.refused) > 0 {
		return nil, b.refused.Sort()
	}
	p.take(b)
	return p, nil
}

func newBuilder(s *scenario.Scenario, policies []int) (*builder, error) {
	b := &builder{
		graph:     newGraph(),
		sc:        s,
		bounds:    map[*scenario.Expr]ref{},
		onFlow:    map[*scenario.Expr]bool{},
		shapes:    map[*scenario.Dist]*dist.Shape{},
		tables:    map[*scenario.Dist]int32{},
		variables: unset(len(s.Variables)),
		vary:      varying(s, policies),

		dimensions: dimensions(s),
	}
	for _, p := range policies {
		b.newModel(p)
	}
	return b, b.link()
}

func selected(chosen []int, n int) []int {
	if chosen != nil {
		chosen = slices.Clone(chosen)
		slices.Sort(chosen)
		return slices.Compact(chosen)
	}
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// whole builds all of the model, so that whatever can fail in it fails whether or not an outcome looks there. What
// neither fails nor is looked at is dropped afterwards.
func (b *builder) whole() {
	for i := range b.sc.Variables {
		b.variable(i)
	}
	for _, m := range b.models {
		for i := range b.sc.Stocks {
			b.stock(m, i)
		}
		for i := range b.sc.Auxiliaries {
			b.auxiliary(m, i)
		}
		for i := range b.sc.Levers {
			b.lever(m, i)
		}
		for i, f := range b.sc.Flows {
			b.actingFlow(m, i)
			if f.Loss != nil {
				b.keptShare(m, i)
			}
			if f.Delay != nil {
				b.delays(m, i)
			}
		}
		for i := range b.sc.Events {
			b.fires(m, i)
		}
	}
}

// results builds what a run is for: outcomes and checks.
func (b *builder) results(p *Program) {
	for i, m := range b.models {
		for _, o := range p.outcomes {
			v := b.outcomeValue(m, o)
			out := b.sc.Outcomes[o]
			b.within(site{name: out.Name, span: out.Value.Span}, func() ref {
				b.check(m, fault{what: notFinite, value: v.value, mask: v.given, span: out.Value.Span, message: "the outcome is %s", final: true})
				return none
			})
			p.results = append(p.results, result{model: i, outcome: o, value: v.value, given: v.given, never: v.never})
		}
	}
	for i, c := range b.sc.Checks {
		if !b.canCheck(c.Value) {
			continue
		}
		looked := none
		refs(c.Value, func(policy, outcome int) {
			if g := b.outcomeValue(b.modelOf(policy), outcome).given; g != none {
				looked = b.both(looked, g)
			}
		})
		holds := b.within(site{name: c.That, span: c.Span}, func() ref { return b.expr(b.models[0], c.Value, looked) })
		p.checks = append(p.checks, checked{check: i, holds: holds, looked: looked})
	}
}

// canCheck says whether all policies that a check names are compiled.
func (b *builder) canCheck(e *scenario.Expr) bool {
	can := true
	refs(e, func(policy, _ int) { can = can && b.modelOf(policy) != nil })
	return can
}

// refs calls see for every policy.outcome of a check.
func refs(e *scenario.Expr, see func(policy, outcome int)) {
	if e.Op == scenario.OpPolicyOutcome {
		see(e.Policy, e.Index)
	}
	for _, a := range e.Args {
		refs(a, see)
	}
}

func (b *builder) modelOf(policy int) *model {
	for _, m := range b.models {
		if m.policy == policy {
			return m
		}
	}
	return nil
}
