package sim

import (
	"fmt"
	"math"

	"wargame/scenario"
	"wargame/scenario/source"
	"wargame/sim/kernel"
)

// eventValues are the values of one event under one model. States are indices into builder.states; noState where
// nothing asked for one yet.
type eventValues struct {
	fires ref
	stage stage
	state [eventStates]int32 // index + 1; 0: not yet made
}

// What an event remembers from point to point.
const (
	justFired  = iota // it fired in the step just past
	everFired         // it has fired
	lastFired         // the step in which it last fired
	runsUntil         // the first step in which it is no longer running
	countFired        // how often it has fired
	eventStates
)

// checkTriggers refuses events that nothing makes happen: neither a condition nor a time nor a chance.
func (b *builder) checkTriggers() {
	for _, e := range b.sc.Events {
		if e.When == nil && e.Chance == nil && e.Hazard == nil && e.At == nil && e.Every == nil {
			b.refused = append(b.refused, source.Diagnostic{
				Severity: source.Error, Code: "no-trigger", Span: e.Span, Message: "nothing says when " + e.Name + " happens",
				Hint: `give it "when", "chance", "hazard", "at" or "every"; at: ` + b.sc.Clock.Unit + " 0 is the first step",
			})
		}
	}
}

// eventState is what an event remembers. A state is made when first asked for, and built later.
func (b *builder) eventState(m *model, i, which int) ref {
	m = b.owner(m.at(0), scenario.KindEvent.At(i))
	v := &m.events[i]
	if v.state[which] == 0 {
		e := b.sc.Events[i]
		b.within(site{name: e.Name, span: e.Span}, func() ref {
			init := 0.0
			if which == runsUntil {
				init = -1
			}
			id := b.newState(m, [...]string{"fired", "happened", "last", "until", "count"}[which], e.Name, b.number(init))
			v.state[which] = id + 1
			b.later(func() { b.states[id].next = b.nextEventState(m, i, which, b.states[id].self) })
			return none
		})
	}
	return b.states[v.state[which]-1].self
}

func (b *builder) nextEventState(m *model, i, which int, now ref) ref {
	fires := b.fires(m, i)
	switch which {
	case justFired:
		return fires
	case everFired:
		return b.apply(kernel.Or, now, fires)
	case lastFired:
		return b.apply(kernel.Select, fires, b.point(), now)
	case countFired:
		return b.apply(kernel.Add, now, fires)
	}
	e := b.sc.Events[i]
	lasts := b.expr(m, e.Lasts, fires)
	b.checkDuration(m, lasts, fires, "lasts", e.Lasts)
	return b.apply(kernel.Select, fires, b.apply(kernel.Add, b.point(), b.atLeastOne(lasts)), now)
}

// eventValue is what expressions see of an event.
func (b *builder) eventValue(m *model, op scenario.Op, i int) ref {
	switch op {
	case scenario.OpFiring:
		return b.fires(m, i)
	case scenario.OpFired:
		return b.eventState(m, i, justFired)
	case scenario.OpHappened:
		return b.eventState(m, i, everFired)
	case scenario.OpCount:
		return b.eventState(m, i, countFired)
	case scenario.OpActive:
		if b.sc.Events[i].Lasts == nil {
			return b.number(0)
		}
		return b.apply(kernel.LessEqual, b.point(), b.eventState(m, i, runsUntil))
	}
	ago := b.apply(kernel.Multiply, b.apply(kernel.Subtract, b.point(), b.eventState(m, i, lastFired)), b.dt())
	return b.apply(kernel.Select, b.eventState(m, i, everFired), ago, b.number(neverSince))
}

// fires says whether an event fires in this step.
func (b *builder) fires(m *model, i int) ref {
	m = b.owner(m.at(0), scenario.KindEvent.At(i))
	v := &m.events[i]
	v.stage.once(func() {
		e := b.sc.Events[i]
		v.fires = b.within(site{name: e.Name, span: e.Span}, func() ref {
			eligible := b.eligible(m, i)
			fires := b.apply(kernel.And, eligible, b.trigger(m, i, eligible))
			if b.options.ByHand {
				fires = b.apply(kernel.Or, fires, b.input(forceInput, i, 0))
				fires = b.apply(kernel.And, fires, b.apply(kernel.Not, b.input(preventInput, i, 0)))
			}
			return fires
		})
		if e.Lasts != nil {
			b.eventState(m, i, runsUntil) // its duration may be impossible, whether or not anybody asks if it is active
		}
	})
	return v.fires
}

