package scenario

import (
	"slices"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// plans are the strategies of one actor while they are read.
type plans struct {
	actor string
	wrong bool // there is no such actor, or it has no lever, which is reported
	names namespace
	list  []*plan
}

// plan is a strategy while it is read.
type plan struct {
	of       *plans
	strategy *Strategy
	order    []document.Entry // of set, as written
	says     map[string]bool  // by lever's name: it is set
	own      []*Setting       // by lever; nil: the default
}

// decodeStrategies reads the ready-made choices of actors.
func (c *checker) decodeStrategies(root *fields) {
	n := 0
	for _, e := range c.section(root, "strategies") {
		of := &plans{actor: e.Key.Value, wrong: !c.chooses(e.Key), names: namespace{}}
		c.plans = append(c.plans, of)
		if e.Value.Kind != document.Mapping || len(e.Value.Entries) == 0 {
			c.errorf(e.Key.Whole(), "missing-value", "%q has no strategies", e.Key.Value).Hint =
				"write name: {set: {lever: value}} below it, one or more; {} sets nothing"
			continue
		}
		c.s.Strategies = append(c.s.Strategies, ActorStrategies{Actor: c.s.Who(e.Key.Value)})
		for i, e := range e.Value.Entries {
			c.decodeStrategy(of, e, i)
		}
		n += len(of.list)
	}
	if n > maxStrategies {
		c.errorf(root.keys["strategies"].Key.Whole(), "too-large", "there are %d strategies; at most %d are allowed", n, maxStrategies)
		return
	}
	c.later = append(c.later, func() {
		for _, of := range c.plans {
			for _, p := range of.list {
				c.resolvePlan(p)
			}
		}
	})
}

// chooses reports a key of strategies that is no actor who could choose anything.
func (c *checker) chooses(key source.Text) bool {
	var setters []string
	for _, l := range c.s.Levers {
		if l.Actor != "" && !l.Switch() && !slices.Contains(setters, l.Actor) {
			setters = append(setters, l.Actor)
		}
	}
	known := c.actors.list()
	if len(known) == 0 {
		known = setters
	}
	switch {
	case slices.Contains(setters, key.Value), c.s.Abstract:
		return true
	case !slices.Contains(known, key.Value):
		c.errorf(key.Whole(), "unknown-name", "there is no actor %q", key.Value).Hint = c.suggest(key.Value, known)
	default:
		c.errorf(key.Whole(), "no-lever", "%q sets no lever, so that it has nothing to choose", key.Value).Hint =
			"write actor: " + key.Value + " beside the default of a lever that it sets"
	}
	return false
}

func (c *checker) decodeStrategy(of *plans, e document.Entry, index int) {
	s := c.declare(of.names, kindStrategy, e.Key, index)
	p := &plan{of: of, strategy: &Strategy{Label: Label{Name: s.name, Span: s.span}}, says: map[string]bool{}}
	of.list = append(of.list, p)
	last := &c.s.Strategies[len(c.s.Strategies)-1]
	last.Strategies = append(last.Strategies, p.strategy)
	if e.Value.Kind == document.Null {
		return
	}
	f := c.fields(e.Value, s.span, "a strategy", strategyKeys)
	p.strategy.Label = f.label(s)
	p.order = c.section(f, "set")
	for _, e := range p.order {
		p.says[e.Key.Value] = true
	}
}

// resolvePlan resolves what a strategy sets.
func (c *checker) resolvePlan(p *plan) {
	p.own = make([]*Setting, len(c.s.Levers))
	for _, e := range p.order {
		s := c.leverSet(e.Key, "a strategy")
		switch {
		case s == nil || !p.of.wrong && !c.ownLever(p.of.actor, c.s.Levers[s.index], e.Key.Whole()):
		case e.Value.Kind == document.Null:
			c.errorf(e.Key.Whole(), "missing-value", "%q has no value", s.name).Hint = "what a strategy does not set is at its default"
		case p.own[s.index] == nil:
			p.own[s.index] = c.setting(e.Value, s)
		}
	}
	p.strategy.Settings = c.differing(p.own)
}

// ownLever reports a lever that is not the actor's whose strategy sets it.
func (c *checker) ownLever(actor string, l *Lever, at source.Span) bool {
	if l.Actor == actor {
		return true
	}
	var own []string
	for _, x := range c.s.Levers {
		if x.Actor == actor {
			own = append(own, x.Name)
		}
	}
	hint := "a strategy sets its actor's levers alone: " + source.List(own)
	var d *source.Diagnostic
	switch {
	case l.Switch():
		d = c.errorf(at, "not-own-lever", "%q is a switch of the model, and a strategy is a choice of %s", l.Name, actor)
		hint += "; a policy sets the switch"
	case l.Actor == "":
		d = c.errorf(at, "not-own-lever", "nobody is said to set %q, and a strategy is a choice of %s", l.Name, actor)
		hint = "write actor: " + actor + " beside its default, if it is " + actor + " who sets it"
	default:
		d = c.errorf(at, "not-own-lever", "%q is set by %s, and a strategy is a choice of %s", l.Name, l.Actor, actor)
	}
	d.Hint, d.Notes = hint, []source.Note{{Span: l.Span, Message: "the lever"}}
	return false
}

// chooseStrategies finds the strategies that a policy names.
func (c *checker) chooseStrategies(b *branch) {
	for _, e := range b.names {
		actor, at := e.Key.Value, e.Key.Whole()
		i := slices.IndexFunc(c.plans, func(of *plans) bool { return of.actor == actor })
		switch {
		case i < 0 && c.s.Abstract:
			continue
		case i < 0:
			var have []string
			for _, of := range c.plans {
				have = append(have, of.actor)
			}
			d := c.errorf(at, "unknown-name", "%q has no strategies", actor)
			if d.Hint = c.suggest(actor, have); len(have) == 0 {
				d.Hint = "write them in the section strategies: " + actor + ": {NAME: {set: {lever: value}}}"
			}
			continue
		case !c.scalar(e.Value, "the strategy of "+actor):
			continue
		}
		of, name := c.plans[i], e.Value.Text.Value
		s := of.names[name]
		switch {
		case s == nil && c.s.Abstract:
		case s == nil:
			c.errorf(e.Value.Span, "unknown-name", "%s has no strategy %q", actor, name).Hint = c.meant(name, of.names, e.Value.Span)
		default:
			b.chosen = append(b.chosen, of.list[s.index])
		}
	}
}
