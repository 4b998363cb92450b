package scenario

import (
	"math"
	"sort"
	"strconv"

	"wargame/scenario/document"
	"wargame/scenario/formula"
	"wargame/scenario/source"
)

// leverSet is the lever that a key of set names, or nil, which is reported where the scenario is whole; who is what sets it: "a policy".
func (c *checker) leverSet(key source.Text, who string) *symbol {
	name, at := key.Value, key.Whole()
	s := c.names[name]
	switch {
	case s == nil && c.s.Abstract:
	case s == nil:
		c.errorf(at, "unknown-name", "there is no lever %q", name).Hint = c.meant(name, c.kin(KindLever), at)
	case s.kind != KindLever:
		c.errorf(at, "wrong-kind", "%q is %s, and %s sets levers", name, s.kind.WithArticle(), who).Notes =
			[]source.Note{{Span: s.span, Message: "defined here"}}
		return nil
	}
	return s
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

// differing are the settings, given by lever, that are not what the lever is by default.
func (c *checker) differing(by []*Setting) []*Setting {
	var list []*Setting
	for i, set := range by {
		if set != nil && !c.isDefault(set, c.s.Levers[i]) {
			list = append(list, set)
		}
	}
	return list
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