// eligible: its condition holds, it may fire (again), and it is not running.
func (b *builder) eligible(m *model, i int) ref {
	e := b.sc.Events[i]
	r := b.number(1)
	if e.When != nil {
		r = b.expr(m, e.When, none)
	}
	if !e.Repeats && e.Every == nil {
		r = b.apply(kernel.And, r, b.apply(kernel.Not, b.eventState(m, i, everFired)))
	}
	if e.Lasts != nil && (e.Repeats || e.Every != nil) {
		running := b.apply(kernel.Less, b.point(), b.eventState(m, i, runsUntil))
		r = b.apply(kernel.And, r, b.apply(kernel.Not, running))
	}
	return r
}

// trigger says whether an eligible event fires.
func (b *builder) trigger(m *model, i int, eligible ref) ref {
	e := b.sc.Events[i]
	switch {
	case e.Chance != nil:
		p := b.expr(m, e.Chance, eligible)
		b.checkProbability(m, p, eligible, e.Chance)
		if e.ChanceUnit != 0 {
			rest := b.apply(kernel.Power, b.apply(kernel.Subtract, b.number(1), p), b.number(b.sc.Clock.Step/e.ChanceUnit))
			p = b.apply(kernel.Subtract, b.number(1), rest)
		}
		return b.happens(e, p)
	case e.Hazard != nil:
		h := b.expr(m, e.Hazard, eligible)
		b.check(m, fault{
			what: outside, value: h, mask: eligible, low: 0, high: math.Inf(1), span: e.Hazard.Span, fixed: b.sc.Constant(e.Hazard),
			message: "a hazard of %s gives a probability outside 0..1", hint: "a hazard is a rate of at least 0; write max(HAZARD, 0)",
		})
		rest := b.apply(kernel.Exp, b.apply(kernel.Multiply, b.apply(kernel.Negate, h), b.dt()))
		return b.happens(e, b.apply(kernel.Subtract, b.number(1), rest))
	case e.At != nil:
		at := b.expr(b.models[0], e.At, none)
		b.mustBeNumber(m, at, eligible, e.At.Span, b.sc.Constant(e.At))
		at = b.apply(kernel.Add, at, b.number(scenario.SameTime))
		return b.apply(kernel.Equal, b.apply(kernel.Floor, b.apply(kernel.Divide, at, b.dt())), b.point())
	case e.Every != nil:
		return b.periodic(m, i)
	}
	return b.number(1)
}

// happens draws whether something of probability p happens.
func (b *builder) happens(e *scenario.Event, p ref) ref {
	u := b.uniform(scenario.Address{Quantity: e.Name, Role: "fires"}, false)
	return b.apply(kernel.Less, u, p)
}

// periodic fires when the time it was last given is up.
func (b *builder) periodic(m *model, i int) ref {
	e := b.sc.Events[i]
	id := b.newState(m, "due", e.Name, b.number(0))
	evaluates := b.apply(kernel.Or, b.isFirst(), b.eventState(m, i, justFired))
	every := b.expr(m, e.Every, evaluates)
	b.checkDuration(m, every, evaluates, "every", e.Every)
	ahead := b.apply(kernel.Subtract, b.apply(kernel.Add, b.point(), b.atLeastOne(every)), b.number(1))
	due := b.apply(kernel.Select, evaluates, ahead, b.states[id].self)
	b.states[id].next = due
	return b.apply(kernel.LessEqual, due, b.point())
}

func (b *builder) checkProbability(m *model, p, mask ref, e *scenario.Expr) {
	b.check(m, fault{
		what: outside, value: p, mask: mask, low: 0, high: 1, span: e.Span, fixed: b.sc.Constant(e),
		message: "a probability of %s is outside 0..1", hint: shareHint(e, "write clamp(CHANCE, 0, 1)"),
	})
}

// shareHint is the hint for a share that is outside 0..1: where it is a number in the file, what it may have been meant to be.
func shareHint(e *scenario.Expr, otherwise string) string {
	switch {
	case e.Op != scenario.OpNumber:
		return otherwise
	case e.Value >= 2 && e.Value <= 100:
		return fmt.Sprintf("did you mean %v%%?", e.Value)
	}
	return "it is from 0% to 100%"
}
