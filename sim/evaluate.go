package sim

import (
	"context"
	"fmt"
	"slices"

	"wargame/scenario"
)

// Evaluate is the value, trial by trial, of an expression across policies, as in checks, computed from the columns of a run by
// the engine's arithmetic, wherever they come from. A trial counts where all outcomes that the expression reads do. Its error is a
// *RunError where a trial cannot be told, source.Diagnostics where none can, or names an outcome without a column.
func (o *Outcomes) Evaluate(e *scenario.Expr, workers int) (Column, error) {
	p, read, err := o.compileOver(e)
	if err != nil {
		return Column{}, err
	}
	run := RunOptions{Seed: o.Seed, First: o.First, Trials: o.Trials, Design: o.Design, Workers: workers}.withDefaults(p)
	r := &p.measures[0]
	column := r.column(o.Trials)
	err = p.blocks(context.Background(), run, nil, func(m *machine, at int) {
		for _, c := range read {
			c.give(m, at)
		}
		m.finish()
		r.store(m, &column, at)
	})
	return column, err
}

// columnInput is a column of a run as inputs of a program: its values, and whether each trial counts.
type columnInput struct {
	Column
	value, given ref // none: not read
}

// give fills the inputs of a block that begins at trial at.
func (c columnInput) give(m *machine, at int) {
	if to := m.at(m.register[c.value]); to != nil {
		copy(to, c.Values[at:])
	}
	if c.given == none {
		return
	}
	if to := m.at(m.register[c.given]); to != nil {
		for i := range to {
			to[i] = 0
			if c.Given.Has(at + i) {
				to[i] = 1
			}
		}
	}
}

// compileOver makes a program that takes no step and has one measure, and reads outcomes as inputs.
func (o *Outcomes) compileOver(e *scenario.Expr) (*Program, []columnInput, error) {
	p := &Program{sc: o.Scenario, options: Options{DrawsOnly: true}, policies: o.Policies}
	b, err := newBuilder(o.Scenario, p.options, o.Policies)
	if err != nil {
		return nil, nil, err
	}
	var read []columnInput
	refs(e, func(policy, outcome int) {
		m, k := b.modelOf(policy), slices.Index(o.Outcomes, outcome)
		switch {
		case m == nil || k < 0:
			err = fmt.Errorf("the run has no %s under %s", o.Scenario.Outcomes[outcome].Name, o.Scenario.Policies[policy].Name)
		case m.outcome[outcome].stage == unbuilt:
			in := columnInput{o.Columns[m.place][k], b.input(outcomeInput, outcome, 0), none}
			if in.Given != nil {
				in.given = b.input(outcomeInput, outcome, 0)
			}
			m.outcome[outcome] = outcomeValues{stage: built, value: in.value, given: in.given, never: none}
			read = append(read, in)
		}
	})
	if err != nil {
		return nil, nil, err
	}
	of := site{name: e.String(o.Scenario), span: e.Span, final: true, joint: true}
	given := b.looked(e)
	value := b.within(of, func() ref { return b.expr(b.models[0], e, given) })
	p.measures = []result{{value: value, given: given, never: none, known: none}}
	b.settle()
	if len(b.refused) > 0 {
		return nil, nil, b.refused.Sort()
	}
	p.adopt(b)
	return p, read, nil
}
