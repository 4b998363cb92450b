package scenario

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// branch is a policy while it is read: what it sets itself, and whose settings it starts from.
type branch struct {
	symbol *symbol
	policy *Policy
	like   *document.Node
	parent *branch
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
		s := c.names[name]
		switch {
		case s == nil && c.s.Abstract:
			continue
		case s == nil:
			c.errorf(at, "unknown-name", "there is no lever %q", name).Hint = c.meant(name, c.kin(KindLever), at)
			continue
		case s.kind != KindLever:
			c.errorf(at, "wrong-kind", "%q is %s, and a policy sets levers", name, s.kind.WithArticle()).Notes =
				[]source.Note{{Span: s.span, Message: "defined here"}}
			continue
		}
		if e.Value.Kind == document.Null {
			if b.like == nil {
				c.errorf(at, "missing-value", "%q has no value", name).Hint = "null sets a lever back to its default in a policy with like"
			} else if b.parent != nil && !b.parent.sets(name) {
				c.errorf(at, "removes-nothing", "%q is at its default: %s does not set it", name, b.parent.symbol.name)
			}
			b.own[s.index] = nil
			continue
		}
		if _, twice := b.own[s.index]; !twice {
			b.own[s.index] = c.setting(e.Value, s)
		}
	}
}

// sets says whether a policy sets a lever to something, itself or by what it starts from.
func (b *branch) sets(lever string) bool {
	for ; b != nil; b = b.parent {
		if set, said := b.says[lever]; said {
			return set
		}
	}
	return false
}

// setting resolves what a policy makes of a lever: a value, a choice by name or a schedule.
func (c *checker) setting(n *document.Node, s *symbol) *Setting {
	x := &Setting{Lever: s.index}
	if n.Kind != document.Mapping || isChoice(n) {
		x.Entries = []Entry{{From: math.Inf(-1), Value: c.leverValue(n, s, "set")}}
	} else {
		x.Entries = c.schedule(n, s)
	}
	if l := c.s.Levers[s.index]; l.Ranged {
		for i := range x.Entries {
			c.ranges = append(c.ranges, clamped{&x.Entries[i].Value, l})
		}
	}
	return x
}

// schedule resolves a mapping of times to values.
func (c *checker) schedule(n *document.Node, s *symbol) []Entry {
	type timed struct {
		from  float64
		entry document.Entry
	}
	var times []timed
	for _, e := range n.Entries {
		if from, ok := c.time(e.Key); ok {
			times = append(times, timed{from, e})
		}
	}
	if len(n.Entries) == 0 {
		c.errorf(n.Span, "missing-value", "the schedule of %q is empty", s.name).Hint = "write {week 0: 1, week 8: 0.5}"
	}
	sort.SliceStable(times, func(i, j int) bool { return times[i].from < times[j].from })
	var entries []Entry
	for i, t := range times {
		if i > 0 && t.from-times[i-1].from <= SameTime {
			c.errorf(t.entry.Key.Whole(), "same-time", "this is the same time as another one of the schedule").Notes =
				[]source.Note{{Span: times[i-1].entry.Key.Whole(), Message: "the other one"}}
		}
		if !c.s.Abstract && t.from > c.s.Clock.Horizon()+SameTime {
			c.warnLate(t.entry.Key.Whole(), "this value is never set")
		}
		entries = append(entries, Entry{From: t.from, Value: c.leverValue(t.entry.Value, s, "set "+strconv.Itoa(i))})
	}
	return entries
}

// time reads the key of a schedule, in clock units since the start.
func (c *checker) time(key source.Text) (float64, bool) {
	tree, diags := formula.Parse(key)
	c.diags = append(c.diags, diags...)
	switch tree.Kind {
	case formula.Time:
		return c.inUnits(tree.Value, tree.Unit, tree.Span)
	case formula.Date:
		return c.inDate(tree.Name, tree.Span)
	case formula.Bad:
		return 0, false
	}
	c.errorf(key.Whole(), "bad-time", "the keys of a schedule are times, and %q is none", key.Value).Hint =
		"write a time such as week 8, or with a start of the clock a date"
	return 0, false
}

// leverValue resolves a value that a policy gives a lever.
func (c *checker) leverValue(n *document.Node, s *symbol, role string) *Expr {
	w := c.choiceOr(n, "the value of a lever")
	p := place{what: "the value of a lever", may: variables | draws | model | history, owner: s, role: role}
	switch {
	case !s.known:
		return nil
	case s.typ == Name:
		return c.oneOf(w, p, s.names)
	}
	return c.typed(c.resolve(w, p), s.typ)
}

// settle gives a policy its settings, each from the nearest policy in its chain that says anything of the lever.
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
	for lever, set := range b.own {
		b.all[lever] = set
	}
	for i, set := range b.all {
		if set != nil && !c.isDefault(set, c.s.Levers[i]) {
			b.policy.Settings = append(b.policy.Settings, set)
		}
	}
}

// isDefault says that a setting is the number that the lever has by default.
func (c *checker) isDefault(x *Setting, l *Lever) bool {
	if len(x.Entries) != 1 || !math.IsInf(x.Entries[0].From, -1) {
		return false
	}
	set, ok := c.s.value(x.Entries[0].Value)
	def, okDefault := c.s.value(l.Default)
	return ok && okDefault && set == def
}
