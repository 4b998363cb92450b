package scenario

import (
	"math"
	"slices"
)

// warn reports what is probably a mistake.
func (c *checker) warn() {
	if c.s.Abstract {
		return
	}
	c.warnUnused()
	c.warnEffects()
	c.warnSamePolicies()
	c.warnSameStrategies()
	c.warnTimes()
	c.warnNoise()
	c.warnShort()
	c.warnPriorities()
	c.warnBounds()
}

// warnUnused warns of quantities that nothing else names.
func (c *checker) warnUnused() {
	for _, name := range c.names.list() {
		s := c.names[name]
		switch s.kind {
		case KindStock, KindLever, KindVariable, KindAuxiliary:
			if !c.used[s] {
				c.warnf(s.span, "unused", "nothing names %q: no other expression, no outcome and no watch", name).Hint =
					"use it, watch it or remove it"
			}
		}
	}
}

// warnEffects warns of two events that may touch one stock in one step where one of them sets it: then their order
// in the file decides.
func (c *checker) warnEffects() {
	touching, setting := map[int][]int{}, map[int][]int{} // events so far, by stock
	looked, warned := 0, 0
	for j, b := range c.s.Events {
		var others []int // that share a stock with b
		for _, y := range b.Effects {
			if y.Kind == Set {
				others = append(others, touching[y.Stock]...)
			} else {
				others = append(others, setting[y.Stock]...)
			}
		}
		slices.Sort(others)
		for _, i := range slices.Compact(others) {
			if looked++; looked > maxPairs || warned == maxPairsWarned {
				c.warnf(b.Span, "order-of-effects", "so many events touch a stock that others set that from %s on they were not looked at for their order", b.Name)
				return
			}
			if a := c.s.Events[i]; !c.neverTogether(a, b) {
				stock, _ := sharedStock(a, b)
				warned++
				c.warnf(b.Span, "order-of-effects", "%s and %s may touch %s in the same step, and one of them sets it: their order in the file decides",
					a.Name, b.Name, c.s.Stocks[stock].Name).Hint = "let their conditions exclude each other, as with not firing(" + a.Name + ")"
			}
		}
		for _, y := range b.Effects {
			touching[y.Stock] = append(touching[y.Stock], j)
			if y.Kind == Set {
				setting[y.Stock] = append(setting[y.Stock], j)
			}
		}
	}
}

// sharedStock is a stock that two events touch and one of them sets.
func sharedStock(a, b *Event) (int, bool) {
	for _, x := range a.Effects {
		for _, y := range b.Effects {
			if x.Stock == y.Stock && (x.Kind == Set || y.Kind == Set) {
				return x.Stock, true
			}
		}
	}
	return 0, false
}

// neverTogether says that two events cannot fire in one step: they are due at different constant times, one waits
// for the other not to fire, or their conditions ask different levels or options of one stock or lever.
func (c *checker) neverTogether(a, b *Event) bool {
	ta, okA := c.s.value(a.At)
	tb, okB := c.s.value(b.At)
	if dt := c.s.Clock.Step; okA && okB && math.Floor((ta+SameTime)/dt) != math.Floor((tb+SameTime)/dt) {
		return true
	}
	if c.waitsFor(a, b) || c.waitsFor(b, a) {
		return true
	}
	for _, x := range conjuncts(a.When) {
		for _, y := range conjuncts(b.When) {
			if exclusive(x, y) {
				return true
			}
		}
	}
	return false
}

// waitsFor says that the condition of one event asks that another does not fire.
func (c *checker) waitsFor(a, b *Event) bool {
	for _, x := range conjuncts(a.When) {
		if x.Op == OpNot && x.Args[0].Op == OpFiring && c.s.Events[x.Args[0].Index] == b {
			return true
		}
	}
	return false
}

// conjuncts are the parts of a condition that all must hold.
func conjuncts(e *Expr) []*Expr {
	switch {
	case e == nil:
		return nil
	case e.Op == OpAnd:
		return append(conjuncts(e.Args[0]), conjuncts(e.Args[1])...)
	}
	return []*Expr{e}
}

// exclusive says that two comparisons with == ask different names of one thing.
func exclusive(x, y *Expr) bool {
	if x.Op != OpEqual || y.Op != OpEqual {
		return false
	}
	a, nameA := x.Args[0], x.Args[1]
	b, nameB := y.Args[0], y.Args[1]
	return nameA.Type == Name && nameB.Type == Name && nameA.Op == OpNumber && nameB.Op == OpNumber &&
		a.Op == b.Op && (a.Op == OpStock || a.Op == OpLever) && a.Index == b.Index && nameA.Value != nameB.Value
}

// warnSamePolicies warns of policies that set every lever alike.
func (c *checker) warnSamePolicies() {
	for j, b := range c.s.Policies {
		for _, a := range c.s.Policies[:j] {
			if slices.EqualFunc(a.Settings, b.Settings, (*Setting).Equal) {
				c.warnf(b.Span, "same-policy", "the policy %s is equal to %s", b.Name, a.Name).Hint = "let it set a lever, or remove it"
				break
			}
		}
	}
}

// warnSameStrategies warns of strategies of an actor that set every lever alike.
func (c *checker) warnSameStrategies() {
	for _, of := range c.s.Strategies {
		for j, b := range of.Strategies {
			for _, a := range of.Strategies[:j] {
				if slices.EqualFunc(a.Settings, b.Settings, (*Setting).Equal) {
					c.warnf(b.Span, "same-strategy", "the strategy %s of %s is equal to %s", b.Name, of.Actor.Name, a.Name).Hint =
						"let it set a lever, or remove it"
					break
				}
			}
		}
	}
}
