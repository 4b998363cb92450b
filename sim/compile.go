package sim

import (
	"errors"
	"slices"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/dist"
)

// Options say what of a scenario to compile.
type Options struct {
	Policies []int // indices of the policies; nil: all
	Outcomes []int // indices of the outcomes; nil: all; empty: none, nor any check

	// Measure are expressions as in outcomes or checks: a column more each, beside the outcomes.
	Measure []*scenario.Expr

	// Record are expressions of the model, recorded at every point: see Program.Record and Rows.Look.
	Record []*scenario.Expr

	Inputs []int                     // levers given from outside instead of by a policy
	Feed   map[int]*scenario.Setting // levers fed otherwise than by the program's own policy, by index; nil: the default

	// ByHand makes a program that people step: stocks may be set, events forced and prevented, outcomes asked for before the
	// end. All of the model is computed, needed or not. Without interventions it gives the same bytes.
	ByHand bool

	// DrawsOnly makes a program that takes no step: Measure reads what is drawn once per trial.
	DrawsOnly bool
}

// check refuses options that contradict each other. They are the programmer's.
func (o Options) check(s *scenario.Scenario) error {
	switch {
	case o.DrawsOnly && (o.Outcomes != nil || o.Record != nil || o.Inputs != nil || o.Feed != nil || o.ByHand || o.Policies != nil):
		return errors.New("sim: a program that only draws has Measure alone")
	case o.ByHand && len(selected(o.Policies, len(s.Policies))) != 1:
		return errors.New("sim: what is stepped by hand is stepped under one policy")
	}
	for _, e := range o.Measure {
		for q := range e.Reads() {
			if o.DrawsOnly && q.Kind != scenario.KindVariable && q.Kind != scenario.KindTable {
				return errors.New("sim: a program that only draws measures what variables make, and " + s.Label(q).Name + " is none")
			}
		}
	}
	for lever := range o.Feed {
		if slices.Contains(o.Inputs, lever) {
			return errors.New("sim: lever " + s.Levers[lever].Name + " is fed both by a policy and from outside")
		}
	}
	return nil
}

// Compile makes a program of a scenario. Its errors are source.Diagnostics: what constants decide and no trial can go on
// with, and correlations that cannot all hold.
func Compile(s *scenario.Scenario, o Options) (*Program, error) {
	if err := o.check(s); err != nil {
		return nil, err
	}
	p := &Program{sc: s, options: o, policies: selected(o.Policies, len(s.Policies)), steps: s.Clock.Steps}
	if o.DrawsOnly {
		p.policies, p.steps = []int{noPolicy}, 0
	} else {
		p.outcomes = selected(o.Outcomes, len(s.Outcomes))
	}
	b, err := newBuilder(s, o, p.policies)
	if err != nil {
		return nil, err
	}
	if !o.DrawsOnly {
		b.whole()
	}
	b.results(p)
	if !o.DrawsOnly && (o.Outcomes == nil || len(o.Outcomes) > 0) {
		b.checks(p)
	}
	if err := b.measures(p); err != nil {
		return nil, err
	}
	b.records(p)
	b.settle()
	if len(b.refused) > 0 {
		return nil, b.refused.Sort()
	}
	p.adopt(b)
	return p, nil
}

func newBuilder(s *scenario.Scenario, o Options, policies []int) (*builder, error) {
	b := &builder{
		graph:     newGraph(),
		sc:        s,
		options:   o,
		bounds:    map[*scenario.Expr]ref{},
		onFlow:    map[*scenario.Expr]bool{},
		asking:    map[*scenario.Expr]int{},
		shapes:    map[*scenario.Dist]*dist.Shape{},
		tables:    map[string]int32{},
		listIDs:   map[string]int{},
		courseIDs: map[string]int32{},
		drawIDs:   map[scenario.Address]int{},
		callIDs:   map[*dist.Shape]int{},
		refusedAt: map[source.Span]int{},
		variables: unset(len(s.Variables)),

		dimensions: dimensions(s),
	}
	b.vary = b.varying(policies)
	for _, p := range policies {
		b.newModel(p)
	}
	return b, b.link()
}

