package scenario

import "wargame/scenario/formula"

// comparisonOps gives the operators of comparisons.
var comparisonOps = map[formula.Op]Op{
	formula.Less: OpLess, formula.LessEqual: OpLessEqual, formula.Greater: OpGreater,
	formula.GreaterEqual: OpGreaterEqual, formula.Equal: OpEqual, formula.NotEqual: OpNotEqual,
}

// compare resolves a comparison: of numbers; by == and != of truth values; of a lever or stock and one of its names.
func (r *resolver) compare(n *formula.Node) *Expr {
	a, b := n.Args[0], n.Args[1]
	op := comparisonOps[n.Op]
	switch {
	case a.Kind == formula.Text && b.Kind == formula.Text:
		r.c.errorf(n.Span, "loose-name", "two names are compared, and neither lever nor stock").Hint = `write posture == "hold"`
		return nil
	case b.Kind == formula.Text:
		left := r.expr(a)
		return r.node(n, op, Truth, left, r.nameBeside(left, b, n))
	case a.Kind == formula.Text:
		right := r.expr(b)
		return r.node(n, op, Truth, r.nameBeside(right, a, n), right)
	case r.unquoted(a, b) || r.unquoted(b, a):
		return nil
	}
	left, right := r.expr(a), r.expr(b)
	if left == nil || right == nil {
		return nil
	}
	for _, e := range [...]*Expr{left, right} {
		if e.Type == Name {
			r.c.errorf(e.Span, "wrong-type", "%q is compared to one of its names only", asWritten(e)).Hint = r.c.compareHint(e)
			return nil
		}
	}
	if left.Type != right.Type {
		r.c.errorf(n.Span, "wrong-type", "%s is compared to %s", left.Type.words(), right.Type.words())
		return nil
	}
	if left.Type == Truth && n.Op != formula.Equal && n.Op != formula.NotEqual {
		r.c.errorf(n.Span, "wrong-type", "truth values are compared by == and != only")
		return nil
	}
	return r.node(n, op, Truth, left, right)
}

// nameBeside is the index of the name t among those that e can give, in the comparison n.
func (r *resolver) nameBeside(e *Expr, t, n *formula.Node) *Expr {
	if e == nil {
		return nil
	}
	if e.Type != Name {
		r.c.errorf(n.Span, "wrong-type", "%s is compared to the name %q", e.Type.words(), t.Name).Hint =
			"names are known only beside a lever with options or a stock with levels"
		return nil
	}
	if e.Op == OpLever && n.Op != formula.Equal && n.Op != formula.NotEqual {
		r.c.errorf(n.Span, "wrong-type", "the options of a lever have no order: they are compared by == and != only")
		return nil
	}
	return r.nameOf(t, t.Name, r.c.s.Names(e))
}

// nameOf is the index of a name among the names that are known here.
func (r *resolver) nameOf(n *formula.Node, name string, names []string) *Expr {
	name = r.substitute(name)
	for i, x := range names {
		if x == name {
			return &Expr{Op: OpNumber, Type: Name, Value: float64(i), Name: name, Span: n.Span}
		}
	}
	r.c.errorf(n.Span, "unknown-name", "%q is none of the names known here", name).Hint = r.c.suggest(name, names)
	return nil
}

// unquoted reports a name of the quantity that n names, written without its quotes.
func (r *resolver) unquoted(n, bare *formula.Node) bool {
	if n.Kind != formula.Name || bare.Kind != formula.Name || r.c.names[bare.Name] != nil {
		return false
	}
	if s := r.c.names[r.substitute(n.Name)]; s != nil {
		for _, name := range s.names {
			if name == bare.Name {
				r.c.errorf(bare.Span, "unquoted-name", "%q is a name of %q and stands in quotes", name, s.name).Hint = `write "` + name + `"`
				return true
			}
		}
	}
	return false
}
