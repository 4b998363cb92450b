package scenario

import (
	"slices"

	"wargame/scenario/document"
	"wargame/scenario/source"
)

// branch is a policy while it is read: what it sets itself, and from which settings it starts.
type branch struct {
	symbol *symbol
	policy *Policy
	like   *document.Node
	parent *branch
	names  []document.Entry // of strategies, as written
	chosen []*plan          // the strategies that it names
	own    map[int]*Setting // by lever; nil: back to the default
	order  []document.Entry // of set, as written
	says   map[string]bool  // by lever's name: it is set to something, else back to its default
	all    []*Setting       // by lever, those of the parent among them; nil: the default
	state  walkState
}

type walkState uint8

const (
	unvisited walkState = iota
	visiting
	visited
)

// decodePolicies reads the branches; without any there is one, named baseline.
func (c *checker) decodePolicies(root *fields) {
	entries := c.section(root, "policies")
	if len(entries) == 0 {
		s := &symbol{kind: kindPolicy, name: "baseline", known: true}
		c.policies[s.name] = s
		c.s.Policies = []*Policy{{Label: Label{Name: s.name}}}
		return
	}
	var branches []*branch
	var baseline *source.Span
	for i, e := range entries {
		s := c.declare(c.policies, kindPolicy, e.Key, i)
		b := &branch{symbol: s, policy: &Policy{Label: Label{Name: s.name, Span: s.span}}, own: map[int]*Setting{}}
		branches = append(branches, b)
		c.s.Policies = append(c.s.Policies, b.policy)
		if e.Value.Kind == document.Null {
			continue
		}
		f := c.fields(e.Value, s.span, "a policy", policyKeys)
		b.policy.Label = f.label(s)
		b.like = f.get("like")
		b.names = c.section(f, "strategies")
		b.order = c.section(f, "set")
		b.says = make(map[string]bool, len(b.order))
		for _, e := range b.order {
			b.says[e.Key.Value] = e.Value.Kind != document.Null
		}
		if f.flag("baseline") {
			at := f.keys["baseline"].Key.Whole()
			if baseline != nil {
				c.errorf(at, "two-baselines", "two policies say that they are the baseline").Notes =
					[]source.Note{{Span: *baseline, Message: "the other one"}}
			} else {
				baseline, c.s.Baseline = &at, i
			}
		}
	}
	c.followLikes(branches)
	c.later = append(c.later, func() {
		for _, b := range branches {
			c.chooseStrategies(b)
		}
		for _, b := range branches {
			c.resolveSet(b)
		}
		if !c.policiesFit(len(c.s.Levers), "levers") {
			return
		}
		for _, b := range branches {
			c.settle(b)
		}
	})
}

// followLikes finds the policy that each starts from. A loop is reported once.
func (c *checker) followLikes(branches []*branch) {
	byName := map[string]*branch{}
	for _, b := range branches {
		if byName[b.symbol.name] == nil {
			byName[b.symbol.name] = b
		}
	}
	for _, b := range branches {
		if b.like == nil || !c.scalar(b.like, "like") {
			continue
		}
		name := b.like.Text.Value
		if b.parent = byName[name]; b.parent == nil && !c.s.Abstract {
			c.errorf(b.like.Span, "unknown-name", "there is no policy %q", name).Hint = c.meant(name, c.policies, b.like.Span)
		}
	}
	for _, b := range branches {
		var chain []*branch
		for x := b; x != nil && x.state != visited; x = x.parent {
			if x.state == visiting {
				loop := chain[slices.Index(chain, x):]
				names := ""
				for _, l := range loop {
					names += l.symbol.name + " -> "
				}
				c.errorf(x.like.Span, "like-loop", "policies start from each other: %s%s", names, x.symbol.name)
				loop[len(loop)-1].parent = nil
				break
			}
			x.state = visiting
			chain = append(chain, x)
		}
		for _, x := range chain {
			x.state = visited
		}
	}
}

// resolveSet resolves what a policy sets itself.
func (c *checker) resolveSet(b *branch) {
	for _, e := range b.order {
		name, at := e.Key.Value, e.Key.Whole()
		s := c.leverSet(e.Key, "a policy")
		if s == nil {
			continue
		}
		if e.Value.Kind == document.Null {
			if b.like == nil && b.names == nil {
				c.errorf(at, "missing-value", "%q has no value", name).Hint = "null sets a lever back to its default in a policy with like or strategies"
			} else if from, sets := b.startsFrom(c.s.Levers[s.index]); from != "" && !sets {
				c.errorf(at, "removes-nothing", "%q is at its default: %s does not set it", name, from)
			}
			b.own[s.index] = nil
			continue
		}
		if _, twice := b.own[s.index]; !twice {
			b.own[s.index] = c.setting(e.Value, s)
		}
	}
}

// startsFrom is the strategy or policy that a policy has a lever from before its own set, and whether that sets it to something; empty:
// from nothing that is known.
func (b *branch) startsFrom(l *Lever) (from string, sets bool) {
	for _, p := range b.chosen {
		if p.of.actor == l.Actor {
			return p.strategy.Name, p.says[l.Name]
		}
	}
	if b.parent == nil {
		return "", false
	}
	return b.parent.symbol.name, b.parent.sets(l)
}

// sets says whether a policy sets a lever to something, itself or by what it starts from.
func (b *branch) sets(l *Lever) bool {
	if set, said := b.says[l.Name]; said {
		return set
	}
	_, sets := b.startsFrom(l)
	return sets
}

// settle gives a policy its settings, each from the nearest in its chain that says anything of the lever: its own set, the strategies
// that it names, then the policy that it is like. A strategy says something of every lever of its actor.
func (c *checker) settle(b *branch) {
	if b.all != nil {
		return
	}
	if b.parent != nil {
		c.settle(b.parent)
		b.all = slices.Clone(b.parent.all)
	} else {
		b.all = make([]*Setting, len(c.s.Levers))
	}
	for _, p := range b.chosen {
		for i, l := range c.s.Levers {
			if l.Actor == p.of.actor {
				b.all[i] = p.own[i]
			}
		}
	}
	for lever, set := range b.own {
		b.all[lever] = set
	}
	b.policy.Settings = c.differing(b.all)
}