// selected are the indices chosen, ascending and each once; all of n where none are.
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
	b.checkTriggers()
	for i := range b.sc.Variables {
		b.variable(i)
	}
	for _, m := range b.models {
		for i := range b.sc.Stocks {
			b.stock(m, i)
			for _, slope := range m.slopes {
				b.stock(slope, i) // which has to be within its bounds there
			}
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
				b.shareLeft(m, i)
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

// results builds the outcomes.
func (b *builder) results(p *Program) {
	for i, m := range b.models {
		for k, o := range p.outcomes {
			v := b.outcomeValue(m, o)
			out := b.sc.Outcomes[o]
			b.within(site{name: out.Name, span: out.Value.Span}, func() ref {
				b.check(m, fault{what: notFinite, value: v.value, mask: v.given, span: out.Value.Span, message: "the outcome is %s", final: true})
				return none
			})
			r := result{model: i, place: k, value: v.value, given: v.given, never: v.never, known: none}
			if b.options.ByHand {
				r.known = b.both(b.knownSoFar(m, out.Value), b.knownSoFar(m, out.Given))
			}
			p.results = append(p.results, r)
		}
	}
}

// checks builds the checks of the policies that are compiled.
func (b *builder) checks(p *Program) {
	for i, c := range b.sc.Checks {
		if !b.canCheck(c.Value) {
			continue
		}
		holds := b.within(site{name: c.That, span: c.Span, final: true, joint: true}, func() ref { return b.expr(b.models[0], c.Value, b.looked(c.Value)) })
		p.checks = append(p.checks, checked{check: i, holds: holds, looked: b.looked(c.Value)})
	}
}

// measures builds what Options.Measure asks for.
func (b *builder) measures(p *Program) error {
	for i, m := range b.models {
		for k, e := range b.options.Measure {
			if !b.canCheck(e) {
				return errors.New("sim: an expression reads the outcome of a policy that is not run")
			}
			given := b.both(b.looked(e), b.givenOf(m, e))
			r := result{model: i, place: k, given: given, never: none, known: none}
			r.value = b.within(site{name: e.String(b.sc), span: e.Span, final: true}, func() ref { return b.expr(m, e, given) })
			if b.options.ByHand {
				r.known = b.knownSoFar(m, e)
			}
			p.measures = append(p.measures, r)
		}
	}
	return nil
}

// looked is true in the trials in which all policy.outcome that e reads count; none: in all.
func (b *builder) looked(e *scenario.Expr) ref {
	looked := none
	refs(e, func(policy, outcome int) { looked = b.both(looked, b.outcomeValue(b.modelOf(policy), outcome).given) })
	return looked
}

// givenOf is true in the trials in which all outcomes that e reads under a model count; none: in all.
func (b *builder) givenOf(m *model, e *scenario.Expr) ref {
	given := none
	for part := range e.Parts() {
		if part.Op == scenario.OpOutcome {
			given = b.both(given, b.outcomeValue(m, part.Index).given)
		}
	}
	return given
}

// canCheck says whether all policies that a check names are compiled.
func (b *builder) canCheck(e *scenario.Expr) bool {
	can := true
	refs(e, func(policy, _ int) { can = can && b.modelOf(policy) != nil })
	return can
}

// refs calls see for every policy.outcome of a check.
func refs(e *scenario.Expr, see func(policy, outcome int)) {
	for part := range e.Parts() {
		if part.Op == scenario.OpPolicyOutcome {
			see(part.Policy, part.Index)
		}
	}
}

func (b *builder) modelOf(policy int) *model {
	if i, found := slices.BinarySearchFunc(b.models, policy, func(m *model, policy int) int { return m.policy - policy }); found {
		return b.models[i]
	}
	return nil
}
