package scenario

import (
	"wargame/scenario/builtin"
	"wargame/scenario/formula"
)

// draw resolves a distribution call. Calls are counted in the order in which they begin; the shapes inside
// truncated and mixture are no calls of their own.
func (r *resolver) draw(n *formula.Node) *Expr {
	if r.may&draws == 0 {
		d := r.c.errorf(n.Span, "misplaced", "nothing can be drawn in %s", r.what)
		switch {
		case r.inOutcome():
			d.Hint = "draw in a variable or an auxiliary; an outcome only looks at what happened"
		case r.may&variables != 0:
			d.Hint = "draw in a variable and read it here"
		default:
			d.Hint = "only numbers may stand here"
		}
		return nil
	}
	address := Address{Role: r.role, Call: *r.calls, Once: r.once}
	if r.owner != nil {
		address.Quantity = r.owner.name
	}
	*r.calls++
	dist, args, t := r.shape(n)
	if dist == nil || r.c.tooMany(dist, n.Span) {
		return nil
	}
	e := &Expr{Op: OpDraw, Type: t, Args: args, Dist: dist, Address: address, Span: n.Span}
	r.c.draws = append(r.c.draws, e)
	return e
}

// cdf resolves the probability of at most x. Nothing is drawn.
func (r *resolver) cdf(n *formula.Node) *Expr {
	dist, args, _ := r.inner(n.Args[0], "cdf")
	x := r.want(n.Args[1], Number)
	if dist == nil || x == nil || r.c.tooMany(dist, n.Args[0].Span) {
		return nil
	}
	e := &Expr{Op: OpCDF, Args: append(args, x), Dist: dist, Span: n.Span}
	r.c.draws = append(r.c.draws, e)
	return e
}

// inner resolves an argument that is a distribution.
func (r *resolver) inner(n *formula.Node, function string) (*Dist, []*Expr, Type) {
	distribution := n.Kind == formula.Binary && n.Op == formula.To ||
		n.Kind == formula.Call && builtin.LookupDistribution(r.substitute(n.Name)) != nil
	if distribution {
		return r.shape(n)
	}
	if n.Kind != formula.Bad {
		r.c.errorf(n.Span, "wrong-kind", "%s takes a distribution here", function).Hint =
			"write one out, as in normal(100, 15) or 50 to 150"
	}
	return nil, nil, Number
}

// shape resolves what is drawn from: a distribution and its parameters, flattened in the order written.
func (r *resolver) shape(n *formula.Node) (*Dist, []*Expr, Type) {
	name := "to"
	if n.Kind == formula.Call {
		name = r.substitute(n.Name)
	}
	d := builtin.LookupDistribution(name)
	most := len(d.Params)
	if d.Variadic {
		most = -1
	}
	if !r.counted(n, name, len(d.Params), most) {
		return nil, nil, Number
	}
	if d.Variadic && (len(n.Args)-len(d.Params))%d.Group != 0 {
		r.c.errorf(n.Span, "wrong-arguments", "%s takes its arguments in groups of %d, and there are %d", name, d.Group, len(n.Args)).Hint =
			"write " + d.Signature()
		return nil, nil, Number
	}
	shape, whole := &Dist{Name: name}, true
	var args []*Expr
	for i, a := range n.Args {
		if distributionParam(d, i).Type == builtin.DistributionType {
			inner, params, t := r.inner(a, name)
			if inner != nil && t != Number {
				r.c.errorf(a.Span, "wrong-type", "%s takes a distribution of numbers, and this gives %s", name, t.words())
				inner = nil
			}
			whole = whole && inner != nil
			shape.Inner = append(shape.Inner, inner)
			args = append(args, params...)
			continue
		}
		x := r.want(a, Number)
		whole = whole && x != nil
		args = append(args, x)
	}
	if !whole {
		return nil, nil, Number
	}
	shape.Count = len(args)
	if d.Result == builtin.TruthType {
		return shape, args, Truth
	}
	return shape, args, Number
}

// distributionParam is the parameter for argument i of a distribution, the last ones of which may be repeated.
func distributionParam(d *builtin.Distribution, i int) builtin.Param {
	if n := len(d.Params); i >= n {
		i = n - d.Group + (i-n)%d.Group
	}
	return d.Params[i]
}
