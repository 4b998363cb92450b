package scenario

import (
	"strings"

	"wargame/scenario/builtin"
	"wargame/scenario/formula"
)

// infer finds the types of variables, auxiliaries and outcomes from how they are written, before anything is
// resolved: auxiliaries may read each other in any order, even in a circle through previous. In each pass every
// symbol is looked at once; what leads back to itself is known in the next, if anything else says it. What then is
// left leads to nothing but itself and is taken for a number; that it is a loop is reported elsewhere.
func (c *checker) infer() {
	var open []*symbol
	for _, space := range [...]namespace{c.names, c.outcomes} {
		for _, name := range space.list() {
			if s := space[name]; s.tree != nil {
				open = append(open, s)
			}
		}
	}
	for before := -1; len(open) != before; {
		before = len(open)
		open = c.inferPass(open)
	}
	c.guess = true
	c.inferPass(open)
}

// inferPass looks at each symbol once and gives those of which nothing is known.
func (c *checker) inferPass(open []*symbol) []*symbol {
	for _, s := range open {
		s.looked, s.looking = false, false
	}
	var left []*symbol
	for _, s := range open {
		if _, ok := c.typeOf(s); !ok {
			left = append(left, s)
		}
	}
	return left
}

// typeOf is the type of what a symbol names; false where it follows from nothing that could be read.
func (c *checker) typeOf(s *symbol) (Type, bool) {
	switch {
	case s.looking:
		return Number, c.guess
	case s.known || s.looked || s.tree == nil:
		return s.typ, s.known
	}
	s.looking = true
	if ch := s.tree.by; ch != nil {
		for _, k := range ch.cases {
			if k.value != nil && !k.value.broken && !s.known {
				s.typ, s.known = c.typeOfNode(k.value.tree, s)
			}
		}
	} else if !s.tree.broken {
		s.typ, s.known = c.typeOfNode(s.tree.tree, s)
	}
	s.looking, s.looked = false, true
	return s.typ, s.known
}

// typeOfNode is the type of a part of the expression of s.
func (c *checker) typeOfNode(n *formula.Node, s *symbol) (Type, bool) {
	switch n.Kind {
	case formula.Number, formula.Time, formula.Date, formula.Per:
		return Number, true
	case formula.Truth:
		return Truth, true
	case formula.Name:
		return c.typeOfName(n.Name, s)
	case formula.Unary:
		if n.Op == formula.Not {
			return Truth, true
		}
		return Number, true
	case formula.Binary:
		switch n.Op {
		case formula.To, formula.Add, formula.Subtract, formula.Multiply, formula.Divide, formula.Power:
			return Number, true
		}
		return Truth, true
	case formula.If:
		return c.firstKnown(n.Args[1:], s)
	case formula.Call:
		return c.typeOfCall(n, s)
	}
	return Number, false
}

func (c *checker) typeOfName(name string, s *symbol) (Type, bool) {
	switch name {
	case "time", "dt", "horizon", "pi":
		return Number, true
	}
	if before, after, found := strings.Cut(name, "$"); found { // of a member beside, of which all are alike
		return c.typeOfMembers(before, after, s)
	}
	other := c.names[name]
	if s.kind == KindOutcome && c.outcomes[name] != nil {
		other = c.outcomes[name]
	}
	if other == nil {
		return Number, false
	}
	return c.typeOf(other)
}

// typeOfMembers is the type of the first quantity that there is where a member stands in place of $set in a name.
func (c *checker) typeOfMembers(before, after string, s *symbol) (Type, bool) {
	set := c.longestSet(after)
	for _, member := range c.membersOf(set) {
		if t, ok := c.typeOfName(before+member+after[len(set):], s); ok {
			return t, true
		}
	}
	return Number, false
}

func (c *checker) typeOfCall(n *formula.Node, s *symbol) (Type, bool) {
	if d := builtin.LookupDistribution(n.Name); d != nil {
		if d.Result == builtin.TruthType {
			return Truth, true
		}
		return Number, true
	}
	if asksNeighbour(n) {
		return c.firstKnown(n.Args[min(1, len(n.Args)):], s)
	}
	fn := builtin.LookupFunction(n.Name)
	if fn == nil {
		t := c.names[n.Name]
		return Number, t != nil && t.kind == KindTable
	}
	switch fn.Result {
	case builtin.TruthType:
		return Truth, true
	case builtin.AnyType:
		var parts []*formula.Node
		for i, a := range n.Args {
			if i < len(fn.Params) && fn.Params[i].Type == builtin.AnyType {
				parts = append(parts, a)
			}
		}
		return c.firstKnown(parts, s)
	}
	return Number, true
}

// firstKnown is the type of the first of some parts that has one.
func (c *checker) firstKnown(parts []*formula.Node, s *symbol) (Type, bool) {
	for _, p := range parts {
		if t, ok := c.typeOfNode(p, s); ok {
			return t, true
		}
	}
	return Number, false
}
